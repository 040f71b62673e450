"""A detect stage as the settings want it."""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Callable
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

from prospector.campaign import BadInput
from prospector.detect.certificates import trust_store
from prospector.detect.guard import Guard
from prospector.detect.pace import Pace
from prospector.detect.queue import LinkQueue, Report
from prospector.detect.resolver import Resolver
from prospector.detect.robots import Robots
from prospector.detect.transfer import Limits
from prospector.detect.visit import Visitor
from prospector.detect.weather import Weather


def number_from(settings: BaseSettings, name: str, at_least: float = 0.0) -> float:
    """A setting that must be a number. Raises BadInput."""
    given = settings[name]
    try:
        number = float(given)
    except (TypeError, ValueError):
        number = math.nan
    # Written so that "nan" fails too.
    if not number >= at_least:
        raise BadInput(f"{name} must be a number of at least {at_least:g}, not {given!r}.")
    return number


def guard_from(settings: BaseSettings) -> Guard:
    """Raises BadInput for a network that is none."""
    return Guard(_listed(settings, "PROSPECTOR_ALLOWED_NETWORKS"))


def resolver_from(settings: BaseSettings) -> Resolver:
    """Raises BadInput for a name server that is no address."""
    servers = _listed(settings, "PROSPECTOR_DNS_SERVERS")
    for server in servers:
        try:
            # An IPv6 address with a port stands in brackets, as in a URL.
            host = urlsplit(f"//{server}").hostname if "." in server or "[" in server else server
            ipaddress.ip_address(host or "")
        except ValueError as error:
            raise BadInput(
                f"PROSPECTOR_DNS_SERVERS: {server!r} is no address; write it like 192.0.2.53 or 192.0.2.53:5353."
            ) from error
    return Resolver(servers)


def pace_from(settings: BaseSettings) -> Pace:
    """Raises BadInput."""
    return Pace(
        concurrency=int(number_from(settings, "PROSPECTOR_DETECT_CONCURRENCY", 1)),
        per_host=int(number_from(settings, "PROSPECTOR_DETECT_PER_HOST", 1)),
        longest_pause=number_from(settings, "PROSPECTOR_DETECT_LONGEST_PAUSE"),
        confirm_after=number_from(settings, "PROSPECTOR_DETECT_CONFIRM_AFTER"),
        ill_wait=number_from(settings, "PROSPECTOR_ILL_WAIT"),
    )


def visitor_from(settings: BaseSettings) -> Visitor:
    """Raises BadInput. Needs a running event loop."""
    limits = Limits(
        timeout=number_from(settings, "PROSPECTOR_DETECT_TIMEOUT", 0.01),
        connect_timeout=number_from(settings, "PROSPECTOR_DETECT_CONNECT_TIMEOUT", 0.01),
        body=int(number_from(settings, "PROSPECTOR_DETECT_BODY_LIMIT", 1)),
    )
    return Visitor(resolver_from(settings), guard_from(settings), settings["USER_AGENT"], trust_store(), limits)


def link_queue_from(
    settings: BaseSettings, report: Report, suppressed: Callable[[str], bool] = lambda url: False
) -> LinkQueue:
    """A queue that judges links as the settings say. Raises BadInput. Needs a running event loop."""
    pace = pace_from(settings)
    visitor = visitor_from(settings)
    robots = Robots(visitor) if settings.getbool("PROSPECTOR_DETECT_ROBOTSTXT_OBEY") else None
    weather = Weather(visitor, _listed(settings, "PROSPECTOR_CONTROL_URLS"))
    return LinkQueue(visitor, report, pace, robots, weather, suppressed)


def _listed(settings: BaseSettings, name: str) -> list[str]:
    return [entry.strip() for entry in settings.getlist(name) if entry.strip()]
