"""Parked domains: the owner has left, and adverts or an offer to sell stand where the site was."""

from __future__ import annotations

import re

from prospector.detect.seen import Visit
from prospector.detect.wording import Wording
from prospector.marks import Marks
from prospector.verdict import Finding, Reason

# In the source: a parking network's own script, frame or lander.
MARKUP = Marks(
    (
        "google.com/adsense/domains/caf.js",
        "window.LANDER_SYSTEM",
        '_trfd.push({ap:"parking"})',
        "_trfd.push({'ap':'parking'})",
        "img1.wsimg.com/parking-lander/",
        "sedoparking.com",
        "parkingcrew.net",
        "parklogic.com",
        "parking.bodiscdn.com",
        "bodis.com/",
        "iseaskies.com",
        "cdn.dsultra.com",
        "parking.reg.ru",
        "parkingpage.namecheap.com",
        "d38psrni17bvxu.cloudfront.net",
    )
)
_SQUARESPACE = re.compile(r"assets\.squarespace\.com/universal/[^\"']{0,80}/parking-page-")
# Some live sites carry the key against ad blockers, so it counts only where nothing else is on the page.
_ADBLOCK_KEY = re.compile(r"<html[^>]{0,300}\sdata-adblockkey=", re.IGNORECASE)
# The whole page of about a hundred bytes sends the browser on to the adverts.
_LANDER = re.compile(r"location(?:\.href)?\s*=\s*[\"'](/lander|/parking|/sedoparking)\b")
_LINK_BEFORE = re.compile(r"<a\s[^>]*$")

# On a page with little to say.
PHRASES = Wording(r"""
    this (premium )?domain( name)? (is|may be|might be|could be) (now |currently )?(available )?for (sale|purchase|\
        lease|rent)
    this (premium )?domain( name)? is (currently )?(available for|parked|reserved|expired|not active|inactive|on sale)
    (buy|purchase|get|acquire|own|renew|inquire about|enquire about|claim) this domain\b
    (make|submit|place) (an )?offer (on|for) this domain
    interested in (buying |purchasing |acquiring |owning )?this domain
    (premium|this|our|rare|great) domain( name)? (is )?(now )?for sale
    \bdomain( name)? (is |has been )?parked\b
    parked free,? courtesy of
    parked (for free )?(by|at|with|on|courtesy of) [a-z0-9-]+\.[a-z]{2,}
    this domain name is parked for free by
    this domain( name)? (has )?(just )?expired
    your domain( name)? (has )?expired
    this (website|site|web page|web address) (is for sale!|is parked|has been parked)
    is for sale! \|
    parked domain( name)? (on|at|by)
    this domain name is registered with
    is registered,? but may still be available
    backorder this domain
    ^([\w.-]+ )?[\w-]+\.(com|net|org|info|io|co|eu|de|me|biz|xyz|online|site|app|dev) is (now |currently )?\
        (available )?for sale
    diese domain (steht (ihnen )?(zum verkauf|zur verfügung)|ist (zu verkaufen|geparkt|reserviert|verkäuflich))
    diese domain kaufen
    domain (zu verkaufen|steht zum verkauf|ist geparkt|nicht aktiv)
    hier entsteht eine neue (internetpräsenz|website|webseite|homepage|präsenz|domain)
    # a `domaine` is also a vineyard, and may be for sale, too
    ce nom de domaine (est|peut être) (à vendre|en vente|disponible|réservé|parké|expiré)
    ce domaine est (à vendre|en vente|réservé|parké|expiré)
    nom de domaine (à vendre|en parking|expiré)
    acheter ce (nom de )?domaine
    est disponible à l'achat
    (este|el) dominio (está |se encuentra )?(en venta|a la venta|aparcado|estacionado|reservado|caducado|\
        ha caducado|ha expirado)
    comprar? este dominio
    dominio (en venta|aparcado|estacionado|caducado|à venda|in vendita|parcheggiato|scaduto)
    este domínio (está|foi) (à venda|estacionado|reservado|expirado)
    questo dominio (è in vendita|è parcheggiato|è scaduto)
    acquista(re)? questo dominio
    aquest domini està en venda
    (dit|deze) domein(naam)? (is|staat) (te koop|gereserveerd|geparkeerd)
    domeinnaam te koop
    (denna|den här) domän(en)? (är )?(till salu|parkerad|reserverad)
    domänen är (till salu|parkerad)
    domenet er (til salgs|parkert)
    domæne(t)? er (til salg|parkeret|reserveret)
    verkkotunnus on (myytävänä|pysäköity|varattu)
    domena (jest )?(na sprzedaż|zaparkowana|do sprzedania|wygasła)
    doména (je )?(na prodej|na predaj|zaparkovaná|zaparkována)
    domain(név)? (eladó|parkol)
    domeniu (este )?(de vânzare|parcat|expirat)
    домен(ное имя)? [^.!?]{0,40}(продаётся|выставлен на продажу|припаркован)
    купить (этот )?домен\b
    срок (регистрации|действия) домена [^.!?]{0,40}(истек|закончил)
    домен [^.!?]{0,40}(продається|се продава|е паркиран)
    (alan adı|domain) (satılıktır|satılık|park edilmiş)
    το domain [^.!?]{0,30}(πωλείται|είναι προς πώληση)
    هذا النطاق [^.!?]{0,20}(للبيع|معروض)
    این دامنه [^.!?]{0,30}(فروش|پارک)
    הדומיין [^.!?]{0,20}למכירה
    域名[^。]{0,12}(出售|待售|转让|轉讓|已过期|求购|报价|购买)
    (出售|购买|購買|转让|收购)[^。]{0,6}域名
    (优质|精品|极品|高端)域名
    このドメイン(は|を)[^。]{0,20}(販売|購入|お名前|取得され)
    ドメイン[^。]{0,10}(販売中|パーキング)
    도메인[^.]{0,15}(판매|매각)
    tên miền này [^.!?]{0,20}(bán|được đăng ký)
    domain ini (dijual|untuk dijual|diparkir)
    โดเมนนี้[^.]{0,20}ขาย
""")
# In a title or heading, from its beginning or behind the domain's name.
HEADLINES = Wording(r"""
    ^([\w.-]+ )?(premium )?(domain( name)?|website) (is )?(for sale|parked|reserved|available|expired|for lease|\
        not active|nicht aktiv)\b
    [\w-]+\.[a-z]{2,}( -| –| \||:)? (is |may be )?for sale
    \bpremium .{0,40}domain( name)? for sale
    \b(namecheap |hostinger |godaddy |registrar |domain )?parking page\b
    \bdomain parking$
    \bdomain parked (by|on|at)
    ^parked domain
    ^[\w.-]+\.[a-z]{2,} is parked
    ^buy [\w-]+\.[a-z]{2,}$
""")
# Their customers' empty pages carry their names in the title.
_HOSTS = re.compile(
    r"\b(hostgator|bluehost|namecheap|godaddy|hostinger|ionos|strato (?:ag|domain|web)|dreamhost|siteground|ovhcloud|"
    r"netim|gandi\.net|porkbun|dynadot|enom|register\.com|network solutions|reg\.ru|beget|timeweb|home\.pl|nazwa\.pl|"
    r"active24|websupport|forpsi|loopia|binero|domeneshop|transip|combell|infomaniak|hostpoint|aruba\.it|register\.it|"
    r"arsys|locaweb|onlydomains)\b"
)
# A page of a broker or a registrar about domains has more to say than this.
_LITTLE, _NOTHING = 1500, 300


def parked_by_markup(visit: Visit) -> Finding | None:
    """A parking network's script on a page that has nothing else."""
    page = visit.page
    if page is None or not visit.answered_well:
        return None
    source = page.source
    if len(source) < 600 and (lander := _LANDER.search(source)):
        return _parked(lander[1])
    if page.says_much or page.length > _LITTLE:
        return None
    for mark, at in MARKUP.found_in(source):
        # A link that a reader may follow is no parking page.
        if not _LINK_BEFORE.search(source, max(0, at - 200), at):
            return _parked(mark)
    if "parking-page-" in source and _SQUARESPACE.search(source):
        return _parked("squarespace parking-page")
    if page.prose < _NOTHING and _ADBLOCK_KEY.search(source[:2000]):
        return _parked("data-adblockkey")
    return None


def parked_by_words(visit: Visit) -> Finding | None:
    """The page says that the domain is parked, for sale or expired."""
    page = visit.page
    if page is None or not visit.answered_well or page.says_much:
        return None
    if page.length > 2 * _LITTLE:
        return None
    host = _HOSTS.search(page.folded_title)
    if not host and not PHRASES.may_occur(page.pieces) and not HEADLINES.may_occur(page.pieces):
        return None
    if page.prose > _LITTLE:
        return None
    for headline in (page.folded_title, *page.folded_headings):
        if found := HEADLINES.find(headline) or PHRASES.find(headline):
            return _parked(found[0])
    if found := PHRASES.find(page.folded_text, page.pieces):
        return _parked(found[0])
    if host and page.prose < _NOTHING and host[0] not in visit.url:
        return _parked(f"a page of {host[0]} with nothing on it")
    return None


def _parked(mark: str) -> Finding:
    return Finding(Reason.PARKED, f"parked: {mark[:80]}")
