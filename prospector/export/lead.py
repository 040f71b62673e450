"""The lead: one row of a list that a person works from, in the columns that other programs rely on."""

from __future__ import annotations

from urllib.parse import quote

from prospector.items import ContactHint
from prospector.mailbox import mailbox_of
from prospector.store import State, Status, StoredLead

COLUMNS: tuple[str, ...] = (
    "lead_id",
    "campaign",
    "kind",
    "status",
    "score",
    "score_reasons",
    "site",
    "page_url",
    "page_title",
    "page_score",
    "page_language",
    "broken_url",
    "broken_reason",
    "broken_status",
    "confidence",
    "first_seen",
    "last_checked",
    "looks",
    "anchor_text",
    "context",
    "heading",
    "link_rel",
    "page_fragment_url",
    "lost_title",
    "archive_url",
    "archive_date",
    "other_pages_linking",
    "other_broken_on_page",
    "asset_url",
    "asset_title",
    "asset_score",
    "contact_name",
    "contact_role",
    "email",
    "email_confidence",
    "email_source_url",
    "email_found_at",
    "contact_form_url",
    "contact_page_url",
    "social_profiles",
    "alt_emails",
    "authority",
    "discovered_by",
    "run_id",
    "notes",
)

# How lists inside one cell are joined.
AND = "; "

Cell = str | int | float
Lead = dict[str, Cell]


def lead_row(stored: StoredLead) -> Lead:
    """The row of one opportunity: every column of COLUMNS, in order, flat; empty text where nothing is known."""
    found = stored.opportunity
    row: Lead = dict.fromkeys(COLUMNS, "")
    row |= {
        "lead_id": found.lead_id,
        "campaign": found.campaign,
        "kind": found.kind.value,
        "status": _status(stored),
        "score": stored.score,
        "score_reasons": AND.join((*found.score_reasons, *_upkeep(stored))),
        "site": found.site,
        "page_url": found.page_url,
        "page_title": found.page_title,
        "page_score": round(found.page_score, 3),
        "page_language": found.page_language,
        "first_seen": stored.first_seen,
        "last_checked": stored.last_seen,
        "discovered_by": found.discovered_by,
        "run_id": found.run_id,
        "notes": stored.notes,
    }
    if found.link is not None:
        row |= {
            "broken_url": found.link.url if found.verdict is not None else "",
            "anchor_text": found.link.anchor,
            "context": found.link.context,
            "heading": found.link.heading,
            "link_rel": " ".join(found.link.rel),
            "page_fragment_url": fragment_url(found.page_url, found.link.anchor),
            "other_pages_linking": stored.other_pages_linking,
            "other_broken_on_page": stored.other_broken_on_page,
        }
    if found.verdict is not None:
        row |= {
            "broken_reason": found.verdict.reason.value,
            "broken_status": "" if found.verdict.status is None else found.verdict.status,
            "confidence": found.verdict.confidence,
            "last_checked": found.verdict.checked_at,
            "looks": len(found.verdict.looks),
        }
    return row | _contact_cells(stored.contacts)


def fragment_url(page_url: str, anchor: str) -> str:
    """An address that makes the browser scroll to the link and mark it; empty when the link has no text."""
    if not anchor:
        return ""
    # In a text fragment the dash and the comma have a meaning of their own.
    words = quote(anchor, safe="").replace("-", "%2D")
    return f"{page_url.partition('#')[0]}#:~:text={words}"


def _upkeep(stored: StoredLead) -> tuple[str, ...]:
    """What the dead links of a page say about its keeper."""
    dead, links = stored.other_broken_on_page + 1, stored.links_on_page
    return (f"{dead} of {links} links are dead: maybe nobody keeps the page",) if stored.nobody_home else ()


def _status(stored: StoredLead) -> str:
    if stored.status is Status.NEW and stored.state is not State.CONFIRMED:
        return stored.state.value
    return stored.status.value


def _contact_cells(contacts: tuple[ContactHint, ...]) -> Lead:
    """The cells about people; the contacts come with the best first."""
    # One address for each desk: the best spelling of its address is met first.
    desks: dict[str, ContactHint] = {}
    for contact in contacts:
        if contact.kind == "email":
            desks.setdefault(mailbox_of(contact.value), contact)
    emails = list(desks.values())
    cells: Lead = {
        "contact_form_url": next((contact.value for contact in contacts if contact.kind == "form"), ""),
        "contact_page_url": next((contact.value for contact in contacts if contact.kind == "page"), ""),
        "social_profiles": AND.join(contact.value for contact in contacts if contact.kind == "social"),
        "alt_emails": AND.join(contact.value for contact in emails[1:]),
    }
    person = next((contact for contact in contacts if contact.kind == "person"), None)
    if emails:
        best = emails[0]
        cells |= {
            "email": best.value,
            "email_confidence": round(best.confidence, 2),
            "email_source_url": best.source_url,
            "email_found_at": best.found_at,
        }
        if best.name:
            person = best
    if person is not None:
        cells |= {"contact_name": person.name or person.value, "contact_role": person.role}
    return cells
