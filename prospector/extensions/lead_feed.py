"""Feeds (`-O leads.csv`, FEEDS) carry leads: the contract's columns, one row each, as the store knows them.

A row needs what only the end of a run can tell (how many other pages link to the same dead target, what people
did with the lead before), so the rows are written when the spider closes.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.extensions.feedexport import FeedExporter
from w3lib.url import file_uri_to_path

from prospector.export.lead import lead_row
from prospector.store import StoreUnavailable, Wanted
from prospector.store.book import Book
from prospector.store.giving_up import note_failure
from prospector.store.of_crawl import PATIENCE_AT_THE_END, hold_book, let_go

logger = logging.getLogger(__name__)


class LeadFeed(FeedExporter):
    """Scrapy's feed exporter, fed from the store."""

    _book: Book | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        feed = super().from_crawler(crawler)
        crawler.signals.disconnect(feed.item_scraped, signals.item_scraped)
        crawler.signals.connect(feed.spider_opened, signals.spider_opened)
        return feed

    async def spider_opened(self) -> None:
        self._book = await hold_book(self.crawler)

    async def close_spider(self, spider: Spider) -> None:
        if self._book is not None:
            await self._fill(self._book, spider)
            await let_go(self.crawler)
        await super().close_spider(spider)

    async def _fill(self, book: Book, spider: Spider) -> None:
        run_id: Any = getattr(spider, "run_id", "")
        try:
            if not await book.settled(PATIENCE_AT_THE_END):
                logger.error("The list is not complete: %s", book.waiting or "not everything could be kept.")
            if book.is_away:
                return
            async for stored in book.store.leads(Wanted(run_id=run_id)):
                self.item_scraped(lead_row(stored), spider)
            for path in filter(None, (_file_of(slot.uri) for slot in self.slots)):
                # Whoever is erased later may stand in it.
                await book.store.note_export(path)
        except StoreUnavailable as error:
            logger.error("The list is not complete: %s", error)
            note_failure(self.crawler, error)


def _file_of(uri: str) -> str:
    """The file a feed goes to; empty where it goes elsewhere."""
    scheme, colon, _ = uri.partition("://")
    if colon and scheme != "file":
        return ""
    return str(Path(file_uri_to_path(uri) if colon else uri).absolute())
