"""The store in one file. SQLite in WAL mode: a crawl writes while somebody else exports, or crawls too."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, Self

import aiosqlite

from prospector import urls
from prospector.items import ContactHint, LinkVerdict, Opportunity, ResourcePage
from prospector.store import (
    ENOUGH_LINKS,
    NOBODY_HOME,
    WORTH_OF_NOBODY,
    Run,
    State,
    StoreAway,
    StoredLead,
    StoreUnavailable,
)
from prospector.store.late import state_of
from prospector.store.people import added, best_first
from prospector.store.records import opportunity_from, page_from, to_json, verdict_from
from prospector.store.schema import MIGRATIONS, SCHEMA, SCHEMA_VERSION
from prospector.store.sqlite_duties import SqliteDuties
from prospector.suppression import Suppressions
from prospector.verdict import Verdict

# Seconds to wait for another process that is writing.
PATIENCE = 30.0

# Links in one question, and in one statement that writes them: SQLite keeps a statement in mind, mark by mark.
_ASKED_AT_ONCE, _WRITTEN_AT_ONCE = 500, 100

# Links that a run left behind: never judged, suspected and not confirmed, or dead and not written up as such.
_OPEN = """(links.url IS NULL
            OR links.verdict = 'dead' AND (NOT links.confirmed OR NOT EXISTS (
                SELECT 1 FROM opportunities
                WHERE opportunities.target = links.url AND opportunities.page_url = pages.url
                  AND opportunities.campaign = pages.campaign AND opportunities.state <> 'suspected')))"""


class SqliteStore(SqliteDuties):
    """See `prospector.store.Store`."""

    at_once = 1

    def __init__(self, path: Path, must_exist: bool = False) -> None:
        self._path = path
        self._must_exist = must_exist
        self._open: aiosqlite.Connection | None = None
        # Items come side by side; the one connection holds one transaction at a time.
        self._writing = asyncio.Lock()
        # Who writes several things together, meanwhile.
        self._together: asyncio.Task[Any] | None = None
        self._identity: tuple[int, int] | None = None
        self._known = Suppressions(b"", ())

    @property
    def _db(self) -> aiosqlite.Connection:
        if self._open is None:
            raise StoreUnavailable(f"The store {self._path} is not open.")
        return self._open

    async def __aenter__(self) -> Self:
        if self._must_exist and not self._path.exists():
            raise StoreUnavailable(f"There is no store {self._path} yet: run a crawl first.")
        if not self._path.absolute().parent.is_dir():
            raise StoreUnavailable(f"The store {self._path} cannot be opened: its folder does not exist; create it.")
        connection = None
        try:
            # Tried here first: what fails in the connection's own thread would be reported there too.
            sqlite3.connect(self._path).close()
            # Every statement is its own transaction, or inside an explicit BEGIN.
            connection = await aiosqlite.connect(self._path, timeout=PATIENCE, isolation_level=None)
            self._open = connection
            await self._go_wal(connection)
            await connection.execute("PRAGMA synchronous = NORMAL")
            await self._build()
            await self.suppressions()
            self._identity = _identity(self._path)
        except (sqlite3.Error, StoreUnavailable) as error:
            self._open = None
            if connection is not None:
                await connection.close()
            if isinstance(error, StoreUnavailable):
                raise
            if not os.access(self._path.absolute().parent, os.W_OK):
                raise StoreUnavailable(
                    f"The store {self._path} cannot be opened: its folder may only be read, and SQLite writes there."
                ) from error
            raise self._unavailable("opened", error) from error
        return self

    async def __aexit__(self, *exception: object) -> None:
        if self._open is not None:
            await self._open.close()
            self._open = None

    async def _go_wal(self, connection: aiosqlite.Connection) -> None:
        # Two processes that open a new file at once: SQLite does not wait for this one lock by itself.
        for _ in range(int(PATIENCE / 0.1)):
            try:
                await connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                await asyncio.sleep(0.1)
            else:
                return

    async def _build(self) -> None:
        if await self._one("PRAGMA user_version") == SCHEMA_VERSION:
            return
        async with self._transaction():
            # Asked again: another process may have built it while we waited for the lock.
            version = await self._one("PRAGMA user_version")
            if version > SCHEMA_VERSION:
                raise StoreUnavailable(
                    f"The store {self._path} was written by a newer prospector (schema {version}); update this one."
                )
            steps = [SCHEMA] if not version else [MIGRATIONS[step] for step in range(version, SCHEMA_VERSION)]
            for statement in ";".join(steps).split(";"):
                await self._db.execute(statement)
            await self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        async with self._transaction():
            self._together = asyncio.current_task()
            try:
                yield
            finally:
                self._together = None

    def _unavailable(self, done: str, error: sqlite3.Error) -> StoreUnavailable:
        busy = getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        return (StoreAway if busy else StoreUnavailable)(f"The store {self._path} cannot be {done}: {error}.")

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[None]:
        """Everything inside is written, or nothing. The write lock is taken at once, so that processes queue up."""
        if self._together is not None and self._together is asyncio.current_task():
            yield
            return
        async with self._writing:
            if self._identity is not None and _identity(self._path) != self._identity:
                raise StoreUnavailable(f"The store {self._path} is gone: somebody removed or replaced its file.")
            try:
                try:
                    await self._db.execute("BEGIN IMMEDIATE")
                    yield
                    await self._db.execute("COMMIT")
                except BaseException:
                    # Shielded: a crawl that is being stopped must not leave the file locked.
                    await asyncio.shield(self._db.rollback())
                    raise
            except sqlite3.Error as error:
                raise self._unavailable("written", error) from error

    async def save_page(self, page: ResourcePage) -> None:
        page = self._kept(page)
        targets = {key for link in page.outbound_links if (key := urls.page_key(link.url))}
        async with self._transaction():
            written = await self._db.execute(
                """INSERT INTO pages (url, campaign, site, title, language, is_resource_page, score, record,
                                      run_id, first_seen, last_seen)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                   ON CONFLICT (url, campaign) DO UPDATE SET
                       title = excluded.title, language = excluded.language, score = excluded.score,
                       is_resource_page = excluded.is_resource_page, record = excluded.record,
                       run_id = excluded.run_id, last_seen = excluded.last_seen
                   WHERE excluded.last_seen >= pages.last_seen""",
                (
                    page.url,
                    page.campaign,
                    page.site,
                    page.title,
                    page.language,
                    page.is_resource_page,
                    page.score,
                    to_json(page),
                    page.run_id,
                    page.fetched_at,
                    page.fetched_at,
                ),
            )
            if not written.rowcount:
                # Another run read it since.
                return
            await self._db.execute("DELETE FROM outbound_links WHERE page_url = ?", (page.url,))
            await self._db.executemany(
                "INSERT OR IGNORE INTO outbound_links (target, page_url) VALUES (?, ?)",
                [(target, page.url) for target in targets],
            )
            # What the page shows no longer is a lead no longer.
            marks = ",".join("?" * len(page.offers))
            await self._db.execute(
                f"""UPDATE opportunities
                    SET state = CASE WHEN target IS NOT NULL AND state = 'confirmed' THEN 'fixed' ELSE 'expired' END
                    WHERE page_url = ? AND campaign = ? AND state IN ('confirmed', 'suspected')
                      AND CASE WHEN target IS NULL THEN kind NOT IN ({marks})
                          ELSE target NOT IN (SELECT target FROM outbound_links WHERE page_url = ?) END""",
                (page.url, page.campaign, *page.offers, page.url),
            )
            await self._db.execute(
                """INSERT INTO sites (site, first_seen, last_seen) VALUES (?, ?, ?)
                   ON CONFLICT (site) DO UPDATE SET last_seen = MAX(last_seen, excluded.last_seen)""",
                (page.site, page.fetched_at, page.fetched_at),
            )

    async def save_verdicts(self, verdicts: Iterable[LinkVerdict]) -> None:
        kept = list(verdicts)
        async with self._transaction():
            for start in range(0, len(kept), _WRITTEN_AT_ONCE):
                some = kept[start : start + _WRITTEN_AT_ONCE]
                # One statement for all: between two, SQLite's thread and ours would wait for each other's lock.
                rows = ",".join(["(?, ?, ?, ?, ?, ?, ?, ?)"] * len(some))
                await self._db.execute(
                    f"""INSERT INTO links (url, verdict, reason, confirmed, confidence, record, first_seen, last_seen)
                        VALUES {rows}
                        ON CONFLICT (url) DO UPDATE SET
                            verdict = excluded.verdict, reason = excluded.reason, confirmed = excluded.confirmed,
                            confidence = excluded.confidence, record = excluded.record,
                            last_seen = excluded.last_seen
                        WHERE excluded.last_seen >= links.last_seen""",
                    list(chain.from_iterable(map(_row, some))),
                )
            # One look that finds the target alive takes back what earlier looks said of it, but no later ones.
            if not await self._one("SELECT EXISTS (SELECT 1 FROM opportunities)"):
                return
            await self._db.executemany(
                """UPDATE opportunities SET state = CASE state WHEN 'confirmed' THEN 'fixed' ELSE 'expired' END
                   WHERE target = ? AND state IN ('confirmed', 'suspected')
                     AND NOT EXISTS (SELECT 1 FROM links WHERE url = target AND last_seen > ?)""",
                [(verdict.url, verdict.checked_at) for verdict in kept if verdict.verdict is Verdict.ALIVE],
            )

    async def verdicts(self, urls: Sequence[str]) -> dict[str, LinkVerdict]:
        found = dict[str, LinkVerdict]()
        for start in range(0, len(urls), _ASKED_AT_ONCE):
            asked = urls[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(asked))
            question = f"SELECT url, record FROM links WHERE url IN ({marks})"
            try:
                records = await self._db.execute_fetchall(question, asked)
            except sqlite3.Error as error:
                raise self._unavailable("read", error) from error
            found |= {url: verdict_from(record) for url, record in records}
        return found

    async def save_opportunity(self, opportunity: Opportunity) -> None:
        opportunity = self._kept(opportunity)
        async with self._transaction():
            is_over = await self._is_over(opportunity)
            await self._db.execute(
                """INSERT INTO opportunities (lead_id, campaign, kind, site, page_url, target, state, score, record,
                                          run_id, first_seen, last_seen)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (lead_id) DO UPDATE SET
                   state = CASE WHEN opportunities.state = 'confirmed' AND excluded.state = 'suspected'
                                THEN 'confirmed' ELSE excluded.state END,
                   score = excluded.score, record = excluded.record, run_id = excluded.run_id,
                   last_seen = excluded.last_seen
               WHERE excluded.last_seen >= opportunities.last_seen""",
                (
                    opportunity.lead_id,
                    opportunity.campaign,
                    opportunity.kind,
                    opportunity.site,
                    opportunity.page_url,
                    opportunity.target,
                    state_of(opportunity, is_over),
                    opportunity.score,
                    to_json(opportunity),
                    opportunity.run_id,
                    opportunity.found_at,
                    opportunity.found_at,
                ),
            )
            await self._db.execute(
                "INSERT OR IGNORE INTO run_leads (run_id, lead_id) VALUES (?, ?)",
                (opportunity.run_id, opportunity.lead_id),
            )

    async def _is_over(self, opportunity: Opportunity) -> bool:
        """True if somebody saw since that its link lives, or that its page does not show it any more."""
        if opportunity.verdict is None or opportunity.target is None:
            page = await self._one(
                "SELECT record FROM pages WHERE url = ? AND campaign = ? AND last_seen > ?",
                *(opportunity.page_url, opportunity.campaign, opportunity.found_at),
            )
            return page is not None and opportunity.kind not in page_from(page).offers
        target, page_url = opportunity.target, opportunity.page_url
        return bool(
            await self._one(
                """SELECT EXISTS (SELECT 1 FROM links WHERE url = ? AND verdict = 'alive' AND last_seen > ?)
                       OR EXISTS (SELECT 1 FROM pages WHERE url = ? AND campaign = ? AND last_seen > ?)
                          AND NOT EXISTS (SELECT 1 FROM outbound_links WHERE target = ? AND page_url = ?)""",
                *(target, opportunity.verdict.checked_at),
                *(page_url, opportunity.campaign, opportunity.found_at),
                *(target, page_url),
            )
        )

    async def save_run(self, run: Run) -> None:
        async with self._transaction():
            await self._db.execute(
                """INSERT INTO runs (run_id, campaign, started_at, finished_at, finish_reason) VALUES (?, ?, ?, ?, ?)
               ON CONFLICT (run_id) DO UPDATE SET
                   finished_at = excluded.finished_at, finish_reason = excluded.finish_reason""",
                (run.run_id, run.campaign, run.started_at, run.finished_at, run.finish_reason),
            )

    async def pages_with_open_links(self, campaign: str) -> AsyncIterator[ResourcePage]:
        found = await self._db.execute_fetchall(
            f"""SELECT DISTINCT pages.url FROM pages
               JOIN outbound_links ON outbound_links.page_url = pages.url
               LEFT JOIN links ON links.url = outbound_links.target
               WHERE pages.campaign = ? AND {_OPEN}
               ORDER BY pages.url""",
            (campaign,),
        )
        for (page_url,) in found:
            record = await self._one("SELECT record FROM pages WHERE url = ? AND campaign = ?", page_url, campaign)
            open_targets = {
                target
                for (target,) in await self._db.execute_fetchall(
                    f"""SELECT outbound_links.target FROM pages
                        JOIN outbound_links ON outbound_links.page_url = pages.url
                        LEFT JOIN links ON links.url = outbound_links.target
                        WHERE pages.url = ? AND pages.campaign = ? AND {_OPEN}""",
                    (page_url, campaign),
                )
            }
            page = page_from(record)
            links = tuple(link for link in page.outbound_links if urls.page_key(link.url) in open_targets)
            yield replace(page, outbound_links=links)

    async def leads(
        self, campaign: str = "", run_id: str = "", min_score: float = 0.0, include_suspected: bool = False
    ) -> AsyncGenerator[StoredLead, None]:
        suppressed = await self.suppressions()
        async with self._db.execute(
            # The neighbours are counted once for all leads: a page may have thousands of dead links.
            """WITH wanted AS MATERIALIZED (
                   SELECT * FROM opportunities
                   WHERE (? = '' OR campaign = ?) AND score >= ?
                     AND (? = '' OR lead_id IN (SELECT lead_id FROM run_leads WHERE run_id = ?))
                     AND (state = 'confirmed' OR (? AND state = 'suspected'))),
               linking AS MATERIALIZED (
                   SELECT target, COUNT(*) AS pages FROM outbound_links
                   WHERE target IN (SELECT target FROM wanted) GROUP BY target),
               broken AS MATERIALIZED (
                   SELECT page_url, campaign, COUNT(*) AS links FROM opportunities
                   WHERE page_url IN (SELECT page_url FROM wanted) AND state = 'confirmed' AND target IS NOT NULL
                   GROUP BY page_url, campaign),
               page_links AS MATERIALIZED (
                   SELECT page_url, COUNT(*) AS links FROM outbound_links
                   WHERE page_url IN (SELECT page_url FROM wanted) GROUP BY page_url)
               SELECT o.record, o.state, o.status, o.notes, o.first_seen, o.last_seen, links.record,
                      COALESCE(linking.pages, 0) - EXISTS (
                          SELECT 1 FROM outbound_links AS own
                          WHERE own.target = o.target AND own.page_url = o.page_url),
                      COALESCE(broken.links, 0) - (o.state = 'confirmed' AND o.target IS NOT NULL),
                      COALESCE(page_links.links, 0)
               FROM wanted AS o
               LEFT JOIN links ON links.url = o.target
               LEFT JOIN linking ON linking.target = o.target
               LEFT JOIN page_links ON page_links.page_url = o.page_url
               LEFT JOIN broken ON broken.page_url = o.page_url AND broken.campaign = o.campaign
               ORDER BY o.score * CASE WHEN page_links.links >= ? AND broken.links > ? * page_links.links
                                       THEN ? ELSE 1 END DESC, o.page_url, o.target, o.kind""",
            (
                campaign,
                campaign,
                min_score,
                run_id,
                run_id,
                include_suspected,
                ENOUGH_LINKS,
                NOBODY_HOME,
                WORTH_OF_NOBODY,
            ),
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
                    opportunity, State(state), status, notes, first_seen, last_seen, linking, broken, links, contacts
                )
                if lead.score >= min_score:
                    yield lead

    async def _contacts(self, opportunity: Opportunity) -> tuple[ContactHint, ...]:
        """The page's own contacts, best first, then what the contact pages it names say."""
        known = best_first(opportunity.contacts)
        for place in [contact.value for contact in known if contact.kind == "page"]:
            record = await self._one(
                "SELECT record FROM pages WHERE url = ? AND campaign = ?", place, opportunity.campaign
            )
            if record is not None:
                known = added(known, page_from(record).contacts)
        return tuple(known)

    async def _one(self, query: str, *values: object) -> Any:
        async with self._db.execute(query, values) as rows:
            row = await rows.fetchone()
        return row[0] if row else None


def _row(verdict: LinkVerdict) -> tuple[object, ...]:
    at = verdict.checked_at
    # The bare texts: whatever is more than a text is asked first how it wants to be written.
    said = (verdict.verdict.value, verdict.reason.value, verdict.confirmed, verdict.confidence)
    return (verdict.url, *said, to_json(verdict), at, at)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file this is; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
