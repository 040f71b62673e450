"""Pages, verdicts and opportunities as a year of crawls leaves them in a store: as many as asked for, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prospector.items import ContactHint, Kind, LinkVerdict, Look, Opportunity, OutboundLink, Part, ResourcePage
from prospector.verdict import Reason

LINKS_ON_PAGE = 20
PAGES_OF_SITE = 10
CAMPAIGNS = 10
RUNS_OF_CAMPAIGN = 4
# Of so many links (a prime: no page is like its neighbours) so many are dead.
OF, DEAD = 1009, 25
# On one page in so many, so many of the links are dead: nobody is at home there.
LOST_PAGES, DEAD_ON_LOST = 401, 14
# One page in so many has a link that nobody judged yet.
UNJUDGED = 101
# A prime: multiplied by it, the links come in another order on every page.
MIXES = 15_485_863
AT = "2026-11-20T10:00:00Z"
CONTEXT = (
    "A guide to bees and the plants they visit: what to sow, when to mow and whom to ask, kept by hand since 2009."
)


@dataclass(frozen=True, slots=True)
class Much:
    """`links` judged links, a tenth as many pages, and a twentieth as many opportunities at most."""

    links: int

    @property
    def pages(self) -> int:
        return self.links // 10

    @property
    def opportunities(self) -> int:
        return self.links // 20

    def all_verdicts(self) -> Iterator[LinkVerdict]:
        return (self.verdict(number) for number in range(self.links))

    def all_pages(self) -> Iterator[ResourcePage]:
        return map(self.page, range(self.pages))

    def all_opportunities(self) -> Iterator[Opportunity]:
        """One for every dead link of a page, until there are enough."""
        left = self.opportunities
        # Spread over the pages, so that every campaign and run has its share.
        for number in range(self.pages):
            page = self.page(number * MIXES % self.pages)
            for link in page.outbound_links:
                target = number_of(link.url)
                if is_dead(target) and target < self.links and left:
                    left -= 1
                    yield self.opportunity(page, link)

    def verdict(self, number: int) -> LinkVerdict:
        """What was said of a link; the looks are as real runs leave them."""
        url = link_url(number)
        if is_dead(number):
            return _dead(url, number)
        kind = number % 20
        if kind == 1:
            return _failed(
                url, Reason.TIMEOUT, None, "Operation timed out after 10001 milliseconds with 0 bytes received"
            )
        if kind == 2:
            return _failed(url, Reason.HTTP_403, 403, "forbidden: HTTP 403")
        redirects: tuple[tuple[int, str], ...] = ()
        final, reason = url, Reason.OK
        if kind in (3, 4):
            final, reason = url.replace("http://", "https://"), Reason.MOVED_PERMANENTLY
            redirects = ((301, final),)
        seen: dict[str, object] = {"status": 200, "final_url": final, "bytes": 10_000 + number % 50_000}
        if redirects:
            seen["redirects"] = [list(hop) for hop in redirects]
        look = Look(AT, reason, final if redirects else "", seen)
        return LinkVerdict(url, reason, True, 0.95, (look,), 200, final, redirects, 80 + number % 400, AT)

    def page(self, number: int) -> ResourcePage:
        site = f"site-{number // PAGES_OF_SITE}.example"
        url = f"http://www.{site}/guides/{number}/links.html"
        campaign = number * CAMPAIGNS // self.pages
        targets = [slot * MIXES % self.links for slot in range(number * LINKS_ON_PAGE, (number + 1) * LINKS_ON_PAGE)]
        if number % LOST_PAGES == 0:
            targets[:DEAD_ON_LOST] = [target - target % OF for target in targets[:DEAD_ON_LOST]]
        if number % UNJUDGED == UNJUDGED - 1:
            targets[-1] = self.links + number
        links = tuple(
            OutboundLink(
                link_url(target),
                f"The bee society's guide no. {target}",
                (),
                CONTEXT,
                "Further reading",
                Part.CONTENT,
                place,
            )
            for place, target in enumerate(targets, 1)
        )
        contacts = (
            ContactHint(
                "email", f"keeper{number}@{site}", 1, 0.9, "mailto", url, AT, "", "", "Write to the keeper", True
            ),
            ContactHint("page", f"http://www.{site}/contact/", 2, 0.8, "page", url, AT),
            ContactHint("social", f"https://social.example/@site{number // PAGES_OF_SITE}", 3, 0.4, "social", url, AT),
        )
        return ResourcePage(
            url=url,
            site=site,
            title=f"Useful links about bees, part {number}",
            language="en",
            is_resource_page=number % 4 == 0,
            score=0.5 + number * MIXES % 500 / 1000,
            score_reasons=("20 links to 20 other sites", "“links” in its title"),
            kinds=(Kind.RESOURCE_PAGE,),
            outbound_links=links,
            contacts=contacts,
            campaign=campaign_name(campaign),
            discovered_by=f"trail from http://www.{site}/",
            run_id=run_name(campaign, number % RUNS_OF_CAMPAIGN),
            fetched_at=AT,
        )

    def opportunity(self, page: ResourcePage, link: OutboundLink) -> Opportunity:
        number = number_of(link.url)
        found = Opportunity.on(page, Kind.BROKEN_LINK, link, self.verdict(number))
        score = round(page.score * (0.6 + number * MIXES % 400 / 1000), 3)
        return replace(found, score=score, score_reasons=(f"page score {page.score:.2f}", "http_404, 2 looks"))


def campaign_name(number: int) -> str:
    return f"campaign-{number}"


def run_name(campaign: int, number: int) -> str:
    return f"run-{campaign}-{number}"


def is_dead(number: int) -> bool:
    return number % OF < DEAD


def link_url(number: int) -> str:
    return f"http://www.bees-{number // 3}.example/articles/2014/guide-{number}.html"


def number_of(url: str) -> int:
    return int(url.rpartition("guide-")[2].removesuffix(".html"))


def _dead(url: str, number: int) -> LinkVerdict:
    seen = _seen(url, 404, "") | {"title": "404 Not Found", "bytes": 4_000 + number % 900}
    second = seen | {"supported_by": ["the server shows us other pages"]}
    # One in eight was seen once only.
    looks = (Look(AT, Reason.HTTP_404, "HTTP 404", seen), Look(AT, Reason.HTTP_404, "HTTP 404", second))
    confirmed = number // OF % 8 != 0
    return LinkVerdict(
        url,
        Reason.HTTP_404,
        confirmed,
        0.93 if confirmed else 0.7,
        looks if confirmed else looks[:1],
        404,
        url,
        (),
        95,
        AT,
    )


def _failed(url: str, reason: Reason, status: int | None, said: str) -> LinkVerdict:
    looks = (Look(AT, reason, said, _seen(url, status, "" if status else said)),) * (1 if status else 2)
    return LinkVerdict(url, reason, status is not None, 0.5, looks, status, url, (), 10_001, AT)


def _seen(url: str, status: int | None, fault: str) -> dict[str, object]:
    return {
        "status": status,
        "final_url": url,
        "bytes": 0,
        "address": "192.0.2.7",
        "elapsed_ms": 95,
        "title": "",
        "fault": fault,
        "phase": "headers" if fault else "",
    }
