"""What may a page be written to about, beside its dead links? Some of that only a campaign can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from prospector import urls
from prospector.campaign import Campaign
from prospector.html import one_line
from prospector.items import Kind, OutboundLink, Part
from prospector.qualify.kinds import GuestPost
from prospector.words import Phrases, tokens_of

# Running text that is looked through for our names, in characters.
_TEXT_READ = 100_000
_CONTEXT = 80


class Chance(NamedTuple):
    """One kind of opportunity that a page offers."""

    kind: Kind
    link: OutboundLink | None
    """The link that it is about, where it is about one."""
    why: tuple[str, ...]


class Us:
    """Who asks, and who has what we would like: as the campaign says."""

    def __init__(self, campaign: Campaign) -> None:
        self.our_sites = frozenset(map(urls.site_named, campaign.our_sites))
        self.competitors = frozenset(map(urls.site_named, campaign.competitors)) - self.our_sites
        self._names = Phrases(campaign.our_names)
        self._are_named = bool(self.our_sites or self.competitors or campaign.our_names)

    def are_linked(self, links: Iterable[OutboundLink]) -> tuple[str, ...]:
        """The addresses of those links that lead to us."""
        if not self.our_sites:
            return ()
        return tuple(link.url for link in links if urls.site_of(link.url) in self.our_sites)

    def chances(
        self,
        url: str,
        is_resource_page: bool,
        guest_post: GuestPost | None,
        no_requests: bool,
        links: Iterable[OutboundLink],
        text: str,
    ) -> list[Chance]:
        """Every chance a page offers. `text`: what a reader sees; `no_requests`: it asks for no link requests."""
        found = [Chance(Kind.GUEST_POST, None, guest_post.why)] if guest_post is not None else []
        if not self._are_named:
            # Most campaigns say nothing of us; then no link need be looked at.
            return found
        if urls.site_of(url) in self.our_sites | self.competitors:
            return []
        sites = [(link, urls.site_of(link.url)) for link in links]
        if any(site in self.our_sites for _, site in sites):
            # Whoever links to us already need not be asked to.
            return found
        rivals = [(link, site) for link, site in sites if site in self.competitors and link.part is Part.CONTENT]
        if rivals and not no_requests:
            named = ", ".join(sorted({site for _, site in rivals}))
            found.append(Chance(Kind.COMPETITOR_LINK, rivals[0][0], (f"links to {named} and not to us",)))
        if mention := self._mention(text):
            found.append(Chance(Kind.UNLINKED_MENTION, None, (f"names us without a link: “{mention}”",)))
        if is_resource_page and self.our_sites and not no_requests:
            found.append(Chance(Kind.RESOURCE_PAGE, None, ("a resource page that does not list us yet",)))
        return found

    def _mention(self, text: str) -> str:
        """Our name on the page, with some words around it; empty if it is not there."""
        text = one_line(text[:_TEXT_READ])
        name = self._names.found_in(*tokens_of(text))
        if not name:
            return ""
        words = name.split()
        spelled = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
        for found in spelled.finditer(text):
            # "the honey guide is a bird" is no mention of The Honey Guide.
            said = re.split(r"\W+", found[0])
            if all(theirs[:1].isupper() or not ours[:1].isupper() for ours, theirs in zip(words, said, strict=False)):
                return text[max(0, found.start() - _CONTEXT) : found.end() + _CONTEXT].strip()
        return ""
