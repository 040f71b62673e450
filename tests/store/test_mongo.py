"""What is MongoDB's own: no collection is scanned, no password shown, nothing that a page says is an instruction."""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pymongo import MongoClient, ReadPreference
from pymongo.errors import DocumentTooLarge

from prospector.campaign import BadInput
from prospector.items import Look, OutboundLink
from prospector.sampleweb.web import SampleWeb
from prospector.store import Status, Store, StoreAway, StoreUnavailable, open_store, without_password
from prospector.store.book import Book
from prospector.store.spool import Spools
from prospector.verdict import Reason
from tests.free_port import free_port
from tests.mongod import mongod
from tests.scrapy_process import rows, scrapy
from tests.store.test_store import EVERY_WAY, GONE, MONDAY, leads, opportunity, page, verdict
from tests.test_crawl import QUICK, found, planted


def in_mongodb(test: Callable[[Store], Awaitable[None]]) -> str:
    """Run an async test on a new database; the database's address."""
    uri = f"{mongod()}/{uuid.uuid4().hex}"

    async def go() -> None:
        async with open_store(uri) as store:
            await test(store)

    asyncio.run(go())
    return uri


def test_no_question_looks_through_a_whole_collection() -> None:
    async def story(store: Store) -> None:
        # Every question is written down by the server from here on.
        await store._db.command({"profile": 2})  # type: ignore[attr-defined]
        one = page("http://bees.example/links", GONE, "http://lost.example/")
        two = page("http://hives.example/links", GONE)
        for shown in (one, two):
            await store.save_page(shown)
            await store.save_opportunity(opportunity(shown, verdict()))
        await store.save_verdicts([verdict()])
        await store.verdicts([GONE])
        for wanted in EVERY_WAY:
            assert await leads(store, **wanted)
        assert [linking.url async for linking in store.pages_linking(GONE)]
        lead_id = opportunity(one, verdict()).lead_id
        assert await store.history(lead_id)
        await store.outcome("monday")
        await store.mark([lead_id], "anna", Status.CONTACTED, "wrote")
        assert [open_page.url async for open_page in store.pages_with_open_links("bees")]
        await store.suppress(["anna@bees.example"], "she asked")
        await store.erase("bob@bees.example")
        await store.purge("2020-01-01T00:00:00Z")

    uri = in_mongodb(story)
    with MongoClient(uri) as client:
        others = {"planSummary": {"$exists": True}, "ns": {"$not": {"$regex": "profile$"}}}
        asked = client.get_default_database()["system.profile"].find(others)
        plans = Counter((each["ns"].partition(".")[2], each["planSummary"]) for each in asked)
    assert len(plans) > 5
    # The list of suppressions is always read whole.
    assert {name for (name, plan) in plans if plan == "COLLSCAN"} <= {"suppressions"}


def test_what_a_page_says_is_a_value_and_nothing_else() -> None:
    said = "$where: 'sleep(1000)'; a.b\0c"
    nasty = replace(
        page("http://bees.example/$set.a"),
        title=said,
        campaign="$ne",
        outbound_links=(OutboundLink("http://gone.example/$where", said, (said,), said, said),),
    )

    async def story(store: Store) -> None:
        await store.save_page(nasty)
        await store.save_opportunity(opportunity(nasty, verdict("http://gone.example/$where")))
        (lead,) = await leads(store, campaign="$ne")
        assert lead.opportunity.page_title == said
        assert lead.opportunity.link == nasty.outbound_links[0]
        assert await leads(store, campaign="$gt") == []

    in_mongodb(story)


def test_a_page_of_twenty_thousand_links_fits_into_a_document() -> None:
    long = "A guide to hives, " * 16
    links = tuple(OutboundLink(f"http://gone.example/{n}/{'x' * 200}", long, (), long, long) for n in range(20_000))

    async def story(store: Store) -> None:
        await store.save_page(replace(page(), outbound_links=links))
        (kept,) = [open_page async for open_page in store.pages_with_open_links("bees")]
        assert [link.url for link in kept.outbound_links] == [link.url for link in links]

    in_mongodb(story)


def test_a_page_whose_addresses_are_too_large_for_a_document_lacks_only_the_last() -> None:
    # A page may say once, in its `base`, how all of its addresses begin.
    links = tuple(OutboundLink(f"http://gone.example/{'x' * 2000}/{n}", "A guide") for n in range(9_000))

    async def story(store: Store) -> None:
        for url in ("http://bees.example/links", "http://bees.example/more"):
            await store.save_page(replace(page(url), outbound_links=links))
        kept = [open_page async for open_page in store.pages_with_open_links("bees")]
        assert [open_page.url for open_page in kept] == ["http://bees.example/links", "http://bees.example/more"]
        for open_page in kept:
            count = len(open_page.outbound_links)
            assert count > 2_000
            assert [link.url for link in open_page.outbound_links] == [link.url for link in links[:count]]

    in_mongodb(story)


def test_a_campaign_with_very_many_open_links_is_asked_for_in_several_questions() -> None:
    async def story(store: Store) -> None:
        long = "x" * 1000
        pages = [
            page(f"http://bees.example/{n:02}", *(f"http://gone.example/{long}/{n}/{link}" for link in range(1000)))
            for n in range(20)
        ]
        for shown in pages:
            await store.save_page(shown)
        await store.save_verdicts([verdict(pages[19].outbound_links[0].url, Reason.OK)])
        kept = [open_page async for open_page in store.pages_with_open_links("bees")]
        assert [len(open_page.outbound_links) for open_page in kept] == [1000] * 19 + [999]
        everywhere = [link.url for shown in pages for link in shown.outbound_links]
        assert len(await store.verdicts(everywhere)) == 1

    in_mongodb(story)


@pytest.mark.parametrize("over", [-200, 0, 5_000, 4_000_000])
def test_what_is_too_large_for_a_document_is_left_out_and_what_comes_next_is_kept(over: int, tmp_path: Path) -> None:
    large = replace(page("http://bees.example/large"), title="x" * (16 * 1024 * 1024 + over))
    uri = f"{mongod()}/{uuid.uuid4().hex}"
    lost: list[StoreUnavailable] = []

    async def go() -> None:
        spools = Spools(str(tmp_path), uri, 1024 * 1024)
        async with open_store(uri) as store, Book(store, "monday", spools.new, lost.append) as book:
            kept = await asyncio.gather(book.keep(large), book.keep(page()), return_exceptions=True)
            assert [type(each) for each in kept] == [DocumentTooLarge, type(None)]
            looks = (Look(MONDAY, Reason.HTTP_404, large.title),)
            await book.note(replace(verdict("http://large.example/"), looks=looks))
            await book.note(verdict())
            assert await book.settled()
            assert await store.verdicts([GONE]) == {GONE: verdict()}

    asyncio.run(go())
    assert lost == []


def test_of_many_writes_that_fail_the_reason_is_said() -> None:
    async def story(store: Store) -> None:
        await store._db.create_collection("links", validator={"never": {"$exists": True}})  # type: ignore[attr-defined]
        with pytest.raises(StoreUnavailable, match="Document failed validation"):
            await store.save_verdicts([verdict()])

    in_mongodb(story)


def test_a_server_that_is_not_there_is_one_sentence_without_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prospector.store.mongo_database.PATIENCE_MS", 300)
    uri = f"mongodb://anna:hunter2@127.0.0.1:{free_port()}/bees?authSource=admin"

    async def go() -> None:
        await open_store(uri).__aenter__()

    with pytest.raises(StoreAway) as said:
        asyncio.run(go())
    assert "hunter2" not in str(said.value)
    assert str(said.value).startswith("The store mongodb://127.0.0.1:")
    assert "cannot be opened" in str(said.value)
    assert said.value.__cause__ is None


@pytest.mark.parametrize("uri", ["mongodb://anna:hunter2@localhost/", "mongodb://anna:hunter2@localhost"])
def test_an_address_without_a_database(uri: str) -> None:
    with pytest.raises(BadInput, match="mongodb://localhost") as said:
        open_store(uri)
    assert "hunter2" not in str(said.value)


@pytest.mark.parametrize(
    "uri, shown",
    [
        ("mongodb://localhost/bees", "mongodb://localhost/bees"),
        ("mongodb://anna:hunter2@a.example,b.example/bees?authSource=admin", "mongodb://a.example,b.example/bees"),
        ("mongodb+srv://anna:hunter2@a.example/bees", "mongodb+srv://a.example/bees"),
        # Passwords that ought to be escaped, and are not.
        ("mongodb://anna:hun/ter2@a.example/bees", "mongodb://a.example/bees"),
        ("mongodb://anna:hun@ter2@a.example/bees", "mongodb://a.example/bees"),
        ("mongodb://anna:hun?ter2@a.example/bees", "mongodb://…"),
        ("mongodb://a.example/bees?tlsCertificateKeyFilePassword=hun@ter2", "mongodb://…"),
    ],
)
def test_an_address_is_shown_without_its_password(uri: str, shown: str) -> None:
    assert without_password(uri) == shown


MOST = {"j": True, "w": "majority", "wtimeout": 10_000}


@pytest.mark.parametrize(
    "options, concern",
    [
        ("", MOST),
        ("?w=majority&wtimeoutMS=500", MOST | {"wtimeout": 500}),
        ("?wtimeoutMS=500", MOST | {"wtimeout": 500}),
        ("?journal=false", MOST | {"j": False}),
        ("?w=1", {"j": True, "w": 1}),
        ("?w=0", {"w": 0}),
    ],
)
def test_what_is_acknowledged_is_in_most_servers_journals_unless_the_address_says_otherwise(
    options: str, concern: dict[str, object]
) -> None:
    async def go() -> None:
        async with open_store(f"{mongod()}/{uuid.uuid4().hex}{options}") as store:
            assert store._db.write_concern.document == concern  # type: ignore[attr-defined]

    asyncio.run(go())


def test_what_was_written_is_read_from_where_it_was_written() -> None:
    async def go() -> None:
        async with open_store(f"{mongod()}/{uuid.uuid4().hex}?readPreference=secondaryPreferred") as store:
            assert store._db.read_preference == ReadPreference.PRIMARY  # type: ignore[attr-defined]

    asyncio.run(go())


@pytest.mark.parametrize(
    "address",
    [
        "mongo://anna:hunter2@localhost/bees",
        "MONGODB://anna:hunter2@localhost/bees",
        "mongodb:/anna:hunter2@localhost/bees",
        "postgres://anna:hunter2@localhost/bees?password=hunter2",
        "mongodb://anna:hunter2@localhost/bees.pages",
        "mongodb://anna:hunter2@localhost/bees%2Epages",
        "mongodb://anna:hunter2@localhost/bees pages",
        "mongodb://anna:hunter2@localhost/bees%00",
        "mongodb://anna:hunter2@localhost/bees/pages",
    ],
)
def test_a_mistyped_address_shows_no_password(address: str) -> None:
    with pytest.raises(BadInput, match="localhost/bees") as said:
        open_store(address)
    assert "hunter2" not in str(said.value)


@pytest.mark.parametrize("password", ["hun/ter2", "hun#ter2", "hun?ter2", "hun@ter2", "hun:ter2", "hun%ter2"])
def test_a_password_that_ought_to_be_escaped_is_told_so(password: str) -> None:
    async def go() -> None:
        await open_store(f"mongodb://anna:{password}@localhost/bees").__aenter__()

    with pytest.raises((BadInput, StoreUnavailable), match="write @ as %40") as said:
        asyncio.run(go())
    assert "ter2" not in str(said.value)


@pytest.mark.parametrize(
    "option, said", [("tlsCAFile=/nowhere", "a file that its address names cannot be read"), ("x=y", "is malformed")]
)
def test_an_option_that_is_a_slip(option: str, said: str) -> None:
    async def go() -> None:
        await open_store(f"mongodb://anna:hunter2@localhost/bees?{option}").__aenter__()

    with pytest.raises(StoreUnavailable, match=said) as told:
        asyncio.run(go())
    assert "hunter2" not in str(told.value)


def test_a_crawl_into_mongodb_finds_what_there_is(tmp_path: Path) -> None:
    uri = f"{mongod()}/{uuid.uuid4().hex}"
    with SampleWeb() as web:
        settings = web.environment | QUICK | {"PROSPECTOR_STORE": uri}
        for _ in range(2):
            run = scrapy(
                tmp_path,
                *("crawl", "resourcepages", "-a", f"seeds={','.join(web.seeds)}", "-O", "leads.csv"),
                settings=settings,
            )
            assert run.returncode == 0, run.stderr
            assert found(rows(tmp_path / "leads.csv")) == planted(web)
        exported = scrapy(tmp_path, "leads", "export", "-o", "all.csv", settings=settings)
        assert exported.returncode == 0, exported.stderr
        assert rows(tmp_path / "all.csv") == rows(tmp_path / "leads.csv")
    with MongoClient(uri) as client:
        names = set(client.get_default_database().list_collection_names())
    assert {"pages", "links", "sites", "opportunities", "runs"} <= names
