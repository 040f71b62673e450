"""How many pages of one site are read at most."""

from __future__ import annotations

from collections import Counter
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector

from prospector.middlewares.kept import kept_by_the_job

# A resumed crawl (JOBDIR) goes on counting where it stopped.
STATE_KEY = "pages_per_site"


class PagesPerSite:
    """Lets a site's requests pass until its budget is spent. A request names its site and the budget in `meta`:

    `{"site": "bees.example", "max_pages": 200}`. Others (robots.txt, links, sitemaps) pass freely, and so do contact
    pages, of which there are few.
    """

    def __init__(self, crawler: Crawler, stats: StatsCollector) -> None:
        self._crawler = crawler
        self._stats = stats
        self._asked: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        budgets = cls(crawler, crawler.stats)
        crawler.signals.connect(budgets.spider_opened, signals.spider_opened)
        return budgets

    def spider_opened(self) -> None:
        self._asked = kept_by_the_job(self._crawler, STATE_KEY, self._asked)

    def process_request(self, request: Request) -> None:
        site = _site_that_pays(request)
        if site is None:
            return
        if self._asked[site] >= request.meta["max_pages"]:
            self._stats.inc_value("prospector/page_skipped_count/budget")
            raise IgnoreRequest(f"{site} has had its {request.meta['max_pages']} pages")
        self._asked[site] += 1

    def process_response(self, request: Request, response: Response) -> Response:
        # A redirect is one page asked for in two steps, and what is no page should not use up the budget.
        site = _site_that_pays(request)
        if site is not None and (300 <= response.status < 400 or response.status >= 500):
            self._asked[site] -= 1
        return response


def _site_that_pays(request: Request) -> str | None:
    site: str | None = None if "contact_page" in request.meta else request.meta.get("site")
    return site
