"""When are two addresses the same page? When are two pages of the same site?

Addresses are read as browsers read them (the WHATWG URL standard, through ada): spaces, tabs, backslashes,
international names and `..` all come out the way a click would send them.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache

import ada_url
import tldextract

# The public suffix list that came with the wheel: a crawl must not begin with a download, and two runs must
# agree on what a site is. Private suffixes count, so that two people's github.io pages are two sites.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

DEFAULT_PORTS = {"http": 80, "https": 443}

# Addresses that a browser spells just as they are: most of them, and a look is cheaper than a parse. Not among them:
# capitals in a host and what else IDNA changes, IPv4 in odd forms, default ports, `.` and `..`, what would be escaped.
_IN_A_PATH = r"A-Za-z0-9._~!$&()*+,;=:@-"
_ESCAPED = r"%(?!2[eE])[0-9A-Fa-f]{2}"
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IN_FULL_ALREADY = re.compile(
    r"https?://"
    rf"(?:(?:(?!xn--)[a-z0-9-]++\.)++(?!xn--)[a-z][a-z0-9-]*+|{_OCTET}(?:\.{_OCTET}){{3}})"
    r"(?::(?!80/|443/)(?:[1-5][0-9]{4}|[1-9][0-9]{0,3}))?+"
    rf"(?:/(?!\.)(?:[{_IN_A_PATH}]++|{_ESCAPED})*+)++"
    rf"(?:\?(?:[/?{_IN_A_PATH}]++|{_ESCAPED})*+)?+"
)


def parse(address: str) -> ada_url.URL | None:
    """The parts of an address as a browser reads them, or None where a browser gives up too."""
    try:
        return ada_url.URL(address)
    except ValueError:
        return None


def join(base: str, href: str) -> str | None:
    """Where a click on `href` on the page `base` leads, or None if nowhere."""
    try:
        return ada_url.join_url(base, href)
    except ValueError:
        return None


def is_web(url: str) -> bool:
    """True for http and https addresses."""
    return url.startswith(("http://", "https://"))


def page_key(url: str) -> str | None:
    """One spelling per page: no fragment, no name and password, no trailing dot on the host.

    None for what is no http(s) address. Query parameters keep their order: servers may care.
    """
    if _IN_FULL_ALREADY.fullmatch(url):
        return url
    try:
        href = ada_url.normalize_url(url)
    except ValueError:
        return None
    if not is_web(href):
        return None
    href = href.partition("#")[0]
    scheme, authority, rest = _parts(href)
    plain = authority.rpartition("@")[2]
    if plain.endswith(".") or ".:" in plain:
        host, colon, port = plain.partition(":")
        plain = host.rstrip(".") + colon + port
    if not plain:
        return None
    return href if plain == authority else f"{scheme}://{plain}{rest}"


def is_well_formed(url: str) -> bool:
    """False for an address that a browser gives up on."""
    return _IN_FULL_ALREADY.fullmatch(url) is not None or ada_url.check_url(url)


def server_of(url: str) -> tuple[str, str, int] | None:
    """The scheme, host and port that an http(s) address leads to; None for what is no such address.

    The address as `join` or `page_key` spells it. IPv6 comes without brackets, a host without its trailing dot.
    """
    return _server_in(server_name(url)) if is_web(url) else None


def server_name(url: str) -> str:
    """Scheme, host and port as they stand in an http(s) address: `http://bees.example:8080`."""
    return "/".join(url.split("/", 3)[:3])


@lru_cache(maxsize=16384)
def _server_in(beginning: str) -> tuple[str, str, int] | None:
    scheme, authority, _ = _parts(beginning)
    authority = authority.rpartition("@")[2]
    host, colon, port = authority.rpartition(":")
    if not colon or authority.endswith("]"):
        host, port = authority, ""
    host = host.strip("[]").rstrip(".")
    return (scheme, host, int(port) if port else DEFAULT_PORTS[scheme]) if host else None


def host_of(url: str) -> str:
    """The host of an http(s) address, lower case, IPv6 without brackets; empty if there is none."""
    key = page_key(url)
    server = server_of(key) if key is not None else None
    return server[1] if server is not None else ""


def path_of(url: str) -> str:
    """The path of an http(s) address in WHATWG spelling: `/` at least, without what is asked for behind it."""
    return _parts(url)[2].partition("?")[0].partition("#")[0]


def _parts(href: str) -> tuple[str, str, str]:
    """Scheme, authority and the rest of an address in WHATWG spelling, which always has a path."""
    scheme, _, behind = href.partition("://")
    authority, slash, rest = behind.partition("/")
    return scheme, authority, slash + rest


@lru_cache(maxsize=65536)
def site_of_host(host: str) -> str:
    """The registrable domain a host belongs to: `www.bees.co.uk` is of the site `bees.co.uk`.

    A host with no public suffix (an IP address, `localhost`) is its own site.
    """
    if is_address(host):
        return host
    known = _suffixes(host)
    if known.suffix:
        return known.top_domain_under_public_suffix or host
    # The list's own rule for endings that are not on it: one label is the suffix (`.example`, an intranet's `.lan`).
    return ".".join(host.split(".")[-2:])


def site_of(url: str) -> str:
    """The site an http(s) address belongs to (see `site_of_host`)."""
    return site_of_host(host_of(url))


def site_named(given: str) -> str:
    """The site of a domain or an address, as a person spells it."""
    return site_of(given if "://" in given else f"https://{given}/")


def public_suffixes() -> list[str]:
    """Everything that names can be registered under: `org`, `co.uk`, …"""
    return _suffixes.tlds


def is_address(host: str) -> bool:
    """True for an IP address, IPv6 without brackets."""
    # Names end in a letter, and most are names.
    return (host[-1:].isdigit() or ":" in host) and _is_address(host)


@lru_cache(maxsize=16384)
def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
