"""Servers that fail every time: three links are enough to know, and the rest need not wait in line to learn it."""

from __future__ import annotations

from dataclasses import dataclass

from prospector.detect.seen import Visit
from prospector.verdict import Reason

# Failures of the same kind in a row before a server's other links inherit the fault.
ENOUGH = 3
INHERITED = "not asked: the server failed three times the same way"

# What is wrong with a server, not with one page on it. A name that does not exist costs no time to find out.
SERVER_FAULTS = frozenset(
    {Reason.TIMEOUT, Reason.REFUSED, Reason.RESET, Reason.UNREACHABLE, Reason.TLS_ERROR, Reason.DNS_ERROR}
)


@dataclass(slots=True)
class _Failing:
    fault: Reason
    times: int = 1
    """In a row."""
    asked_again: bool = False


class FailingServers:
    """Remembers, of servers that fail, how and how often in a row."""

    def __init__(self) -> None:
        self._failing: dict[str, _Failing] = {}

    def note(self, server: str, visit: Visit) -> None:
        """Learn from a visit to a server."""
        known = self._failing.get(server)
        if visit.fault not in SERVER_FAULTS or visit.status is not None or visit.redirects:
            self._failing.pop(server, None)
        elif known is not None and known.fault is visit.fault:
            known.times += 1
        else:
            self._failing[server] = _Failing(visit.fault)

    def fault_of(self, server: str, second_look: bool) -> Reason | None:
        """The fault that a link of this server inherits, or None when it is to be visited.

        One second look is let through: the server is asked once more, later.
        """
        known = self._failing.get(server)
        if known is None or known.times < ENOUGH:
            return None
        if second_look and not known.asked_again:
            known.asked_again = True
            return None
        return known.fault
