"""Keeps pages and opportunities in the store, as they come."""

from __future__ import annotations

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DropItem

from prospector.campaign import BadInput
from prospector.items import Opportunity, ResourcePage
from prospector.store import Store, StoreUnavailable, open_store
from prospector.store.giving_up import FINISH_REASON, give_up
from prospector.suppression import Suppressions, spelled

# Why a page is left alone that says so itself.
NOTICE = "the page asks for no link requests"


class Save:
    """Writes every item to PROSPECTOR_STORE."""

    def __init__(self, crawler: Crawler, store: Store) -> None:
        assert crawler.stats is not None
        self._crawler = crawler
        self._stats = crawler.stats
        self._store = store
        # As it was when the run began.
        self._suppressions: Suppressions | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler, open_store(crawler.settings["PROSPECTOR_STORE"]))

    async def open_spider(self) -> None:
        try:
            await self._store.__aenter__()
            self._suppressions = await self._store.suppressions()
        except (StoreUnavailable, BadInput) as error:
            raise CloseSpider(FINISH_REASON) from error

    async def close_spider(self) -> None:
        await self._store.__aexit__(None, None, None)

    async def process_item(self, item: Any) -> Any:
        try:
            if isinstance(item, ResourcePage):
                await self._save_page(item)
            elif isinstance(item, Opportunity):
                await self._save_opportunity(item)
        except StoreUnavailable as error:
            give_up(self._crawler, error)
            raise DropItem(str(error), log_level="DEBUG") from error
        return item

    async def _save_page(self, page: ResourcePage) -> None:
        if page.no_requests:
            await self._store.suppress(spelled(page.url), NOTICE)
        elif self._suppressions is not None and self._suppressions.covers(spelled(page.url)):
            # It may have changed its mind; what a person suppressed stays so.
            await self._store.unsuppress(spelled(page.url), NOTICE)
        for address in page.leave_alone:
            await self._store.suppress(spelled(address), "its name asks for no link requests")
        await self._store.save_page(page)
        self._stats.inc_value("prospector/page_count")
        if page.is_resource_page:
            self._stats.inc_value("prospector/resource_page_count")

    async def _save_opportunity(self, opportunity: Opportunity) -> None:
        await self._store.save_opportunity(opportunity)
        state = "confirmed" if opportunity.is_confirmed else "suspected"
        self._stats.inc_value(f"prospector/opportunity_count/{state}")
