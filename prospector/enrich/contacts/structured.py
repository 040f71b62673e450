"""Addresses that a page states for machines: JSON-LD, microdata, h-cards, meta elements, feeds and visiting cards."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prospector.enrich.contacts.address import bracketed_addresses, plain_addresses, tidy
from prospector.enrich.contacts.elements import Elements
from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.munged import munged_addresses
from prospector.enrich.contacts.signs import RDFA, Signs
from prospector.enrich.contacts.surface import surface_from

_JSON_LD = "application/ld+json"
_MAX_BLOCKS = 20
_MAX_JSON = 200_000
_MAX_DEPTH = 12
_MAX_THINGS = 5000
_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?://\s*)?(?:-->|\]\]>)\s*$")
_MAX_METAS = 20
_MICRODATA = "link[itemprop=email],a[itemprop=email],[itemprop=email][content]"
_RDFA = "[property=email],[property='schema:email']"
_FEED = re.compile(
    r"<(managingEditor|webMaster|email|itunes:email)>\s{0,9}(?:<!\[CDATA\[)?([^<]{3,200})</", re.IGNORECASE
)
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)
# In the names of meta elements that say whom to write to.
_ABOUT_PEOPLE = ("author", "creator", "email", "e-mail", "contact", "owner", "dc.publisher", "webmaster")
_FEED_START = re.compile(r"<(?:rss|feed|rdf:RDF|html)\b", re.IGNORECASE)
_BLANK = "\ufeff \r\n\t"
_CARD = re.compile(r"^(?:item\d{1,3}\.)?EMAIL[^:\n]{0,80}:(.{3,120})$", re.IGNORECASE | re.MULTILINE)


def json_ld(scripts: list[LexborNode]) -> list[Any]:
    """What a page's JSON-LD blocks say; broken ones say nothing."""
    blocks = []
    data = (
        node for node in scripts if (node.attributes.get("type") or "").partition(";")[0].strip().lower() == _JSON_LD
    )
    left = _MAX_JSON
    for node in islice(data, _MAX_BLOCKS):
        text = node.text().strip()
        left -= len(text)
        if left >= 0:
            try:
                blocks.append(json.loads(_WRAPPING.sub("", _WRAPPING.sub("", text)), strict=False))
            except (ValueError, RecursionError):
                continue
    return blocks


def things(block: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value, outermost first."""
    waiting: list[tuple[Any, int]] = [(block, 0)]
    for _ in range(_MAX_THINGS):
        if not waiting:
            return
        value, depth = waiting.pop()
        if depth > _MAX_DEPTH:
            continue
        if isinstance(value, dict):
            yield value
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting.extend((inner, depth + 1) for inner in inside if isinstance(inner, dict | list))


def structured_addresses(
    tree: LexborHTMLParser, elements: Elements, blocks: list[Any], signs: Signs
) -> Iterator[Candidate]:
    """The addresses of JSON-LD (its blocks as `json_ld` reads them), microdata and meta elements."""
    for block in blocks:
        for thing in things(block):
            emails = thing.get("email")
            for email in emails if isinstance(emails, list) else [emails]:
                if isinstance(email, str) and (address := _stated(email[:300])):
                    name = thing.get("name")
                    yield Candidate("email", address, "json-ld", 0.9, name=name if isinstance(name, str) else "")
    for meta in islice(filter(_is_about_people, elements.metas), _MAX_METAS):
        content = (meta.get("content") or "")[:300]
        # "@bees@mastodon.social" is a handle.
        for found in plain_addresses(content) if not content.lstrip().startswith("@") else ():
            yield Candidate("email", found.address, "meta", 0.85)
    for node in tree.css(_MICRODATA)[:20] if "itemprop" in signs else ():
        yield from _of_property(node, "microdata")
    for node in tree.css(_RDFA)[:20] if not signs.isdisjoint(RDFA) else ():
        yield from _of_property(node, "rdfa")


def _stated(email: str) -> str:
    """The address that a field for one holds, if any, however it is hidden there."""
    email = _MAILTO.sub("", email, count=1).strip()
    if address := tidy(email):
        return address
    found = next(bracketed_addresses(email), None)
    return found.address if found else ""


def _of_property(node: LexborNode, method: str) -> Iterator[Candidate]:
    attributes = node.attributes
    for found in plain_addresses((attributes.get("content") or attributes.get("href") or "")[:300]):
        yield Candidate("email", found.address, method, 0.9)


def _is_about_people(meta: dict[str, str | None]) -> bool:
    if "@" not in (meta.get("content") or ""):
        return False
    name = (meta.get("name") or "").lower()
    return (
        any(about in name for about in _ABOUT_PEOPLE)
        or "email" in (meta.get("property") or "").lower()
        or meta.get("itemprop") == "email"
    )


def is_feed(source: str) -> bool:
    """True for RSS and Atom."""
    first = _FEED_START.search(source, 0, 2000)
    return first is not None and first.group().lower() != "<html"


def feed_addresses(source: str) -> Iterator[Candidate]:
    """The editors of a feed, a visiting card, or a plain text such as humans.txt."""
    start = source[:2000].lstrip(_BLANK)
    if is_feed(source):
        for name, value in _FEED.findall(source[:_MAX_JSON])[:20]:
            for found in plain_addresses(value):
                yield Candidate("email", found.address, "feed", 0.9, role=name)
    elif start.startswith("BEGIN:VCARD"):
        for value in _CARD.findall(source[:_MAX_JSON])[:20]:
            for found in plain_addresses(value):
                yield Candidate("email", found.address, "vcard", 0.9)
    elif "<" not in start:
        yield from munged_addresses(surface_from(source[:_MAX_JSON]), "")
