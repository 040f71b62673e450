"""The leads of the store in MongoDB: which there are, what people did with them, what happened to them."""

from __future__ import annotations

import heapq
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any

import msgspec
from pymongo import ASCENDING, DESCENDING, UpdateOne
from pymongo.asynchronous.database import AsyncDatabase

from prospector import urls
from prospector.items import ContactHint, Opportunity, now
from prospector.store.leads import Change, State, Status, StoredLead, Wanted, What, marked
from prospector.store.neighbours import Neighbours
from prospector.store.people import added, best_first
from prospector.suppression import Suppressions

# Documents that are looked at together.
_AT_ONCE = 200


class MongoLeads:
    """The part of MongoStore that is about leads."""

    @property
    def _db(self) -> AsyncDatabase[dict[str, Any]]:
        raise NotImplementedError

    def _said_well(self, done: str) -> AbstractAsyncContextManager[None]:
        raise NotImplementedError

    async def suppressions(self) -> Suppressions:
        raise NotImplementedError

    async def leads(self, wanted: Wanted) -> AsyncGenerator[StoredLead, None]:
        async with self._said_well("read"):
            suppressed = await self.suppressions()
            order = [("score", DESCENDING), ("page_url", ASCENDING), ("target", ASCENDING), ("kind", ASCENDING)]
            cursor = self._db.opportunities.find(_where(wanted), allow_disk_use=True).sort(order)
            # Leads that are worth less than they were found to be wait for their turn.
            later: list[tuple[float, int, StoredLead]] = []
            number = 0
            while some := await cursor.to_list(_AT_ONCE):
                async for lead in self._with_neighbours(some, suppressed):
                    number += 1
                    while later and -later[0][0] >= lead.opportunity.score:
                        yield heapq.heappop(later)[2]
                    if lead.score < wanted.min_score:
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
                Status(document["status"]),
                document["notes"],
                document["first_seen"],
                document["last_seen"],
                len(neighbours.linking.get(target, set()) - {opportunity.page_url}),
                neighbours.broken.get(page, 0) - is_dead_link,
                neighbours.links.get(page, 0),
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

    async def mark(
        self,
        lead_ids: Sequence[str],
        by: str,
        status: Status | None = None,
        note: str = "",
        only_from: Sequence[Status] = (),
    ) -> int:
        at = now()
        changed = 0
        async with self._said_well("written"):
            for lead_id in lead_ids:
                known = await self._db.opportunities.find_one({"_id": lead_id}, {"status": 1})
                if known is None or (only_from and known["status"] not in only_from):
                    continue
                changes = marked(Status(known["status"]), status, note, at, by)
                await self._change([(lead_id, change) for change in changes])
                changed += bool(changes)
        return changed

    async def history(self, lead_id: str) -> tuple[Change, ...]:
        async with self._said_well("read"):
            document = await self._db.opportunities.find_one({"_id": lead_id}, {"history": 1})
        return tuple(msgspec.convert(document.get("history", []), list[Change])) if document is not None else ()

    async def _change(self, changes: list[tuple[str, Change]]) -> None:
        """Make leads what the changes say, and keep those as their history."""
        if changes:
            await self._db.opportunities.bulk_write([_written(lead_id, change) for lead_id, change in changes])


def _written(lead_id: str, change: Change) -> UpdateOne:
    kept = {"history": msgspec.to_builtins(change)}
    if change.what is What.NOTES:
        # Of notes there may be some already. A pipeline, in which nothing that was said is an instruction.
        said = {"$literal": change.value}
        notes = {"$cond": [{"$eq": ["$notes", ""]}, said, {"$concat": ["$notes", "; ", said]}]}
        history = {"$concatArrays": [{"$ifNull": ["$history", []]}, [{"$literal": kept["history"]}]]}
        return UpdateOne({"_id": lead_id}, [{"$set": {"notes": notes, "history": history}}])
    # Two runs that see the same at once say it once.
    which = {"_id": lead_id, change.what.value: {"$ne": change.value}}
    return UpdateOne(which, {"$set": {change.what.value: str(change.value)}, "$push": kept})


def _where(wanted: Wanted) -> dict[str, Any]:
    """The conditions that the leads meet."""
    found: dict[str, Any] = {"score": {"$gte": wanted.min_score}, "status": {"$ne": Status.SUPPRESSED.value}}
    exactly = {"campaign": wanted.campaign, "site": wanted.site, "run_ids": wanted.run_id}
    found |= {field: value for field, value in exactly.items() if value}
    if wanted.lead_id:
        # From there on to behind the last hexadecimal digit.
        found["_id"] = {"$gte": wanted.lead_id, "$lt": f"{wanted.lead_id}g"}
    for field, some in (("state", wanted.states), ("status", wanted.statuses), ("kind", wanted.kinds)):
        if some:
            found[field] = {"$in": list(map(str, some))}
    return found
