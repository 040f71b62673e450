"""Leads as CSV: UTF-8, one header, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

from typing import Any

from scrapy.exporters import CsvItemExporter

from prospector.export.lead import COLUMNS, Cell

# A cell that begins like this is a formula to Excel, LibreOffice and Google Sheets; an apostrophe makes it text.
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: Cell) -> Cell:
    """The cell, in a form that no spreadsheet takes for a formula. Numbers stay numbers."""
    if isinstance(cell, str):
        # Lone surrogates and NUL cannot be written; nobody misses them in a list.
        text = cell.replace("\0", "").encode("utf-8", "replace").decode()
        return f"'{text}" if text.lstrip(" ").startswith(FORMULA_BEGINS) else text
    return cell


class LeadCsvExporter(CsvItemExporter):
    """The `csv` format, of Scrapy's feeds (`-O leads.csv`) and of `scrapy leads export`."""

    def __init__(self, file: Any, **options: Any) -> None:
        options["fields_to_export"] = list(COLUMNS)
        super().__init__(file, **options)

    def start_exporting(self) -> None:
        # A list without leads still says what its columns are.
        if self._headers_not_written:
            self._headers_not_written = False
            self._write_headers_and_set_fields_to_export(None)

    def serialize_field(self, field: Any, name: str, value: Any) -> Any:
        return harmless(super().serialize_field(field, name, value))
