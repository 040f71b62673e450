"""Can anybody write to an address at all? Its spelling, and whether its domain takes mail. SMTP is never spoken."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import aiodns
import pycares
from email_validator import EmailNotValidError, validate_email

from prospector import urls

# Domains whose answer is remembered at a time.
_REMEMBERED = 10_000


class Mail(Enum):
    """Whether a domain takes mail."""

    TAKEN = "taken"
    NOT_TAKEN = "not taken"
    """Its owner says so (a null MX, RFC 7505), or there is no such domain."""
    UNKNOWN = "unknown"
    """Nobody could say."""


def is_spelled_well(address: str) -> bool:
    """False for what no mail program would send to. Reserved names are let through: they are their network's own."""
    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        return "special-use" in str(error)
    return True


class MailDomains:
    """Asks the name servers about domains, each once a run. Close it at the end."""

    def __init__(self, servers: Sequence[str] = ()) -> None:
        self._servers = list(servers)
        self._resolver: aiodns.DNSResolver | None = None
        self._known: dict[str, Mail] = {}

    async def take(self, address: str) -> Mail:
        """Does the domain of an address take mail?"""
        domain = address.rpartition("@")[2].lower()
        if domain not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[domain] = await self._ask(domain)
        return self._known[domain]

    async def aclose(self) -> None:
        if self._resolver is not None:
            await self._resolver.close()
            self._resolver = None

    async def _ask(self, domain: str) -> Mail:
        if urls.is_address(domain.strip("[]")):
            return Mail.UNKNOWN
        if self._resolver is None:
            self._resolver = aiodns.DNSResolver(self._servers or None, timeout=5.0, tries=2)
        try:
            answer = await self._resolver.query_dns(domain.encode("idna").decode("ascii"), "MX")
        except aiodns.error.DNSError as error:
            code = error.args[0]
            if code == pycares.errno.ARES_ENOTFOUND:
                return Mail.NOT_TAKEN
            return await self._without_mx(domain) if code == pycares.errno.ARES_ENODATA else Mail.UNKNOWN
        except UnicodeError:
            return Mail.NOT_TAKEN
        hosts = [record.data.exchange.rstrip(".") for record in answer.answer if hasattr(record.data, "exchange")]
        if not hosts:
            return await self._without_mx(domain)
        return Mail.TAKEN if any(hosts) else Mail.NOT_TAKEN

    async def _without_mx(self, domain: str) -> Mail:
        # RFC 5321, 5.1: then the host of that name takes the mail itself.
        assert self._resolver is not None
        try:
            await self._resolver.getaddrinfo(domain)
        except aiodns.error.DNSError as error:
            gone = error.args[0] in (pycares.errno.ARES_ENOTFOUND, pycares.errno.ARES_ENODATA)
            return Mail.NOT_TAKEN if gone else Mail.UNKNOWN
        return Mail.TAKEN
