"""`scrapy leads`, as a user runs it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from prospector.export.lead import COLUMNS
from prospector.store import open_store
from prospector.verdict import Reason
from tests.scrapy_process import rows, scrapy
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
        (("export", "-o", "/nowhere/leads.csv"), "The output /nowhere/leads.csv cannot be written", 2),
        (("export", "-s", "PROSPECTOR_STORE=leads.db"), "PROSPECTOR_STORE: 'leads.db' is no store", 2),
        (("export", "-s", "PROSPECTOR_STORE=sqlite:////nowhere/p.db"), "/nowhere/p.db cannot be opened", 1),
    ],
)
def test_bad_input_gets_one_sentence(tmp_path: Path, arguments: tuple[str, ...], complaint: str, code: int) -> None:
    run = scrapy(tmp_path, "leads", *arguments)
    assert run.returncode == code
    (sentence,) = run.stderr.splitlines()
    assert complaint in sentence
