"""Real websites, whole: every page that can be reached is read, and every link that leaves is judged."""

from __future__ import annotations

import re

import pytest

from prospector.sampleweb.web import Web
from tests.corpus_sites import expected, hosts
from tests.scrapy_process import scrapy
from tests.test_crawl import QUICK

# Small ones whose links to themselves name no host: we serve them on another port than they were made for.
SITES = ("www.steingaertner.de", "troop370atlanta.org", "galerie-toerjek-page.org", "www.flhanesthesia.com")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("corpus-sites")
    with Web(hosts(SITES)) as web:
        seeds = ",".join(f"http://{name}:{web.port}/" for name in SITES)
        run = scrapy(
            folder,
            *("crawl", "resourcepages", "-a", f"seeds={seeds}", "-O", "leads.jsonl"),
            settings=web.environment | QUICK | {"PROSPECTOR_DETECT_CONFIRM_AFTER": "0.2"},
        )
    assert run.returncode == 0, run.stderr
    return run.stderr.split("Spider closed (finished)")[1] + (folder / "leads.jsonl").read_text()


def test_every_page_is_read_and_every_link_judged(report: str) -> None:
    counts = expected()
    pages = sum(counts[name]["pages"] for name in SITES)
    read = re.search(r"(\d+) pages read", report)
    judged = re.search(r"(\d+) links judged", report)
    assert read
    assert judged
    # `/` and `/index.html` are two addresses of one page: at most one more a site.
    assert pages <= int(read[1]) <= pages + len(SITES)
    assert int(judged[1]) > 60


def test_every_link_on_every_page_is_accounted_for(report: str) -> None:
    # No host but these exists in this web: every link that leaves is dead, so each page's links all become leads.
    counts = expected()
    links = sum(counts[name]["links"] for name in SITES)
    assert report.count('"lead_id"') >= links
