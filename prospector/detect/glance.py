"""Most links lead to a page that is full of words and calls itself by an ordinary name. That much shows at a glance.

No rule has anything to say of such a page (see `rules`: those that read it want one with little on it, or a title that
gives it away), so it is neither decoded nor parsed.
"""

from __future__ import annotations

import re
from html import unescape

from prospector.detect.folding import fold
from prospector.detect.reading import MAX_HEADLINE
from prospector.detect.rules.hijacked import sells_bait
from prospector.detect.rules.soft_404 import is_suspicious
from prospector.detect.rules.walls import WALL_HEADERS
from prospector.detect.seen import Visit
from prospector.detect.wording import pieces_in
from prospector.html import one_line

# The title and the first heading are at the beginning, or nowhere.
_BEGINNING = 64 * 1024
_LONGEST = 3000
_TITLE = re.compile(rb"<title(?:\s[^>]{0,500})?>([^<]{0,2000})", re.IGNORECASE)
_TAG = re.compile(rb"<[^>]{0,1000}>")


def is_plainly_a_page(visit: Visit) -> bool:
    """True for a page of which no rule would say anything; False says nothing."""
    if visit.status != 200 or visit.redirects or "html" not in visit.headers.get("content-type", ""):
        return False
    if not WALL_HEADERS.isdisjoint(visit.headers) or not visit.says_much:
        return False
    headlines = _headlines(visit.body)
    if headlines is None:
        return False
    title, heading = headlines
    both = f"{title} {heading}"
    pieces = pieces_in(both)
    return not sells_bait(title, pieces) and not is_suspicious(both, pieces)


def _headlines(body: bytes) -> tuple[str, str] | None:
    """The title and the first heading, folded; None where they cannot be read without knowing the charset."""
    at = body.find(b"<title", 0, _BEGINNING)
    if at < 0:
        # None, or one in capitals: somebody else looks for it.
        return None
    found = _TITLE.match(body, at)
    if found is None:
        return None
    pieces = [found[1]]
    start = body.find(b"<h1", 0, _BEGINNING)
    if start >= 0:
        end = body.find(b"</h1", start)
        if end < 0:
            return None
        pieces.append(_TAG.sub(b" ", body[start : min(end, start + _LONGEST)]))
    elif body.find(b"<H1", 0, _BEGINNING) >= 0:
        return None
    try:
        words = [piece.decode() for piece in pieces]
    except UnicodeDecodeError:
        return None
    title, *heading = (fold(one_line(unescape(piece)))[:MAX_HEADLINE] for piece in words)
    return title, " ".join(heading)
