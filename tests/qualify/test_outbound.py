"""Which links leave a page's site, where they lead, and what stands around them."""

import pytest

from prospector import html
from prospector.qualify.elements import elements_of
from prospector.qualify.outbound import Links, read_links

PAGE = "https://bees.example.org/links/index.html"


def links(source: str, url: str = PAGE, nofollow: bool = False) -> Links:
    return read_links(elements_of(html.parse(source)), url, nofollow)


@pytest.mark.parametrize(
    "href, target",
    [
        ("https://hives.net/", "https://hives.net/"),
        ("HTTPS://Hives.NET", "https://hives.net/"),
        (" https://hives.net/a b ", "https://hives.net/a%20b"),
        ("//hives.net/a", "https://hives.net/a"),
        ("https:\\\\hives.net\\a", "https://hives.net/a"),
        ("https://hives.net/a/../b#part", "https://hives.net/b#part"),
        ("https://bücher.de/", "https://xn--bcher-kva.de/"),
        ("/honey", None),
        ("https://www.example.org/", None),
        ("mailto:info@hives.net", None),
        (" JavaScript:void(0)", None),
        ("tel:+4912345", None),
        ("ftp://hives.net/", None),
        ("data:text/html,hives.net", None),
        ("http://", None),
        ("#top", None),
        ("", None),
    ],
)
def test_only_web_addresses_of_other_sites_are_outbound(href: str, target: str | None) -> None:
    found = links(f'<a href="{href}">Hives</a>').outbound
    assert [link.url for link in found] == ([target] if target else [])


def test_the_first_base_decides_what_relative_addresses_mean() -> None:
    found = links('<base href="https://mirror.net/x/"><base href="https://other.net/"><a href="honey">Honey</a>')
    assert [link.url for link in found.outbound] == ["https://mirror.net/x/honey"]


def test_a_base_that_is_no_web_address_is_ignored() -> None:
    found = links('<base href="javascript:0"><a href="honey">Honey</a>')
    assert [link.url for link in found.inner] == ["https://bees.example.org/links/honey"]


def test_one_entry_per_page_with_the_longest_anchor() -> None:
    found = links(
        '<a href="https://a.net/#x">A</a> <a href="https://b.net/">B</a> <a href="https://a.net/#y">A club</a>'
    )
    assert [(link.url, link.anchor) for link in found.outbound] == [
        ("https://a.net/#y", "A club"),
        ("https://b.net/", "B"),
    ]


@pytest.mark.parametrize(
    "link, anchor",
    [
        ('<a href="https://a.net/"> Bee <b>club</b>\n</a>', "Bee club"),
        ('<a href="https://a.net/"><img src="x" alt="Bee club"></a>', "Bee club"),
        ('<a href="https://a.net/" title="Bee club"><img src="x"></a>', "Bee club"),
        ('<a href="https://a.net/" aria-label="Bee club"></a>', "Bee club"),
        ('<a href="https://a.net/">Bees<style>p{color:red}</style></a>', "Bees"),
        ('<a href="https://a.net/"><p>Bee</p><p>club</p></a>', "Bee club"),
        ('<map><area href="https://a.net/" alt="Bee club"></map>', "Bee club"),
        ('<a href="https://a.net/"></a>', ""),
    ],
)
def test_anchor_text_is_what_a_reader_sees(link: str, anchor: str) -> None:
    assert links(link).outbound[0].anchor == anchor


@pytest.mark.parametrize(
    "source, context",
    [
        ("<p>Old news. See <a href=https://a.net/>A club</a> for hives. More.</p>", "See A club for hives."),
        ("<ul><li><a href=https://a.net/>A club</a> - keeps hives</li><li>Other</li></ul>", "A club - keeps hives"),
        ("<dl><dt><a href=https://a.net/>A club</a></dt><dd>Keeps hives</dd></dl>", "A club Keeps hives"),
        ("<a href=https://a.net/>A club</a><br>Keeps hives<br>Else", "A club Keeps hives"),
        ("<li><a href=https://a.net/>A club</a></li><li><a href=https://b.net/>B</a> club of B</li>", "A club"),
        ("<p>One</p><p><a href=https://a.net/>A club</a></p><h2>Two</h2>", "A club"),
        ("<p>私たちの。<a href=https://a.net/>A club</a>です。次。</p>", "A clubです。"),
    ],
)
def test_context_is_the_sentence_around_the_link(source: str, context: str) -> None:
    assert links(source).outbound[0].context == context


def test_context_is_never_long() -> None:
    source = "word " * 500 + '<a href="https://a.net/">A club</a>' + " word" * 500
    context = links(source).outbound[0].context
    assert "A club" in context
    assert len(context) <= 300


def test_the_heading_above_a_link() -> None:
    source = (
        "<h1>Bees</h1><h2>Clubs</h2><h3>North</h3><a href=https://a.net/>A</a><h2>Shops</h2><a href=https://b.net/>B</a>"
        "<h3><a href=https://c.net/>C</a></h3>"
    )
    assert [link.heading for link in links(source).outbound] == ["North", "Shops", "Shops"]


def test_rel_is_read_and_a_nofollow_page_marks_every_link() -> None:
    source = '<a href="https://a.net/" rel="Sponsored noopener">A</a>'
    assert links(source).outbound[0].rel == ("sponsored", "noopener")
    assert links(source, nofollow=True).outbound[0].rel == ("sponsored", "noopener", "nofollow")


def test_inner_links_are_of_the_same_site_without_fragment_and_not_the_page_itself() -> None:
    found = links(
        '<a href="/honey#top">Honey</a><a href="https://www.example.org/" rel=nofollow>Home</a>'
        '<a href="https://bees.example.org/links/index.html#a">Here</a>'
    )
    assert [(link.url, link.anchor, link.nofollow) for link in found.inner] == [
        ("https://bees.example.org/honey", "Honey", False),
        ("https://www.example.org/", "Home", True),
    ]


@pytest.mark.parametrize(
    "source, url",
    [
        ("<head><link rel=next href='?page=2'></head>", "https://bees.example.org/links/index.html?page=2"),
        ("<head><link rel='NEXT prefetch' href=/b></head>", "https://bees.example.org/b"),
        ("<a rel='nofollow next' href=/b>Older</a>", "https://bees.example.org/b"),
        ("<a href=/b>B</a> <a rel=next href=/b>Older</a>", "https://bees.example.org/b"),
        ("<head><link rel=next href=/b></head><a href=/b>B</a>", "https://bees.example.org/b"),
        ("<a rel=prev href=/b>Newer</a>", None),
        ("<a rel=nextpage href=/b>B</a>", None),
        ("<head><link rel=next href='https://hives.net/b'></head>", None),
        ("<head><link rel=next href='#'></head>", None),
        ("<head><link rel=next href=index.html></head>", None),
    ],
)
def test_where_a_page_goes_on(source: str, url: str | None) -> None:
    assert [link.url for link in links(source).inner if link.is_next] == ([url] if url else [])


@pytest.mark.parametrize(
    "attributes, feed",
    [
        ("rel=alternate type='application/rss+xml' href=/feed", "https://bees.example.org/feed"),
        (
            "rel='Alternate home' type='Application/Atom+XML; charset=utf-8' href=feed",
            "https://bees.example.org/links/feed",
        ),
        ("rel=alternate type='text/html' hreflang=de href=/de", None),
        ("rel=alternate type='application/rss+xml' href='https://hives.net/feed'", None),
        ("rel=stylesheet type='application/rss+xml' href=/feed", None),
    ],
)
def test_the_feeds_of_a_site(attributes: str, feed: str | None) -> None:
    assert links(f"<head><link {attributes}></head>").feeds == ((feed,) if feed else ())


def test_frames_lead_on() -> None:
    found = links(
        "<frameset><frame src=menu.htm><frame src='https://hives.net/'><frame><frame src=index.html></frameset>"
    )
    assert [link.url for link in found.inner] == ["https://bees.example.org/links/menu.htm"]
    assert found.outbound == ()
