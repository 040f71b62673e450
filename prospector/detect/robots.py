"""May we visit this link? Asked of each server's robots.txt once a run, as RFC 9309 says."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from urllib.parse import urlsplit

from protego import Protego

from prospector.detect.seen import Visit
from prospector.detect.visit import Visitor
from prospector.items import now
from prospector.verdict import Reason

# The product token that site keepers name us by in their robots.txt.
OUR_NAME = "prospector"
ASKED_TO_STAY_AWAY = "its robots.txt asks robots to stay away"
# Servers remembered at a time; links of one server come one after the other.
REMEMBERED = 10_000

# Faults that are the server's, whatever address we ask it for. (A server that only fails to hand out its robots.txt
# is found out at the second look, which asks for the link itself.)
_HOST_FAULTS = frozenset(
    {
        Reason.DNS_NXDOMAIN,
        Reason.DNS_ERROR,
        Reason.REFUSED,
        Reason.UNREACHABLE,
        Reason.TLS_ERROR,
        Reason.TIMEOUT,
        Reason.RESET,
        Reason.PRIVATE_ADDRESS,
    }
)


class Robots:
    """Remembers each server's rules. Everything is allowed where there are none, or they cannot be had."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._rules: OrderedDict[str, Protego | None] = OrderedDict()

    async def refusal(self, url: str) -> Visit | None:
        """Why `url` is not to be visited, as a visit without an answer; None when nothing speaks against it.

        Either its server's robots.txt asks us to stay away, or the server could not be reached for it: that is as
        true for `url` itself (no such host, connection refused, …), so nobody asks twice.
        """
        parts = urlsplit(url)
        server = f"{parts.scheme}://{parts.netloc}"
        if server in self._rules:
            self._rules.move_to_end(server)
        else:
            visit = await self._visitor.visit(f"{server}/robots.txt")
            if visit.fault in _HOST_FAULTS and not visit.redirects:
                return replace(visit, url=url, final_url=url)
            self._rules[server] = _rules_in(visit)
            if len(self._rules) > REMEMBERED:
                self._rules.popitem(last=False)
        rules = self._rules[server]
        if rules is None or rules.can_fetch(url, OUR_NAME):
            return None
        return Visit(url=url, final_url=url, at=now(), fault=Reason.ROBOTS, fault_detail=ASKED_TO_STAY_AWAY)


def _rules_in(visit: Visit) -> Protego | None:
    if visit.status != 200 or b"disallow" not in visit.body.lower():
        return None
    return Protego.parse(visit.body.decode("utf-8-sig", "replace"))
