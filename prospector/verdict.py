"""The words we judge a link with: five verdicts, and the reasons under each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What following a link comes to for a person."""

    ALIVE = "alive"
    DEAD = "dead"
    DOWN = "down"
    BLOCKED = "blocked"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why the verdict is what it is. Every reason belongs to exactly one verdict."""

    OK = "ok"
    MOVED = "moved"
    MOVED_PERMANENTLY = "moved_permanently"

    HTTP_404 = "http_404"
    HTTP_410 = "http_410"
    DNS_NXDOMAIN = "dns_nxdomain"
    SOFT_404 = "soft_404"
    REDIRECT_HOME = "redirect_home"
    REDIRECT_ERROR_PAGE = "redirect_error_page"
    PARKED = "parked"
    HIJACKED = "hijacked"
    PLACEHOLDER = "placeholder"
    GONE_AFTER_LOOKS = "gone_after_looks"

    TIMEOUT = "timeout"
    REFUSED = "refused"
    RESET = "reset"
    UNREACHABLE = "unreachable"
    TLS_ERROR = "tls_error"
    DNS_ERROR = "dns_error"
    HTTP_5XX = "http_5xx"
    BAD_RESPONSE = "bad_response"
    REDIRECT_LOOP = "redirect_loop"

    HTTP_401 = "http_401"
    HTTP_403 = "http_403"
    HTTP_407 = "http_407"
    HTTP_429 = "http_429"
    HTTP_451 = "http_451"
    HTTP_999 = "http_999"
    CHALLENGE = "challenge"
    LOGIN_WALL = "login_wall"
    ROBOTS = "robots"

    SCHEME = "scheme"
    PRIVATE_ADDRESS = "private_address"
    TOO_LONG = "too_long"
    SUPPRESSED = "suppressed"

    @property
    def verdict(self) -> Verdict:
        return _VERDICT_OF[self]


REASONS: dict[Verdict, tuple[Reason, ...]] = {
    Verdict.ALIVE: (Reason.OK, Reason.MOVED, Reason.MOVED_PERMANENTLY),
    Verdict.DEAD: (
        Reason.HTTP_404,
        Reason.HTTP_410,
        Reason.DNS_NXDOMAIN,
        Reason.SOFT_404,
        Reason.REDIRECT_HOME,
        Reason.REDIRECT_ERROR_PAGE,
        Reason.PARKED,
        Reason.HIJACKED,
        Reason.PLACEHOLDER,
        Reason.GONE_AFTER_LOOKS,
    ),
    Verdict.DOWN: (
        Reason.TIMEOUT,
        Reason.REFUSED,
        Reason.RESET,
        Reason.UNREACHABLE,
        Reason.TLS_ERROR,
        Reason.DNS_ERROR,
        Reason.HTTP_5XX,
        Reason.BAD_RESPONSE,
        Reason.REDIRECT_LOOP,
    ),
    Verdict.BLOCKED: (
        Reason.HTTP_401,
        Reason.HTTP_403,
        Reason.HTTP_407,
        Reason.HTTP_429,
        Reason.HTTP_451,
        Reason.HTTP_999,
        Reason.CHALLENGE,
        Reason.LOGIN_WALL,
        Reason.ROBOTS,
    ),
    Verdict.SKIPPED: (
        Reason.SCHEME,
        Reason.PRIVATE_ADDRESS,
        Reason.TOO_LONG,
        Reason.SUPPRESSED,
    ),
}

_VERDICT_OF = {reason: verdict for verdict, reasons in REASONS.items() for reason in reasons}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one visit: the reason, and in `detail` what it saw (one short phrase)."""

    reason: Reason
    detail: str = ""

    @property
    def verdict(self) -> Verdict:
        return self.reason.verdict
