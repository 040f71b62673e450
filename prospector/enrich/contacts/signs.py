"""Could there be a way to a person in a text at all? Most texts hold none, and looking closely costs much more."""

from __future__ import annotations

import re
from collections.abc import Callable

from ahocorasick_rs import BytesAhoCorasick, Implementation

from prospector.enrich.contacts.address import may_be_bracketed, may_be_dashed, may_be_worded

# What the ways of finding a contact ask a page's source for, in lower case, before they ask its tree. The common ones
# are met soon, one by one; the rare ones are looked for all at once.
_COMMON = ("mail", "email", "data-", "<script", "author", "creator")
_RARE = (
    "mailto:", "cfemail", "email-protection", "data-mailto-token", "uncryptmailto", "<form", "<iframe", "hs-form",
    "ld+json", "itemprop", "byline", "s-lib-profile", "h-card", "vcard", "dc.creator",
)  # fmt: skip
_RARE_IN_SOURCE = BytesAhoCorasick([sign.encode() for sign in _RARE], implementation=Implementation.DFA)
_KEPT = ("maintained", "kept", "compiled", "curated", "edited", "collected")
_KEPT_BY = re.compile(rf"(?:{'|'.join(_KEPT)})\s+by")


def signs_in(source: str) -> Callable[[str], bool]:
    """Tells of any of the signs whether the source has it. Raises KeyError for what is not in the list."""
    # As bytes: a text with one letter beyond ASCII is put into lower case twenty times slower.
    lower = source.encode("utf-8", "replace").lower()
    found = dict.fromkeys(_RARE, False)
    for number, _, _ in _RARE_IN_SOURCE.find_matches_as_indexes(lower, overlapping=True):
        found[_RARE[number]] = True
    found |= {sign: sign.encode() in lower for sign in _COMMON}
    return found.__getitem__


def may_say_something(text: str) -> bool:
    """False where no address, however written, and no keeper's name can be in it."""
    return "@" in text or may_be_worded(text) or may_be_dashed(text) or may_name_keeper(text) or may_be_bracketed(text)


def may_name_keeper(text: str) -> bool:
    """False where nobody is said to keep the page."""
    return any(word in text for word in _KEPT) and _KEPT_BY.search(text) is not None
