"""The site's own profiles elsewhere: where a keeper without an address can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.surface import Surface
from prospector.urls import join, site_of, site_of_host

_MAX_PROFILES = 10
_MAX_TRIED = 500
_SHARING = re.compile(
    r"/sharer|/share\b|/intent/|/shareArticle|/dialog/|/pin/create|share\?|/plugins/|/submit\b|/login"
    r"|/signup|/home(?:\?|/?$)|/hashtag/|/search"
    r"|/status(?:es)?/|/p/|/reel/|/watch|/embed|/playlist|/photo|/posts/|/events/|/policies|/privacy|/help|/legal|/tr\?|/add/",
    re.IGNORECASE,
)
_HANDLE = r"/@?[\w.%-]{2,80}/?"
_PROFILES: dict[str, re.Pattern[str]] = {
    "facebook.com": re.compile(
        r"/(?:pages/[^/]+/\d+|groups/[\w.-]+|people/[^/]+/\d+|profile\.php|(?!(?:pages|groups|people)/)[\w.%-]{2,80})/?"
    ),
    "twitter.com": re.compile(_HANDLE),
    "x.com": re.compile(_HANDLE),
    "instagram.com": re.compile(_HANDLE),
    "threads.net": re.compile(r"/@[\w.]{2,60}/?"),
    "threads.com": re.compile(r"/@[\w.]{2,60}/?"),
    "linkedin.com": re.compile(r"/(?:company|in|school)/[^/]+(?:/[a-z]{2})?/?"),
    "youtube.com": re.compile(r"/(?:@[\w.-]+|c/[^/]+|channel/[\w-]+|user/[\w-]+)(?:/\w+)?/?"),
    "bsky.app": re.compile(r"/profile/[\w.:-]+/?"),
    "tiktok.com": re.compile(r"/@[\w.]+/?"),
    "pinterest.com": re.compile(_HANDLE),
    "vk.com": re.compile(_HANDLE),
    "t.me": re.compile(_HANDLE),
    "github.com": re.compile(r"/[\w-]{1,39}/?"),
    "medium.com": re.compile(r"/@[\w.-]+/?"),
    "flickr.com": re.compile(r"/(?:photos|people)/[^/]+/?"),
    "vimeo.com": re.compile(r"/(?!\d+/?$)[\w-]+/?"),
    "orcid.org": re.compile(r"/(?:\d{4}-){3}\d{3}[\dX]/?"),
    "researchgate.net": re.compile(r"/profile/[\w-]+/?"),
    "wa.me": re.compile(r"/(?:message/\w+|\d{6,15})/?"),
}
_MASTODON = re.compile(r"/(?:@[\w.]+|users/\w+|web/@\w+)/?")
# The host of an address, and its last two labels: platforms have no more, so that nobody needs the list of suffixes.
_HOST = re.compile(r"(?:https?:)?//((?:[\w.-]*\.)?([\w-]+\.\w+))(?![\w.-])", re.IGNORECASE)
_SAME = {"twitter.com": "x.com", "threads.com": "threads.net"}


def social_profiles(surface: Surface, url: str) -> Iterator[Candidate]:
    """Links to profiles; sharing buttons, single posts and the platforms' own pages left out."""
    seen: set[str] = set()
    own = site_of(url)
    tried = 0
    home = url[: url.find("/", 8) + 1] or url
    for href, node in surface.links:
        host = _HOST.match(href) if "//" in href and not href.startswith(home) else None
        if host is None:
            continue
        site = host[2].lower()
        shape = _PROFILES.get(site)
        if shape is None and not ("@" in href or "users" in href or "%" in href):
            continue
        says_me = "me" in (node.attributes.get("rel") or "").lower().split()
        if shape is None:
            if not says_me:
                continue
            site, shape = site_of_host(host[1].lower()), _MASTODON
        tried += 1
        if tried > _MAX_TRIED:
            return
        if site == own:
            continue
        target = join(url, href)
        if target is None:
            continue
        address = urlsplit(target)
        if not shape.fullmatch(address.path) or _SHARING.search(target):
            continue
        number = address.query if address.path == "/profile.php" else ""
        profile = f"{_SAME.get(site, site)}{address.path.rstrip('/').lower()}?{number}"
        if profile in seen:
            continue
        seen.add(profile)
        yield Candidate("social", target.partition("#")[0], "rel-me" if says_me else "social", 0.7 if says_me else 0.5)
        if len(seen) >= _MAX_PROFILES:
            return
