"""The time that looks are spread by. A clock of its own, so that tests can turn it: three days take no three days."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from prospector.items import now


class Clock:
    """The time as it is."""

    def now(self) -> str:
        """This moment as looks are dated: ISO 8601, UTC, whole seconds."""
        return now()

    def monotonic(self) -> float:
        """Seconds since some moment, never set back."""
        return time.monotonic()

    def call_later(self, seconds: float, do: Callable[..., object], *arguments: Any) -> None:
        """Have something done in a while. Needs a running event loop."""
        asyncio.get_running_loop().call_later(seconds, do, *arguments)
