"""How right prospector is, on real pages with labels: one module a section, each with a `main`.

python -m benchmarks.quality [SECTION ...]
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

CORPUS = Path(os.environ.get("PROSPECTOR_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus"))


def held_out(entry_id: str) -> bool:
    """True for the third of the entries that nobody reads: they only ever show as numbers."""
    return int(hashlib.sha1(entry_id.encode()).hexdigest(), 16) % 3 == 0


def kept_aside(entry_id: str) -> bool:
    """True for the half of the held-out entries that nobody ever looked into, not even for a mistake."""
    return int(hashlib.sha1(entry_id.encode()).hexdigest(), 16) % 6 == 0


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
