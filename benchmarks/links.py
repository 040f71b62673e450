"""How fast are links judged, beside lychee in the same run?

    python -m benchmarks.links [--links 10000] [--hosts 2000] [--rounds 3]

Starts a web server on loopback (nginx where it is installed, else a small one of our own), writes a list of
links on as many hosts (addresses in 127/8), and judges it with `scrapy checklinks` and with `lychee --method get`,
by turns. Every answer is a 12 KB page, read and judged by us. Prints the medians and our share of lychee's.

`checklinks` asks each host for its robots.txt too, lychee does not: a second line leaves that out.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from benchmarks.measure import BIN, Cost, measure, median, scratch
from benchmarks.webserver import serving


def write_list(path: Path, links: int, hosts: int, port: int) -> None:
    """`links` addresses spread evenly over `hosts` loopback addresses, in an order of their own."""
    each = [f"http://127.{10 + n % hosts // 250}.{n % hosts % 250}.1:{port}/page-{n}" for n in range(links)]
    random.Random(1).shuffle(each)
    path.write_text("\n".join(each) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--links", type=int, default=10_000)
    parser.add_argument("--hosts", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with scratch() as folder, serving(folder) as (port, server):
        links = folder / "links.txt"
        write_list(links, asked.links, asked.hosts, port)
        verdicts = folder / "verdicts.jsonl"
        nothing = folder / "nothing.txt"
        nothing.write_text("ftp://nothing.example/\n")
        ours = [str(BIN / "scrapy"), "checklinks", str(links), "-o", str(verdicts), "--fresh"]
        environment = {
            "PROSPECTOR_ALLOWED_NETWORKS": "127.0.0.0/8",
            "PROSPECTOR_STORE": f"sqlite:///{folder / 'verdicts.db'}",
        }
        commands = {
            "checklinks": (ours, environment),
            "  without robots.txt": (ours, environment | {"PROSPECTOR_DETECT_ROBOTSTXT_OBEY": "0"}),
            "lychee --method get": ([str(BIN / "lychee"), "--method", "get", "--no-progress", "-q", str(links)], {}),
            "checklinks of nothing": ([*ours[:2], str(nothing), "--fresh"], environment),
        }
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(asked.rounds):
            for name, (command, variables) in commands.items():
                costs[name].append(measure(command, variables))
                if name == "checklinks":
                    alive = sum(json.loads(line)["verdict"] == "alive" for line in verdicts.open())
                    if alive != asked.links:
                        raise SystemExit(f"{alive} of {asked.links} links were judged alive: nothing to compare")
        medians = {name: median(each) for name, each in costs.items()}
    peer = medians["lychee --method get"]
    print(f"{asked.links} links on {asked.hosts} hosts, {server}; medians of {asked.rounds} runs, by turns")
    print(f"{'':24}{'CPU s':>8}{'wall s':>8}{'MB':>8}   share of lychee's: CPU, wall, memory")
    for name, cost in medians.items():
        shares = f"{cost.cpu / peer.cpu:6.2f}{cost.wall / peer.wall:8.2f}{cost.memory / peer.memory:8.2f}"
        print(f"{name:24}{cost.cpu:8.2f}{cost.wall:8.2f}{cost.memory:8.0f}   {shares}")
    loaded = medians["checklinks of nothing"]
    per_link = (medians["checklinks"].cpu - loaded.cpu) / asked.links * 1000
    print(
        f"Once Python and Scrapy are loaded: {per_link:.3f} ms of CPU a link "
        f"(lychee {peer.cpu / asked.links * 1000:.3f}), {medians['checklinks'].memory - loaded.memory:.0f} MB more."
    )


if __name__ == "__main__":
    main()
