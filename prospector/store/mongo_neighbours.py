"""Leads of a MongoDB store with what stands around them: asked once for many of them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from dataclasses import replace
from typing import Any

import msgspec
from pymongo import ASCENDING, DESCENDING
from pymongo.asynchronous.database import AsyncDatabase

from prospector.items import ContactHint, LinkVerdict, Opportunity
from prospector.store.leads import State, Status, StoredLead
from prospector.store.people import contact_pages, contacts_of
from prospector.store.ranking import AT_ONCE, FIRST, Key, Page, Upkeep
from prospector.suppression import Suppressions

_KEY = ("score", "page_url", "target", "kind", "campaign", "state")
# As `ranking.Key` has it; the indexes end like this, so that the server need not sort.
ORDER = [("score", DESCENDING), ("page_url", ASCENDING), ("target", ASCENDING), ("kind", ASCENDING)]


class Neighbours:
    """Reads the leads of one list."""

    def __init__(self, db: AsyncDatabase[dict[str, Any]]) -> None:
        self._db = db

    async def keys(self, where: dict[str, Any]) -> AsyncGenerator[list[Key], None]:
        """The keys of the leads that meet conditions, by what they were found to be worth."""
        # So many at a time, or the driver takes sixteen megabytes of them at once.
        found = self._db.opportunities.find(where, dict.fromkeys(_KEY, 1), allow_disk_use=True, batch_size=AT_ONCE)
        cursor = found.sort(ORDER)
        async with cursor:
            size = FIRST
            while some := await cursor.to_list(size):
                yield [
                    Key(
                        -each["score"], each["page_url"], each["target"] or "", each["kind"], each["campaign"],
                        each["_id"], each["state"],
                    )
                    for each in some
                ]  # fmt: skip
                size = AT_ONCE

    async def upkeep_of(self, pages: list[Page]) -> dict[Page, Upkeep]:
        addresses = list({address for address, _ in pages})
        found = await self._db.opportunities.aggregate(
            [
                {"$match": {"page_url": {"$in": addresses}, "state": State.CONFIRMED.value, "target": {"$ne": None}}},
                {"$group": {"_id": {"page_url": "$page_url", "campaign": "$campaign"}, "links": {"$sum": 1}}},
            ]
        )
        broken = {(each["_id"]["page_url"], each["_id"]["campaign"]): each["links"] async for each in found}
        sizes = await self._db.pages.aggregate(
            [
                {"$match": {"url": {"$in": addresses}}},
                {"$project": {"url": 1, "campaign": 1, "links": {"$size": "$targets"}}},
            ]
        )
        links = {(page["url"], page["campaign"]): page["links"] async for page in sizes}
        return {page: Upkeep(broken.get(page, 0), links.get(page, 0)) for page in pages}

    async def leads(
        self, keys: list[Key], upkeep: dict[Page, Upkeep], suppressed: Suppressions
    ) -> AsyncIterator[StoredLead]:
        """The leads whole, in the order of their keys."""
        if not keys:
            return
        documents = {
            document["_id"]: document
            async for document in self._db.opportunities.find({"_id": {"$in": [key.lead_id for key in keys]}})
        }
        there = {lead_id: msgspec.convert(document, Opportunity) for lead_id, document in documents.items()}
        targets = list({key.target for key in keys if key.target})
        verdicts = {
            link["_id"]: msgspec.convert(link, LinkVerdict)
            async for link in self._db.links.find({"_id": {"$in": targets}})
        }
        linking = await self._linking(targets)
        own = await self._own([key.page_url for key in keys], targets)
        contacts = await self._contacts(there.values())
        for key in keys:
            opportunity = there.get(key.lead_id)
            if opportunity is None:
                continue
            document = documents[key.lead_id]
            if key.target in verdicts:
                opportunity = replace(opportunity, verdict=verdicts[key.target])
            broken, links = upkeep[key.page]
            yield StoredLead(
                opportunity,
                State(document["state"]),
                Status(document["status"]),
                document["notes"],
                document["first_seen"],
                document["last_seen"],
                linking.get(key.target, 0) - ((key.page_url, key.target) in own),
                broken - (document["state"] == State.CONFIRMED and bool(key.target)),
                links,
                contacts_of(opportunity, contacts, suppressed),
            )

    async def _linking(self, targets: list[str]) -> dict[str, int]:
        """How many pages link to each target."""
        found = await self._db.pages.aggregate(
            [
                *_links({"targets": {"$in": targets}}, targets),
                # Two campaigns may have read one page.
                {"$group": {"_id": {"target": "$targets", "url": "$url"}}},
                {"$group": {"_id": "$_id.target", "pages": {"$sum": 1}}},
            ]
        )
        return {each["_id"]: each["pages"] async for each in found}

    async def _own(self, addresses: list[str], targets: list[str]) -> set[tuple[str, str]]:
        """Which of the pages link to which of the targets."""
        found = await self._db.pages.aggregate(_links({"url": {"$in": addresses}}, targets))
        return {(each["url"], each["targets"]) async for each in found}

    async def _contacts(self, opportunities: Iterable[Opportunity]) -> dict[Page, list[ContactHint]]:
        """What the contact pages that leads name say, by page."""
        places = list({place for opportunity in opportunities for place in contact_pages(opportunity)})
        pages = self._db.pages.find({"url": {"$in": places}}, {"url": 1, "campaign": 1, "contacts": 1})
        return {
            (page["url"], page["campaign"]): msgspec.convert(page["contacts"], list[ContactHint])
            async for page in pages
        }


def _links(pages: dict[str, Any], targets: list[str]) -> list[dict[str, Any]]:
    """The first stages of a question about pages' links to some targets: one document each."""
    return [
        {"$match": pages},
        {"$project": {"_id": 0, "url": 1, "targets": 1}},
        {"$unwind": "$targets"},
        {"$match": {"targets": {"$in": targets}}},
    ]
