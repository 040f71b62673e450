"""Leads as a table in the terminal: where to write about what, and to whom."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from prospector.export.lead import Lead

# Letters of a lead's id that tell it from all others, nearly always: `scrapy leads show` takes them for it.
ENOUGH_OF_ID = 8


def print_leads(leads: Iterable[Lead], console: Console, more: int = 0) -> None:
    """Print leads; `more` is how many are not shown. Text from pages is shown as it is, never as markup."""
    leads = list(leads)
    # Mostly all are new, and a terminal is narrow.
    says_status = any(lead["status"] != "new" for lead in leads)
    table = Table(show_lines=False, pad_edge=False)
    table.add_column("Lead", no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    for heading in (*(["Status"] if says_status else []), "Page", "Dead link", "Why", "Write to"):
        table.add_column(heading, overflow="fold")
    for lead in leads:
        table.add_row(
            str(lead["lead_id"])[:ENOUGH_OF_ID],
            f"{lead['score']:.2f}",
            *(
                Text(str(cell))
                for cell in (
                    *([lead["status"]] if says_status else []),
                    lead["page_url"],
                    lead["broken_url"],
                    lead["broken_reason"] or lead["kind"],
                    lead["email"] or lead["contact_form_url"] or lead["contact_page_url"],
                )
            ),
        )
    console.print(table)
    if more:
        console.print(f"… and {more} more.")
