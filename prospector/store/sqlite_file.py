"""One SQLite file, open: how it is made, read and written, and what is said when that cannot be done."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import aiosqlite

from prospector.store import StoreAway, StoreUnavailable
from prospector.store.schema import MIGRATIONS, SCHEMA, SCHEMA_VERSION

# Seconds to wait for another process that is writing.
PATIENCE = 30.0


class SqliteFile:
    """The file of a store, inside an `async with` block."""

    def __init__(self, path: Path, must_exist: bool = False) -> None:
        self._path = path
        self._must_exist = must_exist
        self._open: aiosqlite.Connection | None = None
        # Items come side by side; the one connection holds one transaction at a time.
        self._writing = asyncio.Lock()
        # Who writes several things together, meanwhile.
        self._together: asyncio.Task[Any] | None = None
        self._identity: tuple[int, int] | None = None

    @property
    def _db(self) -> aiosqlite.Connection:
        if self._open is None:
            raise StoreUnavailable(f"The store {self._path} is not open.")
        return self._open

    async def __aenter__(self) -> Self:
        if self._must_exist and not self._path.exists():
            raise StoreUnavailable(f"There is no store {self._path} yet: run a crawl first.")
        if not self._path.absolute().parent.is_dir():
            raise StoreUnavailable(f"The store {self._path} cannot be opened: its folder does not exist; create it.")
        connection = None
        try:
            # Tried here first: what fails in the connection's own thread would be reported there too.
            sqlite3.connect(self._path).close()
            # Every statement is its own transaction, or inside an explicit BEGIN.
            connection = await aiosqlite.connect(self._path, timeout=PATIENCE, isolation_level=None)
            self._open = connection
            await self._go_wal(connection)
            await connection.execute("PRAGMA synchronous = NORMAL")
            await self._build()
            await self._begin()
            self._identity = _identity(self._path)
        except (sqlite3.Error, StoreUnavailable) as error:
            self._open = None
            if connection is not None:
                await connection.close()
            if isinstance(error, StoreUnavailable):
                raise
            if not os.access(self._path.absolute().parent, os.W_OK):
                raise StoreUnavailable(
                    f"The store {self._path} cannot be opened: its folder may only be read, and SQLite writes there."
                ) from error
            raise self._unavailable("opened", error) from error
        return self

    async def __aexit__(self, *exception: object) -> None:
        if self._open is not None:
            await self._open.close()
            self._open = None

    async def _begin(self) -> None:
        """What is to be known of the store before anything else."""

    async def _go_wal(self, connection: aiosqlite.Connection) -> None:
        # Two processes that open a new file at once: SQLite does not wait for this one lock by itself.
        for _ in range(int(PATIENCE / 0.1)):
            try:
                await connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                await asyncio.sleep(0.1)
            else:
                return

    async def _build(self) -> None:
        if await self._one("PRAGMA user_version") == SCHEMA_VERSION:
            return
        async with self._transaction():
            # Asked again: another process may have built it while we waited for the lock.
            version = await self._one("PRAGMA user_version")
            if version > SCHEMA_VERSION:
                raise StoreUnavailable(
                    f"The store {self._path} was written by a newer prospector (schema {version}); update this one."
                )
            steps = [SCHEMA] if not version else [MIGRATIONS[step] for step in range(version, SCHEMA_VERSION)]
            for statement in ";".join(steps).split(";"):
                await self._db.execute(statement)
            await self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        async with self._transaction():
            self._together = asyncio.current_task()
            try:
                yield
            finally:
                self._together = None

    def _unavailable(self, done: str, error: sqlite3.Error) -> StoreUnavailable:
        busy = getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        return (StoreAway if busy else StoreUnavailable)(f"The store {self._path} cannot be {done}: {error}.")

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[None]:
        """Whatever SQLite comes to grief over, in one sentence."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._unavailable("read", error) from error

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[None]:
        """Everything inside is written, or nothing. The write lock is taken at once, so that processes queue up."""
        if self._together is not None and self._together is asyncio.current_task():
            yield
            return
        async with self._writing:
            if self._identity is not None and _identity(self._path) != self._identity:
                raise StoreUnavailable(f"The store {self._path} is gone: somebody removed or replaced its file.")
            try:
                try:
                    await self._db.execute("BEGIN IMMEDIATE")
                    yield
                    await self._db.execute("COMMIT")
                except BaseException:
                    # Shielded: a crawl that is being stopped must not leave the file locked.
                    await asyncio.shield(self._db.rollback())
                    raise
            except sqlite3.Error as error:
                raise self._unavailable("written", error) from error

    async def _one(self, query: str, *values: object) -> Any:
        # In one go: while a question is open, this connection cannot write as soon as another process has written.
        rows = await self._db.execute_fetchall(query, values)
        return next((row[0] for row in rows), None)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file this is; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
