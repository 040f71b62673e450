"""Which addresses did we have already? A million of them in 16 MB, where a set of texts takes two hundred."""

from __future__ import annotations

from array import array

_START = 1 << 10
# A table that is fuller than this is slow to look things up in.
_FULL = 0.6
_WORD = (1 << 64) - 1
_EMPTY = array("Q", (0,))


class UrlSet:
    """A set that keeps 64 bits of each address, for as long as the process lives.

    Two of a million addresses share their bits in one of 30 million runs: the second would count as known.
    """

    def __init__(self) -> None:
        self._table = _EMPTY * _START
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, url: str) -> bool:
        """Put an address in. True if it was not there."""
        if self._count >= _FULL * len(self._table):
            self._grow()
        # Python's own hash has 64 bits and a key of its own in every process. 0 marks an empty place.
        bits = hash(url) & _WORD or 1
        at = self._place_of(bits)
        if self._table[at]:
            return False
        self._table[at] = bits
        self._count += 1
        return True

    def __contains__(self, url: str) -> bool:
        return self._table[self._place_of(hash(url) & _WORD or 1)] != 0

    def _place_of(self, bits: int) -> int:
        """Where these bits are, or would be."""
        table, last = self._table, len(self._table) - 1
        at = bits & last
        while (there := table[at]) and there != bits:
            at = (at + 1) & last
        return at

    def _grow(self) -> None:
        old = self._table
        self._table = _EMPTY * (2 * len(old))
        for bits in old:
            if bits:
                self._table[self._place_of(bits)] = bits
