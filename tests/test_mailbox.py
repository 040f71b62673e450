"""Which addresses reach the same desk."""

import pytest

from prospector.mailbox import mailbox_of


@pytest.mark.parametrize(
    "one, other",
    [
        ("info@bees.org", "Info@Bees.ORG"),
        ("anna@bees.org", "anna+links@bees.org"),
        ("anna@bees.org", "anna+links+2026@bees.org"),
        ("info@bees.org", "info@www.bees.org"),
        ("info@bees.org", "info@bees.org."),
        ("bee.lady@gmail.com", "beelady@gmail.com"),
        ("beelady@gmail.com", "Bee.Lady+hives@googlemail.com"),
        ("bee.lady@protonmail.com", "bee.lady@pm.me"),
    ],
)
def test_spellings_of_one_mailbox(one: str, other: str) -> None:
    assert mailbox_of(one) == mailbox_of(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("info@bees.org", "contact@bees.org"),
        ("info@bees.org", "info@bees.com"),
        ("info@bees.org", "info@mail.bees.org"),
        ("info@bees.org", "info@wwwbees.org"),
        ("a.nna@bees.org", "anna@bees.org"),
        ("anna-links@bees.org", "anna@bees.org"),
        ("bee.lady@proton.me", "beelady@proton.me"),
        ("bee_lady@gmail.com", "beelady@gmail.com"),
        ("+bees@hives.org", "+wax@hives.org"),
    ],
)
def test_near_misses_are_two_desks(one: str, other: str) -> None:
    assert mailbox_of(one) != mailbox_of(other)
