"""The links of a page: those that leave its site, with what stands around them, and those that stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from prospector.html import one_line
from prospector.items import OutboundLink, Part
from prospector.qualify.addresses import Addresses
from prospector.qualify.elements import HEADINGS, Elements
from prospector.qualify.places import Place, Places
from prospector.qualify.surroundings import anchor_text, around
from prospector.urls import is_web, join, page_key, site_of

# A page with more links than this is no page to write about; what lies beyond is not read.
MAX_LINKS = 20_000
_MAX_HEADINGS = 60
_READ_AROUND = frozenset((Part.CONTENT, Part.COMMENT))
# Links to one page that are looked at for words: the first may be a picture.
_MOST_ANCHORS = 4
_BULLETS = " -–—•·*|>»«:()[]0123456789."
# "Link to the home page:" before a link leads into it; a longer text is prose.
_SHORT_LEAD = 40
_FEEDS = ("application/rss+xml", "application/atom+xml")
_MAX_FEEDS = 3
_MAX_FRAMES = 20


class InnerLink:
    """A link that stays on the page's site."""

    __slots__ = ("_nodes", "is_next", "nofollow", "url")

    def __init__(self, url: str, node: LexborNode | None = None, rel: str = "") -> None:
        self.url = url
        """Absolute, without fragment."""
        self._nodes = [node] if node is not None else []
        self.nofollow = "nofollow" in rel.lower()
        self.is_next = "next" in rel.lower().split()
        """What the page is part of goes on there (`rel=next`)."""

    def also(self, node: LexborNode, rel: str) -> None:
        """The same link, met once more."""
        if len(self._nodes) < _MOST_ANCHORS:
            self._nodes.append(node)
        self.is_next = self.is_next or ("next" in rel.lower().split())

    @property
    def anchor(self) -> str:
        """Its words, the first that it has. Read when they are asked for: the menus of a site's pages are all one."""
        return next(filter(None, map(anchor_text, self._nodes)), "")


class Standing(NamedTuple):
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
    feeds: tuple[str, ...] = ()
    """The feeds of the site that the page names."""

    def anchors(self) -> Iterator[tuple[str, str]]:
        """The address and the anchor text of every link."""
        for inner in self.inner:
            yield inner.url, inner.anchor
        for outbound in self.outbound:
            yield outbound.url, outbound.anchor


def read_links(elements: Elements, url: str, nofollow: bool = False) -> Links:
    """The links of a page, in page order, one for every page they lead to.

    Where several lead to the same page (the same address but for its fragment), the one with the longest anchor
    text stands for them all, in the place of the first. `nofollow` is the whole page's.
    """
    addresses = Addresses(_base_of(elements, url))
    home = site_of(url)
    own_key = page_key(url) or url
    places = Places()
    outbound: dict[str, tuple[OutboundLink, Standing]] = {}
    inner: dict[str, InnerLink] = {}
    inner_in_content = 0
    headings: list[str] = []
    under = Counter[str]()
    # The headings above the current spot, by level: h2 "Clubs" ends the h3 of the section before.
    above = [""] * 7
    for node in elements.flow[:MAX_LINKS]:
        tag = node.tag
        if tag in HEADINGS:
            heading = one_line(anchor_text(node))
            level = ord(tag[1]) - 48
            above[level:] = [heading] + [""] * (6 - level)
            if heading and len(headings) < _MAX_HEADINGS:
                headings.append(heading)
            continue
        attributes = node.attributes
        href = attributes.get("href")
        # A fragment leads nowhere else.
        if not href or href[0] == "#" or (address := addresses[href]) is None:
            continue
        target, key, site = address
        if site == home:
            inner_in_content += places.is_content(node)
            if key == own_key:
                continue
            known = inner.get(key)
            if known is None:
                inner[key] = InnerLink(key, node, attributes.get("rel") or "")
            else:
                known.also(node, attributes.get("rel") or "")
            continue
        anchor = anchor_text(node)
        earlier = outbound.get(key)
        if earlier is not None and len(anchor) <= len(earlier[0].anchor):
            continue
        place = places.of(node)
        # What stands around a link of a menu is the rest of the menu.
        before, sentence = around(node, anchor) if place.part in _READ_AROUND else ("", anchor.rstrip())
        heading = _heading(above, place)
        if earlier is None:
            under[heading] += 1
        position = under[heading] if earlier is None else earlier[0].position
        link = OutboundLink(target, anchor, _rel(attributes, nofollow), sentence, heading, place.part, position)
        outbound[key] = link, Standing(site, place, _leads(before), len(sentence) - len(anchor))
    _add_frames(inner, elements, addresses, home, own_key)
    _add_next(inner, elements, addresses, home, own_key)
    return Links(
        outbound=tuple(link for link, _ in outbound.values()),
        standing=tuple(standing for _, standing in outbound.values()),
        inner=tuple(inner.values()),
        inner_in_content=inner_in_content,
        headings=tuple(headings),
        feeds=_feeds(elements, addresses, home),
    )


def _add_frames(inner: dict[str, InnerLink], elements: Elements, addresses: Addresses, home: str, own_key: str) -> None:
    """Add the pages that this one is put together from: a site of frames shows no other way in."""
    for source in elements.frames[:_MAX_FRAMES]:
        address = addresses[source]
        if address is not None and address[2] == home and address[1] != own_key:
            inner.setdefault(address[1], InnerLink(address[1]))


def _add_next(inner: dict[str, InnerLink], elements: Elements, addresses: Addresses, home: str, own_key: str) -> None:
    """Add what `<link rel=next>` names: where a page of a list goes on, though no link that a reader sees says so."""
    for attributes in elements.relations:
        if "next" not in (attributes.get("rel") or "").lower().split():
            continue
        address = addresses[attributes.get("href") or ""]
        if address is not None and address[2] == home and address[1] != own_key:
            inner.setdefault(address[1], InnerLink(address[1])).is_next = True


def _feeds(elements: Elements, addresses: Addresses, home: str) -> tuple[str, ...]:
    """The addresses of the feeds that the page names as its own, the first of them."""
    found: dict[str, None] = {}
    for attributes in elements.relations:
        kind = (attributes.get("type") or "").partition(";")[0].strip().lower()
        if kind in _FEEDS and "alternate" in (attributes.get("rel") or "").lower().split():
            address = addresses[attributes.get("href") or ""]
            if address is not None and address[2] == home:
                found.setdefault(address[1])
    return tuple(found)[:_MAX_FEEDS]


def content_of(links: Links) -> list[OutboundLink]:
    """The outbound links that stand in the content."""
    return [link for link in links.outbound if link.part is Part.CONTENT]


def _base_of(elements: Elements, url: str) -> str:
    """What relative addresses are relative to: the first `<base href>`, else the page itself."""
    base = join(url, elements.base) if elements.base is not None else None
    return base if base is not None and is_web(base) else url


def _rel(attributes: dict[str, str | None], nofollow: bool) -> tuple[str, ...]:
    said = attributes.get("rel")
    rel = tuple(dict.fromkeys(said.lower().split())) if said else ()
    return (*rel, "nofollow") if nofollow and "nofollow" not in rel else rel


def _heading(above: list[str], place: Place) -> str:
    """The heading a link stands under; one that is a heading itself stands under the one before."""
    said = [heading for heading in above if heading]
    if place.heading and said:
        said.pop()
    return said[-1] if said else ""


def _leads(before: str) -> bool:
    if not before:
        return True
    said = before.strip(_BULLETS)
    return not said or (len(said) <= _SHORT_LEAD and said.endswith(":"))
