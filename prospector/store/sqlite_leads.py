"""The leads of the one-file store: which there are, what people did with them, what happened to them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import fields

from prospector.items import now
from prospector.store.leads import Change, Mark, Outcome, Status, StoredLead, Wanted, What, by_run
from prospector.store.ranking import AT_ONCE, Upkeeps, in_order
from prospector.store.records import batched, marks
from prospector.store.sqlite_duties import SqliteDuties
from prospector.store.sqlite_neighbours import Neighbours

# How a change is written into its column: of notes there may be some already.
_WRITTEN = {
    What.STATE: "?",
    What.STATUS: "?",
    What.NOTES: "CASE notes WHEN '' THEN '' ELSE notes || '; ' END || ?",
}


class SqliteLeads(SqliteDuties):
    """The part of SqliteStore that is about leads."""

    async def leads(self, wanted: Wanted) -> AsyncGenerator[StoredLead, None]:
        where, values = _where(wanted)
        async with self._reading():
            suppressed = await self.suppressions()
            neighbours = Neighbours(self._db)
            upkeeps = Upkeeps(neighbours.upkeep_of)
            async with aclosing(neighbours.keys(where, values)) as keys, aclosing(in_order(keys, upkeeps)) as ranked:
                async for some in ranked:
                    for lead in await neighbours.leads(some, await upkeeps.of(key.page for key in some), suppressed):
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
        async with self._transaction():
            for some in batched(lead_ids, AT_ONCE):
                rows = await self._db.execute_fetchall(
                    f"SELECT lead_id, status FROM opportunities WHERE lead_id IN ({marks(some)})", some
                )
                changes = said.changes({lead_id: Status(was) for lead_id, was in rows})
                await self._change(changes)
                changed += len({lead_id for lead_id, _ in changes})
        return changed

    async def history(self, lead_id: str) -> tuple[Change, ...]:
        async with self._reading():
            rows = await self._db.execute_fetchall(
                """SELECT at, what, value, "by" FROM history WHERE lead_id = ? ORDER BY rowid""", (lead_id,)
            )
        return tuple(Change(at, What(what), value, by) for at, what, value, by in rows)

    async def outcome(self, run_id: str) -> Outcome:
        ends = [field.name for field in fields(Outcome)]
        async with self._reading():
            rows = await self._db.execute_fetchall(
                f"""SELECT value, COUNT(DISTINCT lead_id) FROM history
                    WHERE "by" = ? AND value IN ({marks(ends)}) GROUP BY value""",
                (by_run(run_id), *ends),
            )
        return Outcome(**dict(map(tuple, rows)))

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
    if wanted.campaign:
        found.append("campaign = ?")
        values.append(wanted.campaign)
    if wanted.run_id:
        found.append("lead_id IN (SELECT lead_id FROM run_leads WHERE run_id = ?)")
        values.append(wanted.run_id)
    if wanted.lead_id:
        # From there on to behind the last hexadecimal digit.
        found.append("lead_id >= ? AND lead_id < ?")
        values += [wanted.lead_id, f"{wanted.lead_id}g"]
    for column, some in wanted.one_of.items():
        if some:
            found.append(f"{column} IN ({marks(some)})")
            values += map(str, some)
    if not wanted.statuses:
        found.append("status <> ?")
        values.append(Status.SUPPRESSED.value)
    return " AND ".join(found), values
