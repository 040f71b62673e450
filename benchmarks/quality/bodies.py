"""Pages judged by their body alone, as if each had come back with status 200."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from benchmarks.quality import CORPUS, kept_aside, share
from prospector.detect.judge import judge
from prospector.detect.seen import Visit
from prospector.verdict import Verdict

DEAD = ("not_found", "parked", "placeholder")
BODY_LIMIT = 65_536

PRECISION, RECALL = 0.98, 0.92
WALLS_ALIVE, HARD_ALIVE_DEAD = 0.10, 0.01


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled page, and what we say of it."""

    id: str
    label: str
    language: str
    hard: bool
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What counts: `dead` pages told from `alive` ones, and walls taken for neither."""

    precision: float
    recall: float
    walls_dead: int
    walls_alive: float
    hard_alive_dead: float

    @property
    def reached(self) -> bool:
        return (
            self.precision >= PRECISION
            and self.recall >= RECALL
            and self.walls_dead == 0
            and self.walls_alive <= WALLS_ALIVE
            and self.hard_alive_dead <= HARD_ALIVE_DEAD
        )


def judged() -> list[Judged]:
    """Every page of the corpus with its verdict."""
    folder = CORPUS / "liveness"
    pages = []
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        url = entry["base_url"] or "https://nowhere.example/"
        body = (folder / "html" / f"{entry['id']}.html").read_bytes()[:BODY_LIMIT]
        finding = judge(Visit(url=url, final_url=url, status=200, body=body, headers={"content-type": "text/html"}))
        pages.append(
            Judged(entry["id"], entry["label"], entry["lang"], entry["hard"], finding.verdict, finding.reason.value)
        )
    return pages


def figures(pages: list[Judged]) -> Figures:
    """The figures of these pages."""
    dead = [page for page in pages if page.label in DEAD]
    alive = [page for page in pages if page.label == "alive"]
    walls = [page for page in pages if page.label == "bot_wall"]
    hard = [page for page in alive if page.hard]
    found = _count(dead, Verdict.DEAD)
    return Figures(
        precision=share(found, found + _count(alive, Verdict.DEAD)),
        recall=share(found, len(dead)),
        walls_dead=_count(walls, Verdict.DEAD),
        walls_alive=share(_count(walls, Verdict.ALIVE), len(walls)),
        hard_alive_dead=share(_count(hard, Verdict.DEAD), len(hard)),
    )


def main() -> bool:
    """Print the tables; True if the whole reaches its target."""
    pages = judged()
    print("Bodies: dead pages told from alive ones\n")
    print(f"{'':12}{'pages':>6}{'precision':>11}{'recall':>8}{'walls dead':>12}{'walls alive':>13}{'hard dead':>11}")
    for name, part in (
        ("whole", pages),
        ("read", [page for page in pages if not kept_aside(page.id)]),
        ("kept aside", [page for page in pages if kept_aside(page.id)]),
    ):
        print(f"{name:12}{len(part):6}", _row(figures(part)), sep="")
    print("\nLabel and verdict")
    verdicts = Counter((page.label, page.verdict) for page in pages)
    for label in (*DEAD, "bot_wall", "alive"):
        cells = "".join(f"{verdict.value:>9} {verdicts[label, verdict]:3}" for verdict in Verdict)
        print(f"{label:12}{cells}")
    print("\nDead pages by language: found of all")
    languages = Counter(page.language for page in pages if page.label in DEAD)
    for language, count in languages.most_common():
        found = _count([page for page in pages if page.label in DEAD and page.language == language], Verdict.DEAD)
        print(f"  {language:6}{found:4} of {count}")
    print("\nMistakes among the pages that may be read")
    for page in pages:
        if not kept_aside(page.id) and page.verdict not in _expected(page.label):
            print(f"  {page.id} {page.label} ({page.language}): {page.verdict.value}/{page.reason}")
    return figures(pages).reached


def _expected(label: str) -> tuple[Verdict, ...]:
    if label in DEAD:
        return (Verdict.DEAD,)
    return (Verdict.BLOCKED,) if label == "bot_wall" else (Verdict.ALIVE,)


def _count(pages: list[Judged], verdict: Verdict) -> int:
    return sum(page.verdict is verdict for page in pages)


def _row(seen: Figures) -> str:
    return (
        f"{seen.precision:11.3f}{seen.recall:8.3f}{seen.walls_dead:12}"
        f"{seen.walls_alive:13.3f}{seen.hard_alive_dead:11.3f}"
    )
