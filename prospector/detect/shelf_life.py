"""How long does a verdict stay good? Until then a link is not visited again, by whichever run meets it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from prospector.detect.confirm import counts
from prospector.items import LinkVerdict, moment
from prospector.verdict import Reason, Verdict

Days = tuple[float, float]
"""At least and at most; in between, every link has a life of its own, so that not all fall due on one day."""

# These say how we were set up that day, and cost nothing to find out again.
_OUR_OWN_DOING = frozenset({Reason.PRIVATE_ADDRESS, Reason.SCHEME, Reason.TOO_LONG, Reason.SUPPRESSED, Reason.ROBOTS})
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class ShelfLife:
    """Days for which a verdict stays good."""

    alive: Days = (14, 30)
    dead: Days = (7, 7)
    blocked: Days = (30, 30)
    suspected: Days = (1, 3)
    """Down, asked too often, or dead as far as looks agree: it may be otherwise tomorrow."""

    def still_good(self, verdict: LinkVerdict, at: str) -> bool:
        """True for a verdict that need not be asked for again at the moment `at` (ISO 8601)."""
        if verdict.reason in _OUR_OWN_DOING or _broken_off(verdict):
            return False
        shortest, longest = self._days(verdict)
        life = shortest + (longest - shortest) * (zlib.crc32(verdict.url.encode()) / 0xFFFFFFFF)
        return 0 <= (moment(at) - moment(verdict.checked_at)).total_seconds() < life * _DAY

    def _days(self, verdict: LinkVerdict) -> Days:
        if verdict.verdict is Verdict.ALIVE:
            return self.alive
        if verdict.verdict is Verdict.BLOCKED and verdict.reason is not Reason.HTTP_429:
            return self.blocked
        return self.dead if verdict.verdict is Verdict.DEAD and verdict.confirmed else self.suspected


def _broken_off(verdict: LinkVerdict) -> bool:
    """True for a suspicion that was never looked at again (the run that had it was stopped), or that was our own."""
    if not counts(verdict.looks[-1]):
        return True
    return verdict.verdict is Verdict.DEAD and not verdict.confirmed and len(verdict.looks) == 1
