"""Nobody is written to about a page that is gone: its leads are taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from prospector import urls
from prospector.items import GonePage, now
from prospector.store import StoreUnavailable
from prospector.store.book import Book
from prospector.store.of_crawl import hold_book, let_go

_GONE = (404, 410)
_FOR_GOOD = (301, 308)


class GonePages:
    """Notes pages that answer that they are gone, or that send us on for good, or to the front page."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._book: Book | None = None
        self._noting: set[asyncio.Task[None]] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pages = cls(crawler)
        crawler.signals.connect(pages.spider_opened, signals.spider_opened)
        crawler.signals.connect(pages.response_received, signals.response_received)
        crawler.signals.connect(pages.spider_closed, signals.spider_closed)
        return pages

    async def spider_opened(self) -> None:
        self._book = await hold_book(self._crawler)

    def response_received(self, response: Response, request: Request, spider: Spider) -> None:
        # What names no site is no page: robots.txt, a sitemap.
        if self._book is None or "site" not in request.meta:
            return
        run: Any = spider
        for url in gone(response, request):
            noted = self._note(self._book, GonePage(url, run.campaign.name, run.run_id, now()))
            task = asyncio.ensure_future(noted)
            self._noting.add(task)
            task.add_done_callback(self._noting.discard)

    async def spider_closed(self) -> None:
        if self._book is not None:
            await asyncio.gather(*self._noting)
            await let_go(self._crawler)

    async def _note(self, book: Book, page: GonePage) -> None:
        try:
            await book.keep(page)
        except StoreUnavailable:
            # The crawl is being stopped, and the next one finds it gone, too.
            return


def gone(response: Response, request: Request) -> Iterator[str]:
    """The addresses on the way to a response that are no pages any more."""
    reasons = request.meta.get("redirect_reasons", [])
    for url, reason in zip(request.meta.get("redirect_urls", []), reasons, strict=False):
        if url != response.url and (reason in _FOR_GOOD or urls.path_of(response.url) == "/"):
            yield url
    if response.status in _GONE:
        yield response.url
