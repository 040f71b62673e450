"""What a host name leads to, telling "there is no such name" from "nobody could say"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


class Resolver:
    """Asks the system's name servers (its hosts file first), or `servers`, each `ADDRESS` or `ADDRESS:PORT`.

    c-ares keeps answers for as long as their TTL says.
    """

    def __init__(self, servers: Sequence[str] = (), timeout: float = 5.0) -> None:
        self._servers = list(servers)
        self._timeout = timeout
        self._channel: aiodns.DNSResolver | None = None

    async def resolve(self, host: str, fresh: bool = False) -> Names:
        """The addresses of a host, IP addresses included. `fresh` asks again whatever is remembered."""
        if is_address(host):
            return Names(addresses=(host,))
        # RFC 6761, 6.4: names under .invalid never exist, and nobody needs to be asked.
        if host == "invalid" or host.endswith(".invalid"):
            return NO_SUCH_NAME
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
        return Names(addresses=tuple(addresses))

    async def aclose(self) -> None:
        if self._channel is not None:
            await self._channel.close()
            self._channel = None

    def _open(self) -> aiodns.DNSResolver:
        # No search domains: a wildcard in the office's own domain must not bring a dead name to life.
        flags = pycares.ARES_FLAG_EDNS | pycares.ARES_FLAG_NOSEARCH
        return aiodns.DNSResolver(self._servers or None, timeout=self._timeout, tries=2, flags=flags)
