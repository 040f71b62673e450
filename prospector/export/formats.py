"""The formats a list can be written in, by name."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import IO, Any

from scrapy.exporters import BaseItemExporter, JsonLinesItemExporter

from prospector.export.csv_list import LeadCsvExporter
from prospector.export.lead import lead_row
from prospector.store import StoredLead

# Each makes an exporter that writes UTF-8 to a binary file.
FORMATS: dict[str, Callable[[Any], BaseItemExporter]] = {
    "csv": LeadCsvExporter,
    "jsonl": partial(JsonLinesItemExporter, encoding="utf-8"),
}


async def write_leads(
    leads: AsyncIterator[StoredLead], file: IO[bytes], format_name: str, written: Callable[[str], object]
) -> int:
    """Write leads to a binary file in one of FORMATS, one at a time. `written` hears of each `lead_id`. How many."""
    exporter = FORMATS[format_name](file)
    exporter.start_exporting()
    count = 0
    async for stored in leads:
        exporter.export_item(lead_row(stored))
        written(stored.opportunity.lead_id)
        count += 1
    exporter.finish_exporting()
    return count
