"""Which addresses may be visited."""

import pytest

from prospector.campaign import BadInput
from prospector.detect.guard import Guard


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.0.8", "192.88.99.1",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "febf::1",
        "fec0::1", "fc00::1", "fdff::1", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "2002:c0a8:101::1",
        "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "3fff::1", "5f00::1",
        "not an address", "",
    ],
)  # fmt: skip
def test_private_and_special_addresses_are_refused(address: str) -> None:
    assert not Guard().permits(address)


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.1", "192.167.255.255",
        "100.63.255.255", "100.128.0.0", "169.253.255.255", "198.17.255.255", "198.20.0.1", "223.255.255.255",
        "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
    ],
)  # fmt: skip
def test_public_addresses_are_permitted(address: str) -> None:
    assert Guard().permits(address)


def test_allowed_networks_are_permitted_and_nothing_beside_them() -> None:
    guard = Guard(["127.83.0.0/16", "fd00::/8"])
    assert guard.permits("127.83.1.1")
    assert guard.permits("::ffff:127.83.1.1")
    assert guard.permits("fd12::1")
    assert not guard.permits("127.84.0.1")
    assert not guard.permits("10.0.0.1")


def test_a_network_that_is_none_is_named() -> None:
    with pytest.raises(BadInput, match=r"PROSPECTOR_ALLOWED_NETWORKS: '10\.0\.0' is no network"):
        Guard(["10.0.0"])
