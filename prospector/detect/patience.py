"""How long do we wait for a server that says nothing? Long, but not on one connection alone.

A lost packet, a sick node behind a load balancer, a queue that forgot us: a second connection often answers at once
where the first never would. So a silent server is asked again beside the first time, and the first answer counts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from prospector.detect.alarms import Alarms
from prospector.detect.seen import Visit
from prospector.verdict import Reason

Ask = Callable[[bool], Awaitable[Visit]]
"""Visits a link; told True, on a new connection."""

SILENT_TWICE = "silent on two connections"


async def first_answer(
    ask: Ask,
    fresh: bool,
    alarms: Alarms,
    silent: Callable[[], object],
    beside: asyncio.Task[Visit] | None = None,
) -> Visit:
    """Ask; after `alarms.delay` seconds of silence call `silent`, and after twice as many ask once more beside it.

    `beside`: a visit that waits for the same server already, and makes a second one needless. The first answer counts.
    Where neither comes, what the visit that waited longer came to, and in its detail that there were two.
    """
    waiting = asyncio.current_task()
    assert waiting is not None
    other: asyncio.Future[Visit] | None = None
    heard: Visit | None = None

    def settled(task: asyncio.Future[Visit]) -> None:
        nonlocal heard
        if task.cancelled() or task.exception() is not None:
            return
        # A visit beside ours that began earlier and ends in silence has waited long enough for both.
        if (task.result().fault is Reason.TIMEOUT) is (task is beside):
            heard = task.result()
            waiting.cancel()

    def nothing_yet() -> None:
        silent()
        if beside is None:
            alarms.set(ask_again)

    def ask_again() -> None:
        nonlocal other
        other = asyncio.ensure_future(ask(True))
        other.add_done_callback(settled)

    alarms.set(nothing_yet)
    if beside is not None:
        beside.add_done_callback(settled)
    try:
        visit = await ask(fresh)
    except asyncio.CancelledError:
        if heard is None:
            raise
        waiting.uncancel()
        visit = heard
    finally:
        alarms.cancel(nothing_yet)
        alarms.cancel(ask_again)
        if beside is not None:
            beside.remove_done_callback(settled)
        if other is not None:
            other.remove_done_callback(settled)
            other.cancel()
    if visit.fault is Reason.TIMEOUT and visit.status is None and (other is not None or beside is not None):
        return replace(visit, fault_detail=f"{visit.fault_detail}; {SILENT_TWICE}")
    return visit
