"""The server says that the page is gone."""

from __future__ import annotations

import re

from prospector.detect.seen import Visit
from prospector.verdict import Finding, Reason

_GONE = {404: Reason.HTTP_404, 410: Reason.HTTP_410}

# Cloudflare looked up the site behind it and the name does not exist. Its neighbours in number pass by themselves
# (1033, a tunnel that is down).
_ORIGIN_DNS = re.compile(r"error(?: code:?|</?\w+>|\s)*1016\b|origin dns error", re.IGNORECASE)


def page_is_gone(visit: Visit) -> Finding | None:
    """404 Not Found and 410 Gone."""
    if visit.status in _GONE:
        return Finding(_GONE[visit.status], f"HTTP {visit.status}")
    return None


def origin_has_no_name(visit: Visit) -> Finding | None:
    """530 with error 1016: a content network answers for a site whose own name is gone from the DNS."""
    if visit.status != 530:
        return None
    said = visit.page.source if visit.page else visit.short_text
    if _ORIGIN_DNS.search(said):
        return Finding(Reason.DNS_NXDOMAIN, "origin_dns: HTTP 530, error 1016")
    return None
