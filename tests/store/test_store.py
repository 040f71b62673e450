"""What every room of the store does, whichever it is."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sqlite3
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from prospector.campaign import BadInput
from prospector.items import (
    ContactHint,
    Kind,
    LinkVerdict,
    Look,
    Opportunity,
    OutboundLink,
    ResourcePage,
)
from prospector.store import Run, State, Status, Store, StoredLead, StoreUnavailable, Wanted, open_store
from prospector.verdict import Reason
from tests.mongod import mongod

SEEN_ONCE_TOO = (State.CONFIRMED, State.SUSPECTED)
GONE = "http://gone.example/guide"
MONDAY, TUESDAY = "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z"


def page(
    url: str = "http://bees.example/links", *targets: str, at: str = MONDAY, run_id: str = "monday"
) -> ResourcePage:
    links = tuple(OutboundLink(target, "A guide", ("nofollow",), "Read a guide.", "Links") for target in targets)
    hint = ContactHint("email", "anna@bees.example", 1, 0.9, "mailto", url, at, "Anna", "webmaster")
    reasons = ("12 links to 9 other sites",)
    return ResourcePage(
        url, "bees.example", "Bees = links", "en", True, 0.8, reasons, (Kind.RESOURCE_PAGE,), links, (hint,),
        "bees", "seed", run_id, at,
    )  # fmt: skip


def verdict(url: str = GONE, *reasons: Reason, confirmed: bool = True) -> LinkVerdict:
    looks = tuple(Look(MONDAY, reason, "why", {"status": 404}) for reason in reasons or (Reason.HTTP_404,) * 2)
    return LinkVerdict(url, looks[-1].reason, confirmed, 0.95, looks, 404, url, ((301, url),), 12, MONDAY)


def opportunity(from_page: ResourcePage, about: LinkVerdict) -> Opportunity:
    link = next(link for link in from_page.outbound_links if link.url.partition("#")[0] == about.url)
    return Opportunity(
        Kind.BROKEN_LINK, from_page.campaign, from_page.url, from_page.site, from_page.title, from_page.score, "en",
        link, about, from_page.contacts, "seed", from_page.run_id, from_page.fetched_at, 0.7, ("page score 0.80",),
    )  # fmt: skip


async def leads(store: Store, **wanted: Any) -> list[StoredLead]:
    return [lead async for lead in store.leads(Wanted(**wanted))]


# Every way to ask for leads, for those who watch how a store finds them.
EVERY_WAY: tuple[dict[str, Any], ...] = (
    {},
    {"campaign": "bees"},
    {"run_id": "monday"},
    {"sites": ("bees.example",)},
    {"statuses": (Status.NEW, Status.READY)},
    {"kinds": (Kind.BROKEN_LINK,), "states": (State.CONFIRMED, State.SUSPECTED), "min_score": 0.2},
)


@pytest.fixture(params=["sqlite", "mongodb"])
def uri(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"{mongod()}/{uuid.uuid4().hex}" if request.param == "mongodb" else f"sqlite:///{tmp_path}/p.db"


@pytest.fixture
def with_store(uri: str) -> Callable[[Callable[[Store], Awaitable[None]]], None]:
    """Run an async test on an open store."""

    def run(test: Callable[[Store], Awaitable[None]]) -> None:
        async def go() -> None:
            async with open_store(uri) as store:
                await test(store)

        asyncio.run(go())

    return run


WithStore = Callable[[Callable[[Store], Awaitable[None]]], None]


def test_an_opportunity_comes_back_as_it_went_in(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = page("http://bees.example/links", GONE)
        await store.save_page(found)
        await store.save_verdicts([verdict()])
        await store.save_opportunity(opportunity(found, verdict()))
        (lead,) = await leads(store)
        assert lead.opportunity == opportunity(found, verdict())
        assert (lead.state, lead.status, lead.first_seen) == (State.CONFIRMED, "new", MONDAY)

    with_store(story)


def test_saving_the_same_again_changes_nothing_but_last_seen(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        for at, run_id in ((MONDAY, "monday"), (TUESDAY, "tuesday")):
            found = page("http://bees.example/links", GONE, at=at, run_id=run_id)
            await store.save_page(found)
            await store.save_verdicts([verdict()])
            await store.save_opportunity(opportunity(found, verdict()))
        (lead,) = await leads(store)
        assert (lead.first_seen, lead.last_seen) == (MONDAY, TUESDAY)
        # Both runs saw it: two crawls at once each get their whole list.
        assert len(await leads(store, run_id="monday")) == len(await leads(store, run_id="tuesday")) == 1
        assert await leads(store, run_id="wednesday") == []

    with_store(story)


def test_what_is_only_suspected_is_listed_when_asked_for(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = page("http://bees.example/links", GONE)
        suspected = verdict(GONE, Reason.HTTP_404, confirmed=False)
        await store.save_page(found)
        await store.save_verdicts([suspected])
        await store.save_opportunity(opportunity(found, suspected))
        assert await leads(store) == []
        (lead,) = await leads(store, states=SEEN_ONCE_TOO)
        assert lead.state is State.SUSPECTED
        await store.save_verdicts([verdict()])
        await store.save_opportunity(opportunity(found, verdict()))
        assert len(await leads(store)) == 1

    with_store(story)


def test_a_target_that_lives_again_takes_its_leads_back(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = page("http://bees.example/links", GONE)
        await store.save_page(found)
        await store.save_opportunity(opportunity(found, verdict()))
        await store.save_verdicts([verdict(GONE, Reason.OK)])
        assert await leads(store, states=SEEN_ONCE_TOO) == []

    with_store(story)


def test_what_a_page_shows_no_longer_is_a_lead_no_longer(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = page("http://bees.example/links", GONE, "http://lost.example/")
        asks = replace(found, offers=(Kind.GUEST_POST, Kind.RESOURCE_PAGE))
        await store.save_page(asks)
        for target in (GONE, "http://lost.example/"):
            await store.save_opportunity(opportunity(asks, verdict(target)))
        for kind in asks.offers:
            await store.save_opportunity(Opportunity.on(asks, kind))
        elsewhere = replace(asks, url="http://bees.example/more")
        await store.save_page(elsewhere)
        await store.save_opportunity(Opportunity.on(elsewhere, Kind.GUEST_POST))
        assert len(await leads(store)) == 5
        # A link was repaired, and no more posts are wanted.
        now_it_is = replace(page("http://bees.example/links", "http://lost.example/"), offers=(Kind.RESOURCE_PAGE,))
        await store.save_page(now_it_is)
        left = {(lead.opportunity.kind, lead.opportunity.page_url) for lead in await leads(store)}
        assert left == {
            (Kind.BROKEN_LINK, found.url),
            (Kind.RESOURCE_PAGE, found.url),
            (Kind.GUEST_POST, elsewhere.url),
        }
        # And they are back.
        await store.save_page(asks)
        await store.save_opportunity(opportunity(asks, verdict(GONE)))
        await store.save_opportunity(Opportunity.on(asks, Kind.GUEST_POST))
        assert len(await leads(store)) == 5

    with_store(story)


def test_leads_know_their_neighbours(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        other_dead = "http://lost.example/"
        one = page("http://bees.example/links", GONE, other_dead)
        two = page("http://hives.example/links", f"{GONE}#chapter-2")
        for found in (one, two):
            await store.save_page(found)
        for found, target in ((one, GONE), (one, other_dead), (two, GONE)):
            await store.save_opportunity(opportunity(found, verdict(target)))
        known = {(lead.opportunity.page_url, lead.opportunity.link.url): lead for lead in await leads(store)}  # type: ignore[union-attr]
        lead = known["http://bees.example/links", GONE]
        assert (lead.other_pages_linking, lead.other_broken_on_page) == (1, 1)
        lead = known["http://hives.example/links", f"{GONE}#chapter-2"]
        assert (lead.other_pages_linking, lead.other_broken_on_page) == (1, 0)

    with_store(story)


def test_a_page_that_nobody_keeps_comes_after_one_that_somebody_does(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        dead = [f"http://lost.example/{n}" for n in range(5)]
        left = page("http://left.example/links", *dead, "http://kept.example/")
        kept = page("http://bees.example/links", GONE, *(f"http://kept.example/{n}" for n in range(5)))
        for found in (left, kept):
            await store.save_page(found)
        for target in dead:
            await store.save_opportunity(replace(opportunity(left, verdict(target)), score=0.9))
        await store.save_opportunity(replace(opportunity(kept, verdict(GONE)), score=0.6))
        found_first, *others = await leads(store)
        assert found_first.opportunity.page_url == "http://bees.example/links"
        assert {(lead.nobody_home, lead.score, lead.links_on_page) for lead in others} == {(True, 0.45, 6)}
        assert len(await leads(store, min_score=0.5)) == 1

    with_store(story)


def test_a_lead_has_the_contacts_of_the_contact_page_it_names(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        place = "http://bees.example/contact"
        own = ContactHint("page", place, 1, 0.8, "link text")
        found = replace(page("http://bees.example/links", GONE), contacts=(own,))
        office = ContactHint("email", "office@bees.example", 1, 0.7, "mailto", place, MONDAY)
        author = ContactHint("person", "Bob", 2, 0.7, "byline", place, MONDAY)
        await store.save_opportunity(opportunity(found, verdict()))
        (lead,) = await leads(store)
        assert lead.contacts == (own,)
        await store.save_page(replace(page(place), contacts=(office, author)))
        (lead,) = await leads(store)
        assert lead.contacts == (own, office)

    with_store(story)


def test_a_page_of_thousands_of_dead_links_is_listed_in_no_time(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        targets = [f"http://t{n}.example/" for n in range(3000)]
        found = page("http://bees.example/links", *targets)
        await store.save_page(found)
        for link in found.outbound_links:
            await store.save_opportunity(replace(opportunity(found, verdict(link.url)), contacts=()))
        # A count for every lead anew would be nine million steps.
        neighbours = await asyncio.wait_for(leads(store), timeout=20)
        assert {lead.other_broken_on_page for lead in neighbours} == {2999}

    with_store(story)


def test_a_store_whose_file_is_taken_away_says_so(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path}/p.db"
    file = Path(uri.removeprefix("sqlite:///"))

    async def go() -> None:
        async with open_store(uri) as store:
            file.unlink()
            with pytest.raises(StoreUnavailable, match="is gone: somebody removed"):
                await store.save_page(page())

    asyncio.run(go())


def test_a_store_that_must_exist_is_not_made(uri: str) -> None:
    async def go() -> None:
        with pytest.raises(StoreUnavailable, match="There is no store"):
            await open_store(uri, must_exist=True).__aenter__()

    asyncio.run(go())
    assert not os.path.exists(uri.removeprefix("sqlite:///"))


def test_leads_are_chosen_by_campaign_and_score(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = page("http://bees.example/links", GONE)
        await store.save_opportunity(opportunity(found, verdict()))
        assert len(await leads(store, campaign="bees", min_score=0.7)) == 1
        assert await leads(store, campaign="wasps") == []
        assert await leads(store, min_score=0.71) == []

    with_store(story)


def test_links_that_a_run_left_behind_are_taken_up(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        judged, unjudged, suspected, unwritten, half_written = (f"http://t{n}.example/" for n in range(5))
        found = page("http://bees.example/links", judged, unjudged, suspected, unwritten, half_written)
        await store.save_page(found)
        await store.save_opportunity(opportunity(found, verdict(half_written, Reason.HTTP_404, confirmed=False)))
        await store.save_verdicts(
            [
                verdict(judged, Reason.OK),
                verdict(suspected, Reason.HTTP_404, confirmed=False),
                # Confirmed, and then the crawl was killed before its lead was written.
                verdict(unwritten),
                verdict(half_written),
            ]
        )
        left = [page async for page in store.pages_with_open_links("bees")]
        assert [link.url for page in left for link in page.outbound_links] == [
            *(unjudged, suspected, unwritten, half_written)
        ]
        assert replace(left[0], outbound_links=found.outbound_links) == found
        assert [page async for page in store.pages_with_open_links("wasps")] == []

    with_store(story)


def test_runs_are_kept(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await store.save_run(Run("r1", "bees", MONDAY))
        await store.save_run(Run("r1", "bees", MONDAY, TUESDAY, "finished"))

    with_store(story)


def test_many_writers_at_once_on_one_connection(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        pages = [page(f"http://bees.example/{n}", GONE) for n in range(30)]
        await asyncio.gather(
            *(store.save_page(found) for found in pages),
            *(store.save_opportunity(opportunity(found, verdict())) for found in pages),
            *(store.save_verdicts([verdict(f"http://t{n}.example/")]) for n in range(30)),
        )
        assert len(await leads(store)) == 30

    with_store(story)


def _write_fifty(uri: str, who: int) -> None:
    async def go() -> None:
        async with open_store(uri) as store:
            for n in range(50):
                found = page(f"http://bees.example/{who}/{n}", GONE)
                await store.save_page(found)
                await store.save_opportunity(opportunity(found, verdict()))

    asyncio.run(go())


def test_two_processes_share_one_store_even_while_it_is_made(uri: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write_fifty, args=(uri, who)) for who in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]

    async def count() -> int:
        async with open_store(uri) as store:
            return len(await leads(store))

    assert asyncio.run(count()) == 100


@pytest.mark.parametrize(
    "uri",
    ["", "sqlite://", "sqlite:///", "leads.db", "mongodb://localhost", "mongodb://u:p@host/", "sqlite:///:memory:"],
)
def test_an_address_that_names_no_store(uri: str) -> None:
    with pytest.raises(BadInput, match="PROSPECTOR_STORE"):
        open_store(uri)


def test_a_store_that_cannot_be_opened_says_so_in_a_sentence(tmp_path: Path) -> None:
    async def try_to_open(path: Path) -> str:
        with pytest.raises(StoreUnavailable) as told:
            await open_store(f"sqlite:///{path}").__aenter__()
        return str(told.value)

    not_a_database = tmp_path / "notes.db"
    not_a_database.write_text("these are notes, and enough of them to look like a file of pages " * 20)
    newer = tmp_path / "newer.db"
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert "its folder does not exist" in asyncio.run(try_to_open(tmp_path / "nowhere" / "p.db"))
    assert "file is not a database" in asyncio.run(try_to_open(not_a_database))
    assert "written by a newer prospector" in asyncio.run(try_to_open(newer))
    assert "cannot be opened" in asyncio.run(try_to_open(tmp_path))
    if os.geteuid() != 0:
        locked = tmp_path / "locked"
        locked.mkdir(mode=0o500)
        assert "cannot be opened" in asyncio.run(try_to_open(locked / "p.db"))


def test_pages_that_link_to_a_target_but_those_we_know(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        one, other = (
            page("http://bees.example/links", GONE, "http://lost.example/"),
            page("http://hives.example/", GONE),
        )
        for shown in (one, other):
            await store.save_page(shown)
        found = [linking async for linking in store.pages_linking(GONE, besides={(one.url, one.campaign)})]
        assert [(linking.url, len(linking.outbound_links)) for linking in found] == [(other.url, 1)]
        assert len([linking async for linking in store.pages_linking(GONE)]) == 2

    with_store(story)


def test_who_reads_pages_with_open_links_can_write_though_another_writes_too(uri: str) -> None:
    async def go() -> None:
        async with open_store(uri) as one, open_store(uri) as other:
            for number in range(30):
                await one.save_page(page(f"http://bees.example/{number}", GONE))
            async for shown in one.pages_with_open_links("bees"):
                await other.save_verdicts([verdict(f"{shown.url}/other", Reason.OK)])
                await one.save_verdicts([verdict(f"{shown.url}/one", Reason.OK)])

    asyncio.run(go())


def test_one_store_reads_and_writes_at_once_while_another_writes(uri: str) -> None:
    async def go() -> None:
        async with open_store(uri) as one, open_store(uri) as other:
            for number in range(10):
                await one.save_page(page(f"http://bees.example/{number}", GONE))

            async def read() -> None:
                for _ in range(40):
                    assert len([shown async for shown in one.pages_linking(GONE)]) == 10

            async def write(store: Store, name: str) -> None:
                for number in range(200):
                    await store.save_verdicts([verdict(f"http://{name}.example/{number}", Reason.OK)])

            await asyncio.gather(read(), write(one, "one"), write(other, "other"))

    asyncio.run(go())
