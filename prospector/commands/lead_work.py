"""`scrapy leads show|mark`: one lead with all we know of it, and what people did with leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from prospector.campaign import BadInput
from prospector.commands import printing
from prospector.commands.listed import values_in
from prospector.export.one_lead import lead_record, print_lead
from prospector.store import State, Status, Store, StoredLead, Wanted
from prospector.suppression import spelled

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
    leads = [await one_lead(store, lead_id) for lead_id in _lead_ids(word for word in given if word not in statuses)]
    if not leads:
        raise BadInput("Say which leads: scrapy leads mark LEAD STATUS; scrapy leads list shows what they are called.")
    changed = await store.mark([lead.opportunity.lead_id for lead in leads], by, status, note)
    if status is Status.SUPPRESSED:
        pages = {spelled(lead.opportunity.page_url) for lead in leads}
        await store.suppress(sorted(pages), "marked suppressed")
    marked = "1 lead is" if len(leads) == 1 else f"{len(leads)} leads are"
    now_is = f"marked {status}" if status is not None else "noted"
    return f"{marked} {now_is}." if changed else f"{marked} {now_is} already."


async def one_lead(store: Store, given: str) -> StoredLead:
    """The lead with this id, or whose id begins so. Raises BadInput if there is none, or more than one."""
    begins = given.strip().lower()
    found: list[StoredLead] = []
    if begins.isalnum():
        wanted = Wanted(lead_id=begins, states=tuple(State), statuses=tuple(Status))
        found = [lead async for lead in store.leads(wanted)]
    if not found:
        raise BadInput(f"There is no lead {given[:40]!r}: scrapy leads list shows what they are called.")
    if len(found) > 1:
        raise BadInput(f"{len(found)} leads begin with {given!r}: write some more of it.")
    return found[0]


def _lead_ids(given: Iterator[str]) -> Iterator[str]:
    for word in given:
        path = Path(word)
        if path.suffix and path.is_file():
            yield from _named_in(path)
        else:
            yield word


def _named_in(path: Path) -> list[str]:
    """The leads that a list names: CSV or JSON lines with a column `lead_id`, or one a line."""
    named = [value for _, value in values_in(path, ("lead_id",))]
    if not named or not all(_LEAD_ID.fullmatch(value) for value in named):
        raise BadInput(f"{path} names no leads: it needs a column lead_id, as lists of scrapy leads export have.")
    return list(dict.fromkeys(named))
