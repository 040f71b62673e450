"""A detect stage as the settings want it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from scrapy.settings import BaseSettings

from prospector import urls
from prospector.campaign import BadInput
from prospector.detect.certificates import trust_store
from prospector.detect.guard import Guard
from prospector.detect.looking import Looking
from prospector.detect.pace import Pace
from prospector.detect.queue import LinkQueue, Report
from prospector.detect.resolver import Resolver
from prospector.detect.robots import Robots
from prospector.detect.shelf_life import Days, ShelfLife
from prospector.detect.transfer import Limits
from prospector.detect.visit import Visitor
from prospector.detect.weather import Weather

# No setting makes sense beyond; timers and libcurl count milliseconds, and not for ever.
LARGEST = 1_000_000_000

# Days. Nobody trusts a verdict of last decade.
LONGEST_LIFE = 3650
_DAYS = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)(?:\s*-\s*([0-9]{1,4}(?:\.[0-9]{1,4})?))?")

# An IPv6 address with a port stands in brackets, as in a URL.
_SERVER_AND_PORT = re.compile(r"(?:\[(?P<v6>[^\]]*:[^\]]*)\]|(?P<v4>[0-9.]+))(?::(?P<port>[0-9]{1,5}))?")


def number_from(settings: BaseSettings, name: str, at_least: float = 0.0) -> float:
    """A setting that must be a number. Raises BadInput."""
    return _number(settings, name, at_least, whole=False)


def count_from(settings: BaseSettings, name: str, at_least: int = 1) -> int:
    """A setting that must be a whole number. Raises BadInput."""
    return int(_number(settings, name, at_least, whole=True))


def bool_from(settings: BaseSettings, name: str) -> bool:
    """A setting that is on or off. Raises BadInput."""
    try:
        return settings.getbool(name)
    except (TypeError, ValueError) as error:
        raise BadInput(f"{name} must be 1 or 0, not {_shown(settings[name])}.") from error


def detect_enabled(settings: BaseSettings) -> bool:
    """Are links judged at all? Raises BadInput."""
    return bool_from(settings, "PROSPECTOR_DETECT_ENABLED")


def guard_from(settings: BaseSettings) -> Guard:
    """Raises BadInput for a network that is none."""
    return Guard(_listed(settings, "PROSPECTOR_ALLOWED_NETWORKS"))


def resolver_from(settings: BaseSettings) -> Resolver:
    """Raises BadInput for a name server that is no address."""
    servers = _listed(settings, "PROSPECTOR_DNS_SERVERS")
    for server in servers:
        if not _is_name_server(server):
            raise BadInput(
                f"PROSPECTOR_DNS_SERVERS: {_shown(server)} is no address; write it like 192.0.2.53 or 192.0.2.53:5353."
            )
    return Resolver(servers)


def pace_from(settings: BaseSettings) -> Pace:
    """Raises BadInput."""
    return Pace(
        concurrency=count_from(settings, "PROSPECTOR_DETECT_CONCURRENCY"),
        per_host=count_from(settings, "PROSPECTOR_DETECT_PER_HOST"),
        longest_pause=number_from(settings, "PROSPECTOR_DETECT_LONGEST_PAUSE"),
        confirm_after=number_from(settings, "PROSPECTOR_DETECT_CONFIRM_AFTER"),
        ill_wait=number_from(settings, "PROSPECTOR_ILL_WAIT"),
    )


def visitor_from(settings: BaseSettings) -> Visitor:
    """Raises BadInput. Needs a running event loop."""
    limits = Limits(
        timeout=number_from(settings, "PROSPECTOR_DETECT_TIMEOUT", 0.01),
        connect_timeout=number_from(settings, "PROSPECTOR_DETECT_CONNECT_TIMEOUT", 0.01),
        body=count_from(settings, "PROSPECTOR_DETECT_BODY_LIMIT"),
    )
    return Visitor(resolver_from(settings), guard_from(settings), settings["USER_AGENT"], trust_store(), limits)


def link_queue_from(
    settings: BaseSettings, report: Report, suppressed: Callable[[str], bool] = lambda url: False
) -> LinkQueue:
    """A queue that judges links as the settings say. Raises BadInput. Needs a running event loop."""
    pace = pace_from(settings)
    obey_robots = bool_from(settings, "PROSPECTOR_DETECT_ROBOTSTXT_OBEY")
    control_urls = _listed(settings, "PROSPECTOR_CONTROL_URLS")
    for url in control_urls:
        # One that never answers would make us think that our own network is ill.
        if urls.page_key(url) is None:
            raise BadInput(f"PROSPECTOR_CONTROL_URLS: {_shown(url)} is no address; write it like https://example.com/.")
    visitor = visitor_from(settings)
    looking = Looking(visitor, pace, Robots(visitor, pace.patience_with_silence) if obey_robots else None)
    return LinkQueue(looking, report, pace, Weather(visitor, control_urls), suppressed)


def shelf_life_from(settings: BaseSettings) -> ShelfLife:
    """Raises BadInput for what is neither a number of days nor a range of them."""
    return ShelfLife(
        alive=_days(settings, "PROSPECTOR_DETECT_ALIVE_DAYS"),
        dead=_days(settings, "PROSPECTOR_DETECT_DEAD_DAYS"),
        blocked=_days(settings, "PROSPECTOR_DETECT_BLOCKED_DAYS"),
        suspected=_days(settings, "PROSPECTOR_DETECT_SUSPECTED_DAYS"),
    )


def _number(settings: BaseSettings, name: str, at_least: float, whole: bool) -> float:
    given = settings[name]
    try:
        number = float(given)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    # Written so that "nan" fails too.
    if not at_least <= number <= LARGEST or (whole and not number.is_integer()):
        kind = "whole number" if whole else "number"
        raise BadInput(f"{name} must be a {kind} from {at_least:g} to {LARGEST}, not {_shown(given)}.")
    return number


def _days(settings: BaseSettings, name: str) -> Days:
    """`7` or `14-30`."""
    given = str(settings[name]).strip()
    found = _DAYS.fullmatch(given)
    shortest = float(found[1]) if found else math.nan
    longest = float(found[2] or found[1]) if found else math.nan
    if not 0 <= shortest <= longest <= LONGEST_LIFE:
        raise BadInput(
            f"{name} must be days, as a number or a range like 14-30 (0: ask every time), not {_shown(given)}."
        )
    return shortest, longest


def _is_name_server(server: str) -> bool:
    if urls.is_address(server):
        return True
    found = _SERVER_AND_PORT.fullmatch(server)
    if found is None or not urls.is_address(found["v6"] or found["v4"]):
        return False
    return found["port"] is None or 0 < int(found["port"]) < 65536


def _listed(settings: BaseSettings, name: str) -> list[str]:
    return [entry.strip() for entry in settings.getlist(name) if entry.strip()]


def _shown(given: object) -> str:
    """A setting as it was given, but never a screenful of it."""
    text = repr(given)
    return text if len(text) <= 80 else text[:79] + "…"
