"""The order in which pages are asked for: of each site the likeliest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface


class _UnderWay(DownloaderInterface):
    """Counts a site's requests from the moment they are handed out.

    Scrapy's own count begins when they reach the downloader: until its middlewares are done with the first (and its
    robots.txt is here), dozens more would follow.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._engine: Any = crawler.engine

    def stats(self, possible_slots: Iterable[str]) -> list[tuple[int, str]]:
        busy = Counter(self.get_slot_key(request) for request in self._engine._slot.inprogress)
        return [(busy[slot], slot) for slot in possible_slots]


class LikeliestFirst(DownloaderAwarePriorityQueue):
    """Hands out a site's next page only when the site is free for it.

    Scrapy's own queue fills a site's line in the downloader with whatever it has; a better page that is
    discovered a moment later would have to queue behind all of that.
    """

    def __init__(self, crawler: Crawler, *arguments: Any, **more: Any) -> None:
        super().__init__(crawler, *arguments, **more)
        self._downloader_interface = _UnderWay(crawler)

    def pop(self) -> Request | None:
        active = self._downloader_interface.stats(self.pqueues)
        if not active or min(active)[0] >= self._per_site:
            return None
        return super().pop()

    @property
    def _per_site(self) -> int:
        per_site: int = self.crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        return per_site
