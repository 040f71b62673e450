"""One walk over a page's tree: everything that reading the page asks of it. Every further question walks all of it."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINKS = frozenset(("a", "area"))
_FLOW = HEADINGS | _LINKS
_UNSEEN = frozenset(("script", "style", "noscript", "template", "textarea", "select", "iframe"))
# Posts, teasers and dated entries, as most templates mark them.
_ARTICLES = "article,time,.post,.hentry,.entry"
_ALL = (
    "h1,h2,h3,h4,h5,h6,a[href],area[href],body,base[href],meta,link[rel][href],frame[src],input[type=password],"
    f"{','.join(_UNSEEN)},{_ARTICLES}"
)


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of a page that matter to us, each list in page order."""

    flow: list[LexborNode]
    """Headings and links."""
    unseen: list[LexborNode]
    """What stands in the body, but is not shown."""
    metas: list[dict[str, str | None]]
    """The attributes of the meta elements."""
    relations: list[dict[str, str | None]]
    """The attributes of the link elements: what else belongs to the page."""
    frames: list[str]
    """The addresses of its frames: old sites have their menu in one and their pages in another."""
    base: str | None
    """What the first `<base>` says."""
    articles: int
    """Posts, teasers and dated entries."""
    asks_password: bool


def elements_of(tree: LexborHTMLParser) -> Elements:
    """Collect them."""
    flow: list[LexborNode] = []
    unseen: list[LexborNode] = []
    metas: list[dict[str, str | None]] = []
    relations: list[dict[str, str | None]] = []
    frames: list[str] = []
    bases: list[LexborNode] = []
    articles = 0
    asks_password = False
    last = 0
    for node in tree.css(_ALL):
        if node.mem_id == last:
            # It comes once for each selector that it matches: for what it is first, then for its class.
            articles += 1
            continue
        last = node.mem_id
        tag = node.tag
        if tag in _FLOW:
            flow.append(node)
        elif tag in _UNSEEN:
            unseen.append(node)
        elif tag == "meta":
            metas.append(node.attributes)
        elif tag == "link":
            relations.append(node.attributes)
        elif tag == "frame":
            frames.append(node.attributes.get("src") or "")
        elif tag == "input":
            asks_password = asks_password or (node.attributes.get("type") or "").lower() == "password"
        elif tag == "base":
            bases.append(node)
        elif tag == "body":
            # What came before is the head's.
            unseen.clear()
        else:
            articles += 1
    base = (bases[0].attributes.get("href") or "") if bases else None
    return Elements(flow, unseen, metas, relations, frames, base, articles, asks_password)
