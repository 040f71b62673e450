"""Is anything lost when a crawl or its database is killed, or when two crawl at once?

    python -m benchmarks.kills [crawl|job|mongod|sites|campaigns …] [--rounds 50] [--store sqlite|mongodb] [--seed 1]

Real crawls of the bundled web, by the scenarios of benchmarks/scenarios.py, all of them if none is named. An
undisturbed crawl is timed first; every moment is drawn evenly over as long. After each round the store must hold the
leads of the undisturbed crawl, each once, and be sound. A line for each scenario says how many were lost or doubled; a
round that went wrong says what and how, and `--seed` with its number (and `--rounds 1`) plays it again.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from benchmarks.crawls import Crawls, SmallWeb
from benchmarks.measure import scratch
from benchmarks.scenarios import IN_MONGODB_ONLY, SCENARIOS

LOST, DOUBLED, MADE_UP, TROUBLE = "lost", "doubled", "made up", "trouble"


@dataclass
class Round:
    """How a scenario went once."""

    seed: int
    went: str
    """What was done, in words."""
    wrong: list[tuple[str, str]] = field(default_factory=list)
    """What is not as an undisturbed crawl leaves it: LOST, DOUBLED, MADE_UP or TROUBLE, and what."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("scenarios", nargs="*", metavar="|".join(SCENARIOS))
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--store", choices=("sqlite", "mongodb"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1, help="of the first round; each has the next number")
    parser.add_argument("--at-once", type=int, default=3, help="rounds that are played side by side (3)")
    asked = parser.parse_args()
    if strange := set(asked.scenarios) - SCENARIOS.keys():
        parser.error(f"there is no scenario {', '.join(strange)}: {', '.join(SCENARIOS)}")
    names = asked.scenarios or [name for name in SCENARIOS if name not in IN_MONGODB_ONLY or asked.store == "mongodb"]
    seeds = range(asked.seed, asked.seed + asked.rounds)
    well = True
    with playground(asked.store) as crawls:
        print(
            f"{asked.store}: an undisturbed crawl takes {crawls.lasts:.1f} s and finds {crawls.finds} leads", flush=True
        )
        for name in names:
            played = []
            for one in rounds(crawls, name, seeds, asked.at_once):
                played.append(one)
                if one.wrong:
                    print(f"{name}, seed {one.seed}: {one.went}", file=sys.stderr)
                    print("\n".join(f"    {word}: {what}" for word, what in one.wrong), file=sys.stderr, flush=True)
                    well = False
            print(f"{name:12}{summary(played)} (seeds {seeds[0]} to {seeds[-1]})", flush=True)
    return 0 if well else 1


@contextmanager
def playground(store: str) -> Iterator[Crawls]:
    """Where the crawls run."""
    with scratch() as folder, SmallWeb() as web:
        crawls = Crawls(folder, web, store)
        crawls.learn()
        yield crawls


def rounds(crawls: Crawls, name: str, seeds: Iterable[int], at_once: int = 1) -> Iterator[Round]:
    """Play a scenario, once with each seed."""
    with ThreadPoolExecutor(at_once) as players:
        yield from players.map(lambda seed: play(crawls, name, seed), seeds)


def play(crawls: Crawls, name: str, seed: int) -> Round:
    """Play a scenario once: the same seed draws the same moments."""
    with crawls.store(f"{name}-{seed}") as at:
        went = SCENARIOS[name](at, Random(f"{name} {seed}"))
        one = Round(seed, "; ".join(map(str, went)))
        for crawl in went:
            if crawl.code or crawl.hung:
                end = "hung" if crawl.hung else f"ended with {crawl.code}"
                one.wrong.append((TROUBLE, f"a crawl {end}:\n{crawl.last_words}"))
        if unsound := at.unsound():
            one.wrong.append((TROUBLE, unsound))
        for campaign in sorted({crawl.campaign for crawl in went}):
            one.wrong += differences(crawls.expected, at.leads(campaign))
    return one


def differences(expected: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """What was lost, doubled or made up."""
    yield from ((LOST, " ".join(lead)) for lead in sorted(expected.keys() - found.keys()))
    for lead, count in sorted(found.items()):
        if lead not in expected:
            yield MADE_UP, " ".join(lead)
        yield from ((DOUBLED, " ".join(lead)) for _ in range(count - 1))


def summary(played: list[Round]) -> str:
    wrong = Counter(word for one in played for word, _ in one.wrong)
    more = "".join(
        f", {wrong[word]} {said}" for word, said in ((MADE_UP, MADE_UP), (TROUBLE, "in trouble")) if wrong[word]
    )
    return f"{len(played)} rounds, {wrong[LOST]} lost, {wrong[DOUBLED]} doubled{more}"


if __name__ == "__main__":
    sys.exit(main())
