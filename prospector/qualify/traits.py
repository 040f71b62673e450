"""What a page is like, in numbers: the traits that tell a resource page from every other page with links.

All but the words of title, headings and address come from structure, so that they hold in any language.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from prospector.items import OutboundLink
from prospector.qualify.elements import Elements
from prospector.qualify.outbound import Links, Standing
from prospector.qualify.words import hint_word, links_phrase, links_word, other_word, path_word, path_words

# Links to these are somebody's profile, a share button or a map, not a recommendation.
_PLATFORMS = frozenset((
    "facebook.com", "twitter.com", "x.com", "instagram.com", "linkedin.com", "pinterest.com", "youtube.com",
    "youtu.be",
    "tumblr.com", "reddit.com", "whatsapp.com", "t.me", "tiktok.com", "flickr.com", "google.com", "goo.gl",
    "apple.com",
    "addthis.com", "addtoany.com", "feedburner.com", "wordpress.org", "wordpress.com", "gmpg.org",
    "creativecommons.org", "w3.org", "vk.com", "threads.net", "bsky.app", "mastodon.social", "paypal.com",
    "adobe.com",
    "amazon.com", "feedly.com", "digg.com", "delicious.com", "stumbleupon.com", "statcounter.com", "doubleclick.net",
))  # fmt: skip
_CITATIONS = frozenset((
    "doi.org", "jstor.org", "arxiv.org", "worldcat.org", "pubmed.gov", "sciencedirect.com", "springer.com",
    "wiley.com",
    "nih.gov", "semanticscholar.org", "researchgate.net", "acm.org", "ieee.org", "harvard.edu", "tandfonline.com",
))  # fmt: skip
_DATED = re.compile(r"/(?:19|20)\d\d(?:[/-]\d\d?){1,2}[/-]")
_HOME_PATHS = re.compile(r"(?:(?:index|default|home)\.\w+)?(?:#.*)?", re.IGNORECASE)
# An annotation says something in this many characters.
_ANNOTATED_FROM = 20
# Of a page's headings, these are its own name.
_TOP_HEADINGS = 4
_FEW = 3


@dataclass(frozen=True, slots=True)
class Names:
    """What a page is called, by its title, its first headings and its address; empty where that says nothing."""

    phrase: str
    title_word: str
    heading_word: str
    hint_word: str
    """A weaker word in the title or the first headings."""
    path_word: str
    folder_word: str
    other: str
    """The word of its address that says it is another kind of page."""
    is_home: bool
    is_dated: bool

    @classmethod
    def of(cls, url: str, title: str, headings: tuple[str, ...]) -> Self:
        """Read a page's names."""
        path = urlsplit(url).path
        parts = path_words(path)
        last = parts[-1] if parts else ()
        top = headings[:_TOP_HEADINGS]
        return cls(
            phrase=next(filter(None, map(links_phrase, (title, *top))), ""),
            title_word=links_word(title),
            heading_word=next(filter(None, map(links_word, top)), ""),
            hint_word=next(filter(None, map(hint_word, (title, *top))), ""),
            path_word=path_word(last),
            folder_word=next(filter(None, map(path_word, reversed(parts[:-1]))), ""),
            other=other_word(last),
            is_home=not parts,
            is_dated=_DATED.search(path) is not None,
        )

    @property
    def is_named(self) -> bool:
        """Called a page of links by anything at all."""
        return bool(self.phrase or self.title_word or self.heading_word or self.path_word)


@dataclass(frozen=True, slots=True)
class Traits:
    """The measures of one page. "Content" is what is not menu, side bar or footer."""

    text_chars: int
    """Visible text, scripts and styles left out."""
    outbound: int
    """Distinct outbound links in the content, links to platforms (profiles, share buttons) left out."""
    sites: int
    """Distinct sites they lead to."""
    inner: int
    """Links in the content that stay on the site."""
    framed: int
    """Outbound links outside the content."""
    leading: float
    """Share of outbound links that begin their line."""
    listed: float
    """Share that stand in list items or table cells."""
    annotated: float
    """Share with a description beside them."""
    home_pages: float
    """Share that lead to a site's home page."""
    citations: float
    """Share that lead where papers are cited from."""
    largest_site: float
    """Share that the commonest site has."""
    anchor_share: float
    """Share of the text that is the anchor text of outbound links."""
    sections: int
    """Headings with at least two outbound links under them."""
    articles: int
    """Posts, teasers and dated entries."""
    best_heading: str
    """The heading with most links under it."""
    names: Names
    asks_password: bool


def traits_of(elements: Elements, url: str, title: str, links: Links, text_chars: int) -> Traits:
    """Measure a page whose links have been read."""
    named = Names.of(url, title, links.headings)
    content: list[tuple[OutboundLink, Standing]] = []
    framed: list[tuple[OutboundLink, Standing]] = []
    for link, standing in zip(links.outbound, links.standing, strict=True):
        if standing.site not in _PLATFORMS:
            (framed if standing.place.frame else content).append((link, standing))
    if named.is_named and len(content) < len(framed) and len(content) < _FEW:
        # Some templates put the content itself into what others use for side bars.
        content, framed = content + framed, []
    headings = Counter(link.heading for link, _ in content)
    sites = Counter(standing.site for _, standing in content)
    anchors = sum(len(link.anchor) for link, _ in content)
    count = len(content)
    each = max(count, 1)
    return Traits(
        text_chars=text_chars,
        outbound=count,
        sites=len(sites),
        inner=links.inner_in_content,
        framed=len(framed),
        leading=sum(standing.leads for _, standing in content) / each,
        listed=sum(standing.place.item for _, standing in content) / each,
        annotated=sum(standing.annotation >= _ANNOTATED_FROM for _, standing in content) / each,
        home_pages=sum(_leads_home(link.url) for link, _ in content) / each,
        citations=sum(standing.site in _CITATIONS for _, standing in content) / each,
        largest_site=max(sites.values(), default=0) / each,
        anchor_share=min(anchors / max(text_chars, 1), 1.0),
        sections=sum(number >= 2 for heading, number in headings.items() if heading),
        articles=elements.articles,
        best_heading=headings.most_common(1)[0][0] if headings else "",
        names=named,
        asks_password=elements.asks_password,
    )


def features(traits: Traits) -> dict[str, float]:
    """What the score adds up, by name; each about 0..1."""
    names = traits.names
    per_link = traits.text_chars / max(traits.outbound, 1)
    return {
        "sites": min(math.log1p(traits.sites) / 4, 1.5),
        "outbound_share": traits.outbound / max(traits.outbound + traits.inner, 1),
        "text_per_link": min(math.log1p(per_link) / 8, 1.5),
        "text": min(math.log1p(traits.text_chars) / 10, 1.5),
        "leading": traits.leading * min(traits.outbound / 5, 1),
        "listed": traits.listed * min(traits.outbound / 5, 1),
        "annotated": traits.annotated * min(traits.outbound / 5, 1),
        "home_pages": traits.home_pages * min(traits.outbound / 5, 1),
        "citations": traits.citations,
        "largest_site": traits.largest_site if traits.outbound else 0.5,
        "anchor_share": traits.anchor_share,
        "sections": min(math.log1p(traits.sections) / 2, 1.5),
        "articles": min(math.log1p(traits.articles) / 3, 1.5),
        "phrase": float(bool(names.phrase)),
        "title_word": float(bool(names.title_word)),
        "heading_word": float(bool(names.heading_word)),
        "hint_word": float(bool(names.hint_word)),
        "path_word": float(bool(names.path_word)),
        "folder_word": float(bool(names.folder_word)),
        "other": float(bool(names.other)),
        "home": float(names.is_home),
    }


def _leads_home(url: str) -> bool:
    # What `join` made has a slash after its host.
    return _HOME_PATHS.fullmatch(url.split("/", 3)[3]) is not None
