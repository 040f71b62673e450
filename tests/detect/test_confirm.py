"""What several looks come to, taken together."""

import pytest

from prospector.detect.confirm import wants_another_look, weigh
from prospector.items import Look
from prospector.verdict import Reason, Verdict

R = Reason


def looks(*reasons: Reason, hours: float = 0) -> list[Look]:
    """Looks with these reasons, `hours` apart."""
    return [
        Look(f"2026-03-{1 + int(n * hours // 24):02}T{int(n * hours % 24):02}:00:00Z", reason)
        for n, reason in enumerate(reasons)
    ]


@pytest.mark.parametrize(
    "seen, reason, confirmed",
    [
        ([R.OK], R.OK, True),
        ([R.HTTP_403], R.HTTP_403, True),
        ([R.PRIVATE_ADDRESS], R.PRIVATE_ADDRESS, True),
        ([R.TIMEOUT], R.TIMEOUT, False),
        ([R.HTTP_404], R.HTTP_404, False),
        ([R.HTTP_404, R.HTTP_404], R.HTTP_404, True),
        # Two looks that disagree about why are no confirmation; a third may be.
        ([R.SOFT_404, R.HTTP_404], R.HTTP_404, False),
        ([R.SOFT_404, R.HTTP_404, R.HTTP_404], R.HTTP_404, True),
        # The newest look decides, in favour of the link.
        ([R.HTTP_404, R.OK], R.OK, True),
        ([R.HTTP_404, R.HTTP_404, R.OK], R.OK, True),
        ([R.HTTP_404, R.TIMEOUT], R.TIMEOUT, False),
        ([R.HTTP_404, R.HTTP_403], R.HTTP_403, True),
        ([R.TIMEOUT, R.OK], R.OK, True),
    ],
)
def test_looks_are_weighed(seen: list[Reason], reason: Reason, confirmed: bool) -> None:
    weighed = weigh(looks(*seen))
    assert (weighed.reason, weighed.confirmed) == (reason, confirmed)


@pytest.mark.parametrize(
    "seen, hours, verdict",
    [
        ([R.TIMEOUT, R.REFUSED, R.HTTP_5XX], 36, Verdict.DEAD),
        ([R.TIMEOUT, R.REFUSED, R.HTTP_5XX], 35, Verdict.DOWN),
        ([R.TIMEOUT, R.TIMEOUT], 100, Verdict.DOWN),
        ([R.TIMEOUT, R.OK, R.TIMEOUT, R.TIMEOUT], 40, Verdict.DOWN),
        ([R.TIMEOUT, R.TIMEOUT, R.TIMEOUT, R.OK], 40, Verdict.ALIVE),
    ],
)
def test_down_is_given_up_after_three_looks_over_72_hours(seen: list[Reason], hours: float, verdict: Verdict) -> None:
    assert weigh(looks(*seen, hours=hours)).verdict is verdict


@pytest.mark.parametrize(
    "seen, this_run, again",
    [
        ([R.OK], 1, False),
        ([R.HTTP_404], 1, True),
        ([R.HTTP_404, R.HTTP_404], 2, False),
        ([R.HTTP_404, R.HTTP_404], 1, False),  # the first was in a former run: that confirms it
        ([R.SOFT_404, R.HTTP_404], 2, True),
        ([R.SOFT_404, R.HTTP_404, R.PARKED], 3, False),
        ([R.TIMEOUT], 1, True),
        ([R.TIMEOUT, R.TIMEOUT], 2, False),
        ([R.HTTP_429], 1, True),
        ([R.HTTP_403], 1, False),
    ],
)
def test_another_look_is_taken_while_it_could_change_something(seen: list[Reason], this_run: int, again: bool) -> None:
    assert wants_another_look(looks(*seen), this_run) is again


def test_confidence_grows_with_looks_and_is_higher_for_a_servers_own_word() -> None:
    suspected, confirmed = weigh(looks(R.HTTP_404)), weigh(looks(R.HTTP_404, R.HTTP_404))
    assert suspected.confidence < 0.6 < confirmed.confidence
    assert weigh(looks(R.SOFT_404, R.SOFT_404)).confidence < confirmed.confidence
