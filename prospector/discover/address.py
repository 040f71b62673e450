"""An address as people write it: `bees.example`, `https://bees.example/links`, `localhost:8000`."""

from __future__ import annotations

import ipaddress
import re

from prospector import urls

# Longer ones are a trap or a mistake, and many servers refuse them.
MAX_ADDRESS = 2000

_BLANK_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# `localhost:8000/x` begins like a scheme, but a port follows.
_PORT = re.compile(r":(\d{1,5})(?=[/?#]|$)")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+")


class NoAddress(ValueError):
    """A text that is no address of a web page. The message says why, in words that follow on the text itself."""


def read_address(text: str) -> str:
    """The http(s) address a person means by `text`. Raises NoAddress.

    A bare domain is asked for by https: nearly every site answers there today, and the few that do not are
    found unreachable, not mistaken for another page. `localhost`, an IP address or a port of its own is
    somebody's test server, which hardly ever has a certificate: those are asked for by http.
    """
    text = text.strip()
    if not text:
        raise NoAddress("is empty")
    if len(text) > MAX_ADDRESS:
        raise NoAddress(f"is longer than {MAX_ADDRESS:,} characters")
    if _BLANK_OR_CONTROL.search(text):
        raise NoAddress("has a blank in it")
    scheme = _scheme_of(text)
    if scheme in ("http", "https"):
        url, bare = text, text.partition(":")[2].lstrip("/\\")
    elif scheme:
        raise NoAddress(f"begins with {scheme}: and only http and https pages can be read")
    else:
        bare = text.removeprefix("//")
        url = f"{_scheme_for(bare)}://{bare}"
        if "@" in _host_and_port(bare):
            raise NoAddress("looks like an e-mail address")
    parsed = urls.parse(url)
    if parsed is None:
        raise NoAddress("is no address a browser could open")
    _check_host(parsed.hostname.strip("[]").rstrip("."), bare)
    return str(parsed.href)


def is_address(text: str) -> bool:
    """True for what a person may give as the address of a page or a site."""
    try:
        read_address(text)
    except NoAddress:
        return False
    return True


def _check_host(host: str, bare: str) -> None:
    if host == "localhost":
        return
    if _is_ip(host):
        # A browser reads `2024` or `1.5` as an IP address too; a person never means one.
        if ":" not in host and host not in _host_and_port(bare):
            raise NoAddress("is a number, not an address")
    elif "." not in host:
        raise NoAddress("has no dot in its host name")
    elif not _HOST.fullmatch(host):
        raise NoAddress("has a host name that cannot exist")


def _scheme_of(text: str) -> str:
    found = _SCHEME.match(text)
    if found is None or _PORT.match(text, found.end() - 1):
        return ""
    return found.group(1).lower()


def _scheme_for(bare: str) -> str:
    host = _host_and_port(bare)
    port = _PORT.search(host) if not host.endswith("]") else None
    if port is not None:
        return "https" if port.group(1) == "443" else "http"
    return "http" if host.lower() == "localhost" or _is_ip(host.strip("[]")) else "https"


def _is_ip(host: str) -> bool:
    # Domain names end in a letter; most hosts need no more than this look.
    if ":" not in host and not host[-1:].isdigit():
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _host_and_port(bare: str) -> str:
    return re.split(r"[/?#\\]", bare, maxsplit=1)[0]
