"""Where there is an opportunity, the site's contact pages are read, too: three at most, those that its pages name."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Protocol, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from prospector.items import Opportunity
from prospector.middlewares.kept import kept_by_the_job

# Contact, about, imprint: whoever cannot be found on three pages is not to be found.
MOST_PAGES = 3
# A resumed crawl (JOBDIR) knows what it read.
STATE_KEY = "contact_pages"


class _ReadsContactPages(Protocol):
    def contact_page(self, url: str, discovered_by: str) -> Request: ...


@dataclass(slots=True)
class _Known:
    """Of each site the addresses that were asked for because somebody is to be written to; of all pages that were read
    64 bits, the same in every process.
    """

    asked: dict[str, set[str]] = field(default_factory=dict)
    read: set[int] = field(default_factory=set)


class ContactPages:
    """Asks for the contact pages that pages with an opportunity link to, and sees to it that none is read twice.

    Most were found as trails long before, and wait in line for a budget that may be spent when their turn comes. So
    Scrapy's own filter does not hear of them; they say `{"contact_page": True}` in `meta`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._known = _Known()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        contact_pages = cls(crawler)
        crawler.signals.connect(contact_pages.spider_opened, signals.spider_opened)
        crawler.signals.connect(contact_pages.item_scraped, signals.item_scraped)
        return contact_pages

    def spider_opened(self) -> None:
        self._known = kept_by_the_job(self._crawler, STATE_KEY, self._known)

    def item_scraped(self, item: Any, spider: Spider) -> None:
        if not isinstance(item, Opportunity) or not hasattr(spider, "contact_page"):
            return
        if item.run_id != getattr(spider, "run_id", ""):
            # A page of another campaign that shares a dead link with this one.
            return
        reader: _ReadsContactPages = spider
        asked = self._known.asked.setdefault(item.site, set())
        for contact in sorted(item.contacts, key=lambda contact: -contact.confidence):
            if len(asked) >= MOST_PAGES:
                return
            if contact.kind != "page":
                continue
            request = reader.contact_page(contact.value, f"contact page of {item.page_url}")
            if request.url not in asked:
                asked.add(request.url)
                assert self._crawler.engine is not None
                self._crawler.engine.crawl(request)

    def process_request(self, request: Request) -> None:
        site = request.meta.get("site")
        if site is None or not ("contact_page" in request.meta or request.url in self._known.asked.get(site, ())):
            return
        if _bits_of(request.url) in self._known.read:
            raise IgnoreRequest(f"{request.url} was read already")

    def process_response(self, request: Request, response: Response) -> Response:
        if "site" in request.meta:
            self._known.read.update(map(_bits_of, (request.url, *request.meta.get("redirect_urls", ()))))
        return response


def _bits_of(url: str) -> int:
    return int.from_bytes(blake2b(url.encode("utf-8", "replace"), digest_size=8).digest())
