"""The link works, but not where it points: the page lives at another address now."""

from __future__ import annotations

from prospector.detect.seen import Visit
from prospector.verdict import Finding, Reason

_FOR_GOOD = frozenset({301, 308})


def page_has_moved(visit: Visit) -> Finding | None:
    """Redirected, and what we reached is fine. For good only if every hop says so."""
    # By way of a cookie or a counter, back to where we set out for.
    if not visit.redirects or visit.final_url == visit.url:
        return None
    if all(status in _FOR_GOOD for status, _ in visit.redirects):
        return Finding(Reason.MOVED_PERMANENTLY, visit.final_url)
    return Finding(Reason.MOVED, visit.final_url)
