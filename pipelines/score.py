"""How promising is this opportunity? Says so between 0 and 1, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from prospector.enrich.score import score_opportunity
from prospector.items import Opportunity


class Score:
    """Puts a score on opportunities; everything else passes."""

    def process_item(self, item: Any) -> Any:
        if not isinstance(item, Opportunity):
            return item
        score, reasons = score_opportunity(item)
        return replace(item, score=score, score_reasons=reasons)
