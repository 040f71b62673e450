"""What waits while the store is away: a bounded file of records, in the order in which they came.

A file belongs to one run, which holds its lock. It has a head (what it is, and up to where it was replayed), and then
record after record: length, checksum, JSON. Whoever is killed while writing leaves a torn record at the end, which is
as if it had never been; whoever is killed while replaying has at most the last group replayed once more.
"""

from __future__ import annotations

import fcntl
import os
import re
import struct
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from prospector.campaign import BadInput
from prospector.store import StoreUnavailable, without_password
from prospector.store.entries import Entry, packed, unpacked

ENDING = ".spool"
# What the file is, and where the first record begins that is not replayed yet.
_HEAD = struct.Struct("<8sQ")
_WHAT = b"spool 1\n"
_FRAME = struct.Struct("<II")
# Records, and bytes, that are replayed at once.
AT_ONCE, MOST_BYTES_AT_ONCE = 500, 4 * 1024 * 1024


class Spools:
    """The spools of one store: `folder` holds them, none has more than `most_bytes`. No folder: there are none."""

    def __init__(self, folder: str, store_uri: str, most_bytes: int) -> None:
        self._folder = Path(folder) if folder else None
        self._most_bytes = most_bytes
        self._store = sha256(_address(store_uri).encode()).hexdigest()[:16]

    def look(self) -> None:
        """Raises BadInput where no spool could be written: better now than when one is needed."""
        if self._folder is None:
            return
        there = self._folder.absolute()
        while not there.exists():
            there = there.parent
        if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
            raise BadInput(
                f"PROSPECTOR_SPOOL: no folder {self._folder} can be made or written; "
                "name another, or leave it empty to stop when the store is away."
            )

    def new(self, run_id: str) -> Spool:
        """An empty spool for a run. Raises StoreUnavailable."""
        if self._folder is None:
            raise StoreUnavailable("There is no spool to write to meanwhile: PROSPECTOR_SPOOL is empty.")
        # Of one store the oldest comes first by its name.
        name = f"{self._store}-{time.time_ns():020d}-{re.sub(r'[^A-Za-z0-9-]', '_', run_id)[:40]}{ENDING}"
        path = self._folder / name
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Under another name until it is locked, so that nobody takes it for one that was left behind.
            made = path.with_suffix(".new")
            file = os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.write(file, _HEAD.pack(_WHAT, _HEAD.size))
                made.rename(path)
            except BaseException:
                os.close(file)
                made.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise StoreUnavailable(f"The spool {path} cannot be written: {error.strerror}.") from error
        return Spool(path, file, self._most_bytes)

    def left_behind(self) -> Iterator[Spool]:
        """The spools of runs that ended, or were killed, before their records were in the store; the oldest first."""
        if self._folder is None or not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob(f"{self._store}-*{ENDING}")):
            try:
                file = os.open(path, os.O_RDWR)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise StoreUnavailable(f"The spool {path} cannot be read: {error.strerror}.") from error
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                mine = path.stat().st_ino == os.fstat(file).st_ino
            except (BlockingIOError, FileNotFoundError):
                # Its run is still there, or somebody else was faster.
                mine = False
            if mine:
                yield Spool(path, file, self._most_bytes)
            else:
                os.close(file)


class Spool:
    """One open, locked file. `close` leaves it for a later run, `remove` does not."""

    def __init__(self, path: Path, file: int, most_bytes: int) -> None:
        self.path = path
        self._file = file
        self._most_bytes = most_bytes
        head = os.pread(file, _HEAD.size, 0)
        what, self._replayed = _HEAD.unpack(head) if len(head) == _HEAD.size else (_WHAT, _HEAD.size)
        if what != _WHAT:
            os.close(file)
            raise StoreUnavailable(f"The spool {path} was written by another version of prospector: use that one.")
        self._end, self.waiting = self._replayed, 0
        for _, data, following in self._frames(self._replayed):
            assert data
            self._end = following
            self.waiting += 1

    @property
    def run_id(self) -> str:
        """The run that found what waits in it, as a file's name can spell it."""
        return self.path.stem.split("-", 2)[-1]

    @property
    def is_damaged(self) -> bool:
        """True if there is more behind the last readable record than somebody left who was killed while writing."""
        size = os.fstat(self._file).st_size
        head = os.pread(self._file, _FRAME.size, self._end)
        return len(head) == _FRAME.size and self._end + _FRAME.size + _FRAME.unpack(head)[0] <= size

    def append(self, records: Sequence[Entry]) -> list[int]:
        """Write records down, all or none; where each of them stands. Raises StoreUnavailable."""
        frames = [_FRAME.pack(len(data), crc32(data)) + data for data in map(packed, records)]
        written = b"".join(frames)
        if self._end + len(written) > self._most_bytes:
            raise StoreUnavailable(
                f"The spool {self.path} is full (PROSPECTOR_SPOOL_MB: {self._most_bytes // 1024 // 1024})."
            )
        rest, at = memoryview(written), self._end
        try:
            if not os.fstat(self._file).st_nlink:
                self._put_back()
            while rest:
                done = os.pwrite(self._file, rest, at)
                rest, at = rest[done:], at + done
        except OSError as error:
            os.ftruncate(self._file, self._end)
            raise StoreUnavailable(f"The spool {self.path} cannot be written: {error.strerror}.") from error
        places = []
        for frame in frames:
            places.append(self._end)
            self._end += len(frame)
        self.waiting += len(frames)
        return places

    def _put_back(self) -> None:
        """Somebody removed the file: what is in it is written once more, under the same name."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            at = 0
            while data := os.pread(self._file, MOST_BYTES_AT_ONCE, at):
                at += os.write(file, data)
        except BaseException:
            os.close(file)
            self.path.unlink(missing_ok=True)
            raise
        os.close(self._file)
        self._file = file

    def at(self, place: int) -> Entry:
        """The record at a place that `append` gave."""
        return unpacked(next(data for _, data, _ in self._frames(place)))

    def next_group(self) -> list[bytes]:
        """The oldest records that are not replayed yet, packed; none when all are."""
        group: list[bytes] = []
        size = 0
        for _, data, _ in self._frames(self._replayed):
            group.append(data)
            size += len(data)
            if len(group) == AT_ONCE or size > MOST_BYTES_AT_ONCE:
                break
        return group

    def replayed(self, group: Sequence[bytes]) -> None:
        """Remember that the group is in the store. Raises StoreUnavailable."""
        self._replayed += sum(_FRAME.size + len(data) for data in group)
        self.waiting -= len(group)
        try:
            # Eight bytes in one place: nobody who is killed leaves half of them.
            os.pwrite(self._file, struct.pack("<Q", self._replayed), len(_WHAT))
        except OSError as error:
            raise StoreUnavailable(f"The spool {self.path} cannot be written: {error.strerror}.") from error

    def close(self) -> None:
        """Leave it for a later run. Raises StoreUnavailable."""
        try:
            if self.waiting and not os.fstat(self._file).st_nlink:
                self._put_back()
        except OSError as error:
            raise StoreUnavailable(f"The spool {self.path} cannot be written: {error.strerror}.") from error
        finally:
            os.close(self._file)

    def remove(self) -> None:
        """Do away with it; of a damaged one the part that nobody can read is kept aside."""
        if self.is_damaged:
            self.path.rename(self.path.with_suffix(".damaged"))
        else:
            self.path.unlink(missing_ok=True)
        os.close(self._file)

    def _frames(self, start: int) -> Iterator[tuple[int, bytes, int]]:
        """Where each whole record from `start` on begins, its data, and where the next begins."""
        while True:
            head = os.pread(self._file, _FRAME.size, start)
            if len(head) < _FRAME.size:
                return
            length, checksum = _FRAME.unpack(head)
            if not 0 < length <= os.fstat(self._file).st_size:
                return
            data = os.pread(self._file, length, start + _FRAME.size)
            if len(data) < length or crc32(data) != checksum:
                return
            following = start + _FRAME.size + length
            yield start, data, following
            start = following


def _address(store_uri: str) -> str:
    """A store's address, always the same one, and without what opens it."""
    if store_uri.startswith("sqlite:///"):
        return f"sqlite:///{Path(store_uri.removeprefix('sqlite:///')).resolve()}"
    return without_password(store_uri)
