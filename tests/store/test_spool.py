"""What waits while the store is away."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from prospector.campaign import BadInput
from prospector.items import LinkVerdict
from prospector.store import Run, StoreUnavailable
from prospector.store.entries import Entry, Suppress, Unsuppress, unpacked
from prospector.store.spool import AT_ONCE, Spool, Spools
from tests.store.test_store import GONE, MONDAY, opportunity, page, verdict

STORE = "mongodb://anna:hunter2@db.example/bees?authSource=admin"
FOUND = page("http://bees.example/links", GONE)
RECORDS: list[Entry] = [
    Suppress("bob@bees.example", "its name asks for no link requests"),
    Unsuppress("http://bees.example/links", "the page asks for no link requests"),
    FOUND,
    verdict(),
    opportunity(FOUND, verdict()),
    Run("monday", "bees", MONDAY),
]
MEGABYTE = 1024 * 1024


@pytest.fixture
def spools(tmp_path: Path) -> Spools:
    return Spools(str(tmp_path / "spool"), STORE, MEGABYTE)


def all_of(spool: Spool) -> list[Entry]:
    """What waits in a spool; it does not wait any longer."""
    found: list[Entry] = []
    while group := spool.next_group():
        found += map(unpacked, group)
        spool.replayed(group)
    return found


def files(spools_of: Path) -> list[Path]:
    return sorted((spools_of / "spool").glob("*"))


def test_records_come_back_as_they_went_in_and_in_order(spools: Spools) -> None:
    spool = spools.new("monday")
    spool.append(RECORDS[:2])
    spool.append(RECORDS[2:])
    assert spool.waiting == len(RECORDS)
    assert all_of(spool) == RECORDS
    assert (spool.waiting, all_of(spool)) == (0, [])


def test_a_record_can_be_looked_up_where_it_stands(spools: Spools) -> None:
    spool = spools.new("monday")
    places = spool.append(RECORDS)
    assert [spool.at(place) for place in places] == RECORDS


def test_what_a_killed_run_left_is_found_by_the_next(spools: Spools) -> None:
    spool = spools.new("monday")
    spool.append(RECORDS)
    # Nobody else's while its run is there.
    assert list(spools.left_behind()) == []
    spool.close()
    (left,) = spools.left_behind()
    assert left.waiting == len(RECORDS)
    assert all_of(left) == RECORDS
    left.remove()
    assert list(spools.left_behind()) == []


def test_the_oldest_comes_first_and_other_stores_are_left_alone(spools: Spools, tmp_path: Path) -> None:
    for run_id in ("zebra", "ant", "monday"):
        spool = spools.new(run_id)
        spool.append([Run(run_id, "bees", MONDAY)])
        spool.close()
    Spools(str(tmp_path / "spool"), f"sqlite:///{tmp_path}/p.db", MEGABYTE).new("elsewhere").close()
    assert [all_of(spool) for spool in spools.left_behind()] == [
        [Run(run_id, "bees", MONDAY)] for run_id in ("zebra", "ant", "monday")
    ]


def test_a_file_that_somebody_removed_is_written_once_more(spools: Spools, tmp_path: Path) -> None:
    spool = spools.new("monday")
    spool.append(RECORDS[:2])
    shutil.rmtree(tmp_path / "spool")
    spool.append(RECORDS[2:])
    assert all_of(spool) == RECORDS
    spool.append(RECORDS)
    spool.path.unlink()
    spool.close()
    (left,) = spools.left_behind()
    assert all_of(left) == RECORDS


def test_a_record_that_was_replayed_is_not_replayed_again(spools: Spools) -> None:
    verdicts = [verdict(f"http://gone.example/{n}") for n in range(AT_ONCE + 3)]
    spool = spools.new("monday")
    spool.append(verdicts[:5])
    spool.append(verdicts[5:])
    first = spool.next_group()
    spool.replayed(first)
    # Killed here.
    spool.close()
    (left,) = spools.left_behind()
    assert list(map(unpacked, first)) + all_of(left) == verdicts


def test_a_record_that_was_torn_off_is_as_if_it_had_never_been(spools: Spools, tmp_path: Path) -> None:
    spool = spools.new("monday")
    spool.append(RECORDS[:2])
    (path,) = files(tmp_path)
    whole = path.stat().st_size
    spool.append(RECORDS[3:4])
    spool.close()
    written = path.read_bytes()
    # Killed after every byte of it, one after the other.
    for length in range(whole, len(written)):
        path.write_bytes(written[:length])
        (left,) = spools.left_behind()
        assert left.waiting == 2
        assert not left.is_damaged
        # And what comes after is not lost behind it.
        left.append(RECORDS[5:])
        assert all_of(left) == [*RECORDS[:2], *RECORDS[5:]]
        left.close()


def test_a_file_that_was_never_begun_holds_nothing(spools: Spools, tmp_path: Path) -> None:
    spools.new("monday").close()
    (path,) = files(tmp_path)
    for length in range(path.stat().st_size):
        path.write_bytes(path.read_bytes()[:length])
        (left,) = spools.left_behind()
        assert left.waiting == 0
        left.close()


def test_of_a_damaged_file_the_rest_is_kept_aside(spools: Spools, tmp_path: Path) -> None:
    spool = spools.new("monday")
    spool.append(RECORDS[:1])
    (path,) = files(tmp_path)
    whole = path.stat().st_size
    spool.append(RECORDS[1:])
    spool.close()
    written = bytearray(path.read_bytes())
    written[whole + 20] ^= 0xFF
    path.write_bytes(written)
    (left,) = spools.left_behind()
    assert left.is_damaged
    assert all_of(left) == RECORDS[:1]
    left.remove()
    assert [file.suffix for file in files(tmp_path)] == [".damaged"]


def test_a_full_spool_says_so_and_keeps_what_it_has(tmp_path: Path) -> None:
    spool = Spools(str(tmp_path / "spool"), STORE, MEGABYTE).new("monday")
    large = [replace(FOUND, title="x" * 100_000)]
    for _ in range(10):
        spool.append(large)
    with pytest.raises(StoreUnavailable, match=r"\.spool is full \(PROSPECTOR_SPOOL_MB: 1\)\."):
        spool.append(large)
    assert all_of(spool) == large * 10
    assert files(tmp_path)[0].stat().st_size <= MEGABYTE


def _find_what_was_left(folder: str, count: multiprocessing.Queue[int]) -> None:
    for spool in Spools(folder, STORE, MEGABYTE).left_behind():
        count.put(len(all_of(spool)))
        spool.remove()


def test_of_two_processes_one_replays(spools: Spools, tmp_path: Path) -> None:
    for _ in range(10):
        spool = spools.new("monday")
        spool.append(RECORDS)
        spool.close()
    spawn = multiprocessing.get_context("spawn")
    counts: multiprocessing.Queue[int] = spawn.Queue()
    both = [spawn.Process(target=_find_what_was_left, args=(str(tmp_path / "spool"), counts)) for _ in range(2)]
    for process in both:
        process.start()
    found = [counts.get(timeout=30) for _ in range(10)]
    for process in both:
        process.join()
    assert found == [len(RECORDS)] * 10
    assert files(tmp_path) == []


def test_nobody_else_can_read_it_and_it_holds_no_password(spools: Spools, tmp_path: Path) -> None:
    spool = spools.new("run/of ../monday")
    spool.append(RECORDS)
    (path,) = files(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.name.endswith("-run_of____monday.spool")
    assert b"hunter2" not in path.read_bytes()


def test_another_password_means_the_same_store(spools: Spools, tmp_path: Path) -> None:
    spool = spools.new("monday")
    spool.append(RECORDS)
    spool.close()
    changed = Spools(str(tmp_path / "spool"), STORE.replace("hunter2", "correct-horse"), MEGABYTE)
    assert [left.waiting for left in changed.left_behind()] == [len(RECORDS)]


def test_the_same_file_is_the_same_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    spool = Spools("spool", "sqlite:///p.db", MEGABYTE).new("monday")
    spool.append(RECORDS)
    spool.close()
    (left,) = Spools("spool", f"sqlite:///{tmp_path}/p.db", MEGABYTE).left_behind()
    assert left.waiting == len(RECORDS)


def test_a_folder_that_cannot_be_is_said_beforehand(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for wrong in (tmp_path / "file", tmp_path / "file" / "spool"):
        with pytest.raises(BadInput, match="PROSPECTOR_SPOOL: no folder"):
            Spools(str(wrong), STORE, MEGABYTE).look()
    Spools(str(tmp_path / "not" / "yet"), STORE, MEGABYTE).look()
    Spools("", STORE, MEGABYTE).look()
    assert not (tmp_path / "not").exists()
    assert os.listdir(tmp_path) == ["file"]


def test_without_a_folder_there_is_no_spool() -> None:
    with pytest.raises(StoreUnavailable, match="PROSPECTOR_SPOOL is empty"):
        Spools("", STORE, MEGABYTE).new("monday")
    assert list(Spools("", STORE, MEGABYTE).left_behind()) == []


def test_a_verdict_keeps_all_that_was_seen(spools: Spools) -> None:
    spool = spools.new("monday")
    (place,) = spool.append([verdict()])
    again = spool.at(place)
    assert isinstance(again, LinkVerdict)
    assert again == verdict()
    assert again.looks[0].seen == {"status": 404}
