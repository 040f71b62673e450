"""`scrapy` as a user runs it: a process of its own, in a folder of its own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """What the process finds around it: our project, and none of the settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PROSPECTOR_")}
    return kept | {"SCRAPY_SETTINGS_MODULE": "prospector.settings", "PYTHONPATH": str(ROOT)} | dict(more or {})


def start(folder: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start `scrapy ARGUMENTS` in a folder, with settings in its environment."""
    return subprocess.Popen(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=folder,
        env=environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def scrapy(
    folder: Path, *arguments: str, settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `scrapy ARGUMENTS` to its end."""
    process = start(folder, *arguments, settings=settings)
    said, told = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, said, told)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV list."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
