"""Backlink exports of Ahrefs, Semrush, Majestic, Moz, Search Console and Screaming Frog, and plain lists.

Which export a file is, its headings say (`export_formats.py`). Rows that name no page are left out and counted; only
a file in which nothing can be read is refused.
"""

from __future__ import annotations

import csv
import itertools
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from prospector.discover.address import NoAddress, is_address, read_address
from prospector.discover.export_formats import Layout, cells_of, find_heading, guess_by_content, normalise
from prospector.discover.given_file import GivenLines, Trouble, Unusable, open_lines

PLAIN_LIST = "plain_list"

# How many lines (blank ones not counted) are looked at to tell what a file is. Exports have up to five above the
# heading.
_SAMPLE = 30
_COMMENT = re.compile(r"(?:^|\s)#.*")
_SPREADSHEET_ENDINGS = (".csv", ".tsv")
# Two addresses on a line, or an address beside other cells.
_SECOND_ADDRESS = re.compile(r"[\t,;|]\s*\"?https?://", re.IGNORECASE)

Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Backlink:
    """One row of an export. `target` and `anchor` are empty where it has none."""

    referring_page: str
    """As written, trimmed: an address, or a bare domain in exports that list sites."""
    target: str
    anchor: str
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """What was wrong with some rows: which kind of trouble, on which line first, on how many."""

    trouble: Trouble
    line: int
    rows: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """What a file held: every row once, in the file's order, and what is to be said about the others."""

    format: str
    rows: tuple[Backlink, ...]
    remarks: tuple[Remark, ...] = ()


def read_export(path: str) -> Export:
    """Read a backlink export or a plain list of addresses. Raises BadInput (an `Unusable`) with one sentence."""
    remarks = _Remarks()
    with open_lines(path) as lines:
        numbered = ((lines.number, line) for line in lines)
        start, sample = _take_sample(numbered)
        if not sample:
            raise Unusable(Trouble.EMPTY_FILE, f"{path} is empty: give a file with one address a line.")
        _refuse_web_page(path, sample)
        everything = itertools.chain(start, numbered)
        layout = _find_layout(path, sample, everything)
        if layout is not None:
            form = layout.format.name
            rows = _read_table(path, layout, everything, remarks)
        else:
            form = PLAIN_LIST
            _refuse_unknown(path, sample)
            rows = _read_list(path, everything, remarks)
        _remark_on_bytes(path, lines, remarks)
    return Export(form, tuple(rows), remarks.all())


class _Remarks:
    """Counts what goes wrong, one line for every kind: a file may be wrong a million times."""

    def __init__(self) -> None:
        self._seen: dict[Trouble, list[int]] = {}
        self._why: dict[Trouble, str] = {}

    def add(self, trouble: Trouble, line: int, why: str = "") -> None:
        counted = self._seen.setdefault(trouble, [line, 0])
        counted[1] += 1
        self._why.setdefault(trouble, why)

    def all(self) -> tuple[Remark, ...]:
        return tuple(Remark(trouble, line, rows, self._why[trouble]) for trouble, (line, rows) in self._seen.items())


def _take_sample(lines: Iterator[Line]) -> tuple[list[Line], list[Line]]:
    """The lines read so far, and those among them that are not blank."""
    start: list[Line] = []
    sample: list[Line] = []
    for number, line in lines:
        start.append((number, line))
        if line.strip():
            sample.append((number, line))
        elif len(start) > 1000 * _SAMPLE:
            break
        if len(sample) == _SAMPLE:
            break
    return start, sample


def _refuse_web_page(path: str, sample: list[Line]) -> None:
    if sample[0][1].lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml", "<head", "<body", "<!--")):
        raise Unusable(
            Trouble.HTML_NOT_CSV,
            f"{path} is a web page, not a table (a download after the session had ended looks like this): "
            "log in and export it again.",
        )


def _refuse_unknown(path: str, sample: list[Line]) -> None:
    if any(_is_list_line(line) for _, line in sample):
        return
    number, line = sample[0]
    raise Unusable(
        Trouble.UNKNOWN_FORMAT,
        f"{path} is neither a list of addresses (one a line) nor a backlink export we know: line {number} reads "
        f"{_quote(line)}.",
    )


def _is_list_line(line: str) -> bool:
    text = _COMMENT.sub("", line).strip().strip('"')
    return is_address(text) or _is_disavow(text)


def _find_layout(path: str, sample: list[Line], everything: Iterator[Line]) -> Layout | None:
    """The table's layout, or None for a plain list. Leaves `everything` at the first row."""
    found = find_heading([line for _, line in sample])
    if found is not None:
        index, layout = found
    else:
        spreadsheet = path.lower().endswith(_SPREADSHEET_ENDINGS)
        guess = guess_by_content([line for _, line in sample], spreadsheet)
        if guess is None:
            return None
        index, layout = 0, guess
    if layout.format.own_pages:
        raise Unusable(
            Trouble.OWN_PAGES_NOT_SEEDS,
            f"{path} lists your own pages (Search Console's top linked pages), not the pages that link to them: "
            'export "Latest links" or "Top linking sites" instead.',
        )
    heading_line = sample[index][0]
    next(line for line in everything if line[0] == heading_line)
    return layout


# Tables


def _read_table(path: str, layout: Layout, lines: Iterator[Line], remarks: _Remarks) -> list[Backlink]:
    # A dict is a set that keeps the order: the same link in two rows is one link.
    rows: dict[Backlink, None] = {}
    records = 0
    taken: list[Line] = []
    swallowed: list[Backlink] = []
    if layout.doubled:
        remarks.add(Trouble.DUPLICATE_COLUMN, 1)
    for cells, taken in _records(lines, layout.delimiter):
        records += 1
        number = taken[0][0]
        row = Trouble.FIELD_TOO_LARGE if cells is None else _read_row(cells, layout, number)
        if isinstance(row, Backlink):
            rows.setdefault(row)
        swallowed = _swallowed(taken, layout)
        if swallowed:
            remarks.add(Trouble.UNTERMINATED_QUOTE, number)
            rows.update(dict.fromkeys(swallowed))
        elif isinstance(row, Trouble):
            remarks.add(row, number)
    if taken and not swallowed and sum(line.count('"') for _, line in taken) % 2:
        remarks.add(Trouble.UNTERMINATED_QUOTE, taken[0][0])
    if not rows:
        raise _nothing_usable(path, layout, records, remarks)
    return list(rows)


def _records(lines: Iterator[Line], delimiter: str) -> Iterator[tuple[list[str] | None, list[Line]]]:
    """The cells of every record (None where they cannot be read) with the lines it was read from."""
    taken: list[Line] = []

    def feed() -> Iterator[str]:
        for numbered in lines:
            taken.append(numbered)
            yield numbered[1]

    reader = csv.reader(feed(), delimiter=delimiter)
    while True:
        taken = []
        try:
            cells: list[str] | None = next(reader)
        except StopIteration:
            return
        except csv.Error:
            # A cell above csv's limit of 128 KiB; the reader goes on with the next line.
            cells = None
        yield cells, taken


def _swallowed(taken: list[Line], layout: Layout) -> list[Backlink]:
    """The rows that disappeared in a cell because its quotation mark was never meant, or never closed.

    A cell may well have line ends in it, but a line of it that is a whole row by itself was one.
    """
    found = []
    for number, line in taken[1:]:
        cells = cells_of(line, layout.delimiter)
        if len(cells) == len(layout.headings) > 1:
            row = _read_row(cells, layout, number)
            if isinstance(row, Backlink):
                found.append(row)
    return found


def _read_row(cells: list[str], layout: Layout, line: int) -> Backlink | Trouble | None:
    """The row's link, or why there is none, or None where there is nothing to say (a blank row, an image)."""
    page = _cell(cells, layout.page)
    if not page:
        if not any(map(str.strip, cells)):
            return None
        short = len(cells) <= layout.page
        return Trouble.RAGGED_ROWS if short else Trouble.NO_REFERRING_PAGE
    if layout.format.only is not None and not re.fullmatch(
        layout.format.only[1], _cell(cells, layout.only), re.IGNORECASE
    ):
        return None if is_address(page) else Trouble.NOT_AN_ADDRESS
    if not is_address(page):
        again = tuple(map(normalise, cells)) == layout.headings
        return Trouble.REPEATED_HEADER if again else Trouble.NOT_AN_ADDRESS
    last = len(cells) - 1
    if len(cells) < len(layout.headings) and last in (layout.page, layout.target):
        # The row was cut off, perhaps in the middle of this very address.
        return Trouble.RAGGED_ROWS
    return Backlink(page, _cell(cells, layout.target), _cell(cells, layout.anchor), line)


def _cell(cells: list[str], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""


def _nothing_usable(path: str, layout: Layout, records: int, remarks: _Remarks) -> Unusable:
    export = layout.format.name.replace("_", " ")
    troubles = {remark.trouble: remark for remark in remarks.all()}
    ragged = troubles.get(Trouble.RAGGED_ROWS)
    if ragged is not None:
        return Unusable(
            Trouble.COLUMN_MISMATCH,
            f"{path} has the headings of an export ({export}), but its rows have other columns, from line "
            f"{ragged.line} on: export it again and leave it as it comes.",
        )
    if troubles:
        first = min(remark.line for remark in troubles.values())
        return Unusable(
            Trouble.NO_ROWS,
            f"{path} is an export ({export}), but none of its {records} rows names a page, from line {first} on: "
            "export it again and leave it as it comes.",
        )
    return Unusable(Trouble.NO_ROWS, f"{path} is an export ({export}) without a single row: nothing to begin with.")


# Plain lists


def _read_list(path: str, lines: Iterator[Line], remarks: _Remarks) -> list[Backlink]:
    rows: dict[Backlink, None] = {}
    for number, line in lines:
        text = _COMMENT.sub("", line).strip().strip('"')
        if not text:
            continue
        if _is_disavow(text):
            raise Unusable(
                Trouble.DISAVOW,
                f"{path} is a disavow file (line {number}: {_quote(text)}), and its sites are those you want "
                "nothing to do with: they cannot be seeds.",
            )
        try:
            if _SECOND_ADDRESS.search(text):
                raise NoAddress("holds more than one address")
            read_address(text)
        except NoAddress as error:
            remarks.add(Trouble.NOT_AN_ADDRESS, number, f"{_quote(text)} {error}")
        else:
            rows.setdefault(Backlink(text, "", "", number))
    return list(rows)


def _is_disavow(text: str) -> bool:
    return text[:7].lower() == "domain:"


def _remark_on_bytes(path: str, lines: GivenLines, remarks: _Remarks) -> None:
    if lines.nul_line:
        remarks.add(Trouble.NUL_BYTES, lines.nul_line)
    if lines.cp1252_line and lines.utf8_line:
        remarks.add(Trouble.MIXED_ENCODING, lines.cp1252_line)
    if lines.two_bytes and os.path.getsize(path) % 2:
        remarks.add(Trouble.TRUNCATED, lines.number)


def _quote(text: str) -> str:
    text = " ".join(text[:400].split())
    return repr(text if len(text) <= 60 else text[:59] + "…")
