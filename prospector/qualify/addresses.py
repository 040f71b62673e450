"""Where do a page's links lead? The same links stand on it again and again, most of them plainly spelt."""

from __future__ import annotations

import re

from prospector.urls import is_web, join, page_key, site_of, site_of_host

# No browser visits these; most of a page's odd links begin with one of them.
_NO_PAGE = ("#", "mailto:", "javascript:", "tel:", "data:", "sms:", "about:", "blob:")
# Characters that a browser leaves as they are, wherever they stand after the host.
_KEPT = r"[A-Za-z0-9/_.~!$&()*+,;=:@%?#-]*"
_PLAIN = re.compile(
    rf"https?://([a-z0-9.-]+)(/{_KEPT})?"
    rf"|/(?:[A-Za-z0-9_~-]{_KEPT})?"
    rf"|[A-Za-z0-9_~-]{_KEPT.replace(':', '')}"
)
_PLAIN_HOST = re.compile(r"(?:(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")

Address = tuple[str, str, str]
"""Where a link leads, the page that is (the same for two fragments of one page), and its site."""


class Addresses(dict[str, Address | None]):
    """Where the links of one page lead, by what their `href` says; None for what is no page.

    Each is read when it is first asked for.
    """

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        # The sites of plain hosts; empty for the others.
        self._sites: dict[str, str] = {}
        # What plain relative addresses begin with; empty where they have to be joined one by one.
        root, folder = join(base, "/") or "", join(base, ".") or ""
        host = root.partition("://")[2][:-1]
        plain = is_web(root) and _PLAIN_HOST.fullmatch(host) is not None
        self._root, self._folder = (root[:-1], folder) if plain else ("", "")
        self._site = site_of_host(host) if plain else ""

    def __missing__(self, href: str) -> Address | None:
        address = self[href] = self._plain(href) or self._joined(href)
        return address

    def _plain(self, href: str) -> Address | None:
        """Of an address spelt as a browser would spell it; joining costs more than all the rest."""
        plain = _PLAIN.fullmatch(href)
        if plain is None or "/." in href or "/%" in href:
            return None
        host, path = plain.groups()
        if host is None:
            site = self._site
            target = (self._root if href[0] == "/" else self._folder) + href
        else:
            known = self._sites.get(host)
            if known is None:
                known = self._sites[host] = site_of_host(host) if _PLAIN_HOST.fullmatch(host) else ""
            site = known
            target = href if path else href + "/"
        return (target, target.partition("#")[0] if "#" in target else target, site) if site else None

    def _joined(self, href: str) -> Address | None:
        if href[:12].lower().startswith(_NO_PAGE):
            return None
        target = join(self._base, href)
        if target is None or not is_web(target):
            return None
        # An address that `join` made always has a slash after its host.
        host = target.split("/", 3)[2]
        if "@" in host or host.endswith(".") or ".:" in host:
            # Rare spellings (a password, a trailing dot): the slow way.
            key = page_key(target)
            return (target, key, site_of(key)) if key else None
        site = site_of(target) if ":" in host else site_of_host(host)
        return target, target.partition("#")[0], site
