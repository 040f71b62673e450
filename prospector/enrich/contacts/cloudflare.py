"""Addresses that Cloudflare hides from robots: a key byte, and every other byte xor-ed with it."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from prospector.enrich.contacts.address import tidy
from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.mailto import recipients

_PATH = "/cdn-cgi/l/email-protection#"


def cloudflare_addresses(tree: LexborHTMLParser) -> Iterator[Candidate]:
    """The addresses in `data-cfemail` and behind `/cdn-cgi/l/email-protection#`."""
    for node in tree.css("[data-cfemail]")[:200]:
        address = tidy(decode(node.attributes.get("data-cfemail") or "").partition("?")[0].strip())
        if address:
            yield Candidate("email", address, "cloudflare", 0.9)
    for node in tree.css(f"a[href*='{_PATH}']")[:200]:
        hidden = (node.attributes.get("href") or "").partition(_PATH)[2]
        for address, name in recipients("mailto:" + decode(hidden).removeprefix("mailto:"))[:1]:
            yield Candidate("email", address, "cloudflare", 0.9, name=name)


def decode(hidden: str) -> str:
    """What the hexadecimal digits hide; empty where they hide nothing readable."""
    try:
        key, *rest = bytes.fromhex(hidden[:1000])
        return bytes(byte ^ key for byte in rest).decode("utf-8")
    except ValueError:
        return ""
