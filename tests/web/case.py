"""One thing that servers do, and what it means for a link."""

from __future__ import annotations

import asyncio
import ssl
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from prospector.sampleweb.behaviours import NOT_FOUND, Answer, Behaviour, html, redirect
from prospector.sampleweb.names import Rcode
from prospector.sampleweb.request import Request
from prospector.sampleweb.server import Host
from prospector.verdict import Reason
from tests.detect.answers import page

# Where the hosts of this web live, unless a case says otherwise.
ADDRESS = "127.60.0.1"
# An address where nobody listens.
NOBODY = "127.60.0.250"
PATH = "/guides/hive.html"

# An ordinary page, said to be the one that was linked.
TEXT = """<p>A hive wants a dry stand, morning sun and its back to the wind. Set it a hand's breadth above the ground
and tip it forward a little, so that rain runs off the board. Bees fly from eight degrees on; leave them alone below
twelve.</p><p>In May the colony grows by a thousand bees a day. Give room before it is wanted: an empty box on top, and
a second one three weeks later. Whoever waits for the first swarm has waited too long.</p>"""
GUIDE = html(page("Where to put a hive", f"<h1>Where to put a hive</h1>{TEXT}"))
FRONT_PAGE = html(
    page("The Bee Society", "<h1>The Bee Society</h1><p>Guides, courses and a library for everybody.</p>")
)


@dataclass(frozen=True)
class Case:
    """A link, the hosts behind it, and the verdict that a careful person would give."""

    name: str
    reason: Reason
    link: str
    """`:port` becomes the web's."""
    hosts: tuple[Host, ...] = ()
    names: Mapping[str, str | Rcode] = field(default_factory=dict)


def case(
    name: str,
    reason: Reason,
    behaviour: Behaviour | None = None,
    *,
    at: str = PATH,
    host: str = "",
    pages: Mapping[str, Behaviour] | None = None,
    hosts: tuple[Host, ...] = (),
    names: Mapping[str, str | Rcode] | None = None,
    address: str = ADDRESS,
    tls: ssl.SSLContext | None = None,
    link: str = "",
    otherwise: Behaviour = NOT_FOUND,
) -> Case:
    """A link to the page `at` of a host of its own, which behaves like this there. The rest of the host is well.

    `pages`: what else the host has, and what it does `otherwise`.
    `hosts`, `names`: what else there is in the world. `link`: another spelling.
    """
    # A name that says nothing: rules read names too.
    host = host or f"bees-{zlib.crc32(name.encode()):08x}.example"
    own = {"/": FRONT_PAGE} | dict(pages or {}) | ({at.partition("#")[0]: behaviour} if behaviour else {})
    link = link or f"{'https' if tls else 'http'}://HOST:port{at}"
    if behaviour or "HOST" in link:
        hosts = (Host(host, address, own, otherwise, tls), *hosts)
    return Case(name, reason, link.replace("HOST", host), hosts, names or {})


# ---- Behaviours ----


def shows(title: str = "", body: str = "", status: int = 200, **headers: str) -> Answer:
    """A page with this title and body."""
    return html(page(title, body), status, **headers)


def sends_to(url: str, status: int = 302) -> Behaviour:
    """Sends the visitor to another host; `:port` becomes the web's."""

    async def send(request: Request, writer: asyncio.StreamWriter) -> None:
        await redirect(url.replace(":port", f":{request.port}"), status)(request, writer)

    return send


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Like this the first time, like that the second, and then as the last one for ever."""
    left = list(behaviours)

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return behave


def when(holds: Callable[[Request], bool], this: Behaviour, otherwise: Behaviour) -> Behaviour:
    """Behaves by who asks, and how."""

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        await (this if holds(request) else otherwise)(request, writer)

    return behave
