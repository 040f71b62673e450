"""Where did we end? Some redirects lead to a page, and some only away from a missing one."""

from __future__ import annotations

import re

from prospector import urls
from prospector.detect.seen import Visit
from prospector.verdict import Finding, Reason

# Sites that show adverts or an offer in place of a domain whose owner has left.
PARKING_SITES = frozenset(
    """
    sedo.com sedoparking.com parkingcrew.net bodis.com hugedomains.com dan.com afternic.com sav.com above.com
    buydomains.com domainmarket.com dnparking.com cashparking.com parklogic.com undeveloped.com brandbucket.com
    squadhelp.com atom.com expireddomains.com uniregistry.com efty.com epik.com flippa.com parkingpage.com
    namebright.com smartname.com namefind.com ndparking.com fastpark.net parkingspa.com skenzo.com
    searchreinvented.com ztomy.com dsextra.com rookdns.com fwdservice.com domainsponsor.com voodoo.com
    domain.io perfectdomain.com domainnamesales.com
    """.split()
)
PARKING_HOSTS = frozenset(
    {"parkingpage.namecheap.com", "parking.namecheap.com", "comingsoon.namebright.com", "expired.namebright.com"}
)
# Labels that a parking network puts before the domain's own name. Not `parking.`: universities have one.
_PARKING_LABEL = re.compile(r"^(?:ww(?:1|16|25|38)|parked)\.")
_PARKING_PATHS = frozenset({"/lander", "/sedoparking", "/sedoparking/"})
_PARKING_FOLDER = frozenset({"/parking", "/parking/", "/parked", "/parked/"})

_EXTENSION = r"(?:\.[a-z]{2,5})?"
_ERROR_SEGMENT = re.compile(
    rf"(?:404|not[-_]?found|page[-_]?not[-_]?found|error[-_]?404|404[-_]?(?:page|error|not[-_]?found)|erreur[-_]?404|"
    rf"fehler[-_]?404|page[-_]?introuvable|seite[-_]?nicht[-_]?gefunden|pagina[-_]?no[-_]?encontrada|"
    rf"pagina[-_]?non[-_]?trovata|pagina[-_]?nao[-_]?encontrada|pagina[-_]?niet[-_]?gevonden|"
    rf"(?:page|file)[-_]?missing|filenotfound|http[-_]?404){_EXTENSION}"
)
_ERROR_IN_PATH = re.compile(r"404|not[-_]?found|error", re.IGNORECASE)

_INDEX = re.compile(
    r"(?:index|home|homepage|default|start|startseite|main|welcome|accueil|inicio|portada|strona-glowna|"
    r"uvod|hjem|hem|etusivu|principal|front|frontpage)(?:\.[a-z]{2,5})?"
)
# A language, with or without a country: `de`, `pt-br`, `zh_hans`.
_LANGUAGE = re.compile(
    r"(?:ar|bg|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|id|is|it|ja|ko|lt|lv|ms|mt|nb|nl|nn|no|pl|pt|ro"
    r"|ru|sk|sl|sq|sr|sv|th|tr|uk|vi|zh)(?:[-_](?:[a-z]{2}|hans|hant))?"
)


def ended_at_a_parking_site(visit: Visit) -> Finding | None:
    """Redirected to where domains are parked or sold, though the link was not meant for such a place."""
    if not visit.redirects:
        return None
    start, end = urls.parse(visit.url), urls.parse(visit.final_url)
    if start is None or end is None:
        return None
    site, host, path = urls.site_of_host(end.hostname), end.hostname, end.pathname.lower()
    if site != urls.site_of_host(start.hostname) and (site in PARKING_SITES or host in PARKING_HOSTS):
        return Finding(Reason.PARKED, f"parked_redirect: {host}")
    if (label := _PARKING_LABEL.match(host)) and not start.hostname.startswith(label[0]):
        return Finding(Reason.PARKED, f"parked_redirect: {host}")
    if path in _PARKING_PATHS and start.pathname.lower() != path:
        return Finding(Reason.PARKED, f"parked_redirect: {path}")
    # A town's front page does not send its visitors to the car park; a link into the town's site may well lead there.
    if path in _PARKING_FOLDER and start.pathname == "/":
        return Finding(Reason.PARKED, f"parked_redirect: {path}")
    return None


def ended_at_an_error_page(visit: Visit) -> Finding | None:
    """Redirected to an address that is called `404`, `page-not-found` and the like."""
    if not visit.redirects or not visit.answered_well:
        return None
    start, end = urls.parse(visit.url), urls.parse(visit.final_url)
    if start is None or end is None or _ERROR_IN_PATH.search(start.pathname):
        return None
    last = end.pathname.lower().rstrip("/").rpartition("/")[2]
    if _ERROR_SEGMENT.fullmatch(last):
        return Finding(Reason.REDIRECT_ERROR_PAGE, f"soft_404_redirect: {end.pathname}")
    return None


def ended_at_the_front_page(visit: Visit) -> Finding | None:
    """A link to something on a site that now shows the site's front page instead."""
    if not visit.redirects or not visit.answered_well:
        return None
    start, end = urls.parse(visit.url), urls.parse(visit.final_url)
    if start is None or end is None or not is_front_page(end.pathname) or is_front_page(start.pathname):
        return None
    # What is asked for or pointed at on the front page may be the very thing that was linked.
    if end.search or any("#" in address for _, address in visit.redirects):
        return None
    # By way of another site: somebody logs us in, asks for consent or counts clicks, and the cookie gets lost.
    site = urls.site_of_host(start.hostname)
    if any(urls.site_of(address) != site for _, address in visit.redirects):
        return None
    return Finding(Reason.REDIRECT_HOME, f"redirect_to_home: {visit.final_url}")


def is_front_page(path: str) -> bool:
    """True for `/`, `/index.html`, `/en/` and `/en/home`."""
    segments = [segment for segment in path.lower().split("/") if segment]
    if segments and _LANGUAGE.fullmatch(segments[0]):
        segments = segments[1:]
    return not segments or (len(segments) == 1 and _INDEX.fullmatch(segments[0]) is not None)
