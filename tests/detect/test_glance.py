"""Pages that need no second glance, and pages that do: never another verdict than the rules would give."""

from __future__ import annotations

import pytest

from prospector.detect.glance import is_plainly_a_page
from prospector.detect.judge import judge
from prospector.verdict import Reason
from tests.detect.answers import answer, page

PROSE = "<p>Bees, wasps, and hoverflies. Hedges, banks, and stone walls. Leave them alone.</p>" * 60


def test_a_page_full_of_words_is_a_page_at_a_glance() -> None:
    assert is_plainly_a_page(answer(page("Bees of the hedgerow", f"<h1>Bees</h1>{PROSE}")))
    assert is_plainly_a_page(answer(page("Bienen für Anfänger", f"<h1>Bienen</h1>{PROSE}")))


@pytest.mark.parametrize(
    "body, status, headers, reason",
    [
        (page("Page not found", PROSE), 200, {}, None),
        (page("Bees", f"<h1>404</h1><p>Not found</p>{PROSE}"), 200, {}, None),
        (page("Situs Slot Gacor Hari Ini", PROSE), 200, {}, Reason.HIJACKED),
        (page("Bees", PROSE), 404, {}, Reason.HTTP_404),
        (page("Bees", PROSE), 200, {"cf-mitigated": "challenge"}, Reason.CHALLENGE),
        (page("Bees", "<p>Few words.</p>"), 200, {}, None),
        (page("Страница не найдена", PROSE).encode("cp1251"), 200, {"content-type": "text/html"}, None),
        (f"<TITLE>Page not found</TITLE>{PROSE}", 200, {}, None),
        (f"<title>Bees</title><H1>Page not found</H1>{PROSE}", 200, {}, None),
        (page("Bees", PROSE), 200, {"content-type": "text/plain"}, None),
    ],
)
def test_what_wants_a_closer_look(
    body: str | bytes, status: int, headers: dict[str, str], reason: Reason | None
) -> None:
    visit = answer(body, status, headers)
    assert not is_plainly_a_page(visit)
    if reason is not None:
        assert judge(visit).reason is reason


def test_a_page_that_we_were_sent_to_wants_a_closer_look() -> None:
    assert not is_plainly_a_page(answer(page("Bees", PROSE), via=((301, "https://bees.example/"),)))
