"""How fast is a store that a year of crawls filled, and in how much memory is it exported?

    python -m benchmarks.store [sqlite|mongodb] [--links 1000000] [--keep FOLDER]

Fills a store of each kind, through its own interface, with as many judged links, a tenth as many pages (20 links each)
and a twentieth as many leads, and another one with a tenth of all that. Prints what it takes to write them, to export
all leads as CSV (`scrapy leads export`), and to answer every question that a person waits for: the first page of a
list, or one thing looked up. MongoDB is a server of our own on loopback, with a quarter of a gigabyte of cache.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import statistics
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import ExitStack, aclosing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.measure import BIN, measure, scratch
from benchmarks.much import RUNS_OF_CAMPAIGN, Much, campaign_name, link_url, run_name
from prospector.items import Kind
from prospector.store import State, Status, Store, StoredLead, Wanted, open_store
from tests.mongod import Mongod

# As the crawl writes them.
VERDICTS_AT_ONCE = 500
# Items that go through the pipelines side by side.
ITEMS_AT_ONCE = 16
# Rows of a list that a person sees first.
FIRST = 40
TIMES = 7

T = TypeVar("T")
Question = Callable[[Store, int], Awaitable[object]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", choices=[[], "sqlite", "mongodb"], help="both if none is named")
    parser.add_argument("--links", type=int, default=1_000_000)
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="leave the stores there, and take up those there are"
    )
    asked = parser.parse_args()
    for kind in asked.kinds or ("sqlite", "mongodb"):
        with ExitStack() as stack:
            folder = asked.keep or stack.enter_context(scratch())
            folder.mkdir(parents=True, exist_ok=True)
            report(kind, folder, asked.links, stack)


def report(kind: str, folder: Path, links: int, stack: ExitStack) -> None:
    """Print everything about one kind of store."""
    much, less = Much(links), Much(links // 10)
    print(f"{kind}: {much.links:,} links judged, {much.pages:,} pages, {much.opportunities:,} leads", flush=True)
    with serving(kind, folder / f"{kind}-less") as uri:
        in_a_process_of_its_own(fill, uri, less, False)
        small = export(uri, folder)
    uri = stack.enter_context(serving(kind, folder / kind))
    in_a_process_of_its_own(fill, uri, much, True)
    line("on disk", sum(file.stat().st_size for file in (folder / kind).rglob("*") if file.is_file()) / 2**20, "MB")
    large = export(uri, folder)
    line("export of all leads", large.wall, "s")
    line("  peak memory", large.memory, "MB")
    line("  with a tenth of the leads", small.memory, "MB")
    asyncio.run(ask(uri, much))


def line(what: str, figure: float, unit: str) -> None:
    print(f"  {what:60}{figure:10,.1f} {unit}", flush=True)


@contextmanager
def serving(kind: str, folder: Path) -> Iterator[str]:
    """The address of a store that lies in a folder."""
    folder.mkdir(exist_ok=True)
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'store.db'}"
    else:
        with Mongod(folder) as server:
            yield f"{server.uri}/store"


def in_a_process_of_its_own(work: Callable[..., None], *arguments: object) -> None:
    # On Linux the peak of whoever starts a command counts as the command's own: we stay small.
    process = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{work.__name__} ended with {process.exitcode}")


def fill(uri: str, much: Much, aloud: bool) -> None:
    asyncio.run(_fill(uri, much, line if aloud else lambda *_: None))


async def _fill(uri: str, much: Much, say: Callable[[str, float, str], object]) -> None:
    async with open_store(uri) as store:
        if await store.verdicts([link_url(0)]):
            return
        say(
            "verdicts written", await rate(batches(much.all_verdicts(), VERDICTS_AT_ONCE), store.save_verdicts, 1), "/s"
        )
        say("pages written", await rate(much.all_pages(), store.save_page), "/s")
        say("opportunities written", await rate(much.all_opportunities(), store.save_opportunity), "/s")
        await store.suppress([f"keeper{number}@site-{number // 10}.example" for number in range(200)], "asked")


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    things = iter(things)
    while some := list(islice(things, size)):
        yield some


async def rate(things: Iterable[T], save: Callable[[T], Awaitable[None]], at_once: int = ITEMS_AT_ONCE) -> float:
    """Save things, some side by side. How many a second; lists count by their length."""
    waiting = iter(things)
    count = 0

    async def go_on() -> None:
        nonlocal count
        for thing in waiting:
            await save(thing)
            count += len(thing) if isinstance(thing, list) else 1

    began = time.monotonic()
    await asyncio.gather(*(go_on() for _ in range(at_once)))
    return count / (time.monotonic() - began)


def export(uri: str, folder: Path) -> Any:
    command = [str(BIN / "scrapy"), "leads", "export", "-o", str(folder / "leads.csv"), "--include-suspected"]
    return measure(command, {"PROSPECTOR_STORE": uri})


async def ask(uri: str, much: Much) -> None:
    """Print how long each question takes: the median and the longest, each time about something else."""
    print(f"  {'milliseconds, of ' + str(TIMES) + ' times':60}{'median':>10}{'longest':>10}")
    async with open_store(uri) as store:
        for name, question in QUESTIONS.items():
            took = []
            for number in range(TIMES):
                began = time.monotonic()
                await question(store, number * 104_729 % much.links)
                took.append((time.monotonic() - began) * 1000)
            print(f"  {name:60}{statistics.median(took):10.1f}{max(took):10.1f}", flush=True)


async def first(things: AsyncIterator[T], count: int) -> list[T]:
    found = []
    assert isinstance(things, AsyncGenerator)
    async with aclosing(things) as all_of_them:
        async for thing in all_of_them:
            found.append(thing)
            if len(found) == count:
                break
    assert found
    return found


async def count(things: AsyncIterator[object]) -> int:
    return sum([1 async for _ in things])


async def verdicts(store: Store, number: int) -> object:
    return await store.verdicts([link_url(number + 7 * each) for each in range(500)])


def leads(**wanted: Any) -> Callable[[Store], Awaitable[list[StoredLead]]]:
    return lambda store: first(store.leads(Wanted(**wanted)), FIRST)


async def one_lead(store: Store, number: int) -> object:
    lead_id = LEADS[number % len(LEADS)].opportunity.lead_id
    return await first(store.leads(Wanted(lead_id=lead_id, states=())), 1)


async def mark(store: Store, number: int) -> object:
    lead_id = LEADS[number % len(LEADS)].opportunity.lead_id
    return await store.mark([lead_id], "anna", Status.CONTACTED, str(number))


# Some leads to ask about one by one.
LEADS: list[StoredLead] = []


async def some_leads(store: Store, number: int) -> object:
    LEADS[:] = await first(store.leads(Wanted()), 500)
    return LEADS


QUESTIONS: dict[str, Question] = {
    "verdicts() on 500 links": verdicts,
    "pages_with_open_links(): the first": lambda store, n: first(store.pages_with_open_links(campaign_name(n % 10)), 1),
    "leads(): the first 40 of all": lambda store, n: leads()(store),
    "leads(): the first 40 of a campaign": lambda store, n: leads(campaign=campaign_name(n % 10))(store),
    "leads(): the first 40 of a run": lambda store, n: leads(run_id=run_name(n % 10, n // 10 % RUNS_OF_CAMPAIGN))(
        store
    ),
    "leads(): the first 40 of a campaign, suspected too": lambda store, n: leads(
        campaign=campaign_name(n % 10), states=(State.CONFIRMED, State.SUSPECTED)
    )(store),
    "leads(): the first 40 below a score are left out": lambda store, n: leads(min_score=0.6)(store),
    "leads(): of a site": lambda store, n: count(store.leads(Wanted(sites=(f"site-{n % 10_000}.example",)))),
    "leads(): of a status that none has": lambda store, n: count(store.leads(Wanted(statuses=(Status.WON,)))),
    "leads(): of a kind that none has": lambda store, n: count(store.leads(Wanted(kinds=(Kind.GUEST_POST,)))),
    "leads(): the first 500": some_leads,
    "leads(): one by its id": one_lead,
    "history() of a lead": lambda store, n: store.history(LEADS[n % len(LEADS)].opportunity.lead_id),
    "mark() a lead": mark,
    "pages_linking() to a dead link": lambda store, n: count(
        store.pages_linking(LEADS[n % len(LEADS)].opportunity.target or "")
    ),
    "suppressions()": lambda store, n: store.suppressions(),
    "exports()": lambda store, n: store.exports(),
    "all pages_with_open_links() of a campaign": lambda store, n: count(
        store.pages_with_open_links(campaign_name(n % 10))
    ),
}


if __name__ == "__main__":
    main()
