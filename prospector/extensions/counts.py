"""What a run came to, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from scrapy.statscollectors import StatsCollector

from prospector.verdict import Verdict


@dataclass(frozen=True)
class Counts:
    """Pages read, links judged, and how the verdicts fell."""

    pages: int = 0
    resource_pages: int = 0
    links: int = 0
    verdicts: dict[Verdict, int] = field(default_factory=dict)
    leads: int = 0

    @classmethod
    def of(cls, stats: StatsCollector) -> Self:
        verdicts = {verdict: int(stats.get_value(f"prospector/verdict_count/{verdict}", 0)) for verdict in Verdict}
        return cls(
            pages=stats.get_value("prospector/page_count", 0),
            resource_pages=stats.get_value("prospector/resource_page_count", 0),
            links=sum(verdicts.values()),
            verdicts=verdicts,
            leads=stats.get_value("prospector/opportunity_count/confirmed", 0),
        )

    def sentence(self) -> str:
        """Everything on one line."""
        fell = ", ".join(f"{count} {verdict}" for verdict, count in self.verdicts.items() if count)
        return (
            f"{self.pages} pages read, {self.resource_pages} of them resource pages; "
            f"{self.links} links judged{f' ({fell})' if fell else ''}; {self.leads} leads."
        )
