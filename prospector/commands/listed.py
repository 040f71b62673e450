"""Values that a file lists: one a line, or in a column of CSV or JSON lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import msgspec

from prospector.campaign import BadInput

# A list that a person keeps has no longer line.
_LONGEST_LINE = 1_000_000


def values_in(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The values of a list, each with its line: those of the first of `columns` that its head names, else of the first.

    Raises BadInput for a file that cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _in_json(file, columns) if path.suffix.lower() == ".jsonl" else _in_csv(file, columns)
    except (OSError, ValueError, csv.Error) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput(f"{path} cannot be read as a list: {error}.") from error


def _in_csv(file: TextIO, columns: Sequence[str]) -> Iterator[tuple[int, str]]:
    head = file.readline(_LONGEST_LINE)
    file.seek(0)
    # Spreadsheets of some countries save with semicolons.
    rows = csv.reader(file, delimiter=max(",;\t", key=head.count))
    column = None
    for row in rows:
        if column is None:
            names = [cell.strip().lower() for cell in row]
            column = next((names.index(name) for name in columns if name in names), None)
            if column is not None:
                continue
            column = 0
        value = row[column].strip() if len(row) > column else ""
        if value and not value.startswith("#"):
            yield rows.line_num, value


def _in_json(file: TextIO, columns: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(file, 1):
        if line.strip():
            row = msgspec.json.decode(line, type=dict[str, object])
            if value := next((str(row[name]) for name in columns if row.get(name)), ""):
                yield number, value
