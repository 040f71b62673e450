"""Servers that leave out the certificate in between: it is fetched, and then the whole chain has to be good."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from prospector.sampleweb.behaviours import NOT_FOUND, Behaviour, answer, hang, html, redirect
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from prospector.verdict import Reason
from tests.detect.visiting import visit
from tests.free_port import free_port

NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=400)


class Signed:
    """A certificate with its key, signed by another or by itself."""

    def __init__(
        self,
        name: str,
        by: Signed | None = None,
        *,
        may_sign: bool = True,
        issuer_at: str = "",
        until: datetime = NOW + timedelta(days=30),
    ) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        public, signer = self.key.public_key(), by or self
        builder = (
            x509.CertificateBuilder()
            .subject_name(self.name)
            .issuer_name(signer.name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(LONG_AGO)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(may_sign, None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.key.public_key()), critical=False)
            .add_extension(_usage(may_sign), critical=True)
        )
        if not may_sign or "." in name:
            builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        if issuer_at:
            place = x509.UniformResourceIdentifier(issuer_at)
            access = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, place)
            builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        self.certificate = builder.sign(signer.key, hashes.SHA256())

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def context(self, folder: Path) -> ssl.SSLContext:
        """A server that sends this certificate, and no other."""
        path = folder / "server.pem"
        key = self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.write_bytes(key + self.pem)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _usage(may_sign: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=may_sign, crl_sign=may_sign, encipher_only=False, decipher_only=False,
    )  # fmt: skip


ROOT = Signed("Bees Root")
STRANGER = Signed("Strangers Root")
BETWEEN = Signed("Bees Between", ROOT)


def look(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    at_issuer: Behaviour,
    between: Signed = BETWEEN,
    issuer_host: str = "issuers.example",
    name: str = "bees.example",
    until: datetime = NOW + timedelta(days=30),
) -> tuple[int | None, Reason | None, str, int]:
    """Visit a server that sends only its own certificate. What came of it, and how often the issuer was asked."""
    (folder / "trusted.pem").write_bytes(ROOT.pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "trusted.pem"))
    port = free_port()
    own = Signed(name, between, may_sign=False, issuer_at=f"http://{issuer_host}:{port}/between.cer", until=until)
    hosts = [
        Host("bees.example", "127.57.0.1", {"/": html("<title>Bees</title>")}, tls=own.context(folder)),
        Host("issuers.example", "127.57.0.2", {"/between.cer": at_issuer}),
    ]
    with Web(hosts, {"inside.example": "10.0.0.7"}, port) as web:
        seen = visit(web, "https://bees.example:port/")
        asked = sum(request.target == "/between.cer" for request in web.requests)
    return seen.status, seen.fault, seen.fault_detail, asked


def certificate(data: bytes) -> Behaviour:
    return answer(data, "application/pkix-cert")


@pytest.mark.parametrize("spelled", [lambda signed: signed.der, lambda signed: signed.pem], ids=["DER", "PEM"])
def test_what_was_left_out_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spelled: Callable[[Signed], bytes]
) -> None:
    status, fault, _, asked = look(tmp_path, monkeypatch, certificate(spelled(BETWEEN)))
    assert (status, fault, asked) == (200, None, 1)


@pytest.mark.parametrize(
    "at_issuer, more",
    [
        (NOT_FOUND, {}),
        (certificate(b"\x30\x82garbage"), {}),
        (html("<h1>Certificates</h1>"), {}),
        (certificate(b"\0" * 1_000_000), {}),
        (hang, {}),
        (redirect("/between.cer"), {}),
        # Another's certificate, which signed nothing here.
        (certificate(Signed("Bees Between", ROOT).der), {}),
        # Signed by somebody we do not trust, and that somebody himself.
        (certificate(Signed("Others", STRANGER).der), {"between": Signed("Others", STRANGER)}),
        (certificate(STRANGER.der), {"between": STRANGER}),
        # One that ran out, and one that may not sign.
        *(
            (certificate(signed.der), {"between": signed})
            for signed in (
                Signed("Late", ROOT, until=NOW - timedelta(days=1)),
                Signed("server.example", ROOT, may_sign=False),
            )
        ),
        # All is well but for the server's own certificate.
        (certificate(BETWEEN.der), {"name": "others.example"}),
        (certificate(BETWEEN.der), {"until": NOW - timedelta(days=1)}),
    ],
)
def test_a_chain_that_is_not_good_stays_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_issuer: Behaviour, more: dict[str, object]
) -> None:
    status, fault, detail, _ = look(tmp_path, monkeypatch, at_issuer, **more)  # type: ignore[arg-type]
    assert (status, fault) == (None, Reason.TLS_ERROR)
    assert "behind it: HTTP 200, 'Bees'" in detail


def test_no_certificate_is_fetched_from_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, fault, _, asked = look(tmp_path, monkeypatch, certificate(BETWEEN.der), issuer_host="inside.example")
    assert (status, fault, asked) == (None, Reason.TLS_ERROR, 0)


@pytest.mark.parametrize(
    "more, word",
    [
        ({"name": "others.example", "between": ROOT}, "tls_hostname: "),
        ({"until": NOW - timedelta(days=1), "between": ROOT}, "tls_expired: "),
        ({"between": STRANGER}, "tls_untrusted: "),
    ],
)
def test_what_is_wrong_with_a_certificate_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: dict[str, object], word: str
) -> None:
    *_, detail, _ = look(tmp_path, monkeypatch, NOT_FOUND, **more)  # type: ignore[arg-type]
    assert detail.startswith(word)
