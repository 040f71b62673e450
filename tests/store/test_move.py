"""Moving from one store into another: all of it arrives, or the move says that it did not."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from prospector.campaign import BadInput
from prospector.items import Kind, Opportunity, OutboundLink
from prospector.store import Run, Status, Store, StoreUnavailable, open_store
from prospector.store.contents import KINDS, Checksum
from prospector.store.move import move
from prospector.store.spool import Spools
from prospector.verdict import Reason
from tests.mongod import mongod
from tests.scrapy_process import scrapy
from tests.store.test_store import GONE, MONDAY, TUESDAY, leads, opportunity, page, verdict


async def fill(store: Store, pages: int = 3) -> None:
    """Something of everything that a store keeps."""
    await store.save_run(Run("monday", "bees", MONDAY, TUESDAY, "finished"))
    await store.suppress(["bob@bees.example"], "he asked")
    for number in range(pages):
        found = page(f"http://bees.example/{number}", GONE, "http://fine.example/ü", "http://open.example/")
        await store.save_page(found)
        await store.save_opportunity(opportunity(found, verdict()))
        await store.save_opportunity(Opportunity.on(replace(found, run_id="tuesday"), Kind.GUEST_POST))
    await store.save_verdicts([verdict(), verdict("http://fine.example/ü", Reason.OK)], "monday")
    first, *_ = await leads(store)
    await store.mark([first.opportunity.lead_id], "anna", Status.CONTACTED, "wrote; $notes")
    await store.note_export("/lists/leads.csv")


async def checksums(store: Store) -> dict[str, Checksum]:
    found = {kind: Checksum() for kind in KINDS}
    for kind, checksum in found.items():
        async for records in store.dump(kind):
            checksum.add(records)
    return found


@pytest.fixture
def here(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/here.db"


@pytest.fixture
def there() -> str:
    return f"{mongod()}/{uuid.uuid4().hex}"


def test_everything_goes_into_mongodb_and_back(here: str, there: str, tmp_path: Path) -> None:
    back = f"sqlite:///{tmp_path}/back.db"

    async def go() -> None:
        told: dict[str, int] = {}
        async with open_store(here) as store, open_store(there) as other, open_store(back) as third:
            await fill(store)
            await move(store, other, "there", told.__setitem__)
            await move(other, third, "back", told.__setitem__)
            first, second, last = [await checksums(each) for each in (store, other, third)]
            assert first == second == last
            assert told == {kind: checksum.count for kind, checksum in first.items()}
            assert told == {
                "secrets": 1, "suppressions": 1, "runs": 1, "sites": 1, "links": 2, "pages": 3, "opportunities": 6,
                "exports": 1,
            }  # fmt: skip
            assert await leads(store) == await leads(other) == await leads(third)
            for lead in await leads(store):
                pasts = [await each.history(lead.opportunity.lead_id) for each in (store, other, third)]
                assert pasts[0] == pasts[1] == pasts[2] != ()
            # Whoever is to be left alone is still known by the hash.
            assert [(await each.suppressions()).hash_of("x") for each in (store, other)] == [
                (await store.suppressions()).hash_of("x")
            ] * 2
            unjudged = [[found async for found in each.pages_with_open_links("bees")] for each in (store, other, third)]
            assert unjudged[0] == unjudged[1] == unjudged[2] != []

    asyncio.run(go())


def test_a_store_that_holds_something_is_not_written_over(here: str, there: str) -> None:
    async def go() -> None:
        async with open_store(here) as store, open_store(there) as other:
            await fill(store)
            await fill(other, pages=1)
            before = await checksums(other)
            with pytest.raises(BadInput, match="there holds something already"):
                await move(store, other, "there", lambda kind, count: None)
            assert await checksums(other) == before

    asyncio.run(go())


def test_a_move_that_was_interrupted_is_done_again(here: str, there: str) -> None:
    def stop_at(kind: str, count: int) -> None:
        if kind == "pages":
            raise KeyboardInterrupt

    async def go() -> None:
        for source, target in ((here, there), (there, f"{here}.back")):
            async with open_store(source) as store, open_store(target) as other:
                if source == here:
                    await fill(store)
                with pytest.raises(KeyboardInterrupt):
                    await move(store, other, "there", stop_at)
                await move(store, other, "there", lambda kind, count: None)
                assert await checksums(other) == await checksums(store)

    asyncio.run(go())


def test_what_did_not_arrive_is_told(here: str, there: str) -> None:
    async def go() -> None:
        async with open_store(here) as store, open_store(there) as other:
            await fill(store)
            await other.set_moving(True)
            # Somebody crawls into it meanwhile.
            await other.save_page(page("http://wasps.example/"))
            with pytest.raises(StoreUnavailable, match=r"3 pages were read and 4 arrived in there.*end every crawl"):
                await move(store, other, "there", lambda kind, count: None)

    asyncio.run(go())


def test_a_page_too_large_for_mongodb_is_moved_without_the_words_around_its_links(here: str, there: str) -> None:
    links = tuple(OutboundLink(f"http://t{n}.example/", "A guide", context="words " * 40) for n in range(10_001))

    async def go() -> None:
        async with open_store(here) as store, open_store(there) as other:
            await store.save_page(replace(page(), outbound_links=links))
            await move(store, other, "there", lambda kind, count: None)
            assert len([found async for found in other.pages_linking("http://t7.example/")]) == 1

    asyncio.run(go())


def test_from_the_terminal(tmp_path: Path, there: str) -> None:
    async def prepare() -> None:
        async with open_store(f"sqlite:///{tmp_path}/prospector.db") as store:
            await fill(store)

    asyncio.run(prepare())
    # What a crawl found while the store was away goes along.
    spool = Spools(str(tmp_path / "prospector-spool"), f"sqlite:///{tmp_path}/prospector.db", 1_000_000).new("monday")
    spool.append([page("http://bees.example/late", GONE)])
    spool.close()
    moved = scrapy(tmp_path, "store", "move", "sqlite:///prospector.db", there)
    assert moved.returncode == 0, moved.stderr
    assert "           4 pages" in moved.stderr.splitlines()
    assert "           6 opportunities" in moved.stderr.splitlines()
    assert f"All of it is in {there}, counted and compared." in moved.stderr
    lists = [
        scrapy(tmp_path, "leads", "export", settings={"PROSPECTOR_STORE": uri})
        for uri in (there, "sqlite:///prospector.db")
    ]
    assert lists[0].stdout == lists[1].stdout != ""


@pytest.mark.parametrize(
    "arguments, complaint, code",
    [
        (("move",), "Say from where to where: scrapy store move", 2),
        (("clean", "a", "b"), "Say from where to where", 2),
        (("move", "sqlite:///a.db", "sqlite:///a.db"), "sqlite:///a.db is named twice", 2),
        (("move", "sqlite:///a.db", "leads.csv"), "'leads.csv' is no store", 2),
        (("move", "sqlite:///a.db", "sqlite:///b.db"), "There is no store a.db yet", 1),
    ],
)
def test_what_cannot_be_moved_gets_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], complaint: str, code: int
) -> None:
    run = scrapy(tmp_path, "store", *arguments)
    assert run.returncode == code
    (sentence,) = run.stderr.splitlines()
    assert complaint in sentence
    assert list(tmp_path.iterdir()) == []
