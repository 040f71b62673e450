"""Could there be a way to a person in a text at all? Most texts hold none, and looking closely costs much more."""

from __future__ import annotations

import re

from prospector.enrich.contacts.address import may_be_bracketed, may_be_dashed, may_be_worded

_KEPT = ("maintained", "kept", "compiled", "curated", "edited", "collected")
_KEPT_BY = re.compile(rf"(?:{'|'.join(_KEPT)})\s+by")


def may_say_something(text: str) -> bool:
    """False where no address, however written, and no keeper's name can be in it."""
    return "@" in text or may_be_worded(text) or may_be_dashed(text) or may_name_keeper(text) or may_be_bracketed(text)


def may_name_keeper(text: str) -> bool:
    """False where nobody is said to keep the page."""
    return any(word in text for word in _KEPT) and _KEPT_BY.search(text) is not None
