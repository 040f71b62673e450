"""The end of a run: a table of its leads, what the run came to, and where the list lies."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Self

from rich.console import Console
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.statscollectors import StatsCollector

from prospector.browser import EXAMPLE_STAT, READ_STAT, UNREAD, UNREAD_STAT
from prospector.detect.weather import STAT as WEATHER_STAT
from prospector.export.lead import Lead, lead_row
from prospector.export.table import print_leads
from prospector.extensions.counts import Counts
from prospector.items import now
from prospector.store import Outcome, Run, StoreUnavailable, Wanted, without_password
from prospector.store.book import Book
from prospector.store.giving_up import FINISH_REASON, STAT, WAITING_STAT, note_failure
from prospector.store.of_crawl import PATIENCE_AT_THE_END, hold_book, let_go

# What a terminal shows of a long list; the file has all of it.
MOST_ROWS = 40

_SITES = ("left_early", "named", "off_topic", "unreadable")

logger = logging.getLogger(__name__)


class RunReport:
    """Keeps the run in the store's ledger and reports on it once everything is written."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._store_uri: str = crawler.settings["PROSPECTOR_STORE"]
        self._started_at = now()
        self._leads: list[Lead] = []
        self._more = 0
        self._outcome = Outcome()
        self._gathered = False
        self._book: Book | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        report = cls(crawler)
        crawler.signals.connect(report.spider_opened, signals.spider_opened)
        crawler.signals.connect(report.spider_closed, signals.spider_closed)
        # After the feeds are written and "Spider closed" is said: these are the last lines of a run.
        crawler.signals.connect(report.engine_stopped, signals.engine_stopped)
        return report

    async def spider_opened(self, spider: Spider) -> None:
        self._book = await hold_book(self._crawler)
        try:
            await self._keep(self._book, spider, "", "")
        except StoreUnavailable as error:
            raise CloseSpider(FINISH_REASON) from error

    async def spider_closed(self, spider: Spider, reason: str) -> None:
        if self._book is None:
            return
        try:
            await self._keep(self._book, spider, now(), reason)
            if self._book.is_away:
                logger.warning("The store is given another %d seconds to come back.", PATIENCE_AT_THE_END)
            # Who has no patience left (Ctrl-C once more) ends the run here, and not well.
            self._note_what_waits(self._book)
            await self._book.settled(PATIENCE_AT_THE_END)
            if not self._book.is_away:
                await self._gather(self._book, spider)
        except StoreUnavailable as error:
            note_failure(self._crawler, error)
        self._note_what_waits(self._book)
        await let_go(self._crawler)

    def _note_what_waits(self, book: Book) -> None:
        assert self._crawler.stats is not None
        self._crawler.stats.set_value(WAITING_STAT, book.waiting)

    async def _gather(self, book: Book, spider: Spider) -> None:
        async for stored in book.store.leads(Wanted(run_id=_run_id(spider))):
            if len(self._leads) < MOST_ROWS:
                self._leads.append(lead_row(stored))
            else:
                self._more += 1
        self._outcome = await book.store.outcome(_run_id(spider))
        self._gathered = True

    def engine_stopped(self) -> None:
        assert self._crawler.stats is not None
        to_file = bool(self._crawler.settings.get("LOG_FILE"))
        text = io.StringIO()
        # Whoever reads it later from a file has more room than a terminal of 80 columns.
        wide = None if sys.stderr.isatty() else 160
        console = Console(file=text if to_file else sys.stderr, width=wide)
        if self._leads:
            print_leads(self._leads, console, self._more)
        refused = self._read_nothing()
        if refused:
            console.print(refused)
        scripted = _scripted(self._crawler.stats)
        if scripted:
            console.print(scripted, highlight=False, soft_wrap=True)
        weather = self._crawler.stats.get_value(WEATHER_STAT)
        if weather:
            console.print(weather, highlight=False, soft_wrap=True)
        # As many as the list has: the same lead may have been found a second time.
        counts = Counts.of(self._crawler.stats)
        if self._gathered:
            counts = replace(counts, leads=len(self._leads) + self._more)
        console.print(counts.sentence(), highlight=False)
        for sentence in _on_the_way(self._crawler.stats):
            console.print(sentence, highlight=False, soft_wrap=True)
        if ended := _ended(self._outcome):
            console.print(ended, highlight=False, soft_wrap=True)
        for place in self._lists():
            console.print(f"The list: {place}", highlight=False, soft_wrap=True)
        trouble = self._crawler.stats.get_value(STAT)
        waiting = self._crawler.stats.get_value(WAITING_STAT)
        if trouble:
            console.print(f"Not everything could be kept: {trouble}", highlight=False, soft_wrap=True)
        if waiting:
            console.print(f"Not everything is in the store yet: {waiting}", highlight=False, soft_wrap=True)
        if not trouble and not waiting:
            console.print(f"Everything found is kept in {without_password(self._store_uri)}", highlight=False)
        if to_file:
            logger.info("The run's report:\n%s", text.getvalue())

    def _read_nothing(self) -> str:
        """A crawl that read no page says why: it got in nowhere, or there was nothing left to do."""
        stats = self._crawler.stats
        assert stats is not None
        if Counts.of(stats).pages:
            return ""
        if Counts.of(stats).links:
            # What former runs left was taken up.
            return ""
        if self._crawler.settings.get("JOBDIR") and not stats.get_value("downloader/request_count", 0):
            return "Nothing was left to do: this job had come to its end. For a new crawl name another JOBDIR."
        return "No page could be read: see the lines above for why."

    def _lists(self) -> list[str]:
        return [str(uri) for uri in self._crawler.settings.getdict("FEEDS")]

    async def _keep(self, book: Book, spider: Spider, finished_at: str, reason: str) -> None:
        campaign = getattr(spider, "campaign", None)
        await book.keep(Run(_run_id(spider), campaign.name if campaign else "", self._started_at, finished_at, reason))


def _run_id(spider: Spider) -> str:
    run_id: Any = getattr(spider, "run_id", "")
    return str(run_id)


def _ended(outcome: Outcome) -> str:
    """What became of leads of former runs; empty where nothing did."""
    said = [
        f"{count} {'lead was' if count == 1 else 'leads were'} {end}"
        for count, end in ((outcome.fixed, "fixed"), (outcome.won, "won"), (outcome.lost, "lost"))
        if count
    ]
    which = "--status won,lost" if outcome.won or outcome.lost else "--state fixed"
    return f"{', '.join(said)} (scrapy leads list {which})." if said else ""


def _on_the_way(stats: StatsCollector) -> Iterator[str]:
    """What became of whole sites: those that were left early, and those that resource pages named."""
    sites = {what: stats.get_value(f"prospector/site_count/{what}", 0) for what in _SITES}
    if left := sites["left_early"]:
        yield f"{_sites(left)} left early: nothing on the first pages (PROSPECTOR_CRAWL_GIVE_UP_AFTER)."
    if named := sites["named"]:
        but = [f"{sites[what]} {what.replace('_', ' ')}" for what in ("off_topic", "unreadable") if sites[what]]
        of_which = f", of which {' and '.join(but)}" if but else ""
        yield f"{_sites(named)} named by resource pages{of_which}."


def _sites(count: int) -> str:
    return f"{count} site was" if count == 1 else f"{count} sites were"


def _scripted(stats: StatsCollector) -> str:
    """What became of the pages that need JavaScript, if there were any."""
    read = stats.get_value(READ_STAT, 0)
    whys = {why: stats.get_value(f"{UNREAD_STAT}/{why}", 0) for why in UNREAD}
    unread = sum(whys.values())
    said = [f"{_pages(read)} read through the browser."] if read else []
    if unread:
        because = "; ".join(f"{sentence} ({whys[why]})" for why, sentence in UNREAD.items() if whys[why])
        example = stats.get_value(EXAMPLE_STAT)
        said.append(f"{_pages(unread)} empty without JavaScript and could not be read, such as {example}: {because}.")
    return " ".join(said)


def _pages(number: int) -> str:
    return "1 page was" if number == 1 else f"{number} pages were"
