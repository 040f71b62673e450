"""`scrapy leads export|list|suppress|unsuppress|erase|purge`: lists from the store, and whom to leave out of them."""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, ClassVar

from rich.console import Console
from scrapy.commands import ScrapyCommand

from prospector.campaign import BadInput
from prospector.commands import Output, OutputLost, refuse_unknown_options, run_async, say
from prospector.commands.duties import days_from, erase, purge, suppress, unsuppress
from prospector.detect.from_settings import count_from
from prospector.export.formats import FORMATS, write_leads
from prospector.export.lead import lead_row
from prospector.export.table import print_leads
from prospector.store import Store, StoreUnavailable, open_store
from prospector.store.of_crawl import spools_from
from prospector.store.writing import write_what_waits


class Command(ScrapyCommand):
    """What was found, as a file or as a table."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return "export|list|suppress VALUE…|unsuppress VALUE…|erase ADDRESS|purge [options]"

    def short_desc(self) -> str:
        return "Work with the leads in the store: export or list them, leave people alone, forget them"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", default="-", help="where to write (default: stdout)")
        parser.add_argument("--format", metavar="|".join(FORMATS), help="default: by the file's ending, else csv")
        parser.add_argument("--campaign", default="", help="only leads of this campaign")
        parser.add_argument("--min-score", default="0", metavar="0..1", help="only leads this promising")
        parser.add_argument("--why", default="", help="suppress: the reason, for whoever asks later")
        parser.add_argument("--older-than", metavar="DAYS", help="purge: default PROSPECTOR_RETENTION_DAYS")
        parser.add_argument("--include-suspected", action="store_true", help="also what was seen dead only once")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        try:
            refuse_unknown_options(args, "leads")
            if args == ["export"]:
                say(f"{run_async(self._export(opts))} leads written.")
            elif args == ["list"]:
                run_async(self._list(opts))
            elif args[:1] == ["suppress"] and args[1:]:
                say(run_async(self._with_store(lambda store: suppress(store, args[1:], opts.why))))
            elif args[:1] == ["unsuppress"] and args[1:]:
                say(run_async(self._with_store(lambda store: unsuppress(store, args[1:]))))
            elif args[:1] == ["erase"] and len(args) == 2:
                say(run_async(self._with_store(lambda store: erase(store, args[1]))))
            elif args == ["purge"]:
                days = days_from(opts.older_than or self._setting("PROSPECTOR_RETENTION_DAYS"))
                say(run_async(self._with_store(lambda store: purge(store, days))))
            else:
                raise BadInput(
                    "Say what to do with the leads: scrapy leads export -o leads.csv, list, suppress bees.example, "
                    "erase anna@bees.example, or purge."
                )
        except BadInput as error:
            say(error)
            self.exitcode = 2
        except StoreUnavailable as error:
            say(error)
            self.exitcode = 1
        except OutputLost as error:
            if str(error):
                say(error)
            self.exitcode = 1

    async def _export(self, opts: argparse.Namespace) -> int:
        format_name = format_of(opts.output, opts.format)
        min_score = score_from(opts.min_score)
        async with self._store() as store:
            found = store.leads(opts.campaign, "", min_score, opts.include_suspected)
            # Left half read when the output is lost, it must be closed before its store is.
            async with aclosing(found) as leads:
                with Output(opts.output) as output:
                    count = await write_leads(leads, output, format_name)
            if opts.output != "-":
                # Whoever is erased later may stand in it.
                await store.note_export(whole_path(opts.output))
            if not count:
                await say_which_campaigns(store, opts.campaign)
            return count

    async def _list(self, opts: argparse.Namespace) -> None:
        min_score = score_from(opts.min_score)
        async with self._store() as store:
            found = store.leads(opts.campaign, "", min_score, opts.include_suspected)
            leads = [lead_row(stored) async for stored in found]
            # An old terminal may not know every letter.
            with TextIOWrapper(Output("-"), sys.stdout.encoding, errors="replace", write_through=True) as output:
                print_leads(leads, Console(file=output))
            if not leads:
                await say_which_campaigns(store, opts.campaign)

    async def _with_store(self, work: Callable[[Store], Awaitable[str]]) -> str:
        async with self._store() as store:
            return await work(store)

    def _setting(self, name: str) -> str:
        assert self.settings is not None
        return str(self.settings[name])

    @asynccontextmanager
    async def _store(self) -> AsyncIterator[Store]:
        """The open store, with all in it that waited for it."""
        assert self.settings is not None
        count_from(self.settings, "PROSPECTOR_SPOOL_MB")
        # A mistaken path would look like a store without leads.
        async with open_store(self.settings["PROSPECTOR_STORE"], must_exist=True) as store:
            if said := await write_what_waits(store, spools_from(self.settings)):
                say(said)
            yield store


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


async def say_which_campaigns(store: Store, asked: str) -> None:
    """A list came out empty: say so if that is because no campaign of that name has any leads."""
    if not asked:
        return
    names = {stored.opportunity.campaign async for stored in store.leads(include_suspected=True)}
    if names and asked not in names:
        say(f"The campaign {asked} has no leads; those that have: {', '.join(sorted(names))}.")
