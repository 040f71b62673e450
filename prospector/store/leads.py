"""A lead as the store knows it: how it stands, what people did with it, what happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prospector import urls
from prospector.items import ContactHint, Kind, Opportunity
from prospector.suppression import Suppressions

# Of so many links and more, such a share dead: whoever kept the page has left. What such a lead is worth then.
ENOUGH_LINKS, NOBODY_HOME, WORTH_OF_NOBODY = 5, 0.6, 0.5


class State(StrEnum):
    """How an opportunity stands as far as the crawl can see. What people did with it is its status."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    EXPIRED = "expired"
    """Suspected once, and not so at a later look; or the page offers it no longer."""
    FIXED = "fixed"
    """Confirmed once; the target answers again, or the page no longer links to it."""

    @property
    def is_open(self) -> bool:
        """True while there is something to write about."""
        return self in (State.SUSPECTED, State.CONFIRMED)


class Status(StrEnum):
    """How far people are with a lead. `won` and `lost` a crawl may say, too; nothing people said is undone by one."""

    NEW = "new"
    READY = "ready"
    """Looked through, and to be written to."""
    EXPORTED = "exported"
    """In a list that was written."""
    CONTACTED = "contacted"
    REPLIED = "replied"
    WON = "won"
    """The page links to us."""
    LOST = "lost"
    """The page links to somebody else instead."""
    REJECTED = "rejected"
    """Not for us."""
    SUPPRESSED = "suppressed"
    """Not to be written to, nor listed."""

    @property
    def is_open(self) -> bool:
        """True while a crawl may see how it ended."""
        return self in _OPEN


_OPEN = frozenset((Status.NEW, Status.READY, Status.EXPORTED, Status.CONTACTED, Status.REPLIED))
# The people of such leads are not forgotten: somebody is in touch with them.
AT_WORK = (Status.READY, Status.CONTACTED, Status.REPLIED, Status.WON)
# What a list that was written makes `exported` of.
TO_EXPORT = (Status.NEW, Status.READY)


class What(StrEnum):
    """What of a lead may change."""

    STATE = "state"
    STATUS = "status"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a lead's history."""

    at: str
    what: What
    value: str
    """What it is from then on; of notes, what was added."""
    by: str
    """`run RUN_ID`, or the person who said so."""


def by_run(run_id: str) -> str:
    """Who changed something, where a run did."""
    return f"run {run_id}"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person says of leads."""

    at: str
    by: str
    status: Status | None
    note: str
    only_from: Sequence[Status]
    """Leads of any other status are left as they are; empty means all."""

    def changes(self, statuses: Mapping[str, Status]) -> list[tuple[str, Change]]:
        """What that changes of leads with these statuses; the same once more is no change."""
        found = []
        for lead_id, was in statuses.items():
            if self.only_from and was not in self.only_from:
                continue
            if self.status is not None and self.status is not was:
                found.append((lead_id, Change(self.at, What.STATUS, self.status, self.by)))
            if self.note:
                found.append((lead_id, Change(self.at, What.NOTES, self.note, self.by)))
        return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which leads are asked for. What is left empty asks for all."""

    campaign: str = ""
    run_id: str = ""
    """Those that this run saw."""
    min_score: float = 0.0
    states: tuple[State, ...] = (State.CONFIRMED,)
    statuses: tuple[Status, ...] = ()
    """Empty: all but the suppressed."""
    kinds: tuple[Kind, ...] = ()
    sites: tuple[str, ...] = ()
    lead_id: str = ""
    """A lead's, or how several begin."""
    even_suppressed: bool = False
    """Also those on pages that are suppressed."""

    @property
    def one_of(self) -> dict[str, tuple[str, ...]]:
        """By field, what it may be; nothing means anything."""
        return {"state": self.states, "status": self.statuses, "kind": self.kinds, "site": self.sites}

    def is_for(self, lead: StoredLead, suppressed: Suppressions) -> bool:
        """What only the whole lead tells."""
        page = urls.page_key(lead.opportunity.page_url) or lead.opportunity.page_url
        return lead.score >= self.min_score and (self.even_suppressed or not suppressed.covers(page))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many leads a run saw the end of."""

    fixed: int = 0
    won: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class StoredLead:
    """An opportunity with everything the store knows about it."""

    opportunity: Opportunity
    state: State
    status: Status
    notes: str
    first_seen: str
    last_seen: str
    other_pages_linking: int
    """Other pages we know that link to the same dead target."""
    other_broken_on_page: int
    """Other dead links on the same page."""
    links_on_page: int
    """Links to other sites on the page, as it was read last."""
    contacts: tuple[ContactHint, ...]
    """The page's own contacts, then those on the contact pages it names, as far as we read them."""

    @property
    def nobody_home(self) -> bool:
        """So many of the page's links are dead that nobody seems to keep it."""
        dead = self.other_broken_on_page + (self.opportunity.verdict is not None)
        return self.links_on_page >= ENOUGH_LINKS and dead > NOBODY_HOME * self.links_on_page

    @property
    def score(self) -> float:
        """The opportunity's, less where nobody is at home."""
        return round(self.opportunity.score * (WORTH_OF_NOBODY if self.nobody_home else 1), 3)
