"""What a visitor sees; and the first look that spares most pages a closer one."""

import pytest

from prospector import html
from prospector.enrich.contacts.signs import what_it_may_say
from prospector.enrich.contacts.surface import surface_of


@pytest.mark.parametrize(
    "text, may",
    [
        ("info@bees.org", True),
        ("info [at] bees [dot] org", True),
        ("info at bees dot org", True),
        ("info-at-bees-dot-org", True),
        ("This list is maintained by Jane Doe.", True),
        ("Meet us at noon (a dot on the map).", False),
        ("A well kept garden by the sea", False),
        ("that-is [a] long walk", True),
        ("f(a, b)", False),
        ("", False),
    ],
)
def test_most_texts_need_no_closer_look(text: str, may: bool) -> None:
    assert bool(what_it_may_say(text)) == may


def test_text_is_read_closely_where_it_may_hold_an_address() -> None:
    surface = surface_of(html.parse("<p>Write to info@bees.org<span style='display:none'>.spam</span></p>"))
    assert surface.text.split() == ["Write", "to", "info@bees.org"]


@pytest.mark.parametrize(
    "source",
    [
        "<a href='mailto:info@bees.org'>Mail</a>",
        "<img alt='info@bees.org'>",
        "<p>ｉｎｆｏ＠bees.org</p>",
        "<p>info\u200b[at]bees.org</p>",
    ],
)
def test_what_is_no_plain_text_is_looked_at_too(source: str) -> None:
    assert surface_of(html.parse(f"<p>Bees</p>{source}")).text


def test_lists_and_paragraphs_without_an_address_are_passed_by() -> None:
    surface = surface_of(html.parse("<ul><li>Hives</ul><p>Honey</p><p>Write to <b>info@</b>bees.org</p><p>Wax</p>"))
    assert surface.text.split() == ["Write", "to", "info@bees.org"]


def test_what_stands_before_a_link_that_writes_is_read() -> None:
    surface = surface_of(html.parse("<ul><li>Hives<li>Editor: <a href='mailto:jane@bees.org'>Jane</a></ul>"))
    assert surface.before(surface.mailtos[0].at) == "Editor: "


@pytest.mark.parametrize("text", [None, "Write to info [at] bees [dot] org", "Bees"])
def test_a_text_that_was_read_already_saves_reading_it(text: str | None) -> None:
    page = html.parse("<p>Write to info [at] bees [dot] org</p>")
    assert surface_of(page, text=text).text.strip() == ("" if text == "Bees" else "Write to info [at] bees [dot] org")


@pytest.mark.parametrize("more", ["", "<p>info@bees.org</p>"])
def test_the_links_are_those_a_visitor_sees_with_or_without_the_text(more: str) -> None:
    tree = html.parse(
        "<script>'@'</script><a href=/a>A</a><p hidden><a href=/b>B</a></p><svg><a href=/c>C</a></svg>"
        "<noscript><a href=/d>D</a></noscript><a href='xmpp:e'>E</a><a name=f>F</a><b><a href=' /g '>G</a></b>"
        "<pre>$ ls <a href=/h>H</a></pre><pre>Bees <a href=/i>I</a></pre>" + more
    )
    surface = surface_of(tree)
    assert [href for href, _ in surface.links] == ["/a", "/g", "/i"]
    assert bool(surface.text) == bool(more)
