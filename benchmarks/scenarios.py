"""What may befall a crawl: each is played with moments drawn by chance, and gives the crawls that it started."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from benchmarks.crawls import Crawl, Crawls

# A crawl is killed so often at most before it may come to its end.
MOST_KILLS = 3
# Seconds for which a server that failed is away.
AWAY = 0.2, 2.0


def crawl_is_killed(at: Crawls, chance: Random) -> list[Crawl]:
    """A crawl is killed, and the same command is given again."""
    return _until_it_ends(at, chance, ())


def job_is_killed(at: Crawls, chance: Random) -> list[Crawl]:
    """A crawl with a JOBDIR is killed, and the same command is given again."""
    return _until_it_ends(at, chance, ("-s", "JOBDIR=job"))


def mongod_is_killed(at: Crawls, chance: Random) -> list[Crawl]:
    """The database is killed and started again while a crawl goes on."""
    crawl = at.start("bees")
    time.sleep(at.moment(chance))
    at.kill_mongod()
    time.sleep(chance.uniform(*AWAY))
    at.start_mongod()
    crawl.wait()
    if crawl.found_no_store:
        # It was away when the crawl began, which said so and did nothing: it is run again.
        crawl = at.start("bees")
        crawl.wait()
    return [crawl]


def sites_overlap(at: Crawls, chance: Random) -> list[Crawl]:
    """Two crawls of one campaign share half of their sites; in one round of two, one of them is killed."""
    seeds = at.web.seeds
    third = len(seeds) // 3
    return _together(at, chance, ("bees", seeds[: 2 * third + 1]), ("bees", seeds[third:]))


def campaigns_share_a_store(at: Crawls, chance: Random) -> list[Crawl]:
    """Two campaigns read the same sites at once; in one round of two, one of them is killed."""
    return _together(at, chance, ("bees", at.web.seeds), ("hives", at.web.seeds))


SCENARIOS: dict[str, Callable[[Crawls, Random], list[Crawl]]] = {
    "crawl": crawl_is_killed,
    "job": job_is_killed,
    "mongod": mongod_is_killed,
    "sites": sites_overlap,
    "campaigns": campaigns_share_a_store,
}
IN_MONGODB_ONLY = {"mongod"}


def _until_it_ends(at: Crawls, chance: Random, more: tuple[str, ...]) -> list[Crawl]:
    went = []
    for _ in range(chance.randint(1, MOST_KILLS)):
        crawl = at.start("bees", more=more)
        went.append(crawl)
        if not crawl.kill_after(at.moment(chance)):
            # It came to its end before.
            return went
    crawl = at.start("bees", more=more)
    crawl.wait()
    return [*went, crawl]


def _together(at: Crawls, chance: Random, *both: tuple[str, tuple[str, ...]]) -> list[Crawl]:
    one = at.start(*both[0])
    time.sleep(at.moment(chance) / 2)
    other = at.start(*both[1])
    went = [one, other]
    if chance.random() < 0.5:
        victim = chance.randrange(2)
        if went[victim].kill_after(at.moment(chance)):
            went.append(at.start(*both[victim]))
    for crawl in went:
        crawl.wait()
    return went
