"""Visits over real sockets, in small webs of our own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from prospector.detect.certificates import trust_store
from prospector.detect.clock import Clock
from prospector.detect.guard import Guard
from prospector.detect.looking import Looking
from prospector.detect.pace import Pace
from prospector.detect.queue import LinkQueue
from prospector.detect.resolver import Resolver
from prospector.detect.robots import Robots
from prospector.detect.seen import Visit
from prospector.detect.transfer import Limits
from prospector.detect.visit import Visitor
from prospector.detect.weather import Weather
from prospector.items import LinkVerdict
from prospector.sampleweb.web import Web

USER_AGENT = "Mozilla/5.0 (tests; +https://tests.example)"


def visitor(
    web: Web,
    limits: Limits | None = None,
    allowed: Iterable[str] = ("127.0.0.0/8",),
    resolver: Resolver | None = None,
) -> Visitor:
    """A visitor that knows the web's names and may go there."""
    resolver = resolver or Resolver([web.environment["PROSPECTOR_DNS_SERVERS"]], timeout=2.0)
    return Visitor(resolver, Guard(allowed), USER_AGENT, trust_store(), limits or Limits(timeout=4, connect_timeout=3))


def visit(web: Web, url: str, limits: Limits | None = None, allowed: Iterable[str] = ("127.0.0.0/8",)) -> Visit:
    """One visit; `:port` in the address becomes the web's."""

    async def go() -> Visit:
        ours = visitor(web, limits, allowed)
        try:
            return await ours.visit(url.replace(":port", f":{web.port}"))
        finally:
            await ours.aclose()

    return asyncio.run(go())


def judge_all(
    web: Web,
    links: Iterable[str],
    pace: Pace | None = None,
    limits: Limits | None = None,
    robots: bool = False,
    controls: Iterable[str] = (),
    clock: Clock | None = None,
) -> dict[str, LinkVerdict]:
    """The settled verdict on every link, by the address as given."""
    verdicts: dict[str, LinkVerdict] = {}

    async def keep(verdict: LinkVerdict, settled: bool) -> None:
        if settled:
            verdicts[verdict.url] = verdict

    async def go() -> None:
        ours = visitor(web, limits)
        kept_pace = pace or Pace(confirm_after=0.05)
        weather = Weather(ours, [control.replace(":port", f":{web.port}") for control in controls], clock)
        looking = Looking(ours, kept_pace, Robots(ours, kept_pace.patience_with_silence) if robots else None)
        queue = LinkQueue(looking, keep, kept_pace, weather, clock=clock)
        for link in spelled.values():
            queue.add(link)
        await queue.settled()
        await queue.aclose()

    spelled = {link: link.replace(":port", f":{web.port}") for link in links}
    asyncio.run(go())
    return {link: verdicts[url] for link, url in spelled.items()}
