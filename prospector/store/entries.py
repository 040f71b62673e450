"""What a run writes into its book, and how a spool writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from prospector.items import GonePage, LinkVerdict, Opportunity, ResourcePage
from prospector.store.contents import Run


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


Entry = ResourcePage | GonePage | LinkVerdict | Opportunity | Run | Suppress | Unsuppress

_NAMES: dict[type, str] = {
    ResourcePage: "page",
    GonePage: "gone",
    LinkVerdict: "verdict",
    Opportunity: "opportunity",
    Run: "run",
    Suppress: "suppress",
    Unsuppress: "unsuppress",
}
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {name: msgspec.json.Decoder(kind) for kind, name in _NAMES.items()}
_named = msgspec.json.Decoder(tuple[str, msgspec.Raw])


def packed(entry: Entry) -> bytes:
    """Any entry as one JSON text that says what it is."""
    return msgspec.json.encode((_NAMES[type(entry)], entry))


def unpacked(data: bytes) -> Entry:
    """The entry that `packed` packed. Raises ValueError."""
    name, body = _named.decode(data)
    if name not in _DECODERS:
        raise ValueError(f"there is no kind of entry called {name!r}")
    entry: Entry = _DECODERS[name].decode(body)
    return entry
