"""Servers that fail every time: three links are enough to know, and the rest need not wait in line to learn it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from prospector.detect.pace import retry_after
from prospector.detect.seen import Visit
from prospector.verdict import Finding, Reason

# Failures of the same kind in a row before a server's other links inherit it.
ENOUGH = 3
INHERITED = "not asked: the server failed three times the same way"
TOO_BUSY = "host_throttled: not asked, the server had enough of us"
# Failing servers that are remembered; links of one server come one after the other.
REMEMBERED = 10_000

# What is wrong with a server, not with one page on it. A name that does not exist costs no time to find out.
SERVER_FAULTS = frozenset(
    {Reason.TIMEOUT, Reason.REFUSED, Reason.RESET, Reason.UNREACHABLE, Reason.TLS_ERROR, Reason.DNS_ERROR}
)


@dataclass(slots=True)
class _Failing:
    reason: Reason
    times: int = 1
    """In a row."""
    asked_again: bool = False


class FailingServers:
    """Remembers, of servers that fail or send us away, how and how often in a row."""

    def __init__(self, longest_wait: float) -> None:
        self._longest_wait = longest_wait
        self._failing: OrderedDict[str, _Failing] = OrderedDict()

    def note(self, server: str, visit: Visit) -> None:
        """Learn from a visit to a server."""
        reason = _of_the_server(visit)
        known = self._failing.get(server)
        if reason is None:
            if known is not None:
                del self._failing[server]
            return
        if known is not None and known.reason is reason:
            known.times += 1
        else:
            known = self._failing[server] = _Failing(reason)
            if len(self._failing) > REMEMBERED:
                self._failing.popitem(last=False)
        # Asked to come back tomorrow, nobody else needs to hear it twice more.
        if visit.status is not None and (retry_after(visit.headers.get("retry-after", "")) or 0) > self._longest_wait:
            known.times = max(known.times, ENOUGH)

    def inherited(self, server: str, second_look: bool) -> Finding | None:
        """What a link of this server inherits, or None when it is to be visited.

        One second look is let through: the server is asked once more, later.
        """
        known = self._failing.get(server)
        if known is None or known.times < ENOUGH:
            return None
        if second_look and not known.asked_again:
            known.asked_again = True
            return None
        return Finding(known.reason, TOO_BUSY if known.reason is Reason.HTTP_429 else INHERITED)

    def is_silent(self, server: str) -> bool:
        """True for a server that let us wait in vain each time."""
        known = self._failing.get(server)
        return known is not None and known.times >= ENOUGH and known.reason is Reason.TIMEOUT


def _of_the_server(visit: Visit) -> Reason | None:
    """What a visit says of the whole server: the way it failed, or None where it did not."""
    if visit.redirects:
        return None
    if visit.status == 429:
        return Reason.HTTP_429
    if visit.status == 503 and retry_after(visit.headers.get("retry-after", "")) is not None:
        return Reason.HTTP_5XX
    return visit.fault if visit.status is None and visit.fault in SERVER_FAULTS else None
