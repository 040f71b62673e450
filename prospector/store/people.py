"""The people in a store, whichever it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from prospector.items import ContactHint, Opportunity, ResourcePage
from prospector.suppression import Suppressions
from prospector.words import fold, tokens_of

_Item = TypeVar("_Item", ResourcePage, Opportunity)
# What must not be kept without where it was read.
_PERSONAL = frozenset(("email", "person"))


class KeepsPeople:
    """A store that knows whom to leave alone."""

    _known: Suppressions

    def _kept(self, item: _Item) -> _Item:
        """The item without suppressed contacts, and without people of whom nobody knows where they were read."""
        contacts = tuple(contact for contact in item.contacts if contact.source_url or contact.kind not in _PERSONAL)
        for contact in contacts:
            if self._known.covers_contact(contact):
                # Whoever is behind an address goes with it.
                address = contact.value.lower() if contact.kind == "email" else ""
                contacts = tuple(other for other in without(contacts, address) if other is not contact)
        return item if len(contacts) == len(item.contacts) else replace(item, contacts=contacts)


def without(contacts: tuple[ContactHint, ...], address: str) -> list[ContactHint]:
    """The contacts without an address, and without the name that stood beside it or that it is made of."""
    names = {contact.name for contact in contacts if contact.value.lower() == address and contact.name}
    local = fold(address.partition("@")[0])

    def is_behind_it(contact: ContactHint) -> bool:
        if contact.kind != "person" or not local:
            return False
        return contact.value in names or any(len(word) > 2 and word in local for word in tokens_of(contact.value)[0])

    return [contact for contact in contacts if contact.value.lower() != address and not is_behind_it(contact)]
