"""Is it the links that fail, or our own network?

When nearly all of the sites we tried last could not be reached, something between us and the web is ill: a cable, a
resolver, a firewall. Addresses that answered before, and a few that always do, are asked then. If none answers, no
look of that time counts.
"""

from __future__ import annotations

import logging
from collections import OrderedDict, deque
from collections.abc import Sequence
from time import monotonic

from prospector import urls
from prospector.detect.seen import Visit
from prospector.detect.visit import Visitor
from prospector.verdict import Reason

logger = logging.getLogger(__name__)

# How many of the last different sites must have failed to make us doubt our own network: three in ten links of an
# old page may be dead, eight in ten of unrelated sites at once are not.
SITES = 20
ENOUGH_SITES = 10
UNLIKELY_SHARE = 0.8

# Addresses that answered in this run and are asked again when we doubt.
REMEMBERED = 3
# Seconds for which an answer about the weather holds.
HOLDS = 10.0

NETWORK_FAULTS = frozenset(
    {
        Reason.DNS_NXDOMAIN,
        Reason.DNS_ERROR,
        Reason.TIMEOUT,
        Reason.REFUSED,
        Reason.RESET,
        Reason.UNREACHABLE,
        Reason.TLS_ERROR,
    }
)


def not_reached(visit: Visit) -> bool:
    """True for a visit that did not get as far as an answer."""
    return visit.status is None and not visit.redirects and visit.fault in NETWORK_FAULTS


class Weather:
    """Watches how visits end. `controls`: addresses that always answer; without any, we never doubt."""

    def __init__(self, visitor: Visitor, controls: Sequence[str] = ()) -> None:
        self._visitor = visitor
        self._controls = tuple(controls)
        self._failed: OrderedDict[str, bool] = OrderedDict()
        self._answered: deque[str] = deque(maxlen=REMEMBERED)
        self._ill = False
        self._asked_at = -HOLDS

    def note(self, visit: Visit) -> None:
        """Learn from a visit."""
        failed = not_reached(visit)
        if not failed and visit.status is None and not visit.redirects:
            # Nobody was asked (a private address, a rule of robots.txt): that says nothing about the weather.
            return
        server = urls.server_of(visit.url)
        site = urls.site_of_host(server[1]) if server is not None else ""
        self._failed[site] = failed
        self._failed.move_to_end(site)
        if len(self._failed) > SITES:
            self._failed.popitem(last=False)
        if not failed:
            self.note_answer(visit.url)

    def note_answer(self, url: str) -> None:
        """Learn that somebody answered there: as good as a control address that does."""
        self._asked_at = monotonic()
        self._say(False)
        if url not in self._answered:
            self._answered.append(url)

    async def is_ill(self) -> bool:
        """True when our own network is to blame for what fails now."""
        if not self._controls or not self._doubtful():
            self._say(False)
            return False
        if monotonic() - self._asked_at >= HOLDS:
            asked_at = self._asked_at = monotonic()
            answers = await self._anybody_answers()
            # Somebody else may have answered while we were asking.
            if self._asked_at == asked_at:
                self._say(not answers)
        return self._ill

    def _doubtful(self) -> bool:
        return len(self._failed) >= ENOUGH_SITES and sum(self._failed.values()) >= UNLIKELY_SHARE * len(self._failed)

    async def _anybody_answers(self) -> bool:
        for address in (*reversed(self._answered), *self._controls):
            if not not_reached(await self._visitor.visit(address, fresh=True)):
                return True
        return False

    def _say(self, ill: bool) -> None:
        if ill and not self._ill:
            logger.error(
                "OUR OWN NETWORK IS ILL: %d of the last %d sites could not be reached, nor could any control address. "
                "Nothing is called dead until it is well.",
                sum(self._failed.values()),
                len(self._failed),
            )
        elif self._ill and not ill:
            logger.warning("Our own network is well again.")
        self._ill = ill
