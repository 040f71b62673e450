"""`scrapy leads show|mark`: one lead with all we know of it, and what people did with leads."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import msgspec

from prospector.campaign import BadInput
from prospector.commands import printing
from prospector.commands.listed import list_named, values_in
from prospector.export.one_lead import lead_record, print_lead
from prospector.store import State, Status, Store, StoredLead, Wanted
from prospector.suppression import spelled

# Why the page of a lead is suppressed that somebody marked so.
MARKED = "marked suppressed"
_LEAD_ID = re.compile(r"[0-9a-f]{4,16}")


async def show(store: Store, given: str, as_json: bool) -> None:
    """Print everything known of a lead."""
    lead = await one_lead(store, given)
    history = await store.history(lead.opportunity.lead_id)
    with printing() as console:
        if as_json:
            console.file.write(f"{msgspec.json.encode(lead_record(lead, history)).decode()}\n")
        else:
            print_lead(lead, history, console)


async def mark(store: Store, given: list[str], note: str, by: str) -> str:
    """Note how far people are with leads. What was done, as a sentence.

    `given`: leads, or files that name them in a column `lead_id`, and a status; the status may be left out for a note.
    """
    statuses = [word for word in given if word.lower() in list(Status)]
    if len(statuses) > 1:
        raise BadInput(f"A lead has one status, and these are {len(statuses)}: {', '.join(statuses)}.")
    status = Status(statuses[0].lower()) if statuses else None
    if status is None and not note:
        raise BadInput(f"Say how far you are: scrapy leads mark LEAD STATUS; STATUS is {', '.join(Status)}.")
    leads = [lead async for lead in _named(store, [word for word in given if word not in statuses])]
    if not leads:
        raise BadInput("Say which leads: scrapy leads mark LEAD STATUS; scrapy leads list shows what they are called.")
    leads = list({lead.opportunity.lead_id: lead for lead in leads}.values())
    changed = await store.mark([lead.opportunity.lead_id for lead in leads], by, status, note)
    if status is Status.SUPPRESSED:
        await store.suppress(sorted({spelled(lead.opportunity.page_url) for lead in leads}), MARKED)
    elif status is not None:
        for page in {spelled(lead.opportunity.page_url) for lead in leads if lead.status is Status.SUPPRESSED}:
            await store.unsuppress(page, MARKED)
    marked = "1 lead is" if len(leads) == 1 else f"{len(leads)} leads are"
    now_is = f"marked {status}" if status is not None else "noted"
    return f"{marked} {now_is}." if changed else f"{marked} {now_is} already."


async def one_lead(store: Store, given: str) -> StoredLead:
    """The lead with this id, or whose id begins so. Raises BadInput if there is none, or more than one."""
    begins = given.strip().lower()
    found: list[StoredLead] = []
    if begins.isalnum():
        wanted = Wanted(lead_id=begins, states=tuple(State), statuses=tuple(Status), even_suppressed=True)
        found = [lead async for lead in store.leads(wanted)]
    if not found:
        raise BadInput(f"There is no lead {given[:40]!r}: scrapy leads list shows what they are called.")
    if len(found) > 1:
        raise BadInput(f"{len(found)} leads begin with {given!r}: write some more of it.")
    return found[0]


async def _named(store: Store, given: list[str]) -> AsyncIterator[StoredLead]:
    """The leads that arguments name, or files among them. Raises BadInput."""
    for word in given:
        path = list_named(word)
        if path is None:
            yield await one_lead(store, word)
            continue
        count = 0
        for number, value in values_in(path, ("lead_id",)):
            count += 1
            if not _LEAD_ID.fullmatch(value.lower()):
                raise BadInput(
                    f"{path}, line {number}: {value[:40]!r} is no lead; a list needs a column lead_id, as those of "
                    "scrapy leads export have."
                )
            try:
                yield await one_lead(store, value)
            except BadInput as error:
                raise BadInput(f"{path}, line {number}: {error}") from error
        if not count:
            raise BadInput(f"{path} names no leads: it needs a column lead_id, as lists of scrapy leads export have.")
