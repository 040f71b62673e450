"""What a host name leads to, telling "there is no such name" from "nobody could say"."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

import aiodns
import pycares

from prospector.urls import is_address
from prospector.verdict import Reason


@dataclass(frozen=True, slots=True)
class Names:
    """The answer to one question: addresses, or the fault that left us without."""

    addresses: tuple[str, ...] = ()
    fault: Reason | None = None
    detail: str = ""


NO_SUCH_NAME = Names(fault=Reason.DNS_NXDOMAIN, detail="no such name")

# c-ares' words. Only ARES_ENOTFOUND is the name server's own "this name does not exist"; everything else,
# a name without addresses included, may be different tomorrow.
_DETAIL = {
    pycares.errno.ARES_ENODATA: "the name exists but has no address",
    pycares.errno.ARES_ESERVFAIL: "the name server failed (SERVFAIL)",
    pycares.errno.ARES_ETIMEOUT: "the name server did not answer",
    pycares.errno.ARES_ECONNREFUSED: "the name server cannot be reached",
    pycares.errno.ARES_EREFUSED: "the name server refused the question",
    pycares.errno.ARES_EBADNAME: "the name is malformed",
}

# Seconds for which an answer is believed at most, and names known at a time: links on one server come one after the
# other.
LONGEST = 3600
REMEMBERED = 10_000


class Resolver:
    """Asks the system's name servers (its hosts file first), or `servers`, each `ADDRESS` or `ADDRESS:PORT`.

    Answers are kept for as long as their TTL says: addresses here, because to ask c-ares again takes half the CPU of a
    visit, everything else there.
    """

    def __init__(self, servers: Sequence[str] = (), timeout: float = 5.0) -> None:
        self._servers = list(servers)
        self._timeout = timeout
        self._channel: aiodns.DNSResolver | None = None
        self._known: OrderedDict[str, tuple[float, Names]] = OrderedDict()

    async def resolve(self, host: str, fresh: bool = False) -> Names:
        """The addresses of a host, IP addresses included. `fresh` asks again whatever is remembered."""
        if is_address(host):
            return Names(addresses=(host,))
        # RFC 6761, 6.4: names under .invalid never exist, and nobody needs to be asked.
        if host == "invalid" or host.endswith(".invalid"):
            return NO_SUCH_NAME
        until, names = self._known.get(host, (0.0, NO_SUCH_NAME))
        if not fresh and monotonic() < until:
            return names
        try:
            if fresh:
                channel = self._open()
                try:
                    answer = await channel.getaddrinfo(host)
                finally:
                    await channel.close()
            else:
                if self._channel is None:
                    self._channel = self._open()
                answer = await self._channel.getaddrinfo(host)
        except aiodns.error.DNSError as error:
            code = error.args[0]
            if code == pycares.errno.ARES_ENOTFOUND:
                return NO_SUCH_NAME
            return Names(fault=Reason.DNS_ERROR, detail=_DETAIL.get(code, str(error.args[-1])))
        except (UnicodeError, ValueError):
            return Names(fault=Reason.DNS_ERROR, detail="the name is malformed")
        addresses = dict.fromkeys(node.addr[0].decode() for node in answer.nodes)
        if not addresses:
            return Names(fault=Reason.DNS_ERROR, detail="the name exists but has no address")
        names = Names(addresses=tuple(addresses))
        lifetimes = [node.ttl for node in answer.nodes] + [alias.ttl for alias in answer.cnames]
        self._remember(host, names, min(lifetimes))
        return names

    def _remember(self, host: str, names: Names, seconds: int) -> None:
        # What was known may be wrong now, even where the new answer is not to be kept.
        self._known.pop(host, None)
        if seconds > 0:
            self._known[host] = (monotonic() + min(seconds, LONGEST), names)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)

    async def aclose(self) -> None:
        if self._channel is not None:
            await self._channel.close()
            self._channel = None

    def _open(self) -> aiodns.DNSResolver:
        # No search domains: a wildcard in the office's own domain must not bring a dead name to life.
        flags = pycares.ARES_FLAG_EDNS | pycares.ARES_FLAG_NOSEARCH
        return aiodns.DNSResolver(self._servers or None, timeout=self._timeout, tries=2, flags=flags)
