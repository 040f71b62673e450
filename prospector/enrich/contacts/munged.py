"""Addresses written so that people read them and robots should not: `info [at] bees [dot] org`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prospector.enrich.contacts.address import (
    bracketed_addresses,
    dashed_addresses,
    spaced_addresses,
    worded_addresses,
)
from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.ranking import is_role
from prospector.enrich.contacts.surface import Surface
from prospector.urls import site_of_host

# "Read more at bees dot org" is a sentence; an address in bare words stands at the start of something.
_STARTS = re.compile(r"(?:^|[:<(\[,;•|]|\b(?:e-?mail|mail|contact|by|to|at|is))[\s]*$", re.IGNORECASE)
_VERBS = frozenset(
    "available look looking more found find read visit see us me live buy here online is are was shop order work"
    " works".split()
)


def munged_addresses(surface: Surface, site: str) -> Iterator[Candidate]:
    """The addresses a visitor can put together. Bare words count only where they can hardly be a sentence."""
    text = surface.text
    signs = surface.signs
    for found in bracketed_addresses(text) if "bracketed" in signs else ():
        yield Candidate("email", found.address, "munged", 0.85, context=surface.before(found.start))
    for found in dashed_addresses(text) if "dashed" in signs else ():
        yield Candidate("email", found.address, "munged", 0.7, context=surface.before(found.start))
    for found in worded_addresses(text) if "worded" in signs else ():
        local = found.address.partition("@")[0]
        starts = _STARTS.search(surface.before(found.start)) is not None
        if local.lower() not in _VERBS and (starts or is_role(local)):
            yield Candidate("email", found.address, "munged", 0.7, context=surface.before(found.start))
    for found in spaced_addresses(text):
        local, _, domain = found.address.partition("@")
        starts = _STARTS.search(surface.before(found.start)) is not None
        if local.lower() not in _VERBS and (site_of_host(domain) == site or is_role(local) or starts):
            yield Candidate("email", found.address, "munged", 0.7, context=surface.before(found.start))
