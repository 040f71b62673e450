"""What happens to a lead: its state, which the crawl sees, and its status, which is people's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from prospector.items import GonePage, Kind, Opportunity, OutboundLink, ResourcePage
from prospector.store import Change, Outcome, State, Status, Store, StoredLead, Wanted, What
from prospector.verdict import Reason
from tests.store.test_store import (
    GONE,
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

OURS = "http://ours.example/guide"
ANYHOW = {"states": tuple(State), "statuses": tuple(Status)}


async def only_lead(store: Store) -> StoredLead:
    (lead,) = await leads(store, **ANYHOW)
    return lead


async def found_on_monday(store: Store) -> ResourcePage:
    """A page with one dead link, and its lead."""
    link = OutboundLink(GONE, "The guide", heading="Links", position=2)
    found = replace(
        page(), outbound_links=(link, OutboundLink("http://old.example/", "Old", heading="Links", position=1))
    )
    await store.save_page(found)
    await store.save_verdicts([verdict()], "monday")
    await store.save_opportunity(opportunity(found, verdict()))
    return found


async def what_happened(store: Store) -> list[tuple[str, str, str]]:
    lead = await only_lead(store)
    return [(change.what, change.value, change.by) for change in await store.history(lead.opportunity.lead_id)]


def on_tuesday(found: ResourcePage, *links: OutboundLink) -> ResourcePage:
    ours = tuple(link.url for link in links if link.url == OURS)
    return replace(found, outbound_links=links, our_links=ours, fetched_at=TUESDAY, run_id="tuesday")


OLD = OutboundLink("http://old.example/", "Old", heading="Links", position=1)


@pytest.mark.parametrize(
    "now, status",
    [
        # Our page took its place, wherever it stands.
        ((OLD, OutboundLink(OURS, "A better guide")), Status.WON),
        # Another's, which is called the same or stands in the same spot.
        ((OutboundLink("http://theirs.example/", "the GUIDE"), OLD), Status.LOST),
        ((OLD, OutboundLink("http://theirs.example/", "Hives", heading="Links", position=2)), Status.LOST),
        # It was taken out, and something else that is new has nothing to do with it.
        ((OLD,), Status.NEW),
        ((), Status.NEW),
        ((OLD, OutboundLink("http://new.example/", "News", heading="News", position=2)), Status.NEW),
    ],
)
def test_a_link_that_was_repaired(with_store: WithStore, now: Sequence[OutboundLink], status: Status) -> None:
    async def story(store: Store) -> None:
        found = await found_on_monday(store)
        for _ in range(2):
            # Read twice, it is said once.
            await store.save_page(on_tuesday(found, *now))
        lead = await only_lead(store)
        assert (lead.state, lead.status) == (State.FIXED, status)
        told = [("state", "confirmed", "run monday"), ("state", "fixed", "run tuesday")]
        assert await what_happened(store) == told + [("status", status, "run tuesday")] * (status is not Status.NEW)
        won, lost = int(status is Status.WON), int(status is Status.LOST)
        assert await store.outcome("tuesday") == Outcome(fixed=1, won=won, lost=lost)
        assert await store.outcome("monday") == Outcome()

    with_store(story)


@pytest.mark.parametrize("said", [Status.REJECTED, Status.WON, Status.LOST, Status.SUPPRESSED])
def test_what_people_decided_no_crawl_undoes(with_store: WithStore, said: Status) -> None:
    async def story(store: Store) -> None:
        found = await found_on_monday(store)
        await store.mark([(await only_lead(store)).opportunity.lead_id], "anna", said, "on the phone")
        await store.save_page(on_tuesday(found, OutboundLink(OURS, "Ours")))
        await store.save_page(replace(found, fetched_at=TUESDAY))
        await store.save_opportunity(replace(opportunity(found, verdict()), run_id="tuesday", found_at=TUESDAY))
        lead = await only_lead(store)
        assert (lead.state, lead.status, lead.notes) == (State.CONFIRMED, said, "on the phone")

    with_store(story)


def test_a_lead_that_somebody_wrote_about_is_won(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = await found_on_monday(store)
        lead_id = (await only_lead(store)).opportunity.lead_id
        assert await store.mark([lead_id], "anna", Status.CONTACTED) == 1
        assert await store.mark([lead_id], "anna", Status.CONTACTED) == 0
        await store.save_page(on_tuesday(found, OutboundLink(OURS, "Ours")))
        assert await what_happened(store) == [
            ("state", "confirmed", "run monday"),
            ("status", "contacted", "anna"),
            ("state", "fixed", "run tuesday"),
            ("status", "won", "run tuesday"),
        ]
        # It was a slip of the page's keeper, and the dead link is back: so is what Anna had said.
        await store.save_page(replace(found, fetched_at=TUESDAY, run_id="wednesday"))
        await store.save_opportunity(replace(opportunity(found, verdict()), run_id="wednesday", found_at=TUESDAY))
        lead = await only_lead(store)
        assert (lead.state, lead.status) == (State.CONFIRMED, Status.CONTACTED)

    with_store(story)


@pytest.mark.parametrize("status, ends", [(Status.CONTACTED, Status.WON), (Status.NEW, Status.NEW)])
def test_whoever_was_asked_may_link_to_us_and_leave_the_dead_link(
    with_store: WithStore, status: Status, ends: Status
) -> None:
    async def story(store: Store) -> None:
        found = await found_on_monday(store)
        await store.mark([(await only_lead(store)).opportunity.lead_id], "anna", status)
        for _ in range(2):
            await store.save_page(on_tuesday(found, *found.outbound_links, OutboundLink(OURS, "Ours")))
        lead = await only_lead(store)
        assert (lead.state, lead.status) == (State.CONFIRMED, ends)

    with_store(story)


def test_a_page_that_is_gone_takes_its_leads_back(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = await found_on_monday(store)
        gone = GonePage(found.url, "bees", "tuesday", TUESDAY)
        await store.save_gone(replace(gone, campaign="wasps"))
        await store.save_gone(replace(gone, url="http://bees.example/another"))
        # What was seen before it was read last says nothing.
        await store.save_gone(replace(gone, found_at="2026-03-01T10:00:00Z"))
        assert (await only_lead(store)).state is State.CONFIRMED
        await store.save_gone(gone)
        # A look at its link that was under way meanwhile makes it no lead again.
        await store.save_opportunity(replace(opportunity(found, verdict()), run_id="tuesday", found_at=TUESDAY))
        assert (await only_lead(store)).state is not State.CONFIRMED
        assert [page async for page in store.pages_linking(GONE)] == []
        assert [page async for page in store.pages_with_open_links("bees")] == []
        # And it is back.
        await store.save_page(replace(found, fetched_at=TUESDAY))
        await store.save_opportunity(replace(opportunity(found, verdict()), run_id="wednesday", found_at=TUESDAY))
        assert (await only_lead(store)).state is State.CONFIRMED

    with_store(story)


def test_a_target_that_lives_again_fixes_all_its_leads(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        for number in range(3):
            found = page(f"http://bees.example/{number}", GONE)
            await store.save_page(found)
            await store.save_opportunity(opportunity(found, verdict()))
        await store.save_verdicts([replace(verdict(GONE, Reason.OK), checked_at=TUESDAY)], "tuesday")
        fixed = await leads(store, **ANYHOW)
        assert {(lead.state, lead.status) for lead in fixed} == {(State.FIXED, Status.NEW)}
        assert len(fixed) == 3
        for lead in fixed:
            *_, last = await store.history(lead.opportunity.lead_id)
            assert last == Change(TUESDAY, What.STATE, "fixed", "run tuesday")

    with_store(story)


def test_a_page_that_lists_us_now_is_won(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = replace(page(), offers=(Kind.RESOURCE_PAGE,))
        await store.save_page(found)
        await store.save_opportunity(Opportunity.on(found, Kind.RESOURCE_PAGE))
        await store.save_page(replace(on_tuesday(found, OutboundLink(OURS, "Ours")), offers=()))
        lead = await only_lead(store)
        assert (lead.state, lead.status) == (State.FIXED, Status.WON)

    with_store(story)


def test_a_page_that_is_about_something_else_by_now_says_nothing_of_its_links(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = await found_on_monday(store)
        await store.save_page(replace(on_tuesday(found), on_topic=False))
        lead = await only_lead(store)
        assert (lead.state, lead.status) == (State.EXPIRED, Status.NEW)

    with_store(story)


def test_pages_of_any_run_and_campaign_link_to_a_target(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        for found in (
            page("http://bees.example/links", GONE, "http://fine.example/"),
            page("http://hives.example/links", f"{GONE}#chapter-2", run_id="sunday"),
            replace(page("http://bees.example/links", GONE), campaign="wasps"),
            page("http://wasps.example/links", "http://fine.example/"),
        ):
            await store.save_page(found)
        # A campaign that has no use for the page's links takes them from no other.
        await store.save_page(replace(page("http://hives.example/links"), campaign="wasps"))
        linking = [found async for found in store.pages_linking(GONE)]
        assert [(found.url, found.campaign, [link.url for link in found.outbound_links]) for found in linking] == [
            ("http://bees.example/links", "bees", [GONE]),
            ("http://bees.example/links", "wasps", [GONE]),
            ("http://hives.example/links", "bees", [f"{GONE}#chapter-2"]),
        ]

    with_store(story)


def test_leads_are_chosen_by_what_they_are(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        found = page("http://bees.example/links", GONE)
        post = replace(Opportunity.on(found, Kind.GUEST_POST), score=0.3)
        for each in (opportunity(found, verdict()), post):
            await store.save_opportunity(each)
        broken = opportunity(found, verdict()).lead_id
        await store.mark([post.lead_id], "anna", Status.READY)

        async def chosen(**wanted: object) -> list[str]:
            return [lead.opportunity.lead_id for lead in await leads(store, **wanted)]

        assert await chosen() == [broken, post.lead_id]
        assert await chosen(kinds=(Kind.GUEST_POST,)) == [post.lead_id]
        assert await chosen(statuses=(Status.READY, Status.WON)) == [post.lead_id]
        assert await chosen(sites=("bees.example", "hives.example")) == [broken, post.lead_id]
        assert await chosen(sites=("bees",)) == []
        assert await chosen(lead_id=broken[:6]) == [broken]
        assert await chosen(states=(State.FIXED,)) == []
        # Who is not to be written to is in no list.
        await store.mark([post.lead_id], "anna", Status.SUPPRESSED)
        assert await chosen() == [broken]
        assert await chosen(statuses=(Status.SUPPRESSED,)) == [post.lead_id]

    with_store(story)


def test_only_leads_of_a_status_are_marked(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await found_on_monday(store)
        lead_id = (await only_lead(store)).opportunity.lead_id
        await store.mark([lead_id], "anna", Status.CONTACTED, "wrote")
        assert await store.mark([lead_id, "no such lead"], "anna", Status.EXPORTED, only_from=(Status.NEW,)) == 0
        await store.mark([lead_id], "bob", note="$notes 'rang' too; -- really")
        lead = await only_lead(store)
        assert (lead.status, lead.notes) == (Status.CONTACTED, "wrote; $notes 'rang' too; -- really")

    with_store(story)


def test_who_is_erased_is_in_no_note_either(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await found_on_monday(store)
        lead_id = (await only_lead(store)).opportunity.lead_id
        await store.mark([lead_id], "bob", note="Wrote to <Anna+links@Bees.example>, not to anna.b@bees.example.")
        await store.erase("anna@bees.example")
        lead = await only_lead(store)
        assert lead.notes == "Wrote to <(erased)>, not to anna.b@bees.example."
        assert (await store.history(lead_id))[-1].value == lead.notes

    with_store(story)


def test_a_lead_is_found_by_its_id(with_store: WithStore) -> None:
    async def story(store: Store) -> None:
        await found_on_monday(store)
        lead = await only_lead(store)
        assert [each async for each in store.leads(Wanted(lead_id=lead.opportunity.lead_id))] == [lead]
        assert await store.history("0" * 16) == ()

    with_store(story)
