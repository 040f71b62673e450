"""Where links wait for their looks: one visit per distinct link a run, one at a time per server.

A link is added, visited, judged, and reported. What looks dead or down is looked at again after a while, on a
new connection; the link is *settled* once no further look of this run can change what we say.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

from prospector import urls
from prospector.detect.confirm import wants_another_look, weigh
from prospector.detect.failing import INHERITED, FailingServers
from prospector.detect.judge import judge
from prospector.detect.pace import Pace
from prospector.detect.robots import Robots
from prospector.detect.seen import Visit
from prospector.detect.visit import LONGEST_URL, Visitor
from prospector.detect.weather import Weather, not_reached
from prospector.items import LinkVerdict, Look, now
from prospector.verdict import Finding, Reason, Verdict

logger = logging.getLogger(__name__)

Report = Callable[[LinkVerdict, bool], Awaitable[None]]
"""Called after every look with the verdict so far, and whether the link is settled."""


class _Link:
    """A link on its way through the queue."""

    __slots__ = ("earlier", "held", "looks", "server", "url")

    def __init__(self, url: str, earlier: tuple[Look, ...]) -> None:
        self.url = url
        # Scheme, host and port as they stand in the address.
        self.server = "/".join(url.split("/", 3)[:3])
        self.earlier = earlier
        self.looks: list[Look] = []
        self.held = 0


class _Server:
    """The links of one server that wait, and how many visits may still begin."""

    __slots__ = ("links", "visits")

    def __init__(self) -> None:
        self.links: deque[_Link] = deque()
        self.visits = 0


class LinkQueue:
    """Judges links in the background. `add` them, then await `settled()`; close it at the end."""

    def __init__(
        self,
        visitor: Visitor,
        report: Report,
        pace: Pace,
        robots: Robots | None = None,
        weather: Weather | None = None,
        suppressed: Callable[[str], bool] = lambda url: False,
    ) -> None:
        self._visitor = visitor
        self._report = report
        self._pace = pace
        self._robots = robots
        self._weather = weather
        self._suppressed = suppressed
        self._servers: dict[str, _Server] = {}
        self._failing = FailingServers()
        self._ready: asyncio.Queue[_Server] = asyncio.Queue()
        self._known: set[str] = set()
        self._open = 0
        self._all_settled = asyncio.Event()
        self._all_settled.set()
        self._room = asyncio.Event()
        self._room.set()
        self._workers: list[asyncio.Task[None]] = []
        self._reports: set[asyncio.Task[None]] = set()

    @property
    def open_links(self) -> int:
        """Links added and not settled yet."""
        return self._open

    def add(self, url: str, earlier: tuple[Look, ...] = ()) -> None:
        """Have a link judged. `url` as `urls.page_key` spells it; the same one twice is one visit.

        `earlier`: looks that former runs took, oldest first.
        """
        if url in self._known:
            return
        self._known.add(url)
        self._open += 1
        self._all_settled.clear()
        if self._open >= 50 * self._pace.concurrency:
            self._room.clear()
        link = _Link(url, earlier)
        skip = self._reason_to_skip(url)
        if skip is not None:
            self._spawn(self._conclude(link, Visit(url=url, final_url=url, at=now()), skip))
            return
        self._line_up(link)

    def note_answer(self, url: str) -> None:
        """Tell of an address that answered, to whoever fetched it: it may be asked when we doubt our own network."""
        if self._weather is not None:
            self._weather.note_answer(url)

    async def room(self) -> None:
        """Wait until there is room for more links: a list of a million is not read at once."""
        await self._room.wait()

    async def settled(self) -> None:
        """Wait until every link added so far is settled."""
        await self._all_settled.wait()

    async def aclose(self) -> None:
        """Stop, whatever is open. What was reported so far stands."""
        tasks = [*self._workers, *self._reports]
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        self._workers.clear()
        await self._visitor.aclose()

    def _reason_to_skip(self, url: str) -> Finding | None:
        if not urls.is_web(url):
            return Finding(Reason.SCHEME, "only http and https addresses are visited")
        if urls.page_key(url) is None:
            return Finding(Reason.SCHEME, "malformed: a browser would not go there either")
        if len(url) > LONGEST_URL:
            return Finding(Reason.TOO_LONG, f"{len(url)} characters")
        if self._suppressed(url):
            return Finding(Reason.SUPPRESSED, "its site or page is on the suppression list")
        return None

    def _line_up(self, link: _Link) -> None:
        if len(self._workers) < self._pace.concurrency:
            self._workers.append(asyncio.create_task(self._work()))
        server = self._servers.get(link.server)
        if server is None:
            server = self._servers[link.server] = _Server()
        server.links.append(link)
        if server.visits < self._pace.per_host:
            server.visits += 1
            self._ready.put_nowait(server)

    async def _work(self) -> None:
        while True:
            # A call of its own: nothing of a visit, its page least of all, is held while we wait for the next.
            await self._serve(await self._ready.get())

    async def _serve(self, server: _Server) -> None:
        """Take the next look at a server's links."""
        link = server.links.popleft()
        visit, finding = await self._look(link)
        rest = self._pace.rest(visit)
        # The server is free again once it has rested; whoever looks at the verdict need not wait for that.
        if rest > 0.001:
            asyncio.get_running_loop().call_later(rest, self._next_of, server, link.server)
        else:
            self._next_of(server, link.server)
        if self._weather is not None:
            self._weather.note(visit)
            if not_reached(visit) and await self._weather.is_ill():
                # The look does not count. It is taken again when the weather may have changed.
                link.held += 1
                if link.held <= self._pace.patience:
                    asyncio.get_running_loop().call_later(self._pace.ill_wait, self._line_up, link)
                    return
                finding = Finding(Reason.DNS_ERROR, f"our own network was ill ({finding.reason})")
        await self._conclude(link, visit, finding)

    def _next_of(self, server: _Server, name: str) -> None:
        if server.links:
            self._ready.put_nowait(server)
            return
        server.visits -= 1
        if server.visits == 0 and self._servers.get(name) is server:
            del self._servers[name]

    async def _look(self, link: _Link) -> tuple[Visit, Finding]:
        """One visit and what it says. Never an exception: one link must not stop the others."""
        try:
            visit = await self._visit(link)
            finding = judge(visit)
            if finding.reason is Reason.PLACEHOLDER and finding.detail.startswith("maintenance"):
                # It says itself that it will be back; a page that still says so after days is given up as any other.
                finding = Finding(Reason.HTTP_5XX, finding.detail)
            return visit, finding
        except Exception:
            logger.exception("A visit failed in a way that is our own fault: %s", link.url)
            return Visit(url=link.url, final_url=link.url, at=now()), Finding(Reason.BAD_RESPONSE, "our own fault")

    async def _visit(self, link: _Link) -> Visit:
        again = bool(link.looks)
        fault = self._failing.fault_of(link.server, again)
        if fault is not None:
            return Visit(url=link.url, final_url=link.url, at=now(), fault=fault, fault_detail=INHERITED)
        visit = None
        # Robots first, once: a second look follows a first that was permitted.
        if self._robots is not None and not again:
            visit = await self._robots.refusal(link.url)
        if visit is None:
            visit = await self._visitor.visit(link.url, fresh=again)
        self._failing.note(link.server, visit)
        return visit

    async def _conclude(self, link: _Link, visit: Visit, finding: Finding) -> None:
        look = Look(visit.at, finding.reason, finding.detail, seen_on(visit, finding))
        link.looks.append(look)
        looks = (*link.earlier, *link.looks)
        weighed = weigh(looks)
        verdict = LinkVerdict(
            url=link.url,
            reason=weighed.reason,
            confirmed=weighed.confirmed,
            confidence=weighed.confidence,
            looks=looks,
            status=visit.status,
            final_url=visit.final_url,
            redirects=visit.redirects,
            elapsed_ms=visit.elapsed_ms,
            checked_at=visit.at,
        )
        again = wants_another_look(looks, len(link.looks))
        if again:
            wait = self._pace.until_next_look(visit)
            asyncio.get_running_loop().call_later(wait, self._line_up, link)
        try:
            await self._report(verdict, not again)
        except Exception:
            logger.exception("The verdict on %s could not be passed on", link.url)
        if not again:
            self._open -= 1
            if self._open < 25 * self._pace.concurrency:
                self._room.set()
            if self._open == 0:
                self._all_settled.set()

    def _spawn(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._reports.add(task)
        task.add_done_callback(self._reports.discard)


def seen_on(visit: Visit, finding: Finding) -> dict[str, object]:
    """The evidence of one look, as a flat record for JSON. Short for a link that leads on."""
    seen: dict[str, object] = {"status": visit.status, "final_url": visit.final_url, "bytes": len(visit.body)}
    if finding.verdict is Verdict.ALIVE:
        return seen
    seen |= {
        "redirects": [list(hop) for hop in visit.redirects],
        "address": visit.address,
        "elapsed_ms": visit.elapsed_ms,
        "title": visit.page.title[:200] if visit.page else "",
        "fault": visit.fault_detail,
    }
    return seen
