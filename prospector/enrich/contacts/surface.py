"""What a visitor sees of a page, as one text: blocks on lines of their own, decoys and code left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prospector.enrich.contacts.signs import may_say_something

# Nodes and characters read at most: contacts stand on pages that people can read.
_MAX_NODES = 20_000
_MAX_CHARS = 150_000
# Hidden text longer than this is a menu or a dialogue that opens, not a decoy.
_MAX_DECOY = 200
# Links looked at.
MAX_LINKS = 5000
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
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "textarea", "select", "code", "svg", "head", "object", "iframe", "kbd",
    "samp",
))  # fmt: skip
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0(?!\.)"
    r"|(?:width|height)\s*:\s*[01]px[^}]*overflow\s*:\s*hidden",
    re.IGNORECASE,
)
_BACKWARDS = re.compile(r"direction\s*:\s*rtl", re.IGNORECASE)
_OVERRIDE = re.compile(r"bidi-override", re.IGNORECASE)
_CLASS_RULE = re.compile(r"(?<![\w\s>+~,.#-])\s*\.([\w-]{1,60})\s*\{([^{}]{0,300})\}")
# Terminals and programs speak of addresses that nobody reads.
_COMMANDS = re.compile(
    r"^\s*(?:[$#>]\s|git |ssh |scp |rsync |docker |npm |pip |curl |@\w+\{)|Signed-off-by", re.MULTILINE
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
# Characters that `_clean` takes away, or turns into what an address could be made of.
_UNUSUAL = re.compile("[\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufe50-\ufe6b\ufeff-\uff5e]")
_TELEPHONY = ("xmpp:", "sip:", "sips:", "acct:", "im:", "skype:")


@dataclass(frozen=True, slots=True)
class SeenLink:
    """A link as it stands in the text."""

    href: str
    node: LexborNode
    at: int
    """Where its words begin in the text."""


@dataclass(frozen=True, slots=True)
class Surface:
    """The visible text of a page, and its links in order."""

    text: str
    links: tuple[SeenLink, ...]

    def before(self, at: int, reach: int = 80) -> str:
        """What is said before a spot on the same line."""
        return self.text[max(0, at - reach) : at].rpartition("\n")[2]


def surface_of(tree: LexborHTMLParser) -> Surface:
    """Read what a visitor sees. The text stays empty where nothing in it could be a way to a person."""
    root = tree.body
    if root is None:
        return Surface("", ())
    hidden, backwards = _styled(tree)
    parts = tree.css("a[href],area[href],img[alt]")
    if not backwards and not _may_say_something(tree, root, parts):
        return Surface("", tuple(islice(_links(parts, root, hidden), MAX_LINKS)))
    return _walked(root, hidden, backwards)


def _may_say_something(tree: LexborHTMLParser, root: LexborNode, parts: list[LexborNode]) -> bool:
    """False where neither the text nor a link can be a way to a person: a first look, quicker than reading closely."""
    said = []
    for part in parts[:_MAX_NODES]:
        attributes = part.attributes
        if part.tag == "img":
            said.append(attributes.get("alt") or "")
        elif (attributes.get("href") or "").lstrip()[:7].lower() == "mailto:":
            return True
    text = root.text()
    at = 0
    for node in tree.css("body script,body style")[:_MAX_CODES]:
        code = node.text()
        start = text.find(code, at) if code else -1
        if start >= 0:
            said.append(text[at:start])
            at = start + len(code)
    said.append(text[at:])
    text = "\n".join(said)[: 2 * _MAX_CHARS]
    if not text.isascii():
        text = _clean(text) if _UNUSUAL.search(text) else text.replace("\xa0", " ")
    return may_say_something(text)


def _links(parts: list[LexborNode], root: LexborNode, hidden: set[int]) -> Iterator[SeenLink]:
    """The links that a visitor sees, without the text."""
    # Is what stands in an element seen? Each is looked at once, however many links it holds.
    seen = {root.mem_id: root.mem_id not in hidden}
    for node in parts:
        if node.tag == "img":
            continue
        href = (node.attributes.get("href") or "").strip()
        if not href or href[:6].lower().startswith(_TELEPHONY):
            continue
        unknown: list[LexborNode] = []
        above: LexborNode | None = node
        is_seen = False
        while above is not None:
            if (known := seen.get(above.mem_id)) is not None:
                is_seen = known
                break
            unknown.append(above)
            above = above.parent
        for element in reversed(unknown):
            is_seen = is_seen and _is_open(element, hidden)
            seen[element.mem_id] = is_seen
        if is_seen:
            yield SeenLink(href, node, 0)


def _is_open(element: LexborNode, hidden: set[int]) -> bool:
    tag = element.tag
    return tag not in _UNSEEN and element.mem_id not in hidden and not (tag == "pre" and _is_session(element))


def _walked(root: LexborNode, hidden: set[int], backwards: set[int]) -> Surface:
    pieces: list[str] = []
    links: list[SeenLink] = []
    length = 0
    # For every element we are inside: does its end end a line?
    ends_line: list[bool] = []
    node: LexborNode | None = root
    for _ in range(_MAX_NODES):
        if node is None or length > _MAX_CHARS:
            break
        said = ""
        inside = None
        tag = node.tag
        if node.is_text_node:
            said = node.text_content or ""
            if not said.isascii() or len(said) > _MAX_CHARS:
                said = _clean(said[:_MAX_CHARS])
        elif (
            (tag := node.tag) not in _UNSEEN and node.mem_id not in hidden and not (tag == "pre" and _is_session(node))
        ):
            inside = node.first_child
            if node.mem_id in backwards:
                inside = None
                said = _clean(node.text()[:_MAX_DECOY])[::-1]
            elif tag in _BLOCKS:
                said = "\n"
            elif tag in ("a", "area"):
                href = (node.attributes.get("href") or "").strip()
                if href[:6].lower().startswith(_TELEPHONY):
                    inside = None
                elif href:
                    links.append(SeenLink(href, node, length))
            elif tag == "img":
                said = _clean(node.attributes.get("alt") or "")[:120]
        elif node.mem_id not in hidden:
            said = " "
        if said:
            pieces.append(said)
            length += len(said)
        if inside is not None:
            ends_line.append(tag in _BLOCKS)
            node = inside
            continue
        following = node.next
        while following is None and ends_line:
            if ends_line.pop():
                pieces.append("\n")
                length += 1
            node = node.parent
            following = node.next if node is not None and ends_line else None
            if node is None:
                break
        node = following
    return Surface("".join(pieces), tuple(links))


def words_of(element: LexborNode) -> str:
    """The words inside one small element, such as a link."""
    child = element.first_child
    if child is not None and child.next is None and child.tag == "-text":
        return (child.text_content or "")[:200]
    parts = islice(element.traverse(include_text=True), _MAX_PARTS)
    return "".join((part.text_content or "")[:200] for part in parts if part.tag == "-text")


def _is_session(pre: LexborNode) -> bool:
    return _COMMANDS.search(pre.text()[:4000]) is not None


def _clean(text: str) -> str:
    """Without invisible characters, and every character in its ordinary form (full-width signs and the like)."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


def _styled(tree: LexborHTMLParser) -> tuple[set[int], set[int]]:
    """The elements nobody sees, and those whose text is written backwards to be shown forwards."""
    hidden: set[int] = set()
    backwards: set[int] = set()
    for node in tree.css("[style],[hidden]")[:3000]:
        attributes = node.attributes
        hides, turns = _does(attributes.get("style") or "")
        if (hides or "hidden" in attributes) and _is_short(node):
            hidden.add(node.mem_id)
        elif turns and _is_short(node):
            backwards.add(node.mem_id)
    for sheet in tree.css("style")[:20]:
        for name, rule in _CLASS_RULE.findall(sheet.text()[:100_000])[:300]:
            hides, turns = _does(rule)
            if hides or turns:
                found = {node.mem_id for node in tree.css(f"[class~='{name}']")[:50] if _is_short(node)}
                (hidden if hides else backwards).update(found)
    return hidden, backwards


# Few styles are written by hand: the same ones stand on every page of a site.
@lru_cache(maxsize=4096)
def _does(style: str) -> tuple[bool, bool]:
    """Does a style hide, and does it turn text round?"""
    turns = _BACKWARDS.search(style) is not None and _OVERRIDE.search(style) is not None
    return _HIDING.search(style) is not None, turns


def _is_short(node: LexborNode) -> bool:
    length = 0
    for count, part in enumerate(node.traverse(include_text=True)):
        if part.is_text_node:
            length += len(part.text_content or "")
        if length > _MAX_DECOY or count > 60:
            return False
    return True
