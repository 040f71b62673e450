"""The server under every small web: correct HTTP where correct HTTP is wanted, and raw bytes where not."""

from __future__ import annotations

import asyncio
import http.client
import socket
import ssl
from collections.abc import Iterator

import pytest
import trustme

from prospector.sampleweb import Web, WebUnavailable
from prospector.sampleweb.behaviours import NOT_FOUND, Behaviour, hang, html, raw, redirect, reset, text
from prospector.sampleweb.request import Request
from prospector.sampleweb.server import Host, Server

ADDRESS = "127.83.9.1"


async def echo(request: Request, writer: asyncio.StreamWriter) -> None:
    """Answers with what was asked."""
    await text(f"{request.method} {request.path} {request.query} {request.body.decode()}")(request, writer)


async def drip(request: Request, writer: asyncio.StreamWriter) -> None:
    """A behaviour that writes as it likes: here, a correct answer in single bytes."""
    for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi":
        writer.write(bytes([byte]))
        await writer.drain()


PAGES: dict[str, Behaviour] = {
    "/": html("<h1>Bees</h1><a href='http://bees.example/links'>links</a>"),
    "/query?a=1": text("one"),
    "/query": text("any"),
    "/old": redirect("http://bees.example/new", 301),
    "/echo": echo,
    "/drip": drip,
    "/hang": hang,
    "/reset": reset,
    "/raw": raw(b"what?"),
}


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    hosts = (
        Host("bees.example", ADDRESS, PAGES),
        Host("same-address.example", ADDRESS, otherwise=text("the other host")),
    )
    with Web(hosts) as running:
        yield running


@pytest.fixture
def connection(web: Web) -> Iterator[http.client.HTTPConnection]:
    opened = http.client.HTTPConnection(ADDRESS, web.port, timeout=5)
    yield opened
    opened.close()


def get(connection: http.client.HTTPConnection, path: str, host: str = "bees.example", method: str = "GET") -> str:
    connection.request(method, path, headers={"Host": host})
    return connection.getresponse().read().decode()


def exchange(web: Web, sent: bytes) -> bytes:
    """Everything that comes back until the server hangs up."""
    with socket.create_connection((ADDRESS, web.port), timeout=5) as plain:
        plain.sendall(sent)
        return b"".join(iter(lambda: plain.recv(65536), b""))


def test_many_requests_on_one_connection(connection: http.client.HTTPConnection) -> None:
    assert "Bees" in get(connection, "/")
    first = connection.sock
    assert get(connection, "/", method="HEAD") == ""
    assert "Not Found" in get(connection, "/nowhere")
    assert get(connection, "/drip") == "hi"
    assert get(connection, "/query") == "any"
    assert connection.sock is first


def test_head_tells_the_length_of_what_it_leaves_out(connection: http.client.HTTPConnection) -> None:
    length = len(get(connection, "/"))
    connection.request("HEAD", "/", headers={"Host": "bees.example"})
    response = connection.getresponse()
    assert response.read() == b""
    assert int(response.headers["Content-Length"]) == length


def test_what_was_posted_is_not_taken_for_the_next_request(connection: http.client.HTTPConnection) -> None:
    connection.request("POST", "/echo?x=1", body="GET / HTTP/1.1", headers={"Host": "bees.example"})
    assert connection.getresponse().read() == b"POST /echo x=1 GET / HTTP/1.1"
    assert "Bees" in get(connection, "/")


@pytest.mark.parametrize(
    "path, body", [("/query?a=1", "one"), ("/query?a=2", "any"), ("/query", "any"), ("/query/a", None)]
)
def test_pages_by_query_or_by_path(connection: http.client.HTTPConnection, path: str, body: str | None) -> None:
    assert get(connection, path) == (body or NOT_FOUND.body.decode())


@pytest.mark.parametrize(
    "host, says",
    [
        ("bees.example", "Bees"),
        ("BEES.example", "Bees"),
        ("bees.example:8080", "Bees"),
        ("bees.example.", "Bees"),
        ("same-address.example", "the other host"),
        ("wasps.example", "Not Found"),
        ("", "Not Found"),
    ],
)
def test_the_host_name_decides(connection: http.client.HTTPConnection, host: str, says: str) -> None:
    assert says in get(connection, "/", host)


@pytest.mark.parametrize(
    "head, closes",
    [
        (b"GET / HTTP/1.1\r\nHost: bees.example\r\nConnection: close\r\n\r\n", True),
        (b"GET / HTTP/1.0\r\nHost: bees.example\r\n\r\n", True),
        (b"GET / HTTP/1.0\r\nHost: bees.example\r\nConnection: keep-alive\r\n\r\n", False),
        (b"GET / HTTP/1.1\r\nHost: bees.example\r\n\r\n", False),
    ],
)
def test_the_connection_closes_when_the_visitor_wants_it(web: Web, head: bytes, closes: bool) -> None:
    last = b"GET /echo?last HTTP/1.1\r\nHost: bees.example\r\nConnection: close\r\n\r\n"
    back = exchange(web, head + last)
    assert b"Bees" in back
    assert (b"GET /echo last" not in back) == closes


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: bees.example\r\nContent-Length: many\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
    ],
    ids=["a TLS handshake", "no version", "no length", "endless head"],
)
def test_what_is_not_http_gets_400(web: Web, sent: bytes) -> None:
    # The server may hang up before it has read everything: then there is nothing to read for us either.
    try:
        assert exchange(web, sent).startswith(b"HTTP/1.1 400 ")
    except ConnectionError:
        assert len(sent) > 65536


def test_addresses_get_the_port(web: Web, connection: http.client.HTTPConnection) -> None:
    assert f"http://bees.example:{web.port}/links" in get(connection, "/")
    connection.request("GET", "/old", headers={"Host": "bees.example"})
    response = connection.getresponse()
    response.read()
    assert response.headers["Location"] == f"http://bees.example:{web.port}/new"


def test_raw_bytes_and_no_more(web: Web) -> None:
    assert exchange(web, b"GET /raw HTTP/1.1\r\nHost: bees.example\r\n\r\n") == b"what?"


def test_reset_is_a_reset(web: Web) -> None:
    with pytest.raises(ConnectionResetError):
        exchange(web, b"GET /reset HTTP/1.1\r\nHost: bees.example\r\n\r\n")


def test_the_log_holds_every_request_in_order(web: Web) -> None:
    before = len(web.requests)
    exchange(
        web,
        b"GET /?a=1 HTTP/1.1\r\nHost: bees.example\r\nUser-Agent: me\r\n\r\n"
        b"HEAD /echo HTTP/1.1\r\nHost: Wasps.example:1\r\nConnection: close\r\n\r\n",
    )
    first, second = web.requests[before:]
    assert (first.method, first.host, first.target, first.user_agent) == ("GET", "bees.example", "/?a=1", "me")
    assert (second.method, second.host, second.target, second.user_agent) == ("HEAD", "wasps.example", "/echo", "")
    assert first.at <= second.at


def test_the_web_ends_while_somebody_waits() -> None:
    with Web([Host("bees.example", ADDRESS, PAGES)]) as web:
        waiting = socket.create_connection((ADDRESS, web.port), timeout=5)
        waiting.sendall(b"GET /hang HTTP/1.1\r\nHost: bees.example\r\n\r\n")
        exchange(web, b"GET / HTTP/1.0\r\nHost: bees.example\r\n\r\n")
    with waiting:
        assert waiting.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((ADDRESS, web.port), timeout=5)


def test_the_web_is_free_again_after_an_error_in_the_block() -> None:
    with pytest.raises(RuntimeError, match="mine"), Web([Host("bees.example", ADDRESS)]) as web:
        raise RuntimeError("mine")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((ADDRESS, web.port), timeout=5)


def test_a_system_without_the_addresses_is_told_in_one_sentence() -> None:
    # 192.0.2.0/24 is kept for documentation: nobody has an address there.
    with pytest.raises(WebUnavailable, match=r"^The small web needs .*macOS only 127\.0\.0\.1\.$"):
        Web([Host("bees.example", "192.0.2.250")]).__enter__()


def test_one_port_on_every_address() -> None:
    addresses = ["127.83.9.1", "127.83.9.2", "127.83.9.3"]
    with Web([Host(f"at-{address}.example", address, otherwise=text(address)) for address in addresses]) as web:
        for address in addresses:
            connection = http.client.HTTPConnection(address, web.port, timeout=5)
            assert get(connection, "/", f"at-{address}.example") == address
            connection.close()


def test_a_host_may_speak_tls() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("secure.example").configure_cert(context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with (
        Web([Host("secure.example", "127.83.9.2", otherwise=echo, tls=context)]) as web,
        socket.create_connection(("127.83.9.2", web.port), timeout=5) as plain,
        trusting.wrap_socket(plain, server_hostname="secure.example") as secure,
    ):
        secure.sendall(b"GET /in HTTP/1.0\r\nHost: secure.example\r\n\r\n")
        assert b"GET /in" in b"".join(iter(lambda: secure.recv(65536), b""))


def test_the_server_in_an_event_loop_of_ours() -> None:
    async def talk() -> bytes:
        async with Server([Host("bees.example", ADDRESS, PAGES)]) as server:
            reader, writer = await asyncio.open_connection(ADDRESS, server.port)
            writer.write(b"GET /echo HTTP/1.0\r\nHost: bees.example\r\n\r\n")
            answer = await reader.read()
            writer.close()
            return answer

    assert asyncio.run(talk()).startswith(b"HTTP/1.1 200 OK\r\n")


def test_the_usual_port_is_taken_when_it_is_free_and_another_when_not() -> None:
    with Web([Host("bees.example", "127.54.0.1")]) as somebody:
        port = somebody.port
        with Web([Host("bees.example", "127.54.0.1")], port=port) as web:
            assert web.port != port
    with Web([Host("bees.example", "127.54.0.1")], port=port) as web:
        assert web.port == port
