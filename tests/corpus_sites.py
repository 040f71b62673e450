"""The corpus's whole websites, served as they would be on the web: each host by its name."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from prospector.sampleweb.behaviours import Answer, Behaviour, redirect
from prospector.sampleweb.server import Host
from tests.corpus import corpus


def expected() -> dict[str, dict[str, int]]:
    """By host: `pages` and distinct outbound `links` that can be reached from its front page, four clicks deep."""
    return {site["host"]: site for site in json.loads(corpus("sites.json").read_text(encoding="utf-8"))}


def hosts(names: Iterable[str]) -> list[Host]:
    """Servers for these sites, each at a loopback address of its own."""
    return [
        Host(name, f"127.60.{n // 250}.{n % 250 + 1}", pages(corpus("sites") / name)) for n, name in enumerate(names)
    ]


def pages(folder: Path) -> dict[str, Behaviour]:
    """What a plain web server makes of a folder of files."""
    found: dict[str, Behaviour] = {}
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        path = quote("/" + file.relative_to(folder).as_posix(), safe="/~!$&'()*+,;=:@")
        kind = mimetypes.guess_type(file.name)[0] or "text/html"
        found[path] = Answer(200, {"Content-Type": kind}, file.read_bytes())
        if file.suffix == ".html":
            # As the host of most of these sites does: /about is /about.html.
            found.setdefault(path.removesuffix(".html"), found[path])
        if file.name in ("index.html", "index.htm"):
            front = path.removesuffix(file.name)
            found.setdefault(front, found[path])
            if front != "/":
                found.setdefault(front.removesuffix("/"), redirect(front, 301))
    return found
