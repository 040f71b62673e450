"""All that a run writes, in the order in which it comes: into the store, and while that is away into a spool.

Who writes waits until it is kept, in one place or the other. What comes meanwhile is written together.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from prospector.items import LinkVerdict
from prospector.store import Store, StoreAway, StoreUnavailable
from prospector.store.entries import Entry
from prospector.store.spool import Spool
from prospector.store.writing import replay, write
from prospector.suppression import Suppressions

logger = logging.getLogger(__name__)

# What is only noted is written when there is so much of it, or after so many seconds, or with what somebody waits for.
AT_ONCE = 500
EVERY = 1.0
# Seconds between two questions whether a store that was away is back.
ASK_EVERY = 2.0


@dataclass(frozen=True, slots=True)
class _Note:
    records: tuple[Entry, ...]
    kept: asyncio.Future[None] | None
    """Whoever waits for it."""


class Book:
    """Writes into an open store, inside an `async with` block. `lost` hears of it, once, when nothing can be kept."""

    def __init__(
        self,
        store: Store,
        run_id: str,
        new_spool: Callable[[str], Spool],
        lost: Callable[[StoreUnavailable], object],
    ) -> None:
        self.store = store
        self._run_id = run_id
        # As they were read last.
        self.suppressions = Suppressions(b"", ())
        self._new_spool = new_spool
        self._lost = lost
        self._entries: list[_Note] = []
        self._wanted = asyncio.Event()
        self._writing = asyncio.Lock()
        # Verdicts that are neither written nor spooled yet, and where in the spool others stand, by a hash: there may
        # be hundreds of thousands.
        self._unsaved: dict[str, LinkVerdict] = {}
        self._spooled: dict[int, int] = {}
        self._spool: Spool | None = None
        self._here = asyncio.Event()
        self._here.set()
        self._failed: StoreUnavailable | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self.suppressions = await self.store.suppressions()
        self._begin(self._write_now_and_then())
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self._write_all()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._failed is None:
            self._failed = StoreUnavailable("The run is over: nothing more is kept.")
        spool, self._spool = self._spool, None
        if spool is not None:
            if spool.waiting:
                spool.close()
            else:
                spool.remove()

    @property
    def is_away(self) -> bool:
        """True while the store would only make us wait."""
        return not self._here.is_set()

    @property
    def waiting(self) -> str:
        """What is not in the store yet, as a sentence; empty where there is nothing."""
        if self._spool is None or not self._spool.waiting:
            return ""
        return (
            f"{self._spool.waiting} records wait in {self._spool.path} until the store is back: the next crawl on it, "
            "and scrapy leads, write them before anything else."
        )

    async def keep(self, *records: Entry) -> None:
        """Write records. They are kept when this returns. Raises StoreUnavailable."""
        if self._failed is not None:
            raise self._failed
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._enter(_Note(records, kept))
        self._wanted.set()
        await kept

    async def note(self, verdict: LinkVerdict) -> None:
        """Have a verdict written soon. One that is lost is found out again, so nobody waits for it, or hears of it."""
        if self._failed is not None:
            return
        self._enter(_Note((verdict,), None))
        if len(self._entries) >= AT_ONCE:
            await self._write_all()

    async def verdicts(self, urls: Sequence[str]) -> dict[str, LinkVerdict]:
        """What any run said last of these links, by address; those that nobody judged are left out.

        While the store is away they are those that this run judged since.
        """
        known: dict[str, LinkVerdict] = {}
        # Asked before and after: what is being written now may be missing in what the store answers.
        unsaved = {url: self._unsaved[url] for url in urls if url in self._unsaved}
        if self._here.is_set() and self._failed is None:
            try:
                known = await self.store.verdicts(urls)
            except StoreAway as error:
                self._go_away(error)
            except StoreUnavailable as error:
                self._fail(error)
        for url in urls:
            newest = self._unsaved.get(url) or self._read_from_spool(url) or unsaved.get(url)
            if newest is not None:
                known[url] = newest
        return known

    async def settled(self, patience: float = 0.0) -> bool:
        """Write what there is; if the store is away, give it so many seconds. True if all of it is in the store."""
        await self._write_all()
        if not self._here.is_set() and self._failed is None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._here.wait(), patience)
        return self._here.is_set() and self._failed is None

    def _enter(self, entry: _Note) -> None:
        self._entries.append(entry)
        for record in entry.records:
            if isinstance(record, LinkVerdict):
                self._unsaved[record.url] = record

    async def _write_now_and_then(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), EVERY)
            await self._write_all()

    async def _write_all(self) -> None:
        # One writer at a time, so that a later look at a link is never overwritten by an earlier one.
        async with self._writing:
            self._wanted.clear()
            entries, self._entries = self._entries, []
            if not entries:
                return
            try:
                await self._put([record for entry in entries for record in entry.records])
            except StoreUnavailable as error:
                self._fail(error)
                _tell(entries, error)
            except Exception:
                # One that cannot be written is no reason to lose the others.
                for entry in entries:
                    await self._put_one(entry)
            else:
                _tell(entries, None)
            for entry in entries:
                for record in entry.records:
                    if isinstance(record, LinkVerdict) and self._unsaved.get(record.url) is record:
                        del self._unsaved[record.url]

    async def _put(self, records: Sequence[Entry]) -> None:
        if self._failed is not None:
            raise self._failed
        if self._here.is_set():
            try:
                await write(self.store, records, self._run_id)
                return
            except StoreAway as error:
                self._go_away(error)
        if self._failed is not None:
            raise self._failed
        assert self._spool is not None
        try:
            places = self._spool.append(records)
        except StoreUnavailable as error:
            raise StoreUnavailable(f"The store is away, and what was found waits for it. {error}") from error
        for record, place in zip(records, places, strict=True):
            if isinstance(record, LinkVerdict):
                self._spooled[hash(record.url)] = place

    async def _put_one(self, entry: _Note) -> None:
        try:
            await self._put(entry.records)
        except StoreUnavailable as error:
            self._fail(error)
            _tell([entry], error)
        except Exception as error:
            if entry.kept is None:
                logger.exception("A verdict cannot be written and is left out: %s", entry.records)
            _tell([entry], error)
        else:
            _tell([entry], None)

    def _read_from_spool(self, url: str) -> LinkVerdict | None:
        place = self._spooled.get(hash(url))
        if place is None or self._spool is None:
            return None
        record = self._spool.at(place)
        return record if isinstance(record, LinkVerdict) and record.url == url else None

    def _go_away(self, error: StoreAway) -> None:
        """From here on what is written goes into the spool."""
        if not self._here.is_set() or self._failed is not None:
            return
        try:
            self._spool = self._new_spool(self._run_id)
        except StoreUnavailable as no_spool:
            self._fail(StoreUnavailable(f"{error} {no_spool}"))
            return
        logger.warning("%s It may come back: what is found meanwhile waits in %s.", error, self._spool.path)
        self._here.clear()
        self._begin(self._come_back(self._spool))

    async def _come_back(self, spool: Spool) -> None:
        """Ask for the store until it is there, and write what waits."""
        count = 0
        while True:
            await asyncio.sleep(ASK_EVERY)
            try:
                # Who asked to be left alone meanwhile is.
                self.suppressions = await self.store.suppressions()
                count += await replay(self.store, spool)
                async with self._writing:
                    # Now nobody adds to it.
                    count += await replay(self.store, spool)
                    self._spool = None
                    self._spooled.clear()
                    spool.remove()
                    self._here.set()
            except StoreAway:
                continue
            except StoreUnavailable as error:
                self._fail(error)
                return
            except Exception as error:
                logger.exception("What waits in %s cannot be written", spool.path)
                self._fail(StoreUnavailable(f"What waits in {spool.path} cannot be written ({type(error).__name__})."))
                return
            logger.warning("The store is back: %d records that waited for it were written.", count)
            return

    def _fail(self, error: StoreUnavailable) -> None:
        if self._failed is None:
            self._failed = error
            self._lost(error)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _tell(entries: Sequence[_Note], error: Exception | None) -> None:
    for entry in entries:
        if entry.kept is None or entry.kept.done():
            continue
        if error is None:
            entry.kept.set_result(None)
        else:
            entry.kept.set_exception(error)
