"""Where redirects end: parking sites, error pages, front pages, and pages that simply moved."""

from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.verdict import Finding, Reason
from tests.detect.answers import ARTICLE, answer, page

DEEP = "https://bees.example/guides/hive.html"


def _ended(url: str, *hops: str, status: int = 200) -> Reason:
    return judge(answer(page("Bees", ARTICLE), status, url=url, via=tuple((302, hop) for hop in hops))).reason


@pytest.mark.parametrize(
    "url final reason".split(),
    [
        (DEEP, "https://www.hugedomains.com/domain_profile.cfm?d=bees", Reason.PARKED),
        (DEEP, "https://sedo.com/search/details/?domain=bees", Reason.PARKED),
        (DEEP, "https://ww16.bees.example/guides/hive.html?sub1=x", Reason.PARKED),
        (DEEP, "https://bees.example/lander", Reason.PARKED),
        ("https://bees.example/", "https://bees.example/parking", Reason.PARKED),
        # Meant for that place, or only named like one.
        ("https://sedo.com/about", "https://sedo.com/us/about-us/", Reason.MOVED),
        ("https://uni.example/permits", "https://uni.example/parking", Reason.MOVED),
        ("https://uni.example/permits", "https://parking.uni.example/permits", Reason.MOVED),
        ("https://ww2.bees.example/a", "https://ww2.bees.example/b", Reason.MOVED),
    ],
)
def test_parking_sites(url: str, final: str, reason: Reason) -> None:
    assert _ended(url, final) is reason


@pytest.mark.parametrize(
    "url final reason".split(),
    [
        (DEEP, "https://bees.example/errors/404.html", Reason.REDIRECT_ERROR_PAGE),
        (DEEP, "https://bees.example/404/", Reason.REDIRECT_ERROR_PAGE),
        (DEEP, "https://bees.example/page-not-found", Reason.REDIRECT_ERROR_PAGE),
        (DEEP, "https://bees.example/de/seite-nicht-gefunden.html", Reason.REDIRECT_ERROR_PAGE),
        ("https://bees.example/lesson-404", "https://bees.example/404", Reason.MOVED),
        (DEEP, "https://bees.example/lesson-404-review", Reason.MOVED),
        (DEEP, "https://bees.example/arxiv/1404.4040", Reason.MOVED),
        (DEEP, "https://bees.example/error-analysis", Reason.MOVED),
    ],
)
def test_error_pages(url: str, final: str, reason: Reason) -> None:
    assert _ended(url, final) is reason


@pytest.mark.parametrize(
    "url final reason".split(),
    [
        (DEEP, "https://bees.example/", Reason.REDIRECT_HOME),
        (DEEP, "https://www.bees.example/index.html", Reason.REDIRECT_HOME),
        (DEEP, "https://bees.example/en/", Reason.REDIRECT_HOME),
        ("https://blog.bees.co.uk/2012/queen", "https://bees.co.uk", Reason.REDIRECT_HOME),
        # There was no deep link.
        ("https://bees.example/index.php?id=5", "https://bees.example/", Reason.MOVED),
        ("https://bees.example/?p=12", "https://bees.example/", Reason.MOVED),
        ("https://bees.example/home.html", "https://bees.example/", Reason.MOVED),
        ("https://bees.example/de", "https://bees.example/", Reason.MOVED),
        ("https://bees.example/pt-br/index.html", "https://bees.example/", Reason.MOVED),
        # What was linked may be on that front page.
        (DEEP, "https://bees.example/#guides", Reason.MOVED),
        (DEEP, "https://bees.example/?page=hive", Reason.MOVED),
        # Another site, or another page.
        (DEEP, "https://hives.example/", Reason.MOVED),
        (DEEP, "https://bees.example/guides/", Reason.MOVED),
    ],
)
def test_front_pages(url: str, final: str, reason: Reason) -> None:
    assert _ended(url, final) is reason


def test_a_way_round_by_another_site_is_no_answer_about_the_page() -> None:
    assert _ended(DEEP, "https://sso.example/check?x", "https://bees.example/") is Reason.MOVED


def test_a_front_page_that_is_parked_is_called_parked() -> None:
    visit = answer(page("bees.example", "<p>Buy this domain.</p>"), via=((301, "https://bees.example/"),))
    assert judge(visit).reason is Reason.PARKED


@pytest.mark.parametrize(
    "statuses reason".split(),
    [
        ((301,), Reason.MOVED_PERMANENTLY),
        ((308, 301), Reason.MOVED_PERMANENTLY),
        ((301, 302), Reason.MOVED),
        ((307,), Reason.MOVED),
        ((), Reason.OK),
    ],
)
def test_moved_for_good_only_if_every_hop_says_so(statuses: tuple[int, ...], reason: Reason) -> None:
    via = tuple((status, "https://bees.example/new/hive") for status in statuses)
    found = judge(answer(page("Bees", ARTICLE), via=via))
    assert found == Finding(reason, "https://bees.example/new/hive" if statuses else "")
