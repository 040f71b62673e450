"""What the store in MongoDB does for the people in it: leaves them alone, and forgets them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from pymongo import UpdateOne

from prospector import urls
from prospector.items import ContactHint, now
from prospector.mailbox import domains_of
from prospector.store.leads import AT_WORK
from prospector.store.mongo_database import MongoDatabase
from prospector.store.people import KeepsPeople, names_beside, without, without_mention
from prospector.suppression import Suppressions, kind_of


class MongoDuties(KeepsPeople, MongoDatabase):
    """The part of MongoStore that is about people."""

    async def _begin(self) -> None:
        await self.suppressions()

    async def suppressions(self) -> Suppressions:
        async with self._said_well("read"):
            key = await self._db.meta.find_one({"_id": "suppressions"})
            hashes = [each["_id"] async for each in self._db.suppressions.find({}, {"_id": 1})]
        self._known = Suppressions(bytes.fromhex(key["key"]) if key is not None else b"", hashes)
        return self._known

    async def suppress(self, values: Sequence[str], why: str) -> None:
        async with self._said_well("written"):
            await self._db.meta.update_one(
                {"_id": "suppressions"}, {"$setOnInsert": {"key": secrets.token_hex(32)}}, upsert=True
            )
            known = await self.suppressions()
            await self._db.suppressions.bulk_write(
                [
                    UpdateOne(
                        {"_id": known.hash_of(value)},
                        {"$setOnInsert": {"kind": kind_of(value), "why": why, "since": now()}},
                        upsert=True,
                    )
                    for value in values
                ]
            )
            await self.suppressions()

    async def unsuppress(self, value: str, why: str = "") -> bool:
        which = {"_id": self._known.hash_of(value)} | ({"why": why} if why else {})
        async with self._said_well("written"):
            gone = await self._db.suppressions.delete_one(which)
            await self.suppressions()
        return gone.deleted_count > 0

    async def erase(self, address: str) -> int:
        places = f"@({'|'.join(map(re.escape, domains_of(address)))})"
        named = {"contacts.value": {"$regex": f"^{re.escape(address[0])}.*{places}$", "$options": "i"}}
        async with self._said_well("written"):
            mentioned = {"notes": {"$gt": "", "$regex": places, "$options": "i"}}
            async for lead in self._db.opportunities.find(mentioned, {"notes": 1, "history": 1}):
                history = [
                    change | {"value": without_mention(change["value"], address)} for change in lead.get("history", [])
                ]
                noted = {"notes": without_mention(lead["notes"], address), "history": history}
                await self._db.opportunities.update_one({"_id": lead["_id"]}, {"$set": noted})
            names: set[str] = set()
            sites = {urls.site_of_host(address.rpartition("@")[2])}

            def change(site: str, contacts: tuple[ContactHint, ...]) -> list[ContactHint]:
                if len(left := without(contacts, address, names)) < len(contacts):
                    sites.add(site)
                    names.update(names_beside(contacts, address))
                return left

            changed = await self._change_people(named, change)
            # Whoever is behind the address may be named on pages of the site that do not have it.
            return changed + await self._change_people({"site": {"$in": sorted(sites)}}, change)

    async def purge(self, before: str) -> int:
        async with self._said_well("written"):
            # What people work with is theirs to end.
            worked_with = await self._db.opportunities.distinct(
                "page_url", {"status": {"$in": list(map(str, AT_WORK))}}
            )
            changed = 0
            for collection, page in (("pages", "url"), ("opportunities", "page_url")):
                old = {"last_seen": {"$lt": before}, page: {"$nin": worked_with}, "contacts": {"$ne": []}}
                changed += await self._change_people(old, lambda site, contacts: (), only=collection)
            return changed

    async def note_export(self, path: str) -> None:
        async with self._said_well("written"):
            await self._db.exports.update_one({"_id": path}, {"$set": {"written_at": now()}}, upsert=True)

    async def exports(self) -> tuple[str, ...]:
        async with self._said_well("read"):
            return tuple(sorted([each["_id"] async for each in self._db.exports.find({}, {"_id": 1})]))

    async def _change_people(
        self,
        where: dict[str, Any],
        change: Callable[[str, tuple[ContactHint, ...]], Iterable[ContactHint]],
        only: str = "",
    ) -> int:
        """`change` makes of a page's or a lead's site and contacts what is left of the contacts."""
        changed = 0
        for collection in (only,) if only else ("pages", "opportunities"):
            async for document in self._db[collection].find(where, {"contacts": 1, "site": 1}):
                contacts = tuple(msgspec.convert(document["contacts"], list[ContactHint]))
                left = tuple(change(document["site"], contacts))
                if left != contacts:
                    await self._db[collection].update_one(
                        {"_id": document["_id"]}, {"$set": {"contacts": msgspec.to_builtins(left)}}
                    )
                    changed += 1
        return changed
