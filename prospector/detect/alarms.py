"""Many calls after the same delay, nearly none of which comes to be made: one timer stands for all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Alarms:
    """Calls back after `delay` seconds, unless it is told not to. Needs a running event loop."""

    def __init__(self, delay: float) -> None:
        self.delay = delay
        # In the order in which they are due, which is the order in which they came.
        self._due: dict[Callable[[], object], float] = {}
        self._rings: asyncio.TimerHandle | None = None

    def set(self, call: Callable[[], object]) -> None:
        """Have `call` called after the delay."""
        loop = asyncio.get_running_loop()
        self._due[call] = loop.time() + self.delay
        if self._rings is None:
            self._rings = loop.call_later(self.delay, self._ring)

    def cancel(self, call: Callable[[], object]) -> None:
        """Have it not called; nothing happens if it was already."""
        self._due.pop(call, None)

    def _ring(self) -> None:
        self._rings = None
        loop = asyncio.get_running_loop()
        now = loop.time()
        for call, due in list(self._due.items()):
            if due > now:
                self._rings = loop.call_at(due, self._ring)
                return
            # One that was called may have another taken back.
            if self._due.pop(call, None) is not None:
                call()
