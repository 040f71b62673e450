"""The end of a crawl whose store cannot be written any more: said once, and the spider closes."""

from __future__ import annotations

import asyncio
import logging

from scrapy.crawler import Crawler

from prospector.store import StoreUnavailable

logger = logging.getLogger(__name__)

# Kept until done: the event loop itself only holds tasks weakly.
_closing: set[asyncio.Task[None]] = set()

FINISH_REASON = "store_unavailable"
STAT = "prospector/store_failed"


def give_up(crawler: Crawler, error: StoreUnavailable) -> None:
    """Close the spider because of `error`; the second time and later nothing happens."""
    assert crawler.stats is not None
    assert crawler.engine is not None
    if crawler.stats.get_value(STAT):
        return
    crawler.stats.set_value(STAT, str(error))
    logger.critical("%s The crawl stops; run it again once that is mended, and it goes on from what was kept.", error)
    closing = asyncio.ensure_future(crawler.engine.close_spider_async(reason=FINISH_REASON))
    _closing.add(closing)
    closing.add_done_callback(_closing.discard)
