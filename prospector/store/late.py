"""Records that come late, because the store was away: they do not go back behind what was found out since."""

from __future__ import annotations

from prospector.items import Opportunity
from prospector.store import State


def state_of(opportunity: Opportunity, is_over: bool) -> State:
    """The state an opportunity is saved in. `is_over`: it is known since that it is none any more."""
    if is_over:
        was_real = opportunity.is_confirmed and opportunity.verdict is not None
        return State.FIXED if was_real else State.EXPIRED
    return State.CONFIRMED if opportunity.is_confirmed else State.SUSPECTED
