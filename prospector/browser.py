"""The browser, an add-on: pages that are empty without JavaScript are read through Chromium, where there is one.

It needs `requirements-browser.txt` and a Chromium. Without either a crawl goes on as ever; it says so in one line, and
at its end which pages it could not read.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
from enum import StrEnum
from pathlib import Path
from typing import Any

from scrapy.settings import BaseSettings

from prospector.campaign import BadInput

logger = logging.getLogger(__name__)

HANDLER = "prospector.middlewares.browsing.Browsing"

# What the run's report says of it.
READ_STAT = "prospector/browser_page_count"
UNREAD_STAT = "prospector/unread_page_count"
EXAMPLE_STAT = "prospector/unread_page_example"
# Why a page could not be read, and how the run's report says so.
UNREAD = {
    "no_browser": "no browser was used, see PROSPECTOR_BROWSER",
    "budget": "their sites had had their pages in the browser, see PROSPECTOR_BROWSER_PAGES_PER_SITE",
    "failed": "the browser gave up on them",
}

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Below the folder where Playwright keeps the browsers that it installed.
_INSTALLED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium_headless_shell-*/chrome-*/*headless*shell",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
_ARGUMENTS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--blink-settings=imagesEnabled=false",
    # Names are resolved by our way out, and by nobody else.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    # What does not go through a proxy does not go.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    # Megabytes that a page's scripts may fill before its tab is ended.
    "--js-flags=--max-old-space-size=512",
)


class Use(StrEnum):
    """When pages are read through the browser."""

    AUTO = "auto"
    OFF = "off"
    ALWAYS = "always"


class Browser:
    """Installs the browser, where PROSPECTOR_BROWSER wants it and the machine has it; else leaves all as it is."""

    def update_settings(self, settings: BaseSettings) -> None:
        if use_of(settings) is Use.OFF:
            logger.info("PROSPECTOR_BROWSER is off: pages that are empty without JavaScript are not read.")
            return
        path = find_browser(settings["PROSPECTOR_BROWSER_PATH"])
        missing = _missing(path)
        if missing:
            logger.info("%s: pages that are empty without JavaScript are not read.", missing)
            return
        for scheme in ("http", "https"):
            settings["DOWNLOAD_HANDLERS"].set(scheme, HANDLER, priority="addon")
        seconds = settings.getfloat("PROSPECTOR_BROWSER_TIMEOUT")
        for name, value in playwright_settings(path, settings.getint("PROSPECTOR_BROWSER_PAGES"), seconds).items():
            settings.set(name, value, priority="addon")


def use_of(settings: BaseSettings) -> Use:
    """Raises BadInput for a word that is none of ours."""
    given = str(settings["PROSPECTOR_BROWSER"])
    try:
        return Use(given.strip().lower())
    except ValueError as error:
        raise BadInput(f"PROSPECTOR_BROWSER must be auto, off or always, not {given[:80]!r}.") from error


def look_at(settings: BaseSettings) -> None:
    """Raises BadInput for settings of the browser's that cannot be used."""
    given = settings["PROSPECTOR_BROWSER_PATH"]
    if use_of(settings) is not Use.OFF and given and not find_browser(given):
        raise BadInput(f"PROSPECTOR_BROWSER_PATH: {given[:200]!r} is no program.")


def is_installed(settings: BaseSettings) -> bool:
    """True if pages of this crawl can be read through a browser."""
    return bool(settings.getwithbase("DOWNLOAD_HANDLERS").get("http") == HANDLER)


def find_browser(given: str = "") -> str:
    """The path of the browser that was given, else of a Chromium on this machine; empty if there is none."""
    if given:
        return shutil.which(given) or ""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    kept = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    places = (
        [Path(kept)] if kept else [Path.home() / ".cache/ms-playwright", Path.home() / "Library/Caches/ms-playwright"]
    )
    for place in places:
        for pattern in _INSTALLED:
            if programs := sorted(map(str, place.glob(pattern))):
                return programs[-1]
    return ""


def playwright_settings(path: str, pages: int, seconds: float) -> dict[str, Any]:
    """What scrapy-playwright is told: `pages` open at the same time, so many `seconds` for one."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": path,
            "headless": True,
            # Chromium has no sandbox for root, and does not start for it with one.
            "chromium_sandbox": not root,
            "args": list(_ARGUMENTS),
            # Scripts open no windows.
            "ignore_default_args": ["--disable-popup-blocking"],
            "timeout": 30_000,
            "handle_sigint": False,
            "handle_sigterm": False,
            "handle_sighup": False,
        },
        "PLAYWRIGHT_MAX_CONTEXTS": pages,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 1,
        # Milliseconds; what is left is for the page's scripts.
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": seconds * 1000 * 2 / 3,
        # Nothing is downloaded; do not wait for it.
        "PLAYWRIGHT_DOWNLOAD_TIMEOUT": 500,
        # The browser's own headers.
        "PLAYWRIGHT_PROCESS_REQUEST_HEADERS": None,
    }


def _missing(path: str) -> str:
    """What this machine lacks to run a browser, as the beginning of a sentence."""
    if not importlib.util.find_spec("scrapy_playwright"):
        return "scrapy-playwright is not installed (make browser)"
    if not path:
        return "No Chromium is here (PROSPECTOR_BROWSER_PATH can name one)"
    return ""
