"""How well resource pages are told from others, on the labelled pages, with the weights as they are.

    python -m benchmarks.quality.pages [--errors]

The quarter of the pages that never trained (benchmarks/train_pages.py) counts for the targets.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from typing import Any

from benchmarks.train_pages import CORPUS, is_held_out
from prospector.qualify.reading import read_page

MIN_F1, MAX_HARD_TAKEN = 0.93, 0.06


def figures(name: str, judged: list[tuple[dict[str, Any], bool]]) -> float:
    """Print one row; F1."""
    right = sum(is_one and entry["label"] == "resource" for entry, is_one in judged)
    wrong = sum(is_one and entry["label"] != "resource" for entry, is_one in judged)
    missed = sum(not is_one and entry["label"] == "resource" for entry, is_one in judged)
    f1: float = 2 * right / max(2 * right + wrong + missed, 1)
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    print(f"{name:28} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  of {len(judged)} pages")
    return f1


def main() -> bool:
    """Print the figures; True if the targets are met."""
    judged: list[tuple[dict[str, Any], bool]] = []
    languages = Counter[str]()
    for line in (CORPUS / "pages" / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        body = (CORPUS / "pages" / "html" / f"{entry['id']}.html").read_bytes()
        reading = read_page(entry["source_url"], body, "text/html")
        judged.append((entry, reading.is_resource_page))
        languages["right" if reading.language == entry["lang"] else "unknown" if not reading.language else "wrong"] += 1
        if "--errors" in sys.argv and reading.is_resource_page != (entry["label"] == "resource"):
            print(f"  {entry['id']} {entry['label']}/{entry['subtype']} {reading.score} {reading.score_reasons}")
    figures("all", judged)
    f1 = figures("never trained on", [pair for pair in judged if is_held_out(pair[0]["id"])])
    hard = [pair for pair in judged if pair[0]["hard"] and pair[0]["label"] != "resource"]
    taken = sum(is_one for _, is_one in hard) / len(hard)
    print(f"hard negatives called resource pages: {taken:.1%} of {len(hard)}")
    groups: defaultdict[str, list[tuple[dict[str, Any], bool]]] = defaultdict(list)
    for entry, is_one in judged:
        groups[f"{entry['label']}: {entry['subtype']}"].append((entry, is_one))
        groups[f"in {entry['lang']}"].append((entry, is_one))
    for name, pairs in sorted(groups.items()):
        if any(entry["label"] == "resource" for entry, _ in pairs):
            figures("  " + name, pairs)
        else:
            # There is none to be found among them: what counts is how many are taken for one.
            print(f"  {name:26} taken {sum(is_one for _, is_one in pairs)} of {len(pairs)} pages")
    print(f"language: {dict(languages)}")
    return f1 >= MIN_F1 and taken <= MAX_HARD_TAKEN


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
