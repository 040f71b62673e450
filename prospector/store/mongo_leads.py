"""The leads of the store in MongoDB: which there are, what people did with them, what happened to them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import fields
from typing import Any

import msgspec
from pymongo import UpdateOne

from prospector.items import now
from prospector.store.leads import Change, Mark, Outcome, Status, StoredLead, Wanted, What, by_run
from prospector.store.mongo_duties import MongoDuties
from prospector.store.mongo_neighbours import Neighbours
from prospector.store.ranking import AT_ONCE, Upkeeps, in_order
from prospector.store.records import batched


class MongoLeads(MongoDuties):
    """The part of MongoStore that is about leads."""

    async def leads(self, wanted: Wanted) -> AsyncGenerator[StoredLead, None]:
        async with self._said_well("read"):
            suppressed = await self.suppressions()
            neighbours = Neighbours(self._db)
            upkeeps = Upkeeps(neighbours.upkeep_of)
            async with aclosing(neighbours.keys(_where(wanted))) as keys, aclosing(in_order(keys, upkeeps)) as ranked:
                async for some in ranked:
                    upkeep = await upkeeps.of(key.page for key in some)
                    async for lead in neighbours.leads(some, upkeep, suppressed):
                        if wanted.is_for(lead, suppressed):
                            yield lead

    async def mark(
        self,
        lead_ids: Sequence[str],
        by: str,
        status: Status | None = None,
        note: str = "",
        only_from: Sequence[Status] = (),
    ) -> int:
        said = Mark(now(), by, status, note, only_from)
        changed = 0
        async with self._said_well("written"):
            for some in batched(lead_ids, AT_ONCE):
                known = self._db.opportunities.find({"_id": {"$in": list(some)}}, {"status": 1})
                changes = said.changes({lead["_id"]: Status(lead["status"]) async for lead in known})
                await self._change(changes)
                changed += len({lead_id for lead_id, _ in changes})
        return changed

    async def history(self, lead_id: str) -> tuple[Change, ...]:
        async with self._said_well("read"):
            document = await self._db.opportunities.find_one({"_id": lead_id}, {"history": 1})
        return tuple(msgspec.convert(document.get("history", []), list[Change])) if document is not None else ()

    async def outcome(self, run_id: str) -> Outcome:
        by, ends = by_run(run_id), {"$in": [field.name for field in fields(Outcome)]}
        async with self._said_well("read"):
            found = await self._db.opportunities.aggregate(
                [
                    {"$match": {"history": {"$elemMatch": {"by": by, "value": ends}}}},
                    {"$unwind": "$history"},
                    {"$match": {"history.by": by, "history.value": ends}},
                    {"$group": {"_id": "$history.value", "leads": {"$addToSet": "$_id"}}},
                ]
            )
            return Outcome(**{each["_id"]: len(each["leads"]) async for each in found})

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
    exactly = {"campaign": wanted.campaign, "run_ids": wanted.run_id}
    found |= {field: value for field, value in exactly.items() if value}
    if wanted.lead_id:
        # From there on to behind the last hexadecimal digit.
        found["_id"] = {"$gte": wanted.lead_id, "$lt": f"{wanted.lead_id}g"}
    for field, some in wanted.one_of.items():
        if some:
            found[field] = {"$in": list(map(str, some))}
    return found
