"""The main job: read a niche's sites, the likeliest pages first, and hand on every page with its outbound links."""

from __future__ import annotations

import logging
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from prospector import html, urls
from prospector.campaign import Campaign
from prospector.detect.url_set import UrlSet
from prospector.discover.new_sites import NewSites
from prospector.discover.seeds import Seed, read_seeds
from prospector.discover.sitemaps import FEW_LINKS, MOST_BYTES, Sitemaps
from prospector.discover.trails import Origin, promise, trail_from
from prospector.discover.traps import is_trap
from prospector.enrich.contacts import find_contacts
from prospector.enrich.contacts.traps import WANTS_NO_REQUESTS
from prospector.items import Opportunity, OutboundLink, Part, ResourcePage, now
from prospector.qualify.apparatus import is_apparatus
from prospector.qualify.chances import Us
from prospector.qualify.reading import PageReading, read_page
from prospector.qualify.relevance import Relevance, Relevances, Topic

logger = logging.getLogger(__name__)

# Links of one page that are followed within its site; a page with more is an index of everything.
MOST_INNER_LINKS = 1000
# Who asks for fewer pages of a site than this wants a glance, for which its front page is enough.
LEAST_FOR_SITEMAP = 10
# A sitemap is asked for before the site's other pages, as it may name better ones.
SITEMAPS_FIRST = 10_000


class ResourcePages(Spider):
    """`scrapy crawl resourcepages -a seeds=bees.example,https://hives.example/links`"""

    name = "resourcepages"

    def __init__(
        self, campaign: Campaign, seeds: tuple[Seed, ...], run_id: str, most_new_sites: int = 100, sitemaps: bool = True
    ) -> None:
        super().__init__()
        self.campaign = campaign
        self.seeds = seeds
        self.run_id = run_id
        topic = Topic.of(campaign)
        self._relevances = Relevances(topic) if topic is not None else None
        self._us = Us(campaign)
        # Trails that were handed on already; Scrapy would drop them, at many times the cost.
        self._followed = UrlSet()
        never = self._us.our_sites | self._us.competitors
        self._new_sites = NewSites((seed.url for seed in seeds), most_new_sites, never)
        self._sitemaps = Sitemaps() if sitemaps else None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **arguments: Any) -> Self:
        """Raises BadInput for arguments that cannot be used; `scrapy crawl` says so before anything else."""
        campaign = Campaign.from_arguments(**arguments)
        run_id = run_id_of(crawler.settings.get("JOBDIR"), str(arguments.get("_job", "")))
        spider = cls(
            campaign,
            read_seeds(campaign.seeds, logger.warning),
            run_id,
            crawler.settings.getint("PROSPECTOR_EXPAND_SITES"),
            crawler.settings.getbool("PROSPECTOR_CRAWL_SITEMAPS"),
        )
        spider._set_crawler(crawler)
        crawler.signals.connect(spider.response_received, signals.response_received)
        crawler.signals.connect(spider.spider_idle, signals.spider_idle)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", settings.getfloat("PROSPECTOR_CRAWL_DELAY"), priority="spider")

    @property
    def new_sites(self) -> NewSites:
        """The sites this run knows; a crawl that goes on where it was (JOBDIR) knows what it knew."""
        state: dict[str, NewSites] | None = getattr(self, "state", None)
        return self._new_sites if state is None else state.setdefault("new_sites", self._new_sites)

    def response_received(self, response: Response) -> None:
        # Scrapy asks for every robots.txt itself; here is a look at what it got.
        if self._sitemaps is not None and response.status == 200 and response.url.endswith("/robots.txt"):
            self._sitemaps.note_robots(response.url, response.body)

    def spider_idle(self) -> None:
        """Go on to new sites when the others are done with: by now the niche is known as well as it can be."""
        waiting = self.new_sites.waiting()
        engine = self.crawler.engine
        if not waiting or engine is None:
            return
        for site in waiting:
            self._count("prospector/site_count/named")
            request = self._request(site.url, site.discovered_by, depth=0)
            engine.crawl(request.replace(errback=self.new_site_failed, cb_kwargs=request.cb_kwargs | {"named": True}))
        raise DontCloseSpider

    async def start(self) -> AsyncIterator[Request]:
        for seed in self.seeds:
            yield self._request(seed.url, seed.discovered_by, depth=0).replace(errback=self.seed_failed)

    def parse(
        self, response: Response, discovered_by: str = "", depth: int = 0, likely: int = 0, named: bool = False
    ) -> Iterator[ResourcePage | Opportunity | Request]:
        """Read one page: the page itself, then where to go on from it. `named`: it is the first of a new site."""
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if not html.is_page(content_type, response.body):
            return
        if (depth or named) and urls.site_of(response.url) != response.meta["site"]:
            # Sent on to another site: that is an outbound link, not one of this site's pages.
            return
        last_modified = (response.headers.get("Last-Modified") or b"").decode("latin-1")
        page = read_page(response.url, response.body, content_type, last_modified)
        if named and not self._is_on_topic(page):
            self._count("prospector/site_count/off_topic")
            return
        yield from self._found_on(page, discovered_by)
        yield from self._trails(page, depth, likely)
        if depth == 0:
            yield from self._sitemap_of(page)
        if self.campaign.expand:
            self._note_sites_named(page, is_seed=depth == 0 and not named)

    def read_sitemap(self, response: Response, feeds: tuple[str, ...]) -> Iterator[Request]:
        """Where a sitemap leads: further sitemap files, then pages, those that promise first."""
        if self._sitemaps is None:
            return
        found = self._sitemaps.read(response.url, response.body)
        for file in found.files:
            yield self._sitemap_request(file, feeds)
        if not found.files and not found.pages:
            yield from self._feed_of(feeds)
        others = 0
        for url in found.pages:
            likely = promise(url, "")
            if likely <= 0:
                others += 1
                if others > self.campaign.max_pages:
                    break
            # What no page links to comes after what one does.
            yield self._request(url, f"sitemap {response.url}", 1, likely if likely > 0 else likely - 1)

    def no_sitemap(self, failure: Failure) -> Iterator[Request]:
        """Most sites have none."""
        request: Request = failure.request  # type: ignore[attr-defined]
        yield from self._feed_of(request.cb_kwargs["feeds"])

    def seed_failed(self, failure: Failure) -> Iterator[Request]:
        """A seed that cannot be read is somebody's typing mistake, or a site that refuses us: say so."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if request.url.startswith("https://") and not isinstance(failure.value, IgnoreRequest):
            # Many a page of links is older than https; who typed a bare domain did not choose.
            yield request.replace(url=f"http://{request.url.removeprefix('https://')}")
            return
        logger.warning("The seed %s could not be read: %s", request.url, failure.getErrorMessage())

    def new_site_failed(self, failure: Failure) -> None:
        """A site that a resource page names and that cannot be read is one of its dead links, no mistake of ours."""
        self._count("prospector/site_count/unreadable")

    def _found_on(self, page: PageReading, discovered_by: str) -> Iterator[ResourcePage | Opportunity]:
        """The page, and what it offers beside its dead links."""
        relevance = self._relevance_of(page)
        on_topic = relevance.value >= self.campaign.min_relevance
        item = self._item(page, relevance, on_topic, discovered_by)
        chances = []
        if on_topic:
            no_requests = bool(page.notices.no_requests)
            chances = self._us.chances(
                page.url, page.is_resource_page, page.guest_post, no_requests, page.outbound_links, page.text
            )
        item = replace(item, offers=tuple(chance.kind for chance in chances))
        yield item
        for kind, link, why in chances:
            yield Opportunity.on(item, kind, link, why=why)

    def _relevance_of(self, page: PageReading) -> Relevance:
        if self._relevances is None:
            return Relevance()
        anchors = (link.anchor for link in page.outbound_links)
        return self._relevances.of(page.title, page.headings, anchors, page.text)

    def _item(self, page: PageReading, relevance: Relevance, on_topic: bool, discovered_by: str) -> ResourcePage:
        moment = now()
        found = find_contacts(page.tree, page.source, page.url, page.text)
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
            on_topic=on_topic,
            our_links=self._us.are_linked(links),
        )

    def contact_page(self, url: str, discovered_by: str) -> Request:
        """The request for a page that says whom to write to: read like any other, but the last on its way."""
        request = self._request(url, discovered_by, depth=max(self.campaign.depth, 1), likely=1)
        # Whether it was read already is seen by who asks for it (prospector.middlewares.contact_pages).
        return request.replace(dont_filter=True, meta=request.meta | {"contact_page": True})

    def _trails(self, page: PageReading, depth: int, likely: int) -> Iterator[Request]:
        if page.nofollow:
            return
        origin = Origin(page.url, page.is_resource_page, likely)
        for link in page.inner_links[:MOST_INNER_LINKS]:
            # The next page of a list is as far from the seed as the list: no click leads away.
            farther = depth if link.is_next and page.is_resource_page else depth + 1
            if farther <= self.campaign.depth and is_trap(link.url) is None:
                if link.url in self._followed and not link.is_next:
                    # Menus stand on every page of a site: what is there need not be weighed again and again.
                    continue
                self._followed.add(link.url)
                promised = trail_from(origin, link.url, link.anchor, link.is_next)
                yield self._request(link.url, f"trail from {page.url}", farther, promised)

    def _sitemap_of(self, page: PageReading) -> Iterator[Request]:
        if self._sitemaps is not None and self.campaign.depth > 0 and self.campaign.max_pages >= LEAST_FOR_SITEMAP:
            feeds = page.feeds if len(page.inner_links) < FEW_LINKS else ()
            for file in self._sitemaps.files_of(page.url):
                yield self._sitemap_request(file, feeds)

    def _feed_of(self, feeds: tuple[str, ...]) -> Iterator[Request]:
        """The feed of a site that has neither a sitemap nor links: there is no other way into it."""
        if feeds and self._sitemaps is not None and self._sitemaps.may_read_feed(feeds[0]):
            yield self._sitemap_request(feeds[0], ())

    def _sitemap_request(self, url: str, feeds: tuple[str, ...]) -> Request:
        return Request(
            url,
            callback=self.read_sitemap,
            errback=self.no_sitemap,
            cb_kwargs={"feeds": feeds},
            # In the site's line, but without `site`: it is no page, and takes nothing from the budget.
            meta={"download_slot": urls.site_of(url), "dont_retry": True, "download_maxsize": MOST_BYTES},
            priority=SITEMAPS_FIRST,
        )

    def _note_sites_named(self, page: PageReading, is_seed: bool) -> None:
        new = self.new_sites
        of_seeds = urls.site_of(page.url) in new.of_seeds
        if of_seeds and (page.is_resource_page or is_seed):
            new.niche.learn(page.title, page.headings, page.outbound_links if page.is_resource_page else ())
        # What a seed's lists say is what the campaign is about, unless it says so itself.
        if page.is_resource_page and ((of_seeds and self._relevances is None) or self._is_on_topic(page)):
            new.note((link.url for link in page.outbound_links if _recommends(link)), page.url)

    def _is_on_topic(self, page: PageReading) -> bool:
        """By what the campaign says it is about; where it does not, by what its seeds' lists share."""
        if self._relevances is not None:
            return self._relevance_of(page).value >= self.campaign.min_relevance
        return self.new_sites.niche.holds(page.title, page.headings, page.text)

    def _count(self, stat: str) -> None:
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(stat)

    def _request(self, url: str, discovered_by: str, depth: int, likely: int | None = None) -> Request:
        site = urls.site_of(url)
        # One line per site, whatever its hosts are called: one request at a time.
        meta = {"download_slot": site, "site": site, "max_pages": self.campaign.max_pages}
        if likely is not None:
            meta["likely"] = likely
        return Request(
            url,
            callback=self.parse,
            cb_kwargs={"discovered_by": discovered_by, "depth": depth, "likely": likely or 0},
            meta=meta,
            # Of two pages that promise as much, the one with fewer clicks to it.
            priority=10 * (likely or 0) - depth,
        )


def _recommends(link: OutboundLink) -> bool:
    """False for what was paid for, and for who made the site and who counts its visitors."""
    return link.part is Part.CONTENT and "sponsored" not in link.rel and not is_apparatus(link.url)


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
