from datetime import UTC, datetime

import pytest

from prospector.detect.pace import Pace, retry_after
from prospector.detect.seen import Visit

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "header, seconds",
    [
        ("2", 2),
        (" 120 ", 120),
        ("Fri, 20 Nov 2026 12:01:30 GMT", 90),
        ("Fri, 20 Nov 2026 11:00:00 GMT", 0),
        ("1.5", 1.5),
        ("120 seconds", 120),
        ("1m30s", 90),
        ("2 hours, 5 minutes", 7500),
        ("5 bees", None),
        ("bees 5s", None),
        ("-5", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_in_its_forms(header: str, seconds: float | None) -> None:
    assert retry_after(header, NOON) == seconds


@pytest.mark.parametrize(
    "status, header, wait",
    [(404, "", 60), (429, "5", 60), (429, "75", 75), (503, "86400", 90), (200, "75", 60)],
)
def test_the_next_look_waits_as_asked_within_bounds(status: int, header: str, wait: float) -> None:
    pace = Pace(confirm_after=60, longest_wait=90)
    assert pace.until_next_look(Visit("http://a.example/", status=status, headers={"retry-after": header})) == wait


@pytest.mark.parametrize("took, rest", [(0, 0), (250, 0.25), (9000, 1.0)])
def test_a_server_rests_as_long_as_its_answer_took(took: int, rest: float) -> None:
    assert Pace(longest_pause=1.0).rest(Visit("http://a.example/", elapsed_ms=took)) == rest
