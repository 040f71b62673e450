"""What the rest of a MongoDB store knows about some leads: asked once for many of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import msgspec
from pymongo.asynchronous.database import AsyncDatabase

from prospector.items import LinkVerdict
from prospector.store.leads import State


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around some leads."""

    verdicts: dict[str, LinkVerdict]
    """The newest verdict on each target."""
    linking: dict[str, set[str]]
    """The pages that link to each target."""
    broken: dict[tuple[str, str], int]
    """Confirmed dead links, by page and campaign."""
    links: dict[tuple[str, str], int]
    """Links to other sites, by page and campaign."""

    @classmethod
    async def of(cls, db: AsyncDatabase[dict[str, Any]], leads: list[dict[str, Any]]) -> Self:
        targets = list({lead["target"] for lead in leads if lead["target"] is not None})
        pages = list({lead["page_url"] for lead in leads})
        verdicts = {
            link["_id"]: msgspec.convert(link, LinkVerdict) async for link in db.links.find({"_id": {"$in": targets}})
        }
        linking: dict[str, set[str]] = {}
        # A page may have thousands of links: only those asked for are handed over. `$literal`: an address is no field.
        asked_for = {"$setIntersection": ["$targets", {"$literal": targets}]}
        there = await db.pages.aggregate(
            [{"$match": {"targets": {"$in": targets}}}, {"$project": {"url": 1, "targets": asked_for}}]
        )
        async for page in there:
            for target in page["targets"]:
                linking.setdefault(target, set()).add(page["url"])
        found = await db.opportunities.aggregate(
            [
                {"$match": {"page_url": {"$in": pages}, "state": State.CONFIRMED.value, "target": {"$ne": None}}},
                {"$group": {"_id": {"page_url": "$page_url", "campaign": "$campaign"}, "links": {"$sum": 1}}},
            ]
        )
        broken = {(each["_id"]["page_url"], each["_id"]["campaign"]): each["links"] async for each in found}
        sizes = await db.pages.aggregate(
            [
                {"$match": {"url": {"$in": pages}}},
                {"$project": {"url": 1, "campaign": 1, "links": {"$size": "$targets"}}},
            ]
        )
        links = {(page["url"], page["campaign"]): page["links"] async for page in sizes}
        return cls(verdicts, linking, broken, links)
