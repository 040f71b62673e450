"""The small web's name server: addresses, aliases, and every way not to answer."""

from __future__ import annotations

import socket
import struct

import pytest

from prospector.sampleweb.names import NameServer, Rcode

A, AAAA = 1, 28
NAMES: dict[str, str | Rcode] = {
    "bees.example": "127.0.0.2",
    "both.example": "127.0.0.2 127.0.0.3 ::1",
    "www.bees.example": "bees.example",
    "shop.example": "gone.example",
    "round.example": "round.example",
    "mail-only.example": Rcode.NOERROR,
    "failing.example": Rcode.SERVFAIL,
    "silent.example": Rcode.SILENCE,
}


def question(name: str, kind: int) -> bytes:
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return struct.pack("!6H", 7, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack("!2H", kind, 1)


@pytest.mark.parametrize(
    "name kind rcode records last".split(),
    [
        ("bees.example", A, Rcode.NOERROR, 1, socket.inet_aton("127.0.0.2")),
        ("BEES.example", A, Rcode.NOERROR, 1, socket.inet_aton("127.0.0.2")),
        ("bees.example", AAAA, Rcode.NOERROR, 0, b""),
        ("both.example", A, Rcode.NOERROR, 2, socket.inet_aton("127.0.0.3")),
        ("both.example", AAAA, Rcode.NOERROR, 1, socket.inet_pton(socket.AF_INET6, "::1")),
        ("www.bees.example", A, Rcode.NOERROR, 2, socket.inet_aton("127.0.0.2")),
        ("shop.example", A, Rcode.NXDOMAIN, 1, b"\x04gone\x07example\0"),
        ("gone.example", A, Rcode.NXDOMAIN, 0, b""),
        ("round.example", A, Rcode.SERVFAIL, 0, b""),
        ("mail-only.example", A, Rcode.NOERROR, 0, b""),
        ("failing.example", A, Rcode.SERVFAIL, 0, b""),
    ],
)
def test_an_answer(name: str, kind: int, rcode: Rcode, records: int, last: bytes) -> None:
    reply = NameServer(NAMES).reply(question(name, kind))
    number, flags, _, answers, *_ = struct.unpack_from("!6H", reply)
    assert (number, Rcode(flags & 15), answers) == (7, rcode, records)
    assert reply.endswith(last)


@pytest.mark.parametrize("query", [question("silent.example", A), b"", b"\0" * 12, question("bees.example", A)[:20]])
def test_no_answer(query: bytes) -> None:
    assert NameServer(NAMES).reply(query) == b""
