"""The browser's way out: what it passes on, and to whom."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import pytest

from prospector.detect.guard import Guard
from prospector.detect.resolver import Resolver
from prospector.middlewares.way_out import WayOut
from prospector.sampleweb.behaviours import answer, html
from prospector.sampleweb.request import Request
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web

LARGE = 200_000


async def tells(request: Request, writer: asyncio.StreamWriter) -> None:
    """Answers with what it was asked."""
    headers = " ".join(
        sorted(set(request.headers) & {"connection", "proxy-connection", "proxy-authorization", "x-bee"})
    )
    await html(f"{request.method} {request.target} {request.body.decode()} [{headers}]")(request, writer)


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    hosts = [
        Host("bees.example", "127.58.0.1", {"/tell": tells, "/large": answer(b"x" * LARGE, "text/plain")}),
        Host("office.example", "127.59.0.1", {"/tell": tells}),
    ]
    # Partly at home, partly not: it is the address that counts, not the name.
    with Web(hosts, {"both.example": "127.59.0.1 127.58.0.1"}) as web:
        yield web


def say(web: Web, *words: str, allowed: Iterable[str] = ("127.58.0.0/16",), largest: int = 10 * LARGE) -> list[str]:
    """Say these one after the other to a way out, `:port` being the web's; gives all that came back, in lines."""

    async def talk() -> bytes:
        resolver = Resolver([web.environment["PROSPECTOR_DNS_SERVERS"]], timeout=1.0)
        way_out = WayOut(resolver, Guard(allowed), largest)
        address = urlsplit(await way_out.open())
        try:
            reader, writer = await asyncio.open_connection(address.hostname, address.port)
            said = b""
            for word in words:
                writer.write(word.replace(":port", f":{web.port}").encode())
                if word.startswith("CONNECT"):
                    said += await reader.readuntil(b"\r\n\r\n")
            async with asyncio.timeout(5):
                said += await reader.read(-1)
            writer.close()
            return said
        finally:
            await way_out.aclose()

    return asyncio.run(talk()).decode().split("\r\n")


def test_a_plain_request_is_passed_on_without_what_was_for_the_proxy(web: Web) -> None:
    head = "POST http://bees.example:port/tell?x=1 HTTP/1.1\r\nHost: bees.example\r\nProxy-Connection: keep-alive\r\n"
    told = say(web, f"{head}Proxy-Authorization: x\r\nX-Bee: y\r\nContent-Length: 5\r\n\r\n", "honey")
    assert told[0] == "HTTP/1.1 200 OK"
    assert told[-1] == "POST /tell?x=1 honey [connection x-bee]"


def test_a_connection_serves_one_request(web: Web) -> None:
    first = "GET http://bees.example:port/tell HTTP/1.1\r\nHost: bees.example\r\n\r\n"
    before = len(web.requests)
    say(web, first, first.replace("bees", "office"))
    assert {request.host for request in web.requests[before:]} <= {"bees.example"}


def test_a_tunnel_carries_what_it_is_given(web: Web) -> None:
    told = say(
        web,
        "CONNECT bees.example:port HTTP/1.1\r\nHost: bees.example:port\r\n\r\n",
        "GET /tell HTTP/1.1\r\nHost: bees.example\r\nConnection: close\r\n\r\n",
    )
    assert told[0] == "HTTP/1.1 200 Connection established"
    assert told[-1] == "GET /tell  [connection]"


@pytest.mark.parametrize(
    "place",
    [
        "office.example:port",
        "127.59.0.1:port",
        "127.0.0.1:port",
        "[::1]:port",
        "[::ffff:127.59.0.1]:port",
        "10.0.0.1:80",
        "169.254.169.254:80",
        "update.googleapis.com:443",
    ],
)
def test_there_is_no_way_to_private_addresses(web: Web, place: str) -> None:
    before = len(web.requests)
    assert say(web, f"CONNECT {place} HTTP/1.1\r\n\r\n")[0] == "HTTP/1.1 403 Forbidden"
    assert say(web, f"GET http://{place}/tell HTTP/1.1\r\n\r\n")[0] == "HTTP/1.1 403 Forbidden"
    assert len(web.requests) == before


def test_of_a_name_that_leads_to_both_the_public_address_is_taken(web: Web) -> None:
    told = say(web, "GET http://both.example:port/tell HTTP/1.1\r\nHost: bees.example\r\n\r\n")
    assert told[0] == "HTTP/1.1 200 OK"


@pytest.mark.parametrize(
    "said, answered",
    [
        # Some other program of this machine's, or a page in somebody's own browser: not what a proxy is asked.
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "400"),
        ("GET ftp://bees.example/ HTTP/1.1\r\n\r\n", "400"),
        ("GET https://bees.example/ HTTP/1.1\r\n\r\n", "400"),
        ("CONNECT bees.example:hive HTTP/1.1\r\n\r\n", "400"),
        ("POST http://bees.example:port/tell HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "400"),
        ("POST http://bees.example:port/tell HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "400"),
        ("bees\r\n\r\n", "400"),
        ("GET http://nobody.example/ HTTP/1.1\r\n\r\n", "502"),
        ("CONNECT bees.example:1 HTTP/1.1\r\n\r\n", "502"),
    ],
)
def test_what_is_refused(web: Web, said: str, answered: str) -> None:
    assert say(web, said)[0].split(" ")[1] == answered


def test_a_connection_brings_so_much_and_no_more(web: Web) -> None:
    request = "GET http://bees.example:port/large HTTP/1.1\r\nHost: bees.example\r\n\r\n"
    assert len(say(web, request)[-1]) == LARGE
    assert len(say(web, request, largest=LARGE // 2)[-1]) < LARGE
