"""Between the spider and the pipelines: pages pass at once, and their links are judged meanwhile.

For every link that turns out dead an Opportunity follows through the same pipelines, and the crawl stays open
until the last look is done. What a former run of the campaign left unjudged is taken up first.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Coroutine
from dataclasses import replace
from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured
from scrapy.http import Response

from prospector import urls
from prospector.detect.from_settings import detect_enabled, link_queue_from, shelf_life_from
from prospector.detect.queue import LinkQueue
from prospector.detect.url_set import UrlSet
from prospector.detect.weather import STAT as WEATHER_STAT
from prospector.items import Kind, LinkVerdict, Opportunity, OutboundLink, ResourcePage, now
from prospector.store import StoreAway, StoreUnavailable
from prospector.store.book import Book
from prospector.store.giving_up import give_up
from prospector.store.of_crawl import hold_book, let_go
from prospector.suppression import Suppressions
from prospector.verdict import Reason, Verdict

logger = logging.getLogger(__name__)


class Liveness:
    """The spider middleware that turns pages' dead links into opportunities."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._queue: LinkQueue | None = None
        self._suppressed: Suppressions | None = None
        # Where each link that may yet turn out dead was seen. The page without its links: a small record.
        self._seen_on: defaultdict[str, list[tuple[ResourcePage, OutboundLink]]] = defaultdict(list)
        # Settled: alive, down, blocked or skipped.
        self._not_dead = UrlSet()
        self._dead: dict[str, LinkVerdict] = {}
        self._book: Book | None = None
        self._shelf_life = shelf_life_from(crawler.settings)
        self._sending: set[asyncio.Task[None]] = set()
        # The campaign and the run.
        self._run = ("", "")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not detect_enabled(crawler.settings):
            raise NotConfigured("PROSPECTOR_DETECT_ENABLED is off: no link is judged")
        liveness = cls(crawler)
        crawler.signals.connect(liveness.spider_opened, signals.spider_opened)
        crawler.signals.connect(liveness.spider_idle, signals.spider_idle)
        crawler.signals.connect(liveness.spider_closed, signals.spider_closed)
        return liveness

    async def spider_opened(self, spider: Spider) -> None:
        settings = self._crawler.settings
        self._book = await hold_book(self._crawler)
        self._suppressed = self._book.suppressions
        self._queue = link_queue_from(settings, self._on_verdict, self._is_suppressed)
        campaign: Any = getattr(spider, "campaign", None)
        run_id: Any = getattr(spider, "run_id", "")
        self._run = (campaign.name if campaign is not None else "", run_id)
        try:
            await self._take_up_what_was_left(self._book)
        except StoreUnavailable as error:
            logger.warning("%s What former runs left unjudged is taken up by the next.", error)

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        async for output in result:
            yield output
            if isinstance(output, ResourcePage):
                assert self._queue is not None
                self._queue.note_answer(output.url)
                await self._take_up(output)

    def spider_idle(self) -> None:
        assert self._queue is not None
        if self._queue.open_links or self._sending:
            raise DontCloseSpider

    async def spider_closed(self) -> None:
        if self._queue is not None:
            await self._queue.aclose()
            assert self._crawler.stats is not None
            if self._queue.weather_report:
                self._crawler.stats.set_value(WEATHER_STAT, self._queue.weather_report)
        if self._book is not None:
            await let_go(self._crawler)

    async def _take_up_what_was_left(self, book: Book) -> None:
        left_behind = 0
        campaign, run_id = self._run
        if campaign:
            async for page in book.store.pages_with_open_links(campaign):
                await self._take_up(replace(page, run_id=run_id))
                left_behind += len(page.outbound_links)
        if left_behind:
            logger.info("Taking up %d links that former runs left unjudged", left_behind)

    async def _take_up(self, page: ResourcePage) -> None:
        """Have a page's links judged, or say at once what is known of them already, from this run or another."""
        assert self._queue is not None
        assert self._book is not None
        brief = replace(page, outbound_links=())
        links = [(target, link) for link in page.outbound_links if (target := urls.page_key(link.url))]
        new = dict.fromkeys(
            target for target, _ in links if target not in self._not_dead and target not in self._seen_on
        )
        known = await self._book.verdicts(tuple(new))
        at = now()
        for target, link in links:
            if target in self._not_dead:
                continue
            self._seen_on[target].append((brief, link))
            if target in self._dead:
                self._send(brief, link, self._dead[target])
                continue
            verdict = known.get(target)
            if verdict is not None and self._shelf_life.still_good(verdict, at):
                self._settle(verdict)
            else:
                self._queue.add(target, verdict.looks if verdict is not None else ())

    def _is_suppressed(self, url: str) -> bool:
        return self._suppressed is not None and self._suppressed.covers(url)

    async def _on_verdict(self, verdict: LinkVerdict, settled: bool) -> None:
        assert self._book is not None
        await self._book.note(verdict)
        if settled:
            self._settle(verdict)
            if verdict.verdict is Verdict.DEAD and verdict.confirmed:
                self._keep_open_for(self._tell_of_pages_elsewhere(verdict))
        elif verdict.verdict is Verdict.DEAD:
            self._tell(verdict)

    def _settle(self, verdict: LinkVerdict) -> None:
        """Take a verdict that does not change any more in this run."""
        self._count(verdict)
        if verdict.verdict is Verdict.DEAD:
            self._tell(verdict)
        else:
            self._dead.pop(verdict.url, None)
            self._seen_on.pop(verdict.url, None)
            self._not_dead.add(verdict.url)

    def _tell(self, verdict: LinkVerdict) -> None:
        """Send an opportunity for every page that a dead link stands on."""
        self._dead[verdict.url] = verdict
        for page, link in self._seen_on[verdict.url]:
            self._send(page, link, verdict)

    async def _tell_of_pages_elsewhere(self, verdict: LinkVerdict) -> None:
        """Send an opportunity for every page of former runs, and of other campaigns, that the dead link stands on."""
        assert self._book is not None
        campaign, run_id = self._run
        # A page may have hundreds of dead links: it is not read again for each of them.
        here = {(page.url, page.campaign) for page, _ in self._seen_on[verdict.url]}
        try:
            async for page in self._book.store.pages_linking(verdict.url, besides=here):
                # What another campaign asked for is not part of this run's list.
                seen_by = run_id if page.campaign == campaign else page.run_id
                for link in page.outbound_links[:1]:
                    self._send(replace(page, outbound_links=(), run_id=seen_by), link, verdict)
        except StoreAway:
            # The next run of their campaign finds them dead and without a lead.
            return
        except StoreUnavailable as error:
            give_up(self._crawler, error)

    def _count(self, verdict: LinkVerdict) -> None:
        stats = self._crawler.stats
        assert stats is not None
        stats.inc_value(f"prospector/verdict_count/{verdict.verdict}")
        stats.inc_value(f"prospector/reason_count/{verdict.reason}")
        if verdict.verdict is Verdict.DEAD and verdict.confirmed:
            logger.info("Dead: %s (%s)", verdict.url, verdict.reason)

    def _send(self, page: ResourcePage, link: OutboundLink, verdict: LinkVerdict) -> None:
        """Pass an opportunity to the pipelines; the spider stays open until they are done with it."""
        kind = Kind.HIJACKED_LINK if verdict.reason is Reason.HIJACKED else Kind.BROKEN_LINK
        opportunity = Opportunity.on(page, kind, link, verdict)
        engine = self._crawler.engine
        assert engine is not None
        slot = engine.scraper.slot
        if slot is None or slot.closing:
            # Somebody stops the crawl. The verdict is kept, and the campaign's next run writes the lead.
            return
        self._keep_open_for(engine.scraper.start_itemproc_async(opportunity, response=None))

    def _keep_open_for(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._sending.add(task)
        task.add_done_callback(self._sent)

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        # A scraper that closes waits until it is idle, but looks for that only when a response is done with: an item
        # that came on its own and was the last would keep it waiting for ever.
        engine, spider = self._crawler.engine, self._crawler.spider
        slot = engine.scraper.slot if engine is not None else None
        if spider and slot and slot.closing and not slot.closing.called and slot.is_idle():
            slot.closing.callback(spider)
