"""Pages that are empty without JavaScript: read through a real Chromium, in real crawls."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import signal
import socket
from collections import Counter
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

import pytest
from scrapy.settings import Settings

from prospector.browser import HANDLER, Browser, find_browser, is_installed
from prospector.sampleweb.behaviours import hang
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from tests.missing import missing
from tests.scrapy_process import rows, scrapy, start
from tests.test_crawl import QUICK, found, wait_for
from tests.web import javascript as sites

SETTINGS = QUICK | {"PROSPECTOR_ALLOWED_NETWORKS": sites.ALLOWED, "PROSPECTOR_BROWSER_TIMEOUT": "12"}


@pytest.fixture
def chromium() -> str:
    if not importlib.util.find_spec("scrapy_playwright"):
        missing("scrapy-playwright is not installed: pip install -r requirements-browser.txt")
    return find_browser() or missing("there is no Chromium: apt install chromium")


class Crawled:
    """One crawl from the front pages of the hosts that are `seeds`, in a web of them or that which is `around` us."""

    def __init__(self, folder: Path, seeds: Iterable[Host], *more: str, around: Web | None = None, **settings: str):
        seeds = list(seeds)
        with nullcontext(around) if around else Web([*seeds, sites.GUIDES, sites.INTRANET]) as web:
            addresses = ",".join(f"http{'s' if host.tls else ''}://{host.name}:{web.port}/" for host in seeds)
            run = scrapy(
                folder,
                *("crawl", "resourcepages", "-a", f"seeds={addresses}", "-O", "leads.csv", *more),
                settings=web.environment | SETTINGS | settings,
            )
        self.code = run.returncode
        self.said = run.stderr
        self.report = run.stderr.split("Spider closed (finished)")[-1]
        self.port = web.port
        self.requests = web.requests
        self.asked = Counter(f"{request.host}{request.target}" for request in web.requests)
        self.leads = rows(folder / "leads.csv")
        assert self.code == 0, self.said

    def stat(self, name: str) -> int:
        """A number of the run's statistics, 0 if it is not among them."""
        match = re.search(rf"'{re.escape(name)}': (\d+)", self.said)
        return int(match[1]) if match else 0

    def dead(self) -> Counter[tuple[str, str, str]]:
        """Page, dead link, reason, without ports."""
        here = f":{self.port}"
        return Counter((page.replace(here, ""), link.replace(here, ""), why) for page, link, why in found(self.leads))


def test_the_links_that_scripts_write_are_judged(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.SCRIPTED, sites.FETCHED])
    assert crawl.dead() == Counter(
        (
            ("http://scripted.example/links", "http://guides.example/swarm.html", "http_404"),
            ("http://scripted.example/links", "http://gone.example/", "dns_nxdomain"),
            ("http://fetched.example/", "http://guides.example/wax.html", "http_404"),
        )
    )
    assert "5 links judged (2 alive, 3 dead)" in crawl.report
    assert "4 pages were read through the browser." in crawl.report
    assert "could not be read" not in crawl.report
    assert {lead["page_title"] for lead in crawl.leads} == {"Links for beekeepers", "Hives"}
    # As ourselves, whatever asks; and what a page is made of once a page.
    assert {request.user_agent.partition("/0")[0] for request in crawl.requests} == {"Mozilla/5.0 (prospector"}
    assert crawl.asked["scripted.example/app.js"] == 3


def test_a_site_with_a_certificate_that_nobody_knows(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.SECURE])
    assert "1 page was read through the browser." in crawl.report
    assert {link for _, link, _ in crawl.dead()} == {"http://guides.example/wax.html"}


def test_switched_off_it_says_what_could_not_be_read(tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.SCRIPTED, sites.HALF], PROSPECTOR_BROWSER="off")
    assert "PROSPECTOR_BROWSER is off" in crawl.said
    assert "1 page was empty without JavaScript and could not be read, such as http://scripted.example" in crawl.report
    assert crawl.asked["scripted.example/"] == 1
    assert not crawl.asked["scripted.example/app.js"]


def test_without_a_browser_it_says_what_could_not_be_read(tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.SCRIPTED], PATH="/nowhere", HOME=str(tmp_path))
    assert crawl.said.count("pages that are empty without JavaScript are not read.") == 1
    assert "1 page was empty without JavaScript and could not be read, such as http://scripted.example" in crawl.report
    assert "no browser was used" in crawl.report
    assert crawl.leads == []


def test_a_browser_that_does_not_start_is_none(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.SCRIPTED, sites.FETCHED], PROSPECTOR_BROWSER_PATH="/bin/false")
    assert crawl.said.count("The browser cannot be started") == 1
    assert "2 pages were empty without JavaScript and could not be read" in crawl.report


def test_a_crawl_that_needs_no_browser_starts_none(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.HALF])
    assert "playwright" not in crawl.said
    assert "browser" not in crawl.report
    assert crawl.asked["half.example/"] == 1


def test_always_means_every_page(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.HALF], PROSPECTOR_BROWSER="always")
    assert "1 page was read through the browser." in crawl.report
    assert crawl.dead() == Counter([("http://half.example/", "http://guides.example/wax.html", "http_404")])


def test_a_page_gets_nothing_that_is_private_and_nothing_that_is_not_read(chromium: str, tmp_path: Path) -> None:
    web = Web([sites.GREEDY, sites.GUIDES, sites.INTRANET])
    with web, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as calls:
        calls.bind((sites.PRIVATE, web.port))
        calls.setblocking(False)
        crawl = Crawled(tmp_path, [sites.GREEDY], around=web)
        with pytest.raises(BlockingIOError):
            calls.recv(1)
    assert "1 page was read through the browser." in crawl.report
    assert not {request.target for request in crawl.requests if request.host in ("intranet.example", sites.PRIVATE)}
    assert crawl.asked["greedy.example/led"] == 1
    for what in ("picture", "film", "frame", "window"):
        assert not crawl.asked[f"greedy.example/{what}"], what
    # It tells what it got: nothing.
    assert crawl.dead() == Counter([("http://greedy.example/", "http://guides.example/got.html?", "http_404")])


def test_where_it_is_allowed_a_page_gets_it(chromium: str, tmp_path: Path) -> None:
    """The test above, the other way round: the page does ask."""
    crawl = Crawled(tmp_path, [sites.GREEDY], PROSPECTOR_ALLOWED_NETWORKS="127.0.0.0/8")
    targets = Counter(
        request.target for request in crawl.requests if request.host in ("intranet.example", sites.PRIVATE)
    )
    assert targets["/secret.json"] == 4
    assert targets["/socket"] == 1
    assert not targets["/beacon"]
    # Servers that go by the name have nothing for those who come by the number.
    got = "named,led"
    assert crawl.dead() == Counter([("http://greedy.example/", f"http://guides.example/got.html?{got}", "http_404")])


def test_a_site_has_its_budget(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.SCRIPTED, sites.FETCHED], PROSPECTOR_BROWSER_PAGES_PER_SITE="2")
    # Two of three, and the other site's one.
    assert crawl.asked["scripted.example/app.js"] == 2
    assert "3 pages were read through the browser. 1 page was empty without JavaScript" in crawl.report
    assert "PROSPECTOR_BROWSER_PAGES_PER_SITE (1)" in crawl.report


def test_the_browser_costs_nothing_of_the_budget_of_pages(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.SCRIPTED], "-a", "max_pages=2")
    assert crawl.asked["scripted.example/app.js"] == 2
    assert not crawl.asked["scripted.example/about"]
    assert "2 pages were read through the browser." in crawl.report


def test_bad_pages_do_not_stop_the_run(chromium: str, tmp_path: Path) -> None:
    bad = [sites.SPINNING, sites.HOARDING, sites.SILENT]
    crawl = Crawled(tmp_path, [*bad, sites.BUSY, sites.FETCHED], PROSPECTOR_BROWSER_TIMEOUT="8")
    for host in bad:
        assert f"The browser gave up on http://{host.name}" in crawl.said
    assert "2 pages were read through the browser. 3 pages were empty" in crawl.report
    assert {page for page, _, _ in crawl.dead()} == {"http://busy.example/", "http://fetched.example/"}
    assert crawl.stat("playwright/context_count/max_concurrent") == 2
    assert "Traceback" not in crawl.said


def test_a_page_that_grows_beyond_reading_is_not_read(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.GROWING], PROSPECTOR_BROWSER_TIMEOUT="60")
    assert "The browser gave up on http://growing.example" in crawl.said
    assert "it grew to 19 MiB" in crawl.said


def test_a_browser_that_is_killed_is_started_anew(chromium: str, tmp_path: Path) -> None:
    with Web([sites.SILENT, sites.SCRIPTED, sites.GUIDES]) as web:
        seeds = f"http://{sites.SILENT.name}:{web.port}/,http://{sites.SCRIPTED.name}:{web.port}/"
        crawling = start(
            tmp_path,
            *("crawl", "resourcepages", "-a", f"seeds={seeds}"),
            settings=web.environment | SETTINGS | {"PROSPECTOR_BROWSER_TIMEOUT": "8"},
        )
        wait_for(lambda: any(request.target == "/app.js" for request in web.requests))
        (browser,) = browsers_of(crawling.pid)
        os.kill(browser, signal.SIGKILL)
        _, told = crawling.communicate(timeout=90)
    assert crawling.returncode == 0, told
    assert "'playwright/browser_count': 2" in told
    assert "3 pages were read through the browser. 1 page was empty" in told
    assert "2 leads" in told


def browsers_of(process: int) -> list[int]:
    """The browsers that a process, or one that it started, has started."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
    found = []
    for one in parents:
        above = one
        while above and above != process:
            above = parents.get(above, 0)
        arguments = Path(f"/proc/{one}/cmdline").read_bytes().split(b"\0") if above else []
        if b"--remote-debugging-pipe" in arguments and not any(word.startswith(b"--type=") for word in arguments):
            found.append(one)
    return found


def test_a_crawl_that_is_stopped_does_not_wait_for_pages_that_wait(chromium: str, tmp_path: Path) -> None:
    hosts = [sites.site(f"slow{n}.example", f"127.56.2.{n + 1}", hang) for n in range(8)]
    with Web([*hosts, sites.GUIDES]) as web:
        crawling = start(
            tmp_path,
            *("crawl", "resourcepages", "-a", f"seeds={','.join(f'http://{host.name}:{web.port}/' for host in hosts)}"),
            settings=web.environment | SETTINGS | {"PROSPECTOR_BROWSER_PAGES": "1"},
        )
        wait_for(lambda: any(request.target == "/app.js" for request in web.requests))
        crawling.send_signal(signal.SIGINT)
        _, told = crawling.communicate(timeout=60)
    assert crawling.returncode == 0, told
    assert told.count("the crawl is being stopped") == len(hosts) - 1
    assert "Traceback" not in told


def test_never_more_pages_than_are_allowed_are_open(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.SCRIPTED, sites.FETCHED, sites.BUSY], PROSPECTOR_BROWSER_PAGES="1")
    assert crawl.stat("playwright/page_count/max_concurrent") == 1
    assert "5 pages were read through the browser." in crawl.report


def test_where_scripts_send_us_scrapy_decides_whether_to_go(chromium: str, tmp_path: Path) -> None:
    crawl = Crawled(tmp_path, [sites.SENDING, sites.FORBIDDEN])
    assert crawl.asked["sending.example/there"] == 1
    assert not crawl.asked["forbidden.example/private"]
    assert "1 page was read through the browser. 1 page was empty" in crawl.report
    assert "The browser gave up on http://forbidden.example" in crawl.said


def test_the_add_on_leaves_everything_alone_where_it_cannot_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def settings(**more: str) -> Settings:
        settings = Settings()
        settings.setmodule("prospector.settings", priority="project")
        settings.update(more, priority="cmdline")
        Browser().update_settings(settings)
        return settings

    monkeypatch.setattr("prospector.browser.find_browser", lambda given: "/usr/bin/chromium")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    assert settings(PROSPECTOR_BROWSER="auto").getwithbase("DOWNLOAD_HANDLERS")["https"] == HANDLER
    assert is_installed(settings(PROSPECTOR_BROWSER="ALWAYS"))
    assert not is_installed(settings(PROSPECTOR_BROWSER="off"))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    without = settings(PROSPECTOR_BROWSER="auto")
    assert not is_installed(without)
    assert not any(name.startswith("PLAYWRIGHT_") for name in without)
