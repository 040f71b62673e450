"""What comes late, because the store was away, does not go back behind what was found out since."""

from __future__ import annotations

from dataclasses import replace

from prospector.items import Kind, LinkVerdict, Opportunity, ResourcePage
from prospector.store import State, Store
from prospector.verdict import Reason
from tests.store.test_store import (
    GONE,
    MONDAY,
    SEEN_ONCE_TOO,
    TUESDAY,
    WithStore,
    leads,
    opportunity,
    page,
    uri,
    verdict,
    with_store,
)

__all__ = ["uri", "with_store"]

WEDNESDAY = "2026-03-04T10:00:00Z"
PLACE = "http://bees.example/links"


def on(day: str, *targets: str) -> ResourcePage:
    return replace(page(PLACE, *targets, at=day, run_id=day), title=day)


def said_on(day: str, *reasons: Reason) -> LinkVerdict:
    return replace(verdict(GONE, *reasons), checked_at=day)


async def states(store: Store) -> set[str]:
    everything = await leads(store, states=SEEN_ONCE_TOO)
    return {lead.state.value for lead in everything}


def test_of_a_page_the_newest_reading_stays(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await store.save_page(on(TUESDAY, GONE))
        await store.save_page(on(MONDAY, "http://lost.example/"))
        (left,) = [found async for found in store.pages_with_open_links("bees")]
        assert left == on(TUESDAY, GONE)
        # In the same second whoever comes last is right.
        await store.save_page(replace(on(TUESDAY, GONE), title="Afternoon"))
        (left,) = [found async for found in store.pages_with_open_links("bees")]
        assert left.title == "Afternoon"

    with_store(story)


def test_a_page_read_before_takes_no_lead_back(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await store.save_page(on(TUESDAY, GONE))
        await store.save_opportunity(opportunity(on(TUESDAY, GONE), said_on(TUESDAY)))
        await store.save_page(on(MONDAY))
        assert await states(store) == {"confirmed"}
        await store.save_page(on(WEDNESDAY))
        assert await states(store) == set()

    with_store(story)


def test_of_a_link_the_newest_verdict_stays(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        other = verdict("http://lost.example/")
        await store.save_verdicts([said_on(TUESDAY)])
        await store.save_verdicts([said_on(MONDAY, Reason.OK), other])
        assert await store.verdicts([GONE, other.url]) == {GONE: said_on(TUESDAY), other.url: other}
        await store.save_verdicts([said_on(TUESDAY, Reason.OK)])
        assert (await store.verdicts([GONE]))[GONE].reason is Reason.OK

    with_store(story)


def test_a_link_that_lived_before_it_died_takes_no_lead_back(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await store.save_page(on(TUESDAY, GONE))
        await store.save_verdicts([said_on(TUESDAY)])
        await store.save_opportunity(opportunity(on(TUESDAY, GONE), said_on(TUESDAY)))
        await store.save_verdicts([said_on(MONDAY, Reason.OK)])
        assert await states(store) == {"confirmed"}
        await store.save_verdicts([said_on(WEDNESDAY, Reason.OK)])
        assert await states(store) == set()

    with_store(story)


def test_a_lead_of_a_link_that_lives_again_is_none_when_it_comes(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await store.save_page(on(MONDAY, GONE))
        await store.save_verdicts([said_on(TUESDAY, Reason.OK)])
        await store.save_verdicts([said_on(MONDAY)])
        await store.save_opportunity(opportunity(on(MONDAY, GONE), said_on(MONDAY)))
        assert await states(store) == set()
        # It died once more.
        await store.save_verdicts([said_on(WEDNESDAY)])
        await store.save_opportunity(opportunity(on(WEDNESDAY, GONE), said_on(WEDNESDAY)))
        assert await states(store) == {"confirmed"}

    with_store(story)


def test_a_lead_of_what_its_page_shows_no_longer_is_none_when_it_comes(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        asks = replace(on(MONDAY, GONE), offers=(Kind.GUEST_POST,))
        await store.save_page(on(TUESDAY))
        await store.save_opportunity(opportunity(asks, said_on(MONDAY)))
        await store.save_opportunity(replace(Opportunity.on(asks, Kind.GUEST_POST), found_at=MONDAY))
        assert await states(store) == set()

    with_store(story)


def test_a_lead_that_comes_late_is_in_its_run_and_changes_nothing_else(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await store.save_page(on(TUESDAY, GONE))
        await store.save_opportunity(replace(opportunity(on(TUESDAY, GONE), said_on(TUESDAY)), score=0.8))
        await store.save_opportunity(replace(opportunity(on(MONDAY, GONE), said_on(MONDAY)), score=0.1))
        (lead,) = await leads(store, run_id=MONDAY)
        assert (lead.opportunity.score, lead.opportunity.page_title) == (0.8, TUESDAY)
        assert (lead.state, lead.last_seen) == (State.CONFIRMED, TUESDAY)

    with_store(story)
