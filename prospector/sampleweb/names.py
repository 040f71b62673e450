"""A name server for the small web: it knows the invented host names, and which of them it is to lie about."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Mapping
from enum import IntEnum
from typing import cast

_HEADER = struct.Struct("!6H")
_A, _IN = 1, 1
# Nobody is to remember an answer: the next web has the same names on other addresses.
_TIME_TO_LIVE = 0


class Rcode(IntEnum):
    """How a name server can answer."""

    NOERROR = 0
    SERVFAIL = 2
    NXDOMAIN = 3


class NameServer(asyncio.DatagramProtocol):
    """Answers A questions from a table of names: an IPv4 address, or a refusal. Other names do not exist."""

    def __init__(self, names: Mapping[str, str | Rcode]) -> None:
        self._names = names

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: tuple[str | int, ...]) -> None:
        reply = self.reply(data)
        if reply:
            self._transport.sendto(reply, addr)

    def reply(self, query: bytes) -> bytes:
        """The answer to one question, empty for what is no question."""
        try:
            number, flags, questions, *_ = _HEADER.unpack_from(query)
            name, end = _read_name(query, _HEADER.size)
            kind, _ = struct.unpack_from("!2H", query, end)
        except (struct.error, IndexError, UnicodeDecodeError):
            return b""
        if flags & 0x8000 or questions != 1:
            return b""
        known = self._names.get(name, Rcode.NXDOMAIN)
        rcode = known if isinstance(known, Rcode) else Rcode.NOERROR
        record = b""
        if isinstance(known, str) and kind == _A:
            # 0xC00C: "the name you asked for", which stands right behind the header.
            record = struct.pack("!3HIH", 0xC00C, _A, _IN, _TIME_TO_LIVE, 4) + socket.inet_aton(known)
        # An answer, with authority; recursion is offered and desired as it was in the question.
        header = _HEADER.pack(number, 0x8480 | (flags & 0x0100) | rcode, 1, 1 if record else 0, 0, 0)
        return header + query[_HEADER.size : end + 4] + record


def _read_name(query: bytes, at: int) -> tuple[str, int]:
    labels = []
    while length := query[at]:
        labels.append(query[at + 1 : at + 1 + length].decode("ascii").lower())
        at += 1 + length
    return ".".join(labels), at + 1
