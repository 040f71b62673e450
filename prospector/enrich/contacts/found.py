"""What was found that may lead to a person: a candidate at first, a contact hint or a withheld one in the end."""

from __future__ import annotations

from dataclasses import dataclass

from prospector.items import ContactHint


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may lead to a person, before the traps and the ranking have seen it."""

    kind: str
    """email, form, page, social or person."""
    value: str
    method: str
    confidence: float
    """How sure the way of finding it is, 0..1."""
    name: str = ""
    """The person it belongs to, where the page says so."""
    role: str = ""
    context: str = ""
    """What is said before it on its line."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """The ways to a page's keeper: those that may be offered, best first, and those that may not."""

    contacts: tuple[ContactHint, ...] = ()
    withheld: tuple[tuple[str, str, str], ...] = ()
    """(kind, value, why)"""
