"""`scrapy checklinks`, as a user runs it."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import trustme

from prospector.commands.checklinks import group
from prospector.sampleweb.behaviours import html, redirect
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import SampleWeb, Web
from tests.scrapy_process import environment, scrapy
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
        unknown = check(tmp_path, web, links)
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
        (["http://a.example/x", "http://a.example/x"], {"http://a.example/x": []}),
        (["http://a.example/x", "http://a.example/x#y"], {"http://a.example/x": ["http://a.example/x", "http://a.example/x#y"]}),
        (["http://a.example/x#y"], {"http://a.example/x": ["http://a.example/x#y"]}),
        (["HTTP://A.example", "http://a.example/"], {"http://a.example/": ["HTTP://A.example", "http://a.example/"]}),
        (["", "  ", "# remark"], {}),
    ],
)  # fmt: skip
def test_one_visit_for_every_spelling_of_a_link(lines: list[str], links: dict[str, list[str]]) -> None:
    assert group(lines) == links


@pytest.mark.parametrize(
    "arguments, complaint",
    [
        ((), "Give one file of addresses"),
        (("one.txt", "two.txt"), "Give one file of addresses"),
        (("nowhere.txt",), "The list nowhere.txt cannot be read: No such file or directory."),
        (("links.txt", "-o", "/nowhere/out.jsonl"), "The output /nowhere/out.jsonl cannot be written"),
        (("links.txt", "-s", "PROSPECTOR_ALLOWED_NETWORKS=home"), "'home' is no network"),
    ],
)
def test_bad_input_gets_one_sentence(tmp_path: Path, arguments: tuple[str, ...], complaint: str) -> None:
    (tmp_path / "links.txt").write_text("http://a.example/\n")
    run = scrapy(tmp_path, "checklinks", *arguments)
    assert run.returncode == 2
    (sentence,) = run.stderr.splitlines()
    assert complaint in sentence
