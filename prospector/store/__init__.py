"""What we know, kept between runs: one small interface, and a room for each kind of store behind it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Collection, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol, Self

from prospector.campaign import BadInput
from prospector.items import GonePage, LinkVerdict, Opportunity, ResourcePage
from prospector.store.contents import Contents, Run
from prospector.store.leads import Change, Outcome, State, Status, StoredLead, Wanted, What
from prospector.suppression import Suppressions

__all__ = [
    "Change", "Outcome", "Run", "State", "Status", "Store", "StoreAway", "StoreUnavailable", "StoredLead", "Wanted",
    "What", "open_store", "without_password",
]  # fmt: skip


class StoreUnavailable(Exception):
    """The store cannot be opened or written. The message is one sentence: what, where, what to do."""


class StoreAway(StoreUnavailable):
    """The store does not answer, or somebody else holds it: that may pass by itself."""


class Store(Contents, Protocol):
    """Everything a room of the store can do. Saving the same thing twice changes nothing but `last_seen`."""

    at_once: int
    """Pages that are best written side by side."""

    async def __aenter__(self) -> Self:
        """Open it. Raises StoreUnavailable."""

    async def __aexit__(self, *exception: object) -> None: ...

    def together(self) -> AbstractAsyncContextManager[None]:
        """What is saved inside is written at once, and where the store can, all of it or nothing."""

    async def save_page(self, page: ResourcePage) -> None:
        """Keep a page, unless a newer one is kept already.

        Opportunities that it shows no longer become `fixed` or `expired`, and `won` or `lost`.
        """

    async def save_gone(self, page: GonePage) -> None:
        """Take back the leads of a page that is there no longer; what is known of the page stays."""

    async def save_verdicts(self, verdicts: Iterable[LinkVerdict], run_id: str = "") -> None:
        """Keep what a run found; opportunities about a target that lives again become `fixed` or `expired`.

        A verdict that is older than what is kept of its link changes nothing.
        """

    async def verdicts(self, urls: Sequence[str]) -> dict[str, LinkVerdict]:
        """What any run said last of these links, by address; those that nobody judged yet are left out."""

    async def save_opportunity(self, opportunity: Opportunity) -> None:
        """Keep an opportunity. One that comes late does not go back behind what was found out since."""

    async def save_run(self, run: Run) -> None: ...

    def pages_with_open_links(self, campaign: str) -> AsyncIterator[ResourcePage]:
        """Pages of former runs whose links were not all judged to the end, with only those links."""

    def pages_linking(self, target: str, besides: Collection[tuple[str, str]] = ()) -> AsyncIterator[ResourcePage]:
        """Pages of any run and campaign that link to a target (as `urls.page_key` spells it), with only that link.

        `besides`: the addresses and campaigns of pages that are not asked for.
        """

    def leads(self, wanted: Wanted) -> AsyncGenerator[StoredLead, None]:
        """Leads, the most promising first."""

    async def mark(
        self,
        lead_ids: Sequence[str],
        by: str,
        status: Status | None = None,
        note: str = "",
        only_from: Sequence[Status] = (),
    ) -> int:
        """Note what people did with leads; `note` is added to their notes. How many leads changed.

        `only_from`: leads of any other status are left as they are; empty means all.
        """

    async def history(self, lead_id: str) -> tuple[Change, ...]:
        """What happened to a lead, the oldest first."""

    async def outcome(self, run_id: str) -> Outcome:
        """How many leads a run saw the end of."""

    async def suppressions(self) -> Suppressions:
        """Who must not be visited or written to."""

    async def suppress(self, values: Sequence[str], why: str) -> None:
        """Put addresses, sites or pages, as `suppression.spelled` spells them, on that list."""

    async def unsuppress(self, value: str, why: str = "") -> bool:
        """Take something off that list; with `why`, only what is there for that reason. True if it was there."""

    async def erase(self, address: str) -> int:
        """Forget a mailbox, spelled by `mailbox_of`, and the name beside it, everywhere. How many records had it."""

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

    uri = uri.strip()
    if uri.startswith("sqlite:///") and len(uri) > len("sqlite:///"):
        path = uri.removeprefix("sqlite:///")
        if path == ":memory:":
            raise BadInput("PROSPECTOR_STORE: what is only in memory is lost; write a file, like sqlite:///leads.db.")
        return SqliteStore(Path(path), must_exist)
    if uri.startswith(("mongodb://", "mongodb+srv://")):
        # Not everybody has it, nor needs it.
        from prospector.store.mongo import MongoStore

        return MongoStore(uri, must_exist)
    raise BadInput(
        f"PROSPECTOR_STORE: {without_password(uri)!r} is no store; write sqlite:/// and a file, or mongodb:// and a "
        "database."
    )


def without_password(uri: str) -> str:
    """A store's address as it may be shown."""
    if uri.startswith("sqlite:") or ("@" not in uri and "?" not in uri):
        return uri
    scheme, slashes, rest = uri.partition("://")
    if not slashes:
        # Mistyped: where a password begins nobody can tell, but where it ends.
        return f"…{uri.rpartition('@')[2].partition('?')[0]}"
    place, _, options = rest.partition("?")
    if "@" in options:
        # A password with a question mark in it, or an option with a secret: nobody can tell where which ends.
        return f"{scheme}://…"
    return f"{scheme}://{place.rpartition('@')[2]}"
