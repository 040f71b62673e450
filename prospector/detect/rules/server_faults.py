"""The server answered, but with a fault of its own: it may be well again tomorrow."""

from __future__ import annotations

import json
import re

from prospector.detect.seen import Visit
from prospector.detect.wording import Wording
from prospector.verdict import Finding, Reason

_WORDS = {
    503: "server_unavailable",
    508: "hosting_quota",
    509: "hosting_quota",
    520: "origin_fault",
    521: "origin_down",
    522: "origin_down",
    523: "origin_down",
    524: "origin_timeout",
    525: "origin_tls",
    526: "origin_tls",
    527: "origin_fault",
    530: "origin_fault",
}
# A browser shows nothing, or stays on the page with the link.
_EMPTY = frozenset({204, 205})
_TALK_OF_FAILURE = frozenset({"error", "errors", "fault", "exception"})
_FAILURE_IN_XML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:\w{1,20}:)?(error|errors|fault|exception)[\s>]", re.IGNORECASE
)
# The whole title or heading of what a server says when it fails, whatever status comes with it.
_FAILURES = Wording(r"""
    (error )?(http )?50[0-4]( error)?[ :|-]*(internal server error|bad gateway|(the )?service( is)?( temporarily)? \
        unavailable|gateway time-?out)[.!]?
    (error ?:? )?(internal server error|bad gateway|service( temporarily)? unavailable|gateway time-?out)[.!]?
    (database error|error establishing a database connection|database connection error)[.!]?
    server error in '.{0,60}' application\.?
""")
# What PHP leaves where its page breaks off.
_PHP_BROKE_OFF = re.compile(r"\s*+(?:<br ?/?>\s*+)?(?:<b>)?(?:php )?(?:fatal|parse) error(?:</b>)?\s*:", re.IGNORECASE)
# With more to read than this, somebody writes about failures.
_LITTLE = 500
# nginx and Apache, asked in plain HTTP where they speak HTTPS: a 400 that is about the door, not about the page.
_WRONG_DOOR = ("plain http request was sent to https port", "speaking plain http to an ssl-enabled server port")


def server_fault(visit: Visit) -> Finding | None:
    """5xx: the server itself says that it failed."""
    if visit.status is None or not 500 <= visit.status < 600:
        return None
    return Finding(Reason.HTTP_5XX, f"{_WORDS.get(visit.status, 'server_error')}: HTTP {visit.status}")


def wrong_door(visit: Visit) -> Finding | None:
    """400, because we spoke plain HTTP at a door where HTTPS is spoken."""
    if visit.status != 400:
        return None
    said = " ".join(visit.body[:4000].decode("latin-1").lower().split())
    if any(words in said for words in _WRONG_DOOR):
        return Finding(Reason.BAD_RESPONSE, "protocol_error: plain HTTP on an HTTPS port")
    return None


def no_sense(visit: Visit) -> Finding | None:
    """A status that shows a person nothing (204, 205) or that does not exist."""
    if visit.status is None:
        return None
    if visit.status in _EMPTY:
        return Finding(Reason.BAD_RESPONSE, f"empty_body: HTTP {visit.status}")
    if visit.status < 200 or visit.status >= 600:
        return Finding(Reason.BAD_RESPONSE, f"protocol_error: HTTP {visit.status}")
    return None


def not_one_byte(visit: Visit) -> Finding | None:
    """All is well, says the status, and a person sees a blank page. (A body that was cut or cannot be read is one.)"""
    if not visit.answered_well or visit.body or visit.truncated:
        return None
    return Finding(Reason.BAD_RESPONSE, f"empty_body: HTTP {visit.status}, and not one byte")


def error_object(visit: Visit) -> Finding | None:
    """A 200 whose whole body is a machine's error message, such as `{"error": "no database"}`."""
    content_type = visit.headers.get("content-type", "")
    if not visit.answered_well or ("json" not in content_type and "xml" not in content_type):
        return None
    if found := _FAILURE_IN_XML.match(visit.short_text):
        return Finding(Reason.BAD_RESPONSE, f"soft_error_body: <{found[1]}>")
    try:
        said = json.loads(visit.short_text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or len(said) > 6:
        return None
    for word in _TALK_OF_FAILURE & said.keys():
        if said[word]:
            return Finding(Reason.BAD_RESPONSE, f"soft_error_body: {word}")
    return None


def failure_in_words(visit: Visit) -> Finding | None:
    """A 200 whose page is a server's or a database's error message: it may be well again tomorrow."""
    page = visit.page
    if page is None or not visit.answered_well or page.says_much:
        return None
    if found := _PHP_BROKE_OFF.match(page.source):
        return Finding(Reason.BAD_RESPONSE, f"soft_error_body: {' '.join(found[0].split())}")
    if page.length > 2 * _LITTLE or not _FAILURES.may_occur(page.pieces):
        return None
    # ASP.NET heads its own not-found page so, too.
    if "cannot be found" in page.folded_title:
        return None
    for headline in (page.folded_title, *page.folded_headings[:2]):
        if (found := _FAILURES.whole(headline)) and page.prose <= _LITTLE:
            return Finding(Reason.BAD_RESPONSE, f"soft_error_body: {found[0]}")
    return None
