"""One reading of a page: parsed once, and everything the later stages want to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from prospector import html
from prospector.items import Kind, OutboundLink
from prospector.qualify.elements import Elements, elements_of
from prospector.qualify.kinds import kinds_of
from prospector.qualify.language import language_of
from prospector.qualify.outbound import InnerLink, read_links
from prospector.qualify.score import score_page
from prospector.qualify.text import visible_text
from prospector.qualify.traits import Traits, traits_of

# The language is told from this many characters of a page's beginning, and as many of its middle.
_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class PageReading:
    """What a page says, and what we make of it."""

    url: str
    source: str
    """The page's text as decoded."""
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
    kinds: tuple[Kind, ...]


def read_page(url: str, body: bytes, content_type: str) -> PageReading:
    """Read a page once. `content_type` is the response header's value, empty if there was none."""
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
    return PageReading(
        url=url,
        source=source,
        tree=tree,
        title=title,
        language=language_of(tree, elements, f"{title} {text[:_SAMPLE]} {text[len(text) // 2 :][:_SAMPLE]}"),
        headings=links.headings,
        outbound_links=links.outbound,
        inner_links=links.inner,
        feeds=links.feeds,
        nofollow=nofollow,
        noindex=noindex,
        traits=traits,
        is_resource_page=score.is_resource_page,
        score=score.value,
        score_reasons=score.reasons,
        kinds=kinds_of(score.is_resource_page, title, links.headings, urlsplit(url).path),
    )


def _robots(elements: Elements) -> tuple[bool, bool]:
    """What the page's robots meta elements ask of everybody: (nofollow, noindex)."""
    asked: set[str] = set()
    for meta in elements.metas:
        if (meta.get("name") or "").lower() == "robots":
            asked.update((meta.get("content") or "").lower().replace(",", " ").split())
    return not asked.isdisjoint(("nofollow", "none")), not asked.isdisjoint(("noindex", "none"))
