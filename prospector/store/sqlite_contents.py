"""Everything the one-file store holds, for moving it elsewhere and back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import astuple

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
from prospector.store.leads import Change, State, Status, What
from prospector.store.records import opportunity_from, page_from, targets_of, to_json, verdict_from
from prospector.store.sqlite_file import SqliteFile

_COLUMNS = {
    "secrets": "name value",
    "suppressions": "hash kind why since",
    "runs": "run_id campaign started_at finished_at finish_reason",
    "sites": "site first_seen last_seen",
    "exports": "path written_at",
    "links": "url verdict reason confirmed confidence record first_seen last_seen",
    "pages": "url campaign site title language is_resource_page score record run_id first_seen last_seen",
    "opportunities": (
        "lead_id campaign kind site page_url target state status notes score record run_id first_seen last_seen"
    ),
    "outbound_links": "target page_url campaign",
    "run_leads": "run_id lead_id",
    "history": "lead_id at what value by",
}
_MOVING = "moving"

# How a row of a table becomes a record, where nothing but that row is needed.
_READERS: dict[str, tuple[str, Callable[..., Record]]] = {
    "secrets": (f"SELECT name, value FROM secrets WHERE name <> '{_MOVING}'", KeptSecret),
    "suppressions": ("SELECT hash, kind, why, since FROM suppressions", KeptSuppression),
    "runs": ("SELECT run_id, campaign, started_at, finished_at, finish_reason FROM runs", Run),
    "sites": ("SELECT site, first_seen, last_seen FROM sites", KeptSite),
    "exports": ("SELECT path, written_at FROM exports", KeptExport),
    "links": (
        "SELECT record, first_seen, last_seen FROM links",
        lambda record, first, last: KeptLink(verdict_from(record), first, last),
    ),
    "pages": (
        "SELECT record, first_seen, last_seen FROM pages",
        lambda record, first, last: KeptPage(page_from(record), first, last),
    ),
}


class SqliteContents(SqliteFile):
    """The part of SqliteStore that moves. See `prospector.store.contents.Contents`."""

    async def dump(self, kind: str) -> AsyncIterator[Sequence[Record]]:
        if kind == "opportunities":
            async for leads in self._leads_whole():
                yield leads
            return
        query, read = _READERS[kind]
        async with self._db.execute(query) as rows:
            while some := list(await rows.fetchmany(AT_ONCE)):
                yield [read(*row) for row in some]

    async def load(self, kind: str, records: Sequence[Record]) -> None:
        async with self._transaction():
            for table, rows in _rows(records).items():
                await self._insert(table, rows)

    async def is_empty(self) -> bool:
        if await self._one("SELECT EXISTS (SELECT 1 FROM secrets WHERE name = ?)", _MOVING):
            return True
        tables = ("pages", "links", "opportunities", "runs", "suppressions")
        return not [table for table in tables if await self._one(f"SELECT EXISTS (SELECT 1 FROM {table})")]

    async def set_moving(self, is_moving: bool) -> None:
        async with self._transaction():
            await self._db.execute("DELETE FROM secrets WHERE name = ?", (_MOVING,))
            if is_moving:
                await self._insert("secrets", [(_MOVING, "")])

    async def _leads_whole(self) -> AsyncIterator[list[KeptLead]]:
        query = "SELECT lead_id, record, state, status, notes, first_seen, last_seen FROM opportunities"
        async with self._db.execute(query) as rows:
            while some := list(await rows.fetchmany(AT_ONCE)):
                lead_ids = [row[0] for row in some]
                marks = ",".join("?" * len(lead_ids))
                runs: dict[str, list[str]] = {lead_id: [] for lead_id in lead_ids}
                for lead_id, run_id in await self._db.execute_fetchall(
                    f"SELECT lead_id, run_id FROM run_leads WHERE lead_id IN ({marks}) ORDER BY run_id", lead_ids
                ):
                    runs[lead_id].append(run_id)
                past: dict[str, list[Change]] = {lead_id: [] for lead_id in lead_ids}
                for lead_id, at, what, value, by in await self._db.execute_fetchall(
                    f'SELECT lead_id, at, what, value, "by" FROM history WHERE lead_id IN ({marks}) ORDER BY rowid',
                    lead_ids,
                ):
                    past[lead_id].append(Change(at, What(what), value, by))
                yield [
                    KeptLead(
                        opportunity_from(record),
                        State(state),
                        Status(status),
                        notes,
                        first_seen,
                        last_seen,
                        tuple(runs[lead_id]),
                        tuple(past[lead_id]),
                    )
                    for lead_id, record, state, status, notes, first_seen, last_seen in some
                ]

    async def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        columns = [f'"{column}"' for column in _COLUMNS[table].split()]
        if table == "history":
            # Without a key of its own, it would be there twice after a second try.
            leads = {(row[0],) for row in rows}
            await self._db.executemany("DELETE FROM history WHERE lead_id = ?", list(leads))
        await self._db.executemany(
            f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({','.join('?' * len(columns))})", rows
        )


def _rows(records: Sequence[Record]) -> dict[str, list[tuple[object, ...]]]:
    """The rows that records come to, by table."""
    found: dict[str, list[tuple[object, ...]]] = {}

    def row(table: str, *values: object) -> None:
        found.setdefault(table, []).append(values)

    for record in records:
        match record:
            case KeptLink(verdict, first_seen, last_seen):
                said = (verdict.verdict.value, verdict.reason.value, verdict.confirmed, verdict.confidence)
                row("links", verdict.url, *said, to_json(verdict), first_seen, last_seen)
            case KeptPage(page, first_seen, last_seen):
                about = (page.site, page.title, page.language, page.is_resource_page, page.score)
                row("pages", page.url, page.campaign, *about, to_json(page), page.run_id, first_seen, last_seen)
                for target in targets_of(page):
                    row("outbound_links", target, page.url, page.campaign)
            case KeptLead(found_lead, state, status, notes, first_seen, last_seen, run_ids, history):
                lead_id = found_lead.lead_id
                where = (found_lead.campaign, found_lead.kind, found_lead.site, found_lead.page_url, found_lead.target)
                stands = (state, status, notes, found_lead.score)
                kept = (to_json(found_lead), found_lead.run_id, first_seen, last_seen)
                row("opportunities", lead_id, *where, *stands, *kept)
                for run_id in run_ids:
                    row("run_leads", run_id, lead_id)
                for change in history:
                    row("history", lead_id, *astuple(change))
            case KeptSecret():
                row("secrets", *astuple(record))
            case KeptSuppression():
                row("suppressions", *astuple(record))
            case KeptSite():
                row("sites", *astuple(record))
            case KeptExport():
                row("exports", *astuple(record))
            case Run():
                row("runs", *astuple(record))
    return found
