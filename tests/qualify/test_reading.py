"""One reading of a page: title, robots, language, kinds and the resource-page score."""

import json

import pytest

from prospector.items import Kind
from prospector.qualify.reading import PageReading, read_page
from tests.corpus import corpus, index

LIST = "".join(
    f"<li><a href='https://club{number}.org/'>Club {number}</a> - keeps hives in the north</li>" for number in range(12)
)


def page(body: str, url: str = "https://bees.org/page.html", head: str = "") -> PageReading:
    return read_page(url, f"<html><head>{head}</head><body>{body}</body></html>".encode(), "text/html; charset=utf-8")


@pytest.mark.parametrize(
    "url, title, heading",
    [
        ("https://bees.org/useful-links.html", "Useful links", "Bees"),
        ("https://bees.org/liens.html", "Liens utiles", "Associations"),
        ("https://bees.org/odkazy.htm", "Včely", "Užitečné odkazy"),
        ("https://bees.org/link", "リンク集", "リンク集"),
    ],
)
def test_a_list_of_links_called_one_is_a_resource_page(url: str, title: str, heading: str) -> None:
    reading = page(f"<h1>{heading}</h1><ul>{LIST}</ul>", url, f"<title>{title}</title>")
    assert reading.is_resource_page
    assert reading.score >= 0.5
    assert Kind.RESOURCE_PAGE in reading.kinds
    assert reading.score_reasons[0] == f"12 links to 12 other sites, most annotated, under the heading {heading}"


@pytest.mark.parametrize(
    "url, title, body",
    [
        ("https://bees.org/links.html", "Useful links", "<p>Nothing here yet.</p>"),
        ("https://bees.org/links.html", "Useful links", f"<footer><ul>{LIST}</ul></footer><input type=password>"),
        ("https://bees.org/links.html", "Links", "<a href='https://a.org/'>A</a> <a href='https://b.org/'>B</a>"),
        (
            "https://bees.org/2024/05/honey-prices.html",
            "Honey prices rise",
            "<article>"
            + "<p>"
            + "Prices rose again this year. " * 30
            + "See <a href='https://a.org/x'>a report</a> and "
            "<a href='https://b.org/y'>another</a>, and <a href='https://c.org/z'>a third</a>.</p></article>" * 3,
        ),
    ],
)
def test_other_pages_are_not(url: str, title: str, body: str) -> None:
    reading = page(body, url, f"<title>{title}</title>")
    assert not reading.is_resource_page
    assert reading.score < 0.5
    assert reading.score_reasons


@pytest.mark.parametrize(
    "content, nofollow, noindex",
    [
        ("index, follow", False, False),
        ("NOINDEX,nofollow", True, True),
        ("none", True, True),
        ("noarchive", False, False),
    ],
)
def test_robots_meta(content: str, nofollow: bool, noindex: bool) -> None:
    reading = page("<a href='https://a.org/'>A</a>", head=f"<meta name=Robots content='{content}'>")
    assert (reading.nofollow, reading.noindex) == (nofollow, noindex)
    assert ("nofollow" in reading.outbound_links[0].rel) == nofollow


@pytest.mark.parametrize(
    "head, body, asks",
    [
        ("<title>Write for us</title>", "", True),
        ("", "<h2>Gastbeitrag einreichen</h2>", True),
        ("", "<h1>寄稿募集のお知らせ</h1>", True),
        ("<title>Bees</title>", "<p>This is a guest post by Jane. Write for us one day?</p>", False),
        ("<title>Guest post: how I keep bees</title>", "", False),
    ],
)
def test_a_page_that_asks_for_contributions(head: str, body: str, asks: bool) -> None:
    assert (Kind.GUEST_POST in page(body, head=head).kinds) == asks


def test_a_page_named_write_for_us_in_its_address_asks_too() -> None:
    assert Kind.GUEST_POST in page("", "https://bees.org/write-for-us/").kinds
    assert Kind.GUEST_POST not in page("", "https://bees.org/blog/they-write-for-us-no-more/").kinds


def test_title_is_one_line_and_not_that_of_a_drawing() -> None:
    reading = page("<svg><title>Logo</title></svg>", head="<title> Bees\n and  hives </title>")
    assert reading.title == "Bees and hives"


def test_empty_and_broken_pages_are_read() -> None:
    for body in (b"", b"\x00\xff\xfe", b"<", b"<a href=", b"<!--"):
        assert read_page("https://bees.org/", body, "").outbound_links == ()


def test_resource_pages_of_the_corpus_are_told_from_others() -> None:
    folder = corpus("pages")
    right = wrong = missed = 0
    for entry in index("pages"):
        body = (folder / "html" / f"{entry['id']}.html").read_bytes()
        is_one = read_page(entry["source_url"], body, "text/html").is_resource_page
        right += is_one and entry["label"] == "resource"
        wrong += is_one and entry["label"] != "resource"
        missed += not is_one and entry["label"] == "resource"
    assert 2 * right / (2 * right + wrong + missed) >= 0.93, json.dumps([right, wrong, missed])
