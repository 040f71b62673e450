"""The rules on real pages with labels: the figures that prospector promises."""

from __future__ import annotations

from prospector.detect.judge import judge
from prospector.verdict import Verdict
from tests.corpus import corpus, index
from tests.detect.answers import answer

DEAD = ("not_found", "parked", "placeholder")


def test_dead_pages_are_told_from_alive_ones_by_their_body() -> None:
    verdicts: dict[str, list[Verdict]] = {}
    hard: list[Verdict] = []
    for entry in index("liveness"):
        body = (corpus("liveness") / "html" / f"{entry['id']}.html").read_bytes()[:65536]
        url = entry["base_url"] or "https://nowhere.example/"
        verdict = judge(answer(body, headers={"content-type": "text/html"}, url=url)).verdict
        verdicts.setdefault(entry["label"], []).append(verdict)
        if entry["label"] == "alive" and entry["hard"]:
            hard.append(verdict)
    dead = [verdict for label in DEAD for verdict in verdicts[label]]
    found, mistaken = dead.count(Verdict.DEAD), verdicts["alive"].count(Verdict.DEAD)
    walls = verdicts["bot_wall"]
    assert found / (found + mistaken) >= 0.98
    assert found / len(dead) >= 0.92
    assert walls.count(Verdict.DEAD) == 0
    assert walls.count(Verdict.ALIVE) / len(walls) <= 0.10
    assert hard.count(Verdict.DEAD) / len(hard) <= 0.01
