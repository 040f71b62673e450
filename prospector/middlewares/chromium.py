"""Chromium, through scrapy-playwright: one page at a time in a room of its own, and rid of everything we don't read.

Imported only when a page needs it (see `browsing`): it needs `requirements-browser.txt`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Coroutine
from itertools import count
from math import inf
from typing import Any
from weakref import WeakKeyDictionary

from playwright._impl._errors import TargetClosedError
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page
from playwright.async_api import Request as PageRequest
from playwright.async_api import TimeoutError as PlaywrightTimeout
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from prospector.detect.from_settings import guard_from, resolver_from
from prospector.middlewares.browsing import BrowserGone
from prospector.middlewares.way_out import WayOut

# It tells of every start, and with a traceback of every page that failed; we say it in a line of our own.
logging.getLogger("scrapy-playwright").setLevel(logging.CRITICAL)

# What a page may ask for and we do not read.
_NOT_READ = frozenset(
    ("image", "media", "font", "texttrack", "manifest", "ping", "beacon", "cspviolationreport", "other")
)
# Seconds for a tab, and for the browser, to close.
_CLOSES_WITHIN = 5.0
# A page that is loaded anew by its own script (a cookie was set) may do so this often.
_RELOADS = 2
# Of the time that one page has: for its elements to stand, and then for its requests to be answered.
_STANDING = 0.3
_QUIET = 0.2
_COUNT = "document.documentElement ? document.documentElement.outerHTML.length : 0"


class Chromium(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """Reads pages through a browser that is started with the first. Scrapy's own handler does not come into it."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._largest = settings.getint("DOWNLOAD_MAXSIZE")
        self._way_out = WayOut(resolver_from(settings), guard_from(settings), 4 * self._largest)
        self._seconds = settings.getfloat("PROSPECTOR_BROWSER_TIMEOUT")
        self._user_agent: str = settings["USER_AGENT"]
        self._numbers = count(1)
        self._started = False
        # To be replaced: it does not do what it is told.
        self.is_broken = False
        self._visits: WeakKeyDictionary[Page, _Visit] = WeakKeyDictionary()
        self.abort_request = self._is_refused
        # It would try again in the browser that has gone; `Browsing` does in a new one.
        self.config.target_closed_max_retries = 0

    async def start(self) -> None:
        """Start what is not running: the driver, the way out, the browser. Raises whatever goes wrong."""
        if not self._started:
            proxy = {"server": await self._way_out.open(), "bypass": "<-loopback>"}
            self.config.launch_options |= {"proxy": proxy}
            await self._launch()
            self._started = True
        await self._maybe_launch_browser()

    async def read(self, request: Request) -> Response:
        """The page as its scripts built it; a redirect, if they sent the visitor on.

        Raises BrowserGone, or whatever else goes wrong.
        """
        name = f"page {next(self._numbers)}"
        asked = request.replace(meta=request.meta | self._room_of_its_own(name))
        try:
            async with asyncio.timeout(self._seconds):
                response = await super().download_request(asked)
        except TimeoutError as error:
            # A browser in which not even a room can be had says nothing more.
            self.is_broken = self.is_broken or name not in self.context_wrappers
            raise TimeoutError(f"it took longer than {self._seconds:g} seconds") from error
        except TargetClosedError as error:
            self.is_broken = True
            raise BrowserGone("the browser was gone before it was done") from error
        finally:
            await self._leave(name)
        return self._as_page(response, request)

    def _room_of_its_own(self, name: str) -> dict[str, Any]:
        """No page finds what another left behind: cookies, storage, workers."""
        return {
            "playwright_context": name,
            "playwright_context_kwargs": {
                "user_agent": self._user_agent,
                "service_workers": "block",
                "accept_downloads": False,
                # As Scrapy's own handler: a lapsed certificate is no reason not to read a page.
                "ignore_https_errors": True,
            },
            # The rest is waited for in _apply_page_methods, and not for ever.
            "playwright_page_goto_kwargs": {"wait_until": "commit"},
        }

    def _as_page(self, response: Response, request: Request) -> Response:
        if response.status in range(300, 400):
            return response.replace(request=request)
        if not isinstance(response, TextResponse):
            raise ValueError("it is no page")
        return HtmlResponse(
            response.url,
            status=response.status,
            # What came over the wire was encoded otherwise.
            headers={"Content-Type": "text/html; charset=utf-8"},
            body=response.text.encode("utf-8", "replace"),
            encoding="utf-8",
            request=request,
            flags=["playwright"],
        )

    async def _download_request_with_page(self, request: Request, page: Page, spider: Spider) -> Response:
        visit = self._visits[page] = _Visit(request.url)
        try:
            response: Response = await super()._download_request_with_page(request, page, spider)
        except PlaywrightError:
            if not visit.sent_on:
                raise
        else:
            if not visit.sent_on:
                return response
        # Scrapy decides whether we go there: robots.txt is asked, and the site's turn is waited for.
        return Response(request.url, status=302, headers={"Location": visit.sent_on}, request=request)

    async def _apply_page_methods(self, page: Page, request: Request, spider: Spider) -> None:
        """Wait until the page has settled, or for as long as we wait for that; then it can be fetched from the tab."""
        with contextlib.suppress(PlaywrightTimeout):
            await page.wait_for_load_state("domcontentloaded", timeout=self._seconds * _STANDING * 1000)
            await page.wait_for_load_state("networkidle", timeout=self._seconds * _QUIET * 1000)
        size = await _size_of(page)
        if size > self._largest:
            raise ValueError(f"it grew to {size / 2**20:.0f} MiB")

    def _is_refused(self, request: PageRequest) -> bool:
        """True for what the page may not ask for. Where it may connect to, the way out decides."""
        if request.resource_type in _NOT_READ or not request.url.startswith(("http://", "https://")):
            return True
        if not request.is_navigation_request():
            return False
        try:
            frame = request.frame
            visit = self._visits.get(frame.page)
        except PlaywrightError:
            # A window that is only being opened.
            return True
        # What stands in a frame is not read.
        return frame.parent_frame is not None or visit is None or visit.is_led_away(request.url)

    async def _leave(self, name: str) -> None:
        """Close a page's room, whatever happened in it."""
        wrapper = self.context_wrappers.pop(name, None)
        if wrapper is not None and not await _done(wrapper.context.close()):
            self.is_broken = True

    async def close(self) -> None:
        # However it ends: what was read is read.
        await _done(super().close())
        await self._way_out.aclose()


async def _size_of(page: Page) -> float:
    """How many characters the page has by now, counted where its scripts have no say."""
    session = await page.context.new_cdp_session(page)
    tree = await session.send("Page.getFrameTree")
    world = await session.send("Page.createIsolatedWorld", {"frameId": tree["frameTree"]["frame"]["id"]})
    count = {"expression": _COUNT, "contextId": world["executionContextId"], "returnByValue": True}
    answer = await session.send("Runtime.evaluate", count)
    # No answer: longer than any string may be.
    return float(answer["result"].get("value", inf))


async def _done(closing: Coroutine[Any, Any, None]) -> bool:
    """True if something closed as it should, and in time."""
    try:
        async with asyncio.timeout(_CLOSES_WITHIN):
            await closing
    except Exception:
        # Playwright has many words for what is closed already, or cannot be.
        return False
    return True


class _Visit:
    """One page that is being read, and where its scripts want to send us."""

    def __init__(self, url: str) -> None:
        self._url = url.partition("#")[0]
        self._loads = 0
        self.sent_on = ""

    def is_led_away(self, url: str) -> bool:
        """Note a navigation of the page. True if it is not to be followed in the browser."""
        self._loads += 1
        if self._loads == 1 or (url.partition("#")[0] == self._url and self._loads <= 1 + _RELOADS):
            return False
        if url.partition("#")[0] != self._url:
            self.sent_on = url
        return True
