"""Follow a link as a browser would, and note what was seen. What comes after here knows no network.

libcurl does the transfers (its multi interface, in the event loop that Scrapy runs in). Redirects are followed
here, one request each, so that every address on the way is looked up, judged and kept as evidence.
"""

from __future__ import annotations

import contextlib
from time import monotonic

import pycurl

from prospector import urls
from prospector.detect.guard import Guard
from prospector.detect.refresh import sent_on_to
from prospector.detect.resolver import Names, Resolver
from prospector.detect.seen import Visit
from prospector.detect.transfer import Limits, Transfer
from prospector.items import now
from prospector.verdict import Reason

REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Browsers stop far earlier; nobody types or prints an address of this length.
LONGEST_URL = 2048
# The same address again in one chain may set a cookie the first time; a third time it leads nowhere.
LOOP_AFTER = 3


class Visitor:
    """Visits links. One Visitor serves a whole run; close it at the end."""

    def __init__(
        self, resolver: Resolver, guard: Guard, user_agent: str, trust_store: str, limits: Limits | None = None
    ) -> None:
        self._resolver = resolver
        self._guard = guard
        self._user_agent = user_agent
        self._trust_store = trust_store
        self._limits = limits or Limits()
        self._multi = pycurl.AsyncCurlMulti()
        self._idle: list[Transfer] = []

    async def visit(self, url: str, fresh: bool = False, as_browser: bool = False) -> Visit:
        """Follow `url` (an http or https address) to its end. `fresh`: on a new connection, names asked anew.

        `as_browser`: with the headers of a browser, though under our own name.

        Never raises for anything a server does: that is a fault in the Visit.
        """
        began, at = monotonic(), now()
        transfer = self._idle.pop() if self._idle else self._new_transfer()
        transfer.forget_cookies()
        transfer.look_like_a_browser(as_browser)
        redirects: list[tuple[int, str]] = []
        here = url
        try:
            while True:
                fault, detail = await self._request(transfer, here, fresh)
                status, onward = transfer.status, None if fault is not None else _sent_on(transfer, here)
                if status is None or onward is None:
                    break
                here, fault, detail = self._next_hop(here, onward, redirects)
                redirects.append((status, here))
                if fault is not None:
                    break
            answered = fault is None
            return Visit(
                url=url,
                status=transfer.status if answered else None,
                final_url=here,
                redirects=tuple(redirects),
                headers=transfer.headers if answered else {},
                body=transfer.body if answered else b"",
                truncated=transfer.truncated,
                fault=fault or transfer.fault,
                fault_detail=detail or transfer.fault_detail,
                address=transfer.address if answered else "",
                elapsed_ms=round((monotonic() - began) * 1000),
                at=at,
            )
        finally:
            self._idle.append(transfer)

    async def look_up(self, host: str, fresh: bool = False) -> Names:
        """What a host's name leads to, without going there."""
        return await self._resolver.resolve(host, fresh)

    async def aclose(self) -> None:
        await self._multi.aclose()
        for transfer in self._idle:
            transfer.curl.close()
        self._idle.clear()
        await self._resolver.aclose()

    def _new_transfer(self) -> Transfer:
        return Transfer(self._guard, self._limits, self._user_agent, self._trust_store)

    async def _request(self, transfer: Transfer, url: str, fresh: bool) -> tuple[Reason | None, str]:
        """One request. Returns the fault that left us without any answer, if there was one."""
        server = urls.server_of(url)
        if server is None:
            transfer.prepare("", "", fresh)
            return Reason.BAD_RESPONSE, "the address is malformed"
        _, host, port = server
        names = await self._resolver.resolve(host, fresh)
        if names.fault is not None:
            transfer.prepare(url, "", fresh)
            return names.fault, f"dns: {names.detail}"
        permitted = [address for address in names.addresses if self._guard.permits(address)]
        if not permitted:
            transfer.prepare(url, "", fresh)
            return Reason.PRIVATE_ADDRESS, f"{host} is at {names.addresses[0]}, which is not a public address"
        pinned = ""
        if host not in permitted:
            addresses = ",".join(f"[{address}]" if ":" in address else address for address in permitted)
            # "+": libcurl forgets the pin by itself, as it would an answer of its own.
            pinned = f"+{host}:{port}:{addresses}"
        transfer.prepare(url, pinned, fresh)
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
        if transfer.status is None:
            return transfer.fault or Reason.BAD_RESPONSE, transfer.fault_detail
        return None, ""

    def _next_hop(self, here: str, location: str, so_far: list[tuple[int, str]]) -> tuple[str, Reason | None, str]:
        """Where a redirect leads, and the fault that keeps us from going there."""
        onward = urls.join(here, location.strip())
        if onward is None:
            return location, Reason.BAD_RESPONSE, f"redirected to a malformed address: {location[:200]}"
        if not urls.is_web(onward):
            return onward, Reason.BAD_RESPONSE, f"redirected to {onward.partition(':')[0]}:, which is not the web"
        if len(onward) > 4 * LONGEST_URL:
            return onward[:LONGEST_URL], Reason.BAD_RESPONSE, "redirected to an endless address"
        if len(so_far) >= self._limits.redirects:
            return onward, Reason.REDIRECT_LOOP, f"more than {self._limits.redirects} redirects"
        if sum(1 for _, passed in so_far if passed == onward) >= LOOP_AFTER - 1:
            return onward, Reason.REDIRECT_LOOP, f"{onward[:200]} leads back to itself"
        return onward, None, ""


def _sent_on(transfer: Transfer, here: str) -> str | None:
    """The address that this answer sends its visitor to, as written; None where the chain ends."""
    if transfer.status in REDIRECTS:
        return transfer.headers.get("location")
    if transfer.status != 200:
        return None
    onward = sent_on_to(transfer.headers, transfer.body)
    # A page that loads itself again is where the chain ends.
    return None if onward is None or urls.page_key(urls.join(here, onward) or "") in (None, here) else onward
