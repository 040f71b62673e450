"""Where on a page does a link stand: in what the page is about, or in its menu, side bar and footer?"""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode


class Place(NamedTuple):
    """What the elements around a link say of it."""

    frame: bool = False
    """In the navigation, header, side bar or footer, not in the content."""
    item: bool = False
    """In a list item, a definition or a table cell."""
    heading: bool = False
    """In a heading."""


# A place is looked up far more often than it changes, so on the way it is a number, a bit for each of its fields.
_FRAME, _ITEM, _HEADING = 1, 2, 4
_PLACES = tuple(Place(bool(bits & _FRAME), bool(bits & _ITEM), bool(bits & _HEADING)) for bits in range(8))

_BITS = {
    **dict.fromkeys(("li", "dt", "dd", "td", "th"), _ITEM),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _HEADING),
    **dict.fromkeys(("nav", "footer", "aside", "header"), _FRAME),
}
# Only these carry class names worth reading; reading every element's attributes would double the cost of a page.
_NAMED_TAGS = frozenset(("div", "ul", "ol", "section", "table", "form"))
_FRAME_NAMES = re.compile(
    r"(?<![a-z-])(?:(?:main|top|side|sub|foot|site|bottom|left|right)?-?_?(?:nav|navi|navbar|navigation|menu|navmenu)s?"
    r"|footer|sidebar|side-bar|breadcrumbs?|masthead|topbar|site-header|page-header|colophon|cookie\w*"
    r"|social\w*|share|sharing|addtoany|sharedaddy|widgets?|pagination|pager|comments|respond|tagcloud)(?![a-z-])"
)


class Places:
    """The place of every link of one page. Each element above a link is looked at once, however many links it holds."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def of(self, node: LexborNode) -> Place:
        """The place of one element."""
        above = node.parent
        if above is None:
            return _PLACES[0]
        bits = self._known.get(above.mem_id)
        return _PLACES[self._climb(above) if bits is None else bits]

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
            tag = element.tag
            if tag in _BITS:
                bits |= _BITS[tag]
            elif tag in _NAMED_TAGS and not bits & _FRAME and _is_frame(element):
                bits |= _FRAME
            known[element.mem_id] = bits
        return bits


def _is_frame(element: LexborNode) -> bool:
    attributes = element.attributes
    if not attributes:
        return False
    if attributes.get("role") in ("navigation", "contentinfo", "banner", "complementary"):
        return True
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return len(names) > 1 and _FRAME_NAMES.search(names.lower()[:200]) is not None
