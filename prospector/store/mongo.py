"""The store in MongoDB: many runs and many people on one. Documents say what they hold in a person's words.

Nothing here needs a transaction: everything is written so that writing it again changes nothing, and in an order that
the next run completes. What a page says becomes a value, never the name of a field or a part of a question.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import msgspec
from pymongo import ASCENDING, DESCENDING, AsyncMongoClient, UpdateOne
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import BulkWriteError, ConfigurationError, DuplicateKeyError, InvalidURI, PyMongoError

from prospector import urls
from prospector.campaign import BadInput
from prospector.items import ContactHint, LinkVerdict, Opportunity, OutboundLink, ResourcePage
from prospector.store import Run, State, StoreAway, StoredLead, StoreUnavailable, without_password
from prospector.store.late import state_of
from prospector.store.mongo_duties import MongoDuties
from prospector.store.mongo_faults import DUPLICATE, codes_of, is_away
from prospector.store.neighbours import Neighbours
from prospector.store.people import added, best_first
from prospector.suppression import Suppressions
from prospector.verdict import Verdict

SCHEMA_VERSION = 1
# Milliseconds to wait for a server, unless the address says otherwise.
PATIENCE_MS = 10_000
# Links of a page that are kept with the words around them.
_WITH_CONTEXT = 10_000
# Characters of an anchor text and of a heading that are kept of the links of a larger page.
_BRIEF = 80
# Documents that are looked at together.
_AT_ONCE = 200

_INDEXES: dict[str, tuple[tuple[list[tuple[str, int]], dict[str, Any]], ...]] = {
    "pages": (
        ([("url", ASCENDING), ("campaign", ASCENDING)], {"unique": True}),
        ([("campaign", ASCENDING), ("url", ASCENDING)], {}),
        ([("targets", ASCENDING)], {}),
        ([("last_seen", ASCENDING)], {}),
        ([("contacts.value", ASCENDING)], {}),
    ),
    "opportunities": (
        ([("campaign", ASCENDING), ("score", DESCENDING)], {}),
        ([("score", DESCENDING)], {}),
        ([("run_ids", ASCENDING), ("score", DESCENDING)], {}),
        ([("target", ASCENDING)], {}),
        ([("page_url", ASCENDING), ("campaign", ASCENDING)], {}),
        ([("status", ASCENDING)], {}),
        ([("last_seen", ASCENDING)], {}),
        ([("contacts.value", ASCENDING)], {}),
    ),
}


class MongoStore(MongoDuties):
    """See `prospector.store.Store`."""

    at_once = 16

    def __init__(self, uri: str, must_exist: bool = False) -> None:
        """Raises BadInput for an address that names no database."""
        self._must_exist = must_exist
        self._open: AsyncDatabase[dict[str, Any]] | None = None
        self._known = Suppressions(b"", ())
        self._uri = uri
        self._name = without_password(uri)
        if not urlsplit(uri).path.strip("/"):
            raise BadInput(f"PROSPECTOR_STORE: {self._name} names no database; write mongodb://localhost/prospector.")

    @property
    def _db(self) -> AsyncDatabase[dict[str, Any]]:
        if self._open is None:
            raise StoreUnavailable(f"The store {self._name} is not open.")
        return self._open

    async def __aenter__(self) -> Self:
        try:
            client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(
                self._uri, serverSelectionTimeoutMS=PATIENCE_MS, appname="prospector", **_durably(self._uri)
            )
            self._open = client.get_default_database()
        except (InvalidURI, ConfigurationError, ValueError) as error:
            # Its words may hold the password.
            raise StoreUnavailable(
                f"The store {self._name} cannot be opened: its address is malformed ({type(error).__name__})."
            ) from None
        try:
            async with self._said_well("opened"):
                await self._build()
                await self.suppressions()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *exception: object) -> None:
        if self._open is not None:
            client, self._open = self._open.client, None
            await client.close()

    async def _build(self) -> None:
        schema = await self._db.meta.find_one({"_id": "schema"})
        if schema is None and self._must_exist:
            raise StoreUnavailable(f"There is no store {self._name} yet: run a crawl first.")
        version = schema["version"] if schema is not None else 0
        if version > SCHEMA_VERSION:
            raise StoreUnavailable(
                f"The store {self._name} was written by a newer prospector (schema {version}); update this one."
            )
        if version < SCHEMA_VERSION:
            for collection, indexes in _INDEXES.items():
                for keys, options in indexes:
                    await self._db[collection].create_index(keys, **options)
            await self._db.meta.update_one({"_id": "schema"}, {"$set": {"version": SCHEMA_VERSION}}, upsert=True)

    @asynccontextmanager
    async def _said_well(self, done: str) -> AsyncIterator[None]:
        """Whatever the driver comes to grief over, in one sentence and without the password."""
        try:
            yield
        except PyMongoError as error:
            words = str(error).partition(", Timeout:")[0].partition(" (configured timeouts")[0]
            kind = StoreAway if is_away(error) else StoreUnavailable
            raise kind(f"The store {self._name} cannot be {done}: {words[:300]}.") from None

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        yield

    async def save_page(self, page: ResourcePage) -> None:
        page = self._kept(page)
        if len(page.outbound_links) > _WITH_CONTEXT:
            # A document has 16 MB.
            page = replace(page, outbound_links=tuple(map(_brief, page.outbound_links)))
        targets = sorted({key for link in page.outbound_links if (key := urls.page_key(link.url))})
        document = msgspec.to_builtins(page) | {"targets": targets, "last_seen": page.fetched_at}
        async with self._said_well("written"):
            this = {"url": page.url, "campaign": page.campaign}
            if not await self._upsert_newest("pages", this, document, {"first_seen": page.fetched_at}):
                # Another run read it since.
                return
            # What the page shows no longer is a lead no longer.
            here = {"page_url": page.url, "campaign": page.campaign}
            gone = {"target": {"$ne": None, "$nin": targets}}
            for which, state, ended in (
                (gone, State.CONFIRMED, State.FIXED),
                (gone, State.SUSPECTED, State.EXPIRED),
                ({"target": None, "kind": {"$nin": list(map(str, page.offers))}}, State.CONFIRMED, State.EXPIRED),
            ):
                await self._db.opportunities.update_many(
                    here | which | {"state": state.value}, {"$set": {"state": ended.value}}
                )
            await self._upsert_newest(
                "sites", {"_id": page.site}, {"last_seen": page.fetched_at}, {"first_seen": page.fetched_at}
            )

    async def save_verdicts(self, verdicts: Iterable[LinkVerdict]) -> None:
        kept = list(verdicts)
        if not kept:
            return
        writes = [
            UpdateOne(
                {"_id": verdict.url, "last_seen": {"$lte": verdict.checked_at}},
                {
                    "$set": msgspec.to_builtins(verdict)
                    | {"verdict": verdict.verdict.value, "last_seen": verdict.checked_at},
                    "$setOnInsert": {"first_seen": verdict.checked_at},
                },
                upsert=True,
            )
            for verdict in kept
        ]
        async with self._said_well("written"):
            late = {kept[index].url for index in await self._all_but_late(writes)}
            # One look that finds the target alive takes back what earlier looks said of it, but no later ones.
            alive = [each.url for each in kept if each.verdict is Verdict.ALIVE and each.url not in late]
            for state, ended in ((State.CONFIRMED, State.FIXED), (State.SUSPECTED, State.EXPIRED)):
                if alive:
                    await self._db.opportunities.update_many(
                        {"target": {"$in": alive}, "state": state.value}, {"$set": {"state": ended.value}}
                    )

    async def _all_but_late(self, writes: list[UpdateOne]) -> list[int]:
        """Write verdicts; which of them were left out, because a later one is there."""
        left = list(range(len(writes)))
        # Two runs that write the same new document at once: the second time it is there.
        for _ in range(2):
            try:
                await self._db.links.bulk_write([writes[index] for index in left], ordered=False)
            except BulkWriteError as error:
                if codes_of(error) != {DUPLICATE}:
                    raise
                left = [left[each["index"]] for each in error.details["writeErrors"]]
            else:
                return []
        return left

    async def verdicts(self, urls: Sequence[str]) -> dict[str, LinkVerdict]:
        found = dict[str, LinkVerdict]()
        async with self._said_well("read"):
            async for document in self._db.links.find({"_id": {"$in": list(urls)}}):
                found[document["_id"]] = msgspec.convert(document, LinkVerdict)
        return found

    async def save_opportunity(self, opportunity: Opportunity) -> None:
        opportunity = self._kept(opportunity)
        document = msgspec.to_builtins(opportunity) | {"target": opportunity.target, "last_seen": opportunity.found_at}
        lead = {"_id": opportunity.lead_id}
        seen_by = {"run_ids": opportunity.run_id}
        async with self._said_well("written"):
            state = state_of(opportunity, await self._is_over(opportunity))
            started = {"state": state.value, "status": "new", "notes": "", "first_seen": opportunity.found_at}
            if not await self._upsert_newest("opportunities", lead, document, started, seen_by):
                await self._db.opportunities.update_one(lead, {"$addToSet": seen_by})
                return
            # What was confirmed stays so when somebody only suspects it.
            unless = {"$ne": State.CONFIRMED.value if state is State.SUSPECTED else state.value}
            await self._db.opportunities.update_one(lead | {"state": unless}, {"$set": {"state": state.value}})

    async def _is_over(self, opportunity: Opportunity) -> bool:
        """True if somebody saw since that its link lives, or that its page does not show it any more."""
        page = {"url": opportunity.page_url, "campaign": opportunity.campaign}
        since = page | {"last_seen": {"$gt": opportunity.found_at}}
        if opportunity.verdict is None or opportunity.target is None:
            gone = {"offers": {"$ne": opportunity.kind.value}}
            return await self._db.pages.find_one(since | gone, {"_id": 1}) is not None
        gone = {"targets": {"$ne": opportunity.target}}
        lives = {"verdict": Verdict.ALIVE.value, "last_seen": {"$gt": opportunity.verdict.checked_at}}
        return (
            await self._db.links.find_one({"_id": opportunity.target} | lives, {"_id": 1}) is not None
            or await self._db.pages.find_one(since | gone, {"_id": 1}) is not None
        )

    async def save_run(self, run: Run) -> None:
        ended = {"finished_at": run.finished_at, "finish_reason": run.finish_reason}
        begun = {"campaign": run.campaign, "started_at": run.started_at}
        async with self._said_well("written"):
            await self._upsert("runs", {"_id": run.run_id}, ended, begun)

    async def pages_with_open_links(self, campaign: str) -> AsyncIterator[ResourcePage]:
        async with self._said_well("read"):
            cursor = self._db.pages.find({"campaign": campaign}, {"url": 1, "targets": 1}).sort("url")
            while some := await cursor.to_list(_AT_ONCE):
                targets = list({target for page in some for target in page["targets"]})
                judged = {
                    link["_id"]: link
                    async for link in self._db.links.find({"_id": {"$in": targets}}, {"verdict": 1, "confirmed": 1})
                }
                of_these = {"target": {"$in": targets}, "campaign": campaign}
                # What was only suspected when it was written up is not done with.
                leads = self._db.opportunities.find(
                    of_these | {"state": {"$ne": State.SUSPECTED.value}}, {"target": 1, "page_url": 1}
                )
                written_up = {(lead["page_url"], lead["target"]) async for lead in leads}
                for page in some:
                    is_open = {
                        target
                        for target in page["targets"]
                        if (link := judged.get(target)) is None
                        or (
                            link["verdict"] == Verdict.DEAD
                            and not (link["confirmed"] and (page["url"], target) in written_up)
                        )
                    }
                    if is_open:
                        document = await self._db.pages.find_one({"url": page["url"], "campaign": campaign})
                        whole = msgspec.convert(document, ResourcePage)
                        links = tuple(link for link in whole.outbound_links if urls.page_key(link.url) in is_open)
                        yield replace(whole, outbound_links=links)

    async def leads(
        self, campaign: str = "", run_id: str = "", min_score: float = 0.0, include_suspected: bool = False
    ) -> AsyncGenerator[StoredLead, None]:
        states = [State.CONFIRMED.value, *([State.SUSPECTED.value] if include_suspected else [])]
        wanted: dict[str, Any] = {"score": {"$gte": min_score}, "state": {"$in": states}}
        if campaign:
            wanted["campaign"] = campaign
        if run_id:
            wanted["run_ids"] = run_id
        async with self._said_well("read"):
            suppressed = await self.suppressions()
            order = [("score", DESCENDING), ("page_url", ASCENDING), ("target", ASCENDING), ("kind", ASCENDING)]
            cursor = self._db.opportunities.find(wanted, allow_disk_use=True).sort(order)
            # Leads that are worth less than they were found to be wait for their turn.
            later: list[tuple[float, int, StoredLead]] = []
            number = 0
            while some := await cursor.to_list(_AT_ONCE):
                async for lead in self._with_neighbours(some, suppressed):
                    number += 1
                    while later and -later[0][0] >= lead.opportunity.score:
                        yield heapq.heappop(later)[2]
                    if lead.score < min_score:
                        continue
                    if lead.nobody_home:
                        heapq.heappush(later, (-lead.score, number, lead))
                    else:
                        yield lead
            while later:
                yield heapq.heappop(later)[2]

    async def _with_neighbours(
        self, documents: list[dict[str, Any]], suppressed: Suppressions
    ) -> AsyncIterator[StoredLead]:
        """Leads with what the rest of the store knows about them."""
        neighbours = await Neighbours.of(self._db, documents)
        for document in documents:
            opportunity = msgspec.convert(document, Opportunity)
            if suppressed.covers(urls.page_key(opportunity.page_url) or opportunity.page_url):
                continue
            target = document["target"]
            if target in neighbours.verdicts:
                opportunity = replace(opportunity, verdict=neighbours.verdicts[target])
            page = (opportunity.page_url, opportunity.campaign)
            is_dead_link = document["state"] == State.CONFIRMED and target is not None
            contacts = await self._contacts(opportunity)
            yield StoredLead(
                opportunity,
                State(document["state"]),
                document["status"],
                document["notes"],
                document["first_seen"],
                document["last_seen"],
                len(neighbours.linking.get(target, set()) - {opportunity.page_url}),
                neighbours.broken.get(page, 0) - is_dead_link,
                neighbours.links.get(opportunity.page_url, 0),
                tuple(contact for contact in contacts if not suppressed.covers_contact(contact)),
            )

    async def _contacts(self, opportunity: Opportunity) -> tuple[ContactHint, ...]:
        """The page's own contacts, best first, then what the contact pages it names say."""
        known = best_first(opportunity.contacts)
        for place in [contact.value for contact in known if contact.kind == "page"]:
            document = await self._db.pages.find_one({"url": place, "campaign": opportunity.campaign}, {"contacts": 1})
            if document is not None:
                known = added(known, msgspec.convert(document["contacts"], list[ContactHint]))
        return tuple(known)

    async def _upsert_newest(
        self,
        collection: str,
        which: dict[str, Any],
        fields: dict[str, Any],
        at_first: dict[str, Any],
        added: dict[str, Any] | None = None,
    ) -> bool:
        """As `_upsert`, but leave what is newer as it is. False where it was."""
        not_newer = {"last_seen": {"$lte": fields["last_seen"]}}
        try:
            await self._upsert(collection, which | not_newer, fields, at_first, added)
        except DuplicateKeyError:
            # It is there, and was not found among what is as old.
            return False
        return True

    async def _upsert(
        self,
        collection: str,
        which: dict[str, Any],
        fields: dict[str, Any],
        at_first: dict[str, Any],
        added: dict[str, Any] | None = None,
    ) -> None:
        change = {"$set": fields, "$setOnInsert": at_first} | ({"$addToSet": added} if added else {})
        for attempt in (1, 2):
            try:
                await self._db[collection].update_one(which, change, upsert=True)
            except DuplicateKeyError:
                # Two runs that write the same new document at once: the second time it is there.
                if attempt == 2:
                    raise
                await asyncio.sleep(0)
            else:
                return


def _durably(uri: str) -> dict[str, Any]:
    """What is acknowledged outlives a server that is killed, unless the address says otherwise."""
    options = {name.lower(): value for name, value in parse_qsl(urlsplit(uri).query)}
    return {} if "journal" in options or options.get("w") == "0" else {"journal": True}


def _brief(link: OutboundLink) -> OutboundLink:
    return replace(link, context="", heading=link.heading[:_BRIEF], anchor=link.anchor[:_BRIEF])
