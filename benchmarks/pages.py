"""What reading a page costs, beside Scrapy's LinkExtractor, which only collects links: ms of CPU per 100 KB.

python -m benchmarks.pages
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from scrapy.http import HtmlResponse
from scrapy.linkextractors import LinkExtractor

from benchmarks.train_pages import CORPUS
from prospector import html
from prospector.enrich.contacts import find_contacts
from prospector.qualify.reading import read_page

ROUNDS = 3


def cost(pages: list[tuple[str, bytes]], read: Callable[[str, bytes], object]) -> float:
    """The best of a few rounds over all pages."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.process_time()
        for url, body in pages:
            read(url, body)
        best = min(best, time.process_time() - begin)
    return best * 1000 / (sum(len(body) for _, body in pages) / 100_000)


def cost_of_contacts(pages: list[tuple[str, bytes]]) -> float:
    """What finding contacts adds to a page that was just read: every page's best of a few rounds."""
    best = [float("inf")] * len(pages)
    for _ in range(ROUNDS):
        for number, (url, body) in enumerate(pages):
            reading = read_page(url, body, "text/html")
            begin = time.process_time()
            find_contacts(reading.tree, reading.source, url, reading.text)
            best[number] = min(best[number], time.process_time() - begin)
    return sum(best) * 1000 / (sum(len(body) for _, body in pages) / 100_000)


def main() -> None:
    """Print the table."""
    entries = map(json.loads, (CORPUS / "pages" / "index.jsonl").read_text(encoding="utf-8").splitlines())
    pages = [(e["source_url"], (CORPUS / "pages" / "html" / f"{e['id']}.html").read_bytes()) for e in entries]
    extractor = LinkExtractor()

    def with_contacts(url: str, body: bytes) -> object:
        reading = read_page(url, body, "text/html")
        return find_contacts(reading.tree, reading.source, url, reading.text)

    rows: list[tuple[str, Callable[[str, bytes], object]]] = [
        ("decode and parse only", lambda url, body: html.parse(html.decode(body, "text/html"))),
        ("read_page: everything", lambda url, body: read_page(url, body, "text/html")),
        ("read_page and contacts", with_contacts),
        ("LinkExtractor: links only", lambda url, body: extractor.extract_links(HtmlResponse(url, body=body))),
    ]
    for name, read in rows:
        print(f"{name:28} {cost(pages, read):6.2f} ms per 100 KB", flush=True)
    print(f"{'contacts by themselves':28} {cost_of_contacts(pages):6.2f} ms per 100 KB")


if __name__ == "__main__":
    main()
