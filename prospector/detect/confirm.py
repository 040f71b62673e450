"""When is a verdict more than a suspicion? What several looks at one link come to, taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from prospector.items import Look, moment
from prospector.verdict import Reason, Verdict

# Looks that agree before a link is called dead, and looks we spend on finding two that do.
AGREEING = 2
MOST_LOOKS = 3
# A server that was down on three looks over this long is not coming back by itself.
DOWN_FOR_GOOD_LOOKS = 3
DOWN_FOR_GOOD_AFTER = timedelta(hours=72)
# Looks that are kept of one link: enough to show how it came to its verdict, however often it was visited.
KEPT = 8

# What one look leaves in doubt. A status or a missing name is a server's own word; what a page says in its text is our
# reading of it.
_DOUBT = {Reason.HTTP_410: 0.40, Reason.DNS_NXDOMAIN: 0.42, Reason.HTTP_404: 0.45, Reason.GONE_AFTER_LOOKS: 0.20}
_DOUBT_IN_READING = 0.5
# What each further look leaves of it, and one on another day; what anything else that speaks for it leaves.
_SEEN_AGAIN, _SEEN_ANOTHER_DAY, _SUPPORTED = 0.3, 0.2, 0.5
_ANOTHER_DAY = timedelta(hours=24)
_SUREST = 0.99


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


def counts(look: Look) -> bool:
    """False for a look through a network of ours that was ill: it says nothing about the link."""
    return not look.seen.get("our_network_was_ill", False)


def weigh(looks: Sequence[Look]) -> Weighed:
    """The verdict of all looks at one link, oldest first. The newest decides; doubt is never `dead`."""
    last = looks[-1]
    if last.verdict is Verdict.DEAD:
        agreeing = [look for look in _since_it_was_well(looks) if look.reason is last.reason]
        confirmed = len(agreeing) >= AGREEING
        return Weighed(last.reason, confirmed, _confidence(last.reason, agreeing))
    if last.verdict is Verdict.DOWN:
        down = _down_at_the_end(looks)
        if len(down) >= DOWN_FOR_GOOD_LOOKS and moment(down[-1].at) - moment(down[0].at) >= DOWN_FOR_GOOD_AFTER:
            return Weighed(Reason.GONE_AFTER_LOOKS, True, _confidence(Reason.GONE_AFTER_LOOKS, down[2:]))
        return Weighed(last.reason, False, 0.5)
    # One look is all it takes to see that a link leads on, that we are refused, or that we don't ask.
    return Weighed(last.reason, True, 0.95)


def wants_another_look(looks: Sequence[Look], this_run: int) -> bool:
    """True while a further look in this run, which has taken `this_run` of them, could change what we say."""
    last = looks[-1]
    if last.seen.get("silent_twice"):
        # Two connections waited in vain: that was the second look.
        return False
    if last.verdict is Verdict.DOWN or last.reason is Reason.HTTP_429:
        return this_run < AGREEING
    return last.verdict is Verdict.DEAD and not weigh(looks).confirmed and this_run < MOST_LOOKS


def _confidence(reason: Reason, agreeing: Sequence[Look]) -> float:
    """How sure these looks make us, 0..1: more with every one, on another day more, and with what supports them."""
    doubt = _DOUBT.get(reason, _DOUBT_IN_READING)
    for earlier, later in pairwise(agreeing):
        doubt *= _SEEN_ANOTHER_DAY if moment(later.at) - moment(earlier.at) >= _ANOTHER_DAY else _SEEN_AGAIN
    for _ in {support for look in agreeing for support in look.seen.get("supported_by", ())}:
        doubt *= _SUPPORTED
    return min(round(1 - doubt, 2), _SUREST)


def _since_it_was_well(looks: Sequence[Look]) -> Sequence[Look]:
    """The looks after the last one that found the link alive, or us refused: what was before is another story."""
    for at in range(len(looks) - 1, -1, -1):
        if looks[at].verdict in (Verdict.ALIVE, Verdict.BLOCKED):
            return looks[at + 1 :]
    return looks


def _down_at_the_end(looks: Sequence[Look]) -> list[Look]:
    down = list[Look]()
    for look in reversed(looks):
        if look.verdict is not Verdict.DOWN:
            break
        if counts(look):
            down.append(look)
    return down[::-1]
