"""Verdicts on their way into the store: written together, in the order in which they came."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Self

from prospector.items import LinkVerdict
from prospector.store import Store, StoreUnavailable

# So many are written at once, or whatever there is after so many seconds.
AT_ONCE = 500
EVERY = 1.0


class VerdictBook:
    """Keeps verdicts in an open store, inside an `async with` block. `lost` hears of it, once, when that fails."""

    def __init__(self, store: Store, run_id: str, lost: Callable[[StoreUnavailable], object]) -> None:
        self._store = store
        self._run_id = run_id
        self._lost = lost
        self._closed = False
        # The newest of each link.
        self._unsaved: dict[str, LinkVerdict] = {}
        self._writing = asyncio.Lock()
        self._saving: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._saving = asyncio.create_task(self._save_now_and_then())
        return self

    async def __aexit__(self, *exception: object) -> None:
        if self._saving is not None:
            # Not in the middle of writing: what it holds then is nowhere else.
            async with self._writing:
                self._saving.cancel()
            with suppress(asyncio.CancelledError):
                await self._saving
        await self.save()

    async def keep(self, verdict: LinkVerdict) -> None:
        """Have a verdict written soon."""
        if self._closed:
            return
        self._unsaved[verdict.url] = verdict
        if len(self._unsaved) >= AT_ONCE:
            await self.save()

    async def verdicts(self, urls: Sequence[str]) -> dict[str, LinkVerdict]:
        """What any run said last of these links; those that nobody judged yet are left out."""
        if self._closed:
            return {}
        try:
            known = await self._store.verdicts(urls)
        except StoreUnavailable as error:
            self._give_up(error)
            return {}
        return known | {url: self._unsaved[url] for url in urls if url in self._unsaved}

    async def save(self) -> None:
        """Write what there is."""
        # One writer at a time, so that a later look at a link is never overwritten by an earlier one.
        async with self._writing:
            verdicts, self._unsaved = self._unsaved, {}
            if verdicts and not self._closed:
                try:
                    await self._store.save_verdicts(verdicts.values(), self._run_id)
                except StoreUnavailable as error:
                    self._give_up(error)

    def _give_up(self, error: StoreUnavailable) -> None:
        if not self._closed:
            self._closed = True
            self._lost(error)

    async def _save_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            await self.save()
