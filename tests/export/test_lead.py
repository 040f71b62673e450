"""The columns that other programs rely on."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from prospector.export.csv_list import harmless
from prospector.export.formats import FORMATS
from prospector.export.lead import COLUMNS, fragment_url, lead_row
from prospector.items import ContactHint
from prospector.store import State, Status, StoredLead
from tests.store.test_store import GONE, MONDAY, TUESDAY, opportunity, page, verdict

# As the contract has them: a list that was imported yesterday must fit today.
CONTRACT = """lead_id campaign kind status score score_reasons site page_url page_title
page_score page_language broken_url broken_reason broken_status confidence first_seen last_checked looks anchor_text
context heading link_rel page_fragment_url lost_title archive_url archive_date other_pages_linking
other_broken_on_page asset_url asset_title asset_score contact_name contact_role email email_confidence
email_source_url email_found_at contact_form_url contact_page_url social_profiles alt_emails authority
discovered_by run_id notes""".split()


def stored(state: State = State.CONFIRMED, status: Status = Status.NEW, *more: ContactHint) -> StoredLead:
    found = page("http://bees.example/links", GONE)
    about = opportunity(found, verdict())
    if more:
        about = replace(about, contacts=(*about.contacts, *more))
    return StoredLead(about, state, status, "wrote on Friday", MONDAY, TUESDAY, 3, 1, 12, about.contacts)


def test_the_columns_are_the_contracts_in_its_order() -> None:
    assert list(COLUMNS) == CONTRACT
    assert list(lead_row(stored())) == CONTRACT


def test_a_row_says_what_is_known() -> None:
    row = lead_row(stored())
    assert (
        row
        | {
            "kind": "broken_link",
            "status": "new",
            "broken_url": GONE,
            "broken_reason": "http_404",
            "broken_status": 404,
            "looks": 2,
            "anchor_text": "A guide",
            "heading": "Links",
            "link_rel": "nofollow",
            "email": "anna@bees.example",
            "contact_name": "Anna",
            "contact_role": "webmaster",
            "email_source_url": "http://bees.example/links",
            "other_pages_linking": 3,
            "other_broken_on_page": 1,
            "first_seen": MONDAY,
            "last_checked": MONDAY,
            "notes": "wrote on Friday",
        }
        == row
    )


@pytest.mark.parametrize(
    "links broken nobody".split(),
    [
        (12, 1, False),
        (12, 6, False),
        (12, 7, True),
        # Of four links three may die in a year.
        (4, 3, False),
    ],
)
def test_a_page_of_dead_links_is_worth_less(links: int, broken: int, nobody: bool) -> None:
    kept = stored()
    lead = replace(kept, links_on_page=links, other_broken_on_page=broken)
    row = lead_row(lead)
    assert (f"{broken + 1} of {links} links are dead" in str(row["score_reasons"])) is nobody
    assert float(row["score"]) == round(kept.opportunity.score * (0.5 if nobody else 1), 3)


def test_other_ways_to_write_have_their_columns() -> None:
    more = (
        ContactHint("email", "info@bees.example", 2, 0.6, "text"),
        ContactHint("form", "http://bees.example/contact", 3, 0.7, "form"),
        ContactHint("email", "bob@bees.example", 4, 0.5, "text"),
        ContactHint("social", "https://social.example/@bees", 5, 0.5, "social"),
    )
    row = lead_row(stored(State.CONFIRMED, Status.NEW, *more))
    assert row["alt_emails"] == "info@bees.example; bob@bees.example"
    again = ContactHint("email", "Info+links@www.bees.example", 6, 0.5, "text")
    assert lead_row(stored(State.CONFIRMED, Status.NEW, *more, again)) == row
    assert row["contact_form_url"] == "http://bees.example/contact"
    assert row["social_profiles"] == "https://social.example/@bees"


@pytest.mark.parametrize(
    "state, status, shown",
    [
        (State.CONFIRMED, Status.NEW, "new"),
        (State.SUSPECTED, Status.NEW, "suspected"),
        (State.CONFIRMED, Status.CONTACTED, "contacted"),
        (State.FIXED, Status.CONTACTED, "contacted"),
        (State.FIXED, Status.NEW, "fixed"),
    ],
)
def test_what_people_did_is_shown_before_what_the_crawl_thinks(state: State, status: Status, shown: str) -> None:
    assert lead_row(stored(state, status))["status"] == shown


@pytest.mark.parametrize(
    "anchor, url",
    [
        ("A guide", "http://a.example/p#:~:text=A%20guide"),
        ("Well-kept, free", "http://a.example/p#:~:text=Well%2Dkept%2C%20free"),
        ("", ""),
    ],
)
def test_a_link_to_the_link(anchor: str, url: str) -> None:
    assert fragment_url("http://a.example/p#old", anchor) == url


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49 30 1", "-1", "@bees", "\t=1", "\r=1", "  =1", "＝1+1", '=HYPERLINK("x")']
)
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert str(harmless(cell)) == f"'{cell}"


@pytest.mark.parametrize("cell", ["bees", "http://a.example/?a=1", "2 - 1", "a@b.example", "", 404, -1.5, "'quoted'"])
def test_harmless_cells_stay_as_they_are(cell: str | int | float) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_carries_the_row(format_name: str) -> None:
    file = io.BytesIO()
    exporter = FORMATS[format_name](file)
    exporter.start_exporting()
    exporter.export_item(lead_row(stored()))
    exporter.finish_exporting()
    text = file.getvalue().decode("utf-8")
    (row,) = csv.DictReader(io.StringIO(text)) if format_name == "csv" else [json.loads(text)]
    assert list(row) == CONTRACT
    assert row["page_title"] == "Bees = links"
    assert str(row["broken_status"]) == "404"


def test_a_list_without_leads_still_names_its_columns() -> None:
    file = io.BytesIO()
    exporter = FORMATS["csv"](file)
    exporter.start_exporting()
    exporter.finish_exporting()
    assert file.getvalue().decode().strip().split(",") == CONTRACT


def test_nothing_of_a_hostile_page_breaks_the_csv() -> None:
    lead = stored()
    nasty = replace(lead.opportunity, page_title='=cmd|"/C calc"!A0,\n"x"\0\ud800')
    file = io.BytesIO()
    exporter = FORMATS["csv"](file)
    exporter.start_exporting()
    exporter.export_item(lead_row(replace(lead, opportunity=nasty)))
    exporter.finish_exporting()
    (row,) = csv.DictReader(io.StringIO(file.getvalue().decode("utf-8"), newline=""))
    assert row["page_title"] == '\'=cmd|"/C calc"!A0,\n"x"?'
    assert row["run_id"] == "monday"
