"""Where on a page does a link stand: in what the page is about, or in its menu, side bar and footer?"""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from prospector.items import Part


class Place(NamedTuple):
    """What the elements around a link say of it."""

    part: Part = Part.CONTENT
    item: bool = False
    """In a list item, a definition or a table cell."""
    heading: bool = False
    """In a heading."""

    @property
    def frame(self) -> bool:
        """Not in the content."""
        return self.part is not Part.CONTENT


# A place is looked up far more often than it changes, so on the way it is a number: a bit for an item, one for a
# heading, and the rest for the part of the page.
_ITEM, _HEADING, _PART = 1, 2, 4
_PARTS = tuple(Part)
_PLACES = tuple(Place(part, bool(bits & _ITEM), bool(bits & _HEADING)) for part in _PARTS for bits in range(_PART))
_NAVIGATION, _FOOTER, _SIDEBAR = (_PART * _PARTS.index(part) for part in (Part.NAVIGATION, Part.FOOTER, Part.SIDEBAR))

_BITS: dict[str | None, int] = {
    **dict.fromkeys(("li", "dt", "dd", "td", "th"), _ITEM),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _HEADING),
    **dict.fromkeys(("nav", "header"), _NAVIGATION),
    "footer": _FOOTER,
    "aside": _SIDEBAR,
}
# Only these carry class names worth reading; reading every element's attributes would double the cost of a page.
_NAMED_TAGS = frozenset(("div", "ul", "ol", "section", "table", "form"))
_PART_NAMES = re.compile(
    r"(?<![a-z-])(?:(?P<navigation>(?:main|top|side|sub|foot|site|bottom|left|right)?-?_?(?:nav|navi|navbar|navigation"
    r"|menu|navmenu)s?|breadcrumbs?|masthead|topbar|site-header|page-header|cookie\w*|pagination|pager)"
    r"|(?P<footer>footer|colophon)|(?P<comment>comments|respond)"
    r"|(?P<sidebar>sidebar|side-bar|social\w*|share|sharing|addtoany|sharedaddy|widgets?|tagcloud))(?![a-z-])"
)
_ROLES = {
    "navigation": Part.NAVIGATION,
    "banner": Part.NAVIGATION,
    "contentinfo": Part.FOOTER,
    "complementary": Part.SIDEBAR,
}


class Places:
    """The place of every link of one page. Each element above a link is looked at once, however many links it holds."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def of(self, node: LexborNode) -> Place:
        """The place of one element."""
        return _PLACES[self._bits(node)]

    def is_content(self, node: LexborNode) -> bool:
        """True for an element that is in the content."""
        return self._bits(node) < _PART

    def _bits(self, node: LexborNode) -> int:
        above = node.parent
        if above is None:
            return 0
        known = self._known
        bits = known.get(above.mem_id)
        if bits is None:
            # Most links have a parent of their own, in a list or a paragraph that others stand in, too.
            top = above.parent
            around = known.get(top.mem_id) if top is not None else 0
            bits = self._climb(above) if around is None else _within(above, around)
            known[above.mem_id] = bits
        return bits

    def _climb(self, element: LexborNode) -> int:
        known = self._known
        unknown = [element]
        bits = 0
        while (above := unknown[-1].parent) is not None:
            found = known.get(above.mem_id)
            if found is not None:
                bits = found
                break
            unknown.append(above)
        for element in reversed(unknown):
            bits = known[element.mem_id] = _within(element, bits)
        return bits


def _within(element: LexborNode, bits: int) -> int:
    """The place of what stands in an element, by the place of the element itself."""
    tag = element.tag
    own = _BITS.get(tag)
    if own is not None:
        # Of two parts in each other, the outer one is what a reader sees.
        return bits | own if own < _PART or bits < _PART else bits
    if bits < _PART and tag in _NAMED_TAGS and (part := _part_of(element)) is not Part.CONTENT:
        return bits | _PART * _PARTS.index(part)
    return bits


def _part_of(element: LexborNode) -> Part:
    """The part of the page that an element's role or names say it is."""
    attributes = element.attributes
    if not attributes:
        return Part.CONTENT
    if (part := _ROLES.get(attributes.get("role") or "")) is not None:
        return part
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    found = _PART_NAMES.search(names.lower()[:200]) if len(names) > 1 else None
    return Part(found.lastgroup) if found is not None and found.lastgroup else Part.CONTENT
