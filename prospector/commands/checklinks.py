"""`scrapy checklinks FILE|- [-o out.jsonl]`: judge a list of links without crawling."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from prospector import urls
from prospector.campaign import BadInput
from prospector.commands import run_async, say
from prospector.detect.from_settings import link_queue_from
from prospector.items import LinkVerdict
from prospector.verdict import Verdict


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
        if len(args) != 1:
            say("Give one file of addresses, or - for standard input: scrapy checklinks links.txt -o verdicts.jsonl")
            self.exitcode = 2
            return
        try:
            links = read_list(args[0])
            with ExitStack() as files:
                output = sys.stdout
                if opts.output != "-":
                    output = files.enter_context(_open_output(opts.output))
                counts = run_async(check(links, self.settings, output))
        except BadInput as error:
            say(error)
            self.exitcode = 2
            return
        fell = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
        say(f"{counts.total()} links judged{f': {fell}' if fell else ''}.")


async def check(links: dict[str, list[str]], settings: BaseSettings, output: IO[str]) -> Counter[Verdict]:
    """Judge every link and write its record as soon as it is settled. Returns how the verdicts fell."""
    counts: Counter[Verdict] = Counter()

    async def write(verdict: LinkVerdict, settled: bool) -> None:
        if not settled:
            return
        for spelled in links[verdict.url] or (verdict.url,):
            counts[verdict.verdict] += 1
            output.write(json.dumps(record_of(verdict, spelled), ensure_ascii=False) + "\n")

    queue = link_queue_from(settings, write)
    try:
        for link in links:
            await queue.room()
            queue.add(link)
        await queue.settled()
    finally:
        await queue.aclose()
        output.flush()
    return counts


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


def read_list(path: str) -> dict[str, list[str]]:
    """The distinct links of a list, in order: how we spell each, and how the list does where that differs.

    Blank lines and those that begin with # are passed over. Raises BadInput.
    """
    try:
        if path == "-":
            return group(sys.stdin)
        with Path(path).open(encoding="utf-8-sig", errors="replace") as lines:
            return group(lines)
    except OSError as error:
        raise BadInput(f"The list {path} cannot be read: {error.strerror}.") from error


def group(lines: Iterable[str]) -> dict[str, list[str]]:
    """See `read_list`."""
    links: dict[str, list[str]] = {}
    for line in lines:
        given = line.strip()
        if not given or given.startswith("#"):
            continue
        # What is no web address is judged too: it comes out as skipped, with the reason.
        spelled = urls.page_key(given) or given
        known = links.get(spelled)
        if known is None:
            links[spelled] = [] if spelled == given else [given]
        elif given not in known and (known or spelled != given):
            links[spelled] = [*(known or [spelled]), given]
    return links


def _open_output(path: str) -> IO[str]:
    try:
        return Path(path).open("w", encoding="utf-8")
    except OSError as error:
        raise BadInput(f"The output {path} cannot be written: {error.strerror}.") from error
