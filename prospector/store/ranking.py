"""The order of a list: the most promising leads first, and where nobody is at home later, by what such a lead is worth.

What decides that is counted for a few leads at a time, so that the first page of a list is there at once; and of those
that come later only the keys are kept, so that a long list takes little more memory than a short one.
"""

from __future__ import annotations

import heapq
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable
from typing import NamedTuple

from prospector.store.leads import ENOUGH_LINKS, NOBODY_HOME, WORTH_OF_NOBODY, State

# Leads that are looked at together: few at first, for whoever wants one page only.
FIRST, AT_ONCE = 50, 500
# Pages whose links are kept in mind, so that those of a page with thousands of leads are not counted for every few.
_KNOWN_AT_MOST = 10_000


class Key(NamedTuple):
    """A lead, and what tells its place: less comes first."""

    less: float
    """The score, negative."""
    page_url: str
    target: str
    """Empty for what is about no dead link."""
    kind: str
    campaign: str
    lead_id: str
    state: str

    @property
    def page(self) -> Page:
        return self.page_url, self.campaign

    @property
    def is_suspected_link(self) -> bool:
        """A dead link that is not among the confirmed ones of its page."""
        return bool(self.target) and self.state != State.CONFIRMED


Page = tuple[str, str]
"""Address and campaign."""


class Upkeep(NamedTuple):
    """What tells whether anybody keeps a page."""

    broken: int = 0
    """Confirmed dead links."""
    links: int = 0
    """Links to other sites."""

    def nobody_home(self, more: int) -> bool:
        """Where so many more links than the confirmed ones are dead."""
        return self.links >= ENOUGH_LINKS and self.broken + more > NOBODY_HOME * self.links


class Upkeeps:
    """What is known of pages' upkeep; `count` asks the store about pages."""

    def __init__(self, count: Callable[[list[Page]], Awaitable[dict[Page, Upkeep]]]) -> None:
        self._count = count
        self._known: dict[Page, Upkeep] = {}

    async def of(self, pages: Iterable[Page]) -> dict[Page, Upkeep]:
        asked = set(pages)
        new = sorted(asked - self._known.keys())
        if len(self._known) + len(new) > _KNOWN_AT_MOST:
            self._known = {page: self._known[page] for page in asked & self._known.keys()}
        if new:
            counted = await self._count(new)
            self._known |= {page: counted.get(page, Upkeep()) for page in new}
        return {page: self._known[page] for page in asked}


async def in_order(batches: AsyncIterator[list[Key]], upkeeps: Upkeeps) -> AsyncGenerator[list[Key], None]:
    """Leads by what they are worth, some at a time; `batches` come by what they were found to be worth."""
    later: list[Key] = []
    async for batch in batches:
        upkeep = await upkeeps.of(key.page for key in batch)
        ready: list[Key] = []
        for key in batch:
            while later and later[0] < key:
                ready.append(heapq.heappop(later))
            if upkeep[key.page].nobody_home(key.is_suspected_link):
                heapq.heappush(later, key._replace(less=key.less * WORTH_OF_NOBODY))
            else:
                ready.append(key)
        yield ready
    while later:
        yield [heapq.heappop(later) for _ in range(min(AT_ONCE, len(later)))]
