"""How many of a site's resource pages does a crawl find on a small budget?

    python -m benchmarks.harvest [--pages 30] [--errors] [SITE ...]

The whole websites of the corpus, served on loopback each by its name, read by `scrapy crawl resourcepages` twice: to
the end, and with a budget of pages a site. Beside it breadth-first order: the same pages, asked for in the order in
which their links stand, with the same budget. `--errors` lists what was missed, and how the full crawl came to it.

Two addresses of one file (`/` and `/index.html`) are one page.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import time
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.measure import BIN, measure, scratch
from prospector.discover.traps import is_trap
from prospector.qualify.reading import read_page
from prospector.sampleweb.behaviours import Answer, Behaviour
from prospector.sampleweb.request import Request
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from tests.corpus_sites import expected, hosts

DEPTH = 4
# As the spider's.
MOST_INNER_LINKS = 1000
EVERYTHING = 1_000_000


@dataclass(frozen=True)
class AtHome:
    """A page whose links to its own site, written out in full, lead to the port that we serve it on."""

    page: Answer

    async def __call__(self, request: Request, writer: object) -> None:
        await replace(self.page, body=at_home(self.page.body, request.host, request.port))(request, writer)  # type: ignore[arg-type]


def at_home(body: bytes, host: str, port: int) -> bytes:
    """The page with the port in every address of its own host."""
    home = b"http://%s:%d" % (host.encode(), port)
    for scheme in (b"https://", b"http://"):
        for end in (b"/", b'"', b"'", b"?", b"#", b"<"):
            body = body.replace(scheme + host.encode() + end, home + end)
    return body


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sites", nargs="*", metavar="SITE", help="hosts of the corpus; all of them if none is named")
    parser.add_argument("--pages", type=int, default=30, help="the budget of pages a site (30)")
    parser.add_argument("--errors", action="store_true", help="list the resource pages that were missed")
    asked = parser.parse_args()
    counts = expected()
    names = asked.sites or sorted(counts)
    with scratch() as folder, Web([served(host) for host in hosts(names)]) as web:
        files = {host.name: host.pages for host in hosts(names)}
        began = time.monotonic()
        everything = crawl(folder / "full.db", web, names, EVERYTHING, leave_early=False)
        between = time.monotonic()
        ours = crawl(folder / "ours.db", web, names, asked.pages)
        took = between - began, time.monotonic() - between
        print(f"Two crawls of {len(names)} sites: to the end in {took[0]:.0f} s, with the budget in {took[1]:.0f} s.")
        print(f"{'':44}{'pages':>6}{'resource':>9}{'ours':>6}{'breadth':>8}")
        total = [0, 0, 0, 0]
        missed: list[Found] = []
        for name in names:
            whole = distinct(everything, name, files[name])
            found = distinct(ours, name, files[name])
            wide = breadth_first(name, files[name], web.port, asked.pages)
            good = {key for key, page in whole.items() if page.is_resource_page}
            row = len(whole), len(good), len(good & found.keys()), len(good & wide)
            total = [sum(pair) for pair in zip(total, row, strict=True)]
            missed += [page for key, page in whole.items() if key in good - found.keys()]
            print(f"{name:44}{row[0]:6}{row[1]:9}{row[2]:6}{row[3]:8}")
    pages, resource, mine, other = total
    print(f"{'all':44}{pages:6}{resource:9}{mine:6}{other:8}")
    print(f"Found with {asked.pages} pages a site: {mine / resource:.1%}; breadth-first {other / resource:.1%}.")
    if asked.errors:
        print("\nMissed:" if missed else "\nNothing was missed.")
        for page in missed:
            print(f"{page.score:.2f} {page.url} “{page.title[:60]}” ({page.discovered_by})")


@dataclass(frozen=True)
class Found:
    """A page that a crawl read."""

    url: str
    title: str
    is_resource_page: bool
    score: float
    discovered_by: str


def served(host: Host) -> Host:
    """The host as it is served here."""
    pages = {
        path: AtHome(page) if isinstance(page, Answer) and page.status == 200 else page
        for path, page in host.pages.items()
    }
    return replace(host, pages=pages)


def crawl(
    store: Path, web: Web, names: Iterable[str], max_pages: int, leave_early: bool = True
) -> dict[str, list[Found]]:
    """Run `scrapy crawl resourcepages` on these sites. Gives the pages it read, by host."""
    seeds = store.with_suffix(".txt")
    seeds.write_text("".join(f"http://{name}:{web.port}/\n" for name in names), encoding="utf-8")
    settings = web.environment | {
        "PROSPECTOR_STORE": f"sqlite:///{store}",
        "PROSPECTOR_CRAWL_DELAY": "0",
        "PROSPECTOR_DETECT_ENABLED": "0",
    }
    if not leave_early:
        settings["PROSPECTOR_CRAWL_GIVE_UP_AFTER"] = "0"
    arguments = (f"seeds={seeds}", f"max_pages={max_pages}", f"depth={DEPTH}")
    command = [str(BIN / "scrapy"), "crawl", "resourcepages"]
    measure(command + [word for argument in arguments for word in ("-a", argument)], settings)
    found: dict[str, list[Found]] = {name: [] for name in names}
    with sqlite3.connect(store) as db:
        for url, title, is_resource_page, score, record in db.execute(
            "SELECT url, title, is_resource_page, score, record FROM pages"
        ):
            host = url.split("/", 3)[2].partition(":")[0]
            if host in found:
                discovered_by = json.loads(record)["discovered_by"]
                found[host].append(Found(url, title, bool(is_resource_page), score, discovered_by))
    return found


def distinct(found: Mapping[str, list[Found]], host: str, files: Mapping[str, Behaviour]) -> dict[int, Found]:
    """A host's pages by the file behind them."""
    return {id(file_of(page.url, files)): page for page in found[host]}


def file_of(url: str, files: Mapping[str, Behaviour]) -> Behaviour | None:
    """What answers at an address, redirects within the site followed."""
    target = "/" + url.split("/", 3)[3].partition("#")[0]
    behaviour = files.get(target) or files.get(target.partition("?")[0])
    if isinstance(behaviour, Answer) and "location" in {name.lower() for name in behaviour.headers}:
        return files.get(next(value for name, value in behaviour.headers.items() if name.lower() == "location"))
    return behaviour


def breadth_first(host: str, files: Mapping[str, Behaviour], port: int, budget: int) -> set[int]:
    """The files that are read in the order of their links, page by page."""
    home = f"http://{host}:{port}/"
    waiting = deque([(home, 0)])
    known = {home}
    read: set[int] = set()
    while waiting and budget:
        url, depth = waiting.popleft()
        behaviour = file_of(url, files)
        budget -= 1
        if not isinstance(behaviour, Answer) or behaviour.headers.get("Content-Type") != "text/html":
            continue
        read.add(id(behaviour))
        page = read_page(url, at_home(behaviour.body, host, port), "text/html")
        if depth < DEPTH and not page.nofollow:
            for link in page.inner_links[:MOST_INNER_LINKS]:
                if link.url not in known and is_trap(link.url) is None:
                    known.add(link.url)
                    waiting.append((link.url, depth + 1))
    return read


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).resolve().parents[1]))
    main()
