"""`scrapy inspect INPUT.jsonl`: what prospector reads in saved pages, without asking the network anything."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, ClassVar, TextIO

from scrapy.commands import ScrapyCommand

from prospector import urls
from prospector.detect.judge import judge
from prospector.detect.seen import Visit
from prospector.enrich.contacts import find_contacts
from prospector.qualify.reading import read_page

# A saved page has lost its headers; what it says of itself decides its charset.
_CONTENT_TYPE = "text/html"
# As much of a body as a visit to a link would have kept.
_JUDGED_BYTES = 64 * 1024


class Command(ScrapyCommand):
    """Read saved pages and write what they say, one JSON object a line."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "INPUT.jsonl [-o OUT.jsonl]"

    def short_desc(self) -> str:
        return "Say what prospector reads in saved pages"

    def long_desc(self) -> str:
        return (
            'Reads a list of saved pages, one {"id", "url", "path"} a line, and writes one JSON object for each: is it '
            "a resource page and why, its language, its outbound links, its contacts, and how its body would be judged "
            "as a link's target. Asks the network nothing."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", default="-", help="write here (default: standard output)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Inspect every page of the list; a page that cannot be read is said so on its line, and the rest goes on."""
        if len(args) != 1:
            self._refuse("scrapy inspect needs one argument: the JSONL file that lists the saved pages.")
            return
        source = Path(args[0])
        try:
            lines = source.read_text(encoding="utf-8-sig").splitlines()
        except OSError as error:
            self._refuse(f"The list of pages {source} cannot be read: {error.strerror}.")
            return
        except UnicodeDecodeError:
            self._refuse(f"The list of pages {source} is not UTF-8 text.")
            return
        try:
            output = _output(opts.output)
        except OSError as error:
            self._refuse(f"The output {opts.output} cannot be written: {error.strerror}.")
            return
        try:
            with output as file:
                failed = _write_all(inspect_lines(lines, source.parent), file)
        except OSError as error:
            print(f"Writing {opts.output} failed: {error.strerror}.", file=sys.stderr)
            self.exitcode = 1
            return
        if failed:
            pages = "1 page" if failed == 1 else f"{failed} pages"
            print(f"{pages} of {source} could not be inspected: see the lines with an error.", file=sys.stderr)
            self.exitcode = 1

    def _refuse(self, sentence: str) -> None:
        print(sentence, file=sys.stderr)
        self.exitcode = 2


def inspect_lines(lines: list[str], folder: Path) -> Iterator[dict[str, Any]]:
    """One record for every line of the list that is not empty, in order."""
    for line in lines:
        if line.strip():
            yield inspect_line(line, folder)


def inspect_line(line: str, folder: Path) -> dict[str, Any]:
    """The record of one line of the list; one with an `error` where the page cannot be read.

    A page's path is absolute, or relative to the list's folder, or to where we stand.
    """
    try:
        entry = json.loads(line)
    except ValueError as error:
        return _failed({}, f"This line is not JSON: {error}")
    if not isinstance(entry, dict):
        return _failed({}, "This line is not a JSON object.")
    if missing := [name for name in ("id", "url", "path") if not entry.get(name)]:
        return _failed(entry, f"This line has no {' and no '.join(missing)}.")
    url, path = str(entry["url"]), str(entry["path"])
    if not urls.is_web(url) or not urls.is_well_formed(url):
        return _failed(entry, f"The url {url[:200]} is no address on the web.")
    try:
        near = folder / path
        body = (near if near.exists() else Path(path)).read_bytes()
    except (OSError, ValueError) as error:
        return _failed(entry, f"The page {path} cannot be read: {getattr(error, 'strerror', None) or error}.")
    return {"id": entry["id"], "url": entry["url"], **inspect_page(url, body)}


def inspect_page(url: str, body: bytes) -> dict[str, Any]:
    """Everything prospector reads in one page, as the command writes it."""
    reading = read_page(url, body, _CONTENT_TYPE)
    found = find_contacts(reading.tree, reading.source, url, reading.text)
    visit = Visit(
        url=url, final_url=url, status=200, headers={"content-type": _CONTENT_TYPE}, body=body[:_JUDGED_BYTES]
    )
    finding = judge(visit)
    return {
        "resource_page": {
            "is": reading.is_resource_page,
            "score": reading.score,
            "reasons": list(reading.score_reasons),
        },
        "kinds": [str(kind) for kind in reading.kinds],
        "language": reading.language,
        "outbound_links": [
            {
                "url": link.url,
                "anchor": link.anchor,
                "rel": list(link.rel),
                "context": link.context,
                "heading": link.heading,
            }
            for link in reading.outbound_links
        ],
        "contacts": [
            {
                "kind": hint.kind,
                "value": hint.value,
                "rank": hint.rank,
                "confidence": hint.confidence,
                "method": hint.method,
            }
            for hint in found.contacts
        ],
        "withheld": [{"kind": kind, "value": value, "why": why} for kind, value, why in found.withheld],
        "body": {"verdict": str(finding.verdict), "reason": str(finding.reason)},
    }


def _output(path: str) -> AbstractContextManager[TextIO]:
    return nullcontext(sys.stdout) if path == "-" else Path(path).open("w", encoding="utf-8")


def _write_all(records: Iterator[dict[str, Any]], file: TextIO) -> int:
    """Write the records as they come; how many of them are errors."""
    failed = 0
    for record in records:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")
        failed += "error" in record
    return failed


def _failed(entry: dict[str, Any], error: str) -> dict[str, Any]:
    return {"id": entry.get("id"), "url": entry.get("url"), "error": error}
