"""How likely does a link lead towards a resource page? Its anchor text and its address tell, before it is asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from prospector import words

# Set so that a link that names such a page outright comes before one below a folder called so, and that before a mere
# hint; an address behind which there is none loses to everything but an anchor that says otherwise. On 376 pages (101
# of them resource pages) the address alone puts a resource page before another page in 92 of 100 pairs.
ANCHOR_IS = 40
ANCHOR_HOLDS = 25
ANCHOR_HINTS = 10
ANCHOR_AWAY = -30
SEGMENT_IS = 30
FOLDER_IS = 15
SEGMENT_HOLDS = 15
SEGMENT_HINTS = 8
HOST_IS = 10
PATH_AWAY = -40

# Longer anchors are sentences, and longer addresses traps: what they begin with is enough.
_MAX_ANCHOR = 120
_MAX_ADDRESS = 2000
_MAX_VALUES = 8
# Letters only: links2.html and "Links (12)" are links.
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# From Hebrew on, words are not (or not only) told apart by blanks.
_UNSPACED = re.compile(r"[\u0590-\u1c7f\u2e80-\U0003ffff]")
_PAGE_ENDINGS = {"html", "htm", "shtml", "xhtml", "phtml", "php", "asp", "aspx", "jsp", "cfm", "do"}

Tokens = tuple[str, ...]


class Phrases:
    """Finds phrases in a text, whole words only, in time that does not grow with their number."""

    def __init__(self, *lists: Iterable[str]) -> None:
        folded = {words.fold(phrase) for phrases in lists for phrase in phrases}
        unspaced = sorted(filter(_UNSPACED.search, folded), key=len, reverse=True)
        self.unspaced = re.compile("|".join(map(re.escape, unspaced)) or r"(?!)")
        self._whole = {tuple(_WORD.findall(phrase)) for phrase in folded}
        self.by_first: dict[str, list[Tokens]] = defaultdict(list)
        for spelling in sorted(self._whole, key=len, reverse=True):
            self.by_first[spelling[0]].append(spelling)

    def are(self, tokens: Tokens) -> bool:
        """True if the tokens are one of the phrases, no more and no less."""
        return tokens in self._whole

    def are_in(self, tokens: Tokens, text: str) -> bool:
        """True if one of the phrases is among the tokens of the (folded) text."""
        if any(True for _ in self._places(tokens)):
            return True
        return not text.isascii() and self.unspaced.search(text) is not None

    def without(self, tokens: Tokens) -> Tokens:
        """The tokens that belong to none of the phrases."""
        covered = {place for start, end in self._places(tokens) for place in range(start, end)}
        if not covered:
            return tokens
        return tuple(token for place, token in enumerate(tokens) if place not in covered)

    def _places(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        for start, token in enumerate(tokens):
            for spelling in self.by_first.get(token, ()):
                if tokens[start : start + len(spelling)] == spelling:
                    yield start, start + len(spelling)
                    break


_RESOURCE = Phrases(*words.RESOURCE_WORDS.values())
_HINT = Phrases(*words.HINT_WORDS.values())
_AWAY = Phrases(words.ANTI_WORDS)
_FALSE = Phrases(words.FALSE_FRIENDS)
_RESOURCE_PATH = Phrases(words.RESOURCE_PATH, *words.RESOURCE_WORDS.values())
_ANTI_PATH = Phrases(words.ANTI_PATH)

# Most links hold none of these words, and that is found out at one stroke.
_FIRST_WORDS = frozenset().union(*(each.by_first for each in (_RESOURCE_PATH, _HINT, _AWAY, _ANTI_PATH)))


def promise(url: str, anchor: str) -> int:
    """How much a link promises: 0 if nothing is known, more the likelier, below 0 if it leads away.

    Made to be a request's priority.
    """
    return _of_address(url[:_MAX_ADDRESS]) + _of_anchor(anchor[:_MAX_ANCHOR])


# A site's navigation is on every page of it: the same links again and again.
@lru_cache(maxsize=8192)
def _of_anchor(anchor: str) -> int:
    text = _fold(anchor)
    found = _WORD.findall(text)
    if text.isascii() and _FIRST_WORDS.isdisjoint(found):
        return 0
    spoken = tuple(found)
    tokens = _FALSE.without(spoken)
    if _RESOURCE.are(tokens) and tokens == spoken:
        return ANCHOR_IS
    if _RESOURCE.are_in(tokens, text):
        return ANCHOR_HOLDS
    if _AWAY.are(tokens):
        return ANCHOR_AWAY
    return ANCHOR_HINTS if _HINT.are_in(tokens, text) else 0


@lru_cache(maxsize=8192)
def _of_address(url: str) -> int:
    host_start = url.find("//") + 2
    path_start = url.find("/", host_start)
    if path_start < 0:
        return 0
    path, _, query = url[path_start + 1 :].partition("#")[0].partition("?")
    label = url[host_start:path_start].partition(".")[0]
    worth = HOST_IS if label != "link" and _RESOURCE_PATH.are((label,)) else 0
    segments = path.rstrip("/").split("/")
    if query:
        # Old sites keep all their pages behind one address: `index.php?page=links`.
        segments += [pair.partition("=")[2] for pair in query.split("&", _MAX_VALUES)[:_MAX_VALUES]]
    found = [_of_segment(segment) for segment in segments]
    if not any(found):
        return worth
    away = min(found)
    if away < 0:
        worth += away
    # Not the folder but the page in it is what we look for.
    folder = max(found[:-1], default=0)
    return worth + max(found[-1], min(folder, FOLDER_IS), 0)


@lru_cache(maxsize=8192)
def _of_segment(segment: str) -> int:
    """What one piece of a path says: `nuetzliche-links.html`, `tag`, `%D1%81%D1%81%D1%8B%D0%BB%D0%BA%D0%B8`."""
    if "%" in segment:
        segment = unquote(segment)
    if not segment.islower():
        segment = _CAMEL_HUMP.sub(" ", segment)
    text = _fold(segment)
    spoken = _WORD.findall(text)
    if text.isascii() and _FIRST_WORDS.isdisjoint(spoken):
        return 0
    tokens = tuple(spoken)
    if len(tokens) > 1 and tokens[-1] in _PAGE_ENDINGS:
        tokens = tokens[:-1]
    if _ANTI_PATH.are(tokens):
        return PATH_AWAY
    if _RESOURCE_PATH.are(tokens):
        return SEGMENT_IS
    tokens = _FALSE.without(tokens)
    if _RESOURCE_PATH.are_in(tokens, text):
        return SEGMENT_HOLDS
    return SEGMENT_HINTS if _HINT.are_in(tokens, text) else 0


def _fold(text: str) -> str:
    # Nearly all addresses and most anchors need no more than this.
    return text.lower() if text.isascii() else words.fold(text)
