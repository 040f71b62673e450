"""Certificates, good and bad, and doors where the other protocol is spoken."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from pathlib import Path

import trustme

from prospector.sampleweb.behaviours import raw, redirect, reset
from prospector.sampleweb.server import Host
from prospector.verdict import Reason
from tests.web.case import GUIDE, case, shows

# Whom visitors trust, whom nobody knows, and somebody in between.
AUTHORITY = trustme.CA()
STRANGER = trustme.CA()
BETWEEN = AUTHORITY.create_child_ca()

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def _context(certificate: trustme.LeafCert, whole_chain: bool = True) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    chain = certificate.cert_chain_pems if whole_chain else certificate.cert_chain_pems[:1]
    with trustme.Blob(b"".join(blob.bytes() for blob in (certificate.private_key_pem, *chain))).tempfile() as path:
        context.load_cert_chain(path)
    return context


def self_signed(name: str) -> ssl.SSLContext:
    """What a server shows whose keeper made the certificate at home."""
    return _context(trustme.CA().issue_cert(name))


def _promising_http_2(name: str) -> ssl.SSLContext:
    context = _context(AUTHORITY.issue_cert(name))
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context


def trust_store(folder: Path) -> Path:
    """A file of certificates to trust."""
    path = folder / "trusted.pem"
    AUTHORITY.cert_pem.write_to_path(str(path))
    return path


SECURE = Host("secure.example", "127.60.1.1", {"/": GUIDE}, tls=_context(AUTHORITY.issue_cert("secure.example")))

CASES = (
    case(
        "https",
        Reason.OK,
        GUIDE,
        host="well.example",
        address="127.60.1.2",
        tls=_context(AUTHORITY.issue_cert("well.example")),
    ),
    case(
        "http that sends on to https",
        Reason.MOVED_PERMANENTLY,
        redirect("https://secure.example/", 301),
        at="/",
        hosts=(SECURE,),
    ),
    case(
        "https by one of the certificate's many names",
        Reason.OK,
        GUIDE,
        host="www.many.example",
        address="127.60.1.3",
        tls=_context(AUTHORITY.issue_cert("a.example", "*.many.example")),
    ),
    case(
        "https through an authority in between",
        Reason.OK,
        GUIDE,
        host="between.example",
        address="127.60.1.4",
        tls=_context(BETWEEN.issue_cert("between.example")),
    ),
    case(
        "https, the certificate in between left out, and nothing says where it is",
        Reason.TLS_ERROR,
        GUIDE,
        host="left-out.example",
        address="127.60.1.5",
        tls=_context(BETWEEN.issue_cert("left-out.example"), whole_chain=False),
    ),
    case(
        "a certificate of its own making",
        Reason.TLS_ERROR,
        GUIDE,
        host="self.example",
        address="127.60.1.6",
        tls=self_signed("self.example"),
    ),
    case(
        "a certificate for another host",
        Reason.TLS_ERROR,
        GUIDE,
        host="moved-in.example",
        address="127.60.1.7",
        tls=_context(AUTHORITY.issue_cert("moved-out.example")),
    ),
    case(
        "a certificate that has run out",
        Reason.TLS_ERROR,
        GUIDE,
        host="late.example",
        address="127.60.1.8",
        tls=_context(AUTHORITY.issue_cert("late.example", not_after=LONG_AGO)),
    ),
    case(
        "a certificate from an unknown authority",
        Reason.TLS_ERROR,
        GUIDE,
        host="stranger.example",
        address="127.60.1.9",
        tls=_context(STRANGER.issue_cert("stranger.example")),
    ),
    case(
        "no certificate at all",
        Reason.TLS_ERROR,
        GUIDE,
        host="none.example",
        address="127.60.1.15",
        tls=ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER),
    ),
    case(
        "a bad certificate, and 404 behind it",
        Reason.TLS_ERROR,
        host="self2.example",
        address="127.60.1.10",
        at="/gone",
        tls=self_signed("self2.example"),
    ),
    case(
        "http that sends on to a bad certificate",
        Reason.TLS_ERROR,
        redirect("https://self3.example/", 301),
        at="/",
        hosts=(Host("self3.example", "127.60.1.11", {"/": GUIDE}, tls=self_signed("self3.example")),),
    ),
    case(
        "404 over https",
        Reason.HTTP_404,
        host="well2.example",
        address="127.60.1.12",
        at="/gone",
        tls=_context(AUTHORITY.issue_cert("well2.example")),
    ),
    case(
        "a reset over https",
        Reason.RESET,
        reset,
        host="well3.example",
        address="127.60.1.13",
        tls=_context(AUTHORITY.issue_cert("well3.example")),
    ),
    case("https to a plain server", Reason.TLS_ERROR, link="https://HOST:port/"),
    case("http to a server of https that hangs up", Reason.RESET, link="http://well.example:port/"),
    case(
        "http to a server of https that says so, 400",
        Reason.BAD_RESPONSE,
        shows(
            "400 The plain HTTP request was sent to HTTPS port",
            "<center><h1>400 Bad Request</h1></center><center>The plain HTTP request was sent to HTTPS port</center>",
            400,
        ),
    ),
    case(
        "http to Apache's https, 400",
        Reason.BAD_RESPONSE,
        shows(
            "400 Bad Request",
            "<h1>Bad Request</h1><p>Reason: You're speaking plain HTTP to an SSL-enabled server port.</p>",
            400,
        ),
    ),
    case(
        "HTTP/2 promised, and garbage in either version",
        Reason.BAD_RESPONSE,
        raw(b"hum\r\n\r\n"),
        host="h2.example",
        address="127.60.1.14",
        tls=_promising_http_2("h2.example"),
    ),
)
