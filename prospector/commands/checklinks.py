"""`scrapy checklinks FILE|- [-o out.jsonl]`: judge a list of links without crawling."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import islice
from typing import Any, ClassVar

import msgspec
from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from prospector.campaign import BadInput
from prospector.commands import Output, OutputLost, refuse_unknown_options, run_async, say
from prospector.commands.link_list import Given, open_list
from prospector.detect.from_settings import count_from, link_queue_from, shelf_life_from
from prospector.detect.queue import LinkQueue
from prospector.detect.shelf_life import ShelfLife
from prospector.items import LinkVerdict, now
from prospector.store import StoreUnavailable, open_store
from prospector.store.book import Book
from prospector.store.of_crawl import PATIENCE_AT_THE_END, spools_from
from prospector.store.writing import write_what_waits
from prospector.verdict import Reason, Verdict

# Links that are read, and looked up in the store, at a time.
AT_ONCE = 500
# Seconds that a record waits for others to be written with.
A_MOMENT = 0.05


class Command(ScrapyCommand):
    """One JSON object a line, in the order in which links are settled."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return "FILE|- [-o out.jsonl] [--fresh]"

    def short_desc(self) -> str:
        return "Judge a list of links, one address a line (- reads standard input)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", default="-", help="where to write (default: stdout)")
        parser.add_argument(
            "--fresh", action="store_true", help="visit every link, also those whose last verdict is still good"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        try:
            refuse_unknown_options(args, "checklinks")
            if len(args) != 1:
                raise BadInput(
                    "Give one file of addresses, or - for standard input: scrapy checklinks links.txt -o verdicts.jsonl"
                )
            if opts.output != "-" and args[0] != "-" and os.path.realpath(args[0]) == os.path.realpath(opts.output):
                raise BadInput(f"{opts.output} is the list itself: write the verdicts to another file.")
            with open_list(args[0]) as links, Output(opts.output) as output:
                report = run_async(check(links, self.settings, output, opts.fresh))
        except BadInput as error:
            say(error)
            self.exitcode = 2
            return
        except OutputLost as error:
            if str(error):
                say(error)
            self.exitcode = 1
            return
        except KeyboardInterrupt:
            say("Stopped: only what is written so far was judged to the end.")
            self.exitcode = 130
            return
        for sentence in report:
            say(sentence)


async def check(links: Iterator[Given], settings: BaseSettings, output: Output, fresh: bool = False) -> list[str]:
    """Judge every link and write its record as soon as it is settled. Returns what there is to say at the end.

    A verdict that the store has from an earlier run, and that is still good, is written without a visit, unless all
    are to be `fresh`. Raises BadInput, and OutputLost as soon as a record cannot be written: the rest is not visited.
    """
    async with AsyncExitStack() as stack:
        checking = _Checking(output, shelf_life_from(settings), fresh)
        queue = link_queue_from(settings, checking.report, checking.is_suppressed)
        stack.push_async_callback(queue.aclose)
        count_from(settings, "PROSPECTOR_SPOOL_MB")
        spools = spools_from(settings)
        try:
            store = await stack.enter_async_context(open_store(settings["PROSPECTOR_STORE"]))
            if said := await write_what_waits(store, spools):
                say(said)
            book = Book(store, "checklinks", spools.new, _say_that_nothing_is_kept)
            checking.book = await stack.enter_async_context(book)
            stack.push_async_callback(_settle, checking.book)
        except StoreUnavailable as error:
            _say_that_nothing_is_kept(error)
        # Before the book: what it still reports is to be kept.
        stack.push_async_callback(queue.aclose)
        stack.callback(checking.flush)
        judging = asyncio.create_task(checking.judge_all(links, queue))
        stack.callback(judging.cancel)
        await asyncio.wait((judging, checking.lost), return_when=asyncio.FIRST_COMPLETED)
        await (checking.lost if checking.lost.done() else judging)
        return list(filter(None, (queue.weather_report, checking.summary())))


class _Checking:
    """One run over a list."""

    def __init__(self, output: Output, shelf_life: ShelfLife, fresh: bool) -> None:
        self.book: Book | None = None
        self.lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._output = output
        self._shelf_life = shelf_life
        self._fresh = fresh
        self._began = now()
        self._counts: Counter[Verdict] = Counter()
        self._not_visited = 0
        self._unwritten: list[bytes] = []
        # How the list spells the links that are being judged.
        self._spellings: dict[str, list[str]] = {}

    def is_suppressed(self, link: str) -> bool:
        """True for a link that is not to be visited, as somebody asked for."""
        return self.book is not None and self.book.suppressions.covers(link)

    async def judge_all(self, links: Iterator[Given], queue: LinkQueue) -> None:
        while some := list(islice(links, AT_ONCE)):
            known = await self.book.verdicts([link for link, _ in some]) if self.book is not None else {}
            for link, given in some:
                await queue.room()
                verdict = known.get(link)
                if link in self._spellings:
                    self._spellings[link].append(given)
                elif verdict is not None and self._is_good_enough(verdict) and not self.is_suppressed(link):
                    self._not_visited += 1
                    self._write(verdict, given)
                else:
                    self._spellings[link] = [given]
                    queue.add(link, verdict.looks if verdict is not None else ())
        await queue.settled()
        self.flush()

    def flush(self) -> None:
        """Write what is waiting to be written. A record waits for a moment: one by one they cost a call each."""
        written, self._unwritten = b"".join(self._unwritten), []
        if not written or self.lost.done():
            return
        try:
            self._output.write(written)
        except OutputLost as error:
            # The queue goes on whatever becomes of a report; it is stopped where `lost` is waited for.
            self.lost.set_exception(error)

    async def report(self, verdict: LinkVerdict, settled: bool) -> None:
        """What the queue calls after every look."""
        if self.book is not None and verdict.reason is not Reason.SCHEME:
            await self.book.note(verdict)
        if settled:
            for given in self._spellings.pop(verdict.url):
                self._write(verdict, given)

    def summary(self) -> str:
        """How the verdicts fell."""
        fell = ", ".join(f"{self._counts[verdict]} {verdict}" for verdict in Verdict if self._counts[verdict])
        known = f" {self._not_visited} were known from earlier runs (--fresh asks again)." if self._not_visited else ""
        return f"{self._counts.total()} links judged: {fell}.{known}"

    def _is_good_enough(self, verdict: LinkVerdict) -> bool:
        if self._fresh:
            # Found out in this run, for another spelling of the link.
            return verdict.checked_at >= self._began and (verdict.confirmed or verdict.verdict is Verdict.DOWN)
        return self._shelf_life.still_good(verdict, now())

    def _write(self, verdict: LinkVerdict, given: str) -> None:
        if self.lost.done():
            return
        if not self._unwritten:
            asyncio.get_running_loop().call_later(A_MOMENT, self.flush)
        self._unwritten.append(msgspec.json.encode(record_of(verdict, given)) + b"\n")
        self._counts[verdict.verdict] += 1


async def _settle(book: Book) -> None:
    """Give a store that is away a chance to come back, and say what waits for it otherwise."""
    await book.settled(PATIENCE_AT_THE_END)
    if book.waiting:
        say(book.waiting)


def _say_that_nothing_is_kept(error: StoreUnavailable) -> None:
    say(f"{error} The links are judged all the same, but no verdict is kept for the next run.")


def record_of(verdict: LinkVerdict, url: str) -> dict[str, Any]:
    """The contract's record of one link; `url` as it was given. `evidence` has one entry per look, oldest first."""
    return {
        "url": url,
        "verdict": verdict.verdict,
        "reason": verdict.reason,
        "status": verdict.status,
        "final_url": verdict.final_url,
        "redirects": [{"status": status, "url": onward} for status, onward in verdict.redirects],
        "looks": len(verdict.looks),
        "confirmed": verdict.confirmed,
        "elapsed_ms": verdict.elapsed_ms,
        "checked_at": verdict.checked_at,
        "evidence": [
            {"at": look.at, "verdict": look.verdict, "reason": look.reason, "detail": look.detail, **look.seen}
            for look in verdict.looks
        ],
    }
