"""How long do we wait for a server that says nothing? Long, but not on one connection alone.

A lost packet, a sick node behind a load balancer, a queue that forgot us: the second connection often answers at once
where the first never would. So a silent server is asked again beside the first time, and the first answer counts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from prospector.detect.seen import Visit
from prospector.verdict import Reason

Ask = Callable[[bool], Awaitable[Visit]]
"""Visits a link; told True, on a new connection."""


async def first_answer(ask: Ask, fresh: bool, patience: float, silent: Callable[[], object] = lambda: None) -> Visit:
    """Ask; after `patience` seconds of silence call `silent`, and after twice as many ask once more beside it.

    The first answer is the one that counts. Where neither comes, what the first visit came to, and in its detail that
    there were two.
    """
    loop, waiting = asyncio.get_running_loop(), asyncio.current_task()
    assert waiting is not None
    second: asyncio.Task[Visit] | None = None
    answer: Visit | None = None

    def answered(task: asyncio.Task[Visit]) -> None:
        nonlocal answer
        if not task.cancelled() and task.exception() is None and task.result().fault is not Reason.TIMEOUT:
            answer = task.result()
            waiting.cancel()

    def ask_again() -> None:
        nonlocal second
        second = asyncio.ensure_future(ask(True))
        second.add_done_callback(answered)

    first_timer = loop.call_later(patience, silent)
    second_timer = loop.call_later(2 * patience, ask_again)
    try:
        visit = await ask(fresh)
    except asyncio.CancelledError:
        if answer is None:
            raise
        waiting.uncancel()
        return answer
    finally:
        first_timer.cancel()
        second_timer.cancel()
        if second is not None:
            second.remove_done_callback(answered)
            second.cancel()
    if second is not None and visit.status is None:
        return replace(visit, fault_detail=f"{visit.fault_detail}; silent on two connections")
    return visit
