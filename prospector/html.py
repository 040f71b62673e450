"""A page's bytes as a browser reads them: the right charset first, then an HTML5 tree.

Every stage that looks at a page begins here, and a page is parsed once.
"""

from __future__ import annotations

import re

from charset_normalizer import from_bytes
from selectolax.lexbor import LexborHTMLParser
from w3lib.encoding import html_to_unicode

# How much of a page the charset is guessed from: more costs milliseconds and hardly ever changes the answer.
_GUESS_FROM = 8 * 1024
# A declared charset that turns more than one character in 200 into a replacement mark is a lie.
_TOLERATED_DAMAGE = 1 / 200

# From this many characters on a page is looked at for what would stall the parser.
_LARGE = 16 * 1024
_UNCLOSED = 3000
_DEEPEST = 500
_LONG = 20_000
# All elements but those that end by themselves, at once or when the next one begins.
_NESTING = re.compile(
    r"<(/?)(?=[a-z])(?!(?:p|li|d[dt]|r[bpt]|rtc|option|optgroup|t[dhr]|thead|tbody|tfoot|caption|colgroup|col|h[1-6]|html|head"
    r"|body|br|hr|wbr|img|input|meta|link|area|base|embed|param|source|track|script|style|title|textarea|button)[\s>/])",
    re.IGNORECASE,
)
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]*)\s[^<>]{{{_LONG},}}")


def is_page(content_type: str, body: bytes) -> bool:
    """Whether an answer is HTML: by its header, or by its first bytes where it has none."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind:
        return kind in ("text/html", "application/xhtml+xml")
    beginning = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return beginning.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--"))


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a page: by its byte order mark, its header, its `<meta>`, else by what it looks like.

    `content_type` is the response header's value, empty if there was none.
    """
    try:
        _, text = html_to_unicode(content_type or None, body, auto_detect_fun=_guess)
    except (ValueError, LookupError, TypeError, AssertionError):
        # Python has codecs that are no charsets (idna, hex, rot13); a browser has not heard of them and guesses too.
        text = body.decode(_guess(body), errors="replace")
    if text.isascii():
        return text
    damage = text.count("\ufffd")
    if damage and damage > len(text) * _TOLERATED_DAMAGE and b"\xef\xbf\xbd" not in body:
        return body.decode(_guess(body), errors="replace")
    return text


def parse(text: str) -> LexborHTMLParser:
    """The tree a browser would build of this text."""
    if len(text) > _LARGE:
        text = _tamed(text)
    # lexbor reads UTF-8; a lone surrogate cannot be written in it.
    return LexborHTMLParser(text.encode("utf-8", "replace"))


def _tamed(text: str) -> str:
    """The text without what makes the parser's work grow with the square of the page.

    Elements nested deeper than any browser goes, and one element with ten thousands of attributes, cost minutes of
    processor time in a page of a megabyte. Nobody writes such pages for readers.
    """
    tags = text.count("<")
    if tags > _UNCLOSED and tags - 2 * text.count("</") > _UNCLOSED:
        depth = 0

        def shallow(tag: re.Match[str]) -> str:
            nonlocal depth
            if tag[1]:
                depth = max(depth - 1, 0)
            elif depth >= _DEEPEST:
                return "<!"
            else:
                depth += 1
            return tag[0]

        text = _NESTING.sub(shallow, text)
    return _LONG_TAG.sub(r"<\1 ", text) if _has_long_piece(text) else text


def _has_long_piece(text: str) -> bool:
    """True if two `<` stand further apart than any tag is long."""
    at = 0
    while len(text) - at > _LONG:
        sign = text.rfind("<", at, at + _LONG + 1)
        if sign < 0:
            return True
        at = sign + 1
    return False


def one_line(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


def _guess(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A body that was cut may end in the middle of a character.
        if error.start >= len(body) - 4:
            return "utf-8"
    else:
        return "utf-8"
    best = from_bytes(body[:_GUESS_FROM]).best()
    return best.encoding if best else "cp1252"
