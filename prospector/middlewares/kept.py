"""What a job keeps between a stop and going on (JOBDIR)."""

from __future__ import annotations

from typing import TypeVar

from scrapy.crawler import Crawler

T = TypeVar("T")


def kept_by_the_job(crawler: Crawler, key: str, at_first: T) -> T:
    """What the job kept under `key`; where it kept nothing yet, `at_first`, which is kept from now on.

    To be asked once the spider is open. Without a JOBDIR it is `at_first`.
    """
    # The SpiderState extension keeps `state` where there is a JOBDIR.
    state: dict[str, T] | None = getattr(crawler.spider, "state", None)
    return at_first if state is None else state.setdefault(key, at_first)
