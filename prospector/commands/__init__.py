"""What prospector adds to `scrapy`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def say(sentence: object) -> None:
    """Tell the person at the terminal, without getting into what the command writes to stdout."""
    print(sentence, file=sys.stderr)


def run_async(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end on a loop of our own, leaving alone the one that Scrapy may have prepared."""
    try:
        import uvloop

        loop: asyncio.AbstractEventLoop = uvloop.new_event_loop()
    except ImportError:
        loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
