"""What a person may write for an address, and what is asked for then."""

from __future__ import annotations

import pytest

from prospector.discover.address import NoAddress, is_address, read_address


@pytest.mark.parametrize(
    "written, asked_for",
    [
        ("bees.example", "https://bees.example/"),
        ("  Bees.Example/Links ", "https://bees.example/Links"),
        ("https://bees.example/links?a=1", "https://bees.example/links?a=1"),
        ("HTTP://BEES.EXAMPLE", "http://bees.example/"),
        ("//bees.example/x", "https://bees.example/x"),
        ("bees.example:443/x", "https://bees.example/x"),
        ("https://orchard.example/a,b/list", "https://orchard.example/a,b/list"),
        ("bücher.example", "https://xn--bcher-kva.example/"),
        # Test servers have no certificate.
        ("bees.example:8080", "http://bees.example:8080/"),
        ("localhost", "http://localhost/"),
        ("localhost:8000/links", "http://localhost:8000/links"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("192.0.2.7", "http://192.0.2.7/"),
        ("[::1]:8000/x", "http://[::1]:8000/x"),
        ("[2001:DB8:0::1]", "http://[2001:db8::1]/"),
    ],
)
def test_an_address_is_read(written: str, asked_for: str) -> None:
    assert read_address(written) == asked_for


@pytest.mark.parametrize(
    "written, why",
    [
        ("", "empty"),
        ("not a url", "blank"),
        ("https://bees.example/my page", "blank"),
        ("bees", "no dot"),
        ("https://bees/", "no dot"),
        ("ftp://bees.example/", "begins with ftp:"),
        ("mailto:rosa@bees.example", "begins with mailto:"),
        ("javascript:void(0)", "begins with javascript:"),
        ("rosa@bees.example", "e-mail"),
        ("2026", "a number"),
        ("1.5", "a number"),
        ("http://", "no address"),
        ("http://[::1", "no address"),
        ("bees..example", "cannot exist"),
        ("bees.example!", "cannot exist"),
        ("bees.example/" + "x" * 2000, "longer than 2,000"),
    ],
)
def test_anything_else_is_refused_and_said_why(written: str, why: str) -> None:
    assert not is_address(written)
    with pytest.raises(NoAddress, match=why):
        read_address(written)
