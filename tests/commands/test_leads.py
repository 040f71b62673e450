"""`scrapy leads`, as a user runs it."""

from __future__ import annotations

import asyncio
import csv
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from prospector.commands.lead_lists import format_of
from prospector.export.lead import COLUMNS
from prospector.store import open_store
from prospector.verdict import Reason
from tests.scrapy_process import environment, rows, scrapy, start
from tests.store.test_store import GONE, opportunity, page, verdict


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store: one confirmed lead, one suspected."""

    async def fill() -> None:
        async with open_store(f"sqlite:///{tmp_path}/prospector.db") as store:
            suspected = verdict("http://lost.example/", Reason.SOFT_404, confirmed=False)
            found = page("http://bees.example/links", GONE, suspected.url)
            await store.save_page(found)
            await store.save_verdicts([verdict(), suspected])
            await store.save_opportunity(opportunity(found, verdict()))
            await store.save_opportunity(replace(opportunity(found, suspected), score=0.3))

    asyncio.run(fill())
    return tmp_path


def test_confirmed_leads_are_exported(folder: Path) -> None:
    run = scrapy(folder, "leads", "export", "-o", "leads.csv")
    assert (run.returncode, run.stderr) == (0, "1 leads written.\n")
    (lead,) = rows(folder / "leads.csv")
    assert list(lead) == list(COLUMNS)
    assert (lead["broken_url"], lead["status"]) == (GONE, "new")


def test_suspected_ones_when_asked_for(folder: Path) -> None:
    run = scrapy(folder, "leads", "export", "--include-suspected", "--format", "jsonl")
    assert [json.loads(line)["status"] for line in run.stdout.splitlines()] == ["new", "suspected"]


@pytest.mark.parametrize("wanted", [("--campaign", "wasps"), ("--min-score", "0.9")])
def test_a_list_of_nothing_still_has_its_columns(folder: Path, wanted: tuple[str, ...]) -> None:
    run = scrapy(folder, "leads", "export", *wanted)
    assert run.stdout.strip().split(",") == list(COLUMNS)


def test_leads_are_listed_in_the_terminal(folder: Path) -> None:
    run = scrapy(folder, "leads", "list")
    assert "http_404" in run.stdout
    assert "anna@bees.example" in "".join(run.stdout.split("│"))


@pytest.mark.parametrize(
    "arguments, complaint, code",
    [
        ((), "Say what to do with the leads", 2),
        (("sell",), "Say what to do with the leads", 2),
        (("export", "--bogus"), "unknown option --bogus", 2),
        (("--bogus=5", "list"), "unknown option --bogus;", 2),
        (("export", "-o", "/nowhere/leads.csv"), "The output /nowhere/leads.csv cannot be written", 2),
        (("export", "-o", "/dev/full"), "The output /dev/full cannot be written any more: No space left", 1),
        (("export", "-o", "leads.xlsx"), "let the name end in csv or jsonl", 2),
        (("export", "--format", "xlsx"), "There is no format 'xlsx': --format can be csv or jsonl.", 2),
        (("export", "--min-score", "60"), "--min-score must be a number from 0 to 1, not '60'.", 2),
        (("export", "--min-score", "nan"), "--min-score must be", 2),
        (("export", "--min-score", "-0.1"), "--min-score must be", 2),
        (("list", "--min-score", "high"), "--min-score must be", 2),
        (("list", "--status", "open"), "--status cannot be 'open': it can be new, ready, exported, contacted", 2),
        (("list", "--kind", "broken_link,dead"), "--kind cannot be 'dead'", 2),
        (("export", "--state", "dead"), "--state cannot be 'dead': it can be suspected, confirmed", 2),
        (("list", "--limit", "-1"), "--limit must be a number of leads, not '-1'.", 2),
        (("show", "ffff"), "There is no lead 'ffff': scrapy leads list shows what they are called.", 2),
        (("show",), "Say what to do with the leads", 2),
        (("mark", "contacted"), "Say which leads", 2),
        (("mark", "ffff"), "Say how far you are: scrapy leads mark LEAD STATUS; STATUS is new, ready,", 2),
        (("mark", "ffff", "won", "lost"), "A lead has one status, and these are 2: won, lost.", 2),
        (("mark", "ffff", "won"), "There is no lead 'ffff'", 2),
        (
            ("mark", "no.txt", "won"),
            "no.txt, line 1: 'This is no store' is no lead; a list needs a column lead_id",
            2,
        ),
        (("export", "-s", "PROSPECTOR_STORE=leads.db"), "PROSPECTOR_STORE: 'leads.db' is no store", 2),
        (("export", "-s", "PROSPECTOR_STORE=sqlite:///o.db"), "There is no store o.db yet: run a crawl first.", 1),
        (("list", "-s", "PROSPECTOR_STORE=sqlite:///o.db"), "There is no store o.db yet: run a crawl first.", 1),
        (("export", "-s", "PROSPECTOR_STORE=sqlite:///no.txt"), "no.txt cannot be opened", 1),
    ],
)
def test_what_cannot_be_done_gets_one_sentence(
    folder: Path, arguments: tuple[str, ...], complaint: str, code: int
) -> None:
    (folder / "no.txt").write_text("This is no store, and long enough for anybody to see that it is none.\n" * 20)
    before = sorted(folder.iterdir())
    run = scrapy(folder, "leads", *arguments)
    assert run.returncode == code
    (sentence,) = run.stderr.splitlines()
    assert complaint in sentence
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("output, ending", [("leads", "csv"), ("leads.CSV", "csv"), ("a.jsonl", "jsonl"), ("-", "csv")])
def test_the_ending_names_the_format(output: str, ending: str) -> None:
    assert format_of(output, None) == ending
    assert format_of("leads.xlsx", "csv") == "csv"


@pytest.mark.parametrize("asked, told", [("wasps", True), ("bees", False)])
def test_a_campaign_without_leads_is_told_from_one_that_does_not_exist(folder: Path, asked: str, told: bool) -> None:
    run = scrapy(folder, "leads", "export", "--campaign", asked, "--min-score", "0.99")
    sentence = "The campaign wasps has no leads; those that have: bees."
    assert run.stderr.splitlines() == [sentence, "0 leads written."][not told :]


@pytest.mark.parametrize("command", ["export", "list"])
def test_a_full_disk_is_said_once(folder: Path, command: str) -> None:
    with open("/dev/full", "w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "scrapy", "leads", command],
            cwd=folder, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    said = "Standard output cannot be written any more: No space left on device.\n"
    assert (run.returncode, run.stderr) == (1, said)


@pytest.mark.parametrize("arguments", [("export",), ("export", "--format", "jsonl"), ("list",)])
def test_nobody_reads_on(folder: Path, arguments: tuple[str, ...]) -> None:
    # Two leads, so that the store is still being read when the first cannot be written.
    process = start(folder, "leads", *arguments, "--include-suspected")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (1, "")


def test_people_are_left_alone_and_forgotten(folder: Path) -> None:
    assert scrapy(folder, "leads", "export", "-o", "leads.csv").returncode == 0
    erased = scrapy(folder, "leads", "erase", "Anna@bees.example")
    assert erased.returncode == 0, erased.stderr
    assert "anna@bees.example was taken out of 3 records" in erased.stderr
    # The list that still names her is named.
    assert str(folder / "leads.csv") in erased.stderr
    (lead,) = rows_of(scrapy(folder, "leads", "export"))
    assert "anna@bees.example" not in lead.values()
    suppressed = scrapy(folder, "leads", "suppress", "bees.example", "--why", "they asked by phone")
    assert (suppressed.returncode, scrapy(folder, "leads", "export").stderr) == (0, "0 leads written.\n")
    purged = scrapy(folder, "leads", "purge", "--older-than", "0")
    assert purged.returncode == 0, purged.stderr


def test_what_people_do_with_a_lead_is_kept(folder: Path) -> None:
    (listed,) = map(json.loads, scrapy(folder, "leads", "list", "--json").stdout.splitlines())
    assert (listed["broken_url"], listed["status"]) == (GONE, "new")
    # What the table shows of the id is enough.
    marked = scrapy(folder, "leads", "mark", listed["lead_id"][:8], "contacted", "--note", "wrote", "--by", "Anna")
    assert (marked.returncode, marked.stderr) == (0, "1 lead is marked contacted.\n")
    assert scrapy(folder, "leads", "list", "--status", "new,ready", "--json").stdout == ""
    shown = json.loads(scrapy(folder, "leads", "show", listed["lead_id"], "--json").stdout)
    assert (shown["status"], shown["state"], shown["notes"]) == ("contacted", "confirmed", "wrote")
    assert [(change["what"], change["value"], change["by"]) for change in shown["history"]] == [
        ("state", "confirmed", "run monday"),
        ("status", "contacted", "Anna"),
        ("notes", "wrote", "Anna"),
    ]
    assert [contact["value"] for contact in shown["contacts"]] == ["anna@bees.example"]
    assert [look["reason"] for look in shown["evidence"]] == ["http_404", "http_404"]
    said = scrapy(folder, "leads", "show", listed["lead_id"]).stdout
    assert "status: contacted (Anna)" in said
    assert "anna@bees.example Anna" in said


def test_a_list_that_was_written_is_exported_and_can_be_marked_as_a_whole(folder: Path) -> None:
    def status() -> list[str]:
        listed = scrapy(folder, "leads", "list", "--include-suspected", "--json").stdout.splitlines()
        return [json.loads(line)["status"] for line in listed]

    # Looked at only, they are as they were.
    assert len(rows_of(scrapy(folder, "leads", "export", "--include-suspected"))) == 2
    assert status() == ["new", "suspected"]
    scrapy(folder, "leads", "export", "-o", "leads.csv")
    assert status() == ["exported", "suspected"]
    marked = scrapy(folder, "leads", "mark", "contacted", "leads.csv")
    assert (marked.returncode, marked.stderr) == (0, "1 lead is marked contacted.\n")
    # A list that is written once more takes nothing back.
    scrapy(folder, "leads", "export", "-o", "leads.csv")
    assert status() == ["contacted", "suspected"]
    assert "is marked contacted already" in scrapy(folder, "leads", "mark", "contacted", "leads.csv").stderr


def test_a_spreadsheet_saves_lists_in_its_own_way(folder: Path) -> None:
    (lead,) = rows_of(scrapy(folder, "leads", "export"))
    (folder / "mine.csv").write_text(f"\ufeffsite;lead_id\r\nbees.example;{lead['lead_id']}\r\n", encoding="utf-8")
    assert scrapy(folder, "leads", "mark", "mine.csv", "rejected").stderr == "1 lead is marked rejected.\n"


def test_a_lead_that_is_marked_suppressed_takes_its_page_off_every_list(folder: Path) -> None:
    (lead,) = rows_of(scrapy(folder, "leads", "export"))
    scrapy(folder, "leads", "mark", lead["lead_id"], "suppressed")
    assert rows_of(scrapy(folder, "leads", "export", "--include-suspected")) == []


def test_a_long_list_is_cut_when_asked_to(folder: Path) -> None:
    run = scrapy(folder, "leads", "list", "--include-suspected", "--json", "--limit", "1")
    assert len(run.stdout.splitlines()) == 1
    assert run.stderr == "There are more than 1: --limit 0 shows all.\n"


@pytest.mark.parametrize(
    "asked said".split(),
    [
        (("erase", "bees.example"), "no e-mail address"),
        (("suppress", "bees"), "no e-mail address, no domain and no page"),
        (("suppress",), "Say what to do"),
        (("suppress", "co.uk"), "'co.uk' is no site: the names of many sites end so"),
        (("purge", "--older-than", "soon"), "number of days"),
    ],
)
def test_what_names_nobody_is_refused(folder: Path, asked: tuple[str, ...], said: str) -> None:
    run = scrapy(folder, "leads", *asked)
    assert run.returncode == 2
    assert said in run.stderr


@pytest.mark.parametrize(
    "listed",
    [
        "# those who unsubscribed\nanna@bees.example\nhives.example\n",
        "name;Email\nAnna;anna@bees.example\n;hives.example\n",
        "Domain,Email\nbees.example,Anna@bees.example\nhives.example,hives.example\n",
    ],
)
def test_a_whole_list_is_left_alone(folder: Path, listed: str) -> None:
    (folder / "gone.csv").write_text(listed, encoding="utf-8")
    run = scrapy(folder, "leads", "suppress", "gone.csv")
    assert (run.returncode, run.stderr) == (
        0,
        "2 addresses, sites or pages will not be visited or listed any more, nor kept when a crawl meets it again.\n",
    )
    (lead,) = rows_of(scrapy(folder, "leads", "export"))
    assert "anna@bees.example" not in lead.values()


@pytest.mark.parametrize(
    "listed, said",
    [
        ("email\nanna@bees.example\nanna\n", "gone.csv, line 3: 'anna' is no e-mail address, no domain and no page"),
        ("# nobody yet\n", "gone.csv lists nobody: one address, domain or page in a line, or a column email."),
    ],
)
def test_a_list_with_a_slip_leaves_nobody_out_by_half(folder: Path, listed: str, said: str) -> None:
    (folder / "gone.csv").write_text(listed, encoding="utf-8")
    run = scrapy(folder, "leads", "suppress", "gone.csv")
    assert run.returncode == 2
    assert said in run.stderr
    (lead,) = rows_of(scrapy(folder, "leads", "export"))
    assert lead["email"] == "anna@bees.example"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_lists_that_a_spreadsheet_saved_are_read(folder: Path, encoding: str) -> None:
    (lead,) = rows_of(scrapy(folder, "leads", "export"))
    listed = f"sep=;\r\nMeine Übersicht;;\r\nSeite;LEAD_ID;Grüße\r\nbees;{lead['lead_id'].upper()};schön\r\n"
    (folder / "mine.csv").write_bytes(listed.encode(encoding))
    run = scrapy(folder, "leads", "mark", "mine.csv", lead["lead_id"], "ready")
    assert (run.returncode, run.stderr) == (0, "1 lead is marked ready.\n")


@pytest.mark.parametrize(
    "listed, said",
    [
        ("site,lead_id\nbees,7.04E+15\n", "mine.csv, line 2: '7.04E+15' is no lead; a list needs a column lead_id"),
        ("lead_id\nffffffff\n", "mine.csv, line 2: There is no lead 'ffffffff'"),
        ("lead_id\n", "mine.csv names no leads: it needs a column lead_id"),
    ],
)
def test_a_list_with_a_slip_says_where(folder: Path, listed: str, said: str) -> None:
    (folder / "mine.csv").write_text(listed, encoding="utf-8")
    run = scrapy(folder, "leads", "mark", "mine.csv", "ready")
    assert run.returncode == 2
    assert said in run.stderr


def test_a_list_that_is_not_there_is_no_name(folder: Path) -> None:
    for arguments in (("suppress", "gone.csv"), ("mark", "gone.csv", "won")):
        run = scrapy(folder, "leads", *arguments)
        assert (run.returncode, run.stderr) == (2, "There is no file gone.csv.\n")


def test_a_lead_that_was_marked_suppressed_by_mistake_comes_back(folder: Path) -> None:
    (lead,) = rows_of(scrapy(folder, "leads", "export"))
    scrapy(folder, "leads", "mark", lead["lead_id"], "suppressed")
    assert rows_of(scrapy(folder, "leads", "export")) == []
    assert "status: suppressed" in scrapy(folder, "leads", "show", lead["lead_id"]).stdout
    scrapy(folder, "leads", "mark", lead["lead_id"], "ready")
    (lead,) = rows_of(scrapy(folder, "leads", "export"))
    assert lead["status"] == "ready"


def rows_of(run: subprocess.CompletedProcess[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(run.stdout.splitlines()))
