"""Sentences that pages say, and a quick way of asking a page for hundreds of them."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from prospector.detect.folding import fold

Pieces = frozenset[int]

_NOT_PLAIN = re.compile(r"\\.|\[[^\]]*\]|[.^$]")
_REPEAT = re.compile(r"[?*]\??|\{\d*,?\d*\}\??")
_CONTINUED = re.compile(r"\\\n *")
_WORD = re.compile(r"[^\W_]+")
# From Hebrew on, a character says as much as a syllable or a word.
_JOINED = "\u0590"
# A piece of so many letters is rare enough to be worth looking for, unless every other page has it.
_TELLING = 4
_COMMON = frozenset(
    """page pages file files link links site sites home here this that document http https code want esta start index
    article content find error status post with from your back pagina seite sida strona some what have will been info
    webseite website web blog help more time about address next list make open read
    a be is are was we you ll re ve go no nu am ha se im in on at to of the for and or not it est ne en""".split()
)


class Wording:
    """Sentences to look for, one a line, as regular expressions over folded text. Lines with `#` are remarks.

    They are folded too, so that each may be written as its language writes it. A backslash at its end continues a line.

    Each line is known by a plain piece that every match contains (or by a few, where it has a choice of words). A
    text is searched once for the pieces of all lists there are (see `pieces_in`); a list none of whose pieces is there
    costs nothing, and only a line whose piece is there is tried. So long lists stay quick.
    """

    def __init__(self, lines: str) -> None:
        by_piece: dict[str, list[str]] = {}
        for line in map(fold, _CONTINUED.sub("", lines).strip().splitlines()):
            if line and not line.startswith("#"):
                for piece in _pieces(line):
                    by_piece.setdefault(piece, []).append(line)
        self._expressions = ["|".join(lines_with_it) for lines_with_it in by_piece.values()]
        self._place = {_PIECES.number(piece): place for place, piece in enumerate(by_piece)}
        self._numbers = frozenset(self._place)

    def find(self, folded: str, pieces: Pieces | None = None) -> re.Match[str] | None:
        """A sentence that occurs in the text, if one does.

        `pieces` are those of the text, where the caller knows them.
        """
        for expression in self._candidates(folded, pieces):
            if found := expression.search(folded):
                return found
        return None

    def whole(self, folded: str) -> re.Match[str] | None:
        """The sentence that is the whole text, if one is."""
        for expression in self._candidates(folded, None):
            if found := expression.fullmatch(folded):
                return found
        return None

    def all(self, folded: str, pieces: Pieces | None = None) -> list[str]:
        """Every sentence that occurs in the text."""
        return [found[0] for expression in self._candidates(folded, pieces) if (found := expression.search(folded))]

    def may_occur(self, pieces: Pieces) -> bool:
        """False where no sentence can occur in a text with these pieces."""
        return not pieces.isdisjoint(self._numbers)

    def _candidates(self, folded: str, pieces: Pieces | None) -> list[re.Pattern[str]]:
        if pieces is None:
            pieces = pieces_in(folded)
        # In the order of the list: the same page must give the same finding, word for word, every time.
        known = pieces & self._numbers
        return [_compiled(self._expressions[place]) for place in sorted(map(self._place.__getitem__, known))]


class _Numbered:
    """The pieces of all lists, and one automaton that finds them all in one walk through a text."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._automaton: AhoCorasick | None = None

    def number(self, piece: str) -> int:
        """The number that stands for the piece, the same whichever list asks."""
        if piece not in self._numbers:
            self._automaton = None
        return self._numbers.setdefault(piece, len(self._numbers))

    def found_in(self, folded: str) -> Pieces:
        if self._automaton is None:
            # The other kind is a third quicker, and many times as large.
            self._automaton = AhoCorasick(self._numbers, implementation=Implementation.ContiguousNFA)
        return frozenset(number for number, _, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True))


_PIECES = _Numbered()


def pieces_in(folded: str) -> Pieces:
    """What any list knows its lines by, as far as it is in the (folded) text."""
    return _PIECES.found_in(folded)


# Most lines are never tried in a run, and compiling them all would take longer than all the rest of starting.
_compiled = cache(re.compile)


def _pieces(expression: str) -> tuple[str, ...]:
    """Plain pieces of which every match of the expression contains at least one."""
    pieces = _best(expression)
    if not pieces or not all(piece.strip() for piece in pieces):
        raise ValueError(f"nothing plain to look for in {expression!r}")
    return pieces


def _best(expression: str) -> tuple[str, ...]:
    """The best choice of pieces: long enough, and as few as may be. Empty if there is none."""
    choices: list[tuple[str, ...]] = []
    at, plain = 0, ""
    while at < len(expression):
        if expression[at] == "(":
            end = _closing(expression, at)
            repeat = _REPEAT.match(expression, end + 1)
            if repeat is None:
                inner = expression[at + 1 : end].removeprefix("?:")
                alternatives = [_best(alternative) for alternative in _alternatives(inner)]
                if all(alternatives) and not inner.startswith("?"):
                    choices.append(tuple(dict.fromkeys(piece for pieces in alternatives for piece in pieces)))
            width, character = (repeat.end() if repeat else end + 1) - at, ""
        elif found := _NOT_PLAIN.match(expression, at):
            # `\.` is a full stop, other escapes and classes are not plain.
            character = found[0][1] if found[0] in (r"\.", r"\?", r"\|", r"\(", r"\)") else ""
            width = len(found[0])
            if repeat := _REPEAT.match(expression, at + width):
                character, width = "", width + len(repeat[0])
        else:
            character, width = expression[at], 1
            if repeat := _REPEAT.match(expression, at + 1):
                character, width = "", 1 + len(repeat[0])
        at += width
        if at < len(expression) and expression[at] == "+":
            at += 1
            choices.append((plain + character,))
            plain = ""
        elif character:
            plain += character
        else:
            choices.append((plain,))
            plain = ""
    choices.append((plain,))
    choices = [choice for choice in choices if all(choice)]
    telling = [choice for choice in choices if min(map(_weight, choice)) >= _TELLING]
    if telling:
        return min(telling, key=lambda choice: (len(choice), -min(map(_weight, choice))))
    return max(choices, key=lambda choice: min(map(_weight, choice)), default=())


def _weight(piece: str) -> int:
    """How telling a piece is: a Chinese character says as much as three Latin letters."""
    words = [word for word in _WORD.findall(piece) if word not in _COMMON]
    return sum(map(len, words)) + 2 * sum(character >= _JOINED for character in piece)


def _closing(expression: str, opening: int) -> int:
    depth = 0
    for at in range(opening, len(expression)):
        if expression[at] in "()" and expression[at - 1] != "\\":
            depth += 1 if expression[at] == "(" else -1
            if depth == 0:
                return at
    raise ValueError(f"a bracket is not closed in {expression!r}")


def _alternatives(inner: str) -> list[str]:
    """The choices between the bars of one group."""
    alternatives, depth, start = [], 0, 0
    in_class = False
    for at, character in enumerate(inner):
        if at and inner[at - 1] == "\\":
            continue
        if character in "[]":
            in_class = character == "["
        elif not in_class:
            depth += (character == "(") - (character == ")")
            if character == "|" and depth == 0:
                alternatives.append(inner[start:at])
                start = at + 1
    return [*alternatives, inner[start:]]
