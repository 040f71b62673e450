"""The main job: read a niche's sites, the likeliest pages first, and hand on every page with its outbound links."""

from __future__ import annotations

import logging
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from prospector import html, urls
from prospector.campaign import Campaign
from prospector.discover.seeds import Seed, read_seeds
from prospector.discover.trails import promise
from prospector.discover.traps import is_trap
from prospector.enrich.contacts import find_contacts
from prospector.enrich.contacts.traps import WANTS_NO_REQUESTS
from prospector.items import Opportunity, ResourcePage, now
from prospector.qualify.apparatus import is_apparatus
from prospector.qualify.chances import Us
from prospector.qualify.reading import PageReading, read_page
from prospector.qualify.relevance import Relevance, Relevances, Topic

logger = logging.getLogger(__name__)

# Links of one page that are followed within its site; a page with more is an index of everything.
MOST_INNER_LINKS = 1000
# Contact pages of one site that may be read beyond its budget.
MOST_CONTACT_PAGES = 3


class ResourcePages(Spider):
    """`scrapy crawl resourcepages -a seeds=bees.example,https://hives.example/links`"""

    name = "resourcepages"

    def __init__(self, campaign: Campaign, seeds: tuple[Seed, ...], run_id: str) -> None:
        super().__init__()
        self.campaign = campaign
        self.seeds = seeds
        self.run_id = run_id
        topic = Topic.of(campaign)
        self._relevances = Relevances(topic) if topic is not None else None
        self._us = Us(campaign)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **arguments: Any) -> Self:
        """Raises BadInput for arguments that cannot be used; `scrapy crawl` says so before anything else."""
        campaign = Campaign.from_arguments(**arguments)
        run_id = run_id_of(crawler.settings.get("JOBDIR"), str(arguments.get("_job", "")))
        spider = cls(campaign, read_seeds(campaign.seeds, logger.warning), run_id)
        spider._set_crawler(crawler)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", settings.getfloat("PROSPECTOR_CRAWL_DELAY"), priority="spider")

    async def start(self) -> AsyncIterator[Request]:
        for seed in self.seeds:
            yield self._request(seed.url, seed.discovered_by, depth=0).replace(errback=self.seed_failed)

    def parse(
        self, response: Response, discovered_by: str = "", depth: int = 0
    ) -> Iterator[ResourcePage | Opportunity | Request]:
        """Read one page: the page itself, then where to go on from it."""
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if not html.is_page(content_type, response.body):
            return
        if depth and urls.site_of(response.url) != response.meta["site"]:
            # Sent on to another site: that is an outbound link, not one of this site's pages.
            return
        last_modified = (response.headers.get("Last-Modified") or b"").decode("latin-1")
        page = read_page(response.url, response.body, content_type, last_modified)
        yield from self._found_on(page, discovered_by)
        if depth < self.campaign.depth and not page.nofollow:
            yield from self._trails(page, depth + 1)

    def seed_failed(self, failure: Failure) -> Iterator[Request]:
        """A seed that cannot be read is somebody's typing mistake, or a site that refuses us: say so."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if request.url.startswith("https://") and not isinstance(failure.value, HttpError):
            # Many a page of links is older than https; who typed a bare domain did not choose.
            yield request.replace(url=f"http://{request.url.removeprefix('https://')}")
            return
        logger.warning("The seed %s could not be read: %s", request.url, failure.getErrorMessage())

    def _found_on(self, page: PageReading, discovered_by: str) -> Iterator[ResourcePage | Opportunity]:
        """The page, and what it offers beside its dead links."""
        relevance = self._relevance_of(page)
        on_topic = relevance.value >= self.campaign.min_relevance
        item = self._item(page, relevance, on_topic, discovered_by)
        yield item
        if on_topic:
            no_requests = bool(page.notices.no_requests)
            for kind, link, why in self._us.chances(
                page.url, page.is_resource_page, page.guest_post, no_requests, page.outbound_links, page.text
            ):
                yield Opportunity.on(item, kind, link, why=why)

    def _relevance_of(self, page: PageReading) -> Relevance:
        if self._relevances is None:
            return Relevance()
        anchors = (link.anchor for link in page.outbound_links)
        return self._relevances.of(page.title, page.headings, anchors, page.text)

    def _item(self, page: PageReading, relevance: Relevance, on_topic: bool, discovered_by: str) -> ResourcePage:
        moment = now()
        found = find_contacts(page.tree, page.source, page.url)
        # A page about something else is kept, but nobody asks where its links lead.
        links = page.outbound_links if on_topic else ()
        if not self.settings.getbool("PROSPECTOR_DETECT_APPARATUS"):
            links = tuple(link for link in links if not is_apparatus(link.url))
        return ResourcePage(
            url=page.url,
            site=urls.site_of(page.url),
            title=page.title,
            language=page.language,
            is_resource_page=page.is_resource_page,
            score=page.score,
            score_reasons=page.score_reasons,
            kinds=page.kinds,
            outbound_links=links,
            contacts=tuple(replace(contact, found_at=moment) for contact in found.contacts),
            campaign=self.campaign.name,
            discovered_by=discovered_by,
            run_id=self.run_id,
            fetched_at=moment,
            relevance=relevance.value,
            matched_terms=relevance.terms,
            last_changed=page.upkeep.changed,
            suggest_url=page.notices.suggest_url,
            report_url=page.notices.report_url,
            no_requests=bool(page.notices.no_requests),
            leave_alone=tuple(value for _, value, why in found.withheld if why == WANTS_NO_REQUESTS),
        )

    def contact_page(self, url: str, discovered_by: str) -> Request:
        """The request for a page that says whom to write to: read like any other, but the last on its way."""
        request = self._request(url, discovered_by, depth=max(self.campaign.depth, 1), likely=1)
        # Few, and worth more than one page more of the site: a budget that is spent does not keep them out.
        request.meta["max_pages"] += MOST_CONTACT_PAGES
        return request

    def _trails(self, page: PageReading, depth: int) -> Iterator[Request]:
        for link in page.inner_links[:MOST_INNER_LINKS]:
            if is_trap(link.url) is None:
                likely = promise(link.url, link.anchor)
                yield self._request(link.url, f"trail from {page.url}", depth, likely)

    def _request(self, url: str, discovered_by: str, depth: int, likely: int = 0) -> Request:
        site = urls.site_of(url)
        return Request(
            url,
            callback=self.parse,
            cb_kwargs={"discovered_by": discovered_by, "depth": depth},
            # One line per site, whatever its hosts are called: one request at a time.
            meta={"download_slot": site, "site": site, "max_pages": self.campaign.max_pages},
            # Of two pages that promise as much, the one with fewer clicks to it.
            priority=10 * likely - depth,
        )


def run_id_of(job_folder: str | None, job: str) -> str:
    """What this run is called: as it was when it was stopped (JOBDIR), as Scrapyd calls the job, or something new.

    A run that goes on keeps its name, so that its list holds what was found before the stop too.
    """
    new = job or uuid.uuid4().hex[:12]
    if not job_folder:
        return new
    note = Path(job_folder) / "run_id"
    if not note.exists():
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(new, encoding="utf-8")
    return note.read_text(encoding="utf-8").strip() or new
