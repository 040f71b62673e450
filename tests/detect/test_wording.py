from __future__ import annotations

import pytest

from prospector.detect.folding import fold
from prospector.detect.rules.not_found_words import MOVED, NUMBER, SAYS_SO, WANTED
from prospector.detect.rules.parked import HEADLINES, PHRASES
from prospector.detect.rules.placeholder import DEFAULT_PAGES, HOST_SAYS, SIGN
from prospector.detect.wording import Wording, pieces_in
from tests.detect.answers import seen_page

SAYS = Wording(r"""
    # a remark
    (page|file)s? [^.]{0,20}(not found|n'existe pas)
    página no (encontrada|\
        existe)
    ^long gone$
""")


@pytest.mark.parametrize(
    "text found".split(),
    [
        ("the page was not found", "page was not found"),
        ("Cette page n’existe pas", "page n'existe pas"),
        ("PAGINA NO EXISTE", "pagina no existe"),
        ("long gone", "long gone"),
        ("so long gone", None),
        ("a remark", None),
        ("page. not found", None),
    ],
)
def test_find(text: str, found: str | None) -> None:
    match = SAYS.find(fold(text))
    assert (match[0] if match else None) == found


@pytest.mark.parametrize(
    "words occur".split(),
    [
        ("The page was not found.", True),
        ("What was not found here was found elsewhere", True),
        ("It was found elsewhere", False),
        ("Cette page n’existe plus", True),
        ("Bees gather nectar", False),
        ("", False),
    ],
)
def test_may_occur_says_no_only_where_nothing_can_be_found(words: str, occur: bool) -> None:
    assert SAYS.may_occur(pieces_in(fold(words))) is occur


@pytest.mark.parametrize(
    "wording", [SAYS_SO, WANTED, NUMBER, MOVED, PHRASES, HEADLINES, DEFAULT_PAGES, HOST_SAYS, SIGN]
)
def test_long_lists_cost_an_ordinary_page_nothing(wording: Wording) -> None:
    assert not wording.may_occur(seen_page("<title>Bees</title><p>Three hives stood behind our garden.</p>").pieces)


def test_whole_wants_all_of_the_text() -> None:
    assert SAYS.whole("page not found")
    assert not SAYS.whole("page not found today")


def test_a_line_must_have_something_plain_to_look_for() -> None:
    with pytest.raises(ValueError, match="nothing plain"):
        Wording(r"(a|b)?\w+.{3}")
