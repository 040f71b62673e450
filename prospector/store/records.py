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
# Ten times as fast as going through dicts: a list of links has a record for every line.
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


def marks(values: Sequence[object]) -> str:
    """As many question marks as SQL needs for some values."""
    return ",".join("?" * len(values))


def fitting(page: ResourcePage) -> ResourcePage:
    """The page, small enough for every store: one with very many links goes without the words around them."""
    if len(page.outbound_links) <= _WITH_CONTEXT:
        return page
    return replace(page, outbound_links=tuple(map(_brief, page.outbound_links)))


def _brief(link: OutboundLink) -> OutboundLink:
    return replace(link, context="", heading=link.heading[:_BRIEF], anchor=link.anchor[:_BRIEF])
