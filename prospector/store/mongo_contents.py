"""Everything the store in MongoDB holds, for moving it elsewhere and back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

import msgspec
from pymongo import ReplaceOne, UpdateOne

from prospector.items import LinkVerdict, Opportunity, ResourcePage
from prospector.store.contents import (
    AT_ONCE,
    KeptExport,
    KeptLead,
    KeptLink,
    KeptPage,
    KeptSecret,
    KeptSite,
    KeptSuppression,
    Record,
    Run,
)
from prospector.store.leads import Change, State, Status
from prospector.store.mongo_database import MongoDatabase
from prospector.store.records import targets_of

_MOVING = "moving"


class MongoContents(MongoDatabase):
    """The part of MongoStore that moves. See `prospector.store.contents.Contents`."""

    async def dump(self, kind: str) -> AsyncIterator[Sequence[Record]]:
        async with self._said_well("read"):
            if kind == "secrets":
                secret = await self._db.meta.find_one({"_id": "suppressions"})
                if secret is not None:
                    yield [KeptSecret("suppressions", secret["key"])]
                return
            cursor = self._db[kind].find({}, batch_size=AT_ONCE)
            while some := await cursor.to_list(AT_ONCE):
                yield [_record(kind, document) for document in some]

    async def load(self, kind: str, records: Sequence[Record]) -> None:
        async with self._said_well("written"):
            await self._db["meta" if kind == "secrets" else kind].bulk_write([_write(each) for each in records])

    async def is_empty(self) -> bool:
        async with self._said_well("read"):
            if await self._db.meta.find_one({"_id": _MOVING}) is not None:
                return True
            kinds = ("pages", "links", "opportunities", "runs", "suppressions")
            return not [kind for kind in kinds if await self._db[kind].find_one({}, {"_id": 1}) is not None]

    async def set_moving(self, is_moving: bool) -> None:
        async with self._said_well("written"):
            if is_moving:
                await self._db.meta.update_one({"_id": _MOVING}, {"$set": {"moving": True}}, upsert=True)
            else:
                await self._db.meta.delete_one({"_id": _MOVING})


def _record(kind: str, document: dict[str, Any]) -> Record:
    match kind:
        case "links":
            return KeptLink(msgspec.convert(document, LinkVerdict), document["first_seen"], document["last_seen"])
        case "pages":
            return KeptPage(msgspec.convert(document, ResourcePage), document["first_seen"], document["last_seen"])
        case "opportunities":
            return KeptLead(
                msgspec.convert(document, Opportunity),
                State(document["state"]),
                Status(document["status"]),
                document["notes"],
                document["first_seen"],
                document["last_seen"],
                tuple(sorted(document["run_ids"])),
                tuple(msgspec.convert(document.get("history", []), list[Change])),
            )
        case "runs":
            return msgspec.convert(document | {"run_id": document["_id"]}, Run)
        case "sites":
            return msgspec.convert(document | {"site": document["_id"]}, KeptSite)
        case "suppressions":
            return msgspec.convert(document | {"hash": document["_id"]}, KeptSuppression)
        case _:
            return msgspec.convert(document | {"path": document["_id"]}, KeptExport)


def _write(record: Record) -> ReplaceOne[dict[str, Any]] | UpdateOne:
    """What makes a record a document, whether it is there or not."""
    match record:
        case KeptPage(page, first_seen, last_seen):
            seen = {"targets": sorted(targets_of(page)), "first_seen": first_seen, "last_seen": last_seen}
            return ReplaceOne(
                {"url": page.url, "campaign": page.campaign}, msgspec.to_builtins(page) | seen, upsert=True
            )
        case KeptLink(verdict, first_seen, last_seen):
            seen = {"verdict": verdict.verdict.value, "first_seen": first_seen, "last_seen": last_seen}
            return _with_id(verdict.url, msgspec.to_builtins(verdict) | seen)
        case KeptLead(opportunity):
            stands = msgspec.to_builtins(record)
            del stands["opportunity"]
            return _with_id(
                opportunity.lead_id, msgspec.to_builtins(opportunity) | {"target": opportunity.target} | stands
            )
        case KeptSecret(name, value):
            return UpdateOne({"_id": name}, {"$set": {"key": value}}, upsert=True)
        case KeptSite(name) | KeptSuppression(name) | KeptExport(name) | Run(name):
            fields = msgspec.to_builtins(record)
            # The first is what it is known by.
            return _with_id(name, dict(list(fields.items())[1:]))


def _with_id(known_by: str, fields: dict[str, Any]) -> ReplaceOne[dict[str, Any]]:
    return ReplaceOne({"_id": known_by}, fields, upsert=True)
