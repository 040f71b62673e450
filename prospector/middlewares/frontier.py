"""The order in which pages are asked for: of each site the likeliest first."""

from __future__ import annotations

from scrapy import Request
from scrapy.pqueues import DownloaderAwarePriorityQueue


class LikeliestFirst(DownloaderAwarePriorityQueue):
    """Hands out a site's next page only when the site is free for it.

    Scrapy's own queue fills a site's line in the downloader with whatever it has; a better page that is
    discovered a moment later would have to queue behind all of that.
    """

    def pop(self) -> Request | None:
        active = self._downloader_interface.stats(self.pqueues)
        if not active or min(active)[0] >= self._per_site:
            return None
        return super().pop()

    @property
    def _per_site(self) -> int:
        per_site: int = self.crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        return per_site
