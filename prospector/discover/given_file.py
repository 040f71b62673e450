"""The lines of a text file that a person gave us, whatever program wrote it.

Spreadsheets and web tools save UTF-8, UTF-16 (with a mark or without) and the old Windows code page, sometimes two of
them in one file, with line ends of three kinds. Read line by line: a file may be larger than memory.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from prospector.campaign import BadInput

# No list and no export has longer lines; a file that is one line would otherwise be read into memory whole.
MAX_LINE = 4 * 1024 * 1024
_SNIFF = 64 * 1024

_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_OTHER_BINARIES = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"SQLite format 3",
)


class Trouble(StrEnum):
    """What can be wrong with a file: the first ones make it useless, the others cost some rows at most."""

    CANNOT_OPEN = "cannot_open"
    EMPTY_FILE = "empty_file"
    BINARY_FILE = "binary_file"
    HTML_NOT_CSV = "html_not_csv"
    LINE_TOO_LONG = "line_too_long"
    UNKNOWN_FORMAT = "unknown_format"
    NO_ROWS = "no_rows"
    COLUMN_MISMATCH = "column_mismatch"
    OWN_PAGES_NOT_SEEDS = "own_pages_not_seeds"
    DISAVOW = "disavow"

    NOT_AN_ADDRESS = "not_an_address"
    NO_REFERRING_PAGE = "no_referring_page"
    RAGGED_ROWS = "ragged_rows"
    REPEATED_HEADER = "repeated_header"
    DUPLICATE_COLUMN = "duplicate_column"
    UNTERMINATED_QUOTE = "unterminated_quote"
    FIELD_TOO_LARGE = "field_too_large"
    NUL_BYTES = "nul_bytes"
    MIXED_ENCODING = "mixed_encoding"
    TRUNCATED = "truncated"


class Unusable(BadInput):
    """A file that cannot be used at all: one sentence for the person, one word for a program."""

    def __init__(self, trouble: Trouble, sentence: str) -> None:
        super().__init__(sentence)
        self.trouble = trouble


class GivenLines(Iterator[str]):
    """The lines in turn, line ends kept, and what was odd about them so far."""

    def __init__(self, stream: TextIO, path: str, eight_bit: bool) -> None:
        self._stream = stream
        self._path = path
        self.two_bytes = not eight_bit
        """True for UTF-16."""
        self.number = 0
        """Of the line handed out last; the first is 1."""
        self.nul_line = 0
        """The first line that held NUL characters (they are left out), 0 if none did."""
        self.utf8_line = 0
        """The first line that could only be UTF-8, 0 if there was none."""
        self.cp1252_line = 0
        """The first line that could not be UTF-8, 0 if there was none."""

    def __next__(self) -> str:
        line = self._stream.readline(MAX_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > MAX_LINE:
            raise Unusable(
                Trouble.LINE_TOO_LONG,
                f"{self._path}: line {self.number} is longer than {MAX_LINE:,} characters, so this is no list and no "
                "backlink export: give a file with one address or one row a line.",
            )
        if not self.two_bytes and not line.isascii():
            line = self._decode(line)
        if "\0" in line:
            self.nul_line = self.nul_line or self.number
            line = line.replace("\0", "")
        if self.number == 1:
            # A file that was saved twice begins with two byte order marks.
            line = line.lstrip("\ufeff")
        return line

    def _decode(self, line: str) -> str:
        # Line by line, because joined files are UTF-8 in one half and a Windows code page in the other.
        raw = line.encode("latin-1")
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            self.cp1252_line = self.cp1252_line or self.number
            return raw.decode("cp1252", errors="replace")
        if self.number > 1:
            self.utf8_line = self.utf8_line or self.number
        return text


@contextmanager
def open_lines(path: str) -> Iterator[GivenLines]:
    """Open a person's file for reading line by line. Raises Unusable for what is no text file at all."""
    if os.path.isdir(path):
        raise Unusable(Trouble.CANNOT_OPEN, f"{path} is a folder: give the file in it.")
    try:
        with Path(path).open("rb") as file:
            start = file.read(_SNIFF)
            if not start:
                raise Unusable(Trouble.EMPTY_FILE, f"{path} is empty: give a file with one address a line.")
            encoding = encoding_of(start, path)
            file.seek(0)
            eight_bit = encoding == "latin-1"
            # newline="" splits at all three kinds of line end and leaves them standing, as the csv module wants.
            with io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="") as stream:
                yield GivenLines(stream, path, eight_bit)
    except (OSError, ValueError) as error:
        if isinstance(error, BadInput):
            raise
        why = error.strerror if isinstance(error, OSError) else error
        raise Unusable(Trouble.CANNOT_OPEN, f"{path} cannot be read: {why}.") from error


def encoding_of(start: bytes, path: str) -> str:
    """The encoding to split the file into lines by: UTF-16, or one byte a character (see `_decode`)."""
    if start.startswith(_SPREADSHEETS):
        raise Unusable(
            Trouble.BINARY_FILE,
            f"{path} is a spreadsheet or an archive, not a text file: open it and save it as CSV.",
        )
    if start.startswith(_OTHER_BINARIES):
        raise Unusable(Trouble.BINARY_FILE, _not_text(path))
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # Text in UTF-16 without a mark: a heading in Latin letters has a NUL in every other place.
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) / 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    if min(even, odd) > 0.2 * half and start.strip(b"\0")[:1024].count(0):
        raise Unusable(Trouble.BINARY_FILE, _not_text(path))
    return "latin-1"


def _not_text(path: str) -> str:
    return f"{path} is not a text file: give a list of addresses, one a line, or a backlink export as CSV."
