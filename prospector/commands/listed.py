"""Values that a file lists: one a line, or in a column of CSV or JSON lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from prospector.campaign import BadInput
from prospector.discover.given_file import MAX_LINE, GivenLines, open_lines

# Who names such a file means its lines, and not itself.
_ENDINGS = (".csv", ".tsv", ".txt", ".jsonl", ".json", ".xlsx", ".xls")
# Lines above the head: spreadsheets say so which separator they use, and people give a list its title.
_MOST_ABOVE = 3


def list_named(given: str) -> Path | None:
    """The file that an argument names; None where it names none. Raises BadInput where there is no such file."""
    path = Path(given)
    if "@" in given or "://" in given:
        return None
    if path.is_file():
        return path
    if path.suffix.lower() in _ENDINGS:
        raise BadInput(f"There is no file {given}.")
    return None


def values_in(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The values of a list, each with its line: of each row the first one that is in one of `columns`.

    Without such columns in its head, a list has one value a line. Raises BadInput for a file that cannot be read.
    """
    with open_lines(str(path)) as lines:
        try:
            yield from _in_json(lines, columns) if path.suffix.lower() == ".jsonl" else _in_csv(lines, columns)
        except (csv.Error, msgspec.DecodeError) as error:
            raise BadInput(f"{path}, line {lines.number}: this is no list ({error}).") from error


def _in_csv(lines: GivenLines, columns: Sequence[str]) -> Iterator[tuple[int, str]]:
    csv.field_size_limit(MAX_LINE)
    above = [line for _, line in zip(range(_MOST_ABOVE), lines, strict=False)]
    # Spreadsheets of some countries save with semicolons.
    delimiter = max(",;\t", key="".join(above).count)
    wanted: list[int] = []
    waiting: list[tuple[int, str]] = []
    for number, row in enumerate(csv.reader(chain(above, lines), delimiter=delimiter), 1):
        cells = [cell.strip() for cell in row]
        names = [cell.lower() for cell in cells]
        if not wanted and number <= _MOST_ABOVE:
            wanted = [names.index(name) for name in columns if name in names]
            if wanted:
                # What stands above a head is a title.
                waiting.clear()
                continue
        value = next((cells[column] for column in wanted or (0,) if len(cells) > column and cells[column]), "")
        if not value or value.startswith(("#", "sep=")):
            continue
        if wanted or number > _MOST_ABOVE:
            yield from waiting
            waiting.clear()
            yield number, value
        else:
            waiting.append((number, value))
    yield from waiting


def _in_json(lines: GivenLines, columns: Sequence[str]) -> Iterator[tuple[int, str]]:
    for line in lines:
        if line.strip():
            row = msgspec.json.decode(line, type=dict[str, object])
            if value := next((str(row[name]) for name in columns if row.get(name)), ""):
                yield lines.number, value
