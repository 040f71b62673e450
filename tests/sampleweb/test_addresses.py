"""Which addresses get the small web's port."""

from __future__ import annotations

import pytest

from prospector.sampleweb.addresses import address_at_port, at_port


@pytest.mark.parametrize(
    "address, at_8123",
    [
        ("http://bees.example", "http://bees.example:8123"),
        ("http://bees.example/links?a=1#top", "http://bees.example:8123/links?a=1#top"),
        ("https://www.bees.example/", "https://www.bees.example:8123/"),
        ("http://bees.example:80/", "http://bees.example:80/"),
        ("http://bees.example.com/", "http://bees.example.com/"),
        ("http://bees.examples/", "http://bees.examples/"),
        ("http://10.0.0.1/", "http://10.0.0.1/"),
        ("ftp://bees.example/", "ftp://bees.example/"),
        ("mailto:keeper@bees.example", "mailto:keeper@bees.example"),
        ("bees.example", "bees.example"),
    ],
)
def test_the_port_goes_where_none_is_named(address: str, at_8123: str) -> None:
    assert address_at_port(address, 8123) == at_8123


def test_every_address_in_a_page_whatever_its_charset() -> None:
    page = '<a href="http://bees.example/">für</a> <a href=http://wasps.example>Wespen</a>'.encode("latin-1")
    assert at_port(page, 8123) == page.replace(b".example", b".example:8123")
