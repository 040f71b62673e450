"""Records into an open store, in their order."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from prospector.items import GonePage, LinkVerdict, Opportunity, ResourcePage
from prospector.store import Run, Store, StoreUnavailable
from prospector.store.entries import Entry, Suppress, Unsuppress, unpacked
from prospector.store.spool import Spool, Spools

logger = logging.getLogger(__name__)


async def write(store: Store, records: Sequence[Entry], run_id: str) -> None:
    """Write records of a run, all together. Raises StoreUnavailable; then, too, they may all be written again."""
    async with store.together():
        for kind, some in groupby(records, key=_way_of):
            if kind is LinkVerdict:
                # Side by side; of each link the newest.
                newest = {verdict.url: verdict for verdict in some if isinstance(verdict, LinkVerdict)}
                await store.save_verdicts(newest.values(), run_id)
            elif kind is ResourcePage and store.at_once > 1:
                await _write_side_by_side(store, some)
            else:
                for record in some:
                    await _write_one(store, record)


async def replay(store: Store, spool: Spool) -> int:
    """Write what waits in a spool. How many records those were. Raises StoreUnavailable: the rest still waits."""
    count = 0
    while group := spool.next_group():
        try:
            await write(store, [unpacked(data) for data in group], spool.run_id)
        except StoreUnavailable:
            raise
        except Exception:
            # One that cannot be written must not keep back all that came after it.
            for data in group:
                await _write_if_possible(store, data, spool.run_id)
        spool.replayed(group)
        count += len(group)
    return count


async def write_what_waits(store: Store, spools: Spools) -> str:
    """Write what former runs could not. What was done, as a sentence; empty where nothing was left.

    Raises StoreUnavailable: then what is not written yet goes on waiting.
    """
    said = []
    for spool in spools.left_behind():
        try:
            count = await replay(store, spool)
        except BaseException:
            spool.close()
            raise
        aside = " A part of it is damaged and was kept aside." if spool.is_damaged else ""
        spool.remove()
        if count or aside:
            said.append(f"What an earlier run found while the store was away was written: {count} records.{aside}")
    return " ".join(said)


def _way_of(record: Entry) -> type:
    """The way in which records that follow each other are written."""
    return ResourcePage if isinstance(record, Opportunity) else type(record)


async def _write_side_by_side(store: Store, records: Iterable[Entry]) -> None:
    """Write pages and opportunities. What is about the same page keeps its order; pages have nothing to do with others.

    One by one they would wait for the network most of the time.
    """
    by_page: defaultdict[str, list[Entry]] = defaultdict(list)
    for record in records:
        by_page[record.page_url if isinstance(record, Opportunity) else getattr(record, "url", "")].append(record)
    left = iter(by_page.values())
    failed = False

    async def write_some() -> None:
        nonlocal failed
        try:
            for about_one_page in left:
                for record in about_one_page:
                    if failed:
                        return
                    await _write_one(store, record)
        except BaseException:
            failed = True
            raise

    done = await asyncio.gather(*(write_some() for _ in range(store.at_once)), return_exceptions=True)
    errors = [each for each in done if isinstance(each, BaseException)]
    for error in sorted(errors, key=lambda error: isinstance(error, StoreUnavailable), reverse=True):
        raise error


async def _write_one(store: Store, record: Entry) -> None:
    match record:
        case ResourcePage():
            await store.save_page(record)
        case GonePage():
            await store.save_gone(record)
        case Opportunity():
            await store.save_opportunity(record)
        case Run():
            await store.save_run(record)
        case Suppress():
            await store.suppress([record.value], record.why)
        case Unsuppress():
            await store.unsuppress(record.value, record.why)


async def _write_if_possible(store: Store, data: bytes, run_id: str) -> None:
    try:
        await write(store, [unpacked(data)], run_id)
    except StoreUnavailable:
        raise
    except Exception:
        logger.exception("A record of the spool cannot be written and is left out: %.200r", data)
