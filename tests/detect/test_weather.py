"""When nearly everything fails, it is us: nothing is called dead then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from prospector.detect.looking import Looking
from prospector.detect.pace import Pace
from prospector.detect.queue import LinkQueue
from prospector.detect.weather import Sky, Weather
from prospector.items import LinkVerdict
from prospector.sampleweb.behaviours import html
from prospector.sampleweb.names import Rcode
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from prospector.verdict import Reason, Verdict
from tests.detect.turned_clock import TurnedClock
from tests.detect.visiting import judge_all, visitor

IMPATIENT = Pace(confirm_after=0.05, ill_wait=0.05, patience=2)
NOWHERE = [f"http://site{n}.test/" for n in range(15)]


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(
        [Host("control.example", "127.53.0.1", {"/": html("here")})], {"unreachable.example": Rcode.SERVFAIL}
    ) as web:
        yield web


def test_with_a_healthy_network_a_list_of_dead_names_is_dead(web: Web) -> None:
    verdicts = judge_all(web, NOWHERE, IMPATIENT, controls=["http://control.example:port/"])
    assert {verdict.reason for verdict in verdicts.values()} == {Reason.DNS_NXDOMAIN}


def test_when_no_control_answers_nothing_is_dead(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    verdicts = judge_all(web, NOWHERE, IMPATIENT, controls=["http://unreachable.example/"])
    assert {verdict.verdict for verdict in verdicts.values()} == {Verdict.DOWN}
    assert "our own network was ill (dns_nxdomain)" in {verdict.looks[-1].detail for verdict in verdicts.values()}
    assert caplog.text.count("OUR OWN NETWORK IS ILL") == 1


def test_an_address_that_answered_before_is_a_control_too(web: Web) -> None:
    links = ["http://control.example:port/", *NOWHERE]
    patient = replace(IMPATIENT, patience=100)
    verdicts = judge_all(web, links, patient, controls=["http://unreachable.example/"])
    assert [verdict.verdict for verdict in verdicts.values()] == [Verdict.ALIVE] + [Verdict.DEAD] * len(NOWHERE)


def test_a_few_dead_sites_are_no_weather(web: Web) -> None:
    links = ["http://control.example:port/", *NOWHERE[:6]]
    verdicts = judge_all(web, links, IMPATIENT, controls=["http://unreachable.example/"])
    assert {verdicts[link].verdict for link in NOWHERE[:6]} == {Verdict.DEAD}


def test_nobody_is_dead_while_nobody_answers(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    verdicts = judge_all(web, NOWHERE[:2], IMPATIENT, controls=["http://unreachable.example/"])
    assert {verdict.verdict for verdict in verdicts.values()} == {Verdict.DOWN}
    assert caplog.text.count("OUR OWN NETWORK IS ILL: nobody answers") == 1


def test_a_name_that_cannot_exist_is_dead_in_every_weather(web: Web) -> None:
    verdicts = judge_all(web, ["http://bees.invalid/"], IMPATIENT, controls=["http://unreachable.example/"])
    assert verdicts["http://bees.invalid/"].verdict is Verdict.DEAD


def test_fifteen_pages_of_one_site_are_one_site(web: Web) -> None:
    links = ["http://control.example:port/", *(f"http://gone.test/{n}" for n in range(15))]
    verdicts = judge_all(web, links, IMPATIENT, controls=["http://unreachable.example/"])
    assert {verdicts[link].verdict for link in links[1:]} == {Verdict.DEAD}


def test_a_resolver_that_knows_names_that_cannot_exist_is_not_believed(caplog: pytest.LogCaptureFixture) -> None:
    """Some networks send every missing name to a page of adverts: here nothing is dead, and nothing there is alive."""
    adverts = Host("adverts.example", "127.53.0.2", otherwise=html("<title>Adverts</title><h1>Buy this</h1>"))
    bees = Host("bees.example", "127.53.0.3", {"/": html("<h1>Bees</h1>")})
    with Web([adverts, bees], {"*": "127.53.0.2"}) as web:
        links = ["http://gone.test:port/", "http://bees.example:port/", "http://bees.example:port/missing"]
        verdicts = judge_all(web, links, IMPATIENT, controls=["http://bees.example:port/"])
    assert [verdicts[link].verdict for link in links] == [Verdict.DOWN, Verdict.ALIVE, Verdict.DOWN]
    assert "knows names that cannot exist (it says 127.53.0.2)" in caplog.text


def test_who_asks_while_somebody_asks_waits_for_the_answer(web: Web) -> None:
    clock = TurnedClock()

    async def go() -> None:
        weather = Weather(visitor(web), [f"http://control.example:{web.port}/"], clock)
        assert await weather.sky() is Sky.WELL
        # Nobody answered since, and two links are about to be called dead.
        clock.turn(seconds=11)
        first = asyncio.create_task(weather.sky())
        for _ in range(3):
            # By now it asks.
            await asyncio.sleep(0)
        assert [await weather.sky(), await first] == [Sky.WELL, Sky.WELL]

    asyncio.run(go())


def test_looks_of_the_time_before_we_noticed_do_not_count() -> None:
    """A cable is pulled just before the first look. At the second it shows, and neither counts."""
    clock, said, looks = TurnedClock(), list[LinkVerdict](), list[int]()

    async def keep(verdict: LinkVerdict, settled: bool) -> None:
        looks.append(len(verdict.looks))
        if settled:
            said.append(verdict)

    async def go(web: Web) -> None:
        link, ours = f"http://bees.example:{web.port}/", visitor(web)
        pace = Pace(confirm_after=60, ill_wait=15)
        weather = Weather(ours, [f"http://control.example:{web.port}/"], clock)
        queue = LinkQueue(Looking(ours, pace), keep, pace, weather, clock=clock)
        assert await weather.sky() is Sky.WELL
        clock.turn(seconds=1)
        live_names = web._server.names
        there = dict(live_names)
        live_names.clear()
        queue.add(link)
        await until(lambda: clock.waiting == 1)
        clock.turn(seconds=61)
        await until(lambda: clock.waiting == 1)
        live_names.update(there)
        clock.turn(seconds=16)
        await until(lambda: not queue.open_links)
        await queue.aclose()
        assert "2 looks were not counted" in queue.weather_report

    with Web([Host(f"{name}.example", "127.53.0.4", otherwise=html("here")) for name in ("control", "bees")]) as web:
        asyncio.run(go(web))
    assert [(verdict.verdict, len(verdict.looks)) for verdict in said] == [(Verdict.ALIVE, 1)]
    assert looks == [1, 1]


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something is so, but not for ever."""
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - what we wait for is inside what is tested
            await asyncio.sleep(0.005)


def test_a_link_that_is_not_visited_says_nothing_about_the_weather(web: Web) -> None:
    links = ["http://10.0.0.1/", *NOWHERE, "http://10.0.0.2/"]
    verdicts = judge_all(web, links, IMPATIENT, controls=["http://unreachable.example/"])
    assert {verdicts[link].verdict for link in NOWHERE} == {Verdict.DOWN}
