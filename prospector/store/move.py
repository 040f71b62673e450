"""Moves everything from one store into another, and looks whether all of it arrived."""

from __future__ import annotations

from collections.abc import Callable

from prospector.campaign import BadInput
from prospector.store import StoreUnavailable
from prospector.store.contents import KINDS, Checksum, Contents, fitting_anywhere


async def move(source: Contents, target: Contents, title: str, told: Callable[[str, int], object]) -> None:
    """Copy all that `source` holds into the empty `target`; `title` is what people call the target.

    `told` hears of each kind of record, and how many there are, once they are there. A move that was interrupted is
    done again from the beginning, into what it has written already. Raises BadInput for a target that holds something
    else, StoreUnavailable where the two differ in the end.
    """
    if not await target.is_empty():
        raise BadInput(f"{title} holds something already: move into a store that does not exist yet.")
    await target.set_moving(True)
    for kind in KINDS:
        given, kept = Checksum(), Checksum()
        async for there in source.dump(kind):
            records = list(map(fitting_anywhere, there))
            given.add(records)
            await target.load(kind, records)
        async for here in target.dump(kind):
            kept.add(here)
        if given != kept:
            raise StoreUnavailable(
                f"{given.count:,} {kind} were read and {kept.count:,} arrived in {title}, or not as they were: end "
                "every crawl that writes into either, and run the same command again."
            )
        told(kind, given.count)
    await target.set_moving(False)
