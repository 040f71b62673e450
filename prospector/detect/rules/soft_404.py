"""Soft 404: the status says that all is well, and the page says "not found".

No single phrase decides, bar the plainest titles. Each kind of evidence has a weight, and together they must reach
DEAD. The weights were set by reading some three hundred pages and checked on others that were never read.
"""

from __future__ import annotations

import re

from prospector.detect.folding import fold
from prospector.detect.rules.not_found_words import (
    EXPLAINS,
    FILLERS,
    MOVED,
    NEW_PLACE,
    NUMBER,
    REGRETS,
    SAYS_SO,
    WANTED,
)
from prospector.detect.rules.placeholder import MAINTENANCE
from prospector.detect.seen import SeenPage, Visit
from prospector.detect.wording import Pieces
from prospector.verdict import Finding, Reason

DEAD = 4.0

# A title or heading that says "not found" and nothing else; that says it among other things; `404` alone.
TITLE_ALONE, TITLE_SAYS, TITLE_MENTIONS = 4.0, 3.0, 1.0
HEADING_ALONE, HEADING_SAYS, HEADING_MENTIONS = 3.0, 3.0, 0.5
# A line by itself, and the running text: only of pages with little of it.
LINE_ALONE = 2.0
TEXT_SAYS, TEXT_WANTED, TEXT_NUMBER, TEXT_REGRETS, TEXT_REGRETS_TWICE = 2.0, 2.0, 1.0, 0.5, 1.0
NEXT_TO_NOTHING, NOTHING_ELSE, HARDLY_ANYTHING = 1.5, 2.0, 0.5
# What site builders leave in the source of their error pages.
BODY_CLASS, OWN_ADDRESS, ELEMENT_CLASS, NOINDEX, PICTURE = 3.0, 2.5, 0.5, 0.5, 2.5
# Against.
EXPLAINED, LONG, VERY_LONG = -3.0, -1.5, -4.0

# Characters of running text, outside links.
_NEXT_TO_NOTHING, _HARDLY_ANYTHING, _LONG, _VERY_LONG = 220, 500, 1200, 4000
# With menus and all: beyond this, only a page whose title or heading is suspicious is asked what its text says.
_MENUS_AND_ALL = 4000
# Enough words around "not found" in a title, and it is about something else.
_AMONG_OTHERS = 3

_PARTS = re.compile(r"\s+[-–—|·•:»«‹›~/>]+\s+|\s*[|»«‹›·•–—]\s*|: |\s-|-\s|\(|\)|[.!?…]+ ")
_NUMBER_ALONE = re.compile(r"\W*(?:(?:http|error|status|oops|e)\W*)*4\W?[0o]\W?4\W*(?:error|page)?\W*")
_NUMBER_SOMEWHERE = re.compile(r"\b404\b")
_NOINDEX = re.compile(r"<meta[^>]{0,80}robots[^>]{0,80}noindex", re.IGNORECASE)
_BODY_CLASS = re.compile(r"<body[^>]{0,300}\b(?:error-?404|page-404|404-page|template-404|not-?found)\b", re.IGNORECASE)
_ELEMENT_CLASS = re.compile(
    r"(?:class|id)=[\"'][^\"'>]{0,80}\b(?:error-?(?:404|page|code)|page-?404|404|not-?found|page-not-found)\b",
    re.IGNORECASE,
)
_OWN_ADDRESS = re.compile(
    r"<(?:link|meta)[^>]{0,80}(?:canonical|og:url)[^>]{0,200}/(?:404|not-?found)(?:\.\w{2,5})?/?[\"'>\s]", re.IGNORECASE
)
# The page says it with a picture: the whole number, or the nought of `4 0 4`.
_PICTURE = re.compile(
    r"<(?:img|object|image|lottie-player|source)[^>]{0,200}?[/\"'](?:(?:error|page|img|img-|http)?[-_]?404|not[-_]?found|"
    r"page[-_]?not[-_]?found)(?:[-_.](?:page|error|img|image|not[-_]?found|bg|illustration|min|icon))*[-_]?\d?"
    r"\.(?:svg|png|gif|jpe?g|webp|json)\b",
    re.IGNORECASE,
)
_NUMBER_WITHOUT_NOUGHT = re.compile(r"4 4")
_REFRESH = re.compile(r"<meta[^>]{0,40}http-equiv=[\"']?refresh", re.IGNORECASE)
# A notice that neither speaks of a page nor names an address on the web: a society moved, to the next street.
_ON_THE_WEB = re.compile(
    r"page|site|blog|forum|journal|seite|pagina|sitio|sito|web|sida|stron|serwis|страниц|саит|[移搬迁]|이전"
)
_ADDRESS = re.compile(r"href=[\"']?https?://|www\.[a-z0-9-]+\.", re.IGNORECASE)
# A line this long is a sentence of the running text.
_LINE = 90


def soft_404(visit: Visit) -> Finding | None:
    """The page says in its own words that it is not there."""
    page = visit.page
    if page is None or not visit.answered_well:
        return None
    if page.says_much and not is_suspicious(" ".join((page.folded_title, *map(fold, page.first_headings)))):
        return None
    if page.length > _MENUS_AND_ALL and not is_suspicious(" | ".join((page.folded_title, *page.folded_headings))):
        return None
    if not _speaks_of_it(page):
        return None
    title, title_mark = _title(page)
    heading, heading_mark = _headings(page)
    in_headlines = title + heading
    if not in_headlines and (page.length > _MENUS_AND_ALL or page.prose > _LONG):
        return None
    text, text_mark = _text(page, in_headlines)
    weight = in_headlines + text
    if weight < DEAD:
        return None
    if page.prose > _VERY_LONG:
        weight += VERY_LONG
    elif page.prose > _LONG:
        weight += LONG
    if EXPLAINS.find(page.folded_title) or (
        page.prose > _HARDLY_ANYTHING and EXPLAINS.find(page.folded_text, page.pieces)
    ):
        weight += EXPLAINED
    if weight < DEAD:
        return None
    if not in_headlines and (MAINTENANCE.find(page.folded_title) or MAINTENANCE.find(page.folded_text, page.pieces)):
        # Not here for now, it says itself.
        return None
    if title >= heading and title >= TITLE_SAYS:
        return _soft_404("title", title_mark)
    return _soft_404("heading", heading_mark) if heading >= HEADING_SAYS else _soft_404("text", text_mark)


def moved_away(visit: Visit) -> Finding | None:
    """A notice that the page or site has moved, and nothing else: what was linked is not here.

    Where the notice itself sends a browser on, a person arrives, and the link is alive.
    """
    page = visit.page
    if page is None or not visit.answered_well or page.says_much or not MOVED.may_occur(page.pieces):
        return None
    if page.length > 2 * _LONG or page.prose > 2 * _HARDLY_ANYTHING:
        return None
    for said in (page.folded_title, *page.folded_headings, page.folded_text):
        if (
            (found := MOVED.find(said))
            and NEW_PLACE.find(page.folded_text, page.pieces)
            and (_ON_THE_WEB.search(found[0]) or _ADDRESS.search(page.source, max(0, page.source.find("<body"))))
            and not _REFRESH.search(page.source)
        ):
            return _soft_404("moved", found[0])
    return None


def is_suspicious(headlines: str, pieces: Pieces | None = None) -> bool:
    """True for a title and headings, folded, that may be an error page's. `pieces`: see `Wording.find`."""
    return "404" in headlines or SAYS_SO.find(headlines, pieces) is not None


def _speaks_of_it(page: SeenPage) -> bool:
    """A quick question that nearly every page answers with no."""
    return (
        any(words.may_occur(page.pieces) for words in (SAYS_SO, WANTED, NUMBER))
        or _own_address(page) is not None
        or _body_class(page) is not None
        or _picture(page) is not None
    )


def _title(page: SeenPage) -> tuple[float, str]:
    parts = filter(None, _PARTS.split(page.folded_title))
    return max((_headline(page, part, TITLE_ALONE, TITLE_SAYS, TITLE_MENTIONS) for part in parts), default=(0.0, ""))


def _headings(page: SeenPage) -> tuple[float, str]:
    parts = {part for heading in page.folded_headings for part in (heading, *_PARTS.split(heading)) if part}
    return max(
        (_headline(page, part, HEADING_ALONE, HEADING_SAYS, HEADING_MENTIONS) for part in parts), default=(0.0, "")
    )


def _headline(page: SeenPage, part: str, alone: float, says: float, mentions: float) -> tuple[float, str]:
    """What one part of a title, or a heading, weighs, and the words that make it so."""
    if _NUMBER_ALONE.fullmatch(part):
        return alone, part
    found = SAYS_SO.find(part) or NUMBER.find(part)
    if not found:
        return (mentions, "404") if _NUMBER_SOMEWHERE.search(part) else (0.0, "")
    rest = len(FILLERS.sub(" ", part[: found.start()] + " " + part[found.end() :]).split())
    if rest == 0:
        return alone, found[0]
    return (says if rest <= _AMONG_OTHERS else mentions), found[0]


def _text(page: SeenPage, in_headlines: float) -> tuple[float, str]:
    """What the running text weighs, and the source. Long texts mention everything sooner or later and weigh nothing.

    Without evidence `in_headlines` the text must make the beginning.
    """
    if page.prose > _LONG:
        return 0.0, ""
    text, marks, weight = page.folded_own_text[:_MENUS_AND_ALL], [], 0.0
    # Below a heading that is about a Room 404, the number says nothing.
    somewhere = None if 0 < in_headlines < HEADING_SAYS else _NUMBER_SOMEWHERE.search(text)
    says_so = SAYS_SO.find(text, page.own_pieces)
    for evidence, found in (
        (TEXT_SAYS, says_so),
        (TEXT_WANTED, WANTED.find(text, page.own_pieces)),
        (TEXT_NUMBER, NUMBER.find(text, page.own_pieces) or somewhere),
        (OWN_ADDRESS, _own_address(page)),
        (BODY_CLASS, _body_class(page)),
        (PICTURE, _picture(page)),
    ):
        if found:
            weight += evidence
            marks.append(found[0])
    if "404" in text or marks:
        for line in page.own_lines[:40]:
            said = fold(line) if len(line) < _LINE else ""
            if any(mark in said for mark in ("404", *marks)) and _headline(page, said, LINE_ALONE, 0.0, 0.0)[0]:
                weight += LINE_ALONE
                marks.append(said)
                break
    if not weight and not in_headlines:
        return 0.0, ""
    regrets = REGRETS.all(page.folded_text[:_MENUS_AND_ALL], page.pieces)
    weight += TEXT_REGRETS_TWICE if len(regrets) > 1 else TEXT_REGRETS if regrets else 0.0
    if page.prose < _NEXT_TO_NOTHING:
        weight += NOTHING_ELSE if says_so else NEXT_TO_NOTHING
    elif page.prose < _HARDLY_ANYTHING:
        weight += HARDLY_ANYTHING
    if _ELEMENT_CLASS.search(page.source, 0, 20_000):
        weight += ELEMENT_CLASS
    if _NOINDEX.search(page.source, 0, 10_000):
        weight += NOINDEX
    return weight, marks[0] if marks else ""


def _own_address(page: SeenPage) -> re.Match[str] | None:
    """Where the page gives its own address as `/404.html` or the like."""
    head = page.source[:10_000]
    return _OWN_ADDRESS.search(head) if any(f"/{name}" in head for name in ("404", "not-found", "notfound")) else None


def _body_class(page: SeenPage) -> re.Match[str] | None:
    """Where WordPress and others mark the whole page: `<body class="error404">`."""
    return _BODY_CLASS.match(page.source, max(0, page.source.find("<body")))


def _picture(page: SeenPage) -> re.Match[str] | None:
    """The picture of an error page, on a page that says next to nothing and names no 404 of another kind."""
    if page.length > _HARDLY_ANYTHING or page.prose > _NEXT_TO_NOTHING:
        return None
    nought = next(filter(None, map(_NUMBER_WITHOUT_NOUGHT.fullmatch, page.folded_headings)), None)
    if nought is not None:
        return nought
    if _NUMBER_SOMEWHERE.search(page.folded_title):
        return None
    return _PICTURE.search(page.source, 0, 40_000)


def _soft_404(where: str, mark: str) -> Finding:
    return Finding(Reason.SOFT_404, f"soft_404_{where}: {mark[:80]}")
