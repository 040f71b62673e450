"""What a store does for the people in it."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from prospector.items import ContactHint
from prospector.store import Store, open_store
from prospector.store.records import to_json
from tests.store.old_schema import VERSION_2
from tests.store.test_store import GONE, MONDAY, WithStore, leads, opportunity, page, uri, verdict, with_store

__all__ = ["uri", "with_store"]

ANNA = ContactHint("email", "anna@bees.example", 1, 0.9, "mailto", "http://bees.example/links", name="Anna Bell")
BELL = ContactHint("person", "Anna Bell", 2, 0.7, "byline", "http://bees.example/links", name="Anna Bell")
INFO = ContactHint("email", "info@bees.example", 3, 0.6, "text", "http://bees.example/links")


async def fill(store: Store) -> None:
    found = replace(page("http://bees.example/links", GONE), contacts=(ANNA, BELL, INFO))
    await store.save_page(found)
    await store.save_opportunity(replace(opportunity(found, verdict()), contacts=found.contacts))


def test_a_suppressed_site_is_in_no_list(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await fill(store)
        assert len(await leads(store)) == 1
        await store.suppress(["bees.example"], "they asked")
        assert await leads(store) == []
        assert (await store.suppressions()).covers("http://bees.example/links")

    with_store(story)


def test_a_suppression_can_be_taken_back(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await fill(store)
        await store.suppress(["bees.example"], "they asked")
        assert not await store.unsuppress("bees.example", "another reason")
        assert not await store.unsuppress("hives.example")
        assert await leads(store) == []
        assert await store.unsuppress("bees.example")
        assert len(await leads(store)) == 1

    with_store(story)


def test_a_suppressed_address_is_neither_listed_nor_kept(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await fill(store)
        await store.suppress(["anna@bees.example"], "she asked")
        (lead,) = await leads(store)
        assert [contact.value for contact in lead.contacts] == ["info@bees.example"]
        # The next crawl finds her again.
        await fill(store)
        assert await store.erase("anna@bees.example") == 0

    with_store(story)


def test_whoever_is_erased_is_nowhere(with_store: WithStore, tmp_path: Path) -> None:
    async def story(store: Store) -> None:
        await fill(store)
        assert await store.erase("anna@bees.example") == 2
        (lead,) = await leads(store)
        assert [contact.value for contact in lead.contacts] == ["info@bees.example"]
        assert await store.erase("anna@bees.example") == 0

    with_store(story)


def test_a_name_that_an_address_is_made_of_goes_with_it(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        mail = replace(ANNA, value="anna.bell@bees.example", name="")
        keeper = ContactHint("person", "John Hive", 4, 0.7, "byline", "http://bees.example/links", name="John Hive")
        found = replace(
            page("http://bees.example/links", GONE), contacts=(mail, replace(BELL, method="mailto"), keeper)
        )
        for _ in range(2):
            await store.save_page(found)
            await store.save_opportunity(replace(opportunity(found, verdict()), contacts=found.contacts))
            await store.erase("anna.bell@bees.example")
            await store.suppress(["anna.bell@bees.example"], "erased")
            (lead,) = await leads(store)
            assert [contact.value for contact in lead.contacts] == ["John Hive"]

    with_store(story)


def test_whoever_is_erased_is_forgotten_on_all_pages_of_the_site(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        bell = ContactHint("person", "Anna Bell", 1, 0.7, "byline", "http://bees.example/links")
        keeper = replace(bell, value="John Hive")
        links = replace(page("http://bees.example/links", GONE), contacts=(bell, keeper))
        contact = replace(
            page("http://bees.example/contact"), contacts=(replace(ANNA, value="ab@bees.example", name="Anna Bell"),)
        )
        elsewhere = replace(page("http://hives.example/links"), site="hives.example", contacts=(bell,))
        for found in (links, contact, elsewhere):
            await store.save_page(found)
        await store.save_opportunity(replace(opportunity(links, verdict()), contacts=links.contacts))
        assert await store.erase("ab@bees.example") == 3
        (lead,) = await leads(store)
        assert [contact.value for contact in lead.contacts] == ["John Hive"]

    with_store(story)


def test_every_spelling_of_a_mailbox_is_erased(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        spellings = ("Anna.Bell@googlemail.com", "annabell+bees@gmail.com", "anna.bell@bees.example")
        mails = tuple(replace(ANNA, value=value, name="") for value in spellings)
        await store.save_page(replace(page("http://bees.example/links", GONE), contacts=mails))
        assert await store.erase("annabell@gmail.com") == 1
        assert await store.erase("annabell@gmail.com") == 0
        (left,) = [found async for found in store.pages_with_open_links("bees")]
        assert [contact.value for contact in left.contacts] == ["anna.bell@bees.example"]

    with_store(story)


def test_people_are_forgotten_where_nobody_works_with_them(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await fill(store)
        assert await store.purge("2000-01-01T00:00:00Z") == 0
        assert len((await leads(store))[0].contacts) == 3
        assert await store.purge("2100-01-01T00:00:00Z") == 2
        assert (await leads(store))[0].contacts == ()
        assert await store.purge("2100-01-01T00:00:00Z") == 0

    with_store(story)


def test_a_contact_that_nobody_knows_the_origin_of_is_not_kept(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = replace(page("http://bees.example/links", GONE), contacts=(replace(ANNA, source_url=""), INFO))
        await store.save_opportunity(replace(opportunity(found, verdict()), contacts=found.contacts))
        (lead,) = await leads(store)
        assert [contact.value for contact in lead.contacts] == ["info@bees.example"]

    with_store(story)


# No command ever wrote into the first version's suppressions.
TO_VERSION_1 = """
    DROP TABLE secrets; DROP TABLE exports; DROP TABLE suppressions;
    CREATE TABLE suppressions (value TEXT PRIMARY KEY, why TEXT NOT NULL, since TEXT NOT NULL);
"""


@pytest.mark.parametrize("version, changes", [(1, TO_VERSION_1), (2, "")])
def test_a_store_of_an_earlier_version_becomes_one_of_this(tmp_path: Path, version: int, changes: str) -> None:
    found = page("http://bees.example/links", GONE)
    lead = opportunity(found, verdict())
    with sqlite3.connect(tmp_path / "old.db") as old:
        old.executescript(VERSION_2 + changes + f"PRAGMA user_version = {version};")
        seen = (MONDAY, MONDAY)
        old.execute(
            "INSERT INTO pages VALUES (?, 'bees', 'bees.example', 'Bees', 'en', 1, 0.8, ?, 'monday', ?, ?)",
            (found.url, to_json(found), *seen),
        )
        old.execute("INSERT INTO outbound_links VALUES (?, ?)", (GONE, found.url))
        old.execute(
            """INSERT INTO opportunities VALUES (?, 'bees', 'broken_link', 'bees.example', ?, ?, 'confirmed', 'new', '',
                                                 0.7, ?, 'monday', ?, ?)""",
            (lead.lead_id, found.url, GONE, to_json(lead), *seen),
        )

    async def go() -> None:
        async with open_store(f"sqlite:///{tmp_path}/old.db") as store:
            await store.suppress(["hives.example"], "they asked")
            (there,) = await leads(store)
            assert (there.opportunity, there.links_on_page) == (lead, 1)
            assert [change.value for change in await store.history(lead.lead_id)] == ["confirmed"]
            assert [open_page.url async for open_page in store.pages_linking(GONE)] == [found.url]

    def tables(path: Path) -> list[tuple[str, ...]]:
        with sqlite3.connect(path) as file:
            return sorted(file.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall())

    asyncio.run(go())

    async def make() -> None:
        async with open_store(f"sqlite:///{tmp_path}/new.db"):
            pass

    asyncio.run(make())
    assert tables(tmp_path / "old.db") == tables(tmp_path / "new.db")
