"""Certificates whose server forgot the one in between: browsers fetch it, and so do we, before we call it a fault.

The chain that a server sent is completed from where its last certificate says its issuer's can be had (AIA, RFC 5280
4.2.2.1), and then verified as any other: up to a certificate that we trust, for this host, at this moment.
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import AuthorityInformationAccessOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from prospector.urls import is_address

# Certificates that are fetched for one chain, and those that are remembered: a few authorities sign most of the web.
MOST_FETCHED = 3
REMEMBERED = 256

Fetch = Callable[[str], Awaitable[bytes]]
"""Gives what an http address holds; nothing where it cannot be had."""


class Chains:
    """Completes and verifies chains against the certificates in the file `trust_store`."""

    def __init__(self, trust_store: str, fetch: Fetch) -> None:
        self._trust_store = trust_store
        self._fetch = fetch
        self._issuers: OrderedDict[str, x509.Certificate | None] = OrderedDict()

    @cached_property
    def _store(self) -> Store:
        return Store(_parsed(Path(self._trust_store).read_bytes()))

    async def is_sound(self, host: str, pems: Sequence[str]) -> bool:
        """True if the certificates that a server sent, its own first, are good once what is missing is fetched."""
        sent = _parsed("".join(pems).encode())
        if not sent:
            return False
        leaf, *others = sent
        for _ in range(MOST_FETCHED):
            issuer = await self._issuer_of(others[-1] if others else leaf)
            if issuer is None or issuer in others:
                return False
            others.append(issuer)
            if self._is_good(host, leaf, others):
                return True
        return False

    def _is_good(self, host: str, leaf: x509.Certificate, others: list[x509.Certificate]) -> bool:
        subject = x509.IPAddress(ipaddress.ip_address(host)) if is_address(host) else x509.DNSName(host)
        verifier = PolicyBuilder().store(self._store).time(datetime.now(UTC)).build_server_verifier(subject)
        try:
            verifier.verify(leaf, others)
        except (VerificationError, ValueError):
            return False
        return True

    async def _issuer_of(self, certificate: x509.Certificate) -> x509.Certificate | None:
        url = _where_its_issuer_is(certificate)
        if not url:
            return None
        if url not in self._issuers:
            found = _parsed(await self._fetch(url))
            self._issuers[url] = found[0] if found else None
            if len(self._issuers) > REMEMBERED:
                self._issuers.popitem(last=False)
        return self._issuers[url]


def _where_its_issuer_is(certificate: x509.Certificate) -> str:
    """The http address of the issuer's certificate, empty if there is none. (https would begin the same question.)"""
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, ValueError):
        return ""
    for description in access:
        place = description.access_location
        if (
            description.access_method == AuthorityInformationAccessOID.CA_ISSUERS
            and isinstance(place, x509.UniformResourceIdentifier)
            and place.value.lower().startswith("http://")
        ):
            return place.value
    return ""


def _parsed(data: bytes) -> list[x509.Certificate]:
    """The certificates in a file: PEM, one in DER, or a PKCS #7 bundle. What cannot be read is left out."""
    if b"-----BEGIN CERTIFICATE-----" in data:
        certificates = []
        for piece in data.split(b"-----BEGIN CERTIFICATE-----")[1:]:
            pem = b"-----BEGIN CERTIFICATE-----" + piece.partition(b"-----END CERTIFICATE-----")[0]
            try:
                certificates.append(x509.load_pem_x509_certificate(pem + b"-----END CERTIFICATE-----\n"))
            except ValueError:
                continue
        return certificates
    try:
        return [x509.load_der_x509_certificate(data)]
    except ValueError:
        pass
    try:
        return pkcs7.load_der_pkcs7_certificates(data)
    except ValueError:
        return []
