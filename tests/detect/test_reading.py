from __future__ import annotations

import pytest

from prospector.detect.reading import MAX_HEADINGS, Reading


def test_what_nobody_reads_is_not_there() -> None:
    page = Reading("<body>Hives<script>var a = 1</script><noscript>Turn it on</noscript><select><option>Bees</select>")
    assert page.text.split() == ["Hives"]


def test_headings_sections_links_and_fields_are_told_apart() -> None:
    page = Reading("<h1>Bees</h1><h2> A <a href=/x>hive</a></h2><h3>More</h3><a name=top>Top</a><input type=password>")
    assert page.headings == ("Bees", "A hive")
    assert (page.sections, page.links, page.asks_for_a_password) == (2, 2, True)


def test_only_the_first_headings_are_read() -> None:
    assert len(Reading("<h2>Hive</h2>" * 50).headings) == MAX_HEADINGS


@pytest.mark.parametrize(
    "markup",
    [
        "Hives <a href=/x>here</a> and <a name=y>there</a>",
        # Browsers let a link stand in a link, if something else is in between.
        "Hives <a href=/x>in <object><a href=/y>a <object><a href=/z>row</a></object></a></object></a> and there",
    ],
)
def test_links_and_all_in_them_can_be_left_out(markup: str) -> None:
    page = Reading(markup)
    assert "and" in page.text
    assert page.text_outside_links().split() == ["Hives", "and", "there"]
