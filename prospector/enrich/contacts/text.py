"""Addresses written out in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prospector.enrich.contacts.address import plain_addresses
from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.surface import Surface

# What makes `x@y.org` something else than an address: a login in a URL, a chat or telephone address, a handle.
_NOT_MAIL = re.compile(r"(?:://[^\s/]*:?|@|/|\b(?:xmpp|sips?|acct|ssh|git):)$")
# So does what is said before it: the name of a message or of a date in a calendar, an address in another network.
# But "E-mail/Skype:" says both.
_SAID_NOT_MAIL = re.compile(
    r"(?:(?<![/&+])(?<![/&+]\s)\b(?:jabber|xmpp|skype|fediverse|mastodon)(?: id)?:\s?"
    r"|\b(?:message-id|in-reply-to):\s?<?|\breferences:\s?<|\buid:)$",
    re.IGNORECASE,
)
# What a place to copy to goes on with: "jane@bees.org:/tmp".
_PATHS = (":/", ":~")


def text_addresses(surface: Surface) -> Iterator[Candidate]:
    """The addresses a visitor can read."""
    text = surface.text
    for found in plain_addresses(text):
        before = text[max(0, found.start - 80) : found.start]
        if _NOT_MAIL.search(before) or before.endswith("?"):
            continue
        if text.startswith(_PATHS, found.end) or (":" in before[-3:] and _SAID_NOT_MAIL.search(before)):
            continue
        local = found.address.partition("@")[0]
        if text[found.end : found.end + 1] in (":", "/") and local in ("git", "hg", "svn", "user", "root"):
            continue
        yield Candidate("email", found.address, "text", 0.9, context=surface.before(found.start))
