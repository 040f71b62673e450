"""Addresses that a page keeps in attributes for its own script to put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from prospector.enrich.contacts.address import plain_addresses, tidy
from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.mailto import recipients
from prospector.enrich.contacts.script import ROT13, from_base64
from prospector.enrich.contacts.signs import DOMAIN_IN_ATTRIBUTES, WHOLE_IN_ATTRIBUTES, Signs

_LOCAL_NAMES = ("data-user", "data-name", "data-local", "data-u", "data-mailbox", "data-account", "data-email-user")
_DOMAIN_NAMES = ("data-domain", "data-host", "data-d", "data-website", "data-email-domain")
_DOMAINS = ",".join(f"[{name}]" for name in _DOMAIN_NAMES)
_WHOLE = (
    "[data-mail],[data-email],[data-e-mail],[data-address],[data-contact],[data-href^='mailto:' i],[data-enc-email]"
)
_MAIL_NAMED = re.compile(r"mail|address|contact")
_ENCODED = re.compile(r"[A-Za-z0-9+/]{8,400}={0,2}")
_TYPO3 = re.compile(r"linkTo_UnCryptMailto\s*\(\s*['\"]([^'\"]{8,200})['\"]")
# TYPO3 turns its letters within these ranges, and round at their ends.
_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))


def attribute_addresses(tree: LexborHTMLParser, signs: Signs) -> Iterator[Candidate]:
    """The addresses in `data-` attributes, whole or in parts, and TYPO3's shifted ones."""
    for node in tree.css(_WHOLE)[:50] if not signs.isdisjoint(WHOLE_IN_ATTRIBUTES) else ():
        attributes = node.attributes
        for name, value in attributes.items():
            if value and name.startswith("data-"):
                address = ""
                for found in plain_addresses(value[:300]) if name != "data-enc-email" else ():
                    address = found.address
                    yield Candidate("email", address, "attribute", 0.8)
                if not address and _MAIL_NAMED.search(name) and (address := _decoded(value[:500].strip())):
                    yield Candidate("email", address, "attribute", 0.75)
    for node in tree.css(_DOMAINS)[:50] if not signs.isdisjoint(DOMAIN_IN_ATTRIBUTES) else ():
        attributes = node.attributes
        local = next(filter(None, map(attributes.get, _LOCAL_NAMES)), "")
        domain = next(filter(None, map(attributes.get, _DOMAIN_NAMES)), "")
        if tld := attributes.get("data-tld"):
            domain = f"{domain}.{tld.lstrip('.')}"
        if local and domain and (address := tidy(f"{local}@{domain}")):
            yield Candidate("email", address, "attribute", 0.8)
    for node in tree.css("[data-mailto-token]")[:50] if "data-mailto-token" in signs else ():
        yield from _shifted(node.attributes.get("data-mailto-token") or "")
    calls = "a[href*='UnCryptMailto' i],[onclick*='UnCryptMailto' i]"
    for node in tree.css(calls)[:50] if "uncryptmailto" in signs else ():
        attributes = node.attributes
        found_token = _TYPO3.search(unquote(f"{attributes.get('href') or ''} {attributes.get('onclick') or ''}"))
        if found_token:
            yield from _shifted(found_token.group(1))
    # What Joomla writes instead of an address: its two halves.
    for node in tree.css("joomla-hidden-mail")[:50] if "joomla-hidden-mail" in signs else ():
        halves = [_whole_from_base64(node.attributes.get(name) or "") for name in ("first", "last")]
        if all(halves) and (address := tidy("@".join(halves))):
            yield Candidate("email", address, "attribute", 0.85)


def _decoded(value: str) -> str:
    """The address that is written in base64, backwards or in ROT13, if the whole value is one; else nothing."""
    whole = _whole_from_base64(value)
    tries = [whole] if whole else [value[::-1], value.replace("[at]", "@").translate(ROT13)]
    for text in tries:
        text = text.removeprefix("mailto:").partition("?")[0]
        found = next(plain_addresses(text), None)
        if found and (found.start, found.end) == (0, len(text)):
            return found.address
    return ""


def _whole_from_base64(value: str) -> str:
    """What a value says that is base64 of a text as a whole; an ordinary word may look like a piece of it."""
    if len(value) % 4 or not _ENCODED.fullmatch(value):
        return ""
    text = from_base64(value)
    return text if text.isprintable() else ""


def _shifted(token: str) -> Iterator[Candidate]:
    """Try every shift, in TYPO3's ranges and plainly: only one begins with `mailto:`."""
    for offset in range(-25, 26):
        for text in (_turn(token[:200], offset), "".join(chr(max(ord(c) + offset, 32)) for c in token[:200])):
            if text.startswith("mailto:"):
                for address, _ in recipients(text)[:1]:
                    yield Candidate("email", address, "attribute", 0.85)
                return


def _turn(token: str, offset: int) -> str:
    turned = []
    for character in token:
        code = ord(character)
        for low, high in _RANGES:
            if low <= code <= high:
                code = low + (code - low + offset) % (high - low + 1)
                break
        turned.append(chr(code))
    return "".join(turned)
