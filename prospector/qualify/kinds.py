"""Does a page ask for contributions, and what does it want for them?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prospector.qualify.notices import asks_for_money
from prospector.qualify.words import guest_post_phrase, path_words

_ASKING_PATHS = frozenset((
    "write for us", "write for me", "guest post", "guest posts", "guest posting", "submit a guest post",
    "become a contributor", "guest author", "submit article", "gastbeitrag", "gastartikel", "escribe para nosotros",
    "scrivi per noi", "escreva para nos",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class GuestPost:
    """A page that asks for contributions: its own address is where the guidelines are."""

    said: str
    """The words that ask for them."""
    paid: str
    """The words that say what that costs; empty where it seems to be free."""

    @property
    def why(self) -> tuple[str, ...]:
        asks = f"asks for contributions: “{self.said}”"
        return (asks, f"for money: “{self.paid}”") if self.paid else (asks,)


def guest_post_of(title: str, headings: Iterable[str], path: str, text: str) -> GuestPost | None:
    """What the page asks for, or None. It asks for contributions when its title, a heading or its address says so:

    a text that mentions a guest post, or a post that is one, asks for nothing. `text` is what a reader sees.
    """
    parts = path_words(path)
    named = " ".join(parts[-1]) if parts else ""
    said = named if named in _ASKING_PATHS else next(filter(None, map(guest_post_phrase, (title, *headings))), "")
    return GuestPost(said, asks_for_money(text.lower())) if said else None
