"""The one open store of a crawl, and the Book that writes into it: opened by whoever asks first, closed by the last."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.settings import BaseSettings

from prospector.campaign import BadInput
from prospector.store import StoreUnavailable, open_store
from prospector.store.book import Book
from prospector.store.giving_up import FINISH_REASON, STAT, give_up
from prospector.store.spool import Spools
from prospector.store.writing import write_what_waits

logger = logging.getLogger(__name__)

# Seconds that a run gives a store that is away at its end.
PATIENCE_AT_THE_END = 30.0


class _Shared:
    """A crawl's Book, and how many hold it."""

    def __init__(self, crawler: Crawler) -> None:
        self.holders = 0
        self.opening = asyncio.ensure_future(_open(crawler))


_shared: WeakKeyDictionary[Crawler, _Shared] = WeakKeyDictionary()


def spools_from(settings: BaseSettings, store_uri: str = "") -> Spools:
    """Where what waits for a store is kept: for that of the settings, unless another is named.

    The settings were looked at before.
    """
    most = settings.getint("PROSPECTOR_SPOOL_MB") * 1024 * 1024
    return Spools(str(settings["PROSPECTOR_SPOOL"] or ""), store_uri or settings["PROSPECTOR_STORE"], most)


async def hold_book(crawler: Crawler) -> Book:
    """The crawl's Book, open until everybody who holds it let go. Raises CloseSpider where it cannot be opened."""
    shared = _shared.get(crawler)
    if shared is None:
        shared = _shared[crawler] = _Shared(crawler)
    try:
        # Others wait for it, too.
        book = await asyncio.shield(shared.opening)
    except (StoreUnavailable, BadInput) as error:
        raise CloseSpider(FINISH_REASON) from error
    shared.holders += 1
    return book


async def let_go(crawler: Crawler) -> None:
    """To be called once by everybody who got the Book, when they are done with it."""
    shared = _shared[crawler]
    shared.holders -= 1
    if not shared.holders:
        book = shared.opening.result()
        await book.__aexit__(None, None, None)
        await book.store.__aexit__(None, None, None)


async def _open(crawler: Crawler) -> Book:
    assert crawler.stats is not None
    try:
        spools = spools_from(crawler.settings)
        store = await open_store(crawler.settings["PROSPECTOR_STORE"]).__aenter__()
        try:
            if said := await write_what_waits(store, spools):
                logger.info(said)
            run_id: Any = getattr(crawler.spider, "run_id", "")
            return await Book(store, run_id, spools.new, partial(give_up, crawler)).__aenter__()
        except BaseException:
            await store.__aexit__(None, None, None)
            raise
    except (StoreUnavailable, BadInput) as error:
        crawler.stats.set_value(STAT, str(error))
        logger.critical("%s No page is asked for.", error)
        raise
