"""What we know, kept between runs: one small interface, and a room for each kind of store behind it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, Self

from prospector.campaign import BadInput
from prospector.items import ContactHint, LinkVerdict, Opportunity, ResourcePage
from prospector.suppression import Suppressions


class StoreUnavailable(Exception):
    """The store cannot be opened or written. The message is one sentence: what, where, what to do."""


class StoreAway(StoreUnavailable):
    """The store does not answer, or somebody else holds it: that may pass by itself."""


class State(StrEnum):
    """How an opportunity stands as far as the crawl can see. What people did with it is its status."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    EXPIRED = "expired"
    """Suspected once, and not so at a later look."""
    FIXED = "fixed"
    """Confirmed once; the target answers again."""


# Of so many links and more, such a share dead: whoever kept the page has left. What such a lead is worth then.
ENOUGH_LINKS, NOBODY_HOME, WORTH_OF_NOBODY = 5, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class StoredLead:
    """An opportunity with everything the store knows about it."""

    opportunity: Opportunity
    state: State
    status: str
    """What people did: `new` until somebody says otherwise."""
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


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a spider, for the ledger."""

    run_id: str
    campaign: str
    started_at: str
    finished_at: str = ""
    finish_reason: str = ""


class Store(Protocol):
    """Everything a room of the store can do. Saving the same thing twice changes nothing but `last_seen`."""

    at_once: int
    """Pages that are best written side by side."""

    async def __aenter__(self) -> Self:
        """Open it. Raises StoreUnavailable."""

    async def __aexit__(self, *exception: object) -> None: ...

    def together(self) -> AbstractAsyncContextManager[None]:
        """What is saved inside is written at once, and where the store can, all of it or nothing."""

    async def save_page(self, page: ResourcePage) -> None:
        """Keep a page, unless a newer one is kept already. What it shows no longer is a lead no longer."""

    async def save_verdicts(self, verdicts: Iterable[LinkVerdict]) -> None:
        """Keep verdicts; opportunities about a target that lives again become `fixed` or `expired`.

        A verdict that is older than what is kept of its link changes nothing.
        """

    async def verdicts(self, urls: Sequence[str]) -> dict[str, LinkVerdict]:
        """What any run said last of these links, by address; those that nobody judged yet are left out."""

    async def save_opportunity(self, opportunity: Opportunity) -> None:
        """Keep an opportunity. One that comes late does not go back behind what was found out since."""

    async def save_run(self, run: Run) -> None: ...

    def pages_with_open_links(self, campaign: str) -> AsyncIterator[ResourcePage]:
        """Pages of former runs whose links were not all judged to the end, with only those links."""

    def leads(
        self, campaign: str = "", run_id: str = "", min_score: float = 0.0, include_suspected: bool = False
    ) -> AsyncGenerator[StoredLead, None]:
        """Leads, the most promising first. An empty text asks for all campaigns or runs."""

    async def suppressions(self) -> Suppressions:
        """Who must not be visited or written to."""

    async def suppress(self, value: str, why: str) -> None:
        """Put an address, a site or a page, as `suppression.spelled` spells it, on that list."""

    async def unsuppress(self, value: str, why: str = "") -> bool:
        """Take something off that list; with `why`, only what is there for that reason. True if it was there."""

    async def erase(self, address: str) -> int:
        """Forget an e-mail address, and the name beside it, wherever it is kept. How many records named it."""

    async def purge(self, before: str) -> int:
        """Forget the people on pages that nobody saw again since a moment, or works with. How many records changed."""

    async def note_export(self, path: str) -> None:
        """Remember a file that leads were written to."""

    async def exports(self) -> tuple[str, ...]:
        """The files that leads were written to, by their whole paths; some may be gone."""


def open_store(uri: str, must_exist: bool = False) -> Store:
    """The store at `uri`, still closed: use it as `async with open_store(uri) as store`.

    A store that does not exist yet is made, unless it `must_exist`: then opening it raises StoreUnavailable.

    Raises BadInput for an address that names no store we know.
    """
    from prospector.store.sqlite import SqliteStore

    if uri.startswith("sqlite:///") and len(uri) > len("sqlite:///"):
        path = uri.removeprefix("sqlite:///")
        if path == ":memory:":
            raise BadInput("PROSPECTOR_STORE: what is only in memory is lost; write a file, like sqlite:///leads.db.")
        return SqliteStore(Path(path), must_exist)
    if uri.startswith(("mongodb://", "mongodb+srv://")):
        # Not everybody has it, nor needs it.
        from prospector.store.mongo import MongoStore

        return MongoStore(uri, must_exist)
    raise BadInput(f"PROSPECTOR_STORE: {uri!r} is no store; write sqlite:/// and a file, or mongodb:// and a database.")


def without_password(uri: str) -> str:
    """A store's address as it may be shown."""
    scheme, _, rest = uri.partition("://")
    if not scheme.startswith("mongodb"):
        return uri
    place, _, options = rest.partition("?")
    if "@" in options:
        # A password with a question mark in it, or an option with a secret: nobody can tell where which ends.
        return f"{scheme}://…"
    return f"{scheme}://{place.rpartition('@')[2]}"
