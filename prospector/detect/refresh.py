"""Pages that send their visitors on by themselves: a Refresh header, a `<meta>`, or one plain line of script.

A browser follows them, so a person ends where they lead. No script is run: only an address that stands in it as a
literal is read, and only where the page has hardly anything else.
"""

from __future__ import annotations

import re
from html import unescape

# Seconds a person would wait and still feel sent on. Pages that show news renew themselves after minutes.
SOON = 10
# A page with a script that sends its visitor on says nothing else; a real page may have such a line for a button.
SCRIPT_PAGE = 3000
# Where the head of a page ends, at the latest.
HEAD = 16 * 1024

_META = re.compile(rb"<meta\s[^>]{0,300}?http-equiv\s*=\s*[\"']?\s*refresh\b[^>]{0,2500}>", re.IGNORECASE)
_CONTENT = re.compile(r"""content\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_REFRESH = re.compile(
    r"""\s*(\d{1,6})(?:\.\d*)?\s*(?:[;,]\s*|\s+)(?:url\s*=\s*)?["']?\s*([^"'\s][^"']*)""", re.IGNORECASE
)
_SCRIPTS = re.compile(rb"<script\b[^>]{0,300}>(.*?)</script", re.IGNORECASE | re.DOTALL)
_GOES_TO = re.compile(
    rb"""(?:window\.|document\.|top\.|self\.)?location(?:\.href)?\s*=\s*(?:"([^"<>\\]{1,2000})"|'([^'<>\\]{1,2000})')"""
    rb"""|location\.(?:replace|assign)\(\s*(?:"([^"<>\\]{1,2000})"|'([^'<>\\]{1,2000})')\s*\)"""
)
# What a browser with scripts never sees, and what it does not take for markup.
_UNSEEN = re.compile(rb"<noscript\b.*?(?:</noscript\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_BEHIND_A_CLICK = re.compile(rb"\bon[a-z]+\s*=|function\b|addEventListener|=>|\bif\s*\(", re.IGNORECASE)
_TAGS = re.compile(rb"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^>]*>", re.IGNORECASE | re.DOTALL)
_WORDS_OF_A_NOTE = 200


def sent_on_to(headers: dict[str, str], body: bytes) -> str | None:
    """The address, as written, that an answer sends its visitor on to; None for one that does not."""
    header = headers.get("refresh")
    if header and (target := _target(header)):
        return target
    if not body or b"html" not in headers.get("content-type", "html").lower().encode():
        return None
    if _may_have_meta(body):
        meta = _META.search(_UNSEEN.sub(b"", body[:HEAD]))
        content = _CONTENT.search(meta[0].decode("utf-8", "replace")) if meta else None
        if content and (target := _target(unescape(content[1] or content[2] or content[3] or ""))):
            return target
    if len(body) <= SCRIPT_PAGE and b"location" in body:
        return _in_script(body)
    return None


def _may_have_meta(body: bytes) -> bool:
    """Is there an `http-equiv=refresh`? Told by its rarest letter: one letter is found far quicker than a word."""
    for rare in (b"q", b"Q"):
        at = body.find(rare, 0, HEAD)
        while at >= 0:
            if body[at + 1 : at + 4] in (b"uiv", b"UIV") and b"refresh" in body[at : at + 60].lower():
                return True
            at = body.find(rare, at + 1, HEAD)
    return False


def _target(refresh: str) -> str | None:
    found = _REFRESH.match(refresh)
    return found[2].strip() if found and int(found[1]) <= SOON else None


def _in_script(body: bytes) -> str | None:
    seen = _UNSEEN.sub(b"", body)
    found = next(filter(None, map(_GOES_TO.search, _SCRIPTS.findall(seen))), None)
    if found is None or _BEHIND_A_CLICK.search(seen) or len(_TAGS.sub(b"", seen).split()) > _WORDS_OF_A_NOTE:
        return None
    return next(group for group in found.groups() if group).decode("utf-8", "replace")
