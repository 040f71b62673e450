"""The person who wrote or keeps the page, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from prospector.enrich.contacts.elements import Elements
from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.signs import BYLINES, Signs
from prospector.enrich.contacts.structured import things
from prospector.enrich.contacts.surface import Surface, words_of
from prospector.html import one_line

_MAX_PERSONS = 5
_MAX_MAILTOS = 300
_BYLINES = (
    "[rel~=author],[itemprop=author],.byline,.author-name,.p-author,.s-lib-profile-name,.h-card .p-name,.vcard .fn"
)
_AUTHOR = ("author", "dc.creator")
_KEPT_BY = re.compile(
    r"(?:maintained|kept|compiled|curated|edited|collected)\s+by\s+(?:the\s+)?"
    r"([A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3})"
)
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|written by|posted by|autor|author|auteur)[:\s]+", re.IGNORECASE)
# "E-Mail an Jane Doe": what a link that writes to her says.
_WRITE_TO = re.compile(
    r"^(?:(?:send|write|schreiben|écrire)(?: an)? )?(?:e-?mail|mail|contact|kontakt|message|write)"
    r"(?: (?:to|an|à|a|til|aan))?[:\s]+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: (?:[^\W\d_][\w'’.-]*|\w\.)){1,4}")
_NOBODY = re.compile(
    r"\b(?:admin\w*|editor\w*|staff|team|webmaster|author|user|guest|anonymous|unknown|inc|ltd|gmbh|llc"
    r"|e\.?v|club|society|association|university|group"
    r"|the|office|press|company|department|http|www|me|us|here|click|e-?mail|send|write|wordpress|joomla|drupal|frontpage|design|web|site|home|page|contact)\b",
    re.IGNORECASE,
)


def persons(
    surface: Surface, tree: LexborHTMLParser, elements: Elements, blocks: list[Any], signs: Signs
) -> Iterator[Candidate]:
    """The names of the page's authors and keepers, the surest first."""
    seen: set[str] = set()
    for name, method, confidence in _names(surface, tree, elements, blocks, signs):
        person = one_line(_BY.sub("", _WRITE_TO.sub("", one_line(name[:200]))))
        if person.lower() not in seen and len(person) <= 60 and _NAME.fullmatch(person) and not _NOBODY.search(person):
            seen.add(person.lower())
            yield Candidate("person", person, method, confidence, name=person)
            if len(seen) >= _MAX_PERSONS:
                return


def _names(
    surface: Surface, tree: LexborHTMLParser, elements: Elements, blocks: list[Any], signs: Signs
) -> Iterator[tuple[str, str, float]]:
    for found in _KEPT_BY.finditer(surface.text[:200_000]) if "kept" in surface.signs else ():
        yield found.group(1).rstrip("."), "kept-by", 0.8
    for block in blocks:
        everything = list(things(block))
        by_id = {
            thing.get("@id"): thing for thing in everything if isinstance(thing.get("@id"), str) and "name" in thing
        }
        for thing in everything:
            for name in _authors(thing.get("author"), by_id):
                yield name, "json-ld", 0.75
    for node in tree.css(_BYLINES)[:20] if not signs.isdisjoint(BYLINES) else ():
        yield node.attributes.get("content") or words_of(node), "byline", 0.7
    # A click on somebody's name that writes to them.
    for link in surface.mailtos[:_MAX_MAILTOS]:
        yield words_of(link.node), "mailto", 0.6
    for meta in islice(filter(_names_author, elements.metas), 5):
        yield (meta.get("content") or "").partition(",")[0], "meta", 0.6


def _names_author(meta: dict[str, str | None]) -> bool:
    return (meta.get("name") or "").lower() in _AUTHOR or (meta.get("property") or "").lower() == "article:author"


def _authors(author: Any, by_id: dict[Any, dict[str, Any]]) -> Iterator[str]:
    for one in (author if isinstance(author, list) else [author])[:10]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            whole = one if "name" in one else by_id.get(one.get("@id"), {})
            name = whole.get("name")
            if isinstance(name, str) and whole.get("@type") != "Organization":
                yield name
