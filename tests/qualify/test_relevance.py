from __future__ import annotations

import pytest

from prospector.campaign import Campaign
from prospector.qualify.relevance import Relevances, Topic

TOPIC = Topic.of(
    Campaign(
        topic="beekeeping",
        terms=("bees", "honey", "queen rearing", "養蜂"),
        synonyms={"bees": ("apis mellifera",)},
        negative_terms=("spelling bee",),
    )
)
assert TOPIC is not None
RELEVANCES = Relevances(TOPIC)


def test_a_page_about_it_leaves_no_doubt() -> None:
    found = RELEVANCES.of("Beekeeping links", ("Honey", "Bees"), ("Queen rearing",), "All about bees and honey.")
    assert found.value > 0.9
    assert found.terms[0] == "beekeeping"
    assert set(found.terms) == {"beekeeping", "bees", "honey", "queen rearing"}


@pytest.mark.parametrize(
    "title text terms".split(),
    [
        ("Useful links", "Where to buy tyres", ()),
        ("Useful links", "One bee on a flower", ("bees",)),
        ("Apis mellifera", "", ("bees",)),
        ("Useful links", "Beeswax, honeycomb and antibeekeeping", ()),
        ("養蜂リンク集", "", ("養蜂",)),
        ("Queen", "rearing of queens", ()),
    ],
)
def test_whole_words_count_and_stand_for_their_term(title: str, text: str, terms: tuple[str, ...]) -> None:
    assert RELEVANCES.of(title, (), (), text).terms == terms


def test_a_title_says_more_than_a_text() -> None:
    assert RELEVANCES.of("Bees", (), (), "").value > RELEVANCES.of("", (), (), "bees").value


def test_saying_it_a_hundred_times_makes_no_page_more_about_it() -> None:
    assert RELEVANCES.of("", (), (), "honey " * 100).value == RELEVANCES.of("", (), (), "honey " * 4).value


def test_what_was_said_to_be_something_else_weighs_against() -> None:
    found = RELEVANCES.of("Spelling bee", ("Spelling bee winners",), (), "The spelling bee is about bees")
    assert found.value < 0.15
    assert found.against == ("spelling bee",)


def test_without_a_topic_nothing_is_off_it() -> None:
    assert Topic.of(Campaign()) is None
