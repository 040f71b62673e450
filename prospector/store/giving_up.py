"""The end of a crawl that cannot keep what it finds any more: said once, and the spider closes."""

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
# What a run leaves in its spool.
WAITING_STAT = "prospector/store_waiting"
# Seconds between two looks whether a crawl that cannot go on has begun.
_A_MOMENT = 0.05


def note_failure(crawler: Crawler, error: StoreUnavailable) -> bool:
    """Remember that the crawl did not end well, for its report and its exit code; the first time that is true."""
    assert crawler.stats is not None
    if crawler.stats.get_value(STAT):
        return False
    crawler.stats.set_value(STAT, str(error))
    return True


def give_up(crawler: Crawler, error: StoreUnavailable) -> None:
    """Close the spider because of `error`; the second time and later nothing happens."""
    if not note_failure(crawler, error):
        return
    logger.critical("%s The crawl stops; run it again once that is mended, and it goes on from what was kept.", error)
    closing = asyncio.ensure_future(_close(crawler))
    _closing.add(closing)
    closing.add_done_callback(_closing.discard)


async def _close(crawler: Crawler) -> None:
    engine = crawler.engine
    assert engine is not None
    # A spider that is still being opened cannot be closed, and nobody says when it is open.
    while crawler.crawling and not engine.running:  # noqa: ASYNC110
        await asyncio.sleep(_A_MOMENT)
    if engine.spider is not None:
        await engine.close_spider_async(reason=FINISH_REASON)
