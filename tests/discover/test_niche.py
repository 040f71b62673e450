"""Which pages are on topic, by what a niche's own lists share."""

from __future__ import annotations

import pytest

from prospector.discover.niche import Niche
from prospector.items import OutboundLink


def link(anchor: str, context: str = "") -> OutboundLink:
    return OutboundLink("https://a.example/", anchor, context=context)


def learned() -> Niche:
    niche = Niche()
    niche.learn("Useful links for beekeepers", ("Beekeeping clubs", "Honey"), [
        link("Northern Beekeepers Association", "The Northern Beekeepers Association meets on Fridays."),
        link("Honey board", "Everything about honey, and where to buy it."),
        link("Hive makers", "They make hives for beekeepers. A hive a day."),
        link("The hive journal", "About the hive and its honey."),
        link("https://www.twitter-of-weather.example/", "Weather, weather and weather."),
        link("Hive plans", "Plans for a hive."),
        link("Click here", "Weather for people who click."),
    ])  # fmt: skip
    return niche


def test_what_its_lists_share_are_a_niches_own_words() -> None:
    own = learned().own_words
    assert {"beekeeper", "honey", "hiv"} <= set(own)
    # Said often, but it names nothing; an address and the words of all lists name nothing either.
    assert not {"weather", "click", "the", "link", "association", "club"} & set(own)


@pytest.mark.parametrize(
    "title, text, on_topic",
    [
        ("Hives of the north", "Beekeepers sell honey here.", True),
        ("Shop", "Our beekeeper's honey, honey, honey, from one hive.", True),
        ("Shop", "Honey, jam, sugar, honey and honey.", False),
        # All in passing.
        ("Fair", "Beekeepers, bakers; honey, jam; a hive and a barn.", False),
        ("The association of weather clubs", "Useful links about the weather.", False),
        ("", "", False),
    ],
)
def test_by_what_the_lists_share(title: str, text: str, on_topic: bool) -> None:
    assert learned().holds(title, (), text) == on_topic


def test_nothing_is_on_topic_before_anything_is_learned() -> None:
    assert not Niche().holds("Bees", (), "bees " * 10)
