"""Could there be a way to a person in a text at all? Most texts hold none, and looking closely costs much more."""

from __future__ import annotations

import re
from collections.abc import Callable

from prospector.enrich.contacts.address import may_be_bracketed, may_be_dashed, may_be_worded
from prospector.marks import Marks

# What the ways of finding a contact ask a page's source for, in lower case, before they ask its tree.
_SIGNS = (
    "mail", "mailto:", "cfemail", "email-protection", "data-", "data-mailto-token", "uncryptmailto", "<script", "<form",
    "<iframe", "hs-form", "ld+json", "itemprop", "author", "byline", "s-lib-profile", "h-card", "vcard", "dc.creator",
    "creator", "email",
)  # fmt: skip
_IN_SOURCE = Marks(_SIGNS)

_KEPT = ("maintained", "kept", "compiled", "curated", "edited", "collected")
_KEPT_BY = re.compile(rf"(?:{'|'.join(_KEPT)})\s+by")


def signs_in(source: str) -> Callable[[str], bool]:
    """Tells of any of the signs whether the source has it. Raises KeyError for what is not in the list."""
    found = dict.fromkeys(_SIGNS, False) | {sign: True for sign, _ in _IN_SOURCE.found_in(source.lower())}
    return found.__getitem__


def may_say_something(text: str) -> bool:
    """False where no address, however written, and no keeper's name can be in it."""
    return "@" in text or may_be_worded(text) or may_be_dashed(text) or may_name_keeper(text) or may_be_bracketed(text)


def may_name_keeper(text: str) -> bool:
    """False where nobody is said to keep the page."""
    return any(word in text for word in _KEPT) and _KEPT_BY.search(text) is not None
