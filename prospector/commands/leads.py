"""`scrapy leads export|list`: lists from the store."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, ClassVar

from rich.console import Console
from scrapy.commands import ScrapyCommand

from prospector.campaign import BadInput
from prospector.commands import run_async, say
from prospector.export.formats import FORMATS, write_leads
from prospector.export.lead import lead_row
from prospector.export.table import print_leads
from prospector.store import StoreUnavailable, open_store


class Command(ScrapyCommand):
    """What was found, as a file or as a table."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return "export|list [options]"

    def short_desc(self) -> str:
        return "Work with the leads in the store: export them to a file, or list them here"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", default="-", help="where to write (default: stdout)")
        parser.add_argument("--format", choices=sorted(FORMATS), help="default: by the file's ending, else csv")
        parser.add_argument("--campaign", default="", help="only leads of this campaign")
        parser.add_argument("--min-score", type=float, default=0.0, metavar="0..1", help="only leads this promising")
        parser.add_argument("--include-suspected", action="store_true", help="also what was seen dead only once")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        try:
            if args == ["export"]:
                say(f"{run_async(self._export(opts))} leads written.")
            elif args == ["list"]:
                run_async(self._list(opts))
            else:
                raise BadInput("Say what to do with the leads: scrapy leads export -o leads.csv, or scrapy leads list.")
        except BadInput as error:
            say(error)
            self.exitcode = 2
        except StoreUnavailable as error:
            say(error)
            self.exitcode = 1

    async def _export(self, opts: argparse.Namespace) -> int:
        assert self.settings is not None
        ending = Path(opts.output).suffix.lstrip(".").lower()
        format_name = opts.format or (ending if ending in FORMATS else "csv")
        async with open_store(self.settings["PROSPECTOR_STORE"]) as store:
            leads = store.leads(opts.campaign, "", opts.min_score, opts.include_suspected)
            with ExitStack() as files:
                return await write_leads(leads, _open_output(opts.output, files), format_name)

    async def _list(self, opts: argparse.Namespace) -> None:
        assert self.settings is not None
        async with open_store(self.settings["PROSPECTOR_STORE"]) as store:
            leads = store.leads(opts.campaign, "", opts.min_score, opts.include_suspected)
            print_leads([lead_row(stored) async for stored in leads], Console())


def _open_output(path: str, files: ExitStack) -> IO[bytes]:
    if path == "-":
        return sys.stdout.buffer
    try:
        return files.enter_context(Path(path).open("wb"))
    except OSError as error:
        raise BadInput(f"The output {path} cannot be written: {error.strerror}.") from error
