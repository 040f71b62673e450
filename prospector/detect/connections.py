"""The connections to servers: those in use, and those kept for the next link on the same server."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import pycurl

from prospector.detect.multi import new_multi
from prospector.detect.transfer import Transfer

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

# A new connection costs as much CPU as the rest of a visit, and with TLS ten times as much. But one with TLS, kept,
# takes 80 KB; one without hardly anything.
MOST = {"http": 2000, "https": 400}
# Open files that the rest of a run needs.
OTHER_FILES = 256


class Connections:
    """The connections of one kind, `http` or `https`, at most `most` of them. Needs a running event loop."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._multi = new_multi()
        self._multi.setopt(pycurl.M_MAXCONNECTS, most)
        # Servers whose addresses libcurl knows from us, and need not know any more.
        self._told: list[str] = []

    async def request(self, transfer: Transfer, url: str, server: str, addresses: Sequence[str], fresh: bool) -> None:
        """One request. `server` is `HOST:PORT`; `addresses` are all that its name leads to, none where it is one."""
        # libcurl looks through all the addresses that it remembers after every request. It is told those of a name
        # right before it needs them, and to forget them by a later request.
        pins = [f"-{told}" for told in self._told]
        self._told.clear()
        if addresses:
            pins.append(f"+{server}:{','.join(map(bracketed, addresses))}")
        transfer.opened = self._multi.opened
        transfer.prepare(url, pins, fresh)
        try:
            await self._multi.perform(transfer.curl)
        except pycurl.error as error:
            transfer.finish(error)
        except BaseException:
            # Cancelled: the handle must not stay inside the multi, or it can never be used again.
            with contextlib.suppress(RuntimeError, pycurl.error):
                self._multi.remove_handle(transfer.curl)
            raise
        else:
            transfer.finish(None)
        finally:
            self._told.append(server)

    async def aclose(self) -> None:
        await self._multi.aclose()


def new_connections() -> dict[str, Connections]:
    """By scheme. As many as the system lets us have open."""
    room = open_files(sum(MOST.values()) + OTHER_FILES) - OTHER_FILES
    with_tls = max(1, min(MOST["https"], room // 2))
    return {"http": Connections(max(1, min(MOST["http"], room - with_tls))), "https": Connections(with_tls)}


def open_files(wanted: int) -> int:
    """How many files may be open at once: `wanted`, or as many as the system allows.

    Its usual limit is there for programs that use select(); every program may raise its own.
    """
    if resource is None:
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft == resource.RLIM_INFINITY or soft >= most:
        return most
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    except (OSError, ValueError):
        return soft
    return most


def bracketed(host: str) -> str:
    """A host or an address as it stands before a port."""
    return f"[{host}]" if ":" in host else host
