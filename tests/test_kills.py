"""Nothing is lost or doubled, whatever is killed: one round each of `python -m benchmarks.kills`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.crawls import Crawls, SmallWeb
from benchmarks.kills import differences, play
from benchmarks.scenarios import IN_MONGODB_ONLY, SCENARIOS
from tests.mongod import mongod

SEED = 1


@pytest.fixture(scope="module")
def crawls(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawls]:
    if request.param == "mongodb":
        # Or the test is skipped.
        mongod()
    with SmallWeb() as web:
        crawls = Crawls(tmp_path_factory.mktemp("kills"), web, request.param)
        crawls.learn()
        yield crawls


@pytest.mark.parametrize(
    "crawls, scenario",
    [
        (kind, each)
        for kind in ("sqlite", "mongodb")
        for each in SCENARIOS
        if each not in IN_MONGODB_ONLY or kind == "mongodb"
    ],
    indirect=["crawls"],
)
def test_nothing_is_lost(crawls: Crawls, scenario: str) -> None:
    assert play(crawls, scenario, SEED).wrong == []


def test_a_loss_would_be_seen(tmp_path: Path) -> None:
    with SmallWeb() as web:
        crawls = Crawls(tmp_path, web, "sqlite")
        with crawls.store("killed") as at:
            crawl = at.start("bees")
            assert crawl.kill_after(1.5)
            found = at.leads("bees")
            again = at.start("bees")
            again.wait()
            expected = at.leads("bees")
    assert {word for word, _ in differences(expected, found)} >= {"lost"}
    assert not list(differences(expected, expected))
