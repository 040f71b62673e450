from __future__ import annotations

import pytest

from prospector.items import OutboundLink
from prospector.qualify.farms import farm_reason


def links(*anchors: str, rel: tuple[str, ...] = ()) -> list[OutboundLink]:
    return [OutboundLink(f"https://site{n}.example/", anchor, rel) for n, anchor in enumerate(anchors)]


GOOD = ("Bee hotels", "Meadow handbook", "Nectar calendar", "Skep makers", "Apiary society", "Hedge laying")


@pytest.mark.parametrize(
    "content text why".split(),
    [
        (links(*GOOD), "", ""),
        (links(*GOOD, "Best casino", "Write my essay", "Buy backlinks", "Replica watches"), "", "spam"),
        # What a club of drivers, a college and a debt charity link to.
        (links(*(f"Ford Escort club {n}" for n in range(12))), "", ""),
        (links(*GOOD, "Essay writing", "Dissertation writing", "Payday loans: how to get out", "Debt help"), "", ""),
        (links(*GOOD, *GOOD), "we do not do link exchange", ""),
        (links(*GOOD, *GOOD), "kein linktausch!", ""),
        (links(*GOOD, *GOOD), "a reciprocal link is welcome but not required", ""),
        (links(*GOOD, *GOOD), "a reciprocal link is required", "link farm"),
        (links(*GOOD, *GOOD), "thanks to our media link partner", ""),
        # A museum of gambling, a charity for debtors: one or two such links on a long list say nothing.
        (links(*GOOD * 3, "Casino history", "Payday loan advice"), "", ""),
        (links("Viagra", "Casino"), "", ""),
        (links(*GOOD, rel=("sponsored", "nofollow")), "", "paid links"),
        (links(*GOOD, *GOOD), "we exchange links: link back to us first", "link farm"),
        (links(*GOOD), "we exchange links with friends", ""),
        (links(), "buy links here", ""),
    ],
)
def test_lists_that_nobody_keeps_for_readers(content: list[OutboundLink], text: str, why: str) -> None:
    reason = farm_reason(text, content, len(content), annotated=0.1)
    assert why in reason
    assert bool(why) is bool(reason)


def test_an_annotated_list_may_speak_of_exchanging_links() -> None:
    assert not farm_reason("no link exchange please", links(*GOOD, *GOOD), 12, annotated=0.9)
