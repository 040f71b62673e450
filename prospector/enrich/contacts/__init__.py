"""Whom to write to about a page: every way to its keeper that the page itself shows."""

from prospector.enrich.contacts.find import find_contacts
from prospector.enrich.contacts.found import Contacts

__all__ = ["Contacts", "find_contacts"]
