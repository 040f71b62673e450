"""What a command cost, by the operating system's own account."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Cost:
    """What one run of a command cost."""

    cpu: float
    """Seconds, user and system."""
    wall: float
    memory: float
    """MB at the peak."""


def measure(
    command: list[str],
    environment: dict[str, str] | None = None,
    output: Path | None = None,
    well: tuple[int, ...] = (0,),
) -> Cost:
    """Run a command to its end. `output`: where its stdout goes; `well`: exit statuses that are no failure."""
    with (output or Path(os.devnull)).open("wb") as stdout:
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, env=os.environ | (environment or {}))
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in well:
        raise SystemExit(f"{command[0]} ended with {process.returncode}:\n{said.decode()[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    """Each figure's median."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "memory")))


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder of its own, gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="benchmark-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
