"""How long does a list of links take on the web as it is: slow, dead and hanging hosts among the others?

    python -m benchmarks.web [--hosts 400] [--rounds 3]

A mixed web on loopback (benchmarks/mixed_web.py), judged by `scrapy checklinks`, by lychee and by linkinator (where it
is installed: on the PATH, or named by LINKINATOR), by turns. The peers run as they come. So do we, but that the second
look at what seems dead, which no peer takes, comes after one second; a line of its own has the default of a minute.
Prints what each took, and what each said of the planted links.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.measure import BIN, Cost, measure, median, scratch
from benchmarks.mixed_web import Link, links_of, mixed_web, tally

Said = Mapping[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--hosts", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("ours", "peers"), help="leave the others out")
    asked = parser.parse_args()
    with scratch() as folder, mixed_web() as port:
        links = links_of(asked.hosts, port)
        runs = _commands(folder, links, port, asked.only)
        costs: dict[str, list[Cost]] = {name: [] for name in runs}
        said: dict[str, Said] = {}
        for _ in range(asked.rounds):
            for name, (command, environment, well, read) in runs.items():
                out = folder / "out"
                (folder / "verdicts.db").unlink(missing_ok=True)
                costs[name].append(measure(command, environment, out, well))
                said[name] = read(out)
    kinds = Counter(link.kind for link in links)
    print(f"{len(links)} links on {asked.hosts} hosts ({dict(kinds)}); medians of {asked.rounds} runs, by turns")
    print(f"{'':34}{'wall s':>8}{'CPU s':>8}{'MB':>6}{'right':>7}  dead that is not   not dead that is")
    for name, each in costs.items():
        cost, fell = median(each), tally(links, said[name])
        right = sum(said[name][link.url] == link.expected for link in links)
        lies = sum(fell[kind, "dead"] for kind in ("here", "moved", "walled", "hangs", "refuses", "broken"))
        missed = sum(count for (kind, word), count in fell.items() if kind in ("gone", "soft") and word != "dead")
        print(
            f"{name:34}{cost.wall:8.1f}{cost.cpu:8.2f}{cost.memory:6.0f}{right / len(links):7.1%}{lies:12}{missed:19}"
        )
    peers = [median(each).wall for name, each in costs.items() if not name.startswith("checklinks")]
    ours = costs.get(OURS)
    if peers and ours:
        print(f"Our wall time is {median(ours).wall / min(peers):.2f} of the faster peer's.")


OURS = "checklinks, second look after 1 s"


def _commands(
    folder: Path, links: list[Link], port: int, only: str | None
) -> dict[str, tuple[list[str], dict[str, str], tuple[int, ...], Callable[[Path], Said]]]:
    """By name: the command, its environment, the exit statuses that are no failure, and how to read what it says."""
    (folder / "links.txt").write_text("".join(f"{link.url}\n" for link in links))
    (folder / "links.html").write_text("".join(f"<a href='{link.url}'>link</a>\n" for link in links))
    ours = [str(BIN / "scrapy"), "checklinks", str(folder / "links.txt"), "--fresh"]
    settings = {
        "PROSPECTOR_ALLOWED_NETWORKS": "127.0.0.0/8",
        "PROSPECTOR_STORE": f"sqlite:///{folder / 'verdicts.db'}",
        "PROSPECTOR_CONTROL_URLS": f"http://127.0.0.1:{port}/control",
    }
    runs: dict[str, tuple[list[str], dict[str, str], tuple[int, ...], Callable[[Path], Said]]] = {}
    if only != "peers":
        soon = settings | {"PROSPECTOR_DETECT_CONFIRM_AFTER": "1"}
        runs[OURS] = (ours, soon, (0,), _of_ours)
        runs["checklinks, as it comes"] = (ours, settings, (0,), _of_ours)
    if only != "ours":
        lychee = [str(BIN / "lychee"), "--no-progress", "--format", "json", str(folder / "links.txt")]
        runs["lychee"] = (lychee, {}, (0, 2), _of_lychee)
        linkinator = os.environ.get("LINKINATOR") or shutil.which("linkinator")
        if linkinator:
            page = [linkinator, str(folder / "links.html"), "--format", "json"]
            runs["linkinator"] = (page, {}, (0, 1), _of_linkinator)
        else:
            print("linkinator is not here (npm install linkinator, and LINKINATOR=…/linkinator): left out.")
    return runs


def _of_ours(out: Path) -> Said:
    records = map(json.loads, out.read_text().splitlines())
    return {record["url"]: record["verdict"] for record in records}


def _of_lychee(out: Path) -> Said:
    # It lists only what failed.
    said = json.loads(out.read_text())
    failures = (*said["error_map"].values(), *said.get("timeout_map", {}).values())
    return defaultdict(lambda: "alive", {entry["url"]: "dead" for entries in failures for entry in entries})


def _of_linkinator(out: Path) -> Said:
    said = json.loads(out.read_text())
    return {link["url"]: "dead" if link["state"] == "BROKEN" else "alive" for link in said["links"]}


if __name__ == "__main__":
    main()
