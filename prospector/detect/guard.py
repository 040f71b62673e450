"""Which addresses may be visited: public ones, and the networks a person has allowed.

A page may name any address it likes, our own router's included. Every address is judged here right before a
connection to it is opened, because a name may lead elsewhere the second time it is asked.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from functools import lru_cache

from prospector.campaign import BadInput

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# IANA's special-purpose registries, spelled out: what `ipaddress` calls global differs between Python releases.
NOT_PUBLIC: tuple[Network, ...] = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
        "::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "100:0:0:1::/64",
        "2001::/23",
        "2001:db8::/32",
        "2620:4f:8000::/48",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/9",
        "ff00::/8",
    )
)
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Guard:
    """Judges addresses. `allowed_networks` are visited although they are not public, e.g. `127.0.0.0/8`."""

    def __init__(self, allowed_networks: Iterable[str] = ()) -> None:
        self._allowed: list[Network] = []
        for network in allowed_networks:
            try:
                self._allowed.append(ipaddress.ip_network(network.strip(), strict=False))
            except ValueError as error:
                raise BadInput(
                    f"PROSPECTOR_ALLOWED_NETWORKS: {network!r} is no network; write it like 10.1.0.0/16 or fd00::/8."
                ) from error
        # Bounded, because the addresses come from strangers.
        self.permits = lru_cache(maxsize=16384)(self._permits)

    def _permits(self, address: str) -> bool:
        """True if a connection to this IP address may be opened."""
        try:
            parsed = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return False
        return all(self._is_public(one) or self._is_allowed(one) for one in _faces(parsed))

    def _is_allowed(self, address: Address) -> bool:
        return any(address in network for network in self._allowed)

    def _is_public(self, address: Address) -> bool:
        return not any(address in network for network in NOT_PUBLIC)


def _faces(address: Address) -> tuple[Address, ...]:
    """The address itself, or the IPv4 address that it stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address in NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    if address.sixtofour is not None:
        return (address, address.sixtofour)
    return (address,)
