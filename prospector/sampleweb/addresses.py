"""The pages write their addresses as people do, without a port; the small web lives on a port of its own."""

from __future__ import annotations

import re

# No look-behind for the scheme alone: an address that already names a port is left as it is.
_ADDRESS = re.compile(rb"(https?://[a-z0-9.-]+\.example)(?![a-z0-9.:-])")


def at_port(text: bytes, port: int) -> bytes:
    """The text with the port in every address below `.example` that names none."""
    return _ADDRESS.sub(rb"\1:%d" % port, text)


def address_at_port(address: str, port: int) -> str:
    """One address with the port in it: `http://bees.example/links` becomes `http://bees.example:8123/links`."""
    return at_port(address.encode(), port).decode()
