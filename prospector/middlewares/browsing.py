"""Downloads: everything through Scrapy's own handler, but what asks for a browser through a browser.

The browser, and the library that drives it, are loaded for the first page that needs them; a crawl that meets none
pays nothing.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, ClassVar, Self
from weakref import WeakValueDictionary

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

if TYPE_CHECKING:
    from prospector.middlewares.chromium import Chromium

logger = logging.getLogger(__name__)

# Times in a row that a browser may fail to start, or break, before no more is tried.
_TRIES = 3
# Seconds.
_STARTS_WITHIN = 45.0


class NoBrowser(Exception):
    """There is no browser after all. The message says why."""


class BrowserGone(Exception):
    """The browser went away while a page was read."""


class Browsing:
    """The handler for http and https. A request asks for the browser with `{"playwright": True}` in `meta`."""

    lazy = False
    # One for both schemes: one browser, one count of its open pages.
    _of: ClassVar[WeakValueDictionary[Crawler, Browsing]] = WeakValueDictionary()

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._plain = HTTP11DownloadHandler.from_crawler(crawler)
        self._room = asyncio.Semaphore(crawler.settings.getint("PROSPECTOR_BROWSER_PAGES"))
        self._opening = asyncio.Lock()
        self._browser: Chromium | None = None
        self._failed = 0
        self._closed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        handler = cls._of.get(crawler)
        if not isinstance(handler, cls):
            handler = cls._of[crawler] = cls(crawler)
        return handler

    async def download_request(self, request: Request) -> Response:
        if not request.meta.get("playwright"):
            return await self._plain.download_request(request)
        async with self._room:
            try:
                response = await (await self._open()).read(request)
            except BrowserGone:
                # It may have been another page's doing.
                response = await (await self._open()).read(request)
        self._failed = 0
        return response

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        await self._plain.close()
        if self._browser is not None:
            await self._browser.close()

    async def _open(self) -> Chromium:
        """The browser, started if it is not running. Raises NoBrowser, and IgnoreRequest when it is too late."""
        if not self._crawler.crawling:
            # Dozens of pages may be waiting; whoever stops a crawl does not want to wait for them too.
            raise IgnoreRequest("the crawl is being stopped")
        async with self._opening:
            if self._browser is not None and self._browser.is_broken:
                await self._give_up()
            if self._failed >= _TRIES or self._closed:
                raise NoBrowser("it failed too often")
            try:
                if self._browser is None:
                    from prospector.middlewares.chromium import Chromium

                    self._browser = Chromium(self._crawler)
                async with asyncio.timeout(_STARTS_WITHIN):
                    await self._browser.start()
            except Exception as error:
                # Whatever it is that this machine lacks.
                await self._give_up()
                raise NoBrowser(_in_short(error)) from error
            return self._browser

    async def _give_up(self) -> None:
        """The next one will be a new one."""
        self._failed += 1
        if self._browser is not None:
            await self._browser.close()
            self._browser = None


def _in_short(error: Exception) -> str:
    """What went wrong, from what may be a screenful: what the browser itself said, or the first line."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return next((line.strip(" -")[:200] for line in lines if "[err]" in line or "failed!" in line), lines[0])
