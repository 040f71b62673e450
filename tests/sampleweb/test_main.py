"""`python -m prospector.sampleweb`: the small web for as long as a command runs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import prospector

PROJECT = Path(prospector.__file__).resolve().parents[1]
MAIN = [sys.executable, "-m", "prospector.sampleweb"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT)}


def run(*arguments: str, python_path: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(python_path)}
    return subprocess.run([*MAIN, *arguments], env=environment, capture_output=True, text=True, timeout=60, cwd="/")


def started(*arguments: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*MAIN, *arguments], env=ENVIRONMENT, text=True, stdout=pipe, stderr=pipe)


# What a command sees: the web answers while it runs, and it is told all it needs.
LOOK = """
import os, sys, urllib.request
seeds = sys.argv[1].removeprefix("seeds=").split(",")
assert len(seeds) == 8 and seeds == os.environ["PROSPECTOR_SAMPLEWEB_SEEDS"].split(",")
assert os.environ["PROSPECTOR_DNS_SERVERS"].startswith("127.0.0.1:")
assert os.environ["PROSPECTOR_ALLOWED_NETWORKS"] == "127.0.0.0/8"
assert float(os.environ["PROSPECTOR_DETECT_CONFIRM_AFTER"]) == 3
assert float(os.environ["PROSPECTOR_DETECT_TIMEOUT"]) == 4
assert float(os.environ["PROSPECTOR_CRAWL_DELAY"]) == 0.05
assert "PATH" in os.environ
port = seeds[0].rstrip("/").rpartition(":")[2]
asked = urllib.request.Request(f"http://127.83.0.1:{port}/", headers={"Host": f"www.hedgerow-bees.example:{port}"})
with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(asked, timeout=5) as answer:
    assert b"Hedgerow Bees" in answer.read()
print("looked")
sys.exit(7)
"""


def test_a_command_runs_against_the_web_and_its_exit_code_is_passed_on() -> None:
    done = run("--", sys.executable, "-c", LOOK, "seeds={seeds}")
    assert (done.returncode, done.stdout, done.stderr) == (7, "looked\n", "")


def test_it_works_from_a_zipped_egg(tmp_path: Path) -> None:
    egg = tmp_path / "project.egg"
    with zipfile.ZipFile(egg, "w") as packed:
        for file in (PROJECT / "prospector").rglob("*.py"):
            packed.write(file, file.relative_to(PROJECT))
    done = run("--", sys.executable, "-c", LOOK, "seeds={seeds}", python_path=egg)
    assert (done.returncode, done.stdout, done.stderr) == (7, "looked\n", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_wish_to_stop_reaches_the_command_and_both_end(number: signal.Signals) -> None:
    command = """
import signal, sys
def stop(number, frame):
    print("stopped by", signal.Signals(number).name)
    sys.exit(3)
signal.signal(signal.SIGINT, stop)
signal.signal(signal.SIGTERM, stop)
print("ready", flush=True)
signal.pause()
"""
    with started("--", sys.executable, "-c", command) as child:
        assert child.stdout
        assert child.stdout.readline() == "ready\n"
        child.send_signal(number)
        output, errors = child.communicate(timeout=60)
    assert (child.returncode, output, errors) == (3, f"stopped by {number.name}\n", "")


def test_a_command_that_dies_of_a_signal() -> None:
    done = run("--", sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    assert done.returncode == 128 + signal.SIGKILL


@pytest.mark.parametrize("arguments", [(), ("--",)])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_alone_it_serves_until_it_is_stopped(arguments: tuple[str, ...], number: signal.Signals) -> None:
    with started(*arguments) as child:
        assert child.stdout
        lines = [child.stdout.readline()]
        while "PROSPECTOR_SAMPLEWEB_SEEDS" not in lines[-1]:
            lines.append(child.stdout.readline())
            assert lines[-1], "ended too early"
        first = lines[1].strip()
        assert first.startswith("http://www.hedgerow-bees.example:")
        port = int(first.rstrip("/").rpartition(":")[2])
        socket.create_connection(("127.83.0.1", port), timeout=5).close()
        child.send_signal(number)
        _, errors = child.communicate(timeout=60)
    assert (child.returncode, errors) == (0, "")


def test_a_command_that_is_not_there() -> None:
    done = run("--", "no-such-command-here")
    assert (done.returncode, done.stderr) == (2, "Cannot run no-such-command-here: No such file or directory.\n")


@pytest.mark.parametrize("argument", ["scrapy", "--help"])
def test_usage(argument: str) -> None:
    done = run(argument)
    assert done.returncode == 2
    assert "python -m prospector.sampleweb -- " in done.stderr
