"""Pages that are empty without JavaScript are asked for again, through the browser."""

from __future__ import annotations

import logging
from collections import Counter
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.statscollectors import StatsCollector

from prospector import html
from prospector.browser import EXAMPLE_STAT, READ_STAT, UNREAD_STAT, Use, is_installed, use_of
from prospector.detect.from_settings import count_from
from prospector.detect.judge import judge
from prospector.detect.seen import Visit
from prospector.middlewares.browsing import NoBrowser
from prospector.middlewares.kept import kept_by_the_job
from prospector.qualify.empty import is_empty
from prospector.verdict import Verdict

logger = logging.getLogger(__name__)

# A resumed crawl (JOBDIR) goes on counting where it stopped.
STATE_KEY = "browser_pages_per_site"
# As much of a body as a visit to a link would have kept.
_JUDGED_BYTES = 64 * 1024
# Times that scripts may send us on, each to be read in the browser.
_SENT_ON = 3


class Rendering:
    """Hands the spider the page that scripts built, in place of the shell; the shell, where there is no other.

    The second request is made while the first is still the spider's business. So it takes no second place in the site's
    budget of pages, no other page of the site is asked for meanwhile, and what the browser cannot read costs nothing.
    """

    def __init__(self, crawler: Crawler, stats: StatsCollector) -> None:
        self._crawler = crawler
        self._stats = stats
        self._always = use_of(crawler.settings) is Use.ALWAYS
        self._has_browser = is_installed(crawler.settings)
        self._per_site = count_from(crawler.settings, "PROSPECTOR_BROWSER_PAGES_PER_SITE", at_least=0)
        self._read: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        rendering = cls(crawler, crawler.stats)
        crawler.signals.connect(rendering.spider_opened, signals.spider_opened)
        return rendering

    def spider_opened(self) -> None:
        self._read = kept_by_the_job(self._crawler, STATE_KEY, self._read)

    async def process_response(self, request: Request, response: Response) -> Response:
        site = request.meta.get("site")
        if site is None or response.status != 200:
            return response
        if not html.is_page(_content_type(response), response.body):
            return response
        empty = is_shell(response)
        if not (empty or (self._always and self._has_browser)):
            return response
        page, trouble = await self._in_browser(request, response, site)
        if page is not None:
            self._stats.inc_value(READ_STAT)
            return page
        if empty:
            self._stats.inc_value(f"{UNREAD_STAT}/{trouble}")
            if self._stats.get_value(EXAMPLE_STAT) is None:
                self._stats.set_value(EXAMPLE_STAT, response.url)
        return response

    async def _in_browser(self, request: Request, shell: Response, site: str) -> tuple[Response | None, str]:
        """The page as the browser sees it, or none and why."""
        if not self._has_browser:
            return None, "no_browser"
        if self._read[site] >= self._per_site:
            return None, "budget"
        self._read[site] += 1
        assert self._crawler.engine is not None
        again = Request(
            shell.url,
            callback=NO_CALLBACK,
            priority=request.priority,
            dont_filter=True,
            meta={
                "playwright": True,
                "download_slot": request.meta["download_slot"],
                "dont_retry": True,
                "redirect_ttl": _SENT_ON,
            },
        )
        try:
            page = await self._crawler.engine.download_async(again)
        except NoBrowser as error:
            if self._has_browser:
                logger.warning("The browser cannot be started (%s): what needs it is not read", error)
            self._has_browser = False
            return None, "no_browser"
        except Exception as error:
            # Whatever a browser comes to grief over; the crawl does not.
            return None, self._given_up(shell.url, str(error).strip().partition("\n")[0] or type(error).__name__)
        if page.status != 200:
            return None, self._given_up(shell.url, f"it got the status {page.status}")
        if is_shell(page):
            return None, self._given_up(shell.url, "the page stayed empty")
        return page.replace(request=request), ""

    def _given_up(self, url: str, why: str) -> str:
        logger.info("The browser gave up on %s: %s", url, why)
        return "failed"


def _content_type(page: Response) -> str:
    return (page.headers.get("Content-Type") or b"").decode("latin-1")


def is_shell(page: Response) -> bool:
    """True for a page that its scripts would fill; not for walls, errors and parked domains, which are empty too."""
    if not is_empty(page.body, _content_type(page)):
        return False
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1") for name, values in page.headers.items()
    }
    body = page.body[:_JUDGED_BYTES]
    visit = Visit(page.url, page.status, page.url, headers=headers, body=body, truncated=len(body) < len(page.body))
    return judge(visit).verdict is Verdict.ALIVE
