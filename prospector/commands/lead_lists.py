"""`scrapy leads export|list`: lists from the store, as a file or in the terminal."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import AsyncIterator
from contextlib import aclosing
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from prospector import urls
from prospector.campaign import BadInput
from prospector.commands import Output, printing, say
from prospector.export.formats import FORMATS, write_leads
from prospector.export.lead import lead_row
from prospector.export.table import print_leads
from prospector.items import Kind
from prospector.store import State, Status, Store, StoredLead, Wanted
from prospector.store.leads import TO_EXPORT

E = TypeVar("E", State, Status, Kind)


async def export(store: Store, opts: argparse.Namespace, by: str) -> int:
    """Write the leads asked for to a file, and note in whose hands they are. How many."""
    format_name = format_of(opts.output, opts.format)
    limit = limit_from(opts.limit)
    wanted = wanted_from(opts)
    written: list[str] = []
    # Left half read when the output is lost, it must be closed before its store is.
    async with aclosing(store.leads(wanted)) as leads:
        with Output(opts.output) as output:
            count = await write_leads(_at_most(limit, leads), output, format_name, written.append)
    if opts.output != "-":
        path = whole_path(opts.output)
        # Whoever is erased later may stand in it.
        await store.note_export(path)
        await store.mark(written, by, Status.EXPORTED, only_from=TO_EXPORT)
    if not count:
        await say_which_campaigns(store, opts.campaign)
    return count


async def _at_most(limit: int, leads: AsyncIterator[StoredLead]) -> AsyncIterator[StoredLead]:
    count = 0
    async for lead in leads:
        yield lead
        count += 1
        if count == limit:
            return


async def show_list(store: Store, opts: argparse.Namespace) -> None:
    """Print the leads asked for: a table, or one JSON object a line."""
    limit = limit_from(opts.limit)
    wanted = wanted_from(opts)
    rows = []
    async with aclosing(store.leads(wanted)) as leads:
        async for stored in leads:
            rows.append(lead_row(stored))
            if limit and len(rows) > limit:
                break
    shown, more = (rows[:limit], len(rows) > limit) if limit else (rows, False)
    with printing() as console:
        if opts.json:
            console.file.writelines(f"{msgspec.json.encode(row).decode()}\n" for row in shown)
        else:
            print_leads(shown, console)
    if more:
        say(f"There are more than {limit}: --limit 0 shows all.")
    if not rows:
        await say_which_campaigns(store, opts.campaign)


def whole_path(path: str) -> str:
    """A path that means the same from wherever it is read."""
    return os.path.abspath(path)


def format_of(path: str, asked: str | None) -> str:
    """The name of the format to write: as asked for, else by the file's ending, else csv. Raises BadInput."""
    known = " or ".join(FORMATS)
    if asked:
        if asked not in FORMATS:
            raise BadInput(f"There is no format {asked!r}: --format can be {known}.")
        return asked
    ending = Path(path).suffix.lstrip(".").lower()
    if ending and ending not in FORMATS:
        raise BadInput(
            f"{path}: no format is called {ending}; let the name end in {known}, or say which with --format."
        )
    return ending or "csv"


def wanted_from(opts: argparse.Namespace) -> Wanted:
    """Which leads the options ask for. Raises BadInput."""
    statuses = words_from(Status, "--status", opts.status)
    states = words_from(State, "--state", opts.state)
    if not states:
        # Who asks only for those that were written to means also those that are repaired by now.
        is_over = bool(statuses) and not set(statuses) & {*TO_EXPORT, Status.EXPORTED}
        states = (State.CONFIRMED, State.FIXED, State.EXPIRED) if is_over else (State.CONFIRMED,)
        states += (State.SUSPECTED,) if opts.include_suspected else ()
    return Wanted(
        campaign=opts.campaign,
        run_id=opts.run,
        min_score=score_from(opts.min_score),
        states=states,
        statuses=statuses,
        kinds=words_from(Kind, "--kind", opts.kind),
        sites=tuple(map(_site, filter(None, map(str.strip, opts.site.split(","))))),
    )


def _site(given: str) -> str:
    site = urls.site_named(given)
    if "." not in site:
        raise BadInput(f"--site cannot be {given[:40]!r}: write a domain, like bees.example.")
    return site


def words_from(known: type[E], option: str, given: str) -> tuple[E, ...]:
    """The words of an option, with commas between them. Raises BadInput for one that is not known."""
    words = [word.strip().lower() for word in given.split(",") if word.strip()]
    for word in words:
        if word not in list(known):
            raise BadInput(f"{option} cannot be {word[:40]!r}: it can be {', '.join(known)}.")
    return tuple(map(known, words))


def score_from(given: str) -> float:
    """The lowest score a lead may have. Raises BadInput."""
    try:
        score = float(given)
    except ValueError:
        score = math.nan
    # Written so that "nan" fails too.
    if not 0 <= score <= 1:
        raise BadInput(f"--min-score must be a number from 0 to 1, not {given!r}.")
    return score


def limit_from(given: str) -> int:
    """How many leads to show; 0 shows all. Raises BadInput."""
    if not given.isdecimal() or len(given) > 9:
        raise BadInput(f"--limit must be a number of leads, not {given[:40]!r}.")
    return int(given)


async def say_which_campaigns(store: Store, asked: str) -> None:
    """A list came out empty: say so if that is because no campaign of that name has any leads."""
    if not asked:
        return
    names = {stored.opportunity.campaign async for stored in store.leads(Wanted(states=()))}
    if names and asked not in names:
        say(f"The campaign {asked} has no leads; those that have: {', '.join(sorted(islice(names, 20)))}.")
