"""A web that runs beside whatever is to be tried on it, in a thread of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from types import TracebackType
from typing import Self

from prospector.sampleweb import plan, sites, targets
from prospector.sampleweb.addresses import address_at_port
from prospector.sampleweb.names import Rcode
from prospector.sampleweb.plan import Target
from prospector.sampleweb.server import Host, Requested, Server


class WebUnavailable(Exception):
    """The small web cannot be started here. The message is one sentence."""


class Web:
    """Serves hosts and their names from a background thread while its `with` block runs.

    with Web([Host("bees.example", "127.0.0.2", {"/": html("<h1>Bees</h1>")})]) as web:
        ...
    assert len(web.requests) == 1
    """

    def __init__(
        self, hosts: Iterable[Host], other_names: Mapping[str, str | Rcode] | None = None, port: int = 0
    ) -> None:
        self._server = Server(hosts, other_names, port)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="small web", daemon=True)
        self._started: Future[None] = Future()

    def __enter__(self) -> Self:
        """Raises WebUnavailable."""
        self._thread.start()
        try:
            self._started.result()
        except OSError as error:
            raise WebUnavailable(
                f"The small web needs loopback addresses such as 127.83.0.1, which this system does not give it "
                f"({error.strerror}): Linux has them all, macOS only 127.0.0.1."
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    @property
    def port(self) -> int:
        return self._server.port

    @property
    def requests(self) -> list[Requested]:
        """Everything that was asked for so far, in order."""
        return self._server.requests

    @property
    def names(self) -> Mapping[str, str | Rcode]:
        """What the name server says of each name it knows."""
        return self._server.names

    @property
    def environment(self) -> dict[str, str]:
        """What to set so that prospector finds its way in this web, and does not dawdle."""
        return {
            "PROSPECTOR_DNS_SERVERS": f"127.0.0.1:{self._server.name_server_port}",
            "PROSPECTOR_ALLOWED_NETWORKS": "127.0.0.0/8",
            "PROSPECTOR_DETECT_CONFIRM_AFTER": "3",
            "PROSPECTOR_DETECT_TIMEOUT": "4",
            "PROSPECTOR_CRAWL_DELAY": "0.05",
        }

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        try:
            await self._server.start()
        except BaseException as error:
            self._started.set_exception(error)
            return
        self._started.set_result(None)
        await self._stop.wait()
        await self._server.stop()


class SampleWeb(Web):
    """The bundled web: eight small sites about bees, what they link to, and the plan of what is wrong with it."""

    def __init__(self, port: int = 0) -> None:
        super().__init__((*sites.HOSTS, *targets.HOSTS), targets.NAMES_WITHOUT_A_HOST, port)

    @property
    def seeds(self) -> tuple[str, ...]:
        """The front pages of the sites."""
        return tuple(self._here(f"http://{host.name}/") for host in sites.HOSTS)

    @property
    def plan(self) -> tuple[Target, ...]:
        """What there is to be found, with this web's port in the addresses."""
        return tuple(
            Target(self._here(target.url), target.reason, tuple(self._here(page) for page in target.on))
            for target in plan.TARGETS
        )

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"PROSPECTOR_SAMPLEWEB_SEEDS": ",".join(self.seeds)}

    def _here(self, address: str) -> str:
        return address_at_port(address, self.port)
