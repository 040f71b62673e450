"""A crawl whose store goes away, is full or may not be written: nothing is lost, and somebody is told."""

from __future__ import annotations

import sqlite3
import subprocess
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from pymongo import MongoClient

from prospector.sampleweb.web import SampleWeb
from tests.free_port import free_port
from tests.mongod import Mongod, own_mongod
from tests.scrapy_process import rows, scrapy, start
from tests.small_disk import SmallDisk, read_only, small_disk
from tests.test_crawl import QUICK, found, planted, wait_for

SLOWLY = QUICK | {"PROSPECTOR_CRAWL_DELAY": "0.15"}
STOPPED = "The crawl stops; run it again once that is mended, and it goes on from what was kept."


@pytest.fixture
def web() -> Iterator[SampleWeb]:
    with SampleWeb() as web:
        yield web


@pytest.fixture
def server() -> Iterator[Mongod]:
    with own_mongod() as server:
        yield server


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk", "500k") as disk:
        yield disk


def crawling(folder: Path, web: SampleWeb, store: str, *more: str, **settings: str) -> subprocess.Popen[str]:
    return start(
        folder,
        *("crawl", "resourcepages", "-a", f"seeds={','.join(web.seeds)}", "-O", "leads.csv", *more),
        settings=web.environment | SLOWLY | {"PROSPECTOR_STORE": store} | settings,
    )


def spools_in(folder: Path) -> list[Path]:
    return list((folder / "prospector-spool").glob("*.spool"))


def everything_is_there(folder: Path, web: SampleWeb, store: str) -> None:
    """Each planted lead once, none missing, nothing waiting."""
    exported = scrapy(folder, "leads", "export", "-o", "all.csv", settings={"PROSPECTOR_STORE": store})
    assert exported.returncode == 0, exported.stderr
    assert found(rows(folder / "all.csv")) == planted(web)
    assert spools_in(folder) == []


@pytest.mark.parametrize("requests", [30, 60, 90])
def test_a_database_that_is_killed_and_started_again_mid_crawl_lacks_nothing(
    requests: int, web: SampleWeb, server: Mongod, tmp_path: Path
) -> None:
    store = f"{server.uri}/{uuid.uuid4().hex}"
    crawl = crawling(tmp_path, web, store)
    wait_for(lambda: len(web.requests) > requests)
    server.kill()
    wait_for(lambda: spools_in(tmp_path))
    seen = len(web.requests)
    # The crawl goes on.
    wait_for(lambda: len(web.requests) > seen + 10)
    server.start()
    _, told = crawl.communicate(timeout=90)
    assert crawl.returncode == 0, told
    assert "It may come back: what is found meanwhile waits in prospector-spool/" in told
    assert "The store is back:" in told
    assert "Traceback" not in told
    assert found(rows(tmp_path / "leads.csv")) == planted(web)
    everything_is_there(tmp_path, web, store)


def test_a_database_that_does_not_come_back_is_written_to_by_the_next_run(
    web: SampleWeb, server: Mongod, tmp_path: Path
) -> None:
    store = f"{server.uri}/{uuid.uuid4().hex}"
    crawl = crawling(tmp_path, web, store)
    wait_for(lambda: len(web.requests) > 50)
    server.kill()
    _, told = crawl.communicate(timeout=120)
    assert crawl.returncode == 1
    assert "Traceback" not in told
    last_lines = told.split("Spider closed (finished)")[1]
    assert f"records wait in {spools_in(tmp_path)[0].relative_to(tmp_path)} until the store is back" in last_lines
    assert "Everything found is kept" not in last_lines
    server.start()
    listed = scrapy(tmp_path, "leads", "list", settings={"PROSPECTOR_STORE": store})
    assert "What an earlier run found while the store was away was written:" in listed.stderr
    everything_is_there(tmp_path, web, store)


def test_a_crawl_that_is_killed_while_its_database_is_away_loses_nothing(
    web: SampleWeb, server: Mongod, tmp_path: Path
) -> None:
    store = f"{server.uri}/{uuid.uuid4().hex}"
    first = crawling(tmp_path, web, store)
    wait_for(lambda: len(web.requests) > 40)
    server.kill()
    wait_for(lambda: spools_in(tmp_path))
    seen = len(web.requests)
    wait_for(lambda: len(web.requests) > seen + 30)
    first.kill()
    first.communicate()
    server.start()
    again = crawling(tmp_path, web, store)
    _, told = again.communicate(timeout=90)
    assert again.returncode == 0, told
    assert told.index("What an earlier run found while the store was away") < told.index("Dead: ")
    everything_is_there(tmp_path, web, store)


def test_a_database_that_is_not_there_is_one_sentence(web: SampleWeb, tmp_path: Path) -> None:
    began = time.monotonic()
    crawl = crawling(tmp_path, web, f"mongodb://127.0.0.1:{free_port()}/bees")
    said, told = crawl.communicate(timeout=60)
    assert (crawl.returncode, said) == (1, "")
    (sentence,) = told.splitlines()
    assert sentence.startswith("The store mongodb://127.0.0.1:")
    assert "cannot be opened" in sentence
    assert time.monotonic() - began < 15
    assert web.requests == []
    assert not (tmp_path / "prospector-spool").exists()


def test_a_spool_that_is_full_stops_the_crawl_and_a_job_goes_on_later(
    web: SampleWeb, server: Mongod, disk: SmallDisk, tmp_path: Path
) -> None:
    store = f"{server.uri}/{uuid.uuid4().hex}"
    on_disk = {"PROSPECTOR_SPOOL": "disk"}
    # It is full before the spool is.
    disk.becomes("size=24k")
    job = ("-s", "JOBDIR=job")
    crawl = crawling(tmp_path, web, store, *job, **on_disk)
    wait_for(lambda: len(web.requests) > 40)
    server.kill()
    _, told = crawl.communicate(timeout=60)
    assert crawl.returncode == 1
    assert told.count(STOPPED) == 1
    assert "The store is away, and what was found waits for it. The spool disk/" in told
    assert "cannot be written: No space left on device." in told
    assert "records wait in disk/" in told
    assert "Traceback" not in told
    server.start()
    again = crawling(tmp_path, web, store, *job, **on_disk)
    _, told = again.communicate(timeout=90)
    assert again.returncode == 0, told
    assert found(rows(tmp_path / "leads.csv")) == planted(web)
    everything_is_there(tmp_path, web, store)
    assert list(disk.folder.iterdir()) == []


def test_a_database_that_fails_while_the_list_is_written_is_no_success(
    web: SampleWeb, server: Mongod, tmp_path: Path
) -> None:
    with MongoClient(server.uri) as client:
        # Of all that a crawl writes only the note of its list comes so late.
        client.bees.create_collection("exports", validator={"never": {"$exists": True}})
    crawl = crawling(tmp_path, web, f"{server.uri}/bees")
    _, told = crawl.communicate(timeout=60)
    assert crawl.returncode == 1
    assert "The list is not complete: The store mongodb://127.0.0.1:" in told
    assert "Not everything could be kept: The store mongodb://127.0.0.1:" in told
    assert "Everything found is kept" not in told


@pytest.mark.parametrize("job", [(), ("-s", "JOBDIR=job")])
def test_a_disk_that_is_full_stops_the_crawl_and_it_goes_on_when_there_is_room(
    job: tuple[str, ...], web: SampleWeb, disk: SmallDisk, tmp_path: Path
) -> None:
    store = f"sqlite:///{disk.folder}/p.db"
    crawl = crawling(tmp_path, web, store, *job)
    _, told = crawl.communicate(timeout=60)
    assert crawl.returncode == 1
    assert told.count(f"p.db cannot be written: database or disk is full. {STOPPED}") == 1
    assert "Not everything could be kept" in told
    assert "Traceback" not in told
    disk.becomes("size=20m")
    with sqlite3.connect(disk.folder / "p.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    again = crawling(tmp_path, web, store, *job)
    _, told = again.communicate(timeout=90)
    assert again.returncode == 0, told
    assert found(rows(tmp_path / "leads.csv")) == planted(web)
    everything_is_there(tmp_path, web, store)


def test_a_store_that_may_only_be_read_is_one_sentence(web: SampleWeb, disk: SmallDisk, tmp_path: Path) -> None:
    disk.becomes("size=20m")
    store = f"sqlite:///{disk.folder}/p.db"
    _, told = crawling(tmp_path, web, store).communicate(timeout=60)
    before = (disk.folder / "p.db").read_bytes()
    requests = len(web.requests)
    disk.becomes("ro")
    crawl = crawling(tmp_path, web, store)
    _, told = crawl.communicate(timeout=60)
    assert crawl.returncode == 1
    why = "its folder may only be read, and SQLite writes there."
    assert told == f"The store {disk.folder}/p.db cannot be opened: {why}\n"
    assert len(web.requests) == requests
    disk.becomes("rw")
    assert (disk.folder / "p.db").read_bytes() == before
    everything_is_there(tmp_path, web, store)


def test_a_file_that_may_only_be_read_stops_the_crawl_before_any_page(web: SampleWeb, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/p.db"
    crawling(tmp_path, web, store, "-a", "max_pages=2").communicate(timeout=60)
    requests = len(web.requests)
    with read_only(tmp_path / "p.db"):
        crawl = crawling(tmp_path, web, store)
        _, told = crawl.communicate(timeout=60)
        assert crawl.returncode == 1
        assert told.count(f"p.db cannot be written: attempt to write a readonly database. {STOPPED}") == 1
        assert len(web.requests) == requests
        # What is there can be looked at.
        assert scrapy(tmp_path, "leads", "list", settings={"PROSPECTOR_STORE": store}).returncode == 0
    crawl = crawling(tmp_path, web, store)
    _, told = crawl.communicate(timeout=60)
    assert crawl.returncode == 0, told
    everything_is_there(tmp_path, web, store)


def test_no_password_is_ever_shown(web: SampleWeb, server: Mongod, tmp_path: Path) -> None:
    with MongoClient(server.uri) as client:
        client.bees.command("createUser", "anna", pwd="hunter2", roles=["readWrite"])
    there = server.uri.removeprefix("mongodb://")
    store = f"mongodb://anna:hunter2@{there}/bees?authSource=bees"
    loud = ("-s", "LOG_LEVEL=DEBUG", "-s", "LOG_FILE=run.log", "-s", f"PROSPECTOR_STORE={store}")
    crawl = crawling(tmp_path, web, store, *loud)
    wait_for(lambda: len(web.requests) > 40)
    server.kill()
    wait_for(lambda: spools_in(tmp_path))
    seen = len(web.requests)
    wait_for(lambda: len(web.requests) > seen + 20)
    spooled = b"".join(spool.read_bytes() for spool in spools_in(tmp_path))
    server.start()
    said, told = crawl.communicate(timeout=90)
    assert crawl.returncode == 0, told
    wrong = crawling(tmp_path, web, store.replace("hunter2", "hunter23"))
    _, refused = wrong.communicate(timeout=60)
    assert wrong.returncode == 1
    assert len(refused.splitlines()) == 1
    assert "Authentication failed" in refused
    assert spooled
    assert b"hunter2" not in spooled
    logged = (tmp_path / "run.log").read_text()
    assert "The store is back" in logged
    assert "hunter2" not in said + told + refused + logged + (tmp_path / "leads.csv").read_text()


@pytest.mark.parametrize(
    "setting, complaint",
    [
        ("PROSPECTOR_SPOOL_MB=0", "PROSPECTOR_SPOOL_MB must be a whole number from 1"),
        ("PROSPECTOR_SPOOL_MB=much", "PROSPECTOR_SPOOL_MB must be a whole number from 1"),
        ("PROSPECTOR_SPOOL=/dev/null", "PROSPECTOR_SPOOL: no folder /dev/null can be made"),
    ],
)
def test_a_spool_that_cannot_be_is_said_before_any_page(setting: str, complaint: str, tmp_path: Path) -> None:
    run = scrapy(tmp_path, "crawl", "resourcepages", "-a", "seeds=bees.example", "-s", setting)
    assert run.returncode == 2
    (sentence,) = run.stderr.splitlines()
    assert complaint in sentence
