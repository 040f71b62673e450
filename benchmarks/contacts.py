"""What finding contacts costs on pages of a megabyte that are made to stall us: ms of CPU, without parsing.

python -m benchmarks.contacts [NAME...]
"""

from __future__ import annotations

import sys
import time

from prospector import html
from prospector.enrich.contacts import find_contacts
from tests.enrich.contacts.hostile import HOSTILE

ROUNDS = 3
BOUND = 50.0


def cost(source: str) -> float:
    """The best of a few rounds."""
    tree = html.parse(source)
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.process_time()
        find_contacts(tree, source, "https://bees.org/links/")
        best = min(best, time.process_time() - begin)
    return best * 1000


def main(names: list[str]) -> None:
    """Print the table, the worst first."""
    # What is loaded when it is first needed is no page's fault.
    cost("<p>info@bees.org")
    costs = {name: cost(HOSTILE[name]) for name in names or HOSTILE}
    for name in sorted(costs, key=costs.__getitem__, reverse=True):
        print(f"{name:24} {costs[name]:6.1f} ms{'  too much' if costs[name] > BOUND else ''}")


if __name__ == "__main__":
    main(sys.argv[1:])
