"""How fast are links judged, beside lychee in the same run?

    python -m benchmarks.links [--links 10000] [--hosts 2000] [--rounds 3] | [--memory]

Starts a web server on loopback (nginx where it is installed, else a small one of our own), writes a list of
links on as many hosts (addresses in 127/8), and judges it with `scrapy checklinks` and with `lychee --method get`,
by turns. Every answer is a 12 KB page, read and judged by us. Prints the medians and our share of lychee's.

`checklinks` asks each host for its robots.txt too, lychee does not: a line of its own leaves that out. It keeps its
verdicts, too: every run begins with an empty store, but for the line that judges the same list once more.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.measure import BIN, Cost, measure, median, scratch
from benchmarks.webserver import serving

STORE = "verdicts.db"
# A prime: multiplied by it, the numbers below any list's length come in another order, each once.
MIXES = 15_485_863
ONCE_MORE = "  once more (--fresh)"


def write_list(path: Path, links: int, hosts: int, port: int) -> None:
    """`links` addresses spread evenly over `hosts` loopback addresses, in an order of their own.

    Written as they are made: on Linux the peak of whoever starts a command counts as the command's own.
    """
    with path.open("w") as file:
        for number in range(links):
            n = number * MIXES % links
            file.write(f"http://127.{10 + n % hosts // 250}.{n % hosts % 250}.1:{port}/page-{n}\n")


def memory(hosts: int) -> None:
    """Print how our peak memory grows with the list."""
    print(f"{'links':>10}{'MB':>8}{'wall s':>8}")
    for links in (10_000, 100_000, 1_000_000):
        with scratch() as folder, serving(folder) as (port, _):
            write_list(folder / "links.txt", links, hosts, port)
            command, environment = ours(folder)
            cost = measure(command, environment, folder / "verdicts.jsonl")
        print(f"{links:10}{cost.memory:8.0f}{cost.wall:8.0f}", flush=True)


def ours(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The command that judges `links.txt` in a folder, and its environment."""
    environment = {
        "PROSPECTOR_ALLOWED_NETWORKS": "127.0.0.0/8",
        "PROSPECTOR_STORE": f"sqlite:///{folder / STORE}",
    }
    return [str(BIN / "scrapy"), "checklinks", str(folder / "links.txt"), "--fresh"], environment


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--links", type=int, default=10_000)
    parser.add_argument("--hosts", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="our peak memory for 10,000, 100,000 and 1,000,000 links")
    asked = parser.parse_args()
    if asked.memory:
        memory(asked.hosts)
    else:
        beside_lychee(asked)


def beside_lychee(asked: argparse.Namespace) -> None:
    """Print what judging a list costs us and lychee, and our share of its cost."""
    with scratch() as folder, serving(folder) as (port, server):
        links = folder / "links.txt"
        write_list(links, asked.links, asked.hosts, port)
        verdicts = folder / "verdicts.jsonl"
        nothing = folder / "nothing.txt"
        nothing.write_text("ftp://nothing.example/\n")
        checklinks, environment = ours(folder)
        commands = {
            "checklinks": (checklinks, environment),
            ONCE_MORE: (checklinks, environment),
            "  without robots.txt": (checklinks, environment | {"PROSPECTOR_DETECT_ROBOTSTXT_OBEY": "0"}),
            "lychee --method get": ([str(BIN / "lychee"), "--method", "get", "--no-progress", "-q", str(links)], {}),
            "checklinks of nothing": ([*checklinks[:2], str(nothing), "--fresh"], environment),
        }
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(asked.rounds):
            for name, (command, variables) in commands.items():
                if name != ONCE_MORE:
                    for kept in folder.glob(f"{STORE}*"):
                        kept.unlink()
                costs[name].append(measure(command, variables, verdicts))
                if name == "checklinks":
                    alive = sum(json.loads(line)["verdict"] == "alive" for line in verdicts.open())
                    if alive != asked.links:
                        raise SystemExit(f"{alive} of {asked.links} links were judged alive: nothing to compare")
        medians = {name: median(each) for name, each in costs.items()}
    peer, loaded = medians["lychee --method get"], medians["checklinks of nothing"]
    print(f"{asked.links} links on {asked.hosts} hosts, {server}; medians of {asked.rounds} runs, by turns")
    print(f"{'':24}{'CPU s':>8}{'wall s':>8}{'MB':>8}   share of lychee's: CPU, wall, memory")
    for name, cost in medians.items():
        shares = f"{cost.cpu / peer.cpu:6.2f}{cost.wall / peer.wall:8.2f}{cost.memory / peer.memory:8.2f}"
        print(f"{name:24}{cost.cpu:8.2f}{cost.wall:8.2f}{cost.memory:8.0f}   {shares}")
    per_link = (medians["checklinks"].cpu - loaded.cpu) / asked.links * 1000
    more = medians["checklinks"].memory - loaded.memory
    theirs = peer.cpu / asked.links * 1000
    print(
        f"Once Python and Scrapy are loaded: {per_link:.3f} ms of CPU a link, {per_link / theirs:.2f} of lychee's "
        f"{theirs:.3f}; {more:.0f} MB more, {more / peer.memory:.2f} of lychee's."
    )


if __name__ == "__main__":
    main()
