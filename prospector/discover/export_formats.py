"""How to tell whose backlink export a file is: one row of FORMATS for every kind we read.

Headings are compared without case, blanks and punctuation: `Referring page URL` is `referringpageurl`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from prospector.discover.address import is_address

DELIMITERS = "\t,;|"
# What never stands in an address: a file with one column is not split at the commas in its addresses.
NO_DELIMITER = "\x1f"
# The longest heading line of the exports we know has 900 characters.
_MAX_HEADING = 64 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of export: the headings that give it away, and the columns we want."""

    name: str
    marks: tuple[str, ...]
    """Headings that must all be there."""
    page: tuple[str, ...]
    """What the column of the referring page is called."""
    target: tuple[str, ...] = ()
    anchor: tuple[str, ...] = ()
    columns: int | None = None
    """Exactly so many columns, where the marks alone say too little."""
    only: tuple[str, str] | None = None
    """A column, and the pattern its cell must match as a whole for the row to be a link or a page."""
    own_pages: bool = False
    """The addresses in it are the person's own: no seeds."""


GSC_LATEST = Format("gsc_latest_links", ("linkingpage", "lastcrawled"), ("linkingpage",))
GSC_SAMPLE = Format("gsc_sample_links", ("linkingpage",), ("linkingpage",), columns=1)
GSC_SITES = Format("gsc_top_linking_sites", ("site", "linkingpages", "targetpages"), ("site",))
GSC_OWN_PAGES = Format(
    "gsc_top_linked_pages", ("targetpage", "incominglinks", "linkingsites"), ("targetpage",), own_pages=True
)

FORMATS: tuple[Format, ...] = (
    Format(
        "ahrefs_broken_backlinks",
        ("referringpageurl", "targetpagehttpcode"),
        ("referringpageurl",),
        ("targeturl",),
        ("anchor",),
    ),
    Format(
        "ahrefs_legacy",
        ("referringpageurl", "linkurl", "linkanchor"),
        ("referringpageurl",),
        ("linkurl",),
        ("linkanchor",),
    ),
    Format("ahrefs_link_intersect", ("referringpageurl", "intersect"), ("referringpageurl",)),
    Format(
        "ahrefs_backlinks",
        ("referringpageurl", "firstseen"),
        ("referringpageurl",),
        ("targeturl",),
        ("anchor",),
    ),
    Format("semrush_backlinks", ("pageascore", "sourceurl"), ("sourceurl",), ("targeturl",), ("anchor",)),
    Format(
        "majestic_backlinks",
        ("sourceurl", "sourcetrustflow"),
        ("sourceurl",),
        ("targeturl",),
        ("anchortext",),
    ),
    Format(
        "moz_link_explorer",
        ("url", "spamscore", "pa", "da"),
        ("url",),
        ("targeturl", "targetpage", "target"),
        ("anchortext", "anchor"),
    ),
    GSC_LATEST,
    GSC_SAMPLE,
    GSC_SITES,
    GSC_OWN_PAGES,
    Format(
        "screaming_frog_all_outlinks",
        ("type", "source", "destination"),
        ("source",),
        ("destination",),
        ("anchor", "anchortext"),
        only=("type", "hyperlink|ahref"),
    ),
    Format(
        "screaming_frog_response_codes",
        ("address", "contenttype", "statuscode"),
        ("address",),
        # An address that did not answer has no content type, and may answer us.
        only=("contenttype", r"|text/html.*|application/xhtml.*"),
    ),
)

# An export somebody has tidied up by hand: fewer columns, still their names.
TIDIED = Format(
    "backlink_table",
    (),
    ("referringpageurl", "referringpage", "sourceurl", "linkingpage", "pageurl", "url", "address", "website", "domain"),
    ("targeturl", "targetpage", "linkurl", "target", "destination"),
    ("anchor", "anchortext", "linkanchor"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns we want stand in one file."""

    format: Format
    delimiter: str
    headings: tuple[str, ...]
    """Normalised."""
    page: int
    target: int | None = None
    anchor: int | None = None
    only: int | None = None

    @property
    def doubled(self) -> bool:
        """True if a column we read occurs twice: the first one counts."""
        read = (self.page, self.target, self.anchor)
        return any(self.headings.count(self.headings[column]) > 1 for column in read if column is not None)


def normalise(heading: str) -> str:
    """A heading without case, blanks and punctuation."""
    return "".join(filter(str.isalnum, heading.casefold()))


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line taken by itself; none where it cannot be read."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def find_heading(lines: Sequence[str]) -> tuple[int, Layout] | None:
    """The first line that is a heading we know, and its layout. Anything may stand above it."""
    candidates = [
        (index, delimiter, tuple(map(normalise, cells_of(line, delimiter))))
        for index, line in enumerate(lines)
        for delimiter in DELIMITERS
        if len(line) <= _MAX_HEADING and (delimiter in line or delimiter == DELIMITERS[0])
    ]
    for formats in (FORMATS, (TIDIED,)):
        for index, delimiter, headings in candidates:
            for form in formats:
                layout = _lay_out(form, delimiter, headings)
                if layout is not None:
                    return index, layout
    return None


def guess_by_content(lines: Sequence[str], spreadsheet: bool) -> Layout | None:
    """The layout of a Search Console table whose headings are in a language we have no table for.

    Pages beside dates are the latest links, sites beside two numbers the top linking sites, pages beside two numbers
    the person's own pages. The first line is the heading. A single column needs to be a `spreadsheet`'s (by the
    file's name): in a list written by hand the first line would be a slip, not a heading.
    """
    if len(lines) < 2 or max(map(len, lines)) > _MAX_HEADING:
        return None
    for delimiter in DELIMITERS + NO_DELIMITER:
        records = [[cell.strip() for cell in cells_of(line, delimiter)] for line in lines]
        width = len(records[0])
        if (width == 1) != (delimiter == NO_DELIMITER) or any(len(record) != width for record in records):
            continue
        form = _by_content(records, width, spreadsheet)
        if form is not None:
            headings = tuple(map(normalise, records[0]))
            return Layout(form, delimiter, headings, page=0)
    return None


def _by_content(records: list[list[str]], width: int, spreadsheet: bool) -> Format | None:
    head, rows = records[0], records[1:]
    if not 1 <= width <= 3 or is_address(head[0]) or not all(is_address(row[0]) for row in rows):
        return None
    if width == 1:
        return GSC_SAMPLE if spreadsheet and normalise(head[0]) and not re.search(r"[./:@]", head[0]) else None
    if width == 2:
        return GSC_LATEST if all(_is_date(row[1]) for row in rows) else None
    if all(_is_number(row[1]) and _is_number(row[2]) for row in rows):
        return GSC_OWN_PAGES if all("://" in row[0] for row in rows) else GSC_SITES
    return None


def _lay_out(form: Format, delimiter: str, headings: tuple[str, ...]) -> Layout | None:
    if not all(mark in headings for mark in form.marks):
        return None
    if form.columns is not None and len(headings) != form.columns:
        return None
    page = _column(form.page, headings)
    if page is None:
        return None
    return Layout(
        form,
        delimiter if len(headings) > 1 else NO_DELIMITER,
        headings,
        page,
        _column(form.target, headings),
        _column(form.anchor, headings),
        _column(form.only[:1], headings) if form.only else None,
    )


def _column(names: tuple[str, ...], headings: tuple[str, ...]) -> int | None:
    return next((headings.index(name) for name in names if name in headings), None)


def _is_date(text: str) -> bool:
    return len(text) <= 40 and re.search(r"\d{4}", text) is not None


def _is_number(text: str) -> bool:
    # 1,240 and 1.240 and 1 240, by country.
    return len(text) <= 20 and re.fullmatch(r"\d[\d.,'’\s]*", text) is not None
