"""Addresses a crawl must not follow: they go on for ever, or lead to what is no page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

from prospector.discover.address import MAX_ADDRESS

MAX_DEPTH = 12
MAX_REPEATS = 3
MAX_PARAMETERS = 8

# The web began here: earlier months are found in calendars only.
_FIRST_YEAR = 1990

_NOT_PAGES = frozenset({
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "psd", "heic", "mp3", "mp4",
    "m4a", "m4v", "mov", "avi", "wmv", "mpg", "mpeg", "webm", "ogg", "ogv", "oga", "wav", "flac", "mkv", "flv", "swf",
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "epub", "mobi", "djvu", "ps",
    "eps", "txt", "csv", "zip", "gz", "tgz", "bz2", "xz", "7z", "rar", "tar", "exe", "msi", "dmg", "pkg", "deb",
    "rpm", "apk", "iso", "jar", "bin", "css", "js", "mjs", "map", "json", "xml", "rss", "atom", "rdf", "ics", "vcf",
    "kml", "kmz", "gpx", "woff", "woff2", "ttf", "otf", "eot", "torrent",
})  # fmt: skip

_CALENDAR = frozenset({
    "calendar", "kalender", "calendrier", "calendario", "calendari", "agenda", "events", "event", "veranstaltungen",
    "termine", "kalendarz", "calendrier-des-evenements", "eventos", "eventi", "evenements", "tapahtumat", "udalosti",
    "kalendar", "naptar", "takvim",
})  # fmt: skip
# 2031/05, 2031-05-17, 2031/5/17 at the end of a path; a slug behind it makes it an article.
_DATE_AT_END = re.compile(r"/(\d{4})(?:[/-]\d{1,2}){1,2}/?$|/(?:day|week|month|year|list)/(\d{4})\b[^/]*/?$")
_DATE_IN_PATH = re.compile(r"/((?:19|2[01])\d\d)[/-](?:0?[1-9]|1[0-2])(?=[/-]|$)")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)")
_DATE_PARAMETERS = frozenset({
    "year", "month", "day", "date", "week", "cal_year", "cal_month", "start_date", "end_date", "startdate", "enddate",
    "tribe-bar-date", "eventdate", "event_date", "jahr", "monat", "annee", "mois", "mese",
})  # fmt: skip
_YEARS = frozenset({"year", "y", "yr", "cal_year", "jahr", "annee", "ano", "anno"})
_MONTHS = frozenset({"month", "m", "mo", "cal_month", "monat", "mois", "mes", "mese"})

_SESSIONS = frozenset({
    "phpsessid", "jsessionid", "aspsessionid", "asp.net_sessionid", "cfid", "cftoken", "oscsid", "zenid", "sessionid",
})  # fmt: skip
_MAYBE_SESSIONS = frozenset({"sid", "s", "session", "session_id", "sess"})
_LONG_ID = re.compile(r"(?=[a-z]*\d)[0-9a-z]{16,}", re.IGNORECASE)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=|/\(S\([0-9a-z]{16,}\)\)", re.IGNORECASE)

_FACETS = frozenset({
    "sort", "sortby", "sort_by", "sortorder", "sort_order", "order", "orderby", "order_by", "order_dir", "orderdir",
    "sortdir", "sort_dir", "filter", "filters", "facet", "facets", "fq", "refine", "refinements", "view_mode",
    "viewmode", "per_page", "perpage", "pagesize", "page_size", "min_price", "max_price", "minprice", "maxprice",
    "price_min", "price_max", "price", "pricerange", "ppp",
})  # fmt: skip
_FACET_BEGINNINGS = ("filter[", "filter_", "filter.", "filters[", "facet[", "facet.", "f[", "sort[", "order[")
_APACHE_SORT = re.compile(r"C=[NMSD];O=[AD]")
_OTHER_VIEWS = frozenset({
    "replytocom", "share", "print", "printable", "printview", "printer-friendly", "add-to-cart", "add_to_cart",
    "addtocart", "add_to_wishlist", "oldid", "diff", "redlink", "veaction", "ical", "outlook-ical", "returnto",
    "return_to", "redirect_to", "returnurl",
})  # fmt: skip
_ACTIONS = frozenset({
    "edit", "history", "raw", "print", "login", "logout", "register", "signup", "delete", "reply", "quote",
})  # fmt: skip


def is_trap(url: str) -> str | None:
    """Why this address must not be followed, or None if it may."""
    if len(url) > MAX_ADDRESS:
        return "too long"
    path, query = _parts(url)
    return _trap_in_path(path) or (_trap_in_query(path, query) if query else None)


def _parts(url: str) -> tuple[str, str]:
    """The path without its first slash's host, and the query; the fragment belongs to neither."""
    url = url.partition("#")[0]
    before, _, query = url.partition("?")
    start = before.find("/", before.find("//") + 2)
    return (before[start:] if start >= 0 else "/"), query


def _trap_in_path(path: str) -> str | None:
    segments = path.split("/")
    last = segments[-1]
    if "." in last and last.rpartition(".")[2].lower() in _NOT_PAGES:
        return "not a page"
    if len(segments) > MAX_REPEATS + 1:
        named = [segment for segment in segments if segment]
        if len(named) > MAX_DEPTH:
            return "too deep"
        if len(named) - len(set(named)) >= MAX_REPEATS and max(map(named.count, named)) > MAX_REPEATS:
            return "a repeated folder"
    if (";" in path or "(" in path) and _SESSION_IN_PATH.search(path):
        return "a session id"
    return _calendar_in_path(path, segments)


def _calendar_in_path(path: str, segments: list[str]) -> str | None:
    found = _DATE_IN_PATH.search(path)
    if found is not None and not _FIRST_YEAR <= int(found.group(1)) <= _next_year():
        return "a calendar"
    if _DATE_AT_END.search(path) and not _CALENDAR.isdisjoint(segment.lower() for segment in segments):
        return "a calendar"
    return None


def _trap_in_query(path: str, query: str) -> str | None:
    if _APACHE_SORT.fullmatch(query):
        return "another order of the same page"
    pairs = [pair.partition("=") for pair in query.replace(";", "&").split("&") if pair]
    if len(pairs) > MAX_PARAMETERS:
        return "too many parameters"
    values = {_plain(name): value for name, _, value in pairs}
    if len(values) < len(pairs):
        return "a repeated parameter"
    names = values.keys()
    if not names.isdisjoint(_SESSIONS) or any(_LONG_ID.fullmatch(values[name]) for name in names & _MAYBE_SESSIONS):
        return "a session id"
    if not names.isdisjoint(_FACETS) or any(name.startswith(_FACET_BEGINNINGS) for name in names):
        return "another order of the same page"
    if not names.isdisjoint(_OTHER_VIEWS) or values.get("action", "").lower() in _ACTIONS:
        return "another view of the same page"
    return _calendar_in_query(path, values)


def _calendar_in_query(path: str, values: dict[str, str]) -> str | None:
    names = values.keys()
    if names & _MONTHS and any(_YEAR.fullmatch(values[name]) for name in names & _YEARS):
        return "a calendar"
    dates = names & _DATE_PARAMETERS
    years = [int(year) for name in dates for year in _YEAR.findall(values[name])]
    if any(not _FIRST_YEAR <= year <= _next_year() for year in years):
        return "a calendar"
    if years and not _CALENDAR.isdisjoint(path.lower().split("/")):
        return "a calendar"
    return None


def _plain(name: str) -> str:
    return name.lower().replace("%5b", "[").replace("%5d", "]")


@lru_cache(maxsize=1)
def _next_year() -> int:
    # Once a run is enough: conferences are announced a year ahead, calendars go on.
    return datetime.now(UTC).year + 1
