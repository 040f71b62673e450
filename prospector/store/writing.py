"""Records into an open store, in their order."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import groupby

from prospector.items import LinkVerdict, Opportunity, ResourcePage
from prospector.store import Run, Store, StoreUnavailable
from prospector.store.records import Record, Suppress, Unsuppress, unpacked
from prospector.store.spool import Spool, Spools

logger = logging.getLogger(__name__)


async def write(store: Store, records: Sequence[Record]) -> None:
    """Write records, all together. Raises StoreUnavailable; then, too, they may all be written again."""
    async with store.together():
        for kind, some in groupby(records, key=type):
            if kind is LinkVerdict:
                # Side by side; of each link the newest.
                newest = {verdict.url: verdict for verdict in some if isinstance(verdict, LinkVerdict)}
                await store.save_verdicts(newest.values())
            else:
                for record in some:
                    await _write_one(store, record)


async def replay(store: Store, spool: Spool) -> int:
    """Write what waits in a spool. How many records those were. Raises StoreUnavailable: the rest still waits."""
    count = 0
    while group := spool.next_group():
        try:
            await write(store, [unpacked(data) for data in group])
        except StoreUnavailable:
            raise
        except Exception:
            # One that cannot be written must not keep back all that came after it.
            for data in group:
                await _write_if_possible(store, data)
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


async def _write_one(store: Store, record: Record) -> None:
    match record:
        case ResourcePage():
            await store.save_page(record)
        case Opportunity():
            await store.save_opportunity(record)
        case LinkVerdict():
            await store.save_verdicts([record])
        case Run():
            await store.save_run(record)
        case Suppress():
            await store.suppress(record.value, record.why)
        case Unsuppress():
            await store.unsuppress(record.value, record.why)


async def _write_if_possible(store: Store, data: bytes) -> None:
    try:
        await write(store, [unpacked(data)])
    except StoreUnavailable:
        raise
    except Exception:
        logger.exception("A record of the spool cannot be written and is left out: %.200r", data)
