"""Follow a link as a browser would, and note what was seen. What comes after here knows no network.

libcurl does the transfers (its multi interface, in the event loop that Scrapy runs in). Redirects are followed
here, one request each, so that every address on the way is looked up, judged and kept as evidence.
"""

from __future__ import annotations

from time import monotonic

from prospector import urls
from prospector.detect.chain import Chains
from prospector.detect.connections import bracketed, new_connections
from prospector.detect.guard import Guard
from prospector.detect.refresh import sent_on_to
from prospector.detect.resolver import Names, Resolver
from prospector.detect.seen import Visit
from prospector.detect.transfer import Limits, Transfer
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
        self._connections = new_connections()
        self._idle: list[Transfer] = []
        # For servers whose certificates were refused.
        self._idle_unverified: list[Transfer] = []
        self._chains = Chains(trust_store, self._fetch)

    async def visit(
        self, url: str, fresh: bool = False, as_browser: bool = False, complete_chains: bool = True
    ) -> Visit:
        """Follow `url` (an http or https address) to its end. `fresh`: on a new connection, names asked anew.

        `as_browser`: with the headers of a browser, though under our own name. `complete_chains`: fetch certificates
        that a server left out.

        Never raises for anything a server does: that is a fault in the Visit.
        """
        began = monotonic()
        transfer = self._idle.pop() if self._idle else self._new_transfer()
        transfer.forget_cookies()
        transfer.look_like_a_browser(as_browser)
        redirects: list[tuple[int, str]] = []
        here, answer, behind = url, transfer, None
        try:
            while True:
                fault, detail = await self._request(transfer, here, fresh)
                answer = transfer
                if transfer.certificate_refused:
                    answer = behind = behind or self._unverified()
                    fault, detail = await self._look_behind_the_certificate(behind, here, detail, complete_chains)
                status, onward = answer.status, None if fault is not None else _sent_on(answer, here)
                if status is None or onward is None:
                    break
                here, fault, detail = self._next_hop(here, onward, redirects)
                redirects.append((status, here))
                if fault is not None:
                    break
            answered = fault is None
            return Visit(
                url=url,
                status=answer.status if answered else None,
                final_url=here,
                redirects=tuple(redirects),
                headers=answer.headers if answered else {},
                body=answer.body if answered else b"",
                truncated=answer.truncated,
                fault=fault or answer.fault,
                fault_detail=detail or answer.fault_detail,
                fault_phase=phase_of(answer, fault) if fault or answer.fault else "",
                address=answer.address if answered else "",
                elapsed_ms=round((monotonic() - began) * 1000),
            )
        finally:
            self._idle.append(transfer)
            if behind is not None:
                self._idle_unverified.append(behind)

    async def look_up(self, host: str, fresh: bool = False) -> Names:
        """What a host's name leads to, without going there."""
        return await self._resolver.resolve(host, fresh)

    async def aclose(self) -> None:
        for connections in self._connections.values():
            await connections.aclose()
        for transfer in (*self._idle, *self._idle_unverified):
            transfer.curl.close()
        self._idle.clear()
        self._idle_unverified.clear()
        await self._resolver.aclose()

    def _new_transfer(self) -> Transfer:
        return Transfer(self._guard, self._limits, self._user_agent, self._trust_store)

    def _unverified(self) -> Transfer:
        if self._idle_unverified:
            return self._idle_unverified.pop()
        return Transfer(self._guard, self._limits, self._user_agent, self._trust_store, verify=False)

    async def _look_behind_the_certificate(
        self, behind: Transfer, url: str, refused: str, complete: bool
    ) -> tuple[Reason | None, str]:
        """What is there, although its certificate was refused. A chain that is only incomplete is completed and good.

        Otherwise the fault stays what it is; what stands behind it is evidence.
        """
        fault, detail = await self._request(behind, url, fresh=True)
        server = urls.server_of(url)
        if fault is not None or server is None:
            return Reason.TLS_ERROR, f"{refused}; behind it: {detail}"
        untrusted = complete and refused.startswith("tls_untrusted")
        if untrusted and await self._chains.is_sound(server[1], behind.certificates):
            return None, "tls_chain: the certificate in between was left out"
        seen = Visit(url, behind.status, url, headers=behind.headers, body=behind.body)
        title = f", {seen.page.title[:100]!r}" if seen.page else ""
        return Reason.TLS_ERROR, f"{refused}; behind it: HTTP {behind.status}{title}"

    async def _fetch(self, url: str) -> bytes:
        # A certificate for whose sake another must be fetched is none that a browser would go for.
        visit = await self.visit(url, complete_chains=False)
        return visit.body if visit.status == 200 and not visit.truncated else b""

    async def _request(self, transfer: Transfer, url: str, fresh: bool) -> tuple[Reason | None, str]:
        """One request. Returns the fault that left us without any answer, if there was one."""
        server = urls.server_of(url)
        transfer.clear()
        if server is None:
            return Reason.BAD_RESPONSE, "the address is malformed"
        scheme, host, port = server
        names = await self._resolver.resolve(host, fresh)
        if names.fault is not None:
            return names.fault, f"dns: {names.detail}"
        permitted = [address for address in names.addresses if self._guard.permits(address)]
        if not permitted:
            sunk = "dns_sinkhole: " if names.addresses[0] in ("0.0.0.0", "::") else ""
            return Reason.PRIVATE_ADDRESS, f"{sunk}{host} is at {names.addresses[0]}, which is not a public address"
        addresses = () if host in permitted else permitted
        await self._connections[scheme].request(transfer, url, f"{bracketed(host)}:{port}", addresses, fresh)
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


def phase_of(transfer: Transfer, fault: Reason | None) -> str:
    """How far a visit had come when it failed."""
    if fault in (Reason.DNS_ERROR, Reason.DNS_NXDOMAIN):
        return "dns"
    if fault is None:
        return "body"
    return transfer.phase


def _sent_on(transfer: Transfer, here: str) -> str | None:
    """The address that this answer sends its visitor to, as written; None where the chain ends."""
    if transfer.status in REDIRECTS:
        return transfer.headers.get("location")
    if transfer.status != 200:
        return None
    onward = sent_on_to(transfer.headers, transfer.body)
    # A page that loads itself again is where the chain ends.
    return None if onward is None or urls.page_key(urls.join(here, onward) or "") in (None, here) else onward
