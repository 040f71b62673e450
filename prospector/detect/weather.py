"""Is it the links that fail, or our own network?

Addresses that always answer are asked at the beginning and every few minutes, and so is a name that cannot exist: a
resolver that knows it makes the rest up, too. When nearly all of the sites we tried last could not be reached, or
nobody at all has answered yet, something between us and the web may be ill: a cable, a resolver, a firewall. No look
of such a time counts.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import OrderedDict, deque
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from prospector import urls
from prospector.detect.clock import Clock
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
# Seconds for which an answer, from whomever, says how the weather is; and those after which we make sure all the same
# that our resolver does not make names up.
HOLDS, EVERY = 10.0, 180.0
# Seconds after which the next address is asked beside one that says nothing.
SLOW = 2.0

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


def nobody_need_be_asked(visit: Visit) -> bool:
    """True for a name that cannot exist (RFC 6761, 6.4): no weather makes it come or go."""
    server = urls.server_of(visit.final_url)
    return server is not None and server[1].endswith(".invalid")


@lru_cache(maxsize=4096)
def _site_of_server(server: str) -> str:
    return urls.site_of(f"{server}/")


# Where a crawl keeps what its report says of our own network.
STAT = "prospector/weather"


class Sky(Enum):
    """How our own network is."""

    WELL = "well"
    ILL = "ill"
    UNKNOWN = "unknown"
    """Nobody answered so far, and nothing says that this is our fault."""


class Weather:
    """Watches how visits end. `controls`: addresses that always answer; without any, we never doubt."""

    def __init__(self, visitor: Visitor, controls: Sequence[str] = (), clock: Clock | None = None) -> None:
        self._visitor = visitor
        self._controls = tuple(controls)
        self._clock = clock or Clock()
        self._failed: OrderedDict[str, bool] = OrderedDict()
        self._answered: deque[str] = deque(maxlen=REMEMBERED)
        self._made_up: frozenset[str] = frozenset()
        self._asked_at: float | None = None
        self._well_at: float | None = None
        self._ill_since: float | None = None
        self._asking: asyncio.Task[None] | None = None
        self.seconds_ill = 0.0
        """How long our own network was ill in this run, as far as it is known to be over."""
        self.looks_discarded = 0
        """Looks of this run that did not count."""

    def note(self, visit: Visit, server: str) -> None:
        """Learn from a visit to a server, named as `urls.server_name` does."""
        failed = not_reached(visit)
        if not failed and visit.status is None and not visit.redirects:
            # Nobody was asked (a private address, a rule of robots.txt): that says nothing about the weather.
            return
        site = _site_of_server(server)
        self._failed[site] = failed
        self._failed.move_to_end(site)
        if len(self._failed) > SITES:
            self._failed.popitem(last=False)
        if not failed:
            self.note_answer(visit.url)

    def note_answer(self, url: str) -> None:
        """Learn that somebody answered there: as good as a control address that does."""
        if url not in self._answered:
            self._answered.append(url)
        if not self._made_up:
            self._well()

    def is_made_up(self, visit: Visit) -> bool:
        """True where the answer came from the address that our resolver gives for names that do not exist."""
        return bool(self._made_up) and visit.address in self._made_up

    async def sky(self) -> Sky:
        """The weather at this moment. Asks about it where nobody answered in the last seconds."""
        if not self._controls:
            return Sky.WELL
        if self._ill_since is None and self._well_lately() and not self._asked_for(EVERY):
            return Sky.WELL
        if self._asked_for(HOLDS) or self._is_asking():
            await self._ask()
        if self._ill_since is not None:
            return Sky.ILL
        return Sky.WELL if self._well_lately() else Sky.UNKNOWN

    def nobody_answers(self) -> None:
        """Say so: a link was about to be called dead, and no address has answered that might speak for our network."""
        self._say("nobody answers, not even an address that always does")

    @property
    def last_well(self) -> float:
        """The last moment (of the clock) for which we know that our network was well."""
        return self._well_at if self._well_at is not None else float("-inf")

    def report(self) -> str:
        """What the run's report says of the weather; empty where it was fine."""
        seconds = self.seconds_ill
        if self._ill_since is not None:
            seconds += self._clock.monotonic() - self._ill_since
        if not seconds and not self.looks_discarded:
            return ""
        return (
            f"Our own network was ill for {seconds:.0f} seconds of this run: {self.looks_discarded} looks were not "
            "counted, and nothing was called dead then."
        )

    def _well_lately(self) -> bool:
        return self._well_since(self._clock.monotonic() - HOLDS)

    def _well_since(self, moment: float) -> bool:
        return self._well_at is not None and self._well_at >= moment

    def _asked_for(self, seconds: float) -> bool:
        """True if the weather was not asked about for so long."""
        return self._asked_at is None or self._clock.monotonic() - self._asked_at >= seconds

    def _doubtful(self) -> bool:
        return len(self._failed) >= ENOUGH_SITES and sum(self._failed.values()) >= UNLIKELY_SHARE * len(self._failed)

    async def aclose(self) -> None:
        """Stop asking."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.wait([self._asking])

    async def _ask(self) -> None:
        """Ask about the weather; whoever wants to know meanwhile waits for the same answer."""
        if not self._is_asking():
            self._asking = asyncio.create_task(self._find_out())
        assert self._asking is not None
        await asyncio.shield(self._asking)

    def _is_asking(self) -> bool:
        return self._asking is not None and not self._asking.done()

    async def _find_out(self) -> None:
        asked_at = self._asked_at = self._clock.monotonic()
        self._made_up = await self._answers_for_a_name_that_cannot_exist()
        if self._made_up:
            self._say(
                f"its resolver knows names that cannot exist (it says {', '.join(sorted(self._made_up))}); set "
                "PROSPECTOR_DNS_SERVERS to one that does not"
            )
        elif await self._anybody_answers(self._controls):
            self._well()
        elif self._well_since(asked_at):
            # Somebody answered while we were asking: the control addresses may be shut out where we are.
            self._well()
        elif await self._anybody_answers(tuple(reversed(self._answered))):
            # Those that answered a while ago do again.
            self._well()
        elif self._doubtful() and not self._well_since(asked_at):
            failed, of = sum(self._failed.values()), len(self._failed)
            self._say(f"{failed} of the last {of} sites could not be reached, nor any control address")

    async def _anybody_answers(self, addresses: Sequence[str]) -> bool:
        """Ask one after the other, the next as soon as one is slow: whoever answers first is enough."""
        asked = set[asyncio.Task[Visit]]()
        try:
            for number, address in enumerate(addresses, 1):
                asked.add(asyncio.create_task(self._visitor.visit(address, fresh=True)))
                patience = SLOW if number < len(addresses) else None
                while asked:
                    done, asked = await asyncio.wait(asked, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
                    if any(not not_reached(task.result()) for task in done):
                        return True
                    if not done:
                        break
            return False
        finally:
            for task in asked:
                task.cancel()
            if asked:
                await asyncio.wait(asked)

    async def _answers_for_a_name_that_cannot_exist(self) -> frozenset[str]:
        names = await self._visitor.look_up(f"www.{secrets.token_hex(12)}.com", fresh=True)
        return frozenset(names.addresses)

    def _well(self) -> None:
        self._well_at = self._clock.monotonic()
        if self._ill_since is not None:
            self.seconds_ill += self._well_at - self._ill_since
            self._ill_since = None
            logger.warning("Our own network is well again.")

    def _say(self, why: str) -> None:
        """It is ill, and that is said loudly, once."""
        if self._ill_since is None:
            self._ill_since = self._clock.monotonic()
            logger.error("OUR OWN NETWORK IS ILL: %s. Nothing is called dead until it is well.", why)
