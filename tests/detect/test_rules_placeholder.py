from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.verdict import Reason
from tests.detect.answers import ARTICLE, answer, page


@pytest.mark.parametrize(
    "body word".split(),
    [
        (
            page("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>Further configuration is required.</p>"),
            "host_default_page",
        ),
        (page("Apache2 Ubuntu Default Page: It works"), "host_default_page"),
        (page("IIS Windows Server"), "host_default_page"),
        (page("Default Web Site Page"), "host_default_page"),
        (page("", "<h1>It works!</h1>"), "host_default_page"),
        (page("GitHub Pages", "<p>There isn't a GitHub Pages site here.</p>"), "host_gone"),
        (page("bees", "<p>There isn’t a GitHub Pages site here.</p>"), "host_gone"),
        (page("bees", "<p>Fastly error: unknown domain bees.example</p>"), "host_gone"),
        (page("bees", "<p>This account has been suspended.</p>"), "host_gone"),
        (page("bees", "<p>Sorry, this shop is currently unavailable.</p>"), "host_gone"),
        (page("bees", "<p>Ce compte a été suspendu</p>"), "host_gone"),
        (page("Coming soon"), "coming_soon"),
        (page("Bees", "<h1>Queens</h1><p>* still under construction</p>"), "coming_soon"),
        (page("Bienen", "<p>Demnächst...</p>"), "coming_soon"),
        (page("Abelhas", "<h2>Em construção</h2>"), "coming_soon"),
        (page("蜜蜂", "<p>工事中</p>"), "coming_soon"),
        (page("Store", "<h1>Down for maintenance</h1>"), "maintenance"),
    ],
)
def test_a_placeholder(body: str, word: str) -> None:
    found = judge(answer(body))
    assert found.reason is Reason.PLACEHOLDER
    assert found.detail.startswith(f"{word}: ")


def test_a_host_that_says_no_in_one_plain_line() -> None:
    found = judge(answer("Not found - Request ID: 01J", headers={"content-type": "text/plain"}))
    assert found.reason is Reason.PLACEHOLDER


@pytest.mark.parametrize(
    "body",
    [
        page("Links", "<p>This section is under construction.</p>" + ARTICLE),
        page("Server notes", "<p>How we moved to nginx.</p>"),
        page("Welcome to nginx for beekeepers", "<h1>Welcome to nginx for beekeepers</h1>" + ARTICLE),
        page("Bees", "<p>Moved here. Enjoy.</p>"),
        page("Bees", "<a href=/x>Coming soon</a><a href=/y>Under construction</a><p>Our three hives in May.</p>"),
        page("Suspended sentences", ARTICLE + "<p>The account has been suspended by the court.</p>"),
    ],
)
def test_not_a_placeholder(body: str) -> None:
    assert judge(answer(body)).reason is Reason.OK


def test_a_menu_may_lead_to_maintenance() -> None:
    body = "<h1>Events</h1><p>Maintenance</p><p>Dec 15, 2018, 15:30 Multiframe webcam</p>"
    assert judge(answer(page("Dashboard", body))).reason is Reason.OK
