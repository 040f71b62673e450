"""Marks that some page's source may carry: all of them looked for in one walk through it."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation


class Marks:
    """Plain pieces of source, case and all."""

    def __init__(self, marks: Iterable[str]) -> None:
        self._marks = list(marks)
        # The largest kind and the quickest: marks are few.
        self._automaton = AhoCorasick(self._marks, implementation=Implementation.DFA)

    def found_in(self, source: str) -> list[tuple[str, int]]:
        """The marks that occur, in the order in which they were given, each with the place where it occurs first."""
        first: dict[int, int] = {}
        for number, start, _ in self._automaton.find_matches_as_indexes(source, overlapping=True):
            first.setdefault(number, start)
        return [(self._marks[number], first[number]) for number in sorted(first)]
