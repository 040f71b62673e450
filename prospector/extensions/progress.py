"""How far the crawl is, now and then, in a line a person understands."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from prospector.extensions.counts import Counts

logger = logging.getLogger(__name__)


class Progress:
    """Logs the run's counts every PROSPECTOR_PROGRESS_INTERVAL seconds."""

    def __init__(self, stats: StatsCollector, interval: float) -> None:
        self._stats = stats
        self._interval = interval
        self._telling: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        progress = cls(crawler.stats, crawler.settings.getfloat("PROSPECTOR_PROGRESS_INTERVAL"))
        crawler.signals.connect(progress.spider_opened, signals.spider_opened)
        crawler.signals.connect(progress.spider_closed, signals.spider_closed)
        return progress

    def spider_opened(self) -> None:
        self._telling = asyncio.get_running_loop().create_task(self._tell())

    async def spider_closed(self) -> None:
        if self._telling is not None:
            self._telling.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._telling

    async def _tell(self) -> None:
        while True:
            await asyncio.sleep(self._interval)
            logger.info("So far: %s", Counts.of(self._stats).sentence())
