"""A name server for the small web: it knows the invented host names, and which of them it is to lie about."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Mapping
from enum import IntEnum
from typing import cast

from prospector.urls import is_address

_HEADER = struct.Struct("!6H")
_A, _CNAME, _MX, _AAAA, _IN = 1, 5, 15, 28, 1
# Nobody is to remember an answer: the next web has the same names on other addresses.
_TIME_TO_LIVE = 0
# An alias of an alias of … itself: somewhere every name server loses patience.
_MOST_ALIASES = 8


class Rcode(IntEnum):
    """How a name server can answer, or fail to. NOERROR alone: there is such a name, but it has no address."""

    SILENCE = -1
    NOERROR = 0
    SERVFAIL = 2
    NXDOMAIN = 3
    REFUSED = 5


class NameServer(asyncio.DatagramProtocol):
    """Answers from a table of names: each has addresses (`127.0.0.2 ::1`), another name (an alias) or a refusal.

    `MX 10 mx.bees.example` is a name that takes mail, and has no address; `MX 0 .` one that takes none.

    Names that are not in the table do not exist, or are what it says of `*`: some resolvers know every name.
    """

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
        rcode, records = self._records(name, kind)
        if rcode is Rcode.SILENCE:
            return b""
        # An answer, with authority; recursion is offered and desired as it was in the question.
        header = _HEADER.pack(number, 0x8480 | (flags & 0x0100) | rcode, 1, len(records), 0, 0)
        return header + query[_HEADER.size : end + 4] + b"".join(records)

    def _records(self, name: str, kind: int) -> tuple[Rcode, list[bytes]]:
        records = []
        known = self._names.get(name, self._names.get("*", Rcode.NXDOMAIN))
        if isinstance(known, str) and known.startswith("MX "):
            _, preference, exchange = known.split()
            mail = struct.pack("!H", int(preference)) + (b"\0" if exchange == "." else _written(exchange))
            return Rcode.NOERROR, [_record(name, _MX, mail)] if kind == _MX else []
        while isinstance(known, str) and not is_address(known.partition(" ")[0]):
            records.append(_record(name, _CNAME, _written(known)))
            if len(records) > _MOST_ALIASES:
                return Rcode.SERVFAIL, []
            name, known = known, self._names.get(known, Rcode.NXDOMAIN)
        if isinstance(known, Rcode):
            return known, records
        for address in known.split():
            family, its_kind = (socket.AF_INET6, _AAAA) if ":" in address else (socket.AF_INET, _A)
            if its_kind == kind:
                records.append(_record(name, kind, socket.inet_pton(family, address)))
        return Rcode.NOERROR, records


def _record(name: str, kind: int, data: bytes) -> bytes:
    return _written(name) + struct.pack("!2HIH", kind, _IN, _TIME_TO_LIVE, len(data)) + data


def _written(name: str) -> bytes:
    return b"".join(bytes([len(label)]) + label.encode("ascii") for label in name.split(".")) + b"\0"


def _read_name(query: bytes, at: int) -> tuple[str, int]:
    labels = []
    while length := query[at]:
        labels.append(query[at + 1 : at + 1 + length].decode("ascii").lower())
        at += 1 + length
    return ".".join(labels), at + 1
