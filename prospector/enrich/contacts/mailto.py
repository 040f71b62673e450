"""Addresses that a click writes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from prospector.enrich.contacts.address import plain_addresses, tidy
from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.surface import Surface

_ADDRESS_HEADERS = ("to", "cc")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\r\n\t]")
_IN_CODE = re.compile(r"mailto:([^'\"?&<>\s]{3,120})", re.IGNORECASE)
# A page with more is a directory of people, and offers none of them.
_MOST = 200
_SEPARATORS = re.compile(r"[,;]")


def mailto_addresses(surface: Surface) -> Iterator[Candidate]:
    """The addresses of mailto links."""
    for href, _, at in surface.mailtos[:_MOST]:
        for address, name in recipients(href):
            yield Candidate("email", address, "mailto", 0.95, name=name, context=surface.before(at))


def other_mailto_addresses(tree: LexborHTMLParser) -> Iterator[Candidate]:
    """The addresses of `rev="made"`, and of buttons that open a mail."""
    for node in tree.css("link[href^='mailto:' i],[onclick*='mailto:' i]")[:30]:
        attributes = node.attributes
        if node.tag == "link":
            for address, _ in recipients(attributes.get("href") or ""):
                yield Candidate("email", address, "mailto", 0.9)
        for found in _IN_CODE.findall(attributes.get("onclick") or ""):
            for address, _ in recipients(f"mailto:{found}"):
                yield Candidate("email", address, "mailto", 0.8)


def recipients(href: str) -> list[tuple[str, str]]:
    """Whom a mailto address writes to: (address, name), with the copies at the end."""
    target, _, headers = href[7:].lstrip("/").partition("?")
    asked = [target]
    for header in headers.split("&"):
        name, _, value = header.partition("=")
        if name.strip().lower() in _ADDRESS_HEADERS:
            asked.append(value)
    found: list[tuple[str, str]] = []
    for part in asked:
        for entry in _SEPARATORS.split(_INVISIBLE.sub("", unquote(part))[:2000])[:20]:
            name, bracket, rest = entry.partition("<")
            address = rest.partition(">")[0] if bracket else name
            address = tidy(address.strip().strip("'\""))
            if not address:
                inside = next(plain_addresses(entry), None)
                address = inside.address if inside else ""
            if address and " " not in address:
                found.append((address, name.strip(' "') if bracket else ""))
    return found
