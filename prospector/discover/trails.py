"""How likely does a link lead towards a resource page? Its anchor text and its address tell, before it is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from prospector import words
from prospector.words import Phrases, segment_tokens, tokens_of

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
# The second page of a listing, and posts by their date: the places where a site is largest and lists are rarest. What
# else the address or the anchor says outweighs it.
PAGE_OF_MANY = -5
DATED_POST = -5

# A link found on a page of links, or on the way to one: more for what stands in the same folder.
BESIDE_A_LIST = 10
FROM_A_LIST = 5

# Longer anchors are sentences, and longer addresses traps: what they begin with is enough.
_MAX_ANCHOR = 120
_MAX_ADDRESS = 2000
_MAX_VALUES = 8
_NUMBERED = re.compile(
    r"/(?:page|seite|pagina|pag|strona)[/-]?\d{1,5}(?:\.\w+)?/?$|[?&](?:page|paged|start|offset)=\d+$"
)
_DATED = re.compile(r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?:/|$)|/(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-|/|$)")
_SLASHES_OF_A_HOST = 3
_RESOURCE = Phrases(*words.RESOURCE_PHRASES.values(), *words.RESOURCE_WORDS.values())
_HINT = Phrases(*words.HINT_WORDS.values())
_AWAY = Phrases(words.ANTI_WORDS)
_FALSE = Phrases(words.FALSE_FRIENDS)
_RESOURCE_PATH = Phrases(words.RESOURCE_PATH, *words.RESOURCE_PHRASES.values(), *words.RESOURCE_WORDS.values())
_ANTI_PATH = Phrases(words.ANTI_PATH)

# Most links hold none of these words, and that is found out at one stroke.
_FIRST_WORDS = frozenset().union(*(each.by_first for each in (_RESOURCE_PATH, _HINT, _AWAY, _ANTI_PATH)))


def promise(url: str, anchor: str) -> int:
    """How much a link promises: 0 if nothing is known, more the likelier, below 0 if it leads away.

    Made to be a request's priority.
    """
    return _of_address(url[:_MAX_ADDRESS]) + _of_anchor(anchor[:_MAX_ANCHOR])


@dataclass(frozen=True, slots=True)
class Origin:
    """The page that a link was found on."""

    url: str
    is_list: bool
    """It is a resource page."""
    promised: int
    """How much the link promised that led to it."""

    @property
    def leads_on(self) -> bool:
        """It is a list of links, or was announced as one: what it leads to is likelier than other pages to be one."""
        return self.is_list or self.promised >= ANCHOR_HOLDS


def trail_from(origin: Origin, url: str, anchor: str, is_next: bool = False) -> int:
    """How much a link promises where it stands: its own promise, and what the page it was found on makes of it."""
    own = promise(url, anchor)
    if is_next and origin.leads_on:
        # The same list, where it goes on.
        return max(own, origin.promised, ANCHOR_HOLDS)
    if own < PAGE_OF_MANY or not origin.leads_on:
        return own
    folder = origin.url.partition("?")[0].rpartition("/")[0] + "/"
    at_root = folder.count("/") <= _SLASHES_OF_A_HOST
    return own + (BESIDE_A_LIST if url.startswith(folder) and not at_root else FROM_A_LIST)


# A site's navigation is on every page of it: the same links again and again.
@lru_cache(maxsize=8192)
def _of_anchor(anchor: str) -> int:
    spoken, text = tokens_of(anchor)
    if text.isascii() and _FIRST_WORDS.isdisjoint(spoken):
        return 0
    tokens = _FALSE.without(spoken)
    if _RESOURCE.are(tokens) and tokens == spoken:
        return ANCHOR_IS
    if _RESOURCE.found_in(tokens, text):
        return ANCHOR_HOLDS
    if _AWAY.are(tokens):
        return ANCHOR_AWAY
    return ANCHOR_HINTS if _HINT.found_in(tokens, text) else 0


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
    if _DATED.search(url):
        worth += DATED_POST
    elif _NUMBERED.search(url):
        worth += PAGE_OF_MANY
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
    tokens, text = segment_tokens(segment)
    if text.isascii() and _FIRST_WORDS.isdisjoint(tokens):
        return 0
    if _ANTI_PATH.are(tokens):
        return PATH_AWAY
    if _RESOURCE_PATH.are(tokens):
        return SEGMENT_IS
    tokens = _FALSE.without(tokens)
    if _RESOURCE_PATH.found_in(tokens, text):
        return SEGMENT_HOLDS
    return SEGMENT_HINTS if _HINT.found_in(tokens, text) else 0
