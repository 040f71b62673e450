"""What is the one-file store's own: no question looks through a whole table."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from pathlib import Path

import pytest

from prospector.store import Status, StoreUnavailable, open_store
from tests.store.test_store import EVERY_WAY, GONE, leads, opportunity, page, verdict

# Tables that grow with the crawl. (The list of suppressions is always read whole.)
LARGE = {"pages", "links", "outbound_links", "opportunities", "run_leads", "sites", "history"}


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
            for wanted in EVERY_WAY:
                assert await leads(store, **wanted)
            (lead, *_) = await leads(store)
            assert await leads(store, lead_id=lead.opportunity.lead_id)
            assert await store.history(lead.opportunity.lead_id)
            assert await store.mark([lead.opportunity.lead_id], "anna", Status.READY)
            assert [linking.url async for linking in store.pages_linking(GONE)]
            await store.outcome("monday")
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


def test_a_file_that_is_damaged_is_said_so_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "p.db"

    async def fill() -> None:
        async with open_store(f"sqlite:///{path}") as store:
            for number in range(200):
                found = page(f"http://bees.example/{number}", GONE)
                await store.save_page(found)
                await store.save_opportunity(opportunity(found, verdict()))

    asyncio.run(fill())
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))

    async def read() -> None:
        async with open_store(f"sqlite:///{path}") as store:
            await leads(store)

    with pytest.raises(
        StoreUnavailable, match=r"The store .*p.db cannot be (read|opened): database disk image is malf"
    ):
        asyncio.run(read())


def plan_of(path: Path, statement: str) -> str:
    if statement.split()[0] not in ("SELECT", "INSERT", "UPDATE", "DELETE"):
        return ""
    with sqlite3.connect(path) as db:
        return "\n".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"))
