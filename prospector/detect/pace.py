"""How fast we go, and how long we wait: the manners of link visits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from prospector.detect.seen import Visit

# Told "too many requests" and not for how long, we leave a server alone for so many of its longest pauses.
PAUSES_WHEN_TOO_MANY = 5
_UNITS = {
    "s": 1,
    "sec": 1,
    "second": 1,
    "m": 60,
    "min": 60,
    "minute": 60,
    "h": 3600,
    "hour": 3600,
    "d": 86_400,
    "day": 86_400,
}
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?")
_LONGEST = 1e9
_PART = re.compile(r"(\d{1,9})\s*([a-z]+?)s?(?![a-z])\s*,?\s*")


@dataclass(frozen=True, slots=True)
class Pace:
    """How many links are visited at a time, and when a link is looked at again."""

    concurrency: int = 100
    """Links visited at the same time, on all servers together."""
    per_host: int = 1
    """Links visited at the same time on one server."""
    longest_pause: float = 1.0
    """Seconds. A server rests for as long as its last answer took, up to this, before the next visit."""
    confirm_after: float = 60.0
    """Seconds between two looks at the same link, at least."""
    longest_wait: float = 60.0
    """Seconds we wait at most when a server asks us to come back later (Retry-After)."""
    patience_with_silence: float = 2.0
    """Seconds of silence after which the server's next link is tried beside; after twice as many, the same link."""

    ill_wait: float = 15.0
    """Seconds until a link is tried again while our own network is ill."""
    patience: int = 8
    """How often it is tried before it is left as `down`."""

    def rest(self, visit: Visit) -> float:
        """Seconds a server is left alone after this visit: it spends at most half of its time on us.

        One that asks us to come back later is left alone for as long as it asks, up to `longest_wait`.
        """
        rest = min(visit.elapsed_ms / 1000, self.longest_pause)
        if visit.status not in (429, 503):
            return rest
        asked = retry_after(visit.headers.get("retry-after", ""))
        if asked is None and visit.status == 429:
            asked = PAUSES_WHEN_TOO_MANY * self.longest_pause
        return max(rest, min(asked or 0.0, self.longest_wait))

    def until_next_look(self, visit: Visit) -> float:
        """Seconds until the same link may be looked at again."""
        asked = retry_after(visit.headers.get("retry-after", "")) if visit.status in (429, 503) else None
        return max(self.confirm_after, min(asked or 0.0, self.longest_wait))


def retry_after(value: str, at: datetime | None = None) -> float | None:
    """The seconds a Retry-After header asks for, or None where it makes no sense.

    A number or an HTTP date (RFC 9110); some servers write `1.5`, `120 seconds` or `1m30s`.
    """
    text = value.strip().lower()
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return min(float(text), _LONGEST)
    if seconds := _spelled_out(text):
        return seconds
    try:
        moment = parsedate_to_datetime(value.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (at or datetime.now(UTC))).total_seconds())


def _spelled_out(text: str) -> float | None:
    parts = list(_PART.finditer(text))
    if "".join(part[0] for part in parts) != text or not all(part[2] in _UNITS for part in parts):
        return None
    return float(sum(int(part[1]) * _UNITS[part[2]] for part in parts)) if parts else None
