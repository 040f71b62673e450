"""Everything a store holds, in records that are the same in every room: for moving from one to the other."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import msgspec

from prospector.items import LinkVerdict, Opportunity, ResourcePage
from prospector.store.leads import Change, State, Status
from prospector.store.records import fitting


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of a campaign."""

    page: ResourcePage
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class KeptLink:
    """What was said last of a link."""

    verdict: LinkVerdict
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class KeptSite:
    """A site that some page was read on."""

    site: str
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class KeptLead:
    """An opportunity, how it stands, and all that happened to it."""

    opportunity: Opportunity
    state: State
    status: Status
    notes: str
    first_seen: str
    last_seen: str
    run_ids: tuple[str, ...]
    """The runs that saw it, in alphabetical order."""
    history: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a spider, for the ledger."""

    run_id: str
    campaign: str
    started_at: str
    finished_at: str = ""
    finish_reason: str = ""


@dataclass(frozen=True, slots=True)
class KeptSuppression:
    """Somebody who is to be left alone, by the hash alone."""

    hash: str
    kind: str
    why: str
    since: str


@dataclass(frozen=True, slots=True)
class KeptExport:
    """A file that leads were written to."""

    path: str
    written_at: str


@dataclass(frozen=True, slots=True)
class KeptSecret:
    """What the hashes of suppressions are made with."""

    name: str
    value: str


Record = KeptPage | KeptLink | KeptSite | KeptLead | Run | KeptSuppression | KeptExport | KeptSecret

# What there is, in the order in which it is moved: who is to be left alone comes first.
KINDS: dict[str, type[Record]] = {
    "secrets": KeptSecret,
    "suppressions": KeptSuppression,
    "runs": Run,
    "sites": KeptSite,
    "links": KeptLink,
    "pages": KeptPage,
    "opportunities": KeptLead,
    "exports": KeptExport,
}
# Records that are handed over together.
AT_ONCE = 500


class Contents(Protocol):
    """What a store can do for a move. `kind` is one of KINDS."""

    def dump(self, kind: str) -> AsyncIterator[Sequence[Record]]:
        """All records of a kind, some at a time, in any order."""

    async def load(self, kind: str, records: Sequence[Record]) -> None:
        """Keep records as they are; those that are there already are replaced."""

    async def is_empty(self) -> bool:
        """True where nothing was ever kept; or where only a move began to."""

    async def set_moving(self, is_moving: bool) -> None:
        """Note that a move into this store has begun, or is done with."""


def fitting_anywhere(record: Record) -> Record:
    """The record as every store can keep it."""
    return replace(record, page=fitting(record.page)) if isinstance(record, KeptPage) else record


class Checksum:
    """Tells whether two stores hold the same records, in whichever order they come."""

    def __init__(self) -> None:
        self.count = 0
        self._sum = 0

    def add(self, records: Sequence[Record]) -> None:
        """Take some more records in."""
        for record in records:
            self.count += 1
            # A sum does not care for the order, and, unlike an exclusive or, does for how often.
            self._sum += int.from_bytes(hashlib.sha256(msgspec.json.encode(record, order="deterministic")).digest())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Checksum) and (self.count, self._sum) == (other.count, other._sum)

    __hash__ = None  # type: ignore[assignment]
