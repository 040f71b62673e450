"""Sentences that pages say, and a quick way of asking a page for hundreds of them."""

from __future__ import annotations

import re
from collections.abc import Set

from prospector.detect.seen import JOINED, START, WORD, fold

_NOT_PLAIN = re.compile(r"\\.|\[[^\]]*\]|[.^$]")
_REPEAT = re.compile(r"[?*]\??|\{\d*,?\d*\}\??")
_CONTINUED = re.compile(r"\\\n *")
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

    Each line is known by a plain piece that every match contains (or by a few, where it has a choice of words), and
    each piece by the start of its most telling word. A page's words are taken apart once (`SeenPage.starts`); a list
    none of whose words are there costs nothing, and only a line whose piece occurs is tried. So long lists stay quick.
    """

    def __init__(self, lines: str) -> None:
        by_piece: dict[str, list[str]] = {}
        for line in map(fold, _CONTINUED.sub("", lines).strip().splitlines()):
            if line and not line.startswith("#"):
                for piece in _pieces(line):
                    by_piece.setdefault(piece, []).append(line)
        self._by_start: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for piece, lines_with_it in by_piece.items():
            self._by_start.setdefault(_start(piece), []).append((piece, re.compile("|".join(lines_with_it))))
        self._starts = frozenset(self._by_start)
        self._all = [candidate for candidates in self._by_start.values() for candidate in candidates]

    def find(self, folded: str, starts: Set[str] | None = None) -> re.Match[str] | None:
        """A sentence that occurs in the text, if one does.

        `starts` are those of the page the text is from; without them every line is considered.
        """
        for piece, expression in self._candidates(starts):
            if piece in folded and (found := expression.search(folded)):
                return found
        return None

    def whole(self, folded: str, starts: Set[str] | None = None) -> re.Match[str] | None:
        """The sentence that is the whole text, if one is."""
        for piece, expression in self._candidates(starts):
            if piece in folded and (found := expression.fullmatch(folded)):
                return found
        return None

    def all(self, folded: str, starts: Set[str] | None = None) -> list[str]:
        """Every sentence that occurs in the text."""
        return [
            found[0]
            for piece, expression in self._candidates(starts)
            if piece in folded and (found := expression.search(folded))
        ]

    def may_occur(self, starts: Set[str]) -> bool:
        """False where no sentence can occur among words with these starts (see `SeenPage.starts`)."""
        return not self._starts.isdisjoint(starts)

    def _candidates(self, starts: Set[str] | None) -> list[tuple[str, re.Pattern[str]]]:
        if starts is None:
            return self._all
        # Sorted: the same page must give the same finding, word for word, every time.
        return [candidate for start in sorted(self._starts & starts) for candidate in self._by_start[start]]


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
    words = [word for word in WORD.findall(piece) if word not in _COMMON]
    return sum(map(len, words)) + 2 * sum(character >= JOINED for character in piece)


def _start(piece: str) -> str:
    """The start of the most telling word of a piece, as it stands in `SeenPage.starts`; empty if there is none."""
    if joined := [character for character in piece if character >= JOINED]:
        return joined[0]
    words = WORD.findall(piece)
    # The last word may go on behind the piece: with fewer letters than a start has we would not know it again.
    if words and len(words[-1]) < START and piece[-1].isalpha():
        words.pop()
    telling = sorted(words, key=lambda word: (word not in _COMMON, len(word)))
    return telling[-1][:START] if telling else ""


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
