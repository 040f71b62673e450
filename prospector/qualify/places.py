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


_CONTENT = Place()

_FRAME_TAGS = frozenset(("nav", "footer", "aside", "header"))
_ITEM_TAGS = frozenset(("li", "dt", "dd", "td", "th"))
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
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
        self._known: dict[int, Place] = {}

    def of(self, node: LexborNode) -> Place:
        """The place of one element."""
        known = self._known
        above = node.parent
        if above is None:
            return _CONTENT
        if (at_once := known.get(above.mem_id)) is not None:
            return at_once
        unknown: list[LexborNode] = []
        place = _CONTENT
        while above is not None:
            found = known.get(above.mem_id)
            if found is not None:
                place = found
                break
            unknown.append(above)
            above = above.parent
        for element in reversed(unknown):
            place = known[element.mem_id] = _inside(element, place)
        return place


def _inside(element: LexborNode, place: Place) -> Place:
    tag = element.tag
    if tag in _ITEM_TAGS:
        return place if place.item else place._replace(item=True)
    if tag in _HEADING_TAGS:
        return place._replace(heading=True)
    if place.frame:
        return place
    if tag in _FRAME_TAGS or (tag in _NAMED_TAGS and _is_frame(element)):
        return place._replace(frame=True)
    return place


def _is_frame(element: LexborNode) -> bool:
    attributes = element.attributes
    if not attributes:
        return False
    if attributes.get("role") in ("navigation", "contentinfo", "banner", "complementary"):
        return True
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return len(names) > 1 and _FRAME_NAMES.search(names.lower()[:200]) is not None
