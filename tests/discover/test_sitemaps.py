"""What a sitemap, an index of them, a feed or a robots.txt names, and what it costs to read one."""

from __future__ import annotations

import gzip
import time

import pytest

from prospector.discover.sitemaps import (
    MOST_BYTES,
    MOST_ENTRIES,
    MOST_FILES,
    Sitemaps,
    files_in_robots,
    read_sitemap,
    unpacked,
)

HERE = "https://www.bees.example/maps/sitemap.xml"


def urlset(*locs: str) -> str:
    entries = "".join(f"<url><loc>{loc}</loc><lastmod>2020-01-01</lastmod></url>" for loc in locs)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


@pytest.mark.parametrize(
    "loc, page",
    [
        ("https://www.bees.example/a", "https://www.bees.example/a"),
        ("\n  https://www.bees.example/a\n", "https://www.bees.example/a"),
        # The same page, under the name that we know it by.
        ("https://bees.example/a", "https://www.bees.example/a"),
        ("http://www.bees.example/a?b", "https://www.bees.example/a?b"),
        ("http://www.bees.example:8080/a", "http://www.bees.example:8080/a"),
        ("https://shop.bees.example/a", "https://shop.bees.example/a"),
        ("/a", "https://www.bees.example/a"),
        ("a?b=1&amp;c=2", "https://www.bees.example/maps/a?b=1&c=2"),
        ("https://www.bees.example/a#part", "https://www.bees.example/a"),
        ("<![CDATA[https://www.bees.example/a]]>", "https://www.bees.example/a"),
        ("https://bees.example.net/a", None),
        ("https://notbees.example/a", None),
        ("ftp://www.bees.example/a", None),
        ("javascript:alert(1)", None),
        ("http://", None),
        ("", None),
        ("/a.pdf", None),
        ("/calendar/2031/05/", None),
        ("/a?sort=price", None),
    ],
)
def test_pages_of_the_same_site_are_taken(loc: str, page: str | None) -> None:
    assert read_sitemap(urlset(loc).encode(), HERE).pages == ((page,) if page else ())


def test_what_promises_comes_first_and_each_once() -> None:
    found = read_sitemap(urlset("/honey", "/useful-links", "/honey", "/tag/links", "/resources/a").encode(), HERE)
    paths = [page.removeprefix("https://www.bees.example") for page in found.pages]
    assert paths == ["/useful-links", "/resources/a", "/honey", "/tag/links"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<",
        b"<html><body><a href='/a'>Not here</a><p>404<br></body></html>",
        b"<!doctype html><title>Sitemap</title><link href=/a>",
        b"\x1f\x8bno gzip at all",
        b"\x89PNG\r\n\x1a\n",
        b"<urlset><url><loc/></url></urlset>",
        b"<urlset><loc>/a</loc></urlset>",
        b"/a\n/b\n",
    ],
)
def test_what_is_no_sitemap_names_nothing(body: bytes) -> None:
    found = read_sitemap(body, HERE)
    assert (found.files, found.pages) == ((), ())


@pytest.mark.parametrize(
    "body",
    [
        urlset("/a").encode(),
        gzip.compress(urlset("/a").encode()),
        b"\xef\xbb\xbf" + urlset("/a").encode(),
        b"\n" + urlset("/a").encode(),
        # It breaks off, or its end never arrived.
        b"<urlset><url><loc>/a</loc></url><url><loc>/b",
        gzip.compress(urlset("/a").encode() + b" " * 100_000)[:-20],
        b"<urlset><url><loc>/a</loc></url><url><loc>/b&nbsp;c<loc></url>",
        b"https://www.bees.example/a\r\nhttps://elsewhere.example/b\n",
        b"<rss><channel><link>/</link><item><title>A</title><link>/a</link></item></channel></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><link href='/'/><entry><link rel='alternate' href='/a'/>"
        b"<link rel='edit' href='/b'/></entry></feed>",
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        b"<item rdf:about='x'><link>/a</link></item></rdf:RDF>",
    ],
)
def test_files_as_they_come_in_life(body: bytes) -> None:
    pages = read_sitemap(body, "https://www.bees.example/sitemap.xml").pages
    assert pages[:1] == ("https://www.bees.example/a",)
    assert not [page for page in pages if "elsewhere" in page or page.endswith("/")]


def test_an_index_names_further_files_those_of_pages_first() -> None:
    named = ("post-sitemap.xml", "product-sitemap1.xml.gz", "sitemap-2.xml", "page-sitemap.xml", "author-sitemap.xml")
    locs = "".join(f"<sitemap><loc>/{name}</loc></sitemap>" for name in (*named, "tag-sitemap.xml"))
    other = "<sitemap><loc>https://hives.example/page-sitemap.xml</loc></sitemap>"
    found = read_sitemap(f"<sitemapindex>{other}{locs}</sitemapindex>".encode(), HERE)
    names = [file.removeprefix("https://www.bees.example/") for file in found.files]
    assert names == ["page-sitemap.xml", "sitemap-2.xml", "post-sitemap.xml", named[1], "author-sitemap.xml"]
    assert len(names) == MOST_FILES
    assert found.pages == ()


@pytest.mark.parametrize(
    "robots, files",
    [
        ("Sitemap: https://www.bees.example/s.xml", ["https://www.bees.example/s.xml"]),
        ("User-agent: *\r\n SITEMAP : /s.xml  \r\n", ["https://www.bees.example/s.xml"]),
        (
            "Sitemap: /a.xml\nSitemap: /b.xml\nSitemap: /a.xml",
            ["https://www.bees.example/" + n for n in ("a.xml", "b.xml")],
        ),
        ("Sitemap: https://hives.example/s.xml", []),
        ("# Sitemap: /s.xml", []),
        ("Sitemaps: /s.xml", []),
        ("Sitemap:", []),
        ("<html>Sitemap: /s.xml</html>", []),
    ],
)
def test_a_robots_txt_names_sitemaps(robots: str, files: list[str]) -> None:
    assert list(files_in_robots(robots.encode(), "https://www.bees.example/robots.txt")) == files


def test_a_bomb_is_unpacked_to_the_limit_only() -> None:
    bomb = gzip.compress(urlset("/a").encode() + b" " * (20 * MOST_BYTES))
    assert len(bomb) < MOST_BYTES / 10
    assert len(unpacked(bomb)) == MOST_BYTES
    assert read_sitemap(bomb, HERE).pages == ("https://www.bees.example/a",)


def test_entities_that_grow_into_each_other_stay_small() -> None:
    grows = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    laughs = f'<!DOCTYPE urlset [<!ENTITY e0 "/a">{grows}<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    began = time.process_time()
    body = laughs + urlset("/b", "&e12;", "/&file;").partition("?>")[2]
    pages = read_sitemap(body.encode(), HERE).pages
    assert pages[0] == "https://www.bees.example/b"
    assert set(pages) <= {"https://www.bees.example/b", "https://www.bees.example/"}
    assert time.process_time() - began < 1


def test_entries_beyond_the_limit_are_not_read() -> None:
    many = urlset(*(f"/page{n}" for n in range(MOST_ENTRIES)), "/useful-links")
    pages = read_sitemap(many.encode(), HERE).pages
    assert len(pages) == MOST_ENTRIES
    assert "https://www.bees.example/useful-links" not in pages


def test_a_site_is_asked_once_and_for_so_many_files_only() -> None:
    sitemaps = Sitemaps()
    sitemaps.note_robots("https://www.bees.example/robots.txt", b"Sitemap: /one.xml")
    # Its other host names another: the site has had its turn.
    sitemaps.note_robots("https://bees.example/robots.txt", b"Sitemap: /two.xml")
    assert sitemaps.files_of("https://www.bees.example/a/b") == ("https://www.bees.example/one.xml",)
    assert sitemaps.files_of("https://bees.example/") == ()
    assert sitemaps.files_of("https://hives.example/a") == ("https://hives.example/sitemap.xml",)
    index = "".join(f"<sitemap><loc>/{n}.xml</loc></sitemap>" for n in range(100))
    read = [sitemaps.read(HERE, f"<sitemapindex>{index}</sitemapindex>".encode()).files for _ in range(2)]
    assert list(map(len, read)) == [MOST_FILES - 1, 0]


def test_a_site_has_one_feed() -> None:
    sitemaps = Sitemaps()
    asked = [sitemaps.may_read_feed(f"https://{host}/feed") for host in ("bees.example", "www.bees.example", "b.test")]
    assert asked == [True, False, True]
