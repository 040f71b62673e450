"""What a site says of itself in files made for robots: its sitemaps, and its feed where it has nothing better.

Both come from strangers: only so many bytes are unpacked, so many entries read, so many files asked for.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from lxml import etree

from prospector import urls, words
from prospector.discover.trails import promise
from prospector.discover.traps import is_trap
from prospector.words import Phrases, segment_tokens

# Of one site. Where there are more, one a kind of page is what they come to, and the likely kinds are read.
MOST_FILES = 5
# The protocol allows 50,000 entries; a third of a second is what we spend on a file.
MOST_ENTRIES = 20_000
MOST_BYTES = 10 * 1024 * 1024
# Links of a site without a sitemap are followed; a front page with fewer than this is drawn by script.
FEW_LINKS = 5

_GZIP = b"\x1f\x8b"
_WINDOW_OF_GZIP = 31
_PAGES = frozenset(("page", "pages", "seiten", "paginas", "pagine", "strony", "stranky"))
_UNLIKELY = Phrases(
    words.ANTI_PATH,
    ("image", "images", "video", "videos", "news", "post", "posts", "user", "users", "archive", "archives"),
)
_SAID_OF_ALL = frozenset(("sitemap", "sitemaps", "index", "xml", "gz", "wp", "taxonomies"))


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one file names of its own site, the likeliest first."""

    files: tuple[str, ...] = ()
    """Further sitemap files."""
    pages: tuple[str, ...] = ()


class Sitemaps:
    """Which sitemap files of which sites are to be read in a run."""

    def __init__(self) -> None:
        # Of sites whose robots.txt was read and whose sitemap was not asked for yet.
        self._named: dict[str, tuple[str, ...]] = {}
        self._files: Counter[str] = Counter()
        self._fed: set[str] = set()

    def note_robots(self, url: str, body: bytes) -> None:
        """Look through a robots.txt."""
        if files := files_in_robots(body, url):
            self._named.setdefault(urls.site_of(url), files)

    def files_of(self, url: str) -> tuple[str, ...]:
        """What to ask for on the site of this page: once a site, whatever its robots.txt names, or the usual place."""
        site = urls.site_of(url)
        usual = urls.join(url, "/sitemap.xml")
        return self._take(site, self._named.pop(site, (usual,) if usual else ())) if not self._files[site] else ()

    def read(self, url: str, body: bytes) -> Sitemap:
        """Read a file; of the files that it names, those that the site may still be asked for."""
        found = read_sitemap(body, url)
        return replace(found, files=self._take(urls.site_of(url), found.files))

    def may_read_feed(self, url: str) -> bool:
        """True for the first feed of a site."""
        site = urls.site_of(url)
        if site in self._fed:
            return False
        self._fed.add(site)
        return True

    def _take(self, site: str, files: tuple[str, ...]) -> tuple[str, ...]:
        taken = files[: MOST_FILES - self._files[site]]
        self._files[site] += len(taken)
        return taken


def files_in_robots(body: bytes, url: str) -> tuple[str, ...]:
    """The sitemap files that a robots.txt names of its own site, each once."""
    found: dict[str, None] = {}
    for line in body[:MOST_BYTES].decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "sitemap" and (address := _of_site(value.strip(), url)) is not None:
            found.setdefault(address)
    return _likeliest_files(found)


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """Read a sitemap, an index of sitemaps or a feed, packed or not. What is none of these names nothing."""
    files: dict[str, None] = {}
    pages: dict[str, None] = {}
    for number, (is_file, said) in enumerate(_entries(unpacked(body))):
        if number >= MOST_ENTRIES:
            break
        address = _of_site(said, url)
        if address is None:
            continue
        if is_file:
            files.setdefault(address)
        elif is_trap(address) is None:
            pages.setdefault(address)
    return Sitemap(_likeliest_files(files), tuple(sorted(pages, key=lambda page: -promise(page, ""))))


def unpacked(body: bytes) -> bytes:
    """The file as it was before gzip, as much of it as we read: a bomb costs no more than an honest file."""
    if not body.startswith(_GZIP):
        return body[:MOST_BYTES]
    try:
        return zlib.decompressobj(_WINDOW_OF_GZIP).decompress(body, MOST_BYTES)
    except zlib.error:
        return b""


def _entries(body: bytes) -> Iterator[tuple[bool, str]]:
    """The addresses a file names, and whether each is a sitemap file itself."""
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        # A plain list of addresses is a sitemap too.
        for line in body.splitlines():
            if urls.is_web(said := line.decode("utf-8", "replace").strip()):
                yield False, said
        return
    # Entities are left as they are, nothing is loaded from elsewhere, and a file that breaks off is read so far.
    reading = etree.iterparse(
        BytesIO(body), events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in reading:
            name, parent = _name(element), element.getparent()
            within = _name(parent) if parent is not None else ""
            if name == "loc" and within in ("url", "sitemap"):
                yield within == "sitemap", (element.text or "").strip()
            elif name == "link" and within in ("item", "entry") and element.get("rel", "alternate") == "alternate":
                yield False, (element.get("href") or element.text or "").strip()
            elif name in ("url", "sitemap", "item", "entry"):
                # What was read is forgotten: a large file must not become a large tree.
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError:
        return


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _of_site(said: str, url: str) -> str | None:
    """The page or file meant, if it is one of the same site."""
    joined = urls.join(url, said) if said else None
    address = urls.page_key(joined) if joined is not None else None
    if address is None or urls.site_of(address) != urls.site_of(url):
        return None
    if _plain_server(address) == _plain_server(url):
        # Many a sitemap says http, or leaves out the www, where its site no longer does: one page, one address.
        return urls.server_name(url) + address.removeprefix(urls.server_name(address))
    return address


def _plain_server(url: str) -> tuple[str, int]:
    """The host without its www, and its port: 0 for that of http or https. A port of its own is another server."""
    scheme, host, port = urls.server_of(url) or ("", "", 0)
    return host.removeprefix("www."), 0 if port == urls.DEFAULT_PORTS.get(scheme) else port


def _likeliest_files(files: dict[str, None]) -> tuple[str, ...]:
    return tuple(sorted(files, key=_unlikelihood)[:MOST_FILES])


def _unlikelihood(file: str) -> int:
    """0 for a file of pages, 2 for one of products, tags or posts, 1 for what does not say."""
    tokens = tuple(token for token in segment_tokens(file.rpartition("/")[2])[0] if token not in _SAID_OF_ALL)
    if not _PAGES.isdisjoint(tokens):
        return 0
    return 2 if _UNLIKELY.found_in(tokens, "") else 1
