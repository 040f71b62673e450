"""Marks that some text may carry: all of them looked for in one walk through it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation

# Up to so many characters of marks the largest kind of automaton is used, which is the quickest.
_FEW = 1500


class Marks:
    """Plain pieces of text, case and all."""

    def __init__(self, marks: Iterable[str]) -> None:
        self._marks = list(marks)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        # Made when it is first needed: few runs need them all.
        few = sum(map(len, self._marks)) <= _FEW
        kind = Implementation.DFA if few else Implementation.ContiguousNFA
        return AhoCorasick(self._marks, implementation=kind)

    def found_in(self, text: str) -> list[tuple[str, int]]:
        """The marks that occur, in the order in which they were given, each with the place where it occurs first."""
        first: dict[int, int] = {}
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            first.setdefault(number, start)
        return [(self._marks[number], first[number]) for number in sorted(first)]
