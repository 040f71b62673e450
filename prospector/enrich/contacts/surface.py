"""What a visitor sees of a page, as one text: blocks on lines of their own, decoys and code left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prospector.enrich.contacts.elements import Elements, Link, elements_of
from prospector.enrich.contacts.signs import UNUSUAL, Signs, signs_in_text, what_it_may_say

# Nodes and characters read at most: contacts stand on pages that people can read.
_MAX_NODES = 20_000
_MAX_CHARS = 150_000
# Hidden text longer than this is a menu or a dialogue that opens, not a decoy.
_MAX_DECOY = 200
_MAX_CLOSED = 1000
# Sheets read, and names in them that hide or turn round whose elements are looked for.
_MAX_SHEETS = 20
_MAX_NAMES = 40
_MAX_NAMED = 1000
# A longer text is read closely if it has unusual characters: to put them right first would be to do it twice.
_MAX_UNUSUAL = 50_000
# What is looked at to tell a session at a terminal from a text: so many of them, and so many characters.
_MAX_SESSIONS = 100
_MAX_SESSIONS_TEXT = 500_000
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
# In small letters: with IGNORECASE they take three times as long.
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0(?!\.)"
    r"|(?:width|height)\s*:\s*[01]px[^}]*overflow\s*:\s*hidden"
)
_BACKWARDS = re.compile(r"direction\s*:\s*rtl")
_OVERRIDE = "bidi-override"
_CLASS_RULE = re.compile(r"\.([\w-]{1,60})\s{0,9}\{([^{}]{0,300})\}")
# Before a class, these make it a part of another selector.
_OF_ANOTHER = re.compile(r"[\w>+~.#-]\s*$")
# Where the selectors of a rule begin; of those before the last one so many characters are read.
_LISTED = re.compile(r"[{}]|\*/")
_MAX_BEFORE = 300
_ALONE = re.compile(r"\s*\.([\w-]{1,60})\s*")
# Terminals and programs speak of addresses that nobody reads.
_COMMANDS = re.compile(
    r"^[^\S\n]*(?:[$#>]\s|commit [0-9a-f]{7,40}\b|Message-I[Dd]:|Received: "
    r"|git |ssh |scp |rsync |docker |npm |pip |curl |@\w+\{)|Signed-off-by",
    re.MULTILINE,
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
# A character that turns round what follows, to the one that ends it.
_TURNED = re.compile("\u202e([^\u202c\u202e\n]{1,200})")
_UNUSUAL = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in UNUSUAL) + "]+")
_IN_WHAT_IS_SHUT = "a[href],area[href],pre,[style],[hidden],noscript,template,code,svg,object,kbd,samp,select"


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
    hidden, backwards = _styled(elements.styled)
    hiding, turning = _named(elements.sheets)
    backwards |= _of_classes(tree, turning)
    closed = _sessions(elements.pres)
    said = _first_look(root, elements, text)
    if not said and not backwards and not elements.mailtos:
        # A link to another page that a class hides is no decoy, but waits in a menu.
        return Surface("", tuple(_seen(elements.links, _unseen(elements, hidden, closed)).values()))
    hidden |= _of_classes(tree, hiding)
    unseen = _unseen(elements, hidden, closed)
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


def _unseen(elements: Elements, hidden: set[int], closed: set[int]) -> set[int]:
    """Elements that a visitor does not see, by their `mem_id`: of what is shut, and what may be a link in it."""
    # On a page with more of them, such as a manual with its code, links in them are as good as others.
    shut = elements.closed.copy() if len(elements.closed) <= _MAX_CLOSED else []
    shut += [node for node in elements.pres if node.mem_id in closed]
    shut += [node for node in elements.styled if node.mem_id in hidden]
    unseen: set[int] = set()
    for node in shut:
        # Each is looked into once, however many of them hold it.
        if (here := node.mem_id) not in unseen:
            unseen.update(inner.mem_id for inner in node.css(_IN_WHAT_IS_SHUT))
            unseen.add(here)
    return unseen


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
                said = _clean(node.text()[:_MAX_DECOY])[::-1]
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


def _sessions(pres: list[LexborNode]) -> set[int]:
    """Those of the preformatted texts that show what somebody typed at a terminal, or a program."""
    found: set[int] = set()
    read = 0
    for pre in pres[:_MAX_SESSIONS]:
        text = pre.text()
        if _COMMANDS.search(text[:4000]):
            found.add(pre.mem_id)
        # They may stand in each other.
        read += len(text)
        if read > _MAX_SESSIONS_TEXT:
            break
    return found


def _clean(text: str) -> str:
    """Without invisible characters, and every character in its ordinary form (full-width signs and the like)."""
    if text.isascii():
        return text
    if "\u202e" in text:
        text = _TURNED.sub(lambda found: found[1][::-1], text)
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


def _styled(elements: list[LexborNode]) -> tuple[set[int], set[int]]:
    """Of the elements with a style of their own those nobody sees, and those whose text is written backwards."""
    hidden: set[int] = set()
    backwards: set[int] = set()
    for node in elements:
        attributes = node.attributes
        style = attributes.get("style") or ""
        hides, turns = _does(style)
        if "dir" in attributes and (attributes["dir"] or "").lower() == "rtl":
            turns = turns or node.tag == "bdo" or _OVERRIDE in style.lower()
        if (hides or "hidden" in attributes) and _is_short(node):
            hidden.add(node.mem_id)
        elif turns and _is_short(node):
            backwards.add(node.mem_id)
    return hidden, backwards


def _of_classes(tree: LexborHTMLParser, names: list[str]) -> set[int]:
    """The short elements of these classes."""
    nodes = tree.css(",".join(f"[class~='{name}']" for name in names))[:_MAX_NAMED] if names else ()
    return {node.mem_id for node in nodes if _is_short(node)}


def _named(sheets: list[LexborNode]) -> tuple[list[str], list[str]]:
    """The classes that hide, and those that turn a text round, as a page's own style sheets have them."""
    hiding: dict[str, None] = {}
    turning: dict[str, None] = {}
    for sheet in sheets[:_MAX_SHEETS]:
        text = sheet.text()[:100_000]
        at = depth = 0
        for rule in islice(_CLASS_RULE.finditer(text), 300):
            name = rule[1]
            hides, turns = _does(rule[2])
            if not (hides or turns):
                continue
            # Inside of "@media print {", what is hidden is seen on a screen.
            start = rule.start()
            depth += text.count("{", at, start) - text.count("}", at, start)
            at = start
            if depth > 0:
                continue
            names = hiding if hides else turning
            if not _OF_ANOTHER.search(text, max(0, start - 9), start):
                names[name] = None
            for other in _LISTED.split(text[max(0, start - _MAX_BEFORE) : start])[-1].split(",")[:-1]:
                if alone := _ALONE.fullmatch(other):
                    names[alone[1]] = None
    return list(hiding)[:_MAX_NAMES], list(turning)[:_MAX_NAMES]


# Few styles are written by hand: the same ones stand on every page of a site.
@lru_cache(maxsize=4096)
def _does(style: str) -> tuple[bool, bool]:
    """Does a style hide, and does it turn text round?"""
    style = style.lower()
    turns = _OVERRIDE in style and _BACKWARDS.search(style) is not None
    return _HIDING.search(style) is not None, turns


def _is_short(node: LexborNode) -> bool:
    length = 0
    for count, part in enumerate(node.traverse(include_text=True)):
        if part.is_text_node:
            length += len(part.text_content or "")
        if length > _MAX_DECOY or count > 60:
            return False
    return True
