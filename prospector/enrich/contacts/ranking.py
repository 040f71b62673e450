"""Which contact to write to first about a page of links: its keeper before the office, the office before a form."""

from __future__ import annotations

from collections.abc import Iterable

from prospector.enrich.contacts.found import Candidate
from prospector.html import one_line
from prospector.items import ContactHint
from prospector.urls import site_of_host

# The kinds of mailbox, best first for somebody who reports a link.
_WEB = "webmaster web site webteam webmistress webadmin admin www links link webmaestro webredaktion"
_EDITORIAL = (
    "editor editors editorial redaktion redaction redazione redactie redaccion redakcja redakce content blog library"
    " reference librarian bibliothek biblioteca bibliotheque curator archive resources"
)
_PRESS = "press presse media marketing communications comms outreach pr publicity"
_OFFICE = (
    "info information contact contacts kontakt contacto contato contatti hello hi hallo hej office mail email post team"
    " enquiries inquiries enquiry inquiry secretary sekretariat secretariat buero biuro kancelar hola ciao bonjour"
    " iletisim yhteys ask general reception welcome feedback club association"
)
_SUPPORT = "support help service helpdesk customerservice sales vertrieb shop booking bookings reservations"
_ROLES = {
    role: tier
    for tier, words in ((1, _WEB), (2, _EDITORIAL), (3, _PRESS), (4, _OFFICE), (5, _SUPPORT))
    for role in words.split()
}
_PERSONAL = 0
_TIER_WORDS = ("a person", "whoever keeps the site", "an editor", "the press office", "the office", "support or sales")
_FREE_MAIL = frozenset((
    "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "hotmail.com",
    "hotmail.co.uk", "outlook.com",
    "live.com", "msn.com", "aol.com", "icloud.com", "me.com", "mac.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch",
    "web.de", "t-online.de",
    "freenet.de", "mail.ru", "yandex.ru", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "libero.it",
    "comcast.net", "verizon.net",
    "btinternet.com", "protonmail.com", "proton.me", "seznam.cz", "wp.pl", "o2.pl", "onet.pl", "qq.com", "163.com",
    "126.com",
    "naver.com", "bluewin.ch", "telenet.be", "skynet.be", "ziggo.nl", "xs4all.nl", "shaw.ca", "rogers.com",
    "ntlworld.com",
))  # fmt: skip
_OWN, _SAME_NAME, _NAME_VARIANT, _FREE, _UNRELATED = 0.9, 0.85, 0.8, 0.6, 0.3
# A name of fewer letters is part of too many others.
_STEM = 5
_GENERIC = frozenset(
    "garden plumbing travel health school music books photo media group world online digital design".split()
)
# Characters of what the page shows that are kept with a contact.
_SNIPPET = 200
_KINDS = ("email", "form", "page", "person", "social")


def is_role(local: str) -> bool:
    """True for a mailbox that belongs to a role, not to a person: `info`, `redaktion`."""
    return local.lower() in _ROLES


def rank(candidates: Iterable[Candidate], site: str, source_url: str) -> tuple[ContactHint, ...]:
    """The contacts in the order in which to try them; rank 1 is the one to write to."""
    scored = [(_order(candidate, site), candidate) for candidate in candidates]
    scored.sort(key=lambda entry: entry[0])
    return tuple(
        ContactHint(
            kind=candidate.kind,
            value=candidate.value,
            rank=number,
            confidence=_confidence(candidate, site),
            method=candidate.method,
            source_url=source_url,
            name=candidate.name,
            role=candidate.role,
            personal=candidate.kind == "email" and not is_role(candidate.value.partition("@")[0]),
            reason=_reason(candidate, site),
            snippet=one_line(f"{candidate.context} {candidate.value}")[-_SNIPPET:],
        )
        for number, (_, candidate) in enumerate(scored, 1)
    )


def domain_tier(domain: str, site: str) -> float:
    """How surely a mail domain belongs to the site, 0..1."""
    owner = site_of_host(domain)
    if owner == site:
        return _OWN
    if owner in _FREE_MAIL:
        return _FREE
    mine, theirs = (name.partition(".")[0].replace("-", "") for name in (site, owner))
    if mine == theirs:
        return _SAME_NAME
    shorter, longer = sorted((mine, theirs), key=len)
    if len(shorter) >= _STEM and shorter in longer and shorter not in _GENERIC:
        return _NAME_VARIANT
    return _UNRELATED


def _order(candidate: Candidate, site: str) -> tuple[int, float, int, float]:
    kind = _KINDS.index(candidate.kind)
    if candidate.kind != "email":
        return kind, 0.0, 0, -candidate.confidence
    local, _, domain = candidate.value.rpartition("@")
    tier = domain_tier(domain, site)
    # An unrelated domain comes last, whatever the mailbox is called.
    distance = 0.0 if tier >= _NAME_VARIANT else 1.0 if tier == _FREE else 2.0
    return kind, distance, _ROLES.get(local.lower(), _PERSONAL), -candidate.confidence


def _reason(candidate: Candidate, site: str) -> str:
    if candidate.kind != "email":
        return ""
    local, _, domain = candidate.value.rpartition("@")
    tier = domain_tier(domain, site)
    whose = (
        "the site's own domain"
        if tier == _OWN
        else "a domain of the site's name"
        if tier >= _NAME_VARIANT
        else "free mail"
        if tier == _FREE
        else "another domain"
    )
    return f"{_TIER_WORDS[_ROLES.get(local.lower(), _PERSONAL)]}, at {whose}"


def _confidence(candidate: Candidate, site: str) -> float:
    if candidate.kind != "email":
        return candidate.confidence
    tier = domain_tier(candidate.value.rpartition("@")[2], site)
    return round(min(candidate.confidence, 0.35 + tier * 0.65), 2)
