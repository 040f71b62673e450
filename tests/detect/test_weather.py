"""When nearly everything fails, it is us: nothing is called dead then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from prospector.detect.pace import Pace
from prospector.sampleweb.behaviours import html
from prospector.sampleweb.names import Rcode
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from prospector.verdict import Reason, Verdict
from tests.detect.visiting import judge_all

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
    verdicts = judge_all(web, NOWHERE[:6], IMPATIENT, controls=["http://unreachable.example/"])
    assert {verdict.verdict for verdict in verdicts.values()} == {Verdict.DEAD}


def test_fifteen_pages_of_one_site_are_one_site(web: Web) -> None:
    links = [f"http://gone.test/{n}" for n in range(15)]
    verdicts = judge_all(web, links, IMPATIENT, controls=["http://unreachable.example/"])
    assert {verdict.verdict for verdict in verdicts.values()} == {Verdict.DEAD}


def test_a_link_that_is_not_visited_says_nothing_about_the_weather(web: Web) -> None:
    links = ["http://10.0.0.1/", *NOWHERE, "http://10.0.0.2/"]
    verdicts = judge_all(web, links, IMPATIENT, controls=["http://unreachable.example/"])
    assert {verdicts[link].verdict for link in NOWHERE} == {Verdict.DOWN}
