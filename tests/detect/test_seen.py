from __future__ import annotations

import pytest

from prospector.detect.folding import fold
from prospector.detect.reading import MAX_HEADLINE
from prospector.detect.seen import MAX_TEXT, Visit
from tests.detect.answers import answer, page, seen_page


@pytest.mark.parametrize(
    "text folded".split(),
    [
        ("This  Page\nDoesn’t", "this page doesn't"),
        ("PÁGINA NÃO", "pagina nao"),
        ("Łódź, Çok, Đến, Straße, smørrebrød", "lodz, cok, den, strasse, smorrebrod"),
        ("l´achat", "l'achat"),
        ("ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("Найдено", "наидено"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_page_is_read_as_a_person_sees_it() -> None:
    seen = seen_page(
        "<title>Bees &amp; hives</title><style>p{}</style><h1>Our <b>bees</b></h1>"
        "<p>Three hives.<script>var page = 'not found'</script></p><a href=/x>Menu</a><a name=top>Top</a>"
    )
    assert seen.title == "Bees & hives"
    assert seen.headings == ("Our bees",)
    assert seen.text == "Our bees Three hives. Menu Top"
    assert seen.own_text == "Our bees Three hives. Top"
    assert seen.lines == ("Our", "bees", "Three hives.", "Menu", "Top")
    assert seen.prose < seen.length


def test_the_title_is_found_in_capitals_and_left_alone_in_a_drawing() -> None:
    assert seen_page("<HTML><TITLE>Bees</TITLE>").title == "Bees"
    assert seen_page("<title>Bees").title == "Bees"
    assert seen_page("<p>no title").title == ""


def test_texts_without_end_are_cut() -> None:
    seen = seen_page("<title>" + "x" * 10_000 + "</title><h1>" + "y" * 10_000 + "</h1>" + "word " * 30_000)
    assert len(seen.title) <= MAX_HEADLINE
    assert len(seen.headings[0]) <= MAX_HEADLINE
    assert len(seen.text) <= MAX_TEXT


def test_a_page_full_of_words_says_much_and_an_empty_one_does_not() -> None:
    assert seen_page(page("Bees", "<p>Bees, hives, and honey. Much more.</p>" * 200)).says_much
    assert not seen_page(page("Bees", "<p>404</p>" * 200)).says_much


@pytest.mark.parametrize(
    "content_type body is_page".split(),
    [
        ("text/html", b"anything", True),
        ("application/xhtml+xml; charset=utf-8", b"<html>", True),
        ("", b"\n<!doctype html><p>x", True),
        ("", b"%PDF-1.4", False),
        ("application/pdf", b"<html>", False),
        ("text/html", b"", False),
    ],
)
def test_what_is_a_page(content_type: str, body: bytes, is_page: bool) -> None:
    visit = Visit(url="https://bees.example/", status=200, headers={"content-type": content_type}, body=body)
    assert (visit.page is not None) is is_page


def test_short_text_is_for_small_bodies_that_are_no_page() -> None:
    assert answer("no such app", headers={"content-type": "text/plain"}).short_text == "no such app"
    assert answer("x" * 5000, headers={"content-type": "text/plain"}).short_text == ""
    assert answer(page("Bees")).short_text == ""
