"""Nobody answered: the fault is all there is to say."""

from __future__ import annotations

from prospector.detect.seen import Visit
from prospector.verdict import Finding, Reason


def no_answer(visit: Visit) -> Finding | None:
    """A visit that ended without an answer.

    A fault beside a status (a body cut short, too slow or garbled) does not count: the page did answer, and a
    person's browser shows what there is of it.
    """
    if visit.status is not None:
        return None
    return Finding(visit.fault or Reason.BAD_RESPONSE, visit.fault_detail)
