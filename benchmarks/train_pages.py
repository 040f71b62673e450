"""Learn the weights of the resource-page score from the labelled pages, and write prospector/qualify/weights.py.

    python -m benchmarks.train_pages            # figures only
    python -m benchmarks.train_pages --write    # figures, then the weights

Plain logistic regression with an L2 penalty, by gradient descent. A quarter of the corpus (by the sha1 of the page's
id) never takes part in training; the figures on it say how well the score does on pages it has not seen. The
penalty is chosen by cross-validation on the rest, whole repositories at a time, so that pages of one site are never
on both sides.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from prospector.qualify.reading import read_page
from prospector.qualify.score import is_candidate
from prospector.qualify.traits import features

CORPUS = Path(os.environ.get("PROSPECTOR_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus"))
WEIGHTS_FILE = Path(__file__).resolve().parents[1] / "prospector" / "qualify" / "weights.py"
PENALTIES = (0.1, 0.3, 1.0, 3.0)
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """One labelled page as the score sees it."""

    page_id: str
    repo: str
    hard: bool
    is_resource: bool
    candidate: bool
    measures: tuple[float, ...]


@dataclass(frozen=True)
class Model:
    """Weights by feature, in the order of the features."""

    bias: float
    weights: tuple[float, ...]

    def score(self, example: Example) -> float:
        """0..1, as prospector.qualify.score has it."""
        if not example.candidate:
            return 0.0
        return sigmoid(self.bias + sum(w * x for w, x in zip(self.weights, example.measures, strict=True)))


def sigmoid(value: float) -> float:
    """The logistic function, safe for large values."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def read_corpus() -> tuple[list[str], list[Example]]:
    """The features' names and every labelled page."""
    examples = []
    names: list[str] = []
    for line in (CORPUS / "pages" / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        body = (CORPUS / "pages" / "html" / f"{entry['id']}.html").read_bytes()
        traits = read_page(entry["source_url"], body, "text/html").traits
        measured = features(traits)
        names = list(measured)
        examples.append(
            Example(
                entry["id"],
                entry["repo"],
                entry["hard"],
                entry["label"] == "resource",
                is_candidate(traits),
                tuple(measured.values()),
            )
        )
    return names, examples


def train(examples: Sequence[Example], penalty: float, rounds: int = 1500) -> Model:
    """Fit by gradient descent; positives and negatives weigh the same together."""
    candidates = [example for example in examples if example.candidate]
    positives = sum(example.is_resource for example in candidates)
    weigh = {True: 0.5 / positives, False: 0.5 / (len(candidates) - positives)}
    size = len(candidates[0].measures)
    bias, weights = 0.0, [0.0] * size
    velocity_bias, velocity = 0.0, [0.0] * size
    for _ in range(rounds):
        gradient_bias, gradient = 0.0, [penalty * w / len(candidates) for w in weights]
        for example in candidates:
            total = bias + sum(w * x for w, x in zip(weights, example.measures, strict=True))
            slope = (sigmoid(total) - example.is_resource) * weigh[example.is_resource]
            gradient_bias += slope
            for at, measure in enumerate(example.measures):
                if measure:
                    gradient[at] += slope * measure
        velocity_bias = 0.95 * velocity_bias - 0.5 * gradient_bias
        bias += velocity_bias
        for at in range(size):
            velocity[at] = 0.95 * velocity[at] - 0.5 * gradient[at]
            weights[at] += velocity[at]
    return Model(bias, tuple(weights))


def is_held_out(page_id: str) -> bool:
    """True for the quarter of the pages that never trains."""
    return int(hashlib.sha1(page_id.encode()).hexdigest(), 16) % 4 == 0


def fold_of(example: Example) -> int:
    """Which fold a page's repository is in."""
    return int(hashlib.sha1(example.repo.encode()).hexdigest(), 16) % FOLDS


def cross_validated(examples: Sequence[Example], penalty: float) -> dict[str, float]:
    """Every page's score by a model that has seen nothing of its repository."""
    scores = {}
    for fold in range(FOLDS):
        model = train([example for example in examples if fold_of(example) != fold], penalty)
        scores.update({e.page_id: model.score(e) for e in examples if fold_of(e) == fold})
    return scores


def figures(examples: Sequence[Example], scores: dict[str, float], threshold: float) -> tuple[float, str]:
    """F1, and one line of figures."""
    right = sum(e.is_resource and scores[e.page_id] >= threshold for e in examples)
    wrong = sum(not e.is_resource and scores[e.page_id] >= threshold for e in examples)
    missed = sum(e.is_resource and scores[e.page_id] < threshold for e in examples)
    hard = [e for e in examples if e.hard and not e.is_resource]
    hard_wrong = sum(scores[e.page_id] >= threshold for e in hard)
    f1 = 2 * right / max(2 * right + wrong + missed, 1)
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    line = f"F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  hard negatives taken {hard_wrong}/{len(hard)}"
    return f1, line


def main() -> None:
    """Train, report, and write the weights if asked to."""
    names, examples = read_corpus()
    seen = [example for example in examples if not is_held_out(example.page_id)]
    kept = [example for example in examples if is_held_out(example.page_id)]
    best = (0.0, 0.0, 0.0, 0.0)
    for penalty in PENALTIES:
        scores = cross_validated(seen, penalty)
        for threshold in (0.4, 0.45, 0.5, 0.55, 0.6):
            f1, line = figures(seen, scores, threshold)
            print(f"penalty {penalty}, threshold {threshold}: cross-validated {line}")
            # Of equals, the simplest model (the largest penalty) with the threshold nearest to even odds.
            best = max(best, (round(f1, 3), penalty, -abs(threshold - 0.5), threshold))
    f1, penalty, _, threshold = best
    print(f"chosen: penalty {penalty}, threshold {threshold}, cross-validated F1 {f1:.3f}")
    model = train(seen, penalty)
    for name, part in (("trained on", seen), ("never seen", kept)):
        print(f"{name}: {figures(part, {e.page_id: model.score(e) for e in part}, threshold)[1]}")
    for name, weight in zip(names, model.weights, strict=True):
        print(f"  {name:16} {weight:+.2f}")
    if "--errors" in sys.argv:
        scores = cross_validated(seen, penalty)
        for e in sorted(seen, key=lambda e: scores[e.page_id]):
            if e.is_resource != (scores[e.page_id] >= threshold):
                print(f"  {'missed' if e.is_resource else 'taken '} {e.page_id} {scores[e.page_id]:.2f}")
    if "--write" in sys.argv:
        write(names, model, threshold)


def write(names: Sequence[str], model: Model, threshold: float) -> None:
    """Write the weights, with the threshold moved to 0.5: a score of 0.5 and more is a resource page."""
    bias = model.bias - math.log(threshold / (1 - threshold))
    weights = "".join(f'    "{name}": {round(w, 2)},\n' for name, w in zip(names, model.weights, strict=True))
    WEIGHTS_FILE.write_text(
        '"""How much every trait says for or against a resource page, in log-odds (qualify/traits.py, `features`).\n\n'
        'Written by benchmarks/train_pages.py, which says how they were learned and how well they do.\n"""\n\n'
        f"BIAS = {bias:.2f}\n\nWEIGHTS = {{\n{weights}}}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
