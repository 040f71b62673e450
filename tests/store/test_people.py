"""What a contact page adds to what a page itself says of its keeper."""

import pytest

from prospector.items import ContactHint
from prospector.store.people import added


def hint(kind: str, value: str, rank: int = 1) -> ContactHint:
    return ContactHint(kind, value, rank, 0.9, "text", "https://bees.example/contact")


@pytest.mark.parametrize(
    "kind known there new".split(),
    [
        ("email", "info@bees.example", "office@bees.example", True),
        ("email", "info@bees.example", "info@mail.bees.example", True),
        ("email", "info@bees.example", "Info@Bees.example", False),
        ("email", "anna@bees.example", "anna+links@bees.example", False),
        ("email", "bee.lady@gmail.com", "beelady@googlemail.com", False),
        ("form", "https://bees.example/a", "https://bees.example/A", True),
        ("form", "https://bees.example/a", "https://bees.example/a", False),
    ],
)
def test_a_desk_that_is_named_already_is_not_added(kind: str, known: str, there: str, new: bool) -> None:
    assert [contact.value for contact in added([hint(kind, known)], [hint(kind, there)])] == [
        known,
        *([there] if new else []),
    ]


def test_a_contact_page_that_names_a_desk_twice_adds_it_once() -> None:
    there = [hint("email", "Office@bees.example", 2), hint("email", "office@bees.example", 1)]
    assert [contact.value for contact in added([], there)] == ["office@bees.example"]
