"""What a visitor asks for, read from the wire."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

# Longer heads than this are nobody's honest request.
MAX_HEAD = 64 * 1024


class BadRequest(Exception):
    """What came in is not HTTP, such as the first bytes of a TLS handshake."""


@dataclass(frozen=True)
class Request:
    """One request. `reader` is the connection it came on, for behaviours that want to hear more."""

    method: str
    target: str
    """Path and query, as sent."""
    version: str
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes
    port: int
    """The port this web lives on."""
    reader: asyncio.StreamReader = field(repr=False)

    @property
    def host(self) -> str:
        """The host name asked for: lower case, no port, no trailing dot."""
        return self.headers.get("host", "").partition(":")[0].lower().rstrip(".")

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]

    @property
    def keep_alive(self) -> bool:
        """True if the connection stays open for a next request."""
        wish = self.headers.get("connection", "").lower()
        return "close" not in wish if self.version == "HTTP/1.1" else "keep-alive" in wish


async def read_request(reader: asyncio.StreamReader, port: int) -> Request | None:
    """The next request on this connection, or None when the visitor has left. Raises BadRequest."""
    first = await reader.read(1)
    if not first:
        return None
    # Whoever starts TLS on a plain port sends no line end to wait for.
    if not first.isalpha():
        raise BadRequest
    try:
        head = first + await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError as error:
        raise BadRequest from error
    start, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    words = start.split(" ")
    if len(words) != 3:
        raise BadRequest
    method, target, version = words
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = headers.get("content-length", "0")
    if not length.isdecimal() or "transfer-encoding" in headers:
        raise BadRequest
    body = await reader.readexactly(int(length))
    return Request(method, target, version, headers, body, port, reader)
