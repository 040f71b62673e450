"""How long a verdict is good for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prospector.detect.shelf_life import ShelfLife
from prospector.items import LinkVerdict, Look, timestamp
from prospector.verdict import Reason
from tests.detect.turned_clock import NOON

R = Reason


def verdict(
    reason: Reason, confirmed: bool, looks: int = 1, url: str = "http://bees.example/", **seen: bool
) -> LinkVerdict:
    at = timestamp(NOON)
    look = Look(at, reason, seen=dict(seen))
    return LinkVerdict(url, reason, confirmed, 0.9, (look,) * looks, None, url, (), 0, at)


@pytest.mark.parametrize(
    "given, good_for, no_longer_than",
    [
        (verdict(R.OK, True), 14, 30),
        (verdict(R.MOVED, True), 14, 30),
        (verdict(R.HTTP_404, True, looks=2), 6.9, 7),
        (verdict(R.GONE_AFTER_LOOKS, True, looks=3), 6.9, 7),
        (verdict(R.CHALLENGE, True), 29.9, 30),
        (verdict(R.HTTP_429, True), 1, 3),
        (verdict(R.TIMEOUT, False, looks=2), 1, 3),
        (verdict(R.SOFT_404, False, looks=3), 1, 3),
        # The run that suspected it was stopped before the second look.
        (verdict(R.HTTP_404, False), 0, 0),
        (verdict(R.DNS_ERROR, False, our_network_was_ill=True), 0, 0),
        # How we were set up that day.
        (verdict(R.PRIVATE_ADDRESS, True), 0, 0),
        (verdict(R.ROBOTS, True), 0, 0),
    ],
)
def test_each_verdict_has_its_days(given: LinkVerdict, good_for: float, no_longer_than: float) -> None:
    def good_after(days: float) -> bool:
        return ShelfLife().still_good(given, timestamp(NOON + timedelta(days=days)))

    assert not good_for or good_after(good_for - 0.01)
    assert not good_after(no_longer_than + 0.01)


def test_not_all_fall_due_on_one_day() -> None:
    later = timestamp(NOON + timedelta(days=22))
    links = [verdict(R.OK, True, url=f"http://bees.example/{n}") for n in range(200)]
    assert 60 < sum(ShelfLife().still_good(link, later) for link in links) < 140


def test_a_verdict_of_tomorrow_is_not_believed() -> None:
    assert not ShelfLife().still_good(verdict(R.OK, True), timestamp(NOON - timedelta(days=1)))
