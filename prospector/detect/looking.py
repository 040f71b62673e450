"""One look at a link: may we, is the server there at all, what do we see, and what does it mean?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from prospector.detect.alarms import Alarms
from prospector.detect.doubts import settle
from prospector.detect.failing import FailingServers
from prospector.detect.judge import judge
from prospector.detect.neighbours import Neighbours
from prospector.detect.pace import Pace
from prospector.detect.patience import first_answer
from prospector.detect.robots import Robots
from prospector.detect.seen import Visit
from prospector.detect.url_set import UrlSet
from prospector.detect.visit import Visitor
from prospector.verdict import Finding, Reason, Verdict

Seen = tuple[Visit, Finding, tuple[str, ...]]
"""What was seen, what it means, and what else speaks for it."""


class Looking:
    """Takes looks, and remembers of servers what spares the next link a request."""

    def __init__(self, visitor: Visitor, pace: Pace, robots: Robots | None = None) -> None:
        self._visitor = visitor
        self._robots = robots
        self._alarms = Alarms(pace.patience_with_silence)
        self._failing = FailingServers(pace.longest_wait)
        self._neighbours = Neighbours(visitor, robots)
        self._answering = UrlSet()

    async def look(self, url: str, server: str, again: bool, silent: Callable[[], object] = lambda: None) -> Seen:
        """Look at a link, `again` on a new connection. `silent` is called when its server says nothing for a while."""
        inherited = self._failing.inherited(server, again)
        if inherited is not None:
            return Visit(url, final_url=url, fault=inherited.reason, fault_detail=inherited.detail), inherited, ()
        visit, beside = None, None
        # Robots first, once: a second look follows a first that was permitted.
        if self._robots is not None and not again:
            visit = await self._robots.refusal(url, server)
            beside = self._robots.still_asking(server)
        if visit is None:
            visit = await self._visit(url, server, again, silent, beside)
        self._failing.note(server, visit)
        finding = judge(visit)
        if finding.reason is Reason.PLACEHOLDER and finding.detail.startswith("maintenance"):
            # It says itself that it will be back; a page that still says so after days is given up as any other.
            finding = Finding(Reason.HTTP_5XX, finding.detail)
        finding, supports = await settle(visit, finding, self._neighbours, again, server in self._answering)
        if finding.verdict is Verdict.ALIVE and not visit.redirects:
            self._answering.add(server)
        return visit, finding, supports

    async def _visit(
        self,
        url: str,
        server: str,
        again: bool,
        silent: Callable[[], object],
        beside: asyncio.Task[Visit] | None,
    ) -> Visit:
        def ask(fresh: bool) -> Coroutine[Any, Any, Visit]:
            return self._visitor.visit(url, fresh=fresh)

        if not (again and self._failing.is_silent(server)):
            return await first_answer(ask, again, self._alarms, silent, beside)
        # Asked once more, it need not be waited for again as long as three times before.
        try:
            async with asyncio.timeout(self._alarms.delay):
                return await ask(True)
        except TimeoutError:
            detail = f"silent again for {self._alarms.delay:g} seconds"
            return Visit(url, final_url=url, fault=Reason.TIMEOUT, fault_detail=detail)

    async def aclose(self) -> None:
        if self._robots is not None:
            await self._robots.aclose()
        await self._visitor.aclose()
