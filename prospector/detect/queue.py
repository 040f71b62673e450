"""Where links wait for their looks: one visit per distinct link a run, one at a time per server.

A link is added, visited, judged, and reported. What looks dead or down is looked at again after a while, on a
new connection; the link is *settled* once no further look of this run can change what we say.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from prospector import urls
from prospector.detect.clock import Clock
from prospector.detect.confirm import KEPT, wants_another_look, weigh
from prospector.detect.evidence import seen_on
from prospector.detect.looking import Looking
from prospector.detect.pace import Pace
from prospector.detect.seen import Visit
from prospector.detect.visit import LONGEST_URL
from prospector.detect.weather import Sky, Weather, nobody_need_be_asked
from prospector.items import LinkVerdict, Look
from prospector.verdict import Finding, Reason, Verdict

logger = logging.getLogger(__name__)

Report = Callable[[LinkVerdict, bool], Awaitable[None]]
"""Called after every look with the verdict so far, and whether the link is settled."""

# Seconds. Whoever answers sooner is not worn out by us, and a timer for every link costs.
SHORTEST_REST = 0.01

# Links of a silent server that are tried at the same time, beyond those that its pace allows.
BESIDE_A_SILENT_ONE = 2


class _Link:
    """A link on its way through the queue."""

    __slots__ = ("earlier", "held", "looked_at", "looks", "server", "url")

    def __init__(self, url: str, earlier: tuple[Look, ...]) -> None:
        self.url = url
        self.server = urls.server_name(url)
        self.earlier = earlier
        self.looks: list[Look] = []
        # When, by the clock.
        self.looked_at: list[float] = []
        self.held = 0


class _Server:
    """The links of one server that wait, and how many visits may still begin."""

    __slots__ = ("links", "name", "visits")

    def __init__(self, name: str) -> None:
        self.name = name
        self.links: deque[_Link] = deque()
        self.visits = 0


class LinkQueue:
    """Judges links in the background. `add` them, then await `settled()`; close it at the end."""

    def __init__(
        self,
        looking: Looking,
        report: Report,
        pace: Pace,
        weather: Weather | None = None,
        suppressed: Callable[[str], bool] = lambda url: False,
        clock: Clock | None = None,
    ) -> None:
        self._looking = looking
        self._report = report
        self._pace = pace
        self._weather = weather
        self._suppressed = suppressed
        self._clock = clock or Clock()
        self._servers: dict[str, _Server] = {}
        self._ready: asyncio.Queue[_Server] = asyncio.Queue()
        self._open: set[str] = set()
        self._all_settled = asyncio.Event()
        self._all_settled.set()
        self._room = asyncio.Event()
        self._room.set()
        # A task for every visit would cost more than the visit's own thinking: few are kept, and serve in turn.
        self._workers: list[asyncio.Task[object]] = []
        self._besides: set[asyncio.Task[object]] = set()
        self._begun = False
        self._closed = False

    @property
    def open_links(self) -> int:
        """Links added and not settled yet."""
        return len(self._open)

    @property
    def weather_report(self) -> str:
        """What the run's report says of our own network; empty where it was well."""
        return self._weather.report() if self._weather is not None else ""

    def add(self, url: str, earlier: tuple[Look, ...] = ()) -> None:
        """Have a link judged. `url` as `urls.page_key` spells it; while it is not settled, adding it again is nothing.

        `earlier`: looks that former runs took, oldest first.
        """
        if url in self._open:
            return
        self._open.add(url)
        self._all_settled.clear()
        if len(self._open) >= 50 * self._pace.concurrency:
            self._room.clear()
        link = _Link(url, earlier[-KEPT:])
        skip = self._reason_to_skip(url)
        if skip is not None:
            self._spawn(self._conclude(link, Visit(url=url, final_url=url), skip, ()))
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
        if self._closed:
            return
        self._closed = True
        tasks = (*self._workers, *self._besides)
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        if self._weather is not None:
            await self._weather.aclose()
        await self._looking.aclose()

    def _reason_to_skip(self, url: str) -> Finding | None:
        if not urls.is_web(url):
            return Finding(Reason.SCHEME, "only http and https addresses are visited")
        if not urls.is_well_formed(url):
            return Finding(Reason.SCHEME, "malformed: a browser would not go there either")
        if len(url) > LONGEST_URL:
            return Finding(Reason.TOO_LONG, f"{len(url)} characters")
        if self._suppressed(url):
            return Finding(Reason.SUPPRESSED, "its site or page is on the suppression list")
        return None

    def _line_up(self, link: _Link) -> None:
        if not self._begun and self._weather is not None:
            # What the weather is like, before anything is said of a link.
            self._spawn(self._weather.sky())
        self._begun = True
        if len(self._workers) < self._pace.concurrency:
            self._workers.append(asyncio.create_task(self._work()))
        server = self._servers.get(link.server)
        if server is None:
            server = self._servers[link.server] = _Server(link.server)
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

        def silent() -> None:
            # It may be the page that is slow, and not the server: its next link need not wait to learn it.
            if server.links and server.visits < self._pace.per_host + BESIDE_A_SILENT_ONE:
                server.visits += 1
                self._ready.put_nowait(server)

        try:
            visit, finding, supports = await self._looking.look(link.url, link.server, bool(link.looks), silent)
        except Exception:
            # One link must not stop the others.
            logger.exception("A visit failed in a way that is our own fault: %s", link.url)
            visit, supports = Visit(link.url, final_url=link.url), ()
            finding = Finding(Reason.BAD_RESPONSE, "our own fault")
        rest = self._pace.rest(visit)
        # The server is free again once it has rested; whoever looks at the verdict need not wait for that.
        if rest > SHORTEST_REST:
            asyncio.get_running_loop().call_later(rest, self._next_of, server)
        else:
            self._next_of(server)
        ill = False
        if self._weather is not None:
            self._weather.note(visit, link.server)
            if await self._is_our_own_fault(link, visit, finding):
                # The look does not count. It is taken again when the weather may have changed.
                link.held += 1
                self._weather.looks_discarded += 1
                if link.held <= self._pace.patience:
                    self._clock.call_later(self._pace.ill_wait, self._line_up, link)
                    return
                finding = Finding(Reason.DNS_ERROR, f"our own network was ill ({finding.reason})")
                supports, ill = (), True
        await self._conclude(link, visit, finding, supports, ill)

    async def _is_our_own_fault(self, link: _Link, visit: Visit, finding: Finding) -> bool:
        """True where our own network was ill at this look. Earlier ones of that time are dropped, too."""
        assert self._weather is not None
        if self._weather.is_made_up(visit):
            return True
        if finding.verdict not in (Verdict.DEAD, Verdict.DOWN) or nobody_need_be_asked(visit):
            return False
        sky = await self._weather.sky()
        if sky is Sky.UNKNOWN and finding.verdict is Verdict.DEAD and (link.looks or link.earlier):
            # A suspicion may wait and see. Before anything is called dead, somebody has to speak for our network.
            self._weather.nobody_answers()
            sky = Sky.ILL
        if sky is not Sky.ILL:
            return False
        well = [at <= self._weather.last_well for at in link.looked_at]
        self._weather.looks_discarded += well.count(False)
        link.looks = [look for look, kept in zip(link.looks, well, strict=True) if kept]
        link.looked_at = [at for at, kept in zip(link.looked_at, well, strict=True) if kept]
        return True

    def _next_of(self, server: _Server) -> None:
        if server.links and server.visits <= self._pace.per_host:
            self._ready.put_nowait(server)
            return
        server.visits -= 1
        if server.visits == 0 and self._servers.get(server.name) is server:
            del self._servers[server.name]

    async def _conclude(
        self, link: _Link, visit: Visit, finding: Finding, supports: tuple[str, ...], ill: bool = False
    ) -> None:
        at = self._clock.now()
        link.looks.append(Look(at, finding.reason, finding.detail, seen_on(visit, finding, supports, ill)))
        link.looked_at.append(self._clock.monotonic())
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
            checked_at=at,
        )
        again = not ill and wants_another_look(looks, len(link.looks))
        if again:
            self._clock.call_later(self._pace.until_next_look(visit), self._line_up, link)
        try:
            await self._report(verdict, not again)
        except Exception:
            logger.exception("The verdict on %s could not be passed on", link.url)
        if not again:
            self._open.discard(link.url)
            if len(self._open) < 25 * self._pace.concurrency:
                self._room.set()
            if not self._open:
                self._all_settled.set()

    def _spawn(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(work)
        self._besides.add(task)
        task.add_done_callback(self._besides.discard)
