"""Verdicts on their way into the store, and back out of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from prospector.items import LinkVerdict
from prospector.store import StoreUnavailable, open_store
from prospector.store.verdict_book import AT_ONCE, VerdictBook
from prospector.verdict import Reason
from tests.store.test_store import GONE, verdict

ALIVE = verdict("http://here.example/", Reason.OK)


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'leads.db'}"


def unlucky(error: StoreUnavailable) -> None:
    raise AssertionError(error)


async def kept(uri: str, *urls: str) -> dict[str, LinkVerdict]:
    async with open_store(uri) as store:
        return await store.verdicts(urls)


def test_what_one_process_learns_another_knows(uri: str) -> None:
    async def go() -> None:
        async with open_store(uri) as store, VerdictBook(store, "monday", unlucky) as book:
            await book.keep(verdict())
            await book.keep(ALIVE)
            # At once, in this process; for others within a second, or at the end.
            assert await book.verdicts((GONE, "http://unknown.example/")) == {GONE: verdict()}
        assert await kept(uri, GONE, ALIVE.url, "http://unknown.example/") == {GONE: verdict(), ALIVE.url: ALIVE}

    asyncio.run(go())


def test_the_newest_verdict_is_the_one_that_stays(uri: str) -> None:
    async def go() -> None:
        async with open_store(uri) as store, VerdictBook(store, "monday", unlucky) as book:
            for _ in range(3):
                await book.keep(verdict())
            await book.keep(replace(ALIVE, url=GONE))
        assert (await kept(uri, GONE))[GONE].reason is Reason.OK

    asyncio.run(go())


def test_many_are_written_without_waiting_for_the_end(uri: str) -> None:
    links = [f"http://bees.example/{n}" for n in range(3 * AT_ONCE)]

    async def go() -> None:
        async with open_store(uri) as store, VerdictBook(store, "monday", unlucky) as book:
            for link in links:
                await book.keep(replace(ALIVE, url=link))
            assert len(await kept(uri, *links)) == len(links)

    asyncio.run(go())


def test_a_store_that_goes_away_is_told_of_once_and_links_go_on(uri: str) -> None:
    told: list[StoreUnavailable] = []

    async def go() -> None:
        async with open_store(uri) as store, VerdictBook(store, "monday", told.append) as book:
            Path(uri.removeprefix("sqlite:///")).unlink()
            for _ in range(3):
                await book.keep(verdict())
                await book.save()
            assert await book.verdicts((GONE,)) == {}

    asyncio.run(go())
    assert len(told) == 1
