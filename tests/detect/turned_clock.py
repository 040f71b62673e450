"""A clock that tests turn: three days pass in no time."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from prospector.detect.clock import Clock
from prospector.items import timestamp

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


class TurnedClock(Clock):
    """Stands still until it is turned."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._due: list[tuple[float, int, Callable[..., object], tuple[Any, ...]]] = []
        self._numbers = count()

    def now(self) -> str:
        return timestamp(NOON + timedelta(seconds=self._seconds))

    def monotonic(self) -> float:
        return self._seconds

    def call_later(self, seconds: float, do: Callable[..., object], *arguments: Any) -> None:
        heapq.heappush(self._due, (self._seconds + seconds, next(self._numbers), do, arguments))

    @property
    def waiting(self) -> int:
        """Things that are to be done later."""
        return len(self._due)

    def turn(self, **by: float) -> None:
        """Let time pass (`hours=24`), and do what was due meanwhile."""
        self._seconds += timedelta(**by).total_seconds()
        while self._due and self._due[0][0] <= self._seconds:
            _, _, do, arguments = heapq.heappop(self._due)
            do(*arguments)
