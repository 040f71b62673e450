"""What is remembered of names, and for how long. What they lead to: test_visit.py."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from prospector.detect import resolver
from prospector.detect.resolver import Resolver


class Counting(Resolver):
    """Asks nobody: every question is answered with the next address, to be kept for `ttl` seconds."""

    def __init__(self, ttl: int, alias_ttl: int | None = None) -> None:
        super().__init__()
        self.asked: list[str] = []
        self._ttl = ttl
        self._aliases = [] if alias_ttl is None else [SimpleNamespace(ttl=alias_ttl)]

    def _open(self) -> Any:
        async def getaddrinfo(host: str) -> Any:
            self.asked.append(host)
            node = SimpleNamespace(ttl=self._ttl, addr=(f"192.0.2.{len(self.asked)}".encode(), 0))
            return SimpleNamespace(nodes=[node], cnames=self._aliases)

        async def close() -> None:
            pass

        return SimpleNamespace(getaddrinfo=getaddrinfo, close=close)


def addresses(ours: Resolver, *questions: tuple[str, bool]) -> list[str]:
    async def go() -> list[str]:
        return [(await ours.resolve(host, fresh)).addresses[0] for host, fresh in questions]

    return asyncio.run(go())


def test_an_answer_is_kept_as_long_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = 1000.0
    monkeypatch.setattr(resolver, "monotonic", lambda: clock)
    ours = Counting(ttl=300)
    assert addresses(ours, ("a.example", False), ("a.example", False), ("b.example", False)) == [
        "192.0.2.1",
        "192.0.2.1",
        "192.0.2.2",
    ]
    clock += 299
    assert addresses(ours, ("a.example", False)) == ["192.0.2.1"]
    clock += 2
    assert addresses(ours, ("a.example", False)) == ["192.0.2.3"]


@pytest.mark.parametrize("ttl, alias_ttl", [(0, None), (300, 0)])
def test_an_answer_that_is_not_to_be_kept(ttl: int, alias_ttl: int | None) -> None:
    ours = Counting(ttl, alias_ttl)
    assert addresses(ours, ("a.example", False), ("a.example", False)) == ["192.0.2.1", "192.0.2.2"]


def test_a_second_look_asks_anew_and_what_it_hears_is_kept() -> None:
    ours = Counting(ttl=300)
    asked = [("a.example", False), ("a.example", True), ("a.example", False)]
    assert addresses(ours, *asked) == ["192.0.2.1", "192.0.2.2", "192.0.2.2"]


def test_no_more_names_are_kept_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolver, "REMEMBERED", 2)
    ours = Counting(ttl=300)
    addresses(ours, *((f"{name}.example", False) for name in "abcba"))
    assert ours.asked == ["a.example", "b.example", "c.example", "a.example"]
