"""A person's list of links, read line by line: it may have millions."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from prospector import urls
from prospector.campaign import BadInput
from prospector.detect.url_set import UrlSet
from prospector.discover.address import NoAddress, read_address
from prospector.discover.given_file import GivenLines, encoding_of, open_lines

# Bytes that tell what kind of file it is.
_BEGINNING = 64 * 1024

Given = tuple[str, str]
"""A link as we spell it, and as the list does."""


@contextmanager
def open_list(path: str) -> Iterator[Iterator[Given]]:
    """The links of a list, in order. Blank lines, those that begin with # and repeated ones are passed over.

    Raises BadInput, also later on, for a line that shows that this is no list.
    """
    with _lines_of(path) as lines:
        links = links_in(lines)
        first = next(links, None)
        if first is None:
            raise BadInput(f"{_title_of(path)} holds no address: give a list with one address a line.")
        yield _from_the_first(first, links)


def links_in(lines: Iterable[str]) -> Iterator[Given]:
    """See `open_list`."""
    had = UrlSet()
    for line in lines:
        given = line.strip()
        if given and not given.startswith("#") and had.add(given):
            yield _spelled(given), given


def _from_the_first(first: Given, others: Iterator[Given]) -> Iterator[Given]:
    yield first
    yield from others


def _spelled(given: str) -> str:
    """How we spell a line: an address as a browser does, `bees.example` as the seeds do.

    What is no web address stays as it is and is judged too: it comes out as skipped, with the reason.
    """
    key = urls.page_key(given)
    if key is None:
        try:
            key = urls.page_key(read_address(given))
        except NoAddress:
            key = None
    return key or given


@contextmanager
def _lines_of(path: str) -> Iterator[GivenLines]:
    if path != "-" and not Path(path).is_fifo():
        with open_lines(path) as lines:
            yield lines
        return
    title = _title_of(path)
    if path == "-" and sys.stdin is None:
        raise BadInput("Standard input is closed: give a file of addresses.")
    # What comes through a pipe comes once, and as slowly as it likes: visits are not to wait for it.
    with tempfile.TemporaryFile() as spool:
        try:
            with open(sys.stdin.fileno() if path == "-" else path, "rb", closefd=path != "-") as pipe:
                shutil.copyfileobj(pipe, spool)
        except OSError as error:
            raise BadInput(f"{title} cannot be read: {error.strerror}.") from error
        spool.seek(0)
        encoding = encoding_of(spool.read(_BEGINNING), title)
        spool.seek(0)
        with io.TextIOWrapper(spool, encoding, errors="replace", newline="") as stream:
            yield GivenLines(stream, title, eight_bit=encoding == "latin-1")


def _title_of(path: str) -> str:
    return "Standard input" if path == "-" else path
