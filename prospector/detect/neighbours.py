"""What a server says of other addresses than the link's: its front page, and a neighbour that we made up.

A front page that is refused to us as well says that we are shut out everywhere, and nothing about the page. A
made-up neighbour that shows the same page as the link says that the server shows it for everything that is missing.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import unquote

from prospector import urls
from prospector.detect.folding import fold
from prospector.detect.judge import judge
from prospector.detect.robots import Robots
from prospector.detect.seen import Visit
from prospector.detect.visit import Visitor
from prospector.verdict import Finding

# Servers, and folders, that are remembered: links of one server come one after the other.
REMEMBERED = 2_000
# Words of a page that are compared, and how much of them must be the same: a page that is shown for every address
# may carry the time, or the address itself.
COMPARED, SAME = 400, 0.95

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"([^/?#]*?)(\.[A-Za-z0-9]{1,5})?$")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a server showed for an address: enough of it to compare."""

    status: int | None
    final_url: str
    finding: Finding
    title: str
    words: tuple[str, ...]
    """The first words of its text, folded, without those of its own address."""

    @property
    def answered_well(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    def is_like(self, other: Shown) -> bool:
        """True if a person would take the two for the same page."""
        if not (self.answered_well and other.answered_well and self.words and other.words):
            return False
        if self.final_url == other.final_url:
            return True
        if self.title != other.title:
            return False
        return SequenceMatcher(None, self.words, other.words, autojunk=False).ratio() >= SAME


class Neighbours:
    """Asks servers for other addresses, and remembers what they showed. Obeys `robots` where there is one."""

    def __init__(self, visitor: Visitor, robots: Robots | None = None) -> None:
        self._visitor = visitor
        self._robots = robots
        self._shown: OrderedDict[tuple[str, str], Shown | None] = OrderedDict()

    async def front_page(self, url: str) -> Shown | None:
        """What the front page of a link's server shows; None where we may not ask."""
        front = front_page_of(url)
        return await self._remembered("front page", front, front)

    async def made_up(self, url: str) -> Shown | None:
        """What the link's server shows for a neighbour that cannot be there; None where we may not ask."""
        folder, _, extension = _taken_apart(url)
        return await self._remembered("made up", folder + extension, f"{folder}{secrets.token_hex(8)}{extension}")

    async def as_browser(self, url: str) -> Shown:
        """What the link's server shows for the same address when it is asked as browsers ask."""
        return shown_on(await self._visitor.visit(url, fresh=True, as_browser=True))

    async def _remembered(self, kind: str, place: str, url: str) -> Shown | None:
        key = (kind, place)
        if key not in self._shown:
            self._shown[key] = await self._ask(url)
            if len(self._shown) > REMEMBERED:
                self._shown.popitem(last=False)
        return self._shown[key]

    async def _ask(self, url: str) -> Shown | None:
        if self._robots is not None and await self._robots.refusal(url, urls.server_name(url)) is not None:
            return None
        return shown_on(await self._visitor.visit(url))


def shown_on(visit: Visit) -> Shown:
    """What a visit showed."""
    page = visit.page
    if page is None:
        return Shown(visit.status, visit.final_url, judge(visit), "", tuple(fold(visit.short_text).split()[:COMPARED]))
    # A page may say which address it could not find.
    name = fold(unquote(_taken_apart(visit.url)[1]))
    said = fold(page.text).replace(name, " ") if len(name) > 3 else fold(page.text)
    title = page.folded_title.replace(name, " ") if len(name) > 3 else page.folded_title
    return Shown(visit.status, visit.final_url, judge(visit), title, tuple(said.split()[:COMPARED]))


def front_page_of(url: str) -> str:
    """The address of a link's front page."""
    return f"{urls.server_name(url)}/"


def _taken_apart(url: str) -> tuple[str, str, str]:
    """The folder of a link, its own name there and the name's ending: `http://a.example/b/`, `c`, `.html`."""
    path = url.partition("?")[0].partition("#")[0]
    folder, _, name = path.rstrip("/").rpartition("/")
    if folder.endswith(":/"):
        return front_page_of(url), "", ""
    found = _NAME.fullmatch(name)
    own, extension = (found[1], found[2] or "") if found else (name, "")
    return f"{folder}/", own, extension + ("/" if path.endswith("/") else "")


def words_of(url: str) -> frozenset[str]:
    """The words that a link's address speaks of, folded: the host's labels and the path's parts, of four letters up."""
    host = urls.host_of(url)
    labels = host.removesuffix(urls.site_of_host(host)) + urls.site_of_host(host).partition(".")[0]
    return _words(labels) | words_of_path(url)


def words_of_path(url: str) -> frozenset[str]:
    """The same without the host's."""
    return _words(unquote(url.removeprefix(urls.server_name(url))))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text))) - _SAY_NOTHING


_SAY_NOTHING = frozenset(
    """
    html shtml index page pages article articles post posts node view show item items default content home main
    http https site sites blog news info aspx category categories topic topics archive archives
    files file docs document documents download downloads upload uploads static assets public media
    """.split()
)
