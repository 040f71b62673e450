"""Many hosts in one process: every host on its own loopback address, all of them on one port."""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from prospector.sampleweb.behaviours import NOT_FOUND, Behaviour, text
from prospector.sampleweb.names import NameServer, Rcode
from prospector.sampleweb.request import MAX_HEAD, BadRequest, Request, read_request

_TRIES_FOR_A_PORT = 20
_BAD_REQUEST = text("Bad request\n", 400)


@dataclass(frozen=True)
class Host:
    """A host name, where it lives, and how it behaves at every address below it."""

    name: str
    address: str
    """On the loopback interface: 127.x.y.z. Several hosts may share one."""
    pages: Mapping[str, Behaviour] = field(default_factory=dict)
    """By path with query, or by path alone."""
    otherwise: Behaviour = NOT_FOUND
    tls: ssl.SSLContext | None = None
    """Hosts with TLS cannot share an address with others."""

    def behaviour(self, request: Request) -> Behaviour:
        return self.pages.get(request.target) or self.pages.get(request.path) or self.otherwise


@dataclass(frozen=True)
class Requested:
    """One line of the request log."""

    method: str
    host: str
    target: str
    """Path and query."""
    user_agent: str
    at: float
    """Seconds on a clock that only goes forward (`time.monotonic`)."""


class Server:
    """Serves the hosts and their names while its `async with` block runs."""

    def __init__(
        self, hosts: Iterable[Host], other_names: Mapping[str, str | Rcode] | None = None, port: int = 0
    ) -> None:
        """`other_names`: names that exist without a host behind them, or are to fail.

        `port`: the one to take if it is free on all addresses; else, or with 0, some free port.
        """
        self.hosts = {host.name: host for host in hosts}
        self.names: dict[str, str | Rcode] = {host.name: host.address for host in self.hosts.values()}
        self.names |= other_names or {}
        self.requests: list[Requested] = []
        self.port = port
        self.name_server_port = 0
        self._servers: list[asyncio.Server] = []
        self._stopping = False
        self._conversations: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Raises OSError if the addresses cannot be had."""
        contexts = {host.address: host.tls for host in self.hosts.values()}
        sockets = _listen(list(contexts), self.port)
        self.port = sockets[0].getsockname()[1]
        for listener, context in zip(sockets, contexts.values(), strict=True):
            self._servers.append(await asyncio.start_server(self._converse, sock=listener, ssl=context, limit=MAX_HEAD))
        self._name_server, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            lambda: NameServer(self.names), local_addr=("127.0.0.1", 0)
        )
        self.name_server_port = self._name_server.get_extra_info("sockname")[1]

    async def stop(self) -> None:
        """Hang up on everybody, in the middle of a word if need be."""
        self._stopping = True
        # Whoever was let in a moment ago is shown to their seat first: asyncio trips over a connection that
        # it accepted before its server was closed and takes up after.
        await asyncio.sleep(0)
        self._name_server.close()
        for server in self._servers:
            server.close()
        for conversation in self._conversations:
            conversation.cancel()
        await asyncio.gather(*self._conversations)
        for server in self._servers:
            await server.wait_closed()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer everything asked on one connection."""
        conversation = asyncio.current_task()
        assert conversation is not None
        self._conversations.add(conversation)
        conversation.add_done_callback(self._conversations.discard)
        try:
            # Nobody who was let in while the door was closing is served.
            while not self._stopping and (request := await self._next_request(reader, writer)):
                await self._behaviour(request)(request, writer)
                if writer.is_closing() or not request.keep_alive:
                    break
            writer.close()
            await writer.wait_closed()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            # The visitor left in the middle, or we stop.
            writer.transport.abort()

    async def _next_request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Request | None:
        try:
            request = await read_request(reader, self.port)
        except BadRequest:
            await _BAD_REQUEST(Request("GET", "", "", {}, b"", self.port, reader), writer)
            return None
        if request:
            agent = request.headers.get("user-agent", "")
            self.requests.append(Requested(request.method, request.host, request.target, agent, time.monotonic()))
        return request

    def _behaviour(self, request: Request) -> Behaviour:
        host = self.hosts.get(request.host)
        return host.behaviour(request) if host else NOT_FOUND


def _listen(addresses: list[str], wanted: int) -> list[socket.socket]:
    """One listening socket per address, all on the same port: the wanted one if it is free, else some other."""
    for tries_left in reversed(range(_TRIES_FOR_A_PORT)):
        sockets: list[socket.socket] = []
        first = wanted if tries_left == _TRIES_FOR_A_PORT - 1 else 0
        try:
            for address in addresses:
                port = sockets[0].getsockname()[1] if sockets else first
                # TCP by name: only then does asyncio send small pieces at once (TCP_NODELAY).
                listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
                sockets.append(listener)
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind((address, port))
                listener.listen(128)
        except OSError as error:
            for opened in sockets:
                opened.close()
            # Somebody else has this port on one of the addresses: another port may be free on all.
            if error.errno != errno.EADDRINUSE or not tries_left:
                raise
        else:
            return sockets
    raise AssertionError("unreachable: the last try returns or raises")
