"""A site that wants to be left alone is not visited, whoever names it."""

from __future__ import annotations

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.statscollectors import StatsCollector

from prospector.store import open_store
from prospector.suppression import Suppressions


class SuppressedSites:
    """Drops requests for pages of sites on the store's list of suppressions.

    A single page on it is read all the same: most are there because they want no link requests, and what they lead to
    may want them.
    """

    def __init__(self, store_uri: str, stats: StatsCollector) -> None:
        self._store_uri = store_uri
        self._stats = stats
        self._suppressions: Suppressions | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        sites = cls(crawler.settings["PROSPECTOR_STORE"], crawler.stats)
        crawler.signals.connect(sites.spider_opened, signals.spider_opened)
        return sites

    async def spider_opened(self) -> None:
        async with open_store(self._store_uri) as store:
            self._suppressions = await store.suppressions()

    def process_request(self, request: Request) -> None:
        # A sitemap's request names no site, but comes only when a page of it was read.
        site = request.meta.get("site")
        if site is not None and self._suppressions and self._suppressions.covers(f"https://{site}/"):
            self._stats.inc_value("prospector/page_skipped_count/suppressed")
            raise IgnoreRequest(f"{site} wants to be left alone (scrapy leads suppress)")
