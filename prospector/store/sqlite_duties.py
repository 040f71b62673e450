"""What the one-file store does for the people in it: leaves them alone, forgets them, says where they were written."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from prospector import urls
from prospector.items import ContactHint, Opportunity, ResourcePage, now
from prospector.mailbox import domains_of
from prospector.store.leads import AT_WORK
from prospector.store.people import KeepsPeople, names_beside, without, without_mention
from prospector.store.records import marks, opportunity_from, page_from, to_json
from prospector.store.sqlite_file import SqliteFile
from prospector.suppression import Suppressions, kind_of

# The tables that hold people: what reads their records, and what tells one row from another.
_PEOPLE: tuple[tuple[str, Callable[[str], ResourcePage | Opportunity], str], ...] = (
    ("pages", page_from, "url = ? AND campaign = ?"),
    ("opportunities", opportunity_from, "lead_id = ? AND campaign = ?"),
)
_KEYS = {"pages": "url, campaign", "opportunities": "lead_id, campaign"}


class SqliteDuties(KeepsPeople, SqliteFile):
    """The part of SqliteStore that is about people."""

    async def _begin(self) -> None:
        await self.suppressions()

    async def suppressions(self) -> Suppressions:
        async with self._reading():
            key = await self._db.execute_fetchall("SELECT value FROM secrets WHERE name = 'suppressions'")
            hashes = await self._db.execute_fetchall("SELECT hash FROM suppressions")
        self._known = Suppressions(bytes.fromhex(next((value for (value,) in key), "")), (each for (each,) in hashes))
        return self._known

    async def suppress(self, values: Sequence[str], why: str) -> None:
        async with self._transaction():
            await self._db.execute(
                "INSERT OR IGNORE INTO secrets (name, value) VALUES ('suppressions', ?)", (secrets.token_hex(32),)
            )
            known = await self.suppressions()
            await self._db.executemany(
                "INSERT OR IGNORE INTO suppressions (hash, kind, why, since) VALUES (?, ?, ?, ?)",
                [(known.hash_of(value), kind_of(value), why, now()) for value in values],
            )
            await self.suppressions()

    async def unsuppress(self, value: str, why: str = "") -> bool:
        async with self._transaction():
            gone = await self._db.execute(
                "DELETE FROM suppressions WHERE hash = ? AND (? = '' OR why = ?)",
                (self._known.hash_of(value), why, why),
            )
            await self.suppressions()
            return gone.rowcount > 0

    async def erase(self, address: str) -> int:
        places = [f"@{domain}" for domain in domains_of(address)]

        def may_name_it(column: str) -> str:
            return "(" + " OR ".join([f"instr(lower({column}), ?) > 0"] * len(places)) + ")"

        async with self._transaction():
            for table, column in (("opportunities", "notes"), ("history", "value")):
                noted = await self._db.execute_fetchall(
                    f"SELECT rowid, {column} FROM {table} WHERE {column} <> '' AND {may_name_it(column)}", places
                )
                await self._db.executemany(
                    f"UPDATE {table} SET {column} = ? WHERE rowid = ?",
                    [(without_mention(text, address), row) for row, text in noted],
                )
            names: set[str] = set()
            sites = {urls.site_of_host(address.rpartition("@")[2])}

            def change(item: ResourcePage | Opportunity) -> list[ContactHint]:
                if len(left := without(item.contacts, address, names)) < len(item.contacts):
                    sites.add(item.site)
                    names.update(names_beside(item.contacts, address))
                return left

            changed = await self._change_people(may_name_it("record"), places, change)
            # Whoever is behind the address may be named on pages of the site that do not have it.
            there = sorted(sites)
            return changed + await self._change_people(f"site IN ({marks(there)})", there, change)

    async def purge(self, before: str) -> int:
        async with self._transaction():
            # What people work with is theirs to end.
            at_work = ", ".join(f"'{status}'" for status in AT_WORK)
            worked_with = f"SELECT page_url FROM opportunities WHERE status IN ({at_work})"
            changed = 0
            for table, column in (("pages", "url"), ("opportunities", "page_url")):
                old = f"last_seen < ? AND {column} NOT IN ({worked_with}) AND instr(record, '\"contacts\":[]') = 0"
                changed += await self._change_people(old, (before,), lambda item: (), only=table)
            return changed

    async def note_export(self, path: str) -> None:
        async with self._transaction():
            await self._db.execute(
                """INSERT INTO exports (path, written_at) VALUES (?, ?)
                   ON CONFLICT (path) DO UPDATE SET written_at = excluded.written_at""",
                (path, now()),
            )

    async def exports(self) -> tuple[str, ...]:
        async with self._reading():
            rows = await self._db.execute_fetchall("SELECT path FROM exports ORDER BY path")
        return tuple(path for (path,) in rows)

    async def _change_people(
        self,
        where: str,
        values: Sequence[str],
        change: Callable[[ResourcePage | Opportunity], Iterable[ContactHint]],
        only: str = "",
    ) -> int:
        changed = 0
        for table, read, one in _PEOPLE:
            if only and table != only:
                continue
            rows = await self._db.execute_fetchall(f"SELECT {_KEYS[table]}, record FROM {table} WHERE {where}", values)
            for key, campaign, record in rows:
                item = read(record)
                contacts = tuple(change(item))
                if contacts != item.contacts:
                    left = to_json(replace(item, contacts=contacts))
                    await self._db.execute(f"UPDATE {table} SET record = ? WHERE {one}", (left, key, campaign))
                    changed += 1
        return changed
