"""Whatever a page names and however it spells it: no connection to an address that is not public."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from prospector import urls
from prospector.detect.looking import Looking
from prospector.detect.pace import Pace
from prospector.detect.queue import LinkQueue
from prospector.detect.robots import Robots
from prospector.discover.address import NoAddress, read_address
from prospector.items import LinkVerdict
from prospector.sampleweb.behaviours import Behaviour, html, redirect
from prospector.sampleweb.names import Rcode
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from prospector.verdict import Verdict
from tests.detect.visiting import visitor
from tests.scrapy_process import scrapy

# Where the web of these tests lives, the only network that is allowed here; and where its traps wait.
ALLOWED = ("127.60.0.0/16",)
OURS = "127.60.9.1"
TRAPS = ("127.0.0.1", "127.0.0.2", "127.1.2.3", "127.59.0.1", "127.61.0.1", "::1")

# `trap` becomes the port at which all traps listen.
SPELLINGS = (
    "http://127.0.0.1:trap/",
    "http://127.0.0.2:trap/",
    "http://127.59.0.1:trap/",
    "http://127.61.0.1:trap/",
    "http://127.1:trap/",
    "http://127.0.1:trap/",
    "http://127.1.515:trap/",
    "http://2130706433:trap/",
    "http://0x7f000001:trap/",
    "http://0x7f.0.0.1:trap/",
    "http://0177.0.0.1:trap/",
    "http://017700000001:trap/",
    "http://0x7F.1:trap/",
    "http://127.0.0.1.:trap/",
    "http://１２７.０.０.１:trap/",
    "http://127。0。0。1:trap/",
    "http://%31%32%37.0.0.1:trap/",
    "http://public.example@127.0.0.1:trap/",
    "http://public.example:80@127.0.0.1:trap/",
    "http:\\\\127.0.0.1:trap\\",
    "http://127.0.0.1:trap#@public.example/",
    "http://0:trap/",
    "http://0.0.0.0:trap/",
    "http://[::1]:trap/",
    "http://[::]:trap/",
    "http://[0:0:0:0:0:0:0:1]:trap/",
    "http://[::ffff:127.0.0.1]:trap/",
    "http://[::ffff:7f00:1]:trap/",
    "http://[::127.0.0.1]:trap/",
    "http://[64:ff9b::7f00:1]:trap/",
    "http://[64:ff9b:1::7f00:1]:trap/",
    "http://[2002:7f00:1::]:trap/",
    "http://[2001:0:7f00:1::]:trap/",
    "http://[fe80::1]:trap/",
    "http://[fd00::1]:trap/",
    "http://localhost:trap/",
    "http://LOCALHOST.:trap/",
    "http://a.localhost:trap/",
    "http://10.0.0.1:trap/",
    "http://172.16.0.1:trap/",
    "http://192.168.0.1:trap/",
    "http://100.64.0.1:trap/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    # Names that lead inside: alone, beside a public address that is not there, through an alias, and in IPv6.
    "http://inside.example:trap/",
    "http://alias.example:trap/",
    "http://inside6.example:trap/",
    "http://mapped.example:trap/",
    "https://inside.example:trap/",
)
NAMES = {
    "localhost": "127.0.0.1 ::1",
    "a.localhost": "127.0.0.1",
    "inside.example": "127.0.0.1",
    "alias.example": "inside.example",
    "inside6.example": "::1",
    "mapped.example": "::ffff:127.0.0.1",
}


def onward(to: str) -> dict[str, Behaviour]:
    """Every way of sending a visitor on."""
    return {
        "/301": redirect(to, 301),
        "/302": redirect(to, 302),
        "/307": redirect(to, 307),
        "/relative": redirect(to.removeprefix("http:")),
        "/twice": redirect("/302"),
        "/refresh": html("<p>On.</p>", refresh=f"0; url={to}"),
        "/meta": html(f'<meta http-equiv="refresh" content="0; url={to}"><p>On.</p>'),
        "/script": html(f'<script>window.location.href = "{to}"</script>'),
        "/robots.txt": redirect(to),
    }


class Trap:
    """Listens at addresses that nobody may visit, and counts who comes all the same."""

    def __init__(self) -> None:
        self.caught = 0
        self._listening = [self._listen("127.0.0.1", 0)]
        self.port: int = self._listening[0].getsockname()[1]
        for address in TRAPS[1:]:
            with contextlib.suppress(OSError):  # no IPv6 here
                self._listening.append(self._listen(address, self.port))
        for listening in self._listening:
            threading.Thread(target=self._catch, args=(listening,), daemon=True).start()

    def _listen(self, address: str, port: int) -> socket.socket:
        return socket.create_server((address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET)

    def _catch(self, listening: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listening.accept()
                self.caught += 1
                connection.close()

    def close(self) -> None:
        for listening in self._listening:
            listening.close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.close()


def may_be_given(link: str) -> bool:
    """False for a seed that is refused before anything is visited."""
    try:
        read_address(link.replace(":trap", ""))
    except NoAddress:
        return False
    return True


def judged(web: Web, links: list[str], allowed: tuple[str, ...] = ALLOWED) -> dict[str, LinkVerdict]:
    said: dict[str, LinkVerdict] = {}

    async def keep(verdict: LinkVerdict, settled: bool) -> None:
        said[verdict.url] = verdict

    async def go() -> None:
        ours, pace = visitor(web, allowed=allowed), Pace(confirm_after=0.05, longest_pause=0)
        queue = LinkQueue(Looking(ours, pace, Robots(ours, pace.patience_with_silence)), keep, pace)
        for link in links:
            queue.add(urls.page_key(link) or link)
        await queue.settled()
        await queue.aclose()

    asyncio.run(go())
    return said


def test_the_trap_would_catch_us(trap: Trap) -> None:
    with Web([Host("ours.example", OURS)], NAMES) as web:
        judged(web, [f"http://inside.example:{trap.port}/"], allowed=("127.0.0.0/8",))
    assert trap.caught > 0


def test_no_spelling_leads_inside(trap: Trap) -> None:
    assert len(SPELLINGS) >= 40
    with Web([Host("ours.example", OURS)], NAMES) as web:
        said = judged(web, [link.replace("trap", str(trap.port)) for link in SPELLINGS])
    assert trap.caught == 0
    # Many are the same address once they are read as a browser reads them.
    assert {url: verdict.reason.value for url, verdict in said.items() if verdict.verdict is not Verdict.SKIPPED} == {}


@pytest.mark.parametrize(
    "spelling", ["http://127.0.0.1:trap/", "http://2130706433:trap/", "http://inside.example:trap/"]
)
def test_no_redirect_leads_inside(trap: Trap, spelling: str) -> None:
    pages = onward(spelling.replace("trap", str(trap.port)))
    with Web([Host("ours.example", OURS, pages)], NAMES) as web:
        said = judged(web, [f"http://ours.example:{web.port}{path}" for path in pages])
        assert len(web.requests) >= len(pages)
    assert trap.caught == 0
    assert {verdict.reason.value for url, verdict in said.items() if "robots" not in url} == {"private_address"}


def test_a_name_that_leads_elsewhere_the_second_time_leads_nowhere(trap: Trap) -> None:
    """Rebinding: public when it is judged, private when it is connected to. The address that was judged is the one."""
    with Web([Host("ours.example", OURS, {"/": html("here")})], {"turns.example": OURS}) as web:
        asyncio.run(_visit_while_turning(web, trap, web._server.names))
    assert trap.caught == 0


async def _visit_while_turning(web: Web, trap: Trap, live: dict[str, str | Rcode]) -> None:
    ours = visitor(web, allowed=ALLOWED)
    for _ in range(3):
        await ours.visit(f"http://turns.example:{trap.port}/", fresh=True)
        live["turns.example"] = "127.0.0.1"
        seen = await ours.visit(f"http://turns.example:{trap.port}/", fresh=True)
        assert seen.fault is not None
        assert seen.fault.value == "private_address"
        live["turns.example"] = f"{OURS} 127.0.0.1"
        await ours.visit(f"http://turns.example:{trap.port}/", fresh=True)
        live["turns.example"] = OURS
    await ours.aclose()


def test_no_page_is_read_inside(trap: Trap, tmp_path: Path) -> None:
    """The same through Scrapy, which fetches pages: as seeds, and by the redirects of a page that may be read."""
    pages = onward(f"http://127.0.0.1:{trap.port}/") | onward(f"http://inside.example:{trap.port}/")
    pages["/"] = html("".join(f'<a href="{path}">{path}</a> ' for path in pages))
    with Web([Host("ours.example", OURS, pages)], NAMES) as web:
        seeds = [link.replace("trap", str(trap.port)) for link in SPELLINGS if may_be_given(link)]
        seeds.append(f"http://ours.example:{web.port}/")
        (tmp_path / "seeds.txt").write_text("\n".join(seeds))
        settings = web.environment | {"PROSPECTOR_ALLOWED_NETWORKS": ALLOWED[0], "PROSPECTOR_CRAWL_DELAY": "0"}
        run = scrapy(tmp_path, "crawl", "resourcepages", "-a", "seeds=seeds.txt", settings=settings)
        assert "2 pages read" in run.stderr
        assert {"/", "/301", "/meta"} <= {request.target for request in web.requests}
    assert trap.caught == 0
