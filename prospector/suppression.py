"""Who must not be visited, written to or kept: addresses, sites and pages, known again without being written down.

What is kept of a suppressed address is a keyed hash of it. So it can be erased, and is still known when it comes back.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

from prospector import urls
from prospector.campaign import BadInput
from prospector.items import ContactHint
from prospector.mailbox import mailbox_of


def spelled(given: str) -> str:
    """What a person asks to suppress, spelled in one way: an address, a site's domain, or a page's address.

    Raises BadInput for what is none of them.
    """
    text = given.strip()
    if "://" not in text and "@" in text:
        local, _, domain = text.removeprefix("mailto:").rpartition("@")
        if local and "@" not in local and urls.is_well_formed(f"https://{domain}/") and not any(map(str.isspace, text)):
            return mailbox_of(f"{local}@{domain}")
    elif text and (key := urls.page_key(text if "://" in text else f"https://{text}/")) and "." in urls.host_of(key):
        if urls.path_of(key) != "/":
            return key
        if site := urls.site_of(key):
            return site
    raise BadInput(f"{given!r} is no e-mail address, no domain and no page: write anna@bees.example or bees.example.")


def kind_of(value: str) -> str:
    """What a value that `spelled` spelled is: an address, a site or a page."""
    if "://" in value:
        return "page"
    return "address" if "@" in value else "site"


class Suppressions:
    """The list, as hashes made with the store's own `key`."""

    def __init__(self, key: bytes, hashes: Iterable[str]) -> None:
        self._key = key
        self._hashes = frozenset(hashes)

    def __bool__(self) -> bool:
        return bool(self._hashes)

    def hash_of(self, value: str) -> str:
        """The hash that stands for a value as `spelled` spells it."""
        return hmac.new(self._key, value.encode(), hashlib.sha256).hexdigest()

    def covers(self, url: str) -> bool:
        """True for a page, as `urls.page_key` spells it, that is on the list, or whose site is."""
        return self._has(url) or self._has(urls.site_of(url))

    def covers_contact(self, contact: ContactHint) -> bool:
        """True for an e-mail address that is on the list, or whose domain is; and for a page or a form that is."""
        if contact.kind == "email":
            address = mailbox_of(contact.value)
            return self._has(address) or self._has(urls.site_of_host(address.rpartition("@")[2]))
        if contact.kind in ("form", "page", "social"):
            return self.covers(urls.page_key(contact.value) or contact.value)
        return False

    def _has(self, value: str) -> bool:
        # Most stores suppress nobody.
        return bool(self._hashes) and self.hash_of(value) in self._hashes
