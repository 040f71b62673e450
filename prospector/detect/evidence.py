"""What is written down of a look, so that it can be shown to whoever doubts it."""

from __future__ import annotations

from typing import Any

from prospector.detect.patience import SILENT_TWICE
from prospector.detect.seen import Visit
from prospector.verdict import Finding, Verdict


def seen_on(visit: Visit, finding: Finding, supports: tuple[str, ...] = (), ill: bool = False) -> dict[str, Any]:
    """The evidence of one look, as a flat record for JSON. Short for a link that leads on."""
    seen: dict[str, Any] = {"status": visit.status, "final_url": visit.final_url, "bytes": len(visit.body)}
    if visit.redirects:
        seen["redirects"] = [list(hop) for hop in visit.redirects]
    if finding.verdict is Verdict.ALIVE:
        return seen
    seen |= {
        "address": visit.address,
        "elapsed_ms": visit.elapsed_ms,
        "title": visit.page.title[:200] if visit.page else "",
        "fault": visit.fault_detail,
        "phase": visit.fault_phase,
    }
    if visit.fault_detail.endswith(SILENT_TWICE):
        seen["silent_twice"] = True
    if supports:
        seen["supported_by"] = list(supports)
    if ill:
        seen["our_network_was_ill"] = True
    return seen
