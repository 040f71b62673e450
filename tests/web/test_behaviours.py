"""A web where everything goes wrong on purpose, and what prospector makes of it: over real sockets, in one run."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from prospector import urls
from prospector.detect.looking import Looking
from prospector.detect.pace import Pace
from prospector.detect.queue import LinkQueue
from prospector.detect.robots import Robots
from prospector.detect.transfer import Limits
from prospector.items import LinkVerdict
from prospector.sampleweb.names import Rcode
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from prospector.verdict import Reason, Verdict
from tests.detect.visiting import visitor
from tests.web import (
    addresses,
    framing,
    lost_domains,
    missing_pages,
    network,
    rate_limits,
    redirects,
    robots,
    statuses,
    tls,
    walls,
)
from tests.web.case import ADDRESS, Case

SUBJECTS = (
    statuses, rate_limits, walls, redirects, missing_pages, lost_domains, framing, network, tls,
    robots, addresses,
)  # fmt: skip
CASES: tuple[Case, ...] = tuple(case for subject in SUBJECTS for case in subject.CASES)
LIMITS = Limits(timeout=5, connect_timeout=4)
PACE = Pace(confirm_after=0.3, longest_wait=2)


@pytest.fixture(scope="session")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LinkVerdict]:
    """The settled verdict on every link, by the name of its case.

    Asked for once a process: a server that is otherwise the first time remembers that there was one.
    """
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SSL_CERT_FILE", str(tls.trust_store(tmp_path_factory.mktemp("trust"))))
        hosts, names = world(CASES)
        with Web(hosts, names) as web:
            return asyncio.run(judge(web))


@pytest.fixture
def web_of_nothing() -> Iterator[Web]:
    with Web([Host("bees.example", ADDRESS)]) as web:
        yield web


def world(cases: tuple[Case, ...]) -> tuple[list[Host], dict[str, str | Rcode]]:
    """All hosts and names of the cases. Cases may share a host, if they say the same of it."""
    hosts: dict[str, Host] = {}
    names: dict[str, str | Rcode] = {}
    for case in cases:
        for host in case.hosts:
            assert hosts.setdefault(host.name, host).pages == host.pages, f"two different hosts: {host.name}"
        names |= case.names
    return list(hosts.values()), names


async def judge(web: Web) -> dict[str, LinkVerdict]:
    said: dict[str, LinkVerdict] = {}

    async def keep(verdict: LinkVerdict, settled: bool) -> None:
        if settled:
            said[verdict.url] = verdict

    ours = visitor(web, LIMITS)
    queue = LinkQueue(Looking(ours, PACE, Robots(ours, PACE.patience_with_silence)), keep, PACE)
    spelled = {case.name: case.link.replace(":port", f":{web.port}") for case in CASES}
    keys = {name: urls.page_key(link) or link for name, link in spelled.items()}
    for key in keys.values():
        queue.add(key)
    await queue.settled()
    await queue.aclose()
    return {name: said[key] for name, key in keys.items()}


def test_every_case_has_its_own_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_link_comes_to(verdicts: dict[str, LinkVerdict], case: Case) -> None:
    verdict = verdicts[case.name]
    said = (verdict.verdict, verdict.reason)
    assert said == (case.reason.verdict, case.reason), verdict.looks[-1].detail


def test_nothing_that_may_live_is_called_dead(verdicts: dict[str, LinkVerdict]) -> None:
    may_live = [case for case in CASES if case.reason.verdict is not Verdict.DEAD]
    assert [case.name for case in may_live if verdicts[case.name].verdict is Verdict.DEAD] == []


def test_what_is_dead_was_seen_twice(verdicts: dict[str, LinkVerdict]) -> None:
    dead = [verdict for verdict in verdicts.values() if verdict.verdict is Verdict.DEAD]
    assert len(dead) > 100
    assert all(verdict.confirmed and len(verdict.looks) >= 2 for verdict in dead)


def test_an_address_that_nobody_can_read_stops_nobody(web_of_nothing: Web) -> None:
    said: list[Reason] = []

    async def go() -> None:
        async def keep(verdict: LinkVerdict, settled: bool) -> None:
            said.append(verdict.reason)

        queue = LinkQueue(Looking(visitor(web_of_nothing, LIMITS), PACE), keep, PACE)
        try:
            queue.add("http://[bees.example/")
            await queue.settled()
        finally:
            await queue.aclose()

    asyncio.run(go())
    assert said == [Reason.SCHEME]
