"""How a server may behave: a behaviour gets the request and the open connection, and does as it likes.

    pages = {
        "/": html("<h1>Welcome</h1>"),
        "/old": redirect("/new", 301),
        "/slow": hang,
    }

An `Answer` is the behaviour that simply answers. Everything else is an async function of `(request, writer)`:
it may write anything at any pace, and closes the connection if no further request is to be read from it.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from prospector.sampleweb.addresses import at_port
from prospector.sampleweb.request import Request

Behaviour = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Answer:
    """A whole, correct HTTP answer. Addresses in headers and body get the web's port."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    async def __call__(self, request: Request, writer: asyncio.StreamWriter) -> None:
        body = at_port(self.body, request.port)
        lines = [f"HTTP/1.1 {self.status} {_phrase(self.status)}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        lines.append(f"Content-Length: {len(body)}")
        if not request.keep_alive:
            lines.append("Connection: close")
        writer.write(at_port("\r\n".join(lines).encode("latin-1"), request.port) + b"\r\n\r\n")
        if request.method != "HEAD":
            writer.write(body)
        await writer.drain()


def answer(body: str | bytes, content_type: str, status: int = 200, **headers: str) -> Answer:
    """An answer with a body. Headers are given with underscores: `retry_after="3600"`."""
    named = {"Content-Type": content_type}
    named |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    return Answer(status, named, body.encode() if isinstance(body, str) else body)


def html(page: str, status: int = 200, **headers: str) -> Answer:
    """An HTML page in UTF-8."""
    return answer(page, "text/html; charset=utf-8", status, **headers)


def text(content: str, status: int = 200, **headers: str) -> Answer:
    """Plain text, such as a robots.txt."""
    return answer(content, "text/plain; charset=utf-8", status, **headers)


def redirect(to: str, status: int = 302) -> Answer:
    """Sends the visitor on, with the little page that servers put beside the address."""
    page = f'<html><head><title>Moved</title></head><body><a href="{to}">moved here</a></body></html>'
    return html(page, status, location=to)


NOT_FOUND = html(
    "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1>"
    "<p>The requested URL was not found on this server.</p></body></html>",
    404,
)


async def hang(request: Request, writer: asyncio.StreamWriter) -> None:
    """Takes the request and never says a word, until the visitor gives up."""
    await request.reader.read()
    writer.close()


async def reset(request: Request, writer: asyncio.StreamWriter) -> None:
    """Hangs up rudely: the visitor's system sees a connection reset."""
    # Closing with a linger time of zero makes the kernel send RST in place of FIN.
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def raw(reply: bytes) -> Behaviour:
    """Sends these bytes, whatever they are, and hangs up."""

    async def send(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(reply)
        await writer.drain()
        writer.close()

    return send


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Request Denied"
