"""All that a run writes: into the store, and while that is away into a spool."""

from __future__ import annotations

import asyncio
import sqlite3
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from prospector.items import LinkVerdict
from prospector.store import State, StoreUnavailable, open_store
from prospector.store.book import AT_ONCE, Book
from prospector.store.entries import Suppress
from prospector.store.spool import Spools
from prospector.store.writing import write_what_waits
from prospector.verdict import Reason
from tests.mongod import Mongod, own_mongod
from tests.store.test_store import GONE, leads, opportunity, page, verdict

ALIVE = verdict("http://here.example/", Reason.OK)
FOUND = page("http://bees.example/links", GONE)


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'leads.db'}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mongod]:
    """A server of our own, that we need not wait long for."""
    monkeypatch.setattr("prospector.store.mongo_database.PATIENCE_MS", 1000)
    monkeypatch.setattr("prospector.store.book.ASK_EVERY", 0.1)
    with own_mongod() as server:
        yield server


def unlucky(error: StoreUnavailable) -> None:
    raise AssertionError(error)


@asynccontextmanager
async def book_of(uri: str, folder: Path, lost: object = unlucky, megabytes: int = 1) -> AsyncIterator[Book]:
    spools = Spools(str(folder / "spool"), uri, megabytes * 1024 * 1024)
    async with open_store(uri) as store, Book(store, "monday", spools.new, lost) as book:  # type: ignore[arg-type]
        yield book


async def kept(uri: str, *urls: str) -> dict[str, LinkVerdict]:
    async with open_store(uri) as store:
        return await store.verdicts(urls)


def spools_in(folder: Path) -> list[Path]:
    return list((folder / "spool").glob("*.spool"))


def test_what_one_process_learns_another_knows(uri: str, tmp_path: Path) -> None:
    async def go() -> None:
        async with book_of(uri, tmp_path) as book:
            await book.note(verdict())
            await book.note(ALIVE)
            # At once, in this process; for others within a second, or at the end.
            assert await book.verdicts((GONE, "http://unknown.example/")) == {GONE: verdict()}
        assert await kept(uri, GONE, ALIVE.url, "http://unknown.example/") == {GONE: verdict(), ALIVE.url: ALIVE}

    asyncio.run(go())


def test_the_newest_verdict_is_the_one_that_stays(uri: str, tmp_path: Path) -> None:
    async def go() -> None:
        async with book_of(uri, tmp_path) as book:
            for _ in range(3):
                await book.note(verdict())
            await book.note(replace(ALIVE, url=GONE))
        assert (await kept(uri, GONE))[GONE].reason is Reason.OK

    asyncio.run(go())


def test_many_are_written_without_waiting_for_the_end(uri: str, tmp_path: Path) -> None:
    links = [f"http://bees.example/{n}" for n in range(3 * AT_ONCE)]

    async def go() -> None:
        async with book_of(uri, tmp_path) as book:
            for link in links:
                await book.note(replace(ALIVE, url=link))
            assert len(await kept(uri, *links)) == len(links)

    asyncio.run(go())


def test_who_writes_waits_until_it_is_kept_with_all_that_came_before(uri: str, tmp_path: Path) -> None:
    async def go() -> None:
        async with book_of(uri, tmp_path) as book:
            await book.note(verdict())
            await asyncio.gather(book.keep(FOUND), book.keep(opportunity(FOUND, verdict())))
            async with open_store(uri) as store:
                assert len(await leads(store)) == 1
                assert await store.verdicts([GONE]) == {GONE: verdict()}

    asyncio.run(go())


def test_one_that_cannot_be_written_takes_no_others_with_it(uri: str, tmp_path: Path) -> None:
    async def go() -> None:
        async with book_of(uri, tmp_path) as book:
            # What no database can hold: half of a letter.
            unwritable = replace(FOUND, url="http://bees.example/\ud800")
            said = await asyncio.gather(
                *map(book.keep, (FOUND, unwritable, opportunity(FOUND, verdict()))), return_exceptions=True
            )
            assert [type(each) for each in said] == [type(None), UnicodeEncodeError, type(None)]
            assert len(await leads(book.store)) == 1

    asyncio.run(go())


def test_a_store_that_is_gone_is_told_of_once(uri: str, tmp_path: Path) -> None:
    told: list[StoreUnavailable] = []

    async def go() -> None:
        async with book_of(uri, tmp_path, told.append) as book:
            Path(uri.removeprefix("sqlite:///")).unlink()
            for _ in range(3):
                await book.note(verdict())
                with pytest.raises(StoreUnavailable, match="is gone: somebody removed"):
                    await book.keep(FOUND)
            assert not await book.settled(10)
            assert await book.verdicts((GONE,)) == {}

    asyncio.run(go())
    assert len(told) == 1
    assert spools_in(tmp_path) == []


def test_a_file_that_somebody_else_holds_too_long_is_away_for_a_while(
    uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prospector.store.sqlite_file.PATIENCE", 0.2)
    monkeypatch.setattr("prospector.store.book.ASK_EVERY", 0.1)

    async def go() -> None:
        async with book_of(uri, tmp_path) as book:
            holder = sqlite3.connect(uri.removeprefix("sqlite:///"), isolation_level=None)
            holder.execute("BEGIN IMMEDIATE")
            await book.keep(FOUND, opportunity(FOUND, verdict()))
            assert "2 records wait in" in book.waiting
            holder.execute("ROLLBACK")
            assert await book.settled(10)
            assert book.waiting == ""
            assert len(await leads(book.store)) == 1

    asyncio.run(go())
    assert spools_in(tmp_path) == []


def test_a_server_that_is_killed_and_comes_back_lacks_nothing(server: Mongod, tmp_path: Path) -> None:
    uri = f"{server.uri}/{uuid.uuid4().hex}"
    pages = [page(f"http://bees.example/{n}", GONE) for n in range(60)]

    async def go() -> None:
        async with book_of(uri, tmp_path) as book:
            await book.note(verdict())
            for found in pages[:20]:
                await book.keep(found, opportunity(found, verdict()))
            server.kill()
            for found in pages[20:40]:
                await book.keep(found, opportunity(found, verdict()))
            assert book.is_away
            assert "40 records wait in" in book.waiting
            server.start()
            for found in pages[40:]:
                await book.keep(found, opportunity(found, verdict()))
            assert await book.settled(20)
            assert {lead.opportunity.page_url for lead in await leads(book.store)} == {found.url for found in pages}

    asyncio.run(go())
    assert spools_in(tmp_path) == []


def test_a_server_may_come_and_go(server: Mongod, tmp_path: Path) -> None:
    uri = f"{server.uri}/{uuid.uuid4().hex}"

    async def go() -> None:
        async with book_of(uri, tmp_path) as book:
            for n in range(6):
                if n % 2:
                    server.kill()
                await book.keep(page(f"http://bees.example/{n}", GONE))
                if n % 2:
                    server.start()
                    assert await book.settled(20)
            assert len([found async for found in book.store.pages_with_open_links("bees")]) == 6

    asyncio.run(go())


def test_only_the_first_waits_for_a_server_that_is_away(server: Mongod, tmp_path: Path) -> None:
    uri = f"{server.uri}/{uuid.uuid4().hex}"

    async def go() -> None:
        async with book_of(uri, tmp_path) as book:
            await book.note(ALIVE)
            await book.settled()
            server.kill()
            await book.keep(verdict())
            began = time.monotonic()
            for n in range(100):
                await book.keep(page(f"http://bees.example/{n}"))
                # What was judged since it is away is known; what it knows is not.
                assert await book.verdicts((GONE, ALIVE.url)) == {GONE: verdict()}
            assert time.monotonic() - began < 1

    asyncio.run(go())


def test_a_server_that_stays_away_is_waited_for_and_then_what_there_is_waits(server: Mongod, tmp_path: Path) -> None:
    uri = f"{server.uri}/{uuid.uuid4().hex}"

    async def crawl() -> None:
        async with book_of(uri, tmp_path) as book:
            server.kill()
            await book.keep(Suppress("anna@bees.example", "she asked"), FOUND, verdict())
            await book.keep(opportunity(FOUND, verdict()))
            assert not await book.settled(0.5)
            assert "4 records wait in" in book.waiting

    async def look() -> None:
        async with open_store(uri) as store:
            spools = Spools(str(tmp_path / "spool"), uri, 1024 * 1024)
            said = await write_what_waits(store, spools)
            assert said == "What an earlier run found while the store was away was written: 4 records."
            assert await write_what_waits(store, spools) == ""
            (lead,) = await leads(store)
            # In order: she had asked before she was found.
            assert lead.contacts == ()

    asyncio.run(crawl())
    assert len(spools_in(tmp_path)) == 1
    with pytest.raises(StoreUnavailable):
        asyncio.run(look())
    server.start()
    asyncio.run(look())
    assert spools_in(tmp_path) == []


def test_a_spool_that_is_full_is_the_end(server: Mongod, tmp_path: Path) -> None:
    uri = f"{server.uri}/{uuid.uuid4().hex}"
    told: list[StoreUnavailable] = []
    large = [replace(page(f"http://bees.example/{n}", GONE), title="x" * 200_000) for n in range(10)]
    written: list[str] = []

    async def go() -> None:
        async with book_of(uri, tmp_path, told.append) as book:
            server.kill()
            for found in large:
                try:
                    await book.keep(found)
                except StoreUnavailable:
                    continue
                written.append(found.url)

    asyncio.run(go())
    assert len(told) == 1
    assert "is full (PROSPECTOR_SPOOL_MB: 1)." in str(told[0])
    assert written == [found.url for found in large[:5]]
    server.start()

    async def look() -> None:
        async with open_store(uri) as store:
            await write_what_waits(store, Spools(str(tmp_path / "spool"), uri, 1024 * 1024))
            assert [found.url async for found in store.pages_with_open_links("bees")] == written

    asyncio.run(look())


def test_what_is_acknowledged_outlives_a_server_that_is_killed(server: Mongod) -> None:
    uri = f"{server.uri}/{uuid.uuid4().hex}"

    async def go() -> None:
        for n in range(5):
            async with open_store(uri) as store:
                found = page(f"http://bees.example/{n}", GONE)
                await store.save_page(found)
                await store.save_opportunity(opportunity(found, verdict()))
                server.kill()
            server.start()
        async with open_store(uri) as store:
            assert len(await leads(store)) == 5
            assert {lead.state for lead in await leads(store)} == {State.CONFIRMED}

    asyncio.run(go())
