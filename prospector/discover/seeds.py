"""The seeds: the addresses a person gave us to begin with, typed in or in a file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from prospector import urls
from prospector.campaign import BadInput
from prospector.discover.address import NoAddress, read_address
from prospector.discover.backlink_export import PLAIN_LIST, read_export
from prospector.discover.given_file import Trouble

_FILE_ENDINGS = (".txt", ".csv", ".tsv", ".xlsx", ".xls", ".ods")
_BETWEEN_SEEDS = re.compile(r"[,\s]+")


@dataclass(frozen=True, slots=True)
class Seed:
    """An address to begin with, and who or what named it."""

    url: str
    discovered_by: str
    """`seed`, `seeds file NAME line N` or `import NAME line N`."""


def read_seeds(given: Iterable[str], remark: Callable[[str], None] = lambda sentence: None) -> tuple[Seed, ...]:
    """Every seed once, in the order given. Raises BadInput before anything has been asked for.

    `remark` is told, a sentence each, of rows of an export that were passed over.

    Each text is addresses or domains with commas, blanks or line ends between them, or the path of a file: one address
    a line (`#` begins a comment), or a backlink export, whose referring pages are the seeds.
    """
    distinct: dict[str, Seed] = {}
    for text in given:
        for seed in _read(text, remark):
            distinct.setdefault(seed.url, seed)
    if not distinct:
        raise BadInput("No seeds: give addresses, domains or a file, like seeds=bees.example,hives.example/links.")
    return tuple(distinct.values())


def _read(text: str, remark: Callable[[str], None]) -> Iterator[Seed]:
    text = text.strip()
    # The path of a file may have blanks and commas in it.
    if _names_file(text):
        yield from _from_file(text, remark)
        return
    for part in filter(None, _BETWEEN_SEEDS.split(text)):
        if _names_file(part):
            yield from _from_file(part, remark)
        else:
            yield _typed(part, text)


def _names_file(text: str) -> bool:
    """True if the text is the path of a file, or can only have been meant as one."""
    if not text or "://" in text or "\0" in text:
        return False
    if os.path.isfile(text):
        return True
    if "," in text or "\n" in text:
        return False
    first, slash, _ = text.replace("\\", "/").partition("/")
    if text.lower().endswith(_FILE_ENDINGS) or first in ("", ".", "..", "~") or "\\" in text:
        return not text.startswith("//")
    # `lists/bees` is a path, `bees.example/links` a page, `bees.example` a site even if a folder is called so.
    return " " not in text and "." not in first and ":" not in first and (bool(slash) or os.path.exists(text))


def _from_file(path: str, remark: Callable[[str], None]) -> Iterator[Seed]:
    path = os.path.expanduser(path)
    if not os.path.exists(path):
        raise BadInput(f"There is no file {_shorten(path)}: check the path, or begin an address with https://.")
    if not os.path.isfile(path) and not os.path.isdir(path):
        raise BadInput(f"{path} is no ordinary file: give a text file or a backlink export.")
    export = read_export(path)
    name = os.path.basename(path)
    is_list = export.format == PLAIN_LIST
    for passed_over in export.remarks:
        where, why = f"{path}, line {passed_over.line}", passed_over.why or passed_over.trouble
        more = f" ({passed_over.rows - 1} more like it)" if passed_over.rows > 1 else ""
        # A list is written by hand, and a slip in it is worth correcting; rows of an export without a page are not.
        if is_list and passed_over.trouble is Trouble.NOT_AN_ADDRESS:
            raise BadInput(f"{where}: {why}{more}: correct it or take it out.")
        remark(f"{where}: passed over, {why}{more}.")
    if not export.rows:
        raise BadInput(f"{path} holds no address: give a file with one address a line.")
    source = "seeds file" if is_list else "import"
    for row in export.rows:
        yield Seed(_page(row.referring_page), f"{source} {name} line {row.line}")


def _typed(part: str, whole: str) -> Seed:
    try:
        return Seed(_page(part), "seed")
    except NoAddress as error:
        hint = ""
        if "," in whole and "://" in whole and "/" in part:
            hint = " (a comma inside an address is written %2C)"
        raise BadInput(
            f"The seed {_shorten(part)!r} {error}{hint}: give addresses or domains with commas between them, like "
            "bees.example,https://hives.example/links, or the path of a file."
        ) from error


def _page(text: str) -> str:
    """The address in the one spelling that a page has: two spellings of a seed are one seed."""
    url = read_address(text)
    return urls.page_key(url) or url


def _shorten(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
