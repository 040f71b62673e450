"""Whom a mailbox is called after, by what the page says."""

from __future__ import annotations

import pytest

from prospector import html
from prospector.enrich.contacts import find_contacts
from prospector.enrich.contacts.namesakes import Namesakes


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        ("Kept by Jane Doerr, beekeeper.", "jane.doerr@bees.org", "Jane Doerr"),
        ("Kept by Jane Doerr, beekeeper.", "doerr_jane@bees.org", "Jane Doerr"),
        ("Kept by Jane Doerr, beekeeper.", "janedoerr@bees.org", "Jane Doerr"),
        ("Kept by Jane Doerr, beekeeper.", "jdoerr77@bees.org", "Jane Doerr"),
        ("Kept by Jane Q. Doerr, beekeeper.", "jdoerr@bees.org", "Jane Q. Doerr"),
        ("Kept by Jane Doerr, beekeeper.", "janed@bees.org", "Jane Doerr"),
        ("Jörg Müller pflegt die Liste.", "joerg.mueller@bees.org", "Jörg Müller"),
        ("Strona: Łucja Dębska", "lucja.debska@bees.org", "Łucja Dębska"),
        # The domain has the rest of it, or it stands beside the address.
        ("Jane Doerr, beekeeper", "jane@doerrfamily.org", "Jane Doerr"),
        ("Secretary: Jane Doerr, jane@bees.org", "jane@bees.org", "Jane Doerr"),
        ("Mel Ready, hives and honey: mready2@bees.org", "mready2@bees.org", "Mel Ready"),
        # Munged, it is written in small letters as well.
        ("Jane Doerr: jane at doerr dot org", "jane@doerr.org", "Jane Doerr"),
        # Not on the page, or another's.
        ("Kept by Jane Doerr.", "john.doerr@bees.org", ""),
        ("Kept by Jane Doerr.", "jane@bees.org", ""),
        ("Kept by Jane Doerr. John looks after the hives: doerr@bees.org", "john@bees.org", ""),
        ("Kept by Prof. Doerr.", "p.doerr@bees.org", ""),
        # Not a person: what the page also says in small letters, titles, offices and firms.
        ("Honey Farm. Our honey is from a farm.", "honeyfarm@bees.org", ""),
        ("Customer Care", "customercare@bees.org", ""),
        ("City Recorder", "city.recorder@bees.org", ""),
        ("Doerr Apiaries", "doerrapiaries@doerrapiaries.org", ""),
        ("The BEES Team", "bees-team@bees.org", ""),
        ("jane doerr", "jane.doerr@bees.org", ""),
        # In another word.
        ("Maryjane Doerrfield", "jane.doerr@bees.org", ""),
        ("", "jane.doerr@bees.org", ""),
    ],
)
def test_a_name_that_an_address_spells(text: str, address: str, name: str) -> None:
    assert Namesakes(text).of(address) == name


def test_a_mailbox_comes_with_the_name_and_the_person_with_it() -> None:
    links = "<a href='mailto:j.doerr@bees.org'>Mail</a> <a href='mailto:info@bees.org'>Office</a>"
    source = f"<h1>Links</h1><p>Jane Doerr</p>{links}"
    contacts = find_contacts(html.parse(source), source, "https://bees.org/links").contacts
    assert [(c.kind, c.value, c.name) for c in contacts] == [
        ("email", "j.doerr@bees.org", "Jane Doerr"),
        ("email", "info@bees.org", ""),
        ("person", "Jane Doerr", "Jane Doerr"),
    ]
