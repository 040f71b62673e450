"""A disk as small as a test wants it, that may be full or read-only."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.missing import missing


class SmallDisk:
    """A file system in memory, mounted on a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def becomes(self, option: str) -> None:
        """`size=8m`, `ro`, `rw`."""
        subprocess.run(["mount", "-o", f"remount,{option}", str(self.folder)], check=True)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[SmallDisk]:
    """A disk of a size like `300k`; skips the test where we may not mount one."""
    folder.mkdir()
    with _mounted(folder, "-t", "tmpfs", "-o", f"size={size}", "tmpfs"):
        yield SmallDisk(folder)


@contextmanager
def read_only(file: Path) -> Iterator[None]:
    """A file that nobody may write, not even root; skips the test where we may not mount one."""
    with _mounted(file, "--bind", str(file)):
        subprocess.run(["mount", "-o", "remount,ro,bind", str(file)], check=True)
        yield


@contextmanager
def _mounted(place: Path, *what: str) -> Iterator[None]:
    try:
        mounted = subprocess.run(["mount", *what, str(place)], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        missing("there is no mount command")
    if mounted.returncode:
        missing(f"nothing can be mounted here: {mounted.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
