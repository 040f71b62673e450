"""All the ways of finding a contact, one after the other, then what may be offered of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from selectolax.lexbor import LexborHTMLParser

from prospector.enrich.contacts.address import without_decoy
from prospector.enrich.contacts.attributes import attribute_addresses
from prospector.enrich.contacts.cloudflare import cloudflare_addresses
from prospector.enrich.contacts.elements import elements_of
from prospector.enrich.contacts.form import contact_forms, form_addresses
from prospector.enrich.contacts.found import Candidate, Contacts
from prospector.enrich.contacts.mailto import mailto_addresses, other_mailto_addresses
from prospector.enrich.contacts.munged import munged_addresses
from prospector.enrich.contacts.namesakes import Namesakes
from prospector.enrich.contacts.page import contact_pages
from prospector.enrich.contacts.person import persons
from prospector.enrich.contacts.ranking import is_role, rank
from prospector.enrich.contacts.script import script_addresses
from prospector.enrich.contacts.signs import signs_in
from prospector.enrich.contacts.social import social_profiles
from prospector.enrich.contacts.structured import feed_addresses, is_feed, json_ld, structured_addresses
from prospector.enrich.contacts.surface import Surface, surface_of
from prospector.enrich.contacts.text import text_addresses
from prospector.enrich.contacts.traps import members, why_not
from prospector.mailbox import mailbox_of
from prospector.urls import site_of

# Candidates looked at; a page that shows more contacts than this is a directory.
_MAX_CANDIDATES = 1000
# Mailboxes whose names are looked for in the text.
_MAX_NAMED = 5

# By their kind, and by what tells those of one kind apart.
_ByKey = dict[tuple[str, str], Candidate]


def find_contacts(tree: LexborHTMLParser, source: str, url: str, text: str | None = None) -> Contacts:
    """The contacts a page shows: those that may be offered, best first, and those that may not, with the reason.

    `text` is what a reader sees of the page, where it has been read already: that saves reading it again.
    """
    site = site_of(url)
    candidates = list(islice(_candidates(tree, source, url, site, text), _MAX_CANDIDATES))
    offered, withheld = _sorted_out(candidates, site, url)
    _name(offered, tree, text)
    contacts = rank(offered.values(), site, url)
    return Contacts(contacts, tuple(("email", value, why) for value, why in withheld.items()))


def _sorted_out(candidates: list[Candidate], site: str, url: str) -> tuple[_ByKey, dict[str, str]]:
    """What may be offered of them, each once, and the addresses that may not, with the reason."""
    listed = members([candidate for candidate in candidates if candidate.kind == "email"], url)
    offered: _ByKey = {}
    withheld: dict[str, str] = {}
    for candidate in candidates:
        if candidate.kind == "email" and (right := without_decoy(candidate.value)) != candidate.value:
            candidate = replace(candidate, value=right, method="munged", confidence=min(candidate.confidence, 0.6))
        value = candidate.value.lower()
        # One desk gets one mail, however its address is spelled.
        key = (candidate.kind, mailbox_of(value) if candidate.kind == "email" else value)
        if candidate.kind == "email":
            why = why_not(candidate, site) or ("one of a list of people" if value in listed else "")
            if why:
                withheld.setdefault(value, why)
                continue
        earlier = offered.get(key)
        if earlier is None or candidate.confidence > earlier.confidence:
            offered[key] = candidate
    left_alone = {("email", mailbox_of(value)) for value in withheld}
    return {key: candidate for key, candidate in offered.items() if key not in left_alone}, withheld


def _name(offered: _ByKey, tree: LexborHTMLParser, text: str | None) -> None:
    """Put in the names of those whom some of the mailboxes are called after, and those people."""
    nameless = [key for key in offered if key[0] == "email" and _may_be_called(offered[key])]
    if not nameless:
        return
    if text is None:
        text = tree.body.text(separator=" ") if tree.body is not None else ""
    namesakes = Namesakes(text)
    for key in nameless[:_MAX_NAMED]:
        if name := namesakes.of(offered[key].value):
            offered[key] = replace(offered[key], name=name)
            offered.setdefault(("person", name.lower()), Candidate("person", name, "namesake", 0.7, name=name))


def _may_be_called(candidate: Candidate) -> bool:
    return not candidate.name and not is_role(candidate.value.partition("@")[0])


def _candidates(tree: LexborHTMLParser, source: str, url: str, site: str, text: str | None) -> Iterator[Candidate]:
    elements = elements_of(tree, source)
    # A feed's elements are not a page's: nothing tells where one text ends and the next begins.
    surface = surface_of(tree, elements, text) if not is_feed(source) else Surface("")
    # Every question to the tree walks all of it, so those that cannot have an answer are not asked.
    signs = signs_in(source)
    blocks = json_ld(elements.scripts) if "ld+json" in signs else []
    return chain(
        mailto_addresses(surface),
        text_addresses(surface),
        other_mailto_addresses(tree) if "mailto:" in signs else (),
        cloudflare_addresses(tree) if "email-protection" in signs or "cfemail" in signs else (),
        munged_addresses(surface, site),
        structured_addresses(tree, elements, blocks, signs),
        feed_addresses(source),
        attribute_addresses(tree, signs),
        script_addresses(elements.scripts),
        form_addresses(tree, elements, signs),
        contact_forms(tree, elements, signs, url),
        contact_pages(surface, url),
        social_profiles(surface, url),
        persons(surface, tree, elements, blocks, signs),
    )
