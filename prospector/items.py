"""The things handed from stage to stage: a page with its links, a verdict on a link, an opportunity."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Self

from prospector import urls
from prospector.verdict import Reason, Verdict


class Kind(StrEnum):
    """Why a page is worth writing to."""

    BROKEN_LINK = "broken_link"
    RESOURCE_PAGE = "resource_page"
    COMPETITOR_LINK = "competitor_link"
    GUEST_POST = "guest_post"
    UNLINKED_MENTION = "unlinked_mention"
    HIJACKED_LINK = "hijacked_link"


class Part(StrEnum):
    """The part of a page that a link stands in."""

    CONTENT = "content"
    NAVIGATION = "navigation"
    FOOTER = "footer"
    SIDEBAR = "sidebar"
    COMMENT = "comment"


def now() -> str:
    """This moment as the lead columns show it: ISO 8601, UTC, whole seconds."""
    return _spelled(int(time.time()))


@lru_cache(maxsize=8)
def _spelled(second: int) -> str:
    # Asked for thousands of times a second.
    return timestamp(datetime.fromtimestamp(second, UTC))


def timestamp(moment: datetime) -> str:
    """A moment as `2026-11-20T19:38:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(spelled: str) -> datetime:
    """The moment that `timestamp` spelled."""
    return datetime.strptime(spelled, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OutboundLink:
    """A link on a page that leads to another site."""

    url: str
    """Absolute, as a browser resolves it, fragment kept."""
    anchor: str = ""
    rel: tuple[str, ...] = ()
    context: str = ""
    """The sentence around the link, at most 300 characters."""
    heading: str = ""
    """The heading above the link."""
    part: Part = Part.CONTENT
    position: int = 0
    """Which of the outbound links under that heading it is, from 1; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class ContactHint:
    """What may lead to the person who keeps a page, and where it was read."""

    kind: str
    """email, form, page, social or person."""
    value: str
    rank: int
    """1 is the one to write to."""
    confidence: float
    """0..1"""
    method: str
    """How it was found: mailto, text, cloudflare, form, ..."""
    source_url: str = ""
    found_at: str = ""
    name: str = ""
    role: str = ""
    snippet: str = ""
    """How the page shows it: the words before it on its line, and itself."""
    personal: bool = False
    """An address of a person, not of a role: others are no personal data, as a rule."""
    reason: str = ""
    """Why an address stands where it does, in plain words."""


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """A page as `qualify` read it, with the links that leave its site."""

    url: str
    site: str
    title: str
    language: str
    is_resource_page: bool
    score: float
    """How much it looks like a resource page, 0..1."""
    score_reasons: tuple[str, ...]
    kinds: tuple[Kind, ...]
    outbound_links: tuple[OutboundLink, ...]
    contacts: tuple[ContactHint, ...]
    campaign: str
    discovered_by: str
    """How we came to the page: `seed`, or `trail from ADDRESS`."""
    run_id: str
    fetched_at: str
    relevance: float = 1.0
    """How much the page has to do with the campaign's topic, 0..1; 1 where it has none."""
    matched_terms: tuple[str, ...] = ()
    """The topic's terms that it names, the weightiest first."""
    last_changed: str = ""
    """ISO date, month or year; empty where nothing says so."""
    suggest_url: str = ""
    """Where it takes suggestions of links."""
    report_url: str = ""
    """Where it takes reports of broken links."""
    no_requests: bool = False
    """It asks for no link requests."""
    offers: tuple[Kind, ...] = ()
    """What it may be written to about, beside its dead links."""
    leave_alone: tuple[str, ...] = ()
    """Addresses on it that say by their name that they want none."""
    on_topic: bool = True
    """False where it is about something else than the campaign: then its links are not kept."""
    our_links: tuple[str, ...] = ()
    """Those of its outbound links that lead to our own sites."""


@dataclass(frozen=True, slots=True)
class GonePage:
    """A page that is not where it was, if it ever was there."""

    url: str
    campaign: str
    run_id: str
    found_at: str


@dataclass(frozen=True, slots=True)
class Look:
    """One visit that counts as evidence. `seen` is a flat record that JSON can carry."""

    at: str
    reason: Reason
    detail: str = ""
    seen: dict[str, Any] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        return self.reason.verdict


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """What we say of a link, and everything we saw that makes us say it."""

    url: str
    reason: Reason
    confirmed: bool
    """True once enough looks agree. An `alive` link needs one look, a `dead` one two."""
    confidence: float
    """0..1"""
    looks: tuple[Look, ...]
    status: int | None
    final_url: str
    redirects: tuple[tuple[int, str], ...]
    """Every hop: the status that sent us on, and the address it sent us to."""
    elapsed_ms: int
    checked_at: str

    @property
    def verdict(self) -> Verdict:
        return self.reason.verdict


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A page worth writing to, and about what."""

    kind: Kind
    campaign: str
    page_url: str
    site: str
    page_title: str
    page_score: float
    page_language: str
    link: OutboundLink | None
    verdict: LinkVerdict | None
    contacts: tuple[ContactHint, ...]
    discovered_by: str
    run_id: str
    found_at: str
    score: float = 0.0
    """How promising it is, 0..1; `score_reasons` says what made it so."""
    score_reasons: tuple[str, ...] = ()
    relevance: float = 1.0
    """The page's, as `ResourcePage` has it."""
    why: tuple[str, ...] = ()
    """What is to be known of it in plain words, the weightiest first."""

    @classmethod
    def on(
        cls,
        page: ResourcePage,
        kind: Kind,
        link: OutboundLink | None = None,
        verdict: LinkVerdict | None = None,
        why: tuple[str, ...] = (),
    ) -> Self:
        """An opportunity that a page offers."""
        return cls(
            kind=kind,
            campaign=page.campaign,
            page_url=page.url,
            site=page.site,
            page_title=page.title,
            page_score=page.score,
            page_language=page.language,
            link=link,
            verdict=verdict,
            contacts=page.contacts,
            discovered_by=page.discovered_by,
            run_id=page.run_id,
            found_at=now(),
            relevance=page.relevance,
            why=(*why, *_about(page)),
        )

    @property
    def is_confirmed(self) -> bool:
        """False while it is only suspected."""
        return self.verdict is None or self.verdict.confirmed

    @property
    def target(self) -> str | None:
        """The dead link, as `urls.page_key` spells it; None for what is about none, and does not end when one lives."""
        return urls.page_key(self.link.url) if self.link is not None and self.verdict is not None else None

    @property
    def lead_id(self) -> str:
        """The same page, kind and target get the same id in every run of a campaign."""
        about = self.link.url if self.link else ""
        key = "\n".join((self.campaign, self.kind, self.page_url, about))
        return hashlib.sha256(key.encode()).hexdigest()[:16]


def _about(page: ResourcePage) -> tuple[str, ...]:
    """What a person who writes to the page's keeper should know of it."""
    said = (
        f"names {', '.join(page.matched_terms[:5])}" if page.matched_terms else "",
        f"page last changed {page.last_changed}" if page.last_changed else "",
        "asks for no link requests" if page.no_requests else "",
        f"suggestions: {page.suggest_url}" if page.suggest_url else "",
        f"reports of broken links: {page.report_url}" if page.report_url else "",
    )
    return tuple(filter(None, said))
