"""Run the sections named on the command line, or all of them. Exits 1 if one falls short of its target."""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks.quality import CORPUS, bodies, contacts, pages

SECTIONS: dict[str, Callable[[], bool]] = {
    "bodies": bodies.main,
    "pages": pages.main,
    "contacts": contacts.main,
}


def main(names: list[str]) -> int:
    """The exit status: 0 where every section asked for reaches its target."""
    if unknown := set(names) - SECTIONS.keys():
        print(f"Unknown section: {', '.join(sorted(unknown))}. Known are {', '.join(SECTIONS)}.", file=sys.stderr)
        return 2
    if not CORPUS.exists():
        print(f"The corpus is not here ({CORPUS}): set PROSPECTOR_CORPUS to its folder.", file=sys.stderr)
        return 2
    reached = [SECTIONS[name]() for name in names or SECTIONS]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
