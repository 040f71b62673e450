"""What a visitor sees of a page, as one text: blocks on lines of their own, decoys and code left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prospector.enrich.contacts.elements import Elements, Link, elements_of
from prospector.enrich.contacts.signs import UNUSUAL, Signs, signs_in_text, what_it_may_say
from prospector.enrich.contacts.unseen import MAX_DECOY, named_classes, of_classes, sessions, styled, unseen_among

# Nodes and characters read at most: contacts stand on pages that people can read.
_MAX_NODES = 20_000
_MAX_CHARS = 150_000
# A longer text is read closely if it has unusual characters: to put them right first would be to do it twice.
_MAX_UNUSUAL = 50_000
# Scripts and styles that are left out of the first look at a page's text.
_MAX_CODES = 200
# Nodes read inside one link.
_MAX_PARTS = 30

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "button", "caption", "center", "dd", "details", "div", "dl",
    "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
))  # fmt: skip
_LINKS = frozenset(("a", "area"))
# Blocks that are passed by at once where they say nothing: those that hold much, and seldom each other.
_PASSED = frozenset(("ul", "ol", "dl", "nav", "p", "h1", "h2", "h3", "h4", "h5", "h6"))
# Characters that are looked through for it.
_MAX_PASSED = 500_000
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "textarea", "select", "code", "svg", "head", "object", "iframe", "kbd",
    "samp",
))  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
# A character that turns round what follows, to the one that ends it.
_TURNED = re.compile("\u202e([^\u202c\u202e\n]{1,200})")
_UNUSUAL = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in UNUSUAL) + "]+")


class SeenMailto(NamedTuple):
    """A link that writes to somebody, as it stands in the text."""

    href: str
    node: LexborNode
    at: int
    """Where its words begin in the text."""


@dataclass(frozen=True, slots=True)
class Surface:
    """The visible text of a page, and its links in order: those to pages, and those that write to somebody."""

    text: str
    links: tuple[Link, ...] = ()
    mailtos: tuple[SeenMailto, ...] = ()
    signs: Signs = frozenset()
    """What the text may have in it, as `signs_in_text` says."""

    def before(self, at: int, reach: int = 80) -> str:
        """What is said before a spot on the same line."""
        return self.text[max(0, at - reach) : at].rpartition("\n")[2]


def surface_of(tree: LexborHTMLParser, elements: Elements | None = None, text: str | None = None) -> Surface:
    """Read what a visitor sees. The text stays empty where nothing in it could be a way to a person.

    `text`: the page's text, its pieces joined by blanks, where somebody has read it already.
    """
    root = tree.body
    if root is None:
        return Surface("")
    if elements is None:
        elements = elements_of(tree)
    hidden, backwards = styled(elements.styled)
    hiding, turning = named_classes(elements.sheets)
    backwards |= of_classes(tree, turning)
    closed = sessions(elements.pres)
    said = _first_look(root, elements, text)
    if not said and not backwards and not elements.mailtos:
        # A link to another page that a class hides is no decoy, but waits in a menu.
        return Surface("", tuple(_seen(elements.links, unseen_among(elements, hidden, closed)).values()))
    hidden |= of_classes(tree, hiding)
    unseen = unseen_among(elements, hidden, closed)
    links, mailtos = _seen(elements.links, unseen), _seen(elements.mailtos, unseen)
    # Where all that can be said is an address as such, whole lists and paragraphs without one are passed by.
    needed = _around(mailtos.values(), root) if said <= {"@"} and not backwards else None
    seen, at = _walked(root, mailtos, elements.calls, hidden, backwards, closed, needed)
    written_to = tuple(SeenMailto(*link, at.get(here, 0)) for here, link in mailtos.items())
    return Surface(seen, tuple(links.values()), written_to, signs_in_text(seen))


def surface_from(text: str) -> Surface:
    """A text without links, and what it may have in it."""
    return Surface(text, signs=signs_in_text(text))


def _first_look(root: LexborNode, elements: Elements, text: str | None) -> Signs:
    """What may lead to a person in the text, or in what its images are said to show: quicker than reading closely."""
    if text is None:
        text = _without_codes(root.text(), elements.codes)
    alts = "\n".join(elements.alts)
    said = f"{alts}\n{text}"[: 2 * _MAX_CHARS]
    signs = what_it_may_say(said)
    if "unusual" in signs and len(said) < _MAX_UNUSUAL:
        signs = what_it_may_say(_UNUSUAL.sub(lambda found: _clean(found[0]), said)) - {"unusual"}
    # Not as such in the text.
    return signs | {"cleaned"} if "@" in signs and "@" not in text else signs


def _without_codes(text: str, codes: list[LexborNode]) -> str:
    said = []
    at = 0
    for node in codes[:_MAX_CODES]:
        code = node.text()
        start = text.find(code, at) if code else -1
        if start >= 0:
            said.append(text[at:start])
            at = start + len(code)
    said.append(text[at:])
    return "\n".join(said)


def _seen(links: dict[int, Link], unseen: set[int]) -> dict[int, Link]:
    if unseen.isdisjoint(links):
        return links
    return {here: link for here, link in links.items() if here not in unseen}


def _around(links: Iterable[Link], root: LexborNode) -> set[int] | None:
    """All elements that any of these stands in; None where that is too many."""
    found = {root.mem_id}
    for _, node in links:
        above: LexborNode | None = node
        while above is not None and (here := above.mem_id) not in found:
            found.add(here)
            above = above.parent
            if len(found) > _MAX_NODES:
                return None
    return found


def _walked(
    root: LexborNode,
    mailtos: dict[int, Link],
    calls: set[int],
    hidden: set[int],
    backwards: set[int],
    closed: set[int],
    needed: set[int] | None,
) -> tuple[str, dict[int, int]]:
    """The text, and where in it the links that write begin.

    `needed`: what may not be passed by, though it has no at sign in it.
    """
    pieces: list[str] = []
    at: dict[int, int] = {}
    length = 0
    # The elements we are inside, and for each: does its end end a line?
    around: list[tuple[LexborNode, bool]] = []
    special = hidden | backwards | closed
    patience = _MAX_PASSED if needed is not None else 0
    node: LexborNode | None = root
    # Every look at a node costs, so none is taken that is not needed.
    for _ in range(_MAX_NODES):
        if node is None or length > _MAX_CHARS:
            break
        inside = None
        is_block = False
        if (said := node.text_content) is not None:
            if not said.isascii() or len(said) > _MAX_CHARS:
                said = _clean(said[:_MAX_CHARS])
        elif (tag := node.tag) in _UNSEEN:
            said = "" if special and node.mem_id in hidden else " "
        elif special and (here := node.mem_id) in special:
            if here in hidden:
                pass
            elif here in closed:
                said = " "
            else:
                said = _clean(node.text()[:MAX_DECOY])[::-1]
        elif patience > 0 and tag in _PASSED and needed is not None and node.mem_id not in needed:
            words = node.text()
            patience -= len(words)
            said = "\n"
            if "@" in words:
                inside, is_block = node.first_child, True
            else:
                said = "\n\n"
        else:
            inside = node.first_child
            if tag in _BLOCKS:
                said, is_block = "\n", True
            elif tag in _LINKS:
                if (here := node.mem_id) in mailtos:
                    at[here] = length
                elif here in calls:
                    inside = None
            elif tag == "img":
                said = _clean(node.attrs.get("alt") or "")[:120]
        if said:
            pieces.append(said)
            length += len(said)
        if inside is not None:
            around.append((node, is_block))
            node = inside
            continue
        following = node.next
        while following is None and around:
            node, is_block = around.pop()
            if is_block:
                pieces.append("\n")
                length += 1
            following = node.next if around else None
        node = following
    return "".join(pieces), at


def words_of(element: LexborNode) -> str:
    """The words inside one small element, such as a link."""
    child = element.first_child
    if child is not None and (text := child.text_content) is not None and child.next is None:
        return text[:200]
    parts = islice(element.traverse(include_text=True), _MAX_PARTS)
    return "".join((part.text_content or "")[:200] for part in parts if part.tag == "-text")


def _clean(text: str) -> str:
    """Without invisible characters, and every character in its ordinary form (full-width signs and the like)."""
    if text.isascii():
        return text
    if "\u202e" in text:
        text = _TURNED.sub(lambda found: found[1][::-1], text)
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
