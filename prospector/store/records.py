"""Items as JSON and back: what a store writes down of them."""

from __future__ import annotations

import msgspec

from prospector.items import ContactHint, LinkVerdict, Opportunity, ResourcePage

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
