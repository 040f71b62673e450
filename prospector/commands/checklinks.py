"""`scrapy checklinks FILE|- [-o out.jsonl]`: judge a list of links without crawling."""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from prospector import urls
from prospector.campaign import BadInput
from prospector.commands import Output, OutputLost, refuse_unknown_options, run_async, say
from prospector.detect.from_settings import link_queue_from
from prospector.detect.queue import LinkQueue
from prospector.discover.address import NoAddress, read_address
from prospector.discover.given_file import GivenLines, encoding_of, open_lines
from prospector.items import LinkVerdict
from prospector.verdict import Verdict

Links = dict[str, dict[str, None]]
"""Links as we spell them, in order; with each how the list spells it, in order, where that is not the same."""


class Command(ScrapyCommand):
    """One JSON object a line, in the order in which links are settled."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return "FILE|- [-o out.jsonl]"

    def short_desc(self) -> str:
        return "Judge a list of links, one address a line (- reads standard input)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", default="-", help="where to write (default: stdout)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        try:
            refuse_unknown_options(args, "checklinks")
            if len(args) != 1:
                raise BadInput(
                    "Give one file of addresses, or - for standard input: scrapy checklinks links.txt -o verdicts.jsonl"
                )
            links = read_list(args[0])
            with Output(opts.output) as output:
                counts = run_async(check(links, self.settings, output))
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
        fell = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
        say(f"{counts.total()} links judged: {fell}.")


async def check(links: Links, settings: BaseSettings, output: Output) -> Counter[Verdict]:
    """Judge every link and write its record as soon as it is settled. Returns how the verdicts fell.

    Raises BadInput, and OutputLost as soon as a record cannot be written: the rest is not visited any more.
    """
    counts: Counter[Verdict] = Counter()
    lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def write(verdict: LinkVerdict, settled: bool) -> None:
        if not settled or lost.done():
            return
        for spelled in links[verdict.url] or (verdict.url,):
            record = json.dumps(record_of(verdict, spelled), ensure_ascii=False)
            try:
                output.write(f"{record}\n".encode("utf-8", "replace"))
            except OutputLost as error:
                # The queue goes on whatever becomes of a report; it is stopped below.
                lost.set_exception(error)
                return
            counts[verdict.verdict] += 1

    queue = link_queue_from(settings, write)
    judging = asyncio.create_task(_judge_all(links, queue))
    try:
        await asyncio.wait((judging, lost), return_when=asyncio.FIRST_COMPLETED)
        await (lost if lost.done() else judging)
    finally:
        judging.cancel()
        await queue.aclose()
    return counts


async def _judge_all(links: Links, queue: LinkQueue) -> None:
    for link in links:
        await queue.room()
        queue.add(link)
    await queue.settled()


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


def read_list(path: str) -> Links:
    """The distinct links of a list, in order. Blank lines and those that begin with # are passed over.

    Raises BadInput.
    """
    with _lines_of(path) as lines:
        links = group(lines)
    if not links:
        raise BadInput(f"{_title_of(path)} holds no address: give a list with one address a line.")
    return links


def group(lines: Iterable[str]) -> Links:
    """See `read_list`."""
    links: Links = {}
    for line in lines:
        given = line.strip()
        if not given or given.startswith("#"):
            continue
        spelled = _spelled(given)
        known = links.get(spelled)
        if known is None:
            links[spelled] = {} if spelled == given else {given: None}
        elif known or spelled != given:
            if not known:
                known[spelled] = None
            known[given] = None
    return links


def _spelled(given: str) -> str:
    """How we spell a line: an address as a browser does, `bees.example` as the seeds do.

    What is no web address stays as it is and is judged too: it comes out as skipped, with the reason.
    """
    key = urls.page_key(given)
    if key is None:
        try:
            key = urls.page_key(read_address(given))
        except NoAddress:
            key = None
    return key or given


@contextmanager
def _lines_of(path: str) -> Iterator[GivenLines]:
    if path != "-" and not Path(path).is_fifo():
        with open_lines(path) as lines:
            yield lines
        return
    # What comes through a pipe comes once: its beginning is looked at without taking it.
    title = _title_of(path)
    if path == "-" and sys.stdin is None:
        raise BadInput("Standard input is closed: give a file of addresses.")
    try:
        with open(sys.stdin.fileno() if path == "-" else path, "rb", closefd=path != "-") as pipe:
            encoding = encoding_of(pipe.peek(), title)
            with io.TextIOWrapper(pipe, encoding, errors="replace", newline="") as stream:
                yield GivenLines(stream, title, eight_bit=encoding == "latin-1")
    except OSError as error:
        raise BadInput(f"{title} cannot be read: {error.strerror}.") from error


def _title_of(path: str) -> str:
    return "Standard input" if path == "-" else path
