"""`scrapy crawl resourcepages`: Scrapy's own, with everything a person gave us looked at first."""

from __future__ import annotations

import argparse
from typing import Any

from scrapy import Spider
from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector

from prospector.browser import look_at
from prospector.campaign import BadInput, Campaign
from prospector.commands import refuse_unknown_options, run_async, say
from prospector.detect.from_settings import (
    bool_from,
    count_from,
    detect_enabled,
    link_queue_from,
    number_from,
    shelf_life_from,
)
from prospector.discover.seeds import read_seeds
from prospector.items import LinkVerdict
from prospector.store import StoreUnavailable, open_store
from prospector.store.giving_up import STAT, WAITING_STAT
from prospector.store.of_crawl import spools_from

SPIDER = "resourcepages"

# The ways a crawl ends that are as they should be; a person who stops one with Ctrl-C knows that they did.
GOOD_ENDS = ("finished", "shutdown", "cancelled", "closespider_timeout", "closespider_itemcount")


class Command(CrawlCommand):
    """Exit code 2 for what a person gave wrongly, 1 for what could not be done."""

    # Made only once everything has been looked at: a process with an event loop that never ran does not end quietly.
    requires_crawler_process = False
    _crawl: Crawler | None = None

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        try:
            refuse_unknown_options(args, "crawl")
            if args != [SPIDER]:
                raise BadInput(f"There is one spider, {SPIDER}: scrapy crawl {SPIDER} -a seeds=…")
            run_async(look_before_we_go(self.settings, opts.spargs))
        except BadInput as error:
            say(error)
            self.exitcode = 2
            return
        except StoreUnavailable as error:
            say(error)
            self.exitcode = 1
            return
        self.crawler_process = AsyncCrawlerProcess(self.settings)
        super().run(args, opts)
        stats = self._crawl.stats if self._crawl is not None else None
        if stats is not None and (
            stats.get_value("finish_reason") not in GOOD_ENDS
            or stats.get_value(STAT)
            or stats.get_value(WAITING_STAT)
            or nothing_was_done(stats)
        ):
            self.exitcode = 1

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        self._crawl = super()._create_crawler(spidercls)
        return self._crawl


async def look_before_we_go(settings: BaseSettings, arguments: dict[str, Any]) -> None:
    """Raises BadInput or StoreUnavailable before any page is asked for."""
    read_seeds(Campaign.from_arguments(**arguments).seeds)
    number_from(settings, "PROSPECTOR_CRAWL_DELAY")
    number_from(settings, "PROSPECTOR_PROGRESS_INTERVAL", at_least=0.1)
    count_from(settings, "PROSPECTOR_CRAWL_GIVE_UP_AFTER", at_least=0)
    count_from(settings, "PROSPECTOR_EXPAND_SITES", at_least=0)
    bool_from(settings, "PROSPECTOR_CRAWL_SITEMAPS")
    look_at(settings)
    count_from(settings, "PROSPECTOR_BROWSER_PAGES_PER_SITE", at_least=0)
    count_from(settings, "PROSPECTOR_BROWSER_PAGES")
    number_from(settings, "PROSPECTOR_BROWSER_TIMEOUT", at_least=1)
    if detect_enabled(settings):
        shelf_life_from(settings)
        await link_queue_from(settings, nobody_listens).aclose()
    count_from(settings, "PROSPECTOR_SPOOL_MB")
    spools_from(settings).look()
    async with open_store(settings["PROSPECTOR_STORE"]):
        pass


async def nobody_listens(verdict: LinkVerdict, settled: bool) -> None:
    """A report for a queue that is only built to see whether its settings are usable."""


def nothing_was_done(stats: StatsCollector) -> bool:
    """True for a crawl that could not read one page: nobody would call that a success."""
    return stats.get_value("finish_reason") == "finished" and not any(
        key.startswith(("prospector/page_count", "prospector/verdict_count", "dupefilter")) for key in stats.get_stats()
    )
