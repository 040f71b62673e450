"""The server answered, but with a fault of its own: it may be well again tomorrow."""

from __future__ import annotations

import json

from prospector.detect.seen import Visit
from prospector.verdict import Finding, Reason

_WORDS = {
    503: "server_unavailable",
    508: "hosting_quota",
    509: "hosting_quota",
    520: "origin_fault",
    521: "origin_down",
    522: "origin_down",
    523: "origin_down",
    524: "origin_timeout",
    525: "origin_tls",
    526: "origin_tls",
    527: "origin_fault",
    530: "origin_fault",
}
# A browser shows nothing, or stays on the page with the link.
_EMPTY = frozenset({204, 205})
_TALK_OF_FAILURE = frozenset({"error", "errors", "fault", "exception"})


def server_fault(visit: Visit) -> Finding | None:
    """5xx: the server itself says that it failed."""
    if visit.status is None or not 500 <= visit.status < 600:
        return None
    return Finding(Reason.HTTP_5XX, f"{_WORDS.get(visit.status, 'server_error')}: HTTP {visit.status}")


def no_sense(visit: Visit) -> Finding | None:
    """A status that shows a person nothing (204, 205) or that does not exist."""
    if visit.status is None:
        return None
    if visit.status in _EMPTY:
        return Finding(Reason.BAD_RESPONSE, f"empty_body: HTTP {visit.status}")
    if visit.status < 200 or visit.status >= 600:
        return Finding(Reason.BAD_RESPONSE, f"protocol_error: HTTP {visit.status}")
    return None


def error_object(visit: Visit) -> Finding | None:
    """A 200 whose whole body is a machine's error message, such as `{"error": "no database"}`."""
    if not visit.answered_well or "json" not in visit.headers.get("content-type", ""):
        return None
    try:
        said = json.loads(visit.short_text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or len(said) > 6:
        return None
    for word in _TALK_OF_FAILURE & said.keys():
        if said[word]:
            return Finding(Reason.BAD_RESPONSE, f"soft_error_body: {word}")
    return None
