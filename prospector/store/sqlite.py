"""The store in one file. SQLite in WAL mode: a crawl writes while somebody else exports, or crawls too."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from itertools import chain

from prospector.items import GonePage, Kind, LinkVerdict, Opportunity, ResourcePage
from prospector.store import Run, State, Status
from prospector.store.leads import Change, What, by_run
from prospector.store.records import batched, marks, page_from, targets_of, to_json, verdict_from, with_links_to
from prospector.store.repairs import OpenLead, lives_again, page_changes, page_is_gone, seen_again, state_of
from prospector.store.sqlite_contents import SqliteContents
from prospector.store.sqlite_leads import SqliteLeads
from prospector.verdict import Verdict

# Links in one question, and in one statement that writes them: SQLite keeps a statement in mind, mark by mark.
_ASKED_AT_ONCE, _WRITTEN_AT_ONCE = 500, 100
# Pages whose links are looked at together: few at first, so that there soon is one to begin with.
_FIRST_PAGES, _PAGES_AT_ONCE = 10, 100

# Links that a run left behind: never judged, suspected and not confirmed, or dead and not written up as such.
# (The plus keeps SQLite from looking through the campaign's leads for each of them.)
_OPEN = """(links.url IS NULL
            OR links.verdict = 'dead' AND (NOT links.confirmed OR NOT EXISTS (
                SELECT 1 FROM opportunities
                WHERE opportunities.target = links.url AND opportunities.page_url = pages.url
                  AND +opportunities.campaign = pages.campaign AND opportunities.state <> 'suspected')))"""


class SqliteStore(SqliteLeads, SqliteContents):
    """See `prospector.store.Store`."""

    at_once = 1

    async def save_page(self, page: ResourcePage) -> None:
        page = self._kept(page)
        targets = targets_of(page)
        async with self._transaction():
            here = (page.url, page.campaign)
            ending = [lead for lead in await self._open_leads(page) if lead.may_end(page, targets)]
            before = await self._record(*here) if ending else None
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
            await self._db.execute("DELETE FROM outbound_links WHERE page_url = ? AND campaign = ?", here)
            await self._db.executemany(
                "INSERT OR IGNORE INTO outbound_links (target, page_url, campaign) VALUES (?, ?, ?)",
                [(target, *here) for target in targets],
            )
            was = page_from(before) if before is not None else None
            await self._change(page_changes(ending, was, page))
            await self._db.execute(
                """INSERT INTO sites (site, first_seen, last_seen) VALUES (?, ?, ?)
                   ON CONFLICT (site) DO UPDATE SET last_seen = MAX(last_seen, excluded.last_seen)""",
                (page.site, page.fetched_at, page.fetched_at),
            )

    async def save_gone(self, page: GonePage) -> None:
        here = (page.url, page.campaign)
        async with self._transaction():
            known = await self._db.execute(
                "UPDATE pages SET last_seen = ? WHERE url = ? AND campaign = ? AND last_seen <= ?",
                (page.found_at, *here, page.found_at),
            )
            if known.rowcount:
                await self._db.execute("DELETE FROM outbound_links WHERE page_url = ? AND campaign = ?", here)
                await self._change([(lead.lead_id, page_is_gone(page)) for lead in await self._open_leads(page)])

    async def _open_leads(self, page: ResourcePage | GonePage) -> list[OpenLead]:
        rows = await self._db.execute_fetchall(
            """SELECT lead_id, kind, target, state, status FROM opportunities
               WHERE page_url = ? AND campaign = ? AND state IN ('confirmed', 'suspected')""",
            (page.url, page.campaign),
        )
        return [
            OpenLead(lead_id, Kind(kind), target, State(state), Status(status))
            for lead_id, kind, target, state, status in rows
        ]

    async def save_verdicts(self, verdicts: Iterable[LinkVerdict], run_id: str = "") -> None:
        kept = list(verdicts)
        async with self._transaction():
            for some in batched(kept, _WRITTEN_AT_ONCE):
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
            if await self._one("SELECT EXISTS (SELECT 1 FROM opportunities)"):
                await self._take_back([verdict for verdict in kept if verdict.verdict is Verdict.ALIVE], run_id)

    async def _take_back(self, alive: list[LinkVerdict], run_id: str) -> None:
        """One look that finds the target alive takes back what earlier looks said of it, but no later ones."""
        by_url = {verdict.url: verdict for verdict in alive}
        for asked in batched(list(by_url), _ASKED_AT_ONCE):
            rows = await self._db.execute_fetchall(
                f"""SELECT lead_id, target, state, links.last_seen FROM opportunities JOIN links ON links.url = target
                    WHERE target IN ({marks(asked)}) AND state IN ('confirmed', 'suspected')""",
                asked,
            )
            await self._change(
                [
                    (lead_id, lives_again(State(state), by_url[target], run_id))
                    for lead_id, target, state, newest in rows
                    if newest <= by_url[target].checked_at
                ]
            )

    async def verdicts(self, urls: Sequence[str]) -> dict[str, LinkVerdict]:
        found = dict[str, LinkVerdict]()
        for asked in batched(urls, _ASKED_AT_ONCE):
            question = f"SELECT url, record FROM links WHERE url IN ({marks(asked)})"
            async with self._reading():
                records = await self._db.execute_fetchall(question, asked)
            found |= {url: verdict_from(record) for url, record in records}
        return found

    async def save_opportunity(self, opportunity: Opportunity) -> None:
        opportunity = self._kept(opportunity)
        lead_id, at = opportunity.lead_id, opportunity.found_at
        async with self._transaction():
            state = state_of(opportunity, await self._is_over(opportunity))
            known = await self._db.execute_fetchall(
                "SELECT state, status, last_seen FROM opportunities WHERE lead_id = ?", (lead_id,)
            )
            await self._db.execute(
                """INSERT INTO opportunities (lead_id, campaign, kind, site, page_url, target, state, score, record,
                                          run_id, first_seen, last_seen)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (lead_id) DO UPDATE SET
                   score = excluded.score, record = excluded.record, run_id = excluded.run_id,
                   last_seen = excluded.last_seen
               WHERE excluded.last_seen >= opportunities.last_seen""",
                (
                    lead_id,
                    opportunity.campaign,
                    opportunity.kind,
                    opportunity.site,
                    opportunity.page_url,
                    opportunity.target,
                    state,
                    opportunity.score,
                    to_json(opportunity),
                    opportunity.run_id,
                    at,
                    at,
                ),
            )
            changes = [Change(at, What.STATE, state, by_run(opportunity.run_id))]
            for was, status, last_seen in known:
                past = await self.history(lead_id)
                changes = seen_again(State(was), Status(status), past, opportunity, state) if last_seen <= at else []
            await self._change([(lead_id, change) for change in changes])
            await self._db.execute(
                "INSERT OR IGNORE INTO run_leads (run_id, lead_id) VALUES (?, ?)", (opportunity.run_id, lead_id)
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
                       OR EXISTS (SELECT 1 FROM pages WHERE url = ? AND campaign = ?)
                          AND NOT EXISTS (SELECT 1 FROM outbound_links
                                          WHERE target = ? AND page_url = ? AND campaign = ?)""",
                *(target, opportunity.verdict.checked_at),
                *(page_url, opportunity.campaign),
                *(target, page_url, opportunity.campaign),
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
        async with self._reading():
            last, size = "", _FIRST_PAGES
            # Asked anew for every few: a question that stays open would keep this connection from writing as soon as
            # another process writes.
            while some := [
                url
                for (url,) in await self._db.execute_fetchall(
                    "SELECT url FROM pages WHERE campaign = ? AND url > ? ORDER BY url LIMIT ?", (campaign, last, size)
                )
            ]:
                last, size = some[-1], _PAGES_AT_ONCE
                is_open: dict[str, set[str]] = {}
                for page_url, target in await self._db.execute_fetchall(
                    f"""SELECT pages.url, outbound_links.target FROM pages
                        JOIN outbound_links ON outbound_links.page_url = pages.url
                            AND outbound_links.campaign = pages.campaign
                        LEFT JOIN links ON links.url = outbound_links.target
                        WHERE pages.campaign = ? AND pages.url IN ({marks(some)}) AND {_OPEN}""",
                    (campaign, *some),
                ):
                    is_open.setdefault(page_url, set()).add(target)
                for page_url in sorted(is_open):
                    record = await self._record(page_url, campaign)
                    if record is not None:
                        yield with_links_to(page_from(record), is_open[page_url])

    async def pages_linking(
        self, target: str, besides: Collection[tuple[str, str]] = ()
    ) -> AsyncIterator[ResourcePage]:
        async with self._reading():
            rows = await self._db.execute_fetchall(
                """SELECT pages.url, pages.campaign FROM outbound_links
                   JOIN pages ON pages.url = outbound_links.page_url AND pages.campaign = outbound_links.campaign
                   WHERE outbound_links.target = ? ORDER BY pages.url, pages.campaign""",
                (target,),
            )
            for page_url, campaign in rows:
                if (page_url, campaign) in besides:
                    continue
                record = await self._record(page_url, campaign)
                if record is not None:
                    yield with_links_to(page_from(record), {target})

    async def _record(self, page_url: str, campaign: str) -> str | None:
        record: str | None = await self._one(
            "SELECT record FROM pages WHERE url = ? AND campaign = ?", page_url, campaign
        )
        return record


def _row(verdict: LinkVerdict) -> tuple[object, ...]:
    at = verdict.checked_at
    # The bare texts: whatever is more than a text is asked first how it wants to be written.
    said = (verdict.verdict.value, verdict.reason.value, verdict.confirmed, verdict.confidence)
    return (verdict.url, *said, to_json(verdict), at, at)
