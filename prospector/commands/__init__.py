"""What prospector adds to `scrapy`."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from io import FileIO, TextIOWrapper
from typing import Any, TypeVar

from rich.console import Console

from prospector.campaign import BadInput

T = TypeVar("T")

# Columns of a table that goes into a file or a pipe: there is more room than in a terminal.
_WIDE = 160


def say(sentence: object) -> None:
    """Tell the person at the terminal, without getting into what the command writes to stdout."""
    # Nobody may be there any more.
    with suppress(OSError):
        print(sentence, file=sys.stderr)


def refuse_unknown_options(args: list[str], command: str) -> None:
    """Scrapy hands over the options it does not know as if they were names of files. Raises BadInput."""
    for arg in args:
        if arg.startswith("-") and arg != "-":
            option = arg.partition("=")[0]
            raise BadInput(f"scrapy {command}: unknown option {option}; scrapy {command} -h lists those there are.")


def run_async(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end on a loop of our own, leaving alone the one that Scrapy may have prepared."""
    # All that was loaded so far stays: the garbage collector need not look through it again and again.
    gc.freeze()
    with asyncio.Runner(loop_factory=_new_loop) as runner:
        return runner.run(work)


def _new_loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop

        loop: asyncio.AbstractEventLoop = uvloop.new_event_loop()
    except ImportError:
        loop = asyncio.new_event_loop()
    return loop


@contextmanager
def printing() -> Iterator[Console]:
    """Standard output to print tables on. Raises BadInput and OutputLost, as Output does."""
    # An old terminal may not know every letter.
    with TextIOWrapper(Output("-"), sys.stdout.encoding, errors="replace", write_through=True) as output:
        yield Console(file=output, width=None if sys.stdout.isatty() else _WIDE)


class OutputLost(Exception):
    """What a command writes cannot be written any more. The message is one sentence, or nothing: nobody reads on."""


class Output(FileIO):
    """Where a command writes: a file, or standard output for `-`. Raises BadInput at first, OutputLost later on.

    Everything is written at once: what waited in a buffer would fail at the interpreter's end, where nobody listens.
    """

    def __init__(self, path: str) -> None:
        self._title = "Standard output" if path == "-" else f"The output {path}"
        try:
            if path != "-":
                super().__init__(path, "w")
            elif sys.stdout is None:
                raise BadInput("Standard output is closed: name a file with -o.")
            else:
                super().__init__(sys.stdout.fileno(), "w", closefd=False)
        except OSError as error:
            raise BadInput(f"{self._title} cannot be written: {error.strerror}.") from error

    def write(self, data: Any, /) -> int:
        """All of it, where a file alone may write a part."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[super().write(rest) :]
        except BrokenPipeError as error:
            raise OutputLost from error
        except OSError as error:
            raise self._lost(error) from error
        return len(data)

    def close(self) -> None:
        try:
            super().close()
        except OSError as error:
            raise self._lost(error) from error

    def _lost(self, error: OSError) -> OutputLost:
        return OutputLost(f"{self._title} cannot be written any more: {error.strerror}.")
