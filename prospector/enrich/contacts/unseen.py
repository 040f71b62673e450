"""What of a page a visitor does not see: decoys that styles hide, what is shut, what was typed at a terminal."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prospector.enrich.contacts.elements import Elements

# Hidden text longer than this is a menu or a dialogue that opens, not a decoy.
MAX_DECOY = 200
_MAX_CLOSED = 1000
# Sheets read, and names in them that hide or turn round whose elements are looked for.
_MAX_SHEETS = 20
_MAX_NAMES = 40
_MAX_NAMED = 1000
# What is looked at to tell a session at a terminal from a text: so many of them, and so many characters.
_MAX_SESSIONS = 100
_MAX_SESSIONS_TEXT = 500_000
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
_IN_WHAT_IS_SHUT = "a[href],area[href],pre,[style],[hidden],noscript,template,code,svg,object,kbd,samp,select"


def styled(elements: list[LexborNode]) -> tuple[set[int], set[int]]:
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


def of_classes(tree: LexborHTMLParser, names: list[str]) -> set[int]:
    """The short elements of these classes."""
    nodes = tree.css(",".join(f"[class~='{name}']" for name in names))[:_MAX_NAMED] if names else ()
    return {node.mem_id for node in nodes if _is_short(node)}


def named_classes(sheets: list[LexborNode]) -> tuple[list[str], list[str]]:
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
        if length > MAX_DECOY or count > 60:
            return False
    return True


def sessions(pres: list[LexborNode]) -> set[int]:
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


def unseen_among(elements: Elements, hidden: set[int], closed: set[int]) -> set[int]:
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
