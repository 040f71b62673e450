"""All the ways of finding a contact, one after the other, then what may be offered of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from selectolax.lexbor import LexborHTMLParser

from prospector.enrich.contacts.address import without_decoy
from prospector.enrich.contacts.attributes import attribute_addresses
from prospector.enrich.contacts.cloudflare import cloudflare_addresses
from prospector.enrich.contacts.form import contact_forms, form_addresses
from prospector.enrich.contacts.found import Candidate, Contacts
from prospector.enrich.contacts.mailto import mailto_addresses, other_mailto_addresses
from prospector.enrich.contacts.munged import munged_addresses
from prospector.enrich.contacts.page import contact_pages
from prospector.enrich.contacts.person import persons
from prospector.enrich.contacts.ranking import rank
from prospector.enrich.contacts.script import script_addresses
from prospector.enrich.contacts.signs import signs_in
from prospector.enrich.contacts.social import social_profiles
from prospector.enrich.contacts.structured import feed_addresses, is_feed, structured_addresses
from prospector.enrich.contacts.surface import Surface, surface_of
from prospector.enrich.contacts.text import text_addresses
from prospector.enrich.contacts.traps import members, why_not
from prospector.urls import site_of

# Candidates looked at; a page that shows more contacts than this is a directory.
_MAX_CANDIDATES = 1000


def find_contacts(tree: LexborHTMLParser, source: str, url: str) -> Contacts:
    """The contacts a page shows: those that may be offered, best first, and those that may not, with the reason."""
    site = site_of(url)
    candidates = list(islice(_candidates(tree, source, url, site), _MAX_CANDIDATES))
    listed = members([candidate for candidate in candidates if candidate.kind == "email"], url)
    offered: dict[tuple[str, str], Candidate] = {}
    withheld: dict[tuple[str, str], str] = {}
    for candidate in candidates:
        if candidate.kind == "email" and (right := without_decoy(candidate.value)) != candidate.value:
            candidate = replace(candidate, value=right, method="munged", confidence=min(candidate.confidence, 0.6))
        key = (candidate.kind, candidate.value.lower())
        if candidate.kind == "email":
            why = why_not(candidate, site) or ("one of a list of people" if key[1] in listed else "")
            if why:
                withheld.setdefault(key, why)
                continue
        earlier = offered.get(key)
        if earlier is None or candidate.confidence > earlier.confidence:
            offered[key] = candidate
    contacts = rank((offered[key] for key in offered if key not in withheld), site, url)
    return Contacts(contacts, tuple((kind, value, why) for (kind, value), why in withheld.items()))


def _candidates(tree: LexborHTMLParser, source: str, url: str, site: str) -> Iterator[Candidate]:
    # A feed's elements are not a page's: nothing tells where one text ends and the next begins.
    surface = surface_of(tree) if not is_feed(source) else Surface("", ())
    # Every question to the tree walks all of it, so those that cannot have an answer are not asked.
    has = signs_in(source)
    ways: list[Iterable[Candidate]] = [mailto_addresses(surface), text_addresses(surface)]
    mail = has("mail")
    if mail and has("mailto:"):
        ways.append(other_mailto_addresses(tree))
    if mail and (has("cfemail") or has("email-protection")):
        ways.append(cloudflare_addresses(tree))
    ways += [munged_addresses(surface, site), structured_addresses(tree, has), feed_addresses(source)]
    if has("data-") or (mail and has("uncryptmailto")):
        ways.append(attribute_addresses(tree, has))
    if has("<script"):
        ways.append(script_addresses(tree))
    if has("<form") or has("<iframe") or has("hs-form"):
        ways += [form_addresses(tree), contact_forms(tree, url)]
    ways += [contact_pages(surface, url), social_profiles(surface, url), persons(surface, tree, has)]
    return chain.from_iterable(ways)
