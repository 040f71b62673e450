"""Everything that is kept, as JSON and back: what a store, or a spool, writes down of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from prospector.items import LinkVerdict, Opportunity, ResourcePage
from prospector.store import Run


@dataclass(frozen=True, slots=True)
class Suppress:
    """Somebody on a page wants to be left alone."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Unsuppress:
    """A page does not say any more that it wants to be left alone."""

    value: str
    why: str


Record = ResourcePage | LinkVerdict | Opportunity | Run | Suppress | Unsuppress

# Ten times as fast as going through dicts: a list of links has a record for every line.
_page = msgspec.json.Decoder(ResourcePage)
_verdict = msgspec.json.Decoder(LinkVerdict)
_opportunity = msgspec.json.Decoder(Opportunity)

_NAMES: dict[type, str] = {
    ResourcePage: "page",
    LinkVerdict: "verdict",
    Opportunity: "opportunity",
    Run: "run",
    Suppress: "suppress",
    Unsuppress: "unsuppress",
}
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {name: msgspec.json.Decoder(kind) for kind, name in _NAMES.items()}
_named = msgspec.json.Decoder(tuple[str, msgspec.Raw])


def to_json(item: ResourcePage | LinkVerdict | Opportunity) -> str:
    """The item as one JSON text."""
    return msgspec.json.encode(item).decode()


def page_from(text: str) -> ResourcePage:
    return _page.decode(text)


def verdict_from(text: str) -> LinkVerdict:
    return _verdict.decode(text)


def opportunity_from(text: str) -> Opportunity:
    return _opportunity.decode(text)


def packed(record: Record) -> bytes:
    """Any record as one JSON text that says what it is."""
    return msgspec.json.encode((_NAMES[type(record)], record))


def unpacked(data: bytes) -> Record:
    """The record that `packed` packed. Raises ValueError."""
    name, body = _named.decode(data)
    if name not in _DECODERS:
        raise ValueError(f"there is no kind of record called {name!r}")
    record: Record = _DECODERS[name].decode(body)
    return record
