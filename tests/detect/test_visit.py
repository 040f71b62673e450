"""One visit, over real sockets."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from prospector.detect.resolver import Names, Resolver
from prospector.detect.seen import Visit
from prospector.detect.transfer import Limits
from prospector.sampleweb.behaviours import Answer, Behaviour, answer, hang, html, raw, redirect, reset
from prospector.sampleweb.names import Rcode
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from prospector.verdict import Reason
from tests.detect.visiting import USER_AGENT, visit, visitor

BIG = b"<html><body>" + b"x" * 200_000
BOMB = gzip.compress(b"\0" * 50_000_000)

PAGES: dict[str, Behaviour] = {
    "/": html("<title>Home</title>"),
    "/moved": redirect("/", 301),
    "/moved/twice": redirect("/moved", 302),
    "/loop": redirect("/loop"),
    "/ping": redirect("/pong"),
    "/pong": redirect("/ping"),
    "/to-private": redirect("http://10.0.0.1/"),
    "/to-metadata": redirect("http://169.254.169.254/latest/"),
    "/to-mail": redirect("mailto:a@b.example"),
    "/to-nowhere": redirect("http://"),
    "/to-gone-name": redirect("http://gone.example/"),
    "/no-location": Answer(302, {"Content-Type": "text/html"}, b"<p>somewhere else</p>"),
    "/meta": html('<meta http-equiv="refresh" content="0;url=/meta/on">'),
    "/meta/on": redirect("/"),
    "/again": html('<title>News</title><meta http-equiv="refresh" content="5;url=/again">'),
    "/hang": hang,
    "/reset": reset,
    "/garbage": raw(b"!! not http\r\n\r\n"),
    "/silence": raw(b""),
    "/half-a-header": raw(b"HTTP/1.1 200 OK\r\nServer: x\r\n"),
    "/half-a-body": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>half"),
    "/bad-chunk": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n"),
    "/bad-encoding": raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"),
    "/early-hints": raw(
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
    ),
    "/big": answer(BIG, "text/html"),
    "/bomb": answer(BOMB, "text/html", content_encoding="gzip"),
} | {f"/hop/{n}": redirect(f"/hop/{n - 1}") for n in range(1, 30)}
PAGES["/hop/0"] = html("<title>End of the line</title>")


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    hosts = [Host("bees.example", "127.50.0.1", PAGES), Host("inner.example", "127.50.0.2", {"/": html("inner")})]
    names = {
        "refusing.example": "127.50.0.3",
        "failing.example": Rcode.SERVFAIL,
        "private.example": "10.0.0.7",
        "several.example": "127.50.0.3 127.50.0.1",
    }
    with Web(hosts, names) as web:
        yield web


def at(web: Web, path: str) -> Visit:
    return visit(web, f"http://bees.example:port{path}")


def test_a_page_is_read_and_the_visitor_says_who_it_is(web: Web) -> None:
    seen = at(web, "/")
    assert (seen.status, seen.body, seen.fault, seen.address) == (200, b"<title>Home</title>", None, "127.50.0.1")
    assert seen.headers["content-type"] == "text/html; charset=utf-8"
    assert web.requests[-1].user_agent == USER_AGENT


def test_every_hop_is_noted(web: Web) -> None:
    seen = at(web, "/moved/twice")
    here = f"http://bees.example:{web.port}"
    assert seen.redirects == ((302, f"{here}/moved"), (301, f"{here}/"))
    assert (seen.status, seen.final_url) == (200, f"{here}/")


def test_a_page_that_sends_its_visitors_on_is_a_hop(web: Web) -> None:
    here = f"http://bees.example:{web.port}"
    assert at(web, "/meta").redirects == ((200, f"{here}/meta/on"), (302, f"{here}/"))
    assert at(web, "/again").redirects == ()


@pytest.mark.parametrize(
    "path, fault",
    [
        ("/loop", Reason.REDIRECT_LOOP),
        ("/ping", Reason.REDIRECT_LOOP),
        ("/hop/25", Reason.REDIRECT_LOOP),
        ("/to-private", Reason.PRIVATE_ADDRESS),
        ("/to-metadata", Reason.PRIVATE_ADDRESS),
        ("/to-mail", Reason.BAD_RESPONSE),
        ("/to-nowhere", Reason.BAD_RESPONSE),
        ("/to-gone-name", Reason.DNS_NXDOMAIN),
        ("/hang", Reason.TIMEOUT),
        ("/reset", Reason.RESET),
        ("/garbage", Reason.BAD_RESPONSE),
        ("/silence", Reason.RESET),
    ],
)
def test_faults_that_leave_no_answer(web: Web, path: str, fault: Reason) -> None:
    seen = visit(web, f"http://bees.example:port{path}", Limits(timeout=0.7, connect_timeout=0.5))
    assert (seen.status, seen.fault) == (None, fault)
    assert seen.fault_detail


def test_headers_that_break_off_are_no_answer(web: Web) -> None:
    seen = at(web, "/half-a-header")
    # Whether the system says "closed" or "reset" depends on whose packet is faster.
    assert seen.status is None
    assert seen.fault in (Reason.BAD_RESPONSE, Reason.RESET)


@pytest.mark.parametrize("path", ["/half-a-body", "/bad-chunk", "/bad-encoding"])
def test_a_fault_after_good_headers_leaves_the_status_standing(web: Web, path: str) -> None:
    seen = at(web, path)
    assert (seen.status, seen.truncated) == (200, True)


@pytest.mark.parametrize("path", ["/no-location", "/early-hints", "/hop/12", "/hop/20"])
def test_odd_answers_that_are_answers(web: Web, path: str) -> None:
    seen = at(web, path)
    assert seen.fault is None
    assert seen.status in (200, 302)


@pytest.mark.parametrize("path", ["/big", "/bomb"])
def test_a_body_is_read_to_its_limit_and_no_further(web: Web, path: str) -> None:
    seen = at(web, path)
    assert (seen.status, seen.fault, len(seen.body), seen.truncated) == (200, None, 64 * 1024, True)


@pytest.mark.parametrize(
    "url, fault",
    [
        ("http://nobody.example/", Reason.DNS_NXDOMAIN),
        ("http://never.invalid/", Reason.DNS_NXDOMAIN),
        ("http://failing.example/", Reason.DNS_ERROR),
        ("http://refusing.example:port/", Reason.REFUSED),
        ("http://private.example/", Reason.PRIVATE_ADDRESS),
        ("http://10.1.1.1/", Reason.PRIVATE_ADDRESS),
        ("http://[::1]:port/", Reason.PRIVATE_ADDRESS),
        ("http://2130706433.example/", Reason.DNS_NXDOMAIN),
        ("https://bees.example:port/", Reason.TLS_ERROR),
        (f"http://{'a' * 64}.example/", Reason.DNS_ERROR),
    ],
)
def test_names_and_addresses(web: Web, url: str, fault: Reason) -> None:
    assert visit(web, url).fault is fault


def test_nothing_is_asked_of_an_address_that_is_not_allowed(web: Web) -> None:
    asked = len(web.requests)
    for url in ("http://inner.example:port/", "http://127.50.0.2:port/", "http://[::ffff:127.50.0.2]:port/"):
        assert visit(web, url, allowed=["127.50.0.1/32"]).fault is Reason.PRIVATE_ADDRESS
    assert len(web.requests) == asked


def test_a_name_with_several_addresses_is_reached_at_the_one_that_answers(web: Web) -> None:
    assert visit(web, "http://several.example:port/").address == "127.50.0.1"


class Moving(Resolver):
    """A name that is somewhere else every time it is asked for."""

    def __init__(self, *addresses: str) -> None:
        super().__init__()
        self._moves = iter(addresses)

    async def resolve(self, host: str, fresh: bool = False) -> Names:
        return Names(addresses=(next(self._moves),))


def test_a_name_leads_where_it_leads_now(web: Web) -> None:
    async def go() -> list[str]:
        ours = visitor(web, resolver=Moving("127.50.0.2", "127.50.0.1", "127.50.0.2"))
        try:
            return [(await ours.visit(f"http://moving.example:{web.port}/", fresh=True)).address for _ in range(3)]
        finally:
            await ours.aclose()

    assert asyncio.run(go()) == ["127.50.0.2", "127.50.0.1", "127.50.0.2"]


def test_many_visits_at_once_to_few_names(web: Web) -> None:
    # Every request tells libcurl where its name leads, and takes back what the one before had told.
    links = [f"http://{host}.example:{web.port}/" for host in ("bees", "inner", "several")] * 60

    async def go() -> list[Visit]:
        ours = visitor(web)
        try:
            seen: list[Visit] = []
            for fresh in (False, True):
                seen += await asyncio.gather(*(ours.visit(link, fresh) for link in links))
            return seen
        finally:
            await ours.aclose()

    # The web knows `several` as a name only: it answers 404.
    seen = asyncio.run(go())
    assert Counter((one.status, one.fault) for one in seen) == {(200, None): 240, (404, None): 120}


def test_cookies_live_inside_one_chain(tmp_path: Path) -> None:
    broken = b"HTTP/1.1 200 OK\r\nSet-Cookie: seen=yes\r\n"
    pages: dict[str, Behaviour] = {
        "/start": Answer(302, {"Location": "/end", "Set-Cookie": "seen=yes"}),
        "/set": Answer(200, {"Set-Cookie": "seen=yes"}),
        "/broken": raw(broken),
    }
    cookies: list[str] = []

    async def end(request, writer):  # type: ignore[no-untyped-def]
        cookies.append(request.headers.get("cookie", ""))
        await html("end")(request, writer)

    async def go(web: Web) -> None:
        ours = visitor(web)
        for path in ("start", "end", "set", "end", "broken", "end"):
            await ours.visit(f"http://bees.example:{web.port}/{path}")
        await ours.aclose()

    pages["/end"] = end
    with Web([Host("bees.example", "127.50.0.4", pages)]) as web:
        asyncio.run(go(web))
    assert cookies == ["seen=yes", "", "", ""]


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="the system does not list what is open")
def test_every_connection_is_closed_at_the_end() -> None:
    def opened() -> int:
        return len(list(Path("/dev/fd").iterdir()))

    async def go(port: int) -> None:
        ours = visitor(web)
        links = [f"http://127.50.0.{n}:{port}/" for n in (5, 6)] * 20
        await asyncio.gather(*(ours.visit(link, fresh=link.endswith("5/")) for link in links))
        await ours.aclose()

    with Web([Host("bees.example", "127.50.0.5", PAGES)]) as web:
        before = opened()
        asyncio.run(go(web.port))
        # The small web is in this process too, and its ends close a little later.
        for _ in range(100):
            if opened() <= before:
                break
            time.sleep(0.02)
        assert opened() <= before
