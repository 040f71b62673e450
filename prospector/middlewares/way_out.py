"""The browser's only way out: a proxy of our own that connects to public addresses and to nothing else.

A browser asks for much that nobody hears of: the hops of a redirect, sockets, workers, names looked up in advance. So
it is not told which addresses it may have; it is given no other way to any. It resolves no name itself, and the address
that was judged is the one that is connected to: a name that leads elsewhere the second time leads nowhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from prospector.detect.guard import Guard
from prospector.detect.resolver import Resolver

logger = logging.getLogger(__name__)

# Longer heads than this are no browser's.
_LONGEST_HEAD = 64 * 1024
_PIECE = 64 * 1024
# Seconds until the browser has said what it wants, and until a server takes the connection.
_PATIENCE = 10.0
_ADDRESSES_TRIED = 3
# What stands in a request for the proxy alone.
_FOR_US = ("proxy-", "connection:", "keep-alive:")

# The browser's own business, whatever it was told to leave: updates, accounts. No page needs them to be read.
_ITS_OWN = frozenset((
    "update.googleapis.com", "accounts.google.com", "clients2.google.com", "clientservices.googleapis.com",
    "android.clients.google.com", "mtalk.google.com", "optimizationguide-pa.googleapis.com",
    "content-autofill.googleapis.com", "safebrowsing.googleapis.com", "redirector.gvt1.com",
))  # fmt: skip

_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_UNREACHABLE = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_NONSENSE = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class _NoWay(Exception):
    """There is no connection to be had. The message is the answer that the browser gets."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(answer)
        self.answer = answer


@dataclass(frozen=True, slots=True)
class _Wish:
    """Where the browser wants to go, and what it says there; `tunnel`: it will say it itself, later."""

    host: str
    port: int
    tunnel: bool
    head: bytes = b""
    body: int = 0

    @classmethod
    def read(cls, head: bytes) -> Self:
        """Raises _NoWay for what no browser says to a proxy."""
        start, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
        words = start.split(" ")
        try:
            method, target, _ = words
            if method == "CONNECT":
                place = urlsplit(f"//{target}")
                return cls(place.hostname or "", place.port or 0, tunnel=True)
            address = urlsplit(target)
            if address.scheme != "http" or not address.hostname:
                raise ValueError
            port = address.port or 80
        except ValueError as error:
            raise _NoWay(_NONSENSE) from error
        names = [line.partition(":")[0].strip().lower() for line in lines]
        if "transfer-encoding" in names:
            raise _NoWay(_NONSENSE)
        length = next(
            (line.partition(":")[2].strip() for line in lines if line.lower().startswith("content-length:")), "0"
        )
        if not length.isdecimal():
            raise _NoWay(_NONSENSE)
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        kept = [line for line in lines if not line.lower().startswith(_FOR_US)]
        # One request a connection: the next may be for another server.
        said = "\r\n".join((f"{method} {path} HTTP/1.1", *kept, "Connection: close"))
        return cls(address.hostname, port, False, said.encode("latin-1") + b"\r\n\r\n", int(length))


class WayOut:
    """A proxy on this machine, for as long as the browser runs."""

    def __init__(self, resolver: Resolver, guard: Guard, largest: int) -> None:
        """`largest`: how many bytes one connection may bring."""
        self._resolver = resolver
        self._guard = guard
        self._largest = largest
        self._server: asyncio.Server | None = None
        self._conversations: set[asyncio.Task[None]] = set()

    async def open(self) -> str:
        """Begin to serve; gives the proxy's address."""
        self._server = await asyncio.start_server(self._converse, "127.0.0.1", 0, limit=_LONGEST_HEAD)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def aclose(self) -> None:
        if self._server is not None:
            self._server.close()
        for conversation in self._conversations:
            conversation.cancel()
        await asyncio.gather(*self._conversations, return_exceptions=True)
        await self._resolver.aclose()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        conversation = asyncio.current_task()
        assert conversation is not None
        self._conversations.add(conversation)
        conversation.add_done_callback(self._conversations.discard)
        # Whoever leaves in the middle, on either side, and our own end.
        with contextlib.suppress(OSError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError):
            await self._pass_on(reader, writer)
        writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                wish = _Wish.read(await reader.readuntil(b"\r\n\r\n"))
            far_reader, far_writer = await self._connect(wish)
        except _NoWay as no:
            writer.write(no.answer)
            await writer.drain()
            return
        try:
            if wish.tunnel:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                there = asyncio.ensure_future(self._carry(reader, far_writer))
            else:
                far_writer.write(wish.head)
                there = asyncio.ensure_future(self._carry_body(reader, far_writer, wish.body))
            back = asyncio.ensure_future(self._carry(far_reader, writer))
            try:
                await asyncio.wait((there, back), return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in (there, back):
                    way.cancel()
                await asyncio.gather(there, back, return_exceptions=True)
            with contextlib.suppress(OSError):
                await writer.drain()
        finally:
            far_writer.close()

    async def _connect(self, wish: _Wish) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Raises _NoWay."""
        if wish.host in _ITS_OWN:
            raise _NoWay(_REFUSED)
        names = await self._resolver.resolve(wish.host)
        permitted = [address for address in names.addresses if self._guard.permits(address)]
        if names.addresses and not permitted:
            logger.debug("Refused to the browser: %s leads to %s", wish.host, ", ".join(names.addresses))
            raise _NoWay(_REFUSED)
        for address in permitted[:_ADDRESSES_TRIED]:
            with contextlib.suppress(OSError):
                async with asyncio.timeout(_PATIENCE):
                    return await asyncio.open_connection(address, wish.port)
        raise _NoWay(_UNREACHABLE)

    async def _carry(self, source: asyncio.StreamReader, goal: asyncio.StreamWriter) -> None:
        carried = 0
        while carried < self._largest and (piece := await source.read(_PIECE)):
            carried += len(piece)
            goal.write(piece)
            await goal.drain()

    async def _carry_body(self, source: asyncio.StreamReader, goal: asyncio.StreamWriter, length: int) -> None:
        """The rest of one request; then wait until the browser hangs up, or asks for more than was agreed."""
        while length and (piece := await source.read(min(length, _PIECE))):
            length -= len(piece)
            goal.write(piece)
            await goal.drain()
        await source.read(1)
