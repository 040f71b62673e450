"""What becomes of addresses that nobody could write to, with a name server of our own."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from pipelines.verify import Verify
from prospector.enrich.mail import MailDomains, is_spelled_well
from prospector.items import ContactHint
from prospector.sampleweb.behaviours import html
from prospector.sampleweb.names import Rcode
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from tests.store.test_store import page

NAMES: dict[str, str | Rcode] = {
    "mail.example": "MX 10 mx.mail.example",
    "nomail.example": "MX 0 .",
    "host.example": "127.0.0.9",
    "ill.example": Rcode.SERVFAIL,
    "empty.example": Rcode.NOERROR,
}


def addresses(*values: str) -> tuple[ContactHint, ...]:
    return tuple(
        ContactHint("email", value, n, 0.8, "text", "http://bees.example/") for n, value in enumerate(values, 1)
    )


def verified(*values: str) -> dict[str, float]:
    """What is left of these addresses on a page of bees.example, with its confidence."""

    async def go(servers: list[str]) -> dict[str, float]:
        verify = Verify(MailDomains(servers))
        item = replace(page("http://bees.example/links"), contacts=addresses(*values))
        kept = (await verify.process_item(item)).contacts
        await verify.close_spider()
        assert [contact.rank for contact in kept] == list(range(1, len(kept) + 1))
        return {contact.value: contact.confidence for contact in kept}

    with Web([Host("bees.example", "127.53.0.1", {"/": html("here")})], NAMES) as web:
        return asyncio.run(go([web.environment["PROSPECTOR_DNS_SERVERS"]]))


@pytest.mark.parametrize(
    "address confidence".split(),
    [
        ("anna@mail.example", 0.8),
        ("anna@host.example", 0.8),
        ("anna@nomail.example", None),
        ("anna@no-such-name.example", None),
        ("anna@empty.example", None),
        # Nobody could say: a person may try.
        ("anna@ill.example", 0.8),
        # The page's own site answers us: its name servers may be wrong.
        ("anna@mail.bees.example", 0.4),
        ("anna@bees.example", 0.8),
        ("anna..smith@mail.example", None),
    ],
)
def test_domains_that_take_mail(address: str, confidence: float | None) -> None:
    left = verified(address, "bob@mail.example")
    assert left.get(address) == confidence
    assert "bob@mail.example" in left


def test_without_asking_only_the_spelling_counts() -> None:
    item = replace(page("http://bees.example/links"), contacts=addresses("anna@nowhere.example", "a b@mail.example"))
    left = asyncio.run(Verify(None).process_item(item)).contacts
    assert [contact.value for contact in left] == ["anna@nowhere.example"]


@pytest.mark.parametrize(
    "address well".split(),
    [
        ("anna.smith+links@bees.co.uk", True),
        ("anna@bücher.example", True),
        ("anna@bees.test", True),
        ("anna@bees", False),
        (".anna@bees.org", False),
        ("anna@bees..org", False),
    ],
)
def test_how_an_address_may_be_spelled(address: str, well: bool) -> None:
    assert is_spelled_well(address) is well
