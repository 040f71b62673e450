"""Servers that want to be asked less often, and say so in many ways."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from prospector.sampleweb.behaviours import Behaviour, html, text
from prospector.sampleweb.request import Request
from prospector.verdict import Reason
from tests.web.case import GUIDE, case, in_turn, shows

TOO_MANY = "Too Many Requests"


def _patient(status: int, seconds: float, as_date: bool = False) -> Behaviour:
    """Refuses, says when to come back, and means it: whoever comes earlier is refused again."""
    opens = 0.0

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal opens
        if opens and time.monotonic() >= opens:
            await GUIDE(request, writer)
            return
        opens = time.monotonic() + seconds
        # A date has no fractions of a second: the next full one after the door opens.
        date = datetime.now(UTC) + timedelta(seconds=seconds + 1)
        wait = format_datetime(date, usegmt=True) if as_date else str(round(seconds))
        await text("later", status, retry_after=wait)(request, writer)

    return behave


def _one_at_a_time() -> Behaviour:
    """Refuses whoever asks while another is served."""
    busy = False

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal busy
        if busy:
            await text(TOO_MANY, 429)(request, writer)
            return
        busy = True
        await asyncio.sleep(0.05)
        busy = False
        await GUIDE(request, writer)

    return behave


_crowded = _one_at_a_time()
_CROWD = {f"/crowded/{n}": _crowded for n in range(6)}

CASES = (
    case("429 and Retry-After: 1, and it means it", Reason.OK, _patient(429, 1)),
    case("429 and Retry-After as a date, and it means it", Reason.OK, _patient(429, 0.2, as_date=True)),
    case("503 and Retry-After: 1, and it means it", Reason.OK, _patient(503, 1)),
    case("429 and Retry-After: 0, then a page", Reason.OK, in_turn(text("", 429, retry_after="0"), GUIDE)),
    case("429 without Retry-After, then a page", Reason.OK, in_turn(text("", 429), GUIDE)),
    case("429 for ever", Reason.HTTP_429, shows(TOO_MANY, "<h1>Too Many Requests</h1>", 429)),
    case("429 and Retry-After: 1m30s", Reason.HTTP_429, text(TOO_MANY, 429, retry_after="1m30s")),
    case("429 and Retry-After: -5", Reason.HTTP_429, text(TOO_MANY, 429, retry_after="-5")),
    case("429 and Retry-After: two days", Reason.HTTP_429, text(TOO_MANY, 429, retry_after="172800")),
    case("429 and Retry-After: a number without end", Reason.HTTP_429, text(TOO_MANY, 429, retry_after="9" * 400)),
    case(
        "429 and a date in the past",
        Reason.HTTP_429,
        text(TOO_MANY, 429, retry_after="Wed, 21 Oct 2015 07:28:00 GMT"),
    ),
    case(
        "429 and a date that cannot be",
        Reason.HTTP_429,
        text(TOO_MANY, 429, retry_after="Fri, 32 Foo 99999 99:99:99 GMT"),
    ),
    case(
        "429 in the words of a missing page", Reason.HTTP_429, shows("Page not found", "<h1>Page not found</h1>", 429)
    ),
    case("429, then 404 for ever", Reason.HTTP_404, in_turn(text("", 429), html("", 404))),
    *(
        case(
            f"429 to visitors who come together, {n}",
            Reason.OK,
            host="crowded.example",
            at=f"/crowded/{n}",
            pages=_CROWD,
        )
        for n in range(6)
    ),
)
