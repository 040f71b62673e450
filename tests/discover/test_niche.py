"""Which pages are on topic: by the terms a person gave, and by what a niche's own lists share."""

from __future__ import annotations

import pytest

from prospector.discover.niche import Niche
from prospector.items import OutboundLink


@pytest.mark.parametrize(
    "topic, terms, title, text, on_topic",
    [
        ("", ["bees", "hive"], "Bees", "A hive of our own.", True),
        ("", ["bees", "hive"], "My bee garden", "Three hives.", True),
        ("", ["bees", "hive"], "Garden", "Bees and a hive, among much else.", True),
        # One of two is a mention, and a word is not its beginning.
        ("", ["bees", "hive"], "Bees", "Bees, bees, bees.", False),
        ("", ["bees", "hive"], "Beer", "An archive of beer.", False),
        ("beekeeping", [], "Beekeeping in the north", "", True),
        ("beekeeping", [], "Garden", "We tried beekeeping once.", False),
        ("beekeeping", [], "Garden", "Beekeeping, and beekeeping books for beekeeping clubs.", True),
        ("beekeeping", ["honey"], "Honey cake", "Honey, honey, honey.", False),
        ("beekeeping", ["honey"], "Honey", "From our beekeeping course.", True),
        ("", ["bee hotels"], "Build hotels for bees", "", True),
        ("", ["bee hotels"], "Hotels", "Hotels by the sea. Hotels, hotels.", False),
        ("", ["Imker"], "Imkerverein Lindental", "", True),
        ("", ["Imker"], "Imbiss am Markt", "", False),
        ("", ["пчёлы"], "Мои Пчелы", "", True),
        ("", ["養蜂"], "養蜂入門", "", True),
        ("", ["養蜂"], "養鶏入門", "", False),
        ("", [" "], "Bees", "Bees", False),
    ],
)
def test_by_a_persons_terms(topic: str, terms: list[str], title: str, text: str, on_topic: bool) -> None:
    assert Niche(topic, terms).holds(title, (), text) == on_topic


def link(anchor: str, context: str = "") -> OutboundLink:
    return OutboundLink("https://a.example/", anchor, context=context)


def learned() -> Niche:
    niche = Niche("", ())
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
    assert not Niche("", ()).holds("Bees", (), "bees " * 10)


def test_where_terms_are_given_nothing_is_learned() -> None:
    niche = Niche("bees", ())
    niche.learn("Cakes", ("Cakes",), [link("Cakes", "Cakes")] * 9)
    assert niche.own_words == ()
    assert not niche.holds("Cakes", (), "Cakes")
