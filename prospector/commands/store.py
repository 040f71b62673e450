"""`scrapy store move FROM TO`: everything known, from a file into MongoDB or back."""

from __future__ import annotations

import argparse
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from prospector.campaign import BadInput
from prospector.commands import refuse_unknown_options, run_async, say
from prospector.detect.from_settings import count_from
from prospector.store import StoreUnavailable, open_store, without_password
from prospector.store.move import move
from prospector.store.of_crawl import spools_from
from prospector.store.spool import Spools
from prospector.store.writing import write_what_waits


class Command(ScrapyCommand):
    """The store itself, apart from what is in it."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return "move FROM TO"

    def short_desc(self) -> str:
        return "Copy everything known into another store: sqlite:///leads.db mongodb://localhost/prospector, or back"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        try:
            refuse_unknown_options(args, "store")
            if args[:1] != ["move"] or len(args) != 3:
                raise BadInput(
                    "Say from where to where: scrapy store move sqlite:///prospector.db mongodb://localhost/prospector."
                )
            assert self.settings is not None
            count_from(self.settings, "PROSPECTOR_SPOOL_MB")
            run_async(_move(args[1], args[2], spools_from(self.settings, args[1])))
        except BadInput as error:
            # Here an address comes from no setting.
            say(str(error).removeprefix("PROSPECTOR_STORE: "))
            self.exitcode = 2
        except StoreUnavailable as error:
            say(error)
            self.exitcode = 1


async def _move(source: str, target: str, waiting: Spools) -> None:
    title = without_password(target)
    if source == target:
        raise BadInput(f"{title} is named twice: the second is where it goes.")
    stores = open_store(source, must_exist=True), open_store(target)
    async with stores[0] as from_there, stores[1] as to_here:
        if said := await write_what_waits(from_there, waiting):
            say(said)
        await move(from_there, to_here, title, lambda kind, count: say(f"{count:>12,} {kind}"))
    say(f"All of it is in {title}, counted and compared. PROSPECTOR_STORE says which of the two is used from now on.")
