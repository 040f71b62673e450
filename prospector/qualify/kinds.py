"""Does a page ask for contributions, and what does it want for them?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from prospector.qualify.notices import asks_for_money
from prospector.qualify.words import guest_post_phrase, path_words

_ASKING_PATHS = frozenset((
    "write for us", "write for me", "guest post", "guest posts", "guest posting", "submit a guest post",
    "become a contributor", "guest author", "submit article", "gastbeitrag", "gastartikel", "escribe para nosotros",
    "scrivi per noi", "escreva para nos",
))  # fmt: skip


# Beside the phrase, and the page asks for nothing: it refuses, or teaches how such pages are found.
_ASKS_NOT = re.compile(
    r"\b(?:no longer|not|don['’]?t|never|no more|stopped|closed|paused|why we|how to find|search strings?"
    r"|footprints?)\b",
    re.IGNORECASE,
)
# Journals and programs say these, too; where posts are wanted there is talk of guests or of a blog.
_AMBIGUOUS = frozenset(("submit an article", "submit your article", "contributor guidelines", "contribute an article"))
_BLOG = re.compile(r"\bguest|\bblog", re.IGNORECASE)
# Headings that are a page's own; what comes later may stand in a side bar.
_FIRST_HEADINGS = 6


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
    said = named if named in _ASKING_PATHS else ""
    for name in (title, *islice(headings, _FIRST_HEADINGS)):
        phrase = guest_post_phrase(name)
        if phrase and _ASKS_NOT.search(name):
            return None
        said = said or phrase
    if not said or (said in _AMBIGUOUS and not _BLOG.search(text)):
        return None
    return GuestPost(said, asks_for_money(text.lower()))
