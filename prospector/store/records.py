"""What a store writes down: items as JSON and back, some at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import msgspec

from prospector import urls
from prospector.items import ContactHint, LinkVerdict, Opportunity, OutboundLink, ResourcePage

T = TypeVar("T")

# Links of a page that are kept with the words around them.
_WITH_CONTEXT = 10_000
# Characters of an anchor text and of a heading that are kept of the links of a larger page.
_BRIEF = 80
# Bytes that a page's links may take: a document of MongoDB has 16 MB.
_MOST_BYTES = 16_000_000
# Bytes of addresses: a small server of MongoDB (with 256 MB for its cache) never ends writing 8 MB to search by.
_MOST_ADDRESS_BYTES = 5_000_000
# The names of a link's fields, and its numbers.
_BYTES_BESIDE_WORDS = 140
# Ten times as fast as going through dicts: a list of links has a record for every line.
_to_json = msgspec.json.Encoder()
_page = msgspec.json.Decoder(ResourcePage)
_verdict = msgspec.json.Decoder(LinkVerdict)
_opportunity = msgspec.json.Decoder(Opportunity)


class _People(msgspec.Struct):
    """Of a page only what leads to people: the rest is passed over."""

    contacts: tuple[ContactHint, ...]


_people = msgspec.json.Decoder(_People)


def to_json(item: ResourcePage | LinkVerdict | Opportunity) -> str:
    """The item as one JSON text."""
    return msgspec.json.encode(item).decode()


def page_from(text: str) -> ResourcePage:
    return _page.decode(text)


def contacts_from(text: str) -> tuple[ContactHint, ...]:
    """The contacts of a page's record."""
    return _people.decode(text).contacts


def verdict_from(text: str) -> LinkVerdict:
    return _verdict.decode(text)


def opportunity_from(text: str) -> Opportunity:
    return _opportunity.decode(text)


def targets_of(page: ResourcePage) -> set[str]:
    """Where its links to other sites lead, as `urls.page_key` spells it."""
    return {key for link in page.outbound_links if (key := urls.page_key(link.url))}


def with_links_to(page: ResourcePage, targets: set[str]) -> ResourcePage:
    """The page with only those of its links that lead to one of some targets, as `urls.page_key` spells them."""
    return replace(
        page, outbound_links=tuple(link for link in page.outbound_links if urls.page_key(link.url) in targets)
    )


def batched(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """So many of them at a time."""
    return (values[start : start + size] for start in range(0, len(values), size))


def batched_by_size(values: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """As many of them at a time as have so many bytes together, and one at least."""
    start = size = 0
    for at, value in enumerate(values):
        size += (more := len(value.encode()))
        if size > most and at > start:
            yield values[start:at]
            start, size = at, more
    if start < len(values):
        yield values[start:]


def marks(values: Sequence[object]) -> str:
    """As many question marks as SQL needs for some values."""
    return ",".join("?" * len(values))


def fitting(page: ResourcePage) -> ResourcePage:
    """The page, small enough for every store: one with very many links goes without the words around them.

    Where even their addresses are too much, the last links are left out.
    """
    links = page.outbound_links
    if len(links) <= _WITH_CONTEXT and (
        len(_to_json.encode(page)) <= _MOST_ADDRESS_BYTES or len(_that_fit(links)) == len(links)
    ):
        return page
    return replace(page, outbound_links=_that_fit(tuple(map(_brief, links))))


def _that_fit(links: tuple[OutboundLink, ...]) -> tuple[OutboundLink, ...]:
    """The first links, as many as a document has room for."""
    all_bytes = address_bytes = 0
    for at, link in enumerate(links):
        address = len(link.url.encode())
        words = (link.anchor, link.context, link.heading, *link.rel)
        address_bytes += address
        # An address stands there once more, to search by.
        all_bytes += 2 * address + sum(len(word.encode()) for word in words) + _BYTES_BESIDE_WORDS
        if all_bytes > _MOST_BYTES or address_bytes > _MOST_ADDRESS_BYTES:
            return links[:at]
    return links


def _brief(link: OutboundLink) -> OutboundLink:
    return replace(link, context="", heading=link.heading[:_BRIEF], anchor=link.anchor[:_BRIEF])
