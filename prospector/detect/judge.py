"""The verdict on one visit: the first rule that has something to say decides."""

from __future__ import annotations

from prospector.detect.glance import is_plainly_a_page
from prospector.detect.rules import RULES
from prospector.detect.seen import Visit
from prospector.verdict import Finding, Reason

NOTHING_WRONG = Finding(Reason.OK)


def judge(visit: Visit) -> Finding:
    """What this one visit says of the link. `dead` is a suspicion until a second look agrees."""
    if is_plainly_a_page(visit):
        return NOTHING_WRONG
    for rule in RULES:
        finding = rule(visit)
        if finding is not None:
            return finding
    return NOTHING_WRONG
