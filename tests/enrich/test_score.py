"""What makes one lead worth more than another."""

from __future__ import annotations

from dataclasses import replace

from prospector.enrich.score import score_opportunity
from prospector.items import Kind, Opportunity
from tests.store.test_store import GONE, opportunity, page, verdict

DEAD = opportunity(page("http://bees.example/links", GONE), verdict())


def score(lead: Opportunity) -> float:
    return score_opportunity(lead)[0]


def of_kind(kind: Kind, *why: str) -> Opportunity:
    return replace(DEAD, kind=kind, link=None, verdict=None, why=why, page_score=0.05)


def test_the_page_weighs_most() -> None:
    assert score(replace(DEAD, page_score=0.9)) > score(replace(DEAD, page_score=0.2)) + 0.25


def test_a_page_about_something_else_is_worth_less() -> None:
    assert score(replace(DEAD, relevance=0.2)) < score(DEAD)


def test_somebody_to_write_to_is_worth_something() -> None:
    assert score(replace(DEAD, contacts=())) < score(DEAD)


def test_a_page_that_asks_for_posts_need_be_no_list_of_links() -> None:
    asks = score(of_kind(Kind.GUEST_POST, "asks for contributions"))
    assert asks > score(of_kind(Kind.RESOURCE_PAGE))
    assert asks > score(of_kind(Kind.GUEST_POST, "asks for contributions", "for money: “fee”")) + 0.1
    assert asks < score(replace(DEAD, page_score=0.9))


def test_the_reasons_say_what_was_read() -> None:
    _, reasons = score_opportunity(of_kind(Kind.UNLINKED_MENTION, "names us without a link: “…”"))
    assert "names us without a link: “…”" in reasons
