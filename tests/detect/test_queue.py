"""Links waiting for their looks: one visit each, one at a time per server, and a second look at what seems dead."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

from prospector.detect.looking import Looking
from prospector.detect.pace import Pace
from prospector.detect.queue import LinkQueue
from prospector.detect.transfer import Limits
from prospector.items import LinkVerdict, Look
from prospector.sampleweb.behaviours import NOT_FOUND, Behaviour, hang, html, reset, text
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from prospector.verdict import Reason, Verdict
from tests.detect.turned_clock import TurnedClock
from tests.detect.visiting import judge_all, visitor

FRONT_PAGE = html("<h1>Bees</h1>")


def by_turns(*behaviours: Behaviour) -> Behaviour:
    """A server that behaves like this the first time, like that the second, and then stays as it is."""
    left = list(behaviours)

    async def behave(request, writer):  # type: ignore[no-untyped-def]
        await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return behave


def test_dead_is_said_after_a_second_look_on_a_new_connection() -> None:
    ports: list[int] = []

    async def gone(request, writer):  # type: ignore[no-untyped-def]
        ports.append(writer.get_extra_info("peername")[1])
        await NOT_FOUND(request, writer)

    with Web([Host("bees.example", "127.51.0.1", {"/": FRONT_PAGE, "/gone": gone})]) as web:
        verdict = judge_all(web, ["http://bees.example:port/gone"])["http://bees.example:port/gone"]
    assert (verdict.reason, verdict.confirmed, len(verdict.looks)) == (Reason.HTTP_404, True, 2)
    assert len(set(ports)) == 2


def test_a_link_that_recovers_was_never_dead() -> None:
    pages = {"/once": by_turns(NOT_FOUND, html("<h1>Here I am</h1>")), "/busy": by_turns(html("", 503), html("ok"))}
    with Web([Host("bees.example", "127.51.0.2", pages)]) as web:
        verdicts = judge_all(web, ["http://bees.example:port/once", "http://bees.example:port/busy"])
    assert {verdict.verdict for verdict in verdicts.values()} == {Verdict.ALIVE}


def test_a_rate_limit_is_waited_for() -> None:
    pages = {"/": by_turns(text("slow down", 429, retry_after="0"), html("welcome"))}
    with Web([Host("bees.example", "127.51.0.3", pages)]) as web:
        assert judge_all(web, ["http://bees.example:port/"])["http://bees.example:port/"].verdict is Verdict.ALIVE


def test_two_looks_are_at_least_confirm_after_apart() -> None:
    with Web([Host("bees.example", "127.51.0.4", {"/": FRONT_PAGE})]) as web:
        judge_all(web, ["http://bees.example:port/gone"], Pace(confirm_after=0.4))
        first, second = (request for request in web.requests if request.target == "/gone")
    assert second.at - first.at >= 0.4


def test_one_visit_per_link_and_one_at_a_time_per_server() -> None:
    at_work = 0
    most = 0

    async def slow(request, writer):  # type: ignore[no-untyped-def]
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0.02)
        at_work -= 1
        await html("here")(request, writer)

    with Web([Host("bees.example", "127.51.0.5", otherwise=slow)]) as web:
        links = [f"http://bees.example:port/{n}" for n in range(8)]
        judge_all(web, [*links, *links])
        asked = Counter(request.target for request in web.requests)
    assert most == 1
    assert asked == {f"/{n}": 1 for n in range(8)}


def test_servers_are_visited_side_by_side() -> None:
    waiting = 0
    together = asyncio.Event()

    async def all_of_you(request, writer):  # type: ignore[no-untyped-def]
        nonlocal waiting
        waiting += 1
        if waiting == 5:
            together.set()
        await asyncio.wait_for(together.wait(), 1.5)
        await html("here")(request, writer)

    hosts = [Host(f"h{n}.example", f"127.51.1.{n + 1}", otherwise=all_of_you) for n in range(5)]
    with Web(hosts) as web:
        verdicts = judge_all(web, [f"http://h{n}.example:port/" for n in range(5)])
    assert {verdict.reason for verdict in verdicts.values()} == {Reason.OK}


def test_robots_txt_is_asked_once_and_obeyed() -> None:
    rules = text("User-agent: *\nDisallow: /private/\n\nUser-agent: otherbot\nDisallow: /\n")
    with Web([Host("bees.example", "127.51.0.6", {"/robots.txt": rules}, otherwise=html("here"))]) as web:
        verdicts = judge_all(
            web, [f"http://bees.example:port/{path}" for path in ("private/a", "open/a", "open/b")], robots=True
        )
        asked = [request.target for request in web.requests]
    assert [verdict.reason for verdict in verdicts.values()] == [Reason.ROBOTS, Reason.OK, Reason.OK]
    assert asked == ["/robots.txt", "/open/a", "/open/b"]


def test_a_server_that_is_not_there_is_not_asked_twice() -> None:
    with Web([Host("bees.example", "127.51.0.8")], {"refusing.example": "127.51.0.7"}) as web:
        links = ["http://refusing.example:port/a", "http://nobody.example:port/a"]
        verdicts = judge_all(web, links, robots=True)
    assert [verdict.reason for verdict in verdicts.values()] == [Reason.REFUSED, Reason.DNS_NXDOMAIN]


def test_a_server_that_fails_three_times_is_asked_once_more_and_no_further() -> None:
    with Web([Host("bees.example", "127.51.0.10", otherwise=reset)]) as web:
        verdicts = judge_all(web, [f"http://bees.example:port/{n}" for n in range(20)])
        assert {verdict.reason for verdict in verdicts.values()} == {Reason.RESET}
        assert len(web.requests) == 4


def test_a_server_that_comes_back_is_visited_for_all_its_links() -> None:
    behave = by_turns(reset, reset, reset, html("here"))
    with Web([Host("bees.example", "127.51.0.11", otherwise=behave)]) as web:
        verdicts = judge_all(web, [f"http://bees.example:port/{n}" for n in range(20)])
        assert {verdict.verdict for verdict in verdicts.values()} == {Verdict.ALIVE}
        assert len({request.target for request in web.requests}) == 20


def test_what_is_not_visited_says_why() -> None:
    links = {
        "ftp://files.example/a": Reason.SCHEME,
        f"http://bees.example/{'a' * 2100}": Reason.TOO_LONG,
        "http://suppressed.example/": Reason.SUPPRESSED,
    }
    said: dict[str, Reason] = {}

    async def go(web: Web) -> None:
        async def keep(verdict: LinkVerdict, settled: bool) -> None:
            said[verdict.url] = verdict.reason

        queue = LinkQueue(Looking(visitor(web), Pace()), keep, Pace(), suppressed=lambda url: "suppressed" in url)
        for link in links:
            queue.add(link)
        await queue.settled()
        await queue.aclose()

    with Web([Host("bees.example", "127.51.0.9")]) as web:
        asyncio.run(go(web))
        assert not web.requests
    assert said == links


def test_a_server_that_says_nothing_is_tried_on_a_second_connection() -> None:
    behave = by_turns(hang, html("<h1>Here I am</h1>"))
    with Web([Host("bees.example", "127.51.0.12", otherwise=behave)]) as web:
        began = time.monotonic()
        verdicts = judge_all(web, ["http://bees.example:port/a"], Pace(patience_with_silence=0.1), Limits(timeout=3))
        took = time.monotonic() - began
        assert len(web.requests) == 2
    assert [verdict.verdict for verdict in verdicts.values()] == [Verdict.ALIVE]
    assert took < 2


def test_a_server_that_hangs_costs_one_timeout_and_not_one_for_every_link() -> None:
    pace = Pace(patience_with_silence=0.2, confirm_after=0.1)
    with Web([Host("bees.example", "127.51.0.13", otherwise=hang)]) as web:
        links = [f"http://bees.example:port/{n}" for n in range(12)]
        began = time.monotonic()
        verdicts = judge_all(web, links, pace, Limits(timeout=1.5), robots=True)
        took = time.monotonic() - began
        asked = Counter(request.target for request in web.requests)
    assert {verdict.reason for verdict in verdicts.values()} == {Reason.TIMEOUT}
    assert took < 3
    # Its rules, three links, and one once more.
    assert asked.total() <= 6


def test_a_server_that_asks_us_to_come_back_later_is_left_alone_by_all_its_links() -> None:
    pages = {"/a": by_turns(text("later", 429, retry_after="1"), html("<h1>A</h1>")), "/b": html("<h1>B</h1>")}
    with Web([Host("bees.example", "127.51.0.14", pages)]) as web:
        verdicts = judge_all(web, ["http://bees.example:port/a", "http://bees.example:port/b"])
        first, *others = web.requests
    assert {verdict.verdict for verdict in verdicts.values()} == {Verdict.ALIVE}
    assert min(request.at for request in others) - first.at >= 1


def test_a_server_that_has_had_enough_of_us_is_not_asked_for_every_link() -> None:
    with Web([Host("bees.example", "127.51.0.15", otherwise=text("Too Many Requests", 429))]) as web:
        links = [f"http://bees.example:port/{n}" for n in range(20)]
        verdicts = judge_all(web, links, Pace(confirm_after=0.05, longest_pause=0))
        asked = len(web.requests)
    assert {verdict.reason for verdict in verdicts.values()} == {Reason.HTTP_429}
    assert asked == 4
    assert "host_throttled" in verdicts[links[-1]].looks[-1].detail


def test_a_server_that_asks_for_a_day_is_not_waited_for() -> None:
    with Web([Host("bees.example", "127.51.0.16", otherwise=text("", 503, retry_after="86400"))]) as web:
        links = [f"http://bees.example:port/{n}" for n in range(20)]
        began = time.monotonic()
        verdicts = judge_all(web, links, Pace(confirm_after=0.05, longest_wait=0.2))
        assert time.monotonic() - began < 2
        assert len(web.requests) == 2
    assert {verdict.reason for verdict in verdicts.values()} == {Reason.HTTP_5XX}


def test_down_for_days_is_gone_and_not_a_look_earlier() -> None:
    """Three runs in as many days: each hands its looks to the next."""
    clock, looks, said = TurnedClock(), list[Look](), list[Reason]()

    async def run(web: Web) -> None:
        async def keep(verdict: LinkVerdict, settled: bool) -> None:
            if settled:
                looks[:] = verdict.looks
                said.append(verdict.reason)

        ours, pace = visitor(web), Pace()
        queue = LinkQueue(Looking(ours, pace), keep, pace, clock=clock)
        queue.add(f"http://bees.example:{web.port}/", tuple(looks))
        while queue.open_links:
            clock.turn(seconds=61)
            await asyncio.sleep(0.02)
        await queue.aclose()

    with Web([Host("bees.example", "127.51.0.17", otherwise=reset)]) as web:
        for _ in range(3):
            asyncio.run(run(web))
            clock.turn(hours=37)
    assert said == [Reason.RESET, Reason.RESET, Reason.GONE_AFTER_LOOKS]
    assert 3 <= len(looks) <= 8


def test_a_404_counts_where_the_server_shows_us_something_else() -> None:
    hosts = [
        Host("open.example", "127.51.0.18", {"/": FRONT_PAGE}),
        Host("shut.example", "127.51.0.19", {"/": text("", 403)}),
        Host("other.example", "127.51.0.20", {"/": text("", 403), "/here": html("<h1>Here</h1>")}),
    ]
    with Web(hosts) as web:
        links = ["open", "shut", "other"]
        verdicts = judge_all(
            web, [f"http://{name}.example:port/gone" for name in links] + ["http://other.example:port/here"]
        )
        asked = Counter(request.host for request in web.requests if request.target == "/")
    said = {url.split("/")[2].split(".")[0]: verdict for url, verdict in verdicts.items() if url.endswith("gone")}
    assert [said[name].reason for name in links] == [Reason.HTTP_404, Reason.CHALLENGE, Reason.HTTP_404]
    assert said["open"].looks[-1].seen["supported_by"] == ["the front page answers"]
    assert said["open"].confidence > 0.9
    # Whoever has shown us another page need not be asked.
    assert asked == {"open.example": 1, "shut.example": 1}
