"""`scrapy inspect`: one record for every saved page, whatever state it is in."""

import json
import subprocess
import sys
from pathlib import Path

from prospector.commands.inspect import inspect_line, inspect_lines, inspect_page

PROJECT = Path(__file__).resolve().parents[2]
PAGE = b"""<html lang=en><title>Useful links</title><h1>Bee links</h1><ul>
<li><a href="https://a.net/" rel="nofollow">A club</a> - keeps hives in the north of the country
<li><a href="https://b.net/">B club</a> - keeps hives in the south of the country
<li><a href="https://c.net/">C club</a> - keeps hives in the west of the country
<li><a href="https://d.net/">D club</a> - keeps hives in the east of the country</ul>
<p>Kept by webmaster@bees.org, not by noreply@bees.org</html>"""


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "inspect", *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False)


def test_the_record_of_a_page() -> None:
    record = inspect_page("https://bees.org/links.html", PAGE)
    assert list(record) == ["resource_page", "kinds", "language", "outbound_links", "contacts", "withheld", "body"]
    assert record["resource_page"]["is"] is True
    assert 0.5 <= record["resource_page"]["score"] <= 1
    assert record["resource_page"]["reasons"]
    assert record["kinds"] == ["resource_page"]
    assert record["language"] == "en"
    assert record["outbound_links"][0] == {
        "url": "https://a.net/",
        "anchor": "A club",
        "rel": ["nofollow"],
        "context": "A club - keeps hives in the north of the country",
        "heading": "Bee links",
    }
    assert record["contacts"][0]["value"] == "webmaster@bees.org"
    assert list(record["contacts"][0]) == ["kind", "value", "rank", "confidence", "method"]
    assert record["withheld"] == [{"kind": "email", "value": "noreply@bees.org", "why": "nobody reads it"}]
    assert record["body"] == {"verdict": "alive", "reason": "ok"}
    assert json.loads(json.dumps(record)) == record


def test_a_page_is_found_beside_the_list_or_by_its_full_path(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    for path in ("page.html", str(tmp_path / "page.html")):
        line = json.dumps({"id": "p1", "url": "https://bees.org/links.html", "path": path})
        record = inspect_line(line, tmp_path)
        assert (record["id"], record["url"]) == ("p1", "https://bees.org/links.html")
        assert "error" not in record


def test_a_bad_line_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    lines = [
        "not json",
        "[1]",
        '{"id": 1, "url": "https://bees.org/"}',
        '{"id": 2, "url": "https://bees.org/", "path": "missing.html"}',
        "",
        '{"id": 3, "url": "https://bees.org/", "path": "page.html"}',
    ]
    records = list(inspect_lines(lines, tmp_path))
    assert [record["id"] for record in records] == [None, None, 1, 2, 3]
    assert ["error" in record for record in records] == [True, True, True, True, False]
    assert records[3] == {
        "id": 2,
        "url": "https://bees.org/",
        "error": "The page missing.html cannot be read: No such file or directory.",
    }


def test_the_command_writes_a_file_or_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "pages.jsonl").write_text('{"id": "p1", "url": "https://bees.org/links.html", "path": "page.html"}\n')
    to_file = scrapy(str(tmp_path / "pages.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    assert (to_file.returncode, to_file.stdout, to_file.stderr) == (0, "", "")
    to_screen = scrapy(str(tmp_path / "pages.jsonl"))
    assert to_screen.returncode == 0
    assert to_screen.stdout == (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert json.loads(to_screen.stdout)["id"] == "p1"


def test_the_command_fails_with_one_sentence_and_keeps_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "pages.jsonl").write_text('?\n{"id": "p1", "url": "https://bees.org/", "path": "page.html"}\n')
    done = scrapy(str(tmp_path / "pages.jsonl"))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr.count("\n") == 1


def test_a_usage_error_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    for arguments in ([], [str(tmp_path / "missing.jsonl")], ["one", "two"], [str(tmp_path)]):
        done = scrapy(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
