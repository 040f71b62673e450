"""A site that wants to be left alone is not visited, whoever names it."""

from __future__ import annotations

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.statscollectors import StatsCollector

from prospector.store.of_crawl import hold_book, let_go
from prospector.suppression import Suppressions


class SuppressedSites:
    """Drops requests for pages of sites on the store's list of suppressions.

    A single page on it is read all the same: most are there because they want no link requests, and what they lead to
    may want them.
    """

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats is not None
        self._crawler = crawler
        self._stats: StatsCollector = crawler.stats
        self._suppressions: Suppressions | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        sites = cls(crawler)
        crawler.signals.connect(sites.spider_opened, signals.spider_opened)
        return sites

    async def spider_opened(self) -> None:
        book = await hold_book(self._crawler)
        self._suppressions = book.suppressions
        await let_go(self._crawler)

    def process_request(self, request: Request) -> None:
        # A sitemap's request names no site, but comes only when a page of it was read.
        site = request.meta.get("site")
        if site is not None and self._suppressions and self._suppressions.covers(f"https://{site}/"):
            self._stats.inc_value("prospector/page_skipped_count/suppressed")
            raise IgnoreRequest(f"{site} wants to be left alone (scrapy leads suppress)")
