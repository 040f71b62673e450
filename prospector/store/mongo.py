"""The store in MongoDB: many runs and many people on one. Documents say what they hold in a person's words.

Nothing here needs a transaction: everything is written so that writing it again changes nothing, and in an order that
the next run completes. What a page says becomes a value, never the name of a field or a part of a question.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import msgspec
from pymongo import ASCENDING, AsyncMongoClient, UpdateOne
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import BulkWriteError, ConfigurationError, DuplicateKeyError, InvalidURI, PyMongoError

from prospector import urls
from prospector.campaign import BadInput
from prospector.items import Kind, LinkVerdict, Opportunity, ResourcePage
from prospector.store import Run, State, Status, StoreAway, StoreUnavailable, without_password
from prospector.store.leads import Change, What, by_run
from prospector.store.mongo_contents import MongoContents
from prospector.store.mongo_duties import MongoDuties
from prospector.store.mongo_faults import DUPLICATE, codes_of, is_away
from prospector.store.mongo_leads import MongoLeads
from prospector.store.neighbours import ORDER
from prospector.store.records import batched, fitting, with_links_to
from prospector.store.repairs import OpenLead, lives_again, page_changed, seen_again, state_of
from prospector.suppression import Suppressions
from prospector.verdict import Verdict

SCHEMA_VERSION = 2
# Milliseconds to wait for a server, unless the address says otherwise.
PATIENCE_MS = 10_000
# Documents that are looked at together: few at first, so that there soon is one to begin with.
_FIRST, _AT_ONCE = 10, 200
_OPEN = [state.value for state in State if state.is_open]

_INDEXES: dict[str, tuple[tuple[list[tuple[str, int]], dict[str, Any]], ...]] = {
    "pages": (
        ([("url", ASCENDING), ("campaign", ASCENDING)], {"unique": True}),
        ([("campaign", ASCENDING), ("url", ASCENDING)], {}),
        ([("targets", ASCENDING)], {}),
        ([("last_seen", ASCENDING)], {}),
        ([("contacts.value", ASCENDING)], {}),
    ),
    "opportunities": (
        ([("campaign", ASCENDING), *ORDER], {}),
        (ORDER, {}),
        ([("run_ids", ASCENDING), *ORDER], {}),
        ([("site", ASCENDING), *ORDER], {}),
        ([("kind", ASCENDING), *ORDER], {}),
        ([("target", ASCENDING)], {}),
        ([("page_url", ASCENDING), ("campaign", ASCENDING)], {}),
        ([("status", ASCENDING)], {}),
        # Few leads have any.
        ([("notes", ASCENDING)], {"partialFilterExpression": {"notes": {"$gt": ""}}}),
        ([("last_seen", ASCENDING)], {}),
        ([("contacts.value", ASCENDING)], {}),
    ),
}


class MongoStore(MongoDuties, MongoLeads, MongoContents):
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
        # A document has 16 MB.
        page = fitting(self._kept(page))
        targets = sorted({key for link in page.outbound_links if (key := urls.page_key(link.url))})
        document = msgspec.to_builtins(page) | {"targets": targets, "last_seen": page.fetched_at}
        here = {"url": page.url, "campaign": page.campaign}
        async with self._said_well("written"):
            known = await self._db.pages.find_one(here, {"last_seen": 1})
            if known is not None and known["last_seen"] > page.fetched_at:
                # Another run read it since.
                return
            gone = [lead for lead in await self._open_leads(page) if lead.is_gone(page, set(targets))]
            before = await self._db.pages.find_one(here) if gone else None
            was = msgspec.convert(before, ResourcePage) if before is not None else None
            # First what the page as it was is needed for: who is killed in between reads it once more.
            await self._change([(lead.lead_id, change) for lead in gone for change in page_changed(lead, was, page)])
            await self._upsert_newest("pages", here, document, {"first_seen": page.fetched_at})
            await self._upsert_newest(
                "sites", {"_id": page.site}, {"last_seen": page.fetched_at}, {"first_seen": page.fetched_at}
            )

    async def _open_leads(self, page: ResourcePage) -> list[OpenLead]:
        open_there = {"page_url": page.url, "campaign": page.campaign, "state": {"$in": _OPEN}}
        fields = {"kind": 1, "target": 1, "state": 1, "status": 1}
        return [
            OpenLead(lead["_id"], Kind(lead["kind"]), lead["target"], State(lead["state"]), Status(lead["status"]))
            async for lead in self._db.opportunities.find(open_there, fields)
        ]

    async def save_verdicts(self, verdicts: Iterable[LinkVerdict], run_id: str = "") -> None:
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
            alive = {each.url: each for each in kept if each.verdict is Verdict.ALIVE and each.url not in late}
            for asked in batched(list(alive), _AT_ONCE):
                leads = self._db.opportunities.find(
                    {"target": {"$in": asked}, "state": {"$in": _OPEN}}, {"target": 1, "state": 1}
                )
                await self._change(
                    [
                        (lead["_id"], lives_again(State(lead["state"]), alive[lead["target"]], run_id))
                        async for lead in leads
                    ]
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
        lead_id, at = opportunity.lead_id, opportunity.found_at
        document = msgspec.to_builtins(opportunity) | {"target": opportunity.target, "last_seen": at}
        seen_by = {"run_ids": opportunity.run_id}
        async with self._said_well("written"):
            state = state_of(opportunity, await self._is_over(opportunity))
            begun = Change(at, What.STATE, state, by_run(opportunity.run_id))
            started = {
                "state": state.value,
                "status": Status.NEW.value,
                "notes": "",
                "first_seen": at,
                "history": [msgspec.to_builtins(begun)],
            }
            known = await self._db.opportunities.find_one({"_id": lead_id}, {"state": 1, "status": 1, "history": 1})
            if not await self._upsert_newest("opportunities", {"_id": lead_id}, document, started, seen_by):
                await self._db.opportunities.update_one({"_id": lead_id}, {"$addToSet": seen_by})
            elif known is not None:
                past = msgspec.convert(known.get("history", []), list[Change])
                changes = seen_again(State(known["state"]), Status(known["status"]), past, opportunity, state)
                await self._change([(lead_id, change) for change in changes])

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
            size = _FIRST
            while some := await cursor.to_list(size):
                size = _AT_ONCE
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
                        yield with_links_to(msgspec.convert(document, ResourcePage), is_open)

    async def pages_linking(
        self, target: str, besides: Collection[tuple[str, str]] = ()
    ) -> AsyncIterator[ResourcePage]:
        async with self._said_well("read"):
            found = self._db.pages.find({"targets": target}, {"url": 1, "campaign": 1})
            async for each in found.sort([("url", 1), ("campaign", 1)]):
                if (each["url"], each["campaign"]) in besides:
                    continue
                document = await self._db.pages.find_one({"_id": each["_id"]})
                if document is not None:
                    yield with_links_to(msgspec.convert(document, ResourcePage), {target})

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
