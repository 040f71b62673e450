from __future__ import annotations

import pytest

from prospector.campaign import Campaign
from prospector.items import Kind, OutboundLink, Part
from prospector.qualify.chances import Us
from prospector.qualify.kinds import guest_post_of

US = Us(
    Campaign(
        our_sites=("ours.example", "https://www.ours-too.example/shop"),
        our_names=("The Honey Guide",),
        competitors=("theirs.example",),
    )
)
OURS, THEIRS = OutboundLink("https://shop.ours.example/", "us"), OutboundLink("https://theirs.example/tool", "them")
FOOTER = OutboundLink("https://theirs.example/", "made by them", part=Part.FOOTER)
PAGE = "https://bees.example/links"


@pytest.mark.parametrize(
    "is_resource_page links text no_requests kinds".split(),
    [
        (True, (), "", False, {Kind.RESOURCE_PAGE}),
        (False, (), "", False, set()),
        (True, (OURS,), "The Honey Guide is good", False, set()),
        (True, (THEIRS,), "", False, {Kind.RESOURCE_PAGE, Kind.COMPETITOR_LINK}),
        (False, (THEIRS,), "", False, {Kind.COMPETITOR_LINK}),
        (False, (THEIRS, OURS), "", False, set()),
        (False, (FOOTER,), "", False, set()),
        (False, (), "I like THE HONEY GUIDE a lot", False, {Kind.UNLINKED_MENTION}),
        (False, (), "Read The\n Honey   Guide", False, {Kind.UNLINKED_MENTION}),
        (False, (), "The honey guide is a bird", False, set()),
        (False, (), "I saw the honey guide, a bird", False, set()),
        (False, (), "I like the honey guides a lot", False, set()),
        (True, (THEIRS,), "", True, set()),
    ],
)
def test_what_a_page_offers(
    is_resource_page: bool, links: tuple[OutboundLink, ...], text: str, no_requests: bool, kinds: set[Kind]
) -> None:
    found = US.chances(PAGE, is_resource_page, None, no_requests, links, text)
    assert {chance.kind for chance in found} == kinds


@pytest.mark.parametrize("url", ["https://www.ours.example/links", "https://theirs.example/links"])
def test_neither_we_nor_a_competitor_are_written_to(url: str) -> None:
    assert US.chances(url, True, None, False, (THEIRS,), "The Honey Guide") == []


def test_the_words_around_our_name_come_with_it() -> None:
    (mention,) = US.chances(PAGE, False, None, False, (), "Read on. I like The Honey Guide for its maps. The end.")
    assert "I like The Honey Guide for its maps" in mention.why[0]


def test_a_competitors_link_is_named() -> None:
    (chance,) = US.chances(PAGE, False, None, False, (THEIRS,), "")
    assert chance.link == THEIRS
    assert "theirs.example" in chance.why[0]


def test_who_asks_for_posts_and_for_money() -> None:
    free = guest_post_of("Write for us", (), "/", "Send us an outline.")
    paid = guest_post_of("Write for us", (), "/", "Our guest post fee is 50 pounds.")
    assert free is not None
    assert paid is not None
    assert not free.paid
    assert "for money" in paid.why[1]
    assert guest_post_of("They write for us no more", (), "/blog/", "") is None
    assert guest_post_of("Why we do not accept guest posts", (), "/", "") is None
    assert guest_post_of("News", ("No longer accepting guest posts",), "/", "") is None
    assert guest_post_of("How to find Write for us pages: 50 search strings", (), "/", "") is None
    assert guest_post_of("Journal of Apiculture", ("Submit an article",), "/", "Peer review takes a year.") is None
    assert guest_post_of("Submit an article", (), "/", "Our blog wants your story.") is not None
    assert guest_post_of("Contributor guidelines - libbee documentation", (), "/", "Fork, and send a patch.") is None
    assert guest_post_of("Shop", (*("Honey",) * 9, "Write for us"), "/", "") is None
    assert guest_post_of("A history of the magazine", (), "/", "Write for us, they said.") is None
    # Without a campaign that says who we are, it is all that a page offers beside its dead links.
    assert [chance.kind for chance in Us(Campaign()).chances(PAGE, True, free, False, (THEIRS,), "")] == [
        Kind.GUEST_POST
    ]
