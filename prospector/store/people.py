"""The people in a store, whichever it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from prospector.items import ContactHint, Opportunity, ResourcePage
from prospector.suppression import Suppressions

_Item = TypeVar("_Item", ResourcePage, Opportunity)
# What must not be kept without where it was read.
_PERSONAL = frozenset(("email", "person"))


class KeepsPeople:
    """A store that knows whom to leave alone."""

    _known: Suppressions

    def _kept(self, item: _Item) -> _Item:
        """The item without suppressed contacts, and without people of whom nobody knows where they were read."""
        contacts = tuple(
            contact
            for contact in item.contacts
            if (contact.source_url or contact.kind not in _PERSONAL) and not self._known.covers_contact(contact)
        )
        return item if len(contacts) == len(item.contacts) else replace(item, contacts=contacts)


def without(contacts: tuple[ContactHint, ...], address: str) -> list[ContactHint]:
    """The contacts without an address, and without the name that stood beside it."""
    names = {contact.name for contact in contacts if contact.value.lower() == address and contact.name}
    return [
        contact
        for contact in contacts
        if contact.value.lower() != address and not (contact.kind == "person" and contact.value in names)
    ]
