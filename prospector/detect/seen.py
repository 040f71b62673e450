"""What was seen on one visit to a link: the record that every rule judges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from itertools import islice

from prospector import html
from prospector.detect.folding import fold
from prospector.detect.reading import MAX_HEADLINE, Reading
from prospector.detect.wording import Pieces, pieces_in
from prospector.verdict import Reason

# Error pages say what they have to say at the beginning.
MAX_TEXT = 5_000
MAX_LINES = 60
# A source with so many commas and full stops, and paragraphs, lines, cells or items, is full of words: of 200 error,
# parking, placeholder and challenge pages none was.
MUCH, MANY_PAUSES, MANY_ENDS = 4000, 85, 20
# So much of its end is looked at: the beginning is mostly scripts and menus.
END = 30_000

_TITLE = re.compile(r"<title(?:\s[^>]{0,500})?>([^<]{0,2000})", re.IGNORECASE)
# The longest heading, tags and all.
_H1 = 3000
_TAG = re.compile(r"<[^>]{0,1000}>")
_WIDE = re.compile("[\u3040-\ud7ff]")


@dataclass(frozen=True)
class Visit:
    """One attempt to follow a link. Either `status` is set (somebody answered) or `fault` is, or both:

    a fault after good headers (a cut body, a slow one) leaves the status standing.
    """

    url: str
    """The address we set out for, without fragment."""
    status: int | None = None
    """Of the last answer in the chain."""
    final_url: str = ""
    redirects: tuple[tuple[int, str], ...] = ()
    """Every hop: the status that sent us on, and the address it sent us to."""
    headers: dict[str, str] = field(default_factory=dict)
    """Of the last answer: names in lower case, repeated ones joined with a comma."""
    body: bytes = b""
    """Of the last answer, content encoding undone, cut at PROSPECTOR_DETECT_BODY_LIMIT."""
    truncated: bool = False
    fault: Reason | None = None
    """Why there was no (whole) response."""
    fault_detail: str = ""
    """libcurl's or the resolver's words for it."""
    fault_phase: str = ""
    """How far we had come: dns, connect, tls, headers or body."""
    address: str = ""
    """The IP address that answered last."""
    elapsed_ms: int = 0

    @property
    def answered_well(self) -> bool:
        """True when the answer claims to be the content: only then does its text have a say."""
        return self.status is not None and 200 <= self.status < 300

    @cached_property
    def says_much(self) -> bool:
        """True for a body full of words: nothing that says as little as an error page.

        A guess from the source, quick and on the safe side: False says nothing.
        """
        return len(self.body) >= MUCH and _is_full_of_words(self.body[-END:])

    @cached_property
    def page(self) -> SeenPage | None:
        """The body as a page, or None when it is not HTML (or there is none)."""
        if not self.body or not html.is_page(self.headers.get("content-type", ""), self.body):
            return None
        return SeenPage(html.decode(self.body, self.headers.get("content-type", "")), self)

    @cached_property
    def short_text(self) -> str:
        """A small body that is not HTML, as text: many a server says no in one plain line. Else empty."""
        if self.page is not None or not self.body or len(self.body) > 2048 or b"\0" in self.body:
            return ""
        return self.body.decode("utf-8", "replace")


class SeenPage:
    """A body that is HTML. Nothing is computed before a rule asks for it, and nothing twice."""

    def __init__(self, source: str, visit: Visit) -> None:
        self.source = source
        self._visit = visit

    @cached_property
    def title(self) -> str:
        """Read from the source: most pages need no tree to be judged."""
        title = _TITLE.search(self.source, max(0, _find_tag(self.source, "title")))
        return _words(title[1]) if title else ""

    @cached_property
    def first_headings(self) -> tuple[str, ...]:
        """The first few h1, read from the source."""
        headings, end = list[str](), 0
        while len(headings) < 3:
            start = _find_tag(self.source, "h1", end)
            end = _find_tag(self.source, "/h1", start) if start >= 0 else -1
            if end < 0:
                break
            if end - start <= _H1:
                headings.append(_words(self.source[start:end]))
        return tuple(headings)

    @property
    def says_much(self) -> bool:
        """See `Visit.says_much`."""
        return self._visit.says_much

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.source)

    @property
    def headings(self) -> tuple[str, ...]:
        """The first few h1 and h2, in page order."""
        return self._reading.headings

    @property
    def sections(self) -> int:
        """How many headings below the first level there are."""
        return self._reading.sections

    @property
    def links(self) -> int:
        """How many `a` there are."""
        return self._reading.links

    @property
    def asks_for_a_password(self) -> bool:
        """True if there is a field for one."""
        return self._reading.asks_for_a_password

    @cached_property
    def length(self) -> int:
        """How many characters a reader sees, menus and all."""
        return _length(" ".join(self._reading.text.split()))

    @cached_property
    def text(self) -> str:
        """What a reader sees first, on one line, at most MAX_TEXT characters."""
        return " ".join(self._reading.text[: 4 * MAX_TEXT].split())[:MAX_TEXT]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What a reader sees first, piece by piece."""
        return _lines(self._reading.text)

    @cached_property
    def _unlinked(self) -> str:
        return self._reading.text_outside_links()

    @cached_property
    def own_lines(self) -> tuple[str, ...]:
        """The same without links: a menu says nothing of the page it stands on."""
        return _lines(self._unlinked)

    @cached_property
    def own_text(self) -> str:
        """The text outside links, on one line, at most MAX_TEXT characters."""
        return " ".join(self._unlinked[: 4 * MAX_TEXT].split())[:MAX_TEXT]

    @cached_property
    def prose(self) -> int:
        """How much the page itself has to say: the characters of its text outside links."""
        return _length(" ".join(self._unlinked.split()))

    @cached_property
    def pieces(self) -> Pieces:
        """What the lists of sentences know their lines by, as far as the page says it, title and all."""
        return pieces_in(" ".join((self.folded_title, *self.folded_headings, self.folded_text)))

    @cached_property
    def own_pieces(self) -> Pieces:
        """The same of the text outside links: a sentence may go on behind one."""
        return pieces_in(self.folded_own_text)

    @cached_property
    def folded_title(self) -> str:
        return fold(self.title)

    @cached_property
    def folded_headings(self) -> tuple[str, ...]:
        return tuple(fold(heading) for heading in self.headings)

    @cached_property
    def folded_text(self) -> str:
        return fold(self.text)

    @cached_property
    def folded_own_text(self) -> str:
        return fold(self.own_text)


def _is_full_of_words(source: bytes) -> bool:
    # The second kind of pause is only counted where the first is not enough.
    pauses = _count(source, b", ", MANY_PAUSES)
    if pauses < MANY_PAUSES and pauses + _count(source, b". ", MANY_PAUSES) < MANY_PAUSES:
        return False
    ends = (b"</p>", b"<br", b"</td>", b"</li>", b"<BR", b"<P", b"</TD>")
    return any(_count(source, end, MANY_ENDS) >= MANY_ENDS for end in ends)


def _count(source: bytes, what: bytes, enough: int) -> int:
    """How often it is there, but not beyond `enough`: splitting stops there, where counting goes on."""
    return len(source.rsplit(what, enough)) - 1


@lru_cache(maxsize=8)
def _spellings(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((f"<{name}", f"<{name.upper()}", f"<{name.capitalize()}")))


def _find_tag(source: str, name: str, start: int = 0) -> int:
    """Where a tag begins, or -1. Quicker than an expression that ignores case."""
    for spelling in _spellings(name):
        if (at := source.find(spelling, start)) >= 0:
            return at
    return -1


def _words(markup: str) -> str:
    """The words in a piece of source, on one line."""
    return html.one_line(unescape(_TAG.sub(" ", markup)))[:MAX_HEADLINE]


def _lines(text: str) -> tuple[str, ...]:
    pieces = (" ".join(piece.split()) for piece in text[: 2 * MAX_TEXT].splitlines())
    return tuple(islice((piece for piece in pieces if piece), MAX_LINES))


def _length(text: str) -> int:
    """Characters; a Chinese or Japanese one counts as three, for it says as much as a word."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))
