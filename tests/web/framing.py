"""Answers that are not quite HTTP, too slow, too big or cut short. Where a person sees a page, the link is alive."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterable

from prospector.sampleweb.behaviours import Answer, Behaviour, answer, html, raw
from prospector.sampleweb.request import Request
from prospector.verdict import Reason
from tests.web.case import GUIDE, TEXT, case, in_turn

PAGE = GUIDE.body
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
HTML = {"Content-Type": "text/html"}


def _whole(head: bytes, body: bytes = PAGE) -> Behaviour:
    return raw(head + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)


def _drips(first: bytes, rest: bytes) -> Behaviour:
    """Says `first` at once and then `rest`, over and over, a word now and then, until the visitor leaves."""

    async def drip(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while not writer.is_closing():
            writer.write(rest)
            await writer.drain()
            await asyncio.sleep(0.05)

    return drip


def _chunked(chunks: Iterable[bytes]) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)


CASES = (
    # Slow, big.
    case("headers at once, and a body that drips for ever", Reason.OK, _drips(OK + b"\r\n" + PAGE, b"<p>more</p>")),
    case(
        "the same of known length",
        Reason.OK,
        _drips(OK + b"Content-Length: 99999999\r\n\r\n" + PAGE, b"<p>more</p>"),
    ),
    case("headers that drip for ever", Reason.TIMEOUT, _drips(b"HTTP/1.1 200 OK\r\n", b"X-Bee: hum\r\n")),
    case("a status line that drips for ever", Reason.TIMEOUT, _drips(b"HTTP/1.1", b" ")),
    case("a megabyte of a page", Reason.OK, html("<h1>All our hives</h1>" + TEXT * 2000)),
    case(
        "a page compressed a thousandfold",
        Reason.OK,
        Answer(200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"hive " * 4_000_000)),
    ),
    case(
        "a page compressed twice",
        Reason.OK,
        Answer(200, HTML | {"Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(PAGE))),
    ),
    # Encodings.
    case("gzip", Reason.OK, Answer(200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE))),
    case("plain text that says it is br", Reason.OK, Answer(200, HTML | {"Content-Encoding": "br"}, PAGE)),
    case("plain text that says it is gzip", Reason.OK, Answer(200, HTML | {"Content-Encoding": "gzip"}, PAGE)),
    case("an encoding nobody knows", Reason.OK, Answer(200, HTML | {"Content-Encoding": "hum"}, PAGE)),
    case(
        "gzip, cut in the middle",
        Reason.OK,
        Answer(200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(TEXT.encode())[:200]),
    ),
    case("Content-Encoding: utf-8", Reason.OK, Answer(200, HTML | {"Content-Encoding": "utf-8"}, PAGE)),
    # Chunks and lengths.
    case("chunks", Reason.OK, raw(OK + b"Transfer-Encoding: chunked\r\n\r\n" + _chunked([PAGE, b""]))),
    case(
        "chunks, and a bad one",
        Reason.OK,
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\n" + _chunked([PAGE]) + b"zz\r\n"),
    ),
    case("chunks without an end", Reason.OK, raw(OK + b"Transfer-Encoding: chunked\r\n\r\n" + _chunked([PAGE]))),
    case("a body shorter than it says", Reason.OK, raw(OK + b"Content-Length: 100000\r\n\r\n" + PAGE)),
    case("a body longer than it says", Reason.OK, raw(OK + b"Content-Length: 60\r\n\r\n" + PAGE)),
    case("no length, up to the end of the connection", Reason.OK, raw(OK + b"\r\n" + PAGE)),
    case(
        "a negative length",
        Reason.OK,
        raw(OK + b"Content-Length: -1\r\n\r\n" + PAGE),
    ),
    case("two lengths", Reason.BAD_RESPONSE, raw(OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + PAGE)),
    # Headers.
    case("300 headers", Reason.OK, _whole(OK + b"".join(b"X-Bee-%d: hum\r\n" % n for n in range(300)))),
    case("a header of 60 KB", Reason.OK, _whole(OK + b"X-Bee: " + b"z" * 60_000 + b"\r\n")),
    case("header bytes 0xFF and 0x01", Reason.OK, _whole(OK + b"X-Bee: \xff\x01\xfe\r\n")),
    case("a blank before the colon", Reason.OK, _whole(OK + b"X-Bee : hum\r\n")),
    case(
        "a header line without a colon",
        Reason.OK,
        _whole(OK + b"this is no header\r\n"),
    ),
    case("a folded header", Reason.OK, _whole(OK + b"X-Bee: hum\r\n hum\r\n")),
    case(
        "line ends without CR",
        Reason.OK,
        raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + PAGE),
    ),
    case("HTTP/1.0", Reason.OK, raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE)),
    case("no headers at all", Reason.OK, raw(b"HTTP/1.1 200 OK\r\n\r\n" + PAGE)),
    # Not HTTP.
    case("HTTP/0.9: a page without a status", Reason.BAD_RESPONSE, raw(PAGE)),
    case("a garbled status line", Reason.BAD_RESPONSE, raw(b"HTTP/1.1 TWO HUNDRED\r\n\r\n" + PAGE)),
    case("garbage", Reason.BAD_RESPONSE, raw(b"\x00\x01\x02 hum\r\n\r\n")),
    case("a mail server's greeting", Reason.BAD_RESPONSE, raw(b"220 mail.bees.example ESMTP\r\n")),
    case("an SSH server's greeting", Reason.BAD_RESPONSE, raw(b"SSH-2.0-OpenSSH_9.6\r\n")),
    case("garbage once, then a page", Reason.OK, in_turn(raw(b"!! hum\r\n\r\n"), GUIDE)),
    case(
        "a radio station: ICY 200 OK",
        Reason.OK,
        raw(b"ICY 200 OK\r\nicy-name: Radio Bee\r\nContent-Type: audio/mpeg\r\n\r\n" + b"\xff\xfb\x90\x00" * 500),
    ),
    # What is no page.
    case("a PDF", Reason.OK, answer(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + b"\0" * 500, "application/pdf"), at="/hive.pdf"),
    case("a picture", Reason.OK, answer(b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "image/png"), at="/hive.png"),
    case(
        "a picture of which the link knows nothing", Reason.OK, answer(b"\xff\xd8\xff\xe0" + b"\0" * 500, "image/jpeg")
    ),
    case(
        "a film for downloading", Reason.OK, answer(b"\0\0\0 ftypisom" + b"\0" * 200_000, "video/mp4"), at="/bees.mp4"
    ),
    case("plain text", Reason.OK, answer("Bees fly from eight degrees on.\n", "text/plain"), at="/notes.txt"),
    case(
        "a feed",
        Reason.OK,
        answer("<?xml version='1.0'?><rss><channel><title>Bees</title></channel></rss>", "application/rss+xml"),
    ),
    case("JSON", Reason.OK, answer('{"hives": 12, "error": null}', "application/json"), at="/hives.json"),
    case("no Content-Type", Reason.OK, Answer(200, {}, PAGE)),
    case("a Content-Type nobody knows", Reason.OK, answer(PAGE, "bees/hum")),
)
