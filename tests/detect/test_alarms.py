from __future__ import annotations

import asyncio

from prospector.detect.alarms import Alarms


def test_who_is_not_taken_back_is_called_in_turn_and_once() -> None:
    called = dict[str, float]()
    delay = 0.5

    async def go() -> None:
        clock = asyncio.get_running_loop().time
        alarms = Alarms(delay)
        calls = {name: (lambda name=name: called.setdefault(name, clock())) for name in "abc"}
        alarms.set(calls["a"])
        alarms.set(calls["b"])
        await asyncio.sleep(0.1)
        at = clock()
        alarms.set(calls["c"])
        alarms.cancel(calls["b"])
        await asyncio.sleep(2 * delay)
        assert list(called) == ["a", "c"]
        assert called["c"] >= at + delay
        # And again after a time when nobody waited.
        alarms.set(calls["b"])
        alarms.cancel(calls["c"])
        await asyncio.sleep(2 * delay)

    asyncio.run(go())
    assert list(called) == ["a", "c", "b"]


def test_one_that_is_called_may_take_another_back_and_set_itself_anew() -> None:
    called = list[str]()

    async def go() -> None:
        alarms = Alarms(0.02)

        def first() -> None:
            called.append("first")
            alarms.cancel(second)
            if len(called) < 3:
                alarms.set(first)

        def second() -> None:
            called.append("second")

        alarms.set(first)
        alarms.set(second)
        await asyncio.sleep(0.3)

    asyncio.run(go())
    assert called == ["first", "first", "first"]
