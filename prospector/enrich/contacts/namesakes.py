"""The person whom a mailbox is called after, where the page has the name, too: `j.doe@` and "Jane Doe"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

# Of a page's text, where names are looked for, and of a mailbox's name.
_MAX_TEXT = 20_000
_MAX_LOCAL = 24
# Places looked at where a part of a name stands.
_MAX_PLACES = 10
# Fewer letters spell too many things.
_LAST, _FIRST = 4, 3
_WORD = r"[^\W\d_][\w'’-]*"
_BEFORE = re.compile(rf"(?<![\w@./-])({_WORD})\.?[ \xa0]+(?:([^\W\d_]\.?)[ \xa0]+)?$")
_AFTER = re.compile(rf"[ \xa0]+({_WORD})(?![\w@])")
_REACH = 40
# How far before an address a name stands of which it has but one word.
_BESIDE = 100
_LETTER = re.compile(r"[^\W_]")
_PAIR = re.compile(rf"(?<![\w@./-])({_WORD})(?=[ \xa0]+(?:[^\W\d_]\.?[ \xa0]+)?({_WORD}))")
# One letter for one letter, so that what is found in the plain text is found in the other.
_PLAIN = {chr(code): unicodedata.normalize("NFKD", chr(code))[0] for code in range(0xC0, 0x250)}
_PLAIN |= dict(zip("øØłŁđĐ", "oOlLdD", strict=True))
_ACCENTED = re.compile("[À-ɏ]")
# An umlaut in an address.
_UMLAUT = re.compile("([aou])e")
_OF_ADDRESS = frozenset("@./-_")
_MUNGED = re.compile(r"\W{0,3}(?:(?:at|dot)\b|@)")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
# What stands with a capital letter, too, before a name or in place of one: titles, offices, firms and places.
_NO_NAMES = frozenset(
    "dr prof professor mr mrs ms miss sir herr frau the our your my by and of for with from using visit contact about"
    " email mail write send team staff group club society association council committee board department office"
    " customer care service services support sales clerk recorder secretary treasurer president director manager editor"
    " webmaster admin city town county village parish court state public library museum school college university"
    " church centre center hall house garden gardens farm park shop store studio studios gallery hotel restaurant press"
    " news media blog online web site design photo photography music scouts guides company gmbh ltd inc".split()
)


def plain(text: str) -> str:
    """A text without accents, letter for letter."""
    return text if text.isascii() else _ACCENTED.sub(lambda found: _PLAIN[found[0]], text)


class Namesakes:
    """Looks names up in one page's text."""

    def __init__(self, text: str) -> None:
        self._text = text[:_MAX_TEXT]
        self._plain = plain(self._text)

    def of(self, address: str) -> str:
        """The name on the page that an address spells, as the page has it; empty if there is none.

        Spelled are both names, or one and the first letter of the other. One alone counts where the domain has the
        other, or where the name stands right before the address.
        """
        local, _, domain = plain(address.lower()).partition("@")
        if len(local) > _MAX_LOCAL:
            return ""
        pieces = [piece for piece in _NOT_LETTERS.split(local) if piece]
        label = domain.partition(".")[0]
        name = self._spelled(pieces, label)
        if not name and _UMLAUT.search(local):
            name = self._spelled([_UMLAUT.sub(r"\1", piece) for piece in pieces], _UMLAUT.sub(r"\1", label))
        return name or self._beside(local, label, address)

    def _spelled(self, pieces: list[str], label: str) -> str:
        if len(pieces) == 2:
            one, other = pieces
            return self._pair(one, other) or self._pair(other, one)
        if len(pieces) != 1:
            return ""
        whole = pieces[0]
        if len(whole) >= _FIRST and (name := self._pair(whole, "", label)):
            return name
        # Whoever is called as the domain is a firm as often as a person.
        for cut in range(1, len(whole) if whole != label else 0):
            one, other = whole[:cut], whole[cut:]
            if name := self._pair(one, other) or self._pair(other, one):
                return name
        return ""

    def _pair(self, first: str, last: str, label: str = "") -> str:
        """A first and a last name beside each other, one of which may be given by its first letter.

        `label`: what a last name that is not given must be a part of.
        """
        if len(last) >= _LAST and (len(first) == 1 or len(first) >= _FIRST):
            return self._with_last(first, last)
        if len(last) <= 1 and len(first) >= _FIRST and (last or label):
            return self._with_first(first, last, label)
        return ""

    def _with_last(self, first: str, last: str) -> str:
        for at in self._places(last):
            before = _BEFORE.search(self._text, max(0, at - _REACH), at)
            if before is None:
                continue
            leads = plain(before[1].lower())
            end = at + len(last)
            fits = leads == first or (len(first) == 1 and leads.startswith(first))
            if fits and self._is_name(before[1], self._text[at:end]):
                return " ".join(self._text[before.start() : end].split())
        return ""

    def _with_first(self, first: str, last: str, label: str) -> str:
        for at in self._places(first):
            end = at + len(first)
            after = _AFTER.match(self._text, end)
            if after is None:
                continue
            follows = plain(after[1].lower())
            fits = follows.startswith(last) if last else len(follows) >= _LAST and follows in label
            if fits and self._is_name(self._text[at:end], after[1]):
                return " ".join(self._text[at : after.end()].split())
        return ""

    def _beside(self, local: str, label: str, address: str) -> str:
        at = self._text.find(address)
        if at < 0:
            return ""
        before = self._text[max(0, at - _BESIDE) : at]
        for found in reversed(list(_PAIR.finditer(before))):
            first, last = plain(found[1].lower()), plain(found[2].lower())
            is_next = _LETTER.search(before, found.end(2)) is None
            has_last = len(last) >= _LAST and last in local and last != label
            has_first = len(first) >= _FIRST and first in local and first != label and is_next
            if (has_last or has_first) and self._is_name(found[1], found[2]):
                return " ".join(before[found.start() : found.end(2)].split())
        return ""

    def _places(self, word: str) -> Iterator[int]:
        """Where a word stands by itself, with a capital letter."""
        return islice(_alone(word.capitalize(), self._plain), _MAX_PLACES)

    def _is_name(self, first: str, last: str) -> bool:
        """Both have capitals, and nowhere small letters: what a page writes in either way is the name of no person."""
        return all(
            word[:1].isupper() and not word.isupper() and word.lower() not in _NO_NAMES and not self._is_common(word)
            for word in (first, last)
        )

    def _is_common(self, word: str) -> bool:
        # An address is written in small letters, and so is a munged one.
        ends = (at + len(word) for at in islice(_alone(word.lower(), self._text), _MAX_PLACES))
        return any(_MUNGED.match(self._text, end) is None for end in ends)


def _alone(word: str, text: str) -> Iterator[int]:
    """Where a word stands by itself, and not in an address."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at], text[end : end + 1]
        in_address = before in _OF_ADDRESS or after == "@" or (after == "." and text[end + 1 : end + 2].isalnum())
        if not (before.isalnum() or after.isalnum() or in_address):
            yield at
        at = text.find(word, end)
