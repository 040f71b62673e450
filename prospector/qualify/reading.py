"""One reading of a page: parsed once, and everything the later stages want to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from prospector import html
from prospector.items import Kind, OutboundLink
from prospector.qualify.elements import Elements, elements_of
from prospector.qualify.farms import farm_reason
from prospector.qualify.kinds import GuestPost, guest_post_of
from prospector.qualify.language import language_of
from prospector.qualify.notices import Notices, notices_in
from prospector.qualify.outbound import InnerLink, content_of, read_links
from prospector.qualify.score import FARM, Score, score_page
from prospector.qualify.text import visible_text
from prospector.qualify.traits import Traits, traits_of
from prospector.qualify.upkeep import Upkeep, upkeep_of, upkeep_reason

# The language is told from this many characters of a page's beginning, and as many of its middle.
_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class PageReading:
    """What a page says, and what we make of it."""

    url: str
    source: str
    """The page's text as decoded."""
    text: str
    """What a reader sees, menus and all."""
    tree: LexborHTMLParser
    title: str
    language: str
    """ISO 639-1, empty when unknown."""
    headings: tuple[str, ...]
    outbound_links: tuple[OutboundLink, ...]
    inner_links: tuple[InnerLink, ...]
    feeds: tuple[str, ...]
    """The feeds of its site that it names."""
    nofollow: bool
    """The page asks robots not to follow its links."""
    noindex: bool
    traits: Traits
    is_resource_page: bool
    score: float
    """How much it looks like a resource page, 0..1."""
    score_reasons: tuple[str, ...]
    guest_post: GuestPost | None
    """What it asks for, if it asks for contributions."""
    notices: Notices
    """What it says about links on it."""
    upkeep: Upkeep
    """Only read of resource pages."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What the page may be written to about, going by the page alone. (The rest needs a campaign.)"""
        kinds = (Kind.RESOURCE_PAGE, self.is_resource_page), (Kind.GUEST_POST, self.guest_post is not None)
        return tuple(kind for kind, it_is in kinds if it_is)


def read_page(url: str, body: bytes, content_type: str, last_modified: str = "") -> PageReading:
    """Read a page once. `content_type` and `last_modified` are the response's headers, empty if there were none."""
    source = html.decode(body, content_type)
    tree = html.parse(source)
    head_title = tree.css_first("head > title") or tree.css_first("title")
    title = html.one_line(head_title.text()[:1000])[:300] if head_title is not None else ""
    elements = elements_of(tree)
    nofollow, noindex = _robots(elements)
    links = read_links(elements, url, nofollow)
    text = visible_text(tree, elements)
    traits = traits_of(elements, url, title, links, len(text))
    score = score_page(traits)
    language = language_of(tree, elements, f"{title} {text[:_SAMPLE]} {text[len(text) // 2 :][:_SAMPLE]}")
    # Sources break their lines in the middle of what they say.
    said = html.one_line(text).replace("’", "'") if links.outbound else ""
    lower = said.lower()
    notices = notices_in(lower, links.anchors) if links.outbound else Notices()
    reasons, upkeep = score.reasons, Upkeep()
    if score.is_resource_page:
        if farm := farm_reason(lower, content_of(links), traits.sites, traits.annotated):
            score = Score(False, min(score.value, FARM), (farm, *score.reasons))
            reasons = score.reasons
        else:
            today = datetime.now(UTC).date()
            upkeep = upkeep_of(said, language, elements.metas, last_modified, today)
            reasons = (*score.reasons, *filter(None, (upkeep_reason(upkeep, today), *_notices_said(notices))))
    return PageReading(
        url=url,
        source=source,
        text=text,
        tree=tree,
        title=title,
        language=language,
        headings=links.headings,
        outbound_links=links.outbound,
        inner_links=links.inner,
        feeds=links.feeds,
        nofollow=nofollow,
        noindex=noindex,
        traits=traits,
        is_resource_page=score.is_resource_page,
        score=score.value,
        score_reasons=reasons,
        guest_post=guest_post_of(title, links.headings, urlsplit(url).path, text),
        notices=notices,
        upkeep=upkeep,
    )


def _notices_said(notices: Notices) -> tuple[str, ...]:
    return (
        f"Asks for no link requests: “{notices.no_requests}”" if notices.no_requests else "",
        f"Links are suggested at {notices.suggest_url}" if notices.suggest_url else "",
        f"Broken links are reported at {notices.report_url}" if notices.report_url else "",
    )


def _robots(elements: Elements) -> tuple[bool, bool]:
    """What the page's robots meta elements ask of everybody: (nofollow, noindex)."""
    asked: set[str] = set()
    for meta in elements.metas:
        if (meta.get("name") or "").lower() == "robots":
            asked.update((meta.get("content") or "").lower().replace(",", " ").split())
    return not asked.isdisjoint(("nofollow", "none")), not asked.isdisjoint(("noindex", "none"))
