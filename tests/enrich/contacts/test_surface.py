"""What a visitor sees; and the first look that spares most pages a closer one."""

import pytest

from prospector import html
from prospector.enrich.contacts.signs import may_say_something
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
    assert may_say_something(text) == may


def test_text_is_read_closely_where_it_may_hold_an_address() -> None:
    surface = surface_of(html.parse("<p>Write to</p><p>info@bees.org<span style='display:none'>.spam</span></p>"))
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


@pytest.mark.parametrize("more", ["", "<p>info@bees.org</p>"])
def test_the_links_are_those_a_visitor_sees_with_or_without_the_text(more: str) -> None:
    tree = html.parse(
        "<script>'@'</script><a href=/a>A</a><p hidden><a href=/b>B</a></p><svg><a href=/c>C</a></svg>"
        "<noscript><a href=/d>D</a></noscript><a href='xmpp:e'>E</a><a name=f>F</a><b><a href=' /g '>G</a></b>"
        "<pre>$ ls <a href=/h>H</a></pre><pre>Bees <a href=/i>I</a></pre>" + more
    )
    surface = surface_of(tree)
    assert [link.href for link in surface.links] == ["/a", "/g", "/i"]
    assert bool(surface.text) == bool(more)
