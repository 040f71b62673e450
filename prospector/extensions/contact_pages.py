"""Where there is an opportunity, the site's contact pages are read, too: three at most, those that its pages name."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Protocol, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler

from prospector.items import Opportunity

# Contact, about, imprint: whoever cannot be found on three pages is not to be found.
MOST_PAGES = 3


class _ReadsContactPages(Protocol):
    def contact_page(self, url: str, discovered_by: str) -> Request: ...


class ContactPages:
    """Asks for the contact pages that pages with an opportunity link to."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._asked: defaultdict[str, set[str]] = defaultdict(set)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.item_scraped, signals.item_scraped)
        return extension

    def item_scraped(self, item: Any, spider: Spider) -> None:
        if not isinstance(item, Opportunity) or not hasattr(spider, "contact_page"):
            return
        if item.run_id != getattr(spider, "run_id", ""):
            # A page of another campaign that shares a dead link with this one.
            return
        reader: _ReadsContactPages = spider
        asked = self._asked[item.site]
        for contact in sorted(item.contacts, key=lambda contact: -contact.confidence):
            if contact.kind == "page" and contact.value not in asked and len(asked) < MOST_PAGES:
                asked.add(contact.value)
                assert self._crawler.engine is not None
                self._crawler.engine.crawl(reader.contact_page(contact.value, f"contact page of {item.page_url}"))
