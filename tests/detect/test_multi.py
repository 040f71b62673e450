"""Transfers in the event loop, whichever there is, with epoll and without."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

from prospector.detect import multi
from prospector.detect.seen import Visit
from prospector.detect.transfer import Limits
from prospector.sampleweb.behaviours import answer, hang, html, raw, reset
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from prospector.verdict import Reason
from tests.detect.visiting import visitor

Run = Callable[[Coroutine[Any, Any, Any]], Any]
BIG = b"<html>" + b"x" * 3_000_000
PAGES = {"/": html("here"), "/big": answer(BIG, "text/html"), "/hang": hang, "/reset": reset}
CLOSES_LATER = {"/closes-later": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")}


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web([Host(f"h{n}.example", f"127.52.0.{n}", PAGES | CLOSES_LATER) for n in range(1, 9)]) as web:
        yield web


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    return asyncio.run if request.param == "asyncio" else pytest.importorskip("uvloop").run


@pytest.fixture(params=[True, False], ids=["epoll", "no epoll"], autouse=True)
def has_epoll(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param and not multi.HAS_EPOLL:
        pytest.skip("this system has no epoll")
    monkeypatch.setattr(multi, "HAS_EPOLL", request.param)
    return bool(request.param)


def test_what_is_there_is_used(has_epoll: bool) -> None:
    async def kind() -> str:
        made = multi.new_multi()
        await made.aclose()
        return type(made).__name__

    assert asyncio.run(kind()) == ("EpollMulti" if has_epoll else "PlainMulti")


def test_many_at_once_each_with_its_own_end(web: Web, run: Run) -> None:
    async def go() -> list[Visit]:
        ours = visitor(web, Limits(timeout=0.6, connect_timeout=0.5, body=len(BIG)))
        links = [f"http://h{n % 8 + 1}.example:{web.port}{path}" for n, path in enumerate(list(PAGES) * 10)]
        try:
            return await asyncio.gather(*(ours.visit(link) for link in links))
        finally:
            await ours.aclose()

    faults: dict[str, set[Reason | None]] = {path: set() for path in PAGES}
    for visit in run(go()):
        path = "/" + visit.url.rpartition("/")[2]
        faults[path].add(visit.fault)
        assert len(visit.body) == {"/": 4, "/big": len(BIG)}.get(path, 0)
    assert faults == {"/": {None}, "/big": {None}, "/hang": {Reason.TIMEOUT}, "/reset": {Reason.RESET}}


def test_connections_that_are_kept_and_new_ones_take_turns(web: Web, run: Run) -> None:
    # A socket that was closed leaves its number to the next: whatever was noted of the old one must be forgotten.
    async def go() -> list[Visit]:
        ours = visitor(web, Limits(timeout=2))
        links = [f"http://h{n}.example:{web.port}{path}" for n in range(1, 9) for path in ("/", "/closes-later")]
        try:
            visits = list[Visit]()
            for n in range(10):
                visits += await asyncio.gather(*(ours.visit(link, fresh=bool(n % 2)) for link in links))
            return visits
        finally:
            await ours.aclose()

    assert {(visit.status, visit.fault) for visit in run(go())} == {(200, None)}


def test_a_transfer_that_is_given_up_leaves_the_others_alone(web: Web, run: Run) -> None:
    async def go() -> list[Visit]:
        ours = visitor(web)
        try:
            given_up = asyncio.create_task(ours.visit(f"http://h1.example:{web.port}/hang"))
            other = asyncio.create_task(ours.visit(f"http://h2.example:{web.port}/big"))
            await asyncio.sleep(0.1)
            given_up.cancel()
            with pytest.raises(asyncio.CancelledError):
                await given_up
            # The handle serves on.
            return [await other, *[await ours.visit(f"http://h{n}.example:{web.port}/") for n in (1, 2, 1)]]
        finally:
            await ours.aclose()

    assert [visit.status for visit in run(go())] == [200, 200, 200, 200]


def test_closing_stops_what_is_under_way(web: Web, run: Run) -> None:
    async def go() -> bool:
        ours = visitor(web)
        under_way = asyncio.create_task(ours.visit(f"http://h1.example:{web.port}/hang"))
        await asyncio.sleep(0.1)
        await ours.aclose()
        await asyncio.wait([under_way], timeout=1)
        return under_way.cancelled()

    assert run(go())


@pytest.mark.parametrize("path", ["/hang", "/closes-later"])
def test_waiting_costs_nothing(web: Web, run: Run, path: str) -> None:
    async def go() -> float:
        ours = visitor(web, Limits(timeout=0.4, connect_timeout=0.3))
        began = time.thread_time()
        await ours.visit(f"http://h1.example:{web.port}{path}")
        # A connection is kept for the next link, and the server closes its end of it.
        await asyncio.sleep(0.4)
        spent = time.thread_time() - began
        await ours.aclose()
        return spent

    assert run(go()) < 0.1
