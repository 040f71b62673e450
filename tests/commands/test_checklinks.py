"""`scrapy checklinks`, as a user runs it."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme
from scrapy.settings import Settings

from prospector.campaign import BadInput
from prospector.commands.checklinks import AT_ONCE
from prospector.commands.link_list import links_in
from prospector.detect.from_settings import detect_enabled, link_queue_from, shelf_life_from
from prospector.items import LinkVerdict
from prospector.sampleweb.behaviours import html, redirect
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import SampleWeb, Web
from tests.scrapy_process import environment, scrapy, start
from tests.test_crawl import QUICK

FIELDS = "url verdict reason status final_url redirects looks confirmed elapsed_ms checked_at evidence".split()


def check(folder: Path, web: Web, links: list[str], **settings: str) -> dict[str, dict[str, Any]]:
    """Judge links; `:port` in them becomes the web's. The records by the link as given."""
    (folder / "links.txt").write_text("\n".join(link.replace(":port", f":{web.port}") for link in links))
    run = scrapy(folder, "checklinks", "links.txt", "-o", "out.jsonl", settings=web.environment | QUICK | settings)
    assert run.returncode == 0, run.stderr
    records = [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]
    return {record["url"].replace(f":{web.port}", ":port"): record for record in records}


def test_every_planted_link_gets_its_verdict(tmp_path: Path) -> None:
    with SampleWeb() as web:
        records = check(tmp_path, web, [target.url for target in web.plan])
        said = {url: (record["verdict"], record["reason"]) for url, record in records.items()}
        assert said == {
            target.url.replace(f":{web.port}", ":port"): (target.verdict, target.reason) for target in web.plan
        }


def test_a_record_holds_the_evidence(tmp_path: Path) -> None:
    pages = {"/old": redirect("/older", 301), "/older": redirect("/gone", 302)}
    with Web([Host("bees.example", "127.52.0.1", pages)]) as web:
        here = f"http://bees.example:{web.port}"
        (record,) = check(tmp_path, web, [f"{here}/old"]).values()
    assert list(record) == FIELDS
    assert (record["verdict"], record["reason"], record["status"]) == ("dead", "http_404", 404)
    assert (record["final_url"], record["looks"], record["confirmed"]) == (f"{here}/gone", 2, True)
    assert record["redirects"] == [{"status": 301, "url": f"{here}/older"}, {"status": 302, "url": f"{here}/gone"}]
    assert [look["status"] for look in record["evidence"]] == [404, 404]
    assert record["evidence"][0]["title"] == "404 Not Found"
    assert record["evidence"][0]["address"] == "127.52.0.1"


def test_addresses_are_read_as_browsers_read_them(tmp_path: Path) -> None:
    pages = {"/a%20b": html("<h1>blank</h1>"), "/caf%C3%A9": html("<h1>café</h1>")}
    links = [
        "http://bees.example:port/a b",
        "http://bees.example:port/café",
        "http://BEES.example.:port/a b#part",
        "http://anna:secret@bees.example:port/a b",
    ]
    with Web([Host("bees.example", "127.52.0.2", pages)]) as web:
        records = check(tmp_path, web, links)
        asked = [request.target for request in web.requests if request.target != "/robots.txt"]
    assert {url: record["verdict"] for url, record in records.items()} == dict.fromkeys(links, "alive")
    assert sorted(asked) == ["/a%20b", "/caf%C3%A9"]


def test_certificates_are_judged_by_the_store_we_are_given(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    hosts = []
    for n, name in enumerate(("good.example", "mismatch.example")):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("other.example" if n else name).configure_cert(context)
        hosts.append(Host(name, f"127.52.1.{n + 1}", {"/": html("<h1>Welcome</h1>")}, tls=context))
    links = ["https://good.example:port/", "https://mismatch.example:port/"]
    with Web(hosts) as web:
        trusted = check(tmp_path, web, links, SSL_CERT_FILE=str(tmp_path / "ca.pem"))
        unknown = check(tmp_path, web, links, PROSPECTOR_STORE="sqlite:///other.db")
    assert [record["reason"] for record in trusted.values()] == ["ok", "tls_error"]
    assert [record["reason"] for record in unknown.values()] == ["tls_error", "tls_error"]
    assert {record["verdict"] for record in unknown.values()} == {"down"}


def test_the_list_may_come_from_standard_input(tmp_path: Path) -> None:
    with Web([Host("bees.example", "127.52.0.3", {"/": html("<h1>Bees</h1>")})]) as web:
        run = subprocess.run(
            [sys.executable, "-m", "scrapy", "checklinks", "-"],
            input=f"http://bees.example:{web.port}/\n\n# a remark\nnot an address\n",
            cwd=tmp_path, env=environment(web.environment | QUICK), capture_output=True, text=True, check=True,
        )  # fmt: skip
    records = [json.loads(line) for line in run.stdout.splitlines()]
    assert {record["url"]: record["reason"] for record in records} == {
        f"http://bees.example:{web.port}/": "ok",
        "not an address": "scheme",
    }
    assert run.stderr.splitlines()[-1] == "2 links judged: 1 alive, 1 skipped."


@pytest.mark.parametrize(
    "lines, links",
    [
        (["http://a.example/x", "http://a.example/x"], [("http://a.example/x", "http://a.example/x")]),
        (["http://a.example/x#y"], [("http://a.example/x", "http://a.example/x#y")]),
        (["HTTP://A.example"], [("http://a.example/", "HTTP://A.example")]),
        (["a.example/x"], [("https://a.example/x", "a.example/x")]),
        (["A.example./x"], [("https://a.example/x", "A.example./x")]),
        (["localhost:8000/x"], [("http://localhost:8000/x", "localhost:8000/x")]),
        (["anna@a.example", "mailto:anna"], [("anna@a.example", "anna@a.example"), ("mailto:anna", "mailto:anna")]),
        (["", "  ", "# remark"], []),
    ],
)  # fmt: skip
def test_how_links_are_spelled(lines: list[str], links: list[tuple[str, str]]) -> None:
    assert list(links_in(lines)) == links


@pytest.mark.parametrize("fresh", [True, False])
def test_one_visit_for_every_spelling_of_a_link(tmp_path: Path, fresh: bool) -> None:
    """Side by side, or hundreds of lines apart: each spelling has its record."""
    with Web([Host("bees.example", "127.52.0.5", otherwise=html("<h1>Bees</h1>"))]) as web:
        here = f"bees.example:{web.port}"
        between = [f"mailto:bees{n}" for n in range(AT_ONCE)]
        lines = [f"http://{here}/x", f"http://{here}/x#y", *between, f"HTTP://{here}/x", f"http://anna@{here}/x"]
        (tmp_path / "links.txt").write_text("\n".join(lines))
        run = scrapy(
            tmp_path, "checklinks", "links.txt", *(["--fresh"] if fresh else []), settings=web.environment | QUICK
        )
        asked = [request.target for request in web.requests if request.target != "/robots.txt"]
    assert asked == ["/x"]
    assert sorted(json.loads(line)["url"] for line in run.stdout.splitlines()) == sorted(lines)


def test_a_verdict_that_is_still_good_is_not_asked_for_again(tmp_path: Path) -> None:
    pages = {"/here": html("<h1>Bees</h1>"), "/walled": html("", 403), "/": html("<h1>Home</h1>")}
    links = [f"http://bees.example:port/{page}" for page in ("here", "walled", "gone")]
    with Web([Host("bees.example", "127.52.0.6", pages)]) as web:
        first = check(tmp_path, web, links)
        asked = len(web.requests)
        again = check(tmp_path, web, links)
        assert len(web.requests) == asked
        assert again == first
        elsewhere = check(tmp_path, web, links, PROSPECTOR_STORE="sqlite:///other.db")
        assert len(web.requests) == 2 * asked
        assert [record["reason"] for record in elsewhere.values()] == [record["reason"] for record in first.values()]
        # Days of nought: asked every time; the looks of all runs are the evidence.
        once_more = check(tmp_path, web, links, PROSPECTOR_DETECT_DEAD_DAYS="0")
        assert once_more["http://bees.example:port/gone"]["looks"] == 3
        assert once_more["http://bees.example:port/here"] == first["http://bees.example:port/here"]


def test_fresh_asks_all_the_same_and_keeps_what_it_learns(tmp_path: Path) -> None:
    pages = {"/": html("<h1>Home</h1>")}
    with Web([Host("bees.example", "127.52.0.7", pages)]) as web:
        link = f"http://bees.example:{web.port}/hive"
        assert check(tmp_path, web, [link])["http://bees.example:port/hive"]["verdict"] == "dead"
        pages["/hive"] = html("<h1>The hive is back</h1>")
        assert check(tmp_path, web, [link])["http://bees.example:port/hive"]["verdict"] == "dead"
        run = scrapy(tmp_path, "checklinks", "links.txt", "--fresh", settings=web.environment | QUICK)
        assert json.loads(run.stdout)["verdict"] == "alive"
        assert check(tmp_path, web, [link])["http://bees.example:port/hive"]["verdict"] == "alive"


def test_who_asked_to_be_left_alone_is_not_visited(tmp_path: Path) -> None:
    hosts = [Host(f"{name}.example", f"127.52.0.{n}", {"/": html("<h1>Bees</h1>")}) for n, name in ((4, "a"), (5, "b"))]
    with Web(hosts) as web:
        links = [f"http://{name}.example:port/" for name in "ab"]
        assert {record["reason"] for record in check(tmp_path, web, links).values()} == {"ok"}
        suppressed = scrapy(tmp_path, "leads", "suppress", "a.example", settings=web.environment)
        assert suppressed.returncode == 0, suppressed.stderr
        before = len(web.requests)
        # What was known of it is not said either.
        records = check(tmp_path, web, links)
        assert [records[link]["reason"] for link in links] == ["suppressed", "ok"]
        assert len(web.requests) == before


def test_without_a_store_links_are_judged_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("http://10.0.0.1/")
    run = scrapy(tmp_path, "checklinks", "links.txt", settings={"PROSPECTOR_STORE": "sqlite:///nowhere/leads.db"})
    assert json.loads(run.stdout)["reason"] == "private_address"
    assert run.returncode == 0
    assert run.stderr.splitlines() == [
        "The store nowhere/leads.db cannot be opened: its folder does not exist; create it. "
        "The links are judged all the same, but no verdict is kept for the next run.",
        "1 links judged: 1 skipped.",
    ]


MALFORMED = [
    "http://[::bad",
    "http://a.example]/",
    "http://256.256.256.256/",
    "http://a.example:port/",
    "http://a.example:99999/",
    "http://",
    "not an address",
]


def test_malformed_addresses_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("\n".join(MALFORMED))
    run = scrapy(tmp_path, "checklinks", "links.txt")
    assert (run.returncode, run.stderr) == (0, "7 links judged: 7 skipped.\n")
    records = [json.loads(line) for line in run.stdout.splitlines()]
    assert [record["url"] for record in records] == MALFORMED
    assert {(record["verdict"], record["reason"]) for record in records} == {("skipped", "scheme")}


@pytest.mark.parametrize("piped", [False, True])
@pytest.mark.parametrize(
    "content",
    [
        "\ufeffmailto:café\r\nmailto:bees\r\n".encode(),
        "mailto:café\rmailto:bees".encode("cp1252"),
        "mailto:café\nmailto:bees\n".encode("utf-16"),
        "mailto:café\nmailto:bees\n".encode("utf-16-be"),
    ],
)
def test_lists_come_from_all_kinds_of_programs(tmp_path: Path, content: bytes, piped: bool) -> None:
    (tmp_path / "links.txt").write_bytes(content)
    run = subprocess.run(
        [sys.executable, "-m", "scrapy", "checklinks", "-" if piped else "links.txt"],
        input=content, cwd=tmp_path, env=environment(), capture_output=True, check=True,
    )  # fmt: skip
    assert [json.loads(line)["url"] for line in run.stdout.splitlines()] == ["mailto:café", "mailto:bees"]


@pytest.mark.parametrize(
    "content, complaint",
    [
        (b"", "holds no address"),
        (b"# only a remark\n\n", "holds no address"),
        (b"PK\x03\x04\x14\x00", "is a spreadsheet or an archive"),
        (b"\x89PNG\r\n\x1a\n", "is not a text file"),
        (b"a" * 20_000_000, "line 1 is longer than"),
    ],
    ids=["empty", "remarks", "zip", "png", "one line"],
)
def test_what_is_no_list_from_standard_input(tmp_path: Path, content: bytes, complaint: str) -> None:
    (tmp_path / "input").write_bytes(content)
    with (tmp_path / "input").open("rb") as file:
        run = subprocess.run(
            [sys.executable, "-m", "scrapy", "checklinks", "-"],
            stdin=file, cwd=tmp_path, env=environment(), capture_output=True, text=True,
        )  # fmt: skip
    assert (run.returncode, run.stdout) == (2, "")
    (sentence,) = run.stderr.splitlines()
    assert sentence.startswith("Standard input")
    assert complaint in sentence


@pytest.mark.parametrize(
    "arguments, complaint",
    [
        ((), "Give one file of addresses"),
        (("one.txt", "two.txt"), "Give one file of addresses"),
        (("--bogus", "links.txt"), "unknown option --bogus;"),
        (("links.txt", "--bogus=5"), "unknown option --bogus;"),
        (("nowhere.txt",), "nowhere.txt cannot be read: No such file or directory."),
        ((".",), ". is a folder"),
        (("empty.txt",), "empty.txt is empty"),
        (("remarks.txt",), "remarks.txt holds no address"),
        (("links.xlsx",), "links.xlsx is a spreadsheet"),
        (("links.txt", "-o", "/nowhere/out.jsonl"), "The output /nowhere/out.jsonl cannot be written"),
        (("links.txt", "-s", "PROSPECTOR_ALLOWED_NETWORKS=home"), "'home' is no network"),
    ],
)
def test_bad_input_gets_one_sentence(tmp_path: Path, arguments: tuple[str, ...], complaint: str) -> None:
    (tmp_path / "links.txt").write_text("http://a.example/\n")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "remarks.txt").write_text("# nothing yet\n")
    (tmp_path / "links.xlsx").write_bytes(b"PK\x03\x04\x14\x00\x06\x00")
    run = scrapy(tmp_path, "checklinks", *arguments)
    assert run.returncode == 2
    (sentence,) = run.stderr.splitlines()
    assert complaint in sentence


@pytest.mark.parametrize(
    "name, value, complaint",
    [
        ("PROSPECTOR_DETECT_TIMEOUT", "inf", "must be a number from 0.01 to 1000000000, not 'inf'"),
        ("PROSPECTOR_DETECT_CONFIRM_AFTER", "1e400", "must be a number"),
        ("PROSPECTOR_ILL_WAIT", "nan", "must be a number"),
        ("PROSPECTOR_DETECT_LONGEST_PAUSE", "-1", "must be a number"),
        ("PROSPECTOR_DETECT_LONGEST_PAUSE", "9" * 5000, "must be a number"),
        ("PROSPECTOR_DETECT_LONGEST_PAUSE", None, "must be a number"),
        ("PROSPECTOR_DETECT_CONCURRENCY", "1.5", "must be a whole number from 1 to 1000000000, not '1.5'"),
        ("PROSPECTOR_DETECT_PER_HOST", "0", "must be a whole number"),
        ("PROSPECTOR_DETECT_BODY_LIMIT", "64K", "must be a whole number"),
        ("PROSPECTOR_DETECT_ROBOTSTXT_OBEY", "x", "must be 1 or 0, not 'x'"),
        ("PROSPECTOR_DNS_SERVERS", "192.0.2.53:99999", "'192.0.2.53:99999' is no address"),
        ("PROSPECTOR_DNS_SERVERS", "192.0.2.53:0", "is no address"),
        ("PROSPECTOR_DNS_SERVERS", "192.0.2.53:dns", "is no address"),
        ("PROSPECTOR_DNS_SERVERS", "[192.0.2.53]:53", "is no address"),
        ("PROSPECTOR_DNS_SERVERS", "dns.example", "is no address"),
        ("PROSPECTOR_CONTROL_URLS", "example", "'example' is no address"),
        ("PROSPECTOR_DETECT_ALIVE_DAYS", "30-14", "must be days, as a number or a range like 14-30"),
        ("PROSPECTOR_DETECT_DEAD_DAYS", "a week", "must be days"),
    ],
)
def test_settings_that_cannot_be_used(name: str, value: str | None, complaint: str) -> None:
    with pytest.raises(BadInput, match=rf"^{name}\b.*{re.escape(complaint)}") as told:
        set_up(name, value)
    assert len(str(told.value)) < 250


@pytest.mark.parametrize(
    "name, value",
    [
        ("PROSPECTOR_DETECT_CONCURRENCY", "5.0"),
        ("PROSPECTOR_DETECT_LONGEST_PAUSE", "0"),
        ("PROSPECTOR_DETECT_ROBOTSTXT_OBEY", "false"),
        ("PROSPECTOR_DNS_SERVERS", "192.0.2.53, 192.0.2.54:5353, 2001:db8::53, [2001:db8::53]:53, [2001:db8::54]"),
        ("PROSPECTOR_CONTROL_URLS", ""),
    ],
)
def test_settings_that_can(name: str, value: str) -> None:
    set_up(name, value)


def set_up(name: str, value: str | None) -> None:
    """Make a queue with one setting changed, and close it again."""

    async def report(verdict: LinkVerdict, settled: bool) -> None: ...

    async def queue_up() -> None:
        settings = Settings()
        settings.setmodule("prospector.settings")
        settings.set(name, value)
        shelf_life_from(settings)
        await link_queue_from(settings, report).aclose()

    asyncio.run(queue_up())


def test_links_may_be_left_unjudged() -> None:
    assert [detect_enabled(Settings({"PROSPECTOR_DETECT_ENABLED": given})) for given in ("1", "0")] == [True, False]
    with pytest.raises(BadInput, match="PROSPECTOR_DETECT_ENABLED must be 1 or 0, not 'maybe'"):
        detect_enabled(Settings({"PROSPECTOR_DETECT_ENABLED": "maybe"}))


@pytest.mark.parametrize("to_file", [True, False])
def test_a_full_disk_ends_the_visits(tmp_path: Path, to_file: bool) -> None:
    with long_list(tmp_path) as web, open("/dev/full", "w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "scrapy", "checklinks", "links.txt", *(["-o", "/dev/full"] if to_file else [])],
            cwd=tmp_path, env=environment(web.environment | ONE_BY_ONE), stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        visits = len(web.requests)
    title = "The output /dev/full" if to_file else "Standard output"
    assert run.stderr == f"{title} cannot be written any more: No space left on device.\n"
    assert run.returncode == 1
    assert visits < 100


def test_nobody_reads_on(tmp_path: Path) -> None:
    with long_list(tmp_path) as web:
        process = start(tmp_path, "checklinks", "links.txt", settings=web.environment | ONE_BY_ONE)
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["verdict"] == "alive"
        process.stdout.close()
        process.stdout = None
        _, told = process.communicate(timeout=60)
        visits = len(web.requests)
    assert (process.returncode, told) == (1, "")
    assert visits < LONG


def test_a_person_may_stop_it(tmp_path: Path) -> None:
    with long_list(tmp_path) as web:
        process = start(tmp_path, "checklinks", "links.txt", settings=web.environment | ONE_BY_ONE)
        assert process.stdout is not None
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, "Stopped: only what is written so far was judged to the end.\n")


LONG = 8000
ONE_BY_ONE = QUICK | {"PROSPECTOR_DETECT_CONCURRENCY": "1"}


@contextmanager
def long_list(folder: Path) -> Iterator[Web]:
    """A list of links that are alive, longer than the queue has room for, and the web they lead to."""
    pages = {f"/{n}": html(f"<h1>Bees {n}</h1>") for n in range(LONG)}
    with Web([Host("bees.example", "127.52.0.4", pages)]) as web:
        (folder / "links.txt").write_text("".join(f"http://bees.example:{web.port}{path}\n" for path in pages))
        yield web


def test_the_list_itself_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("http://bees.example/\n")
    run = scrapy(tmp_path, "checklinks", "links.txt", "-o", "./links.txt")
    assert (run.returncode, run.stderr) == (2, "./links.txt is the list itself: write the verdicts to another file.\n")
    assert (tmp_path / "links.txt").read_text() == "http://bees.example/\n"
