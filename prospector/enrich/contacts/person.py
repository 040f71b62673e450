"""The person who wrote or keeps the page, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.signs import may_name_keeper
from prospector.enrich.contacts.structured import json_ld, things
from prospector.enrich.contacts.surface import Surface, words_of
from prospector.html import one_line

_MAX_PERSONS = 5
_BYLINES = (
    "[rel~=author],[itemprop=author],.byline,.author-name,.p-author,.s-lib-profile-name,.h-card .p-name,.vcard .fn"
)
_BYLINE_SIGNS = ("author", "byline", "s-lib-profile", "h-card", "vcard")
_META = "meta[name=author i],meta[name='dc.creator' i],meta[property='article:author' i]"
_KEPT_BY = re.compile(
    r"(?:(?:page|site|list|links?)\s+)?(?:maintained|kept|compiled|curated|edited|collected)\s+by\s+(?:the\s+)?"
    r"([A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3})"
)
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|written by|posted by|autor|author|auteur)[:\s]+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: (?:[^\W\d_][\w'’.-]*|\w\.)){1,4}")
_NOBODY = re.compile(
    r"\b(?:admin\w*|editor\w*|staff|team|webmaster|author|user|guest|anonymous|unknown|inc|ltd|gmbh|llc"
    r"|e\.?v|club|society|association|university|group"
    r"|the|office|press|company|department|http|www|wordpress|joomla|drupal|frontpage|design|web|site|home|page|contact)\b",
    re.IGNORECASE,
)


def persons(surface: Surface, tree: LexborHTMLParser, has: Callable[[str], bool]) -> Iterator[Candidate]:
    """The names of the page's authors and keepers, the surest first.

    `has` says whether the source, in lower case, has a word.
    """
    seen: set[str] = set()
    for name, method, confidence in _names(surface, tree, has):
        person = one_line(_BY.sub("", one_line(name[:200])))
        if person.lower() not in seen and len(person) <= 60 and _NAME.fullmatch(person) and not _NOBODY.search(person):
            seen.add(person.lower())
            yield Candidate("person", person, method, confidence, name=person)
            if len(seen) >= _MAX_PERSONS:
                return


def _names(surface: Surface, tree: LexborHTMLParser, has: Callable[[str], bool]) -> Iterator[tuple[str, str, float]]:
    for found in _KEPT_BY.finditer(surface.text[:200_000]) if may_name_keeper(surface.text) else ():
        yield found.group(1).rstrip("."), "kept-by", 0.8
    for block in json_ld(tree) if has("ld+json") else ():
        everything = list(things(block))
        by_id = {
            thing.get("@id"): thing for thing in everything if isinstance(thing.get("@id"), str) and "name" in thing
        }
        for thing in everything:
            for name in _authors(thing.get("author"), by_id):
                yield name, "json-ld", 0.75
    for node in tree.css(_BYLINES)[:20] if any(map(has, _BYLINE_SIGNS)) else ():
        yield node.attributes.get("content") or words_of(node), "byline", 0.7
    for link in surface.links:
        # A click on somebody's name that writes to them.
        if link.href[:7].lower() == "mailto:":
            yield words_of(link.node), "mailto", 0.6
    for node in tree.css(_META)[:5] if has("author") or has("dc.creator") else ():
        yield (node.attributes.get("content") or "").partition(",")[0], "meta", 0.6


def _authors(author: Any, by_id: dict[Any, dict[str, Any]]) -> Iterator[str]:
    for one in (author if isinstance(author, list) else [author])[:10]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            whole = one if "name" in one else by_id.get(one.get("@id"), {})
            name = whole.get("name")
            if isinstance(name, str) and whole.get("@type") != "Organization":
                yield name
