"""One walk over a page's tree for whatever may lead to a person: every further question walks all of it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Elements looked at, and of some kinds how many: contacts stand on pages that people can read.
_MAX_ELEMENTS = 10_000
_MAX_LINKS = 5000
MAX_MAILTOS = 1000
_MAX_STYLED = 3000
_MAX_METAS = 200
# What stands in these is not what a page says: code, or what takes the place of something else.
_CODE = frozenset(("script", "style"))
_LINKS = frozenset(("a", "area"))
_CLOSED = frozenset(("noscript", "template", "code", "svg", "object", "kbd", "samp", "select"))
_TELEPHONY = ("xmpp:", "sip:", "sips:", "acct:", "im:", "skype:")
# How the schemes begin by which a click writes to somebody, or calls.
_TO_PERSONS = frozenset("mMxXsSaAiI")
_MAIN = "body,a[href],area[href],[style],[hidden],bdo,script:not([src]),style,pre,form,iframe,meta"
_ALL = f"{_MAIN},img[alt],{','.join(sorted(_CLOSED))}"
# A source of more tags is asked for the main things only: everything that is asked for is brought at once.
_MANY_TAGS = 20_000
_LARGE = 100_000
_NAMED = _CLOSED | _CODE | _LINKS | {"body", "img", "pre", "form", "iframe", "meta"}


# The address that a link leads to, without blanks around it, and its element.
Link = tuple[str, LexborNode]


@dataclass(slots=True)
class Elements:
    """The elements of a page that may lead to a person, each list in page order."""

    links: dict[int, Link] = field(default_factory=dict)
    """By the `mem_id` of the element."""
    mailtos: dict[int, Link] = field(default_factory=dict)
    """Links that write to somebody, likewise."""
    calls: set[int] = field(default_factory=set)
    """Links that call or chat with somebody: what looks like an address in them is none."""
    alts: list[str] = field(default_factory=list)
    """What its images are said to show."""
    scripts: list[LexborNode] = field(default_factory=list)
    """Those that stand in the page itself."""
    sheets: list[LexborNode] = field(default_factory=list)
    codes: list[LexborNode] = field(default_factory=list)
    """Scripts and styles in the body: its text has them in it."""
    styled: list[LexborNode] = field(default_factory=list)
    """Elements with a style of their own, or which are hidden; a few more, such as links without an address."""
    closed: list[LexborNode] = field(default_factory=list)
    """What a reader sees nothing of, or no text that is meant as one."""
    pres: list[LexborNode] = field(default_factory=list)
    forms: list[LexborNode] = field(default_factory=list)
    frames: list[LexborNode] = field(default_factory=list)
    metas: list[dict[str, str | None]] = field(default_factory=list)
    """The attributes of the meta elements."""


def elements_of(tree: LexborHTMLParser, source: str = "") -> Elements:
    """Collect them. `source`: what the tree was read from."""
    found = Elements()
    links, mailtos, styled = found.links, found.mailtos, found.styled
    in_body = False
    last = 0
    has_many = len(source) > _LARGE and source.count("<") > _MANY_TAGS
    for node in islice(tree.css(_MAIN if has_many else _ALL), _MAX_ELEMENTS):
        tag = node.tag
        if (here := node.mem_id) == last or tag not in _NAMED:
            # It comes once for each selector that it matches: for what it is first, then for its style.
            if len(styled) < _MAX_STYLED and not (styled and styled[-1].mem_id == here):
                styled.append(node)
            last = here
            continue
        last = here
        if tag in _LINKS:
            href = (node.attrs.get("href") or "").strip()
            if href and len(links) < _MAX_LINKS:
                scheme = href[:7].lower() if href[0] in _TO_PERSONS else ""
                if scheme == "mailto:":
                    if len(mailtos) < MAX_MAILTOS:
                        mailtos[here] = (href, node)
                elif scheme.startswith(_TELEPHONY):
                    found.calls.add(here)
                else:
                    links[here] = (href, node)
        elif tag == "img":
            if alt := node.attrs.get("alt"):
                found.alts.append(alt)
        elif tag in _CODE:
            (found.scripts if tag == "script" else found.sheets).append(node)
            if in_body:
                found.codes.append(node)
        elif tag == "meta":
            if len(found.metas) < _MAX_METAS:
                found.metas.append(node.attributes)
        elif tag in _CLOSED:
            found.closed.append(node)
        elif tag == "form":
            found.forms.append(node)
        elif tag == "iframe":
            found.frames.append(node)
        elif tag == "pre":
            found.pres.append(node)
        else:
            in_body = True
    return found
