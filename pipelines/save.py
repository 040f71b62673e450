"""Keeps pages and opportunities in the store, as they come."""

from __future__ import annotations

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.statscollectors import StatsCollector

from prospector.campaign import BadInput
from prospector.items import Opportunity, ResourcePage
from prospector.store import Store, StoreUnavailable, open_store


class Save:
    """Writes every item to PROSPECTOR_STORE."""

    def __init__(self, store: Store, stats: StatsCollector) -> None:
        self._store = store
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        return cls(open_store(crawler.settings["PROSPECTOR_STORE"]), crawler.stats)

    async def open_spider(self) -> None:
        try:
            await self._store.__aenter__()
        except (StoreUnavailable, BadInput) as error:
            raise CloseSpider("store_unavailable") from error

    async def close_spider(self) -> None:
        await self._store.__aexit__(None, None, None)

    async def process_item(self, item: Any) -> Any:
        if isinstance(item, ResourcePage):
            await self._store.save_page(item)
            self._stats.inc_value("prospector/page_count")
            if item.is_resource_page:
                self._stats.inc_value("prospector/resource_page_count")
        elif isinstance(item, Opportunity):
            await self._store.save_opportunity(item)
            state = "confirmed" if item.verdict is None or item.verdict.confirmed else "suspected"
            self._stats.inc_value(f"prospector/opportunity_count/{state}")
        return item
