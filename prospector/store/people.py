"""The people in a store, whichever it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from prospector.items import ContactHint, Opportunity, ResourcePage
from prospector.mailbox import mailbox_of
from prospector.suppression import Suppressions
from prospector.words import fold, tokens_of

_Item = TypeVar("_Item", ResourcePage, Opportunity)
# What must not be kept without where it was read.
_PERSONAL = frozenset(("email", "person"))
# What a contact page says about its whole site. A person named there may keep another page.
_ON_CONTACT_PAGES = frozenset(("email", "form", "social"))


# An address in what a person noted.
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"']+@[\w-]+(?:\.[\w-]+)+")


class KeepsPeople:
    """A store that knows whom to leave alone."""

    _known = Suppressions(b"", ())

    def _kept(self, item: _Item) -> _Item:
        """The item without suppressed contacts, and without people of whom nobody knows where they were read."""
        known = (contact for contact in item.contacts if contact.source_url or contact.kind not in _PERSONAL)
        contacts = permitted(tuple(known), self._known)
        return item if len(contacts) == len(item.contacts) else replace(item, contacts=contacts)


def permitted(contacts: tuple[ContactHint, ...], suppressed: Suppressions) -> tuple[ContactHint, ...]:
    """The contacts without those that want to be left alone, and whoever is behind them."""
    for contact in contacts:
        if suppressed.covers_contact(contact):
            address = mailbox_of(contact.value) if contact.kind == "email" else ""
            contacts = tuple(other for other in without(contacts, address) if other is not contact)
    return contacts


def contacts_of(
    opportunity: Opportunity, there: Mapping[tuple[str, str], Iterable[ContactHint]], suppressed: Suppressions
) -> tuple[ContactHint, ...]:
    """Whom to write to: the page's own contacts, then those `there`, on the contact pages that it names."""
    known = best_first(opportunity.contacts)
    for place in contact_pages(opportunity):
        known = added(known, there.get((place, opportunity.campaign), ()))
    return permitted(tuple(known), suppressed)


def names_beside(contacts: Iterable[ContactHint], address: str) -> set[str]:
    """Whom contacts name as the one behind a mailbox."""
    return {contact.name for contact in contacts if _reached_by(contact) == address and contact.name}


def without(contacts: tuple[ContactHint, ...], address: str, names: Collection[str] = ()) -> list[ContactHint]:
    """The contacts without a mailbox and whoever is behind it: by the name beside it, in it, or by `names`."""
    names = names_beside(contacts, address) | set(names)
    local = fold(address.partition("@")[0])

    def is_behind_it(contact: ContactHint) -> bool:
        if contact.kind != "person" or not local:
            return False
        return contact.value in names or any(len(word) > 2 and word in local for word in tokens_of(contact.value)[0])

    return [contact for contact in contacts if _reached_by(contact) != address and not is_behind_it(contact)]


def best_first(contacts: Iterable[ContactHint]) -> list[ContactHint]:
    """Contacts in the order in which to try them."""
    return sorted(contacts, key=lambda contact: contact.rank)


def contact_pages(opportunity: Opportunity) -> list[str]:
    """The contact pages that an opportunity names."""
    return [contact.value for contact in best_first(opportunity.contacts) if contact.kind == "page"]


def added(known: list[ContactHint], there: Iterable[ContactHint]) -> list[ContactHint]:
    """What is known of a page's contacts, and then what a contact page that it names says of its site."""
    named = {(contact.kind, _reached_by(contact)) for contact in known}
    new: list[ContactHint] = []
    for contact in best_first(there):
        key = (contact.kind, _reached_by(contact))
        if contact.kind in _ON_CONTACT_PAGES and key not in named:
            named.add(key)
            new.append(contact)
    return known + new


def _reached_by(contact: ContactHint) -> str:
    return mailbox_of(contact.value) if contact.kind == "email" else contact.value


def without_mention(text: str, mailbox: str) -> str:
    """What a person noted, without the addresses of a mailbox."""
    return _ADDRESS.sub(lambda found: "(erased)" if mailbox_of(found[0]) == mailbox else found[0], text)
