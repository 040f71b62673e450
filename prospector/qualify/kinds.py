"""What may a page be written to about, going by the page alone? (The rest needs a campaign.)"""

from __future__ import annotations

from collections.abc import Iterable

from prospector.items import Kind
from prospector.qualify.words import guest_post_phrase, path_words

_ASKING_PATHS = frozenset((
    "write for us", "write for me", "guest post", "guest posts", "guest posting", "submit a guest post",
    "become a contributor",
    "guest author", "submit article", "gastbeitrag", "gastartikel", "escribe para nosotros", "scrivi per noi",
    "escreva para nos",
))  # fmt: skip


def kinds_of(is_resource_page: bool, title: str, headings: Iterable[str], path: str) -> tuple[Kind, ...]:
    """The page's kinds. It asks for contributions when its title, a heading or its address says so:

    a text that mentions a guest post, or a post that is one, asks for nothing.
    """
    kinds = [Kind.RESOURCE_PAGE] if is_resource_page else []
    parts = path_words(path)
    named = " ".join(parts[-1]) if parts else ""
    asked_in_path = named in _ASKING_PATHS
    if asked_in_path or any(guest_post_phrase(text) for text in (title, *headings)):
        kinds.append(Kind.GUEST_POST)
    return tuple(kinds)
