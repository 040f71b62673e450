"""May we visit this link? Asked of each server's robots.txt once a run, as RFC 9309 says."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import replace

from protego import Protego

from prospector.detect.seen import Visit
from prospector.detect.visit import Visitor
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

    def __init__(self, visitor: Visitor, patience: float) -> None:
        """`patience`: seconds after which a link no longer waits for its server's rules."""
        self._visitor = visitor
        self._patience = patience
        self._rules: OrderedDict[str, Protego | None] = OrderedDict()
        self._asking: dict[str, asyncio.Task[Visit]] = {}

    async def refusal(self, url: str, server: str) -> Visit | None:
        """Why `url` is not to be visited, as a visit without an answer; None when nothing speaks against it.

        `server` is its server, as `urls.server_name` names it. Either that one's robots.txt asks us to stay away, or it
        could not be reached for it: that is as true for `url` itself (no such host, connection refused, …), so nobody
        asks twice. A server that says nothing for a while has no rules until it does.
        """
        if server not in self._rules:
            asking = self._asking.get(server) or self._ask(server)
            done, _ = await asyncio.wait((asking,), timeout=self._patience)
            if not done:
                return None
            visit = asking.result()
            if visit.fault in _HOST_FAULTS and not visit.redirects:
                return replace(visit, url=url, final_url=url)
        rules = self._rules.get(server)
        if rules is None or rules.can_fetch(url, OUR_NAME):
            return None
        return Visit(url=url, final_url=url, fault=Reason.ROBOTS, fault_detail=ASKED_TO_STAY_AWAY)

    def still_asking(self, server: str) -> asyncio.Task[Visit] | None:
        """The request for a server's rules, if it has not been answered yet."""
        return self._asking.get(server)

    async def aclose(self) -> None:
        """Stop asking."""
        asking = list(self._asking.values())
        for task in asking:
            task.cancel()
        if asking:
            await asyncio.wait(asking)

    def _ask(self, server: str) -> asyncio.Task[Visit]:
        asking = self._asking[server] = asyncio.create_task(self._visitor.visit(f"{server}/robots.txt"))

        def learn(task: asyncio.Task[Visit]) -> None:
            del self._asking[server]
            if task.cancelled() or task.exception() is not None:
                return
            visit = task.result()
            if visit.fault in _HOST_FAULTS and not visit.redirects:
                return
            self._rules[server] = _rules_in(visit)
            if len(self._rules) > REMEMBERED:
                self._rules.popitem(last=False)

        asking.add_done_callback(learn)
        return asking


def _rules_in(visit: Visit) -> Protego | None:
    if visit.status != 200 or b"disallow" not in visit.body.lower():
        return None
    return Protego.parse(visit.body.decode("utf-8-sig", "replace"))
