from __future__ import annotations

from prospector.marks import Marks

MARKS = Marks(["parking.example", "caf.js", "parking"])


def test_marks_come_in_the_order_of_the_list_with_the_place_of_the_first() -> None:
    assert MARKS.found_in("a parking lot, parking.example, and parking") == [("parking.example", 15), ("parking", 2)]


def test_a_mark_is_looked_for_letter_by_letter() -> None:
    assert MARKS.found_in("PARKING, caf-js") == []
