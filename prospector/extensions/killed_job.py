"""A job (JOBDIR) that was killed begins anew: its list of what was left to do is written only when a crawl is stopped.

What was read before is in the store, and verdicts are not asked for again, so that it costs little but is complete.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.signals import engine_stopped, spider_opened
from scrapy.utils.job import job_dir

logger = logging.getLogger(__name__)

# What Scrapy keeps in a job's folder, which agrees with itself only after a crawl that could end in its own time.
_KEPT = ("requests.queue", "requests.seen", "spider.state")
# Lies in the folder while a crawl is under way.
NOTE = "under_way"


class KilledJob:
    """Clears a job's folder if the crawl before was killed."""

    def __init__(self, folder: Path) -> None:
        self._note = folder / NOTE
        if self._note.exists():
            logger.warning("The job in %s was killed: it begins anew. What was found is kept.", folder)
            for name in _KEPT:
                path = folder / name
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        folder = job_dir(crawler.settings)
        if not folder:
            # As nearly always: with a reason, it would be said in a warning.
            raise NotConfigured
        job = cls(Path(folder))
        crawler.signals.connect(job.spider_opened, spider_opened)
        # By then everybody has written down where they are.
        crawler.signals.connect(job.engine_stopped, engine_stopped)
        return job

    def spider_opened(self) -> None:
        self._note.touch()

    def engine_stopped(self) -> None:
        self._note.unlink(missing_ok=True)
