from __future__ import annotations

import pytest

from prospector.campaign import BadInput
from prospector.items import ContactHint
from prospector.suppression import Suppressions, spelled


@pytest.mark.parametrize(
    "given kept".split(),
    [
        ("Anna@Bees.example", "anna@bees.example"),
        ("mailto:anna@bees.example", "anna@bees.example"),
        ("Anna.Bell+links@googlemail.com", "annabell@gmail.com"),
        ("bees.example", "bees.example"),
        ("www.bees.example", "bees.example"),
        ("https://www.bees.example/", "bees.example"),
        ("HTTPS://bees.example/Links#top", "https://bees.example/Links"),
        ("bees.co.uk", "bees.co.uk"),
    ],
)
def test_what_people_write_is_spelled_in_one_way(given: str, kept: str) -> None:
    assert spelled(given) == kept


@pytest.mark.parametrize("given", ["", "  ", "anna@", "@bees.example", "anna smith@bees.example", "bees", "http://"])
def test_what_names_nobody_is_refused(given: str) -> None:
    with pytest.raises(BadInput, match="no e-mail address, no domain and no page"):
        spelled(given)


def suppressions(*values: str) -> Suppressions:
    key = Suppressions(b"key", ())
    return Suppressions(b"key", map(key.hash_of, values))


@pytest.mark.parametrize(
    "url covered".split(),
    [
        ("https://bees.example/", True),
        ("https://shop.bees.example/hives?page=2", True),
        ("https://hives.example/links", True),
        ("https://hives.example/", False),
        ("https://notbees.example/", False),
    ],
)
def test_a_site_covers_its_pages_and_a_page_itself(url: str, covered: bool) -> None:
    assert suppressions("bees.example", "https://hives.example/links").covers(url) is covered


@pytest.mark.parametrize(
    "kind value covered".split(),
    [
        ("email", "Anna@Hives.example", True),
        ("email", "anna+links@hives.example", True),
        ("email", "bob@hives.example", False),
        ("email", "info@mail.bees.example", True),
        ("form", "https://bees.example/contact", True),
        ("page", "https://hives.example/contact", False),
        ("person", "Anna", False),
    ],
)
def test_contacts(kind: str, value: str, covered: bool) -> None:
    contact = ContactHint(kind, value, 1, 0.9, "text")
    assert suppressions("bees.example", "anna@hives.example").covers_contact(contact) is covered


def test_what_is_kept_does_not_say_who() -> None:
    hashed = suppressions().hash_of("anna@bees.example")
    assert "anna" not in hashed
    assert hashed != Suppressions(b"another store's key", ()).hash_of("anna@bees.example")
