"""Leads of the one-file store with what stands around them: asked once for many of them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import replace
from typing import Any

import aiosqlite

from prospector.items import ContactHint, Opportunity
from prospector.store.leads import State, Status, StoredLead
from prospector.store.people import contact_pages, contacts_of
from prospector.store.ranking import AT_ONCE, FIRST, Key, Page, Upkeep
from prospector.store.records import batched, contacts_from, marks, opportunity_from, verdict_from
from prospector.suppression import Suppressions


class Neighbours:
    """Reads the leads of one list."""

    def __init__(self, db: aiosqlite.Connection) -> None:
        self._db = db

    async def keys(self, where: str, values: Sequence[object]) -> AsyncGenerator[list[Key], None]:
        """The keys of the leads that meet conditions, by what they were found to be worth."""
        async with self._db.execute(
            f"""SELECT -score, page_url, COALESCE(target, ''), kind, campaign, lead_id, state FROM opportunities
                WHERE {where} ORDER BY score DESC, page_url, target, kind""",
            values,
        ) as rows:
            size = FIRST
            while some := [Key(*row) for row in await rows.fetchmany(size)]:
                yield some
                size = AT_ONCE

    async def upkeep_of(self, pages: list[Page]) -> dict[Page, Upkeep]:
        addresses = list({address for address, _ in pages})
        found = marks(addresses)
        broken = await self._db.execute_fetchall(
            f"""SELECT page_url, campaign, COUNT(*) FROM opportunities
                WHERE page_url IN ({found}) AND state = 'confirmed' AND target IS NOT NULL
                GROUP BY page_url, campaign""",
            addresses,
        )
        links = await self._all(
            f"""SELECT page_url, campaign, COUNT(*) FROM outbound_links
                WHERE page_url IN ({found}) GROUP BY page_url, campaign""",
            addresses,
        )
        there = {(address, campaign): count for address, campaign, count in links}
        known = {(address, campaign): count for address, campaign, count in broken}
        return {page: Upkeep(known.get(page, 0), there.get(page, 0)) for page in pages}

    async def leads(self, keys: list[Key], upkeep: dict[Page, Upkeep], suppressed: Suppressions) -> list[StoredLead]:
        """The leads whole, in the order of their keys."""
        found: dict[str, tuple[Any, ...]] = {}
        for some in batched([key.lead_id for key in keys], AT_ONCE):
            rows = await self._all(
                f"""SELECT o.lead_id, o.record, o.state, o.status, o.notes, o.first_seen, o.last_seen, links.record,
                           EXISTS (SELECT 1 FROM outbound_links AS own
                                   WHERE own.target = o.target AND own.page_url = o.page_url)
                    FROM opportunities AS o LEFT JOIN links ON links.url = o.target
                    WHERE o.lead_id IN ({marks(some)})""",
                some,
            )
            found |= {row[0]: row[1:] for row in rows}
        there = {lead_id: opportunity_from(row[0]) for lead_id, row in found.items()}
        linking = await self._linking({key.target for key in keys if key.target})
        contacts = await self._contacts(there.values())
        leads = []
        for key in keys:
            opportunity = there.get(key.lead_id)
            if opportunity is None:
                continue
            _, state, status, notes, first_seen, last_seen, verdict, own = found[key.lead_id]
            if verdict is not None:
                opportunity = replace(opportunity, verdict=verdict_from(verdict))
            broken, links = upkeep[key.page]
            leads.append(
                StoredLead(
                    opportunity,
                    State(state),
                    Status(status),
                    notes,
                    first_seen,
                    last_seen,
                    linking.get(key.target, 0) - own,
                    broken - (state == State.CONFIRMED and bool(key.target)),
                    links,
                    contacts_of(opportunity, contacts, suppressed),
                )
            )
        return leads

    async def _linking(self, targets: Iterable[str]) -> dict[str, int]:
        """How many pages link to each target."""
        found: dict[str, int] = {}
        for some in batched(list(targets), AT_ONCE):
            found |= dict(
                await self._all(
                    f"""SELECT target, COUNT(DISTINCT page_url) FROM outbound_links
                        WHERE target IN ({marks(some)}) GROUP BY target""",
                    some,
                )
            )
        return found

    async def _contacts(self, opportunities: Iterable[Opportunity]) -> dict[Page, tuple[ContactHint, ...]]:
        """What the contact pages that leads name say, by page."""
        places = {place for opportunity in opportunities for place in contact_pages(opportunity)}
        found: dict[Page, tuple[ContactHint, ...]] = {}
        for some in batched(list(places), AT_ONCE):
            rows = await self._all(f"SELECT url, campaign, record FROM pages WHERE url IN ({marks(some)})", some)
            found |= {(url, campaign): contacts_from(record) for url, campaign, record in rows}
        return found

    async def _all(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in await self._db.execute_fetchall(query, values)]
