"""How fast we go, and how long we wait: the manners of link visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from prospector.detect.seen import Visit


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

    ill_wait: float = 15.0
    """Seconds until a link is tried again while our own network is ill."""
    patience: int = 8
    """How often it is tried before it is left as `down`."""

    def rest(self, visit: Visit) -> float:
        """Seconds a server is left alone after this visit: it spends at most half of its time on us."""
        return min(visit.elapsed_ms / 1000, self.longest_pause)

    def until_next_look(self, visit: Visit) -> float:
        """Seconds until the same link may be looked at again."""
        asked = retry_after(visit.headers.get("retry-after", "")) if visit.status in (429, 503) else None
        return max(self.confirm_after, min(asked or 0.0, self.longest_wait))


def retry_after(value: str, at: datetime | None = None) -> float | None:
    """The seconds a Retry-After header asks for (a number or an HTTP date), or None where it makes no sense."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (at or datetime.now(UTC))).total_seconds())
