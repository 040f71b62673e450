"""What must never be offered, and why: mailboxes nobody reads, inventions, machines' names, strangers' addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from prospector.enrich.contacts.address import RESERVED_ENDINGS
from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.ranking import is_role
from prospector.urls import site_of_host

_UNREAD = re.compile(
    r"(?:no|dont|donot|do-not|do_not|do\.not)[-_.]?(?:reply|replay|respond|responder|response)"
    r"|n[eo]?[-_.]?pas[-_.]?repondre|noreply.*|.*[-_.+]no[-_.]?reply"
    r"|no[-_.]?responda|nao[-_.]?responda|nicht[-_.]?antworten|keine[-_.]?antwort|non[-_.]?rispondere"
    r"|niet[-_.]?beantwoorden"
    r"|postmaster|abuse|hostmaster|mailer[-_.]?daemon|bounces?(?:[-+=].*)?|unsubscribe|listserv|majordomo|daemon|root"
    r"|nobody|null|devnull"
)
# What an address that is called `do_not_send_me_link_requests` is withheld for.
WANTS_NO_REQUESTS = "asks for no link requests"
_NO_REQUESTS = re.compile(
    r"(?:no|dont|do[-_.]?not|never|please[-_.]?no)[-_.]?(?:send[-_.]?(?:me[-_.]?|us[-_.]?)?|ask[-_.]?(?:for[-_.]?)?)?"
    r"(?:any[-_.]?)?(?:more[-_.]?)?(?:back)?links?[-_.]?(?:requests?|exchanges?|trades?|swaps?|spam|building)?"
    r"|(?:no|dont|do[-_.]?not)[-_.]?(?:send[-_.]?)?(?:me[-_.]?)?(?:guest[-_.]?posts?|seo|outreach|pitch(?:es)?)"
)
_DATA_PROTECTION = re.compile(
    r"privacy|dpo|legal|gdpr|rgpd|security|data[-_.]?protection|datenschutz(?:beauftragte[rn]?)?|dsb|dsgvo"
    r"|copyright|dmca|iod|rodo|privacidade?|lopd|lgpd|riservatezza"
)
_OTHER_DESK = re.compile(
    r"jobs?|hr|careers?|recruit(?:ing|ment)?|bewerbung(?:en)?|billing|invoices?|invoicing|rechnung(?:en)?"
    r"|orders?|bestellung(?:en)?"
    r"|karriere|recrutement|vacatures?|emplois?"
    r"|payments?|accounts?|accounting|buchhaltung|facturation|facturacion|rekrutacja|praca|empleo"
)
_PLACEHOLDER_DOMAIN = re.compile(
    r"(?:.*\.)?(?:example\.(?:com|org|net|edu|de|fr|es|it|nl|ca|co\.uk|com\.au)|(?:your|my|some|the)?-?(?:domain|website|site|company"
    r"|business|server|host)"
    r"\.(?:com|org|net|tld|de)|e?mail\.(?:com|tld)|(?:your|my)-?(?:e?mail|domain|site|company|website"
    r"|school|name)\.\w+|mysite\.\w+"
    r"|acme\.com|test\.com|abc\.com|xyz\.com|foo\.(?:com|org)|bar\.com|exemple\.(?:com|fr|org)"
    r"|ejemplo\.(?:com|es)|beispiel\.(?:de|com)"
    r"|voorbeeld\.nl|esempio\.(?:it|com)|przyklad\.pl|domena\.pl|domaine\.(?:com|fr)|dominio\.(?:com|es"
    r"|it)|address\.com|sample\.com|muster(?:mann|firma)\.(?:de|ch|at|com)|correo\.(?:com|es))"
)
_PLACEHOLDER_LOCAL = re.compile(
    r"(?:your|my|ihre?|votre|tu|su|seu|jouw|uw)[-_.]?(?:e?-?mail|name|address|id|user|username|nom|nombre"
    r"|nome|naam)(?:adresse?)?"
    r"|you|your|ihre|votre|name|nombre|nome|naam|test|tester|demo|first(?:name)?[-_.]last(?:name)?|vorname[-_.]nachname|pr[ée]nom[-_.]nom|nome[-_.]cognome|nombre[-_.]apellido"
    r"|name[-_.]surname|email-?address|user-?name|some(?:one|body)|x{3,}|fulano|mustermann|max\.mustermann"
)
_PLATFORMS = frozenset((
    "facebook.com", "twitter.com", "x.com", "instagram.com", "linkedin.com", "wordpress.com", "wordpress.org",
    "mailchimp.com", "google.com",
    "googlegroups.com", "sentry.io", "wixpress.com", "wix.com", "squarespace.com", "weebly.com", "shopify.com",
    "github.com", "gitlab.com",
    "paypal.com", "threads.net", "mastodon.social", "bitbucket.org", "codeberg.org", "cloudflare.com",
    "godaddy.com", "automattic.com",
    "youtube.com", "tiktok.com", "pinterest.com", "whatsapp.com", "apple.com", "microsoft.com", "adobe.com",
    "amazon.com", "amazonaws.com",
    "jquery.com", "bootstrapcdn.com", "w3.org", "sendgrid.net", "fontawesome.com", "whatsapp.net", "medium.com",
    "disqus.com",
))  # fmt: skip
_MACHINE = re.compile(r"(?=.*\d)[0-9a-f]{16,}")
_FILE_ENDINGS = frozenset(("zip", "mov"))
# "script@1.0.sh": a version of a file whose ending happens to be a country's.
_VERSION = re.compile(r"v?\d+(?:\.[\d-]+)*\.(?:md|ps|py|rs|sh|so)")
_RESOLUTION = re.compile(r"\d+x\.")
_NO_SPAM = re.compile(
    r"(?:no|ohne|kein|sans|pas[-_.]?de|sin|geen|bez)[-_.]?spam|remove[-_]?(?:this|me)|delete[-_]?(?:this|me)"
    r"|spam[-_]?(?:free|frei)|antispam|entfernen|(?-i:REMOVE|DELETE)",
    re.IGNORECASE,
)
# "Site by …" before an address: the address of who built the site, not of who keeps it.
_MADE_BY = re.compile(
    r"(?:(?:web)?sites?|webbplats|hemsida|web ?design|design(?:ed)?|theme|template|developed|development|powered|built"
    r"|created|hosted|hosting|made|crafted"
    r"|code[dr]?|programming|r[ée]alisation|r[ée]alis[ée]|cr[ée]ation|cr[ée]{2}e?|conception|h[ée]bergement|dise[ñn]o"
    r"|desarrollo|desarrollado|gestaltung|umsetzung"
    r"|programmierung|realizzazione|realizzato|sviluppo|sviluppato|ontwerp|webbdesign|projekt i wykonanie"
    r"|wykonanie|realizacja|desenvolvido|tvorba|font|typeface|licen[sc]e|icons?)"
    r"\s*(?:(?:(?:&|and|und|et|e|y|i)\s+\w+|web|internet)\s*)?(?:by|von|par|por|da|di|door|av|af|od|:|@|-|–)",
    re.IGNORECASE,
)
# As many addresses of people on one page are a list of members.
_BULK = 15
_CONTACT_PAGE = re.compile(
    r"conta[ck]t|contatt|impress|team|staff|officers|committee|board|people|about|redak", re.IGNORECASE
)
_OWNS = re.compile(
    r"(?:kept|maintain\w*|webmaster|editor|compiled|curated|updated|contact|managed|owner|author"
    r"|redaktion|corrections?|report|broken|suggest"
    r"|verantwortlich|responsable|responsabile|kontakt|contacto|contatto|questions?|comments?|feedback"
    r"|mail (?:us|me)|write)\b[^\n]*$",
    re.IGNORECASE,
)


def why_not(candidate: Candidate, site: str) -> str:
    """Why an address must not be offered; empty when nothing speaks against it."""
    local, _, domain = candidate.value.lower().rpartition("@")
    owner = site_of_host(domain)
    if _UNREAD.fullmatch(local):
        return "nobody reads it"
    if _NO_REQUESTS.fullmatch(local):
        return WANTS_NO_REQUESTS
    if _DATA_PROTECTION.fullmatch(local):
        return "data-protection contact"
    if _OTHER_DESK.fullmatch(local):
        return "another desk: jobs, bills or orders"
    if domain.rpartition(".")[2] in RESERVED_ENDINGS and owner != site:
        return "placeholder"
    if _PLACEHOLDER_DOMAIN.fullmatch(domain) or _PLACEHOLDER_LOCAL.fullmatch(local):
        return "placeholder"
    if owner in _PLATFORMS and owner != site:
        return "a platform's address"
    if _MACHINE.fullmatch(local) or domain.startswith(("sentry.", "ingest.")):
        return "a machine's name"
    if (
        domain.rpartition(".")[2] in _FILE_ENDINGS
        or _RESOLUTION.match(domain)
        or _VERSION.fullmatch(domain)
        or local in ("git", "hg", "svn")
    ):
        return "a file or a program, not a mailbox"
    if _NO_SPAM.search(candidate.value):
        return "has to be put right by a person first"
    if len(local) < 2 and len(owner.partition(".")[0]) < 2:
        return "placeholder"
    if owner != site and _MADE_BY.search(candidate.context[-70:]):
        return "belongs to who built the site"
    return ""


def members(candidates: Sequence[Candidate], url: str) -> set[str]:
    """The addresses that are one of a long list of people, as on a page of members; empty where there is no such list.

    A page that is there to say whom to write to may list as many as it likes.
    """
    if _CONTACT_PAGE.search(urlsplit(url).path):
        return set()
    people = {c.value.lower() for c in candidates if not is_role(c.value.partition("@")[0])}
    if len(people) < _BULK:
        return set()
    owners = {c.value.lower() for c in candidates if _OWNS.search(c.context)}
    return people - owners
