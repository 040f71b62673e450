"""Serve the small web, alone or for the time a command runs.

    python -m prospector.sampleweb                                    # until Ctrl-C
    python -m prospector.sampleweb -- scrapy crawl resourcepages -a seeds={seeds}

`{seeds}` in the command becomes the addresses to start from; the settings it needs are put in its environment.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from types import FrameType

from prospector.sampleweb.web import SampleWeb, WebUnavailable

# The same every time, if it is free: a second crawl finds the same pages, and adds nothing.
USUAL_PORT = 8480


def main(arguments: list[str]) -> int:
    """The exit code: the command's own, 1 if the web cannot be served, 2 if the command cannot be run."""
    if arguments and arguments[0] != "--":
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with SampleWeb(USUAL_PORT) as web:
            if len(arguments) > 1:
                seeds = ",".join(web.seeds)
                return _run([word.replace("{seeds}", seeds) for word in arguments[1:]], web.environment)
            return _serve(web)
    except WebUnavailable as error:
        print(error, file=sys.stderr)
        return 1


def _run(command: list[str], environment: Mapping[str, str]) -> int:
    """Run the command, hand it every wish to stop, and wait for it to end in its own time."""
    children: list[subprocess.Popen[bytes]] = []

    def pass_on(number: int, frame: FrameType | None) -> None:
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, pass_on)
    try:
        # A process group of its own: Ctrl-C reaches it once, through us, and not a second time from the terminal.
        children.append(subprocess.Popen(command, env=os.environ | environment, process_group=0))
    except OSError as error:
        print(f"Cannot run {command[0]}: {error.strerror}.", file=sys.stderr)
        return 2
    code = children[0].wait()
    # As shells do: a command that died of a signal.
    return code if code >= 0 else 128 - code


def _serve(web: SampleWeb) -> int:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    print("Serving until Ctrl-C:")
    for seed in web.seeds:
        print(f"    {seed}")
    print("In another terminal, first set:")
    for name, value in web.environment.items():
        print(f"    export {name}={shlex.quote(value)}")
    sys.stdout.flush()
    stop.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
