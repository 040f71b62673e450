"""A site that shows nothing on its first pages is left early: its budget is better spent elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self
from zlib import crc32

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.statscollectors import StatsCollector

from prospector.items import ResourcePage
from prospector.middlewares.kept import kept_by_the_job

# How many sites were left early.
STAT = "prospector/site_count/left_early"
# A resumed crawl (JOBDIR) remembers what it saw.
STATE_KEY = "shown_per_site"

# A page without a list that has a link we did not know yet may have a dead one: four such pages are as much as one that
# has nothing at all.
_NOTHING = 4
_NEW_LINKS = 1


@dataclass(slots=True)
class _Shown:
    """What a site showed so far."""

    has_list: bool = False
    spent: int = 0
    links: set[int] = field(default_factory=set)
    left: bool = False


class LeaveEarly:
    """Drops a site's requests once it has shown PROSPECTOR_CRAWL_GIVE_UP_AFTER pages with nothing on them.

    A page has something if it is a resource page; pages with new links count for a quarter. A request that promises a
    resource page (`meta["likely"]` above 0) passes all the same, and so does a seed, which has none. As a site's
    likeliest request comes first, nothing that promises is waiting when another comes.
    """

    def __init__(self, crawler: Crawler, stats: StatsCollector, pages: int) -> None:
        self._crawler = crawler
        self._stats = stats
        self._patience = _NOTHING * pages
        self._sites: dict[str, _Shown] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pages = crawler.settings.getint("PROSPECTOR_CRAWL_GIVE_UP_AFTER")
        if pages <= 0:
            raise NotConfigured("PROSPECTOR_CRAWL_GIVE_UP_AFTER is 0: every site is read on")
        assert crawler.stats is not None
        leaving = cls(crawler, crawler.stats, pages)
        crawler.signals.connect(leaving.spider_opened, signals.spider_opened)
        crawler.signals.connect(leaving.item_scraped, signals.item_scraped)
        return leaving

    def spider_opened(self) -> None:
        self._sites = kept_by_the_job(self._crawler, STATE_KEY, self._sites)

    def item_scraped(self, item: Any) -> None:
        if not isinstance(item, ResourcePage):
            return
        shown = self._sites.setdefault(item.site, _Shown())
        if shown.has_list:
            return
        if item.is_resource_page:
            shown.has_list = True
            shown.links.clear()
            return
        links = {crc32(link.url.encode("utf-8", "replace")) for link in item.outbound_links}
        shown.spent += _NEW_LINKS if links - shown.links else _NOTHING
        shown.links |= links

    def process_request(self, request: Request) -> None:
        shown = self._sites.get(request.meta.get("site", ""))
        if shown is None or shown.has_list or shown.spent < self._patience or request.meta.get("likely", 1) > 0:
            return
        if not shown.left:
            shown.left = True
            shown.links.clear()
            self._stats.inc_value(STAT)
        self._stats.inc_value("prospector/page_skipped_count/left_early")
        raise IgnoreRequest(f"{request.meta['site']} shows nothing on its first pages")
