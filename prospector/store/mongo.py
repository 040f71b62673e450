"""The store in MongoDB: many runs and many people on one. Documents say what they hold in a person's words.

Nothing here needs a transaction: everything is written so that writing it again changes nothing, and in an order that
the next run completes. What a page says becomes a value, never the name of a field or a part of a question.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from typing import Any

import msgspec
from pymongo import UpdateOne
from pymongo.errors import BulkWriteError

from prospector.items import GonePage, Kind, LinkVerdict, Opportunity, ResourcePage
from prospector.store import Run, State, Status
from prospector.store.leads import Change, What, by_run
from prospector.store.mongo_contents import MongoContents
from prospector.store.mongo_faults import DUPLICATE, codes_of
from prospector.store.mongo_leads import MongoLeads
from prospector.store.records import batched, batched_by_size, fitting, targets_of, with_links_to
from prospector.store.repairs import OpenLead, lives_again, page_changes, page_is_gone, seen_again, state_of
from prospector.verdict import Verdict

# Documents that are looked at together: few at first, so that there soon is one to begin with.
_FIRST, _AT_ONCE = 10, 200
# Bytes of addresses that are asked for together: a question, too, has 16 MB.
_ASKED_BYTES = 4_000_000
_OPEN = [state.value for state in State if state.is_open]


class MongoStore(MongoLeads, MongoContents):
    """See `prospector.store.Store`."""

    at_once = 16

    async def save_page(self, page: ResourcePage) -> None:
        # A document has 16 MB.
        page = fitting(self._kept(page))
        targets = targets_of(page)
        document = msgspec.to_builtins(page) | {"targets": sorted(targets), "last_seen": page.fetched_at}
        here = {"url": page.url, "campaign": page.campaign}
        async with self._said_well("written"):
            known = await self._db.pages.find_one(here, {"last_seen": 1})
            if known is not None and known["last_seen"] > page.fetched_at:
                # Another run read it since.
                return
            ending = [lead for lead in await self._open_leads(page) if lead.may_end(page, targets)]
            before = await self._db.pages.find_one(here) if ending else None
            was = msgspec.convert(before, ResourcePage) if before is not None else None
            # First what the page as it was is needed for: who is killed in between reads it once more.
            await self._change(page_changes(ending, was, page))
            await self._upsert_newest("pages", here, document, {"first_seen": page.fetched_at})
            await self._upsert_newest(
                "sites", {"_id": page.site}, {"last_seen": page.fetched_at}, {"first_seen": page.fetched_at}
            )

    async def save_gone(self, page: GonePage) -> None:
        here = {"url": page.url, "campaign": page.campaign, "last_seen": {"$lte": page.found_at}}
        async with self._said_well("written"):
            if await self._db.pages.find_one(here, {"_id": 1}) is not None:
                await self._change([(lead.lead_id, page_is_gone(page)) for lead in await self._open_leads(page)])
                await self._db.pages.update_one(here, {"$set": {"targets": [], "last_seen": page.found_at}})

    async def _open_leads(self, page: ResourcePage | GonePage) -> list[OpenLead]:
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
            for asked in batched_by_size(urls, _ASKED_BYTES):
                async for document in self._db.links.find({"_id": {"$in": list(asked)}}):
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
            or await self._db.pages.find_one(page | gone, {"_id": 1}) is not None
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
                judged = dict[str, dict[str, Any]]()
                written_up = set[tuple[str, str]]()
                for asked in batched_by_size(targets, _ASKED_BYTES):
                    links = self._db.links.find({"_id": {"$in": list(asked)}}, {"verdict": 1, "confirmed": 1})
                    judged |= {link["_id"]: link async for link in links}
                    of_these = {"target": {"$in": list(asked)}, "campaign": campaign}
                    # What was only suspected when it was written up is not done with.
                    leads = self._db.opportunities.find(
                        of_these | {"state": {"$ne": State.SUSPECTED.value}}, {"target": 1, "page_url": 1}
                    )
                    written_up |= {(lead["page_url"], lead["target"]) async for lead in leads}
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
