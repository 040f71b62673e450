"""Keeps pages and opportunities in the store, as they come."""

from __future__ import annotations

from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Response

from prospector.items import Opportunity, ResourcePage
from prospector.store import StoreUnavailable
from prospector.store.book import Book
from prospector.store.entries import Entry, Suppress, Unsuppress
from prospector.store.of_crawl import hold_book, let_go
from prospector.suppression import Suppressions, spelled

# Why a page is left alone that says so itself.
NOTICE = "the page asks for no link requests"


class Save:
    """Writes every item to PROSPECTOR_STORE. An item counts when it is kept."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats is not None
        self._crawler = crawler
        self._stats = crawler.stats
        self._book: Book | None = None
        # As it was when the run began.
        self._suppressions: Suppressions | None = None
        self._not_kept: set[Request] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        save = cls(crawler)
        crawler.signals.connect(save.item_dropped, signals.item_dropped)
        return save

    async def open_spider(self) -> None:
        self._book = await hold_book(self._crawler)
        self._suppressions = self._book.suppressions

    async def close_spider(self) -> None:
        if self._book is not None:
            await let_go(self._crawler)

    async def process_item(self, item: Any) -> Any:
        assert self._book is not None
        try:
            if isinstance(item, ResourcePage):
                await self._book.keep(*self._notices(item), item)
                self._count_page(item)
            elif isinstance(item, Opportunity):
                await self._book.keep(item)
                state = "confirmed" if item.is_confirmed else "suspected"
                self._stats.inc_value(f"prospector/opportunity_count/{state}")
        except StoreUnavailable as error:
            # The crawl is being stopped.
            raise DropItem(str(error), log_level="DEBUG") from error
        return item

    def item_dropped(self, response: Response | None, exception: DropItem) -> None:
        """A job that goes on later (JOBDIR) reads a page again that could not be kept."""
        if response is None or response.request is None or not isinstance(exception.__cause__, StoreUnavailable):
            return
        scheduler: Any = self._crawler.engine.scheduler if self._crawler.engine is not None else None
        # A page may have several items.
        if scheduler is not None and self._crawler.settings.get("JOBDIR") and response.request not in self._not_kept:
            self._not_kept.add(response.request)
            scheduler.enqueue_request(response.request.replace(dont_filter=True))

    def _notices(self, page: ResourcePage) -> list[Entry]:
        """Who on the page wants to be left alone, or does not any more."""
        notices: list[Entry] = []
        if page.no_requests:
            notices.append(Suppress(spelled(page.url), NOTICE))
        elif self._suppressions is not None and self._suppressions.covers(spelled(page.url)):
            # It may have changed its mind; what a person suppressed stays so.
            notices.append(Unsuppress(spelled(page.url), NOTICE))
        notices += [Suppress(spelled(address), "its name asks for no link requests") for address in page.leave_alone]
        return notices

    def _count_page(self, page: ResourcePage) -> None:
        self._stats.inc_value("prospector/page_count")
        if page.is_resource_page:
            self._stats.inc_value("prospector/resource_page_count")
