"""What judging a page by its body costs: milliseconds a page, decoding and all.

python -m benchmarks.bodies
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

from benchmarks.quality import CORPUS
from benchmarks.webserver import PAGE
from prospector.detect.judge import judge
from prospector.detect.seen import Visit

BODY_LIMIT = 65_536
ROUNDS = 3
SIZES = (2_000, 10_000, 30_000, BODY_LIMIT)
HTML = {"content-type": "text/html"}
URL = "https://bees.example/guides/hive.html"

# What would cost most if anything here went back to where it came from.
ODD = {
    "64 KB of <": b"<" * BODY_LIMIT,
    "64 KB of <div>": b"<div>" * (BODY_LIMIT // 5),
    "64 KB of links": b"<a href=/x>y " * (BODY_LIMIT // 13),
    "64 KB of <title>": b"<title>" * (BODY_LIMIT // 7),
    "64 KB of blanks": b" " * BODY_LIMIT,
    "64 KB of one phrase": b"page not found " * (BODY_LIMIT // 15),
    "64 KB of Russian": ("<p>Слово и дело, да." * 2_000).encode()[:BODY_LIMIT],
    "the same in cp1251": ("<p>Слово и дело, да." * 4_000).encode("cp1251")[:BODY_LIMIT],
    "64 KB of Chinese": ("<p>你好世界这是一个页面。" * 2_000).encode()[:BODY_LIMIT],
}


def cost(body: bytes, status: int = 200, headers: dict[str, str] = HTML, times: int = 20) -> float:
    """Milliseconds for one judgement, the best of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.process_time()
        for _ in range(times):
            judge(Visit(url=URL, final_url=URL, status=status, body=body, headers=headers))
        best = min(best, time.process_time() - begin)
    return best * 1000 / times


def corpus() -> Iterator[bytes]:
    """Every page of the corpus, dead and alive ones, cut as a visit cuts them."""
    for name in ("liveness", "pages"):
        for line in (CORPUS / name / "index.jsonl").read_text(encoding="utf-8").splitlines():
            yield (CORPUS / name / "html" / f"{json.loads(line)['id']}.html").read_bytes()[:BODY_LIMIT]


def main() -> None:
    """Print the tables."""
    article = PAGE.encode()
    print("Judging a body: ms a page")
    print(f"  {'an ordinary article':24}{cost(article, times=500):8.3f}")
    print(f"  {'the same with a 404':24}{cost(article, 404, times=500):8.3f}")
    print(f"  {'a PDF':24}{cost(b'%PDF-1.7' * 8_000, headers={'content-type': 'application/pdf'}, times=500):8.3f}")
    if CORPUS.exists():
        print(f"\n  {'pages of the corpus':24}{'pages':>8}{'mean':>8}{'median':>8}{'19 of 20':>10}{'most':>8}")
        costs = [(len(body), cost(body, times=3)) for body in corpus()]
        for least, most in zip((0, *SIZES), SIZES, strict=False):
            some = sorted(ms for size, ms in costs if least < size <= most)
            print(f"  {f'up to {most:,} bytes':24}{len(some):8}{_spread(some)}")
    print()
    for name, body in ODD.items():
        print(f"  {name:24}{cost(body, times=3):8.3f}")


def _spread(some: list[float]) -> str:
    mean, median, nearly_all = sum(some) / len(some), some[len(some) // 2], some[len(some) * 19 // 20]
    return f"{mean:8.3f}{median:8.3f}{nearly_all:10.3f}{some[-1]:8.3f}"


if __name__ == "__main__":
    main()
