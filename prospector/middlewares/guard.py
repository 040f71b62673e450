"""Pages are fetched from public addresses only: the same guard that stands before link visits."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.address import IPv4Address as IPv4Endpoint
from twisted.internet.address import IPv6Address as IPv6Endpoint
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution
from zope.interface import implementer

from prospector.detect.from_settings import guard_from, resolver_from
from prospector.detect.guard import Guard
from prospector.detect.resolver import Resolver


@implementer(IHostResolution)
class _Resolution:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Nothing is held: the answer is dropped when it comes."""


@implementer(IHostnameResolver)
class GuardedResolver:
    """Scrapy's resolver (TWISTED_DNS_RESOLVER): a name that leads to a private address leads nowhere.

    The downloader asks it for every connection, IP addresses included, and connects to what it answers.
    """

    def __init__(self, reactor: ReactorBase, resolver: Resolver, guard: Guard) -> None:
        self._reactor = reactor
        self._resolver = resolver
        self._guard = guard

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        return cls(reactor, resolver_from(crawler.settings), guard_from(crawler.settings))

    def install_on_reactor(self) -> None:
        # Zope's interfaces are declared at run time, where the type checker does not look.
        reactor: Any = self._reactor
        reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802  (Twisted's name)
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> _Resolution:
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        deferred_from_coro(self._answer(resolutionReceiver, hostName, portNumber))
        return resolution

    async def _answer(self, receiver: Any, host: str, port: int) -> None:
        try:
            names = await self._resolver.resolve(host.strip("[]"))
            for address in names.addresses:
                if self._guard.permits(address):
                    kind = IPv6Endpoint if isinstance(ip_address(address), IPv6Address) else IPv4Endpoint
                    receiver.addressResolved(kind("TCP", address, port))
        finally:
            receiver.resolutionComplete()
