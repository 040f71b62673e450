"""The words around a link: the anchor text, and the sentence the link stands in.

A page may hold thousands of links in one element, so nothing here reads more than a few neighbours of a link.
"""

from __future__ import annotations

import re
from itertools import islice

from selectolax.lexbor import LexborNode

from prospector.html import one_line

MAX_ANCHOR = 300
MAX_CONTEXT = 300
# Neighbouring nodes looked at on each side of a link, and characters read from them.
_STEPS = 24
_REACH = 220
# Nodes read inside one link or heading.
_MAX_NODES = 200

_BREAKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl",
    "dt",
    "fieldset", "figure", "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNSEEN = frozenset(("script", "style", "noscript", "template", "title", "iframe"))
_CLOSED = _BREAKS | _UNSEEN
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？]")
_LETTER = re.compile(r"\w")


def anchor_text(link: LexborNode) -> str:
    """What a reader sees of the link: its text, else its image's alternative text, else its title."""
    text = one_line(_text_of(link))
    if text:
        return text[:MAX_ANCHOR]
    image = next((part for part in islice(link.traverse(), _MAX_NODES) if part.tag == "img"), None)
    for element, name in ((image, "alt"), (link, "title"), (link, "aria-label"), (link, "alt")):
        if element is not None and (said := one_line((element.attributes.get(name) or "")[: 4 * MAX_ANCHOR])):
            return said[:MAX_ANCHOR]
    return ""


def around(link: LexborNode, anchor: str) -> tuple[str, str]:
    """The words before the link on its line, and the sentence the link stands in.

    A link that ends its line takes the next line for its annotation, unless that is another link's.
    """
    before = _before(link)
    after = _after(link)
    if not before and not after:
        return "", anchor.rstrip()
    start = 0
    for found in _SENTENCE_END.finditer(before):
        start = found.end()
    end = _SENTENCE_END.search(after)
    sentence = one_line(f"{before[start:]}{anchor}{after[: end.end()] if end else after}")
    if len(sentence) > MAX_CONTEXT:
        sentence = sentence[:MAX_CONTEXT].rsplit(" ", 1)[0]
    return before, sentence


def _text_of(element: LexborNode) -> str:
    # Most links hold one text, or one element that does.
    for _ in range(_STEPS):
        child = element.first_child
        if child is None:
            return ""
        if child.next is not None:
            break
        if child.is_text_node:
            return (child.text_content or "")[: 4 * MAX_ANCHOR]
        if child.tag in _UNSEEN:
            break
        element = child
    pieces: list[str] = []
    length = unseen = 0
    for node in islice(element.traverse(include_text=True), _MAX_NODES):
        if node.is_text_node:
            if unseen and unseen == node.parent.mem_id:  # type: ignore[union-attr]
                continue
            piece = (node.text_content or "")[: 4 * MAX_ANCHOR]
            pieces.append(piece)
            length += len(piece)
            if length > 4 * MAX_ANCHOR:
                break
        else:
            tag = node.tag
            if tag in _UNSEEN:
                unseen = node.mem_id
            elif tag in _BREAKS:
                pieces.append(" ")
    return "".join(pieces)


def _before(link: LexborNode) -> str:
    pieces: list[str] = []
    length = 0
    node = link
    for _ in range(_STEPS):
        previous = node.prev
        if previous is None:
            above = node.parent
            if above is None or above.tag in _BREAKS:
                break
            node = above
            continue
        node = previous
        # The last thing inside it, as deep as it goes.
        for _ in range(_STEPS):
            last = node.last_child
            if last is None or node.tag in _CLOSED:
                break
            node = last
        if node.is_text_node:
            text = (node.text_content or "")[-_REACH:]
            pieces.append(text)
            length += len(text)
            if length >= _REACH:
                break
        elif node.tag in _BREAKS:
            break
    if not pieces:
        return ""
    pieces.reverse()
    return one_line("".join(pieces) + "|")[:-1][-_REACH:]


def _after(link: LexborNode) -> str:
    pieces: list[str] = []
    length = 0
    own_line = True
    said = False
    node = link
    # The few nodes after this one. An element that we enter or leave is met as well: it may end the line.
    for _ in range(_STEPS):
        following = node.next
        if following is None:
            above = node.parent
            if above is None:
                break
            node, inside = above, False
        else:
            node, inside = following, True
        while True:
            if node.is_text_node:
                text = (node.text_content or "")[:_REACH]
                pieces.append(text)
                length += len(text)
                said = said or _LETTER.search(text) is not None
                if length >= _REACH:
                    return _said(pieces)
            else:
                tag = node.tag
                if tag in _UNSEEN:
                    return _said(pieces)
                if tag in _BREAKS:
                    if said or (tag in _HEADINGS and not own_line):
                        return _said(pieces)
                    own_line = False
                    if not pieces or pieces[-1] != " ":
                        pieces.append(" ")
                elif tag == "a" and not own_line:
                    # The next line is another link's.
                    return ""
            first = node.first_child if inside else None
            if first is None:
                break
            node = first
    return _said(pieces)


def _said(pieces: list[str]) -> str:
    return one_line("|" + "".join(pieces))[1:][:_REACH] if pieces else ""
