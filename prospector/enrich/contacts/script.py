"""Addresses that a page's own script writes. No script is run: texts are joined, decoded and looked up, that is all."""

from __future__ import annotations

import html as entities
import re
from base64 import b64decode
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from prospector.enrich.contacts.address import plain_addresses
from prospector.enrich.contacts.found import Candidate

_MAX_SCRIPT = 60_000
_MAX_SCRIPTS = 60
_MAX_TOKENS = 4000
_MAX_VALUE = 2000
# Tokens in all the scripts of a page.
_MAX_READ = 8000
# A script that puts an address together has one of these in it: its sign.
_HINTS = ("%40", "\\x40", "\\u0040", "&#64", "&#x40", "&#064", "&commat", "fromCharCode", "atob(")
# The sign by itself, or before what could be a domain; `@media` and `@babel/core` are none of an address.
_AT = re.compile(
    r"@(?:(?=\s?['\"])|(?:(?<=['\"]@)|(?<=['\"]\s@)|(?<=[\w.-]@))"
    r"(?!(?:type|context|id|graph|value|list|media|import|charset|iterator|license)\b(?!\.))"
    r"(?=[\w-]{1,63}[.'\"\\&%]))"
)
_TOKEN = re.compile(
    r"""(?P<string>'[^'\\\n]{0,2000}+(?:\\.[^'\\\n]{0,2000}+){0,200}+'"""
    r"""|"[^"\\\n]{0,2000}+(?:\\.[^"\\\n]{0,2000}+){0,200}+")"""
    r"|(?:String\.)?fromCharCode\s*\(\s*(?P<codes>[\d,\s]{2,2000})\)"
    r"|(?P<decoder>unescape|decodeURIComponent|decodeURI|rot13|str_rot13|atob)\s*\("
    r"""|\.split\((?:''|"")\)\s*\.reverse\(\)\s*\.join\((?P<reversed>''|"")\)"""
    r"|(?P<name>[A-Za-z_$][\w$]*)|(?P<join>\+(?![+=]))|(?P<assign>\+?=(?!=))|(?P<space>[\s()]+)"
    # The one line by which scripts turn letters thirteen places on.
    r"|(?P<turned>\.replace\(/\[a-zA-Z\]/g?,\s?function\s?\(\w\)\s?\{\s?return String\.fromCharCode\(\(\w<=)"
    # Signs that mean nothing here, as many as there are.
    r"|(?P<other>[^\w$'\"+=\s().]+|\d+|.)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
ROT13 = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm"
)
# A name and what it stands for, in a page's own data. Nothing in it may be tried twice: data are long.
_JSON_ENTRY = re.compile(
    r'"(?P<key>[\w-]{4,80}+)"\s{0,9}:\s{0,9}"(?P<value>[^"\\]{0,200}+(?:\\.[^"\\]{0,200}+){0,50}+)"'
)
_MAIL_KEY = re.compile(r"mail|contact", re.IGNORECASE)
_MAX_ENTRIES = 2000
_MAIL = re.compile(r"mailto:\s*([^'\"?<>\s]{3,120})", re.IGNORECASE)


def script_addresses(scripts: list[LexborNode]) -> Iterator[Candidate]:
    """The addresses that inline scripts write into the page, and those in a page's own data."""
    left = iter(range(_MAX_READ))
    for node in scripts[:_MAX_SCRIPTS]:
        code = node.text()
        if not _may_write(code[:_MAX_SCRIPT]):
            continue
        kind = (node.attributes.get("type") or "").lower()
        if "ld+json" in kind:
            continue
        if "json" in kind:
            entries = islice(_JSON_ENTRY.finditer(code[: 4 * _MAX_SCRIPT]), _MAX_ENTRIES)
            for entry in islice((entry for entry in entries if _MAIL_KEY.search(entry["key"])), 50):
                yield from _addresses(_unescaped(entry["value"][:200]), "script", 0.75)
            continue
        for value, is_written in _values(code[:_MAX_SCRIPT], left):
            # A text as it stands is as often an example or an option as it is an address.
            if is_written:
                yield from _addresses(value, "script", 0.7)


def _may_write(code: str) -> bool:
    return ("@" in code and _AT.search(code) is not None) or any(hint in code for hint in _HINTS)


def _addresses(value: str, method: str, confidence: float) -> Iterator[Candidate]:
    text = entities.unescape(value)
    for found in plain_addresses(text):
        if not text[: found.start].endswith(("/", "@")):
            yield Candidate("email", found.address, method, confidence)


def _values(code: str, left: Iterator[int]) -> Iterator[tuple[str, bool]]:
    """Every text the script puts together, and whether putting together was needed. `left`: one for each token."""
    known: dict[str, str] = {}
    value, parts, decoded = "", 0, False
    target = pending = ""
    joined = False
    adds = False
    decoder = ""
    for _, token in zip(left, islice(_TOKEN.finditer(code), _MAX_TOKENS), strict=False):
        kind = token.lastgroup or ""
        if kind == "space":
            continue
        if kind == "join":
            joined = True
            continue
        if kind == "decoder":
            decoder = token["decoder"]
            continue
        if kind == "reversed":
            value, decoded = value[::-1], True
            continue
        if kind == "turned":
            value, decoded = value.translate(ROT13), True
            continue
        term: str | None = None
        if kind == "string":
            raw = token["string"][1:-1]
            term = _unescaped(raw)
            decoded = decoded or term != raw or "&#" in raw
            if decoder:
                term, decoded, decoder = _decoded(term, decoder), True, ""
        elif kind == "codes":
            term, decoded = _from_codes(token["codes"]), True
        elif kind == "name":
            term = known.get(token["name"]) if joined or not parts else None
            pending = token["name"]
        if term is not None and (joined or not parts):
            value = (value + term)[-_MAX_VALUE:]
            parts += 1
            joined = False
            continue
        if kind == "assign":
            # What was read so far is the name on the left.
            target, adds = pending, token["assign"] == "+="
            value, parts, decoded, joined = "", 0, False, False
            continue
        if parts:
            whole = (known.get(target, "") + value)[-_MAX_VALUE:] if adds and target else value
            if target:
                known[target] = whole
            yield whole, parts > 1 or decoded or whole != value or "mailto:" in whole
        value, parts, decoded, joined, decoder = "", 0, False, False, ""
        adds = False
        if kind != "name":
            target = ""
        if kind == "string":
            value, parts = term or "", 1
    if parts:
        yield (known.get(target, "") + value if adds and target else value), parts > 1 or decoded or "mailto:" in value


def _unescaped(raw: str) -> str:
    def plain(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        return chr(int(code, 16)) if code else found[3]

    return _ESCAPE.sub(plain, raw) if "\\" in raw else raw


def from_base64(text: str) -> str:
    """What it says; nothing where it is no base64 of a text."""
    try:
        return b64decode(text).decode()
    except ValueError:
        return ""


def _decoded(text: str, decoder: str) -> str:
    if decoder == "atob":
        return from_base64(text[:_MAX_VALUE])
    return text.translate(ROT13) if "rot13" in decoder else unquote(text)


def _from_codes(codes: str) -> str:
    numbers = (int(code) for code in codes.split(",") if code.strip().isdigit())
    return "".join(chr(number) for number in numbers if 0 < number < 0x110000)
