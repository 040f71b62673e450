"""Crawls of a small web, as a user runs them, that may be killed; and what they leave in a store."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from prospector.sampleweb import sites, targets
from prospector.sampleweb.addresses import address_at_port
from prospector.sampleweb.behaviours import NOT_FOUND, hang, html, text
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from prospector.store import State, StoreUnavailable, Wanted, open_store
from tests.mongod import Mongod
from tests.scrapy_process import environment

QUICK = {
    # Slow enough that there is something to be killed nearly all the time: Scrapy looks only every five seconds whether
    # a crawl is done.
    "PROSPECTOR_CRAWL_DELAY": "0.2",
    "PROSPECTOR_DETECT_CONFIRM_AFTER": "1",
    # Longer than a busy machine takes: nothing here hangs.
    "PROSPECTOR_DETECT_TIMEOUT": "5",
    "PROSPECTOR_DETECT_LONGEST_PAUSE": "0",
}
# All kinds of opportunities.
CAMPAIGN = """
name = "{name}"
our_sites = ["our-honey.example"]
our_names = ["Much Wenlock"]
competitors = ["pollinator-trust.example"]
"""
# Kind, page, dead link, reason and state.
Lead = tuple[str, ...]
# Seconds that no crawl here takes.
TOO_LONG = 60


# A job keeps the addresses it knows in a file, but not before there are some hundreds: this site has them. They are not
# to be read, so that it is done with them soon.
_MANY = "".join(f'<li><a href="/private/minutes-{n}.html">Minutes no. {n}</a></li>' for n in range(600))
_GONE = "".join(f'<li><a href="http://www.lost-hive-{n}.example/">The lost hive no. {n}</a></li>' for n in range(12))
ARCHIVE = Host(
    "bee-archive.example",
    "127.83.9.1",
    {
        "/robots.txt": text("User-agent: *\nDisallow: /private/\n"),
        "/": html(f"<h1>The bee archive</h1><a href='/links.html'>Useful links</a><ul>{_MANY}</ul>"),
        "/links.html": html(f"<title>Useful links</title><h1>Useful links about bees</h1><ul>{_GONE}</ul>"),
    },
)


class SmallWeb(Web):
    """The bundled web and a large archive, without what takes its time: the host that hangs has lost its pages."""

    def __init__(self) -> None:
        hosts = [replace(host, otherwise=NOT_FOUND) if host.otherwise is hang else host for host in targets.HOSTS]
        super().__init__((*sites.HOSTS, ARCHIVE, *hosts), targets.NAMES_WITHOUT_A_HOST)

    @property
    def seeds(self) -> tuple[str, ...]:
        """The front pages of the sites."""
        return tuple(address_at_port(f"http://{host.name}/", self.port) for host in (*sites.HOSTS, ARCHIVE))


@dataclass
class Crawl:
    """A crawl that was started."""

    campaign: str
    process: subprocess.Popen[bytes]
    said: Path
    """The file that its log goes to."""
    began: float = field(default_factory=time.monotonic)
    killed_after: float = 0.0
    hung: bool = False

    @property
    def code(self) -> int | None:
        """What it ended with by itself; None while it runs, and if it was killed."""
        return None if self.killed_after else self.process.returncode

    @property
    def found_no_store(self) -> bool:
        """True if it ended at once, because its store was away when it began."""
        return self.code == 1 and "cannot be opened" in self.last_words

    def wait(self) -> None:
        """Until it ends by itself; one that hangs is killed."""
        if not self.killed_after:
            self.hung = self.kill_after(TOO_LONG)

    def kill_after(self, seconds: float) -> bool:
        """Kill it and everything it started, without a word, so long after now. False if it ended before."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.killed_after = time.monotonic() - self.began
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            return True
        return False

    @property
    def last_words(self) -> str:
        return self.said.read_text(encoding="utf-8", errors="replace")[-3000:]

    def __str__(self) -> str:
        if self.hung:
            return f"{self.campaign} hung"
        end = f"killed after {self.killed_after:.2f} s" if self.killed_after else "run to its end"
        return f"{self.campaign} {end}"


class Crawls:
    """Starts crawls in a folder of their own, on a store of their own, and reads what they left."""

    def __init__(self, folder: Path, web: SmallWeb, kind: str) -> None:
        self.web = web
        self.lasts = 0.0
        """Seconds that an undisturbed crawl takes."""
        self.expected: Counter[Lead] = Counter()
        """What it finds."""
        self._folder = folder
        self.kind = kind
        self._server: Mongod | None = None

    def learn(self) -> None:
        """Time an undisturbed crawl, and note the leads that it finds."""
        with self.store("undisturbed") as at:
            crawl = at.start("bees")
            crawl.wait()
            self.lasts = time.monotonic() - crawl.began
            if crawl.code:
                raise RuntimeError(f"the undisturbed crawl ended with {crawl.code}: {crawl.last_words}")
            self.expected = at.leads("bees")

    @property
    def finds(self) -> int:
        return self.expected.total()

    @contextmanager
    def store(self, name: str) -> Iterator[Crawls]:
        """The same on a new store (with MongoDB: a server of its own), which is gone at the end."""
        at = copy(self)
        at._folder = self._folder / name
        at._folder.mkdir()
        for campaign in ("bees", "hives"):
            (at._folder / f"{campaign}.toml").write_text(CAMPAIGN.format(name=campaign), encoding="utf-8")
        try:
            if self.kind == "mongodb":
                data = at._folder / "mongod"
                data.mkdir()
                with Mongod(data) as at._server:
                    yield at
            else:
                yield at
        finally:
            shutil.rmtree(at._folder)

    @property
    def uri(self) -> str:
        return f"{self._server.uri}/store" if self._server else f"sqlite:///{self._folder / 'store.db'}"

    def start(self, campaign: str, seeds: tuple[str, ...] = (), more: tuple[str, ...] = ()) -> Crawl:
        """Start a crawl of the web, or of some seeds in it."""
        command = [sys.executable, "-m", "scrapy", "crawl", "resourcepages", "-a", f"campaign={campaign}.toml"]
        said = self._folder / f"{time.monotonic_ns()}.log"
        with said.open("wb") as file:
            process = subprocess.Popen(
                [*command, "-a", f"seeds={','.join(seeds or self.web.seeds)}", *more],
                cwd=self._folder,
                env=environment(self.web.environment | QUICK | {"PROSPECTOR_STORE": self.uri}),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=file,
                # A group of its own, to be killed as one.
                process_group=0,
            )
        return Crawl(campaign, process, said)

    def moment(self, chance: Random) -> float:
        """Any moment of an undisturbed crawl."""
        return chance.uniform(0, self.lasts)

    def kill_mongod(self) -> None:
        assert self._server is not None
        self._server.kill()

    def start_mongod(self) -> None:
        assert self._server is not None
        self._server.start()

    def leads(self, campaign: str) -> Counter[Lead]:
        """What the store holds."""

        async def read() -> Counter[Lead]:
            async with open_store(self.uri, must_exist=True) as store:
                found = Counter[Lead]()
                async for lead in store.leads(Wanted(campaign, states=(State.CONFIRMED, State.SUSPECTED))):
                    about, dead = lead.opportunity, lead.opportunity.verdict
                    url = about.link.url if about.link is not None else ""
                    found[about.kind, about.page_url, url, dead.reason if dead else "", lead.state] += 1
                return found

        try:
            return asyncio.run(read())
        except StoreUnavailable:
            # No crawl came so far as to make it: everything is lost.
            return Counter()

    def unsound(self) -> str:
        """What is wrong with the store's file; empty if nothing is."""
        if self._server is not None:
            return ""
        with closing(sqlite3.connect(self._folder / "store.db")) as db:
            (said,) = db.execute("PRAGMA integrity_check").fetchone()
        return "" if said == "ok" else f"integrity_check: {said}"
