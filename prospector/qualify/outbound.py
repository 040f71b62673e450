"""The links of a page: those that leave its site, with what stands around them, and those that stay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prospector.html import one_line
from prospector.items import OutboundLink
from prospector.qualify.places import Place, Places
from prospector.qualify.surroundings import anchor_text, around
from prospector.urls import is_web, join, page_key, site_of, site_of_host

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# No browser visits these; most of a page's odd links begin with one of them.
_NO_PAGE = ("#", "mailto:", "javascript:", "tel:", "data:", "sms:", "about:", "blob:")
# A page with more links than this is no page to write about; what lies beyond is not read.
MAX_LINKS = 20_000
_MAX_HEADINGS = 60
_SPELT_OUT = re.compile(r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}/[A-Za-z0-9/_.~-]*")
_BULLETS = " -–—•·*|>»«:()[]0123456789."
# "Link to the home page:" before a link leads into it; a longer text is prose.
_SHORT_LEAD = 40


class _Address(NamedTuple):
    target: str
    key: str
    """The page it leads to: the same for two fragments of one page."""
    site: str


@dataclass(frozen=True, slots=True)
class InnerLink:
    """A link that stays on the page's site."""

    url: str
    """Absolute, without fragment."""
    anchor: str
    nofollow: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How an outbound link stands on its page: what tells a list of links from prose."""

    site: str
    place: Place
    leads: bool
    """Nothing is said before it on its line."""
    annotation: int
    """Characters that describe it."""


@dataclass(frozen=True, slots=True)
class Links:
    """All the links of one page."""

    outbound: tuple[OutboundLink, ...]
    standing: tuple[Standing, ...]
    """Of the outbound links, in the same order."""
    inner: tuple[InnerLink, ...]
    inner_in_content: int
    """Inner links that stand in the content."""
    headings: tuple[str, ...]


def read_links(tree: LexborHTMLParser, url: str, nofollow: bool = False) -> Links:
    """The links of a page, in page order, one for every page they lead to.

    Where several lead to the same page (the same address but for its fragment), the one with the longest anchor
    text stands for them all, in the place of the first. `nofollow` is the whole page's.
    """
    base = _base_of(tree, url)
    home = site_of(url)
    own_key = page_key(url) or url
    places = Places()
    outbound: dict[str, tuple[OutboundLink, Standing]] = {}
    inner: dict[str, InnerLink] = {}
    inner_in_content = 0
    headings: list[str] = []
    # The headings above the current spot, by level: h2 "Clubs" ends the h3 of the section before.
    above = [""] * 7
    addresses: dict[str, _Address | None] = {}
    for node in tree.css("h1,h2,h3,h4,h5,h6,a[href],area[href]")[:MAX_LINKS]:
        tag = node.tag
        if tag in _HEADINGS:
            heading = one_line(anchor_text(node))
            level = ord(tag[1]) - 48
            above[level:] = [heading] + [""] * (6 - level)
            if heading and len(headings) < _MAX_HEADINGS:
                headings.append(heading)
            continue
        attributes = node.attributes
        href = attributes.get("href")
        if not href:
            continue
        if href in addresses:
            address = addresses[href]
        else:
            address = addresses[href] = _address(base, href)
        if address is None:
            continue
        key = address.key
        if address.site == home:
            place = places.of(node)
            inner_in_content += not place.frame
            if key == own_key:
                continue
            known = inner.get(key)
            if known is None or not known.anchor:
                inner[key] = InnerLink(key, anchor_text(node), "nofollow" in (attributes.get("rel") or "").lower())
            continue
        anchor = anchor_text(node)
        earlier = outbound.get(key)
        if earlier is not None and len(anchor) <= len(earlier[0].anchor):
            continue
        outbound[key] = _outbound(node, attributes, address, anchor, places.of(node), above, nofollow)
    return Links(
        outbound=tuple(link for link, _ in outbound.values()),
        standing=tuple(standing for _, standing in outbound.values()),
        inner=tuple(inner.values()),
        inner_in_content=inner_in_content,
        headings=tuple(headings),
    )


def _outbound(
    node: LexborNode,
    attributes: dict[str, str | None],
    address: _Address,
    anchor: str,
    place: Place,
    above: list[str],
    nofollow: bool,
) -> tuple[OutboundLink, Standing]:
    rel = tuple(dict.fromkeys((attributes.get("rel") or "").lower().split()))
    if nofollow and "nofollow" not in rel:
        rel = (*rel, "nofollow")
    before, sentence = around(node, anchor)
    headings = [heading for heading in above if heading]
    if place.heading and headings:
        # A link that is a heading itself stands under the one before.
        headings.pop()
    heading = headings[-1] if headings else ""
    described = len(sentence) - len(anchor)
    link = OutboundLink(address.target, anchor, rel, sentence, heading)
    return link, Standing(address.site, place, _leads(before), described)


def _base_of(tree: LexborHTMLParser, url: str) -> str:
    """What relative addresses are relative to: the first `<base href>`, else the page itself."""
    element = tree.css_first("base[href]")
    if element is None:
        return url
    base = join(url, element.attributes.get("href") or "")
    return base if base is not None and is_web(base) else url


def _leads(before: str) -> bool:
    said = before.strip(_BULLETS)
    return not said or (len(said) <= _SHORT_LEAD and said.endswith(":"))


def _address(base: str, href: str) -> _Address | None:
    """Where a link leads; None for what is no page."""
    if href[:12].lower().startswith(_NO_PAGE):
        return None
    # Joining costs more than all the rest; what is spelt as a browser would spell it needs none.
    if _SPELT_OUT.fullmatch(href) and "/." not in href and "xn--" not in href:
        target: str | None = href
    else:
        target = join(base, href)
    if target is None or not is_web(target):
        return None
    # An address that `join` made always has a slash after its host.
    host = target.split("/", 3)[2]
    if "@" in host or host.endswith(".") or ".:" in host:
        # Rare spellings (a password, a trailing dot): the slow way.
        key = page_key(target)
        return _Address(target, key, site_of(key)) if key else None
    site = site_of(target) if ":" in host else site_of_host(host)
    return _Address(target, target.partition("#")[0], site)
