"""One lead with everything we know: whom to write to, what we saw of its link, what happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from prospector.export.lead import lead_row
from prospector.items import ContactHint
from prospector.store import Change, StoredLead


def lead_record(lead: StoredLead, history: Sequence[Change]) -> dict[str, Any]:
    """The lead's row, and beside it `state`, `contacts`, `evidence` (the looks at its link) and `history`."""
    verdict = lead.opportunity.verdict
    return lead_row(lead) | {
        "state": lead.state.value,
        "contacts": msgspec.to_builtins(lead.contacts),
        "evidence": msgspec.to_builtins(verdict.looks) if verdict is not None else [],
        "history": msgspec.to_builtins(tuple(history)),
    }


def print_lead(lead: StoredLead, history: Sequence[Change], console: Console) -> None:
    """Print it for a person. Text from pages is shown as it is, never as markup."""
    row = lead_row(lead)
    filled = [(name.replace("_", " "), str(cell)) for name, cell in row.items() if cell != ""]
    _print(console, "", [("state", lead.state.value), *filled])
    _print(console, "Whom to write to", map(_contact, lead.contacts))
    verdict = lead.opportunity.verdict
    looks = verdict.looks if verdict is not None else ()
    _print(console, "What we saw", [(look.at, f"{look.reason} {look.detail}".strip()) for look in looks])
    _print(
        console, "What happened", [(change.at, f"{change.what}: {change.value} ({change.by})") for change in history]
    )


def _contact(contact: ContactHint) -> tuple[str, str]:
    what = f"{contact.value} {contact.name}".strip()
    why = contact.reason or contact.method
    return contact.kind, f"{what} ({contact.confidence:.2f}: {why}; read on {contact.source_url})"


def _print(console: Console, title: str, lines: Iterable[tuple[str, str]]) -> None:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for name, said in lines:
        table.add_row(Text(name), Text(said))
    if table.row_count:
        if title:
            console.print(f"\n{title}", highlight=False)
        console.print(table)
