"""What is the one-file store's own: no question looks through a whole table."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from pathlib import Path

from prospector.store import open_store
from tests.store.test_store import GONE, SEEN_ONCE_TOO, leads, opportunity, page, verdict

# Tables that grow with the crawl. (The list of suppressions is always read whole.)
LARGE = {"pages", "links", "outbound_links", "opportunities", "run_leads", "sites"}


def test_no_question_looks_through_a_whole_table(tmp_path: Path) -> None:
    asked: list[str] = []

    async def story() -> None:
        async with open_store(f"sqlite:///{tmp_path}/p.db") as store:
            # Every statement is written down from here on.
            await store._db.set_trace_callback(asked.append)  # type: ignore[attr-defined]
            one = page("http://bees.example/links", GONE, "http://lost.example/")
            two = page("http://hives.example/links", GONE)
            for shown in (one, two):
                await store.save_page(shown)
                await store.save_opportunity(opportunity(shown, verdict()))
            await store.save_verdicts([verdict()])
            await store.verdicts([GONE])
            for wanted in (
                {},
                {"campaign": "bees"},
                {"run_id": "monday"},
                {"min_score": 0.2, "states": SEEN_ONCE_TOO},
                {"site": "bees.example"},
                {"lead_id": opportunity(one, verdict()).lead_id[:8]},
            ):
                assert await leads(store, **wanted)
            assert [open_page.url async for open_page in store.pages_with_open_links("bees")]

    asyncio.run(story())
    plans = {statement: plan_of(tmp_path / "p.db", statement) for statement in asked}
    assert sum("SEARCH" in plan for plan in plans.values()) > 8
    scanned = {
        (table, statement)
        for statement, plan in plans.items()
        for table in re.findall(r"SCAN (\w+)", plan)
        if table in LARGE or table == "o"
    }
    # Whether there is any opportunity, the first tells.
    assert {table for table, statement in scanned if "EXISTS (SELECT 1 FROM opportunities)" not in statement} == set()
    # And no index of a whole campaign is walked for each link of a page.
    assert not [plan for plan in plans.values() if "CORRELATED" in plan and "opportunities_by_campaign" in plan]


def plan_of(path: Path, statement: str) -> str:
    if statement.split()[0] not in ("SELECT", "INSERT", "UPDATE", "DELETE"):
        return ""
    with sqlite3.connect(path) as db:
        return "\n".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"))
