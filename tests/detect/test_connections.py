"""How many connections there may be."""

from __future__ import annotations

import asyncio

import pytest

from prospector.detect import connections
from prospector.detect.certificates import trust_store
from prospector.detect.connections import MOST, OTHER_FILES, new_connections
from prospector.detect.guard import Guard
from prospector.detect.resolver import Resolver
from prospector.detect.transfer import Limits
from prospector.detect.visit import Visitor
from tests.detect.visiting import USER_AGENT

resource = pytest.importorskip("resource")
NO_LIMIT = resource.RLIM_INFINITY
ALL = sum(MOST.values()) + OTHER_FILES


@pytest.mark.parametrize(
    "soft, hard, raised, files",
    [
        (1024, 524_288, ALL, ALL),
        (1024, NO_LIMIT, ALL, ALL),
        (1024, 1500, 1500, 1500),
        (1024, 1024, None, 1024),
        (ALL + 1, NO_LIMIT, None, ALL),
        (NO_LIMIT, NO_LIMIT, None, ALL),
    ],
)
def test_the_limit_of_open_files_is_raised_as_far_as_it_goes(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, raised: int | None, files: int
) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: asked.append(limits))
    assert connections.open_files(ALL) == files
    assert asked == ([(raised, hard)] if raised else [])


@pytest.mark.parametrize(
    "files, plain, with_tls", [(ALL, 2000, 400), (1024, 384, 384), (OTHER_FILES, 1, 1), (64, 1, 1), (1500, 844, 400)]
)
def test_few_files_are_few_connections(monkeypatch: pytest.MonkeyPatch, files: int, plain: int, with_tls: int) -> None:
    monkeypatch.setattr(connections, "open_files", lambda wanted: min(wanted, files))

    async def most() -> dict[str, int]:
        made = new_connections()
        for one in made.values():
            await one.aclose()
        return {scheme: one.most for scheme, one in made.items()}

    assert asyncio.run(most()) == {"http": plain, "https": with_tls}


def test_no_more_are_kept() -> None:
    """Servers on which nothing is asked any more are let go."""
    kept: set[int] = set()
    most = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal most
        kept.add(id(writer))
        most = max(most, len(kept))
        while await reader.readline():
            while (await reader.readline()).strip():
                pass
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
        kept.discard(id(writer))
        writer.close()

    async def go() -> list[int | None]:
        monkeypatch = pytest.MonkeyPatch()
        monkeypatch.setitem(MOST, "http", 3)
        server = await asyncio.start_server(serve, "0.0.0.0", 0)
        port = server.sockets[0].getsockname()[1]
        ours = Visitor(Resolver(), Guard(["127.0.0.0/8"]), USER_AGENT, trust_store(), Limits(timeout=2))
        monkeypatch.undo()
        seen = [await ours.visit(f"http://127.53.0.{n}:{port}/") for n in (*range(1, 9), 8)]
        await ours.aclose()
        server.close()
        return [one.status for one in seen]

    assert set(asyncio.run(go())) == {200}
    assert most in (3, 4)
