"""The leads of the one-file store: which there are, what people did with them, what happened to them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import aiosqlite

from prospector import urls
from prospector.items import ContactHint, Opportunity, now
from prospector.store.leads import (
    ENOUGH_LINKS,
    NOBODY_HOME,
    WORTH_OF_NOBODY,
    Change,
    State,
    Status,
    StoredLead,
    Wanted,
    What,
    marked,
)
from prospector.store.people import added, best_first
from prospector.store.records import opportunity_from, page_from, verdict_from
from prospector.suppression import Suppressions

# How a change is written into its column: of notes there may be some already.
_WRITTEN = {
    What.STATE: "?",
    What.STATUS: "?",
    What.NOTES: "CASE notes WHEN '' THEN '' ELSE notes || '; ' END || ?",
}


class SqliteLeads:
    """The part of SqliteStore that is about leads."""

    @property
    def _db(self) -> aiosqlite.Connection:
        raise NotImplementedError

    def _transaction(self) -> AbstractAsyncContextManager[None]:
        raise NotImplementedError

    async def _record(self, page_url: str, campaign: str) -> str | None:
        raise NotImplementedError

    async def suppressions(self) -> Suppressions:
        raise NotImplementedError

    async def leads(self, wanted: Wanted) -> AsyncGenerator[StoredLead, None]:
        where, values = _where(wanted)
        suppressed = await self.suppressions()
        async with self._db.execute(
            # The neighbours are counted once for all leads: a page may have thousands of dead links.
            f"""WITH wanted AS MATERIALIZED (
                   SELECT * FROM opportunities WHERE {where}),
               linking AS MATERIALIZED (
                   SELECT target, COUNT(DISTINCT page_url) AS pages FROM outbound_links
                   WHERE target IN (SELECT target FROM wanted) GROUP BY target),
               broken AS MATERIALIZED (
                   SELECT page_url, campaign, COUNT(*) AS links FROM opportunities
                   WHERE page_url IN (SELECT page_url FROM wanted) AND state = 'confirmed' AND target IS NOT NULL
                   GROUP BY page_url, campaign),
               page_links AS MATERIALIZED (
                   SELECT page_url, campaign, COUNT(*) AS links FROM outbound_links
                   WHERE page_url IN (SELECT page_url FROM wanted) GROUP BY page_url, campaign)
               SELECT o.record, o.state, o.status, o.notes, o.first_seen, o.last_seen, links.record,
                      COALESCE(linking.pages, 0) - EXISTS (
                          SELECT 1 FROM outbound_links AS own
                          WHERE own.target = o.target AND own.page_url = o.page_url),
                      COALESCE(broken.links, 0) - (o.state = 'confirmed' AND o.target IS NOT NULL),
                      COALESCE(page_links.links, 0)
               FROM wanted AS o
               LEFT JOIN links ON links.url = o.target
               LEFT JOIN linking ON linking.target = o.target
               LEFT JOIN page_links ON page_links.page_url = o.page_url AND page_links.campaign = o.campaign
               LEFT JOIN broken ON broken.page_url = o.page_url AND broken.campaign = o.campaign
               ORDER BY o.score * CASE WHEN page_links.links >= ? AND broken.links > ? * page_links.links
                                       THEN ? ELSE 1 END DESC, o.page_url, o.target, o.kind""",
            (*values, ENOUGH_LINKS, NOBODY_HOME, WORTH_OF_NOBODY),
        ) as rows:
            async for record, state, status, notes, first_seen, last_seen, verdict, linking, broken, links in rows:
                opportunity = opportunity_from(record)
                if suppressed.covers(urls.page_key(opportunity.page_url) or opportunity.page_url):
                    continue
                if verdict is not None:
                    opportunity = replace(opportunity, verdict=verdict_from(verdict))
                contacts = tuple(
                    contact for contact in await self._contacts(opportunity) if not suppressed.covers_contact(contact)
                )
                lead = StoredLead(
                    opportunity,
                    State(state),
                    Status(status),
                    notes,
                    first_seen,
                    last_seen,
                    linking,
                    broken,
                    links,
                    contacts,
                )
                if lead.score >= wanted.min_score:
                    yield lead

    async def _contacts(self, opportunity: Opportunity) -> tuple[ContactHint, ...]:
        """The page's own contacts, best first, then what the contact pages it names say."""
        known = best_first(opportunity.contacts)
        for place in [contact.value for contact in known if contact.kind == "page"]:
            record = await self._record(place, opportunity.campaign)
            if record is not None:
                known = added(known, page_from(record).contacts)
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
        async with self._transaction():
            for lead_id in lead_ids:
                rows = await self._db.execute_fetchall("SELECT status FROM opportunities WHERE lead_id = ?", (lead_id,))
                for (was,) in rows:
                    if only_from and was not in only_from:
                        continue
                    changes = marked(Status(was), status, note, at, by)
                    await self._change([(lead_id, change) for change in changes])
                    changed += bool(changes)
        return changed

    async def history(self, lead_id: str) -> tuple[Change, ...]:
        rows = await self._db.execute_fetchall(
            """SELECT at, what, value, "by" FROM history WHERE lead_id = ? ORDER BY rowid""", (lead_id,)
        )
        return tuple(Change(at, What(what), value, by) for at, what, value, by in rows)

    async def _change(self, changes: list[tuple[str, Change]]) -> None:
        """Make leads what the changes say, and keep those as their history. Inside a transaction."""
        if not changes:
            return
        for what, value in _WRITTEN.items():
            await self._db.executemany(
                f"UPDATE opportunities SET {what} = {value} WHERE lead_id = ?",
                [(change.value, lead_id) for lead_id, change in changes if change.what is what],
            )
        await self._db.executemany(
            """INSERT INTO history (lead_id, at, what, value, "by") VALUES (?, ?, ?, ?, ?)""",
            [(lead_id, change.at, change.what, change.value, change.by) for lead_id, change in changes],
        )


def _where(wanted: Wanted) -> tuple[str, list[object]]:
    """The conditions that the leads meet, and what stands for the question marks in them."""
    found = ["score >= ?"]
    values: list[object] = [wanted.min_score]
    for condition, value in (("campaign = ?", wanted.campaign), ("site = ?", wanted.site)):
        if value:
            found.append(condition)
            values.append(value)
    if wanted.run_id:
        found.append("lead_id IN (SELECT lead_id FROM run_leads WHERE run_id = ?)")
        values.append(wanted.run_id)
    if wanted.lead_id:
        # From there on to behind the last hexadecimal digit.
        found.append("lead_id >= ? AND lead_id < ?")
        values += [wanted.lead_id, f"{wanted.lead_id}g"]
    for column, some in (("state", wanted.states), ("status", wanted.statuses), ("kind", wanted.kinds)):
        if some:
            found.append(f"{column} IN ({','.join('?' * len(some))})")
            values += map(str, some)
    if not wanted.statuses:
        found.append("status <> ?")
        values.append(Status.SUPPRESSED.value)
    return " AND ".join(found), values
