"""One HTTP request through libcurl: the handle, what it may do, and what came back."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pycurl

from prospector.detect.faults import described, fault_of
from prospector.detect.guard import Guard
from prospector.verdict import Reason


@dataclass(frozen=True, slots=True)
class Limits:
    """How far one visit may go."""

    timeout: float = 10.0
    """Seconds for one request, its connection included."""
    connect_timeout: float = 8.0
    """Seconds until the connection (with TLS) stands."""
    body: int = 64 * 1024
    """Bytes of a body that are read, content encoding undone."""
    redirects: int = 20
    """Hops, as many as browsers follow."""


# What a browser says it takes; some servers answer 406 or a challenge to a bare `*/*`.
REQUEST_HEADERS = [
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language: en;q=0.9,*;q=0.5",
]
# The same and what else browsers send, for servers that hide from everybody else. We still say who we are.
BROWSER_HEADERS = [
    *REQUEST_HEADERS,
    "Upgrade-Insecure-Requests: 1",
    "Sec-Fetch-Dest: document",
    "Sec-Fetch-Mode: navigate",
    "Sec-Fetch-Site: none",
    "Sec-Fetch-User: ?1",
]
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"


_BLOCKS = re.compile(r"(?<=\n)\r?\n")
_STATUS = re.compile(r"(?:HTTP/\S+|ICY)\s+(\d+)")


class Transfer:
    """A libcurl handle that is used again and again: one request at a time."""

    def __init__(self, guard: Guard, limits: Limits, user_agent: str, trust_store: str, verify: bool = True) -> None:
        """`verify`: certificates must be good. Where they need not be, they are kept (`certificates`)."""
        self._guard = guard
        self._limits = limits
        self._user_agent = user_agent
        self._as_browser = False
        self._pinned = False
        self._fresh = False
        self._cookies = False
        self._header_lines: list[bytes] = []
        self._chunks: list[bytes] = []
        self._size = 0
        self.headers: dict[str, str] = {}
        self.body = b""
        self.status: int | None = None
        self.fault: Reason | None = None
        self.fault_detail = ""
        self.truncated = False
        self.certificate_refused = False
        self.refused_address = ""
        self.opened: Callable[[int], None] = lambda descriptor: None
        """Called with every socket that a request opens."""
        self.curl = curl = pycurl.Curl()
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.USERAGENT, user_agent)
        curl.setopt(pycurl.HTTPHEADER, REQUEST_HEADERS)
        # It forgets addresses when it is told to (see connections.py).
        curl.setopt(pycurl.DNS_CACHE_TIMEOUT, -1)
        curl.setopt(pycurl.ACCEPT_ENCODING, "")
        # What radio stations say instead of HTTP/1.0.
        curl.setopt(pycurl.HTTP200ALIASES, ["ICY 200 OK"])
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        # Whatever the environment says: a proxy would connect for us, and no address could be judged.
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.CAINFO, trust_store)
        if not verify:
            curl.setopt(pycurl.SSL_VERIFYPEER, 0)
            curl.setopt(pycurl.SSL_VERIFYHOST, 0)
            curl.setopt(pycurl.OPT_CERTINFO, 1)
        curl.setopt(pycurl.COOKIEFILE, "")
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, int(limits.connect_timeout * 1000))
        curl.setopt(pycurl.TIMEOUT_MS, int(limits.timeout * 1000))
        curl.setopt(pycurl.WRITEFUNCTION, self._on_body)
        # Read once the answer is here: a Python call for every header line would cost more than the transfer.
        curl.setopt(pycurl.HEADERFUNCTION, self._header_lines.append)
        curl.setopt(pycurl.OPENSOCKETFUNCTION, self._on_connect)

    def look_like_a_browser(self, as_browser: bool) -> None:
        """Send what browsers send from now on, our name behind it; or what we always send."""
        if as_browser == self._as_browser:
            return
        self._as_browser = as_browser
        named = f"{BROWSER} {self._user_agent.removeprefix('Mozilla/5.0 ')}"
        self.curl.setopt(pycurl.USERAGENT, named if as_browser else self._user_agent)
        self.curl.setopt(pycurl.HTTPHEADER, BROWSER_HEADERS if as_browser else REQUEST_HEADERS)

    def clear(self) -> None:
        """Forget the last answer."""
        self._header_lines.clear()
        self._chunks, self._size, self.headers, self.body = [], 0, {}, b""
        self.status, self.fault, self.fault_detail, self.truncated, self.refused_address = None, None, "", False, ""
        self.certificate_refused = False

    def prepare(self, url: str, pins: list[str], fresh: bool) -> None:
        """Get ready for one request, once the last answer is cleared.

        `pins`, as for CURLOPT_RESOLVE: where names lead, so that libcurl need not ask.
        """
        curl = self.curl
        curl.setopt(pycurl.URL, url)
        # Every option that is set costs; most are as they were.
        if pins or self._pinned:
            curl.setopt(pycurl.RESOLVE, pins)
            self._pinned = bool(pins)
        if fresh != self._fresh:
            curl.setopt(pycurl.FRESH_CONNECT, int(fresh))
            curl.setopt(pycurl.FORBID_REUSE, int(fresh))
            self._fresh = fresh

    def forget_cookies(self) -> None:
        """Cookies live inside one chain of redirects and no longer."""
        if self._cookies:
            self.curl.setopt(pycurl.COOKIELIST, "ALL")
            self._cookies = False

    def finish(self, error: pycurl.error | None) -> None:
        """Read what libcurl has to say once the request is over."""
        code, words = (error.args[0], str(error.args[-1])) if error is not None else (pycurl.E_OK, "")
        forgiven = code == pycurl.E_FTP_WEIRD_SERVER_REPLY and _browsers_forgive(words, self._header_lines)
        self.status, self.headers = read_headers(self._header_lines, cut_off=forgiven)
        # Headers that break off are not read; there may have been a cookie among them.
        self._cookies = self._cookies or self.status is None or "set-cookie" in self.headers
        self.body = b"".join(self._chunks)
        if error is None:
            return
        if code == pycurl.E_WRITE_ERROR and self.truncated:
            return
        if self.refused_address and code == pycurl.E_COULDNT_CONNECT:
            self.fault = Reason.PRIVATE_ADDRESS
            self.fault_detail = f"{self.refused_address} is not a public address"
            return
        self.fault = fault_of(code, self.curl.getinfo(pycurl.OS_ERRNO))
        self.certificate_refused = code == pycurl.E_PEER_FAILED_VERIFICATION
        self.fault_detail = described(code, words)
        self.truncated = self.status is not None

    @property
    def phase(self) -> str:
        """How far a request that failed had come: connect, tls, headers or body."""
        if self.status is not None:
            return "body"
        if self.certificate_refused or self.fault is Reason.TLS_ERROR:
            return "tls"
        return "headers" if self.curl.getinfo(pycurl.PRETRANSFER_TIME) else "connect"

    @property
    def certificates(self) -> list[str]:
        """The certificates that the server sent, its own first, as PEM. Only where they were not verified."""
        return [value for fields in self.curl.getinfo(pycurl.INFO_CERTINFO) for name, value in fields if name == "Cert"]

    @property
    def address(self) -> str:
        return str(self.curl.getinfo(pycurl.PRIMARY_IP) or "")

    def _on_body(self, data: bytes) -> int | None:
        room = self._limits.body - self._size
        if len(data) > room:
            self._chunks.append(data[:room])
            self._size = self._limits.body
            self.truncated = True
            return 0  # less than offered: libcurl stops here
        self._chunks.append(data)
        self._size += len(data)
        return None

    def _on_connect(self, purpose: int, address: Any) -> Any:
        family, kind, protocol, (ip, *_) = address
        host = ip.decode() if isinstance(ip, bytes) else ip
        if not self._guard.permits(host):
            self.refused_address = host
            return pycurl.SOCKET_BAD
        # The bare number: of a socket, libcurl would use and close a duplicate.
        descriptor = socket.socket(family, kind, protocol).detach()
        self.opened(descriptor)
        return descriptor


def _browsers_forgive(words: str, lines: list[bytes]) -> bool:
    """True for headers at which libcurl gives up, and a browser reads on. What the server answered counts."""
    if "without colon" in words:
        return True
    # A length that is none says nothing. A second one, behind a good one, may smuggle: browsers give up, too.
    a_good_one = any(line[:15].lower() == b"content-length:" for line in lines)
    return words.startswith("Invalid Content-Length") and not a_good_one


def read_headers(lines: list[bytes], cut_off: bool = False) -> tuple[int | None, dict[str, str]]:
    """The status and headers of the last whole answer in libcurl's lines; (None, {}) when there was none.

    `cut_off`: the last answer's headers need not have come to their end. Names in lower case, repeated ones joined
    with a comma. 103 Early Hints and the like are passed over.
    """
    # Latin-1 first, which every byte is a letter of.
    text = b"".join(lines).decode("latin-1")
    # Only an answer whose headers came to their end is one. Most are the only one, and end as they should.
    alone = text.find("\r\n\r\n") == len(text) - 4 and "\n\n" not in text
    blocks = [text] if alone else [block for block in _BLOCKS.split(text) if block]
    if blocks and not cut_off and not text.endswith(("\n\r\n", "\n\n")):
        blocks.pop()
    for block in reversed(blocks):
        found = _STATUS.match(block)
        status = int(found[1]) if found else 0
        if status >= 200:
            return status, _fields(block)
    return None, {}


def _fields(block: str) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in block.split("\n"):
        name, colon, value = line.partition(":")
        # What begins with a blank goes on with the line before: nobody writes so any more, and browsers pass it over.
        if not colon or not name or name[0].isspace():
            continue
        name, value = name.rstrip().lower(), value.strip()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    if not block.isascii():
        headers = {name: _as_utf_8(value) for name, value in headers.items()}
    return headers


def _as_utf_8(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text
