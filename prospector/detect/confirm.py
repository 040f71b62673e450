"""When is a verdict more than a suspicion? What several looks at one link come to, taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from prospector.items import Look
from prospector.verdict import Reason, Verdict

# Looks that agree before a link is called dead, and looks we spend on finding two that do.
AGREEING = 2
MOST_LOOKS = 3
# A server that was down on three looks over this long is not coming back by itself.
DOWN_FOR_GOOD_LOOKS = 3
DOWN_FOR_GOOD_AFTER = timedelta(hours=72)

# How sure one and two agreeing looks make us. A status or a missing name is a server's own word; what a page
# says in its text is our reading of it.
_SURE = {Reason.HTTP_404: 0.95, Reason.HTTP_410: 0.98, Reason.DNS_NXDOMAIN: 0.97}
_READ = 0.88
_ONE_LOOK = 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the looks come to."""

    reason: Reason
    confirmed: bool
    confidence: float
    """0..1"""

    @property
    def verdict(self) -> Verdict:
        return self.reason.verdict


def weigh(looks: Sequence[Look]) -> Weighed:
    """The verdict of all looks at one link, oldest first. The newest decides; doubt is never `dead`."""
    last = looks[-1]
    if last.verdict is Verdict.DEAD:
        agreeing = [look for look in looks if look.reason is last.reason]
        confirmed = len(agreeing) >= AGREEING
        sure = _SURE.get(last.reason, _READ)
        return Weighed(last.reason, confirmed, sure if confirmed else round(sure * _ONE_LOOK, 2))
    if last.verdict is Verdict.DOWN and _down_for_good(looks):
        return Weighed(Reason.GONE_AFTER_LOOKS, True, 0.8)
    if last.verdict is Verdict.DOWN:
        return Weighed(last.reason, False, 0.5)
    # One look is all it takes to see that a link leads on, that we are refused, or that we don't ask.
    return Weighed(last.reason, True, 0.95)


def wants_another_look(looks: Sequence[Look], this_run: int) -> bool:
    """True while a further look in this run, which has taken `this_run` of them, could change what we say."""
    last = looks[-1]
    if last.verdict is Verdict.DOWN or last.reason is Reason.HTTP_429:
        return this_run < AGREEING
    return last.verdict is Verdict.DEAD and not weigh(looks).confirmed and this_run < MOST_LOOKS


def _down_for_good(looks: Sequence[Look]) -> bool:
    down = []
    for look in reversed(looks):
        if look.verdict is not Verdict.DOWN:
            break
        down.append(datetime.strptime(look.at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC))
    return len(down) >= DOWN_FOR_GOOD_LOOKS and down[0] - down[-1] >= DOWN_FOR_GOOD_AFTER
