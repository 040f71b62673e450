"""A mixed web on loopback: slow hosts, dead links, refusals, and hosts that take a connection and never say anything.

Every host has an address of its own in 127/8, and one process answers for all of them. What a link does, and how long
it takes, depends on its address alone: every visitor meets the same web.
"""

from __future__ import annotations

import asyncio
import math
import multiprocessing
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.webserver import free_port, wait_for

# Seconds: half of the answers are quicker, few take longer than the longest.
MEDIAN, SIGMA, LONGEST = 0.15, 1.0, 4.0
# Shares of hosts and, on hosts that answer, of links.
HANGING_HOSTS, REFUSING_HOSTS = 0.05, 0.02
KINDS = {"here": 0.72, "gone": 0.10, "soft": 0.03, "walled": 0.06, "moved": 0.06, "broken": 0.03}
# How many links a host has: mostly one or two, a few have many.
MOST_LINKS = 20

_PARAGRAPH = "<p>The early bumblebee nests in old mouse holes, <a href='/nests'>under sheds</a> and in bird boxes.</p>"
_PAGES = {
    "here": (200, f"<title>Bees of the hedgerow</title><h1>Bees</h1>{_PARAGRAPH * 100}"),
    "gone": (404, "<title>404 Not Found</title><h1>Not Found</h1>"),
    "soft": (200, "<title>Page not found</title><h1>Page not found</h1><p>The page does not exist.</p>"),
    "walled": (403, "<title>403 Forbidden</title><h1>Forbidden</h1>"),
    "broken": (500, "<title>Internal Server Error</title><h1>Internal Server Error</h1>"),
}
WORDS = {200: "OK", 301: "Moved Permanently", 403: "Forbidden", 404: "Not Found", 500: "Internal Server Error"}


@dataclass(frozen=True)
class Link:
    """A link of the mixed web, and what a careful person would say of it."""

    url: str
    kind: str
    """One of KINDS, `hangs` or `refuses`."""

    @property
    def expected(self) -> str:
        return {"here": "alive", "moved": "alive", "gone": "dead", "soft": "dead", "walled": "blocked"}.get(
            self.kind, "down"
        )


def links_of(hosts: int, port: int) -> list[Link]:
    """All links, in an order of their own. The same for the same number of hosts."""
    chance, links = random.Random(7), list[Link]()
    for number in range(hosts):
        address = _address(number)
        many = min(MOST_LINKS, 1 + int(chance.expovariate(1 / 1.5)))
        for n in range(many):
            kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
            url = f"http://{address}:{port}/{kind}/{n}"
            if _share(number) < HANGING_HOSTS:
                kind = "hangs"
            elif _share(number) < HANGING_HOSTS + REFUSING_HOSTS:
                kind, url = "refuses", url.replace(f":{port}", ":9")
            links.append(Link(url, kind))
    chance.shuffle(links)
    return links


@contextmanager
def mixed_web() -> Iterator[int]:
    """Serve while the block runs. Gives the port."""
    port = free_port()
    server = multiprocessing.Process(target=_serve, args=(port,), daemon=True)
    server.start()
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.join()


def tally(links: list[Link], said: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """How often each kind of link was called what."""
    return Counter((link.kind, said[link.url]) for link in links)


def _address(number: int) -> str:
    return f"127.{40 + number // 250}.{number % 250}.1"


def _share(number: int) -> float:
    """A host's place between 0 and 1."""
    return random.Random(number * 7919 + 1).random()


def _latency(host: str, path: str) -> float:
    return min(LONGEST, MEDIAN * math.exp(random.Random(host + path).gauss(0, SIGMA)))


def _serve(port: int) -> None:
    import uvloop

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        _, second, third, _ = map(int, host.split("."))
        hangs = second >= 40 and _share((second - 40) * 250 + third) < HANGING_HOSTS
        try:
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                if hangs:
                    await asyncio.sleep(120)
                    return
                method, path = line.decode("latin-1").split(" ")[:2]
                if path != "/control":
                    await asyncio.sleep(_latency(host, path))
                writer.write(_answer(path, method == "HEAD"))
        except (OSError, ValueError):
            pass
        finally:
            writer.close()

    async def serve() -> None:
        server = await asyncio.start_server(answer, "0.0.0.0", port, backlog=4096)
        await server.serve_forever()

    uvloop.run(serve())


def _answer(path: str, only_head: bool) -> bytes:
    kind = path.split("/")[1]
    if kind == "moved":
        return b"HTTP/1.1 301 Moved Permanently\r\nLocation: /here/new\r\nContent-Length: 0\r\n\r\n"
    if kind == "robots.txt":
        kind = "gone"
    # The front page, and wherever else somebody looks for a control.
    status, body = _PAGES["here"] if kind in ("", "control") else _PAGES.get(kind, _PAGES["gone"])
    page = f"<!doctype html><html lang=en><body>{body}</body></html>".encode()
    head = (
        f"HTTP/1.1 {status} {WORDS[status]}\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    )
    return head if only_head else head + page
