"""`scrapy leads …`: lists from the store, what people did with leads, and whom to leave out."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar, TypeVar

from scrapy.commands import ScrapyCommand

from prospector.campaign import BadInput
from prospector.commands import OutputLost, refuse_unknown_options, run_async, say
from prospector.commands.duties import days_from, erase, purge, suppress, unsuppress
from prospector.commands.lead_lists import export, show_list
from prospector.commands.lead_work import mark, show
from prospector.detect.from_settings import count_from
from prospector.export.formats import FORMATS
from prospector.items import Kind
from prospector.store import State, Status, Store, StoreUnavailable, open_store
from prospector.store.of_crawl import spools_from
from prospector.store.writing import write_what_waits

T = TypeVar("T")


class Command(ScrapyCommand):
    """What was found, as a file or as a table."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return "export|list|show LEAD|mark LEAD… STATUS|suppress VALUE…|unsuppress VALUE…|erase ADDRESS|purge [options]"

    def short_desc(self) -> str:
        return "Work with the leads in the store: export, list, show and mark them, leave people alone, forget them"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", default="-", help="where to write (default: stdout)")
        parser.add_argument("--format", metavar="|".join(FORMATS), help="default: by the file's ending, else csv")
        which = parser.add_argument_group("Which leads (export, list)")
        which.add_argument("--campaign", default="", help="only leads of this campaign")
        which.add_argument("--min-score", default="0", metavar="0..1", help="only leads this promising")
        which.add_argument("--kind", default="", metavar="KIND,…", help=", ".join(Kind))
        which.add_argument("--status", default="", metavar="STATUS,…", help=", ".join(Status))
        which.add_argument("--state", default="", metavar="STATE,…", help=f"{', '.join(State)} (default: confirmed)")
        which.add_argument("--include-suspected", action="store_true", help="also what was seen dead only once")
        which.add_argument("--site", default="", metavar="DOMAIN,…", help="only leads on pages of these sites")
        which.add_argument("--run", default="", metavar="RUN_ID", help="only leads that this run saw")
        parser.add_argument("--limit", default="0", metavar="N", help="export, list: so many at most")
        parser.add_argument("--json", action="store_true", help="list, show: JSON, one lead a line")
        parser.add_argument("--note", default="", metavar="TEXT", help="mark: to be added to the leads' notes")
        parser.add_argument("--by", default="", metavar="NAME", help="mark, export: who you are (default: your login)")
        parser.add_argument("--why", default="", help="suppress: the reason, for whoever asks later")
        parser.add_argument("--older-than", metavar="DAYS", help="purge: default PROSPECTOR_RETENTION_DAYS")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        # What a terminal hands over that is no text cannot be kept.
        for name in ("note", "by", "why"):
            setattr(opts, name, getattr(opts, name).encode("utf-8", "replace").decode())
        try:
            refuse_unknown_options(args, "leads")
            if said := self._do(args[0] if args else "", args[1:], opts):
                say(said)
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

    def _do(self, what: str, args: list[str], opts: argparse.Namespace) -> str:
        """Do what was asked for. What is to be said of it; raises BadInput, StoreUnavailable and OutputLost."""
        by = opts.by or login()
        if what == "export" and not args:
            return f"{self._with_store(lambda store: export(store, opts, by))} leads written."
        if what == "list" and not args:
            self._with_store(lambda store: show_list(store, opts))
            return ""
        if what == "show" and len(args) == 1:
            self._with_store(lambda store: show(store, args[0], opts.json))
            return ""
        if what == "mark" and args:
            return self._with_store(lambda store: mark(store, args, opts.note.strip(), by))
        if what == "suppress" and args:
            return self._with_store(lambda store: suppress(store, args, opts.why))
        if what == "unsuppress" and args:
            return self._with_store(lambda store: unsuppress(store, args))
        if what == "erase" and len(args) == 1:
            return self._with_store(lambda store: erase(store, args[0]))
        if what == "purge" and not args:
            days = days_from(opts.older_than or self._setting("PROSPECTOR_RETENTION_DAYS"))
            return self._with_store(lambda store: purge(store, days))
        raise BadInput(
            "Say what to do with the leads: scrapy leads export -o leads.csv, list, show LEAD, mark LEAD contacted, "
            "suppress bees.example, erase anna@bees.example, or purge."
        )

    def _with_store(self, work: Callable[[Store], Awaitable[T]]) -> T:
        async def go() -> T:
            assert self.settings is not None
            count_from(self.settings, "PROSPECTOR_SPOOL_MB")
            # A mistaken path would look like a store without leads.
            async with open_store(self.settings["PROSPECTOR_STORE"], must_exist=True) as store:
                if said := await write_what_waits(store, spools_from(self.settings)):
                    say(said)
                return await work(store)

        return run_async(go())

    def _setting(self, name: str) -> str:
        assert self.settings is not None
        return str(self.settings[name])


def login() -> str:
    """What this person is called on this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # In a container there may be nobody.
        return "somebody"
