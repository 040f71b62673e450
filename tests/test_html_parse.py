"""Pages that are made to stall the parser are read like any other."""

import pytest

from prospector import html


@pytest.mark.parametrize("times", [13_000, 200_000])
def test_elements_nested_without_end_keep_their_text(times: int) -> None:
    tree = html.parse("<div>" * times + "honey")
    assert tree.body is not None
    assert tree.body.text() == "honey"


def test_an_element_with_a_hundred_thousand_attributes_keeps_its_text() -> None:
    tree = html.parse("<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">honey</p>")
    assert tree.body is not None
    assert tree.body.text() == "honey"


def test_a_large_ordinary_page_is_left_alone() -> None:
    source = "<ul>" + "<li><div><a href='/x'>honey</a></div>" * 9000 + "</ul>"
    assert len(html.parse(source).css("li > div > a")) == 9000
