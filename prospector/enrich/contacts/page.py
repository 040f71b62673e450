"""Links to the pages where a site says how to reach it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.surface import Surface, words_of
from prospector.urls import is_web, join, page_key, site_of

_MAX_PAGES = 5
_MAX_TRIED = 300
# Best first: a page to write from, then the page that says who is behind the site.
_CONTACT = (
    "contact", "contact us", "contact me", "get in touch", "reach us", "kontakt", "kontaktformular",
    "contactez nous", "nous contacter",
    "nous ecrire", "contacto", "contactenos", "contactanos", "contáctenos", "contáctanos", "contato",
    "fale conosco", "contatti", "contattaci",
    "kontakty", "kontakta oss", "kontakt os", "kontakt oss", "yhteystiedot", "ota yhteyttä", "ota yhteytta",
    "kapcsolat", "iletisim", "iletişim",
    "epikoinonia", "επικοινωνία", "контакты", "контакти", "kontaktai", "kontaktid", "お問い合わせ", "联系我们",
    "聯絡我們", "联系方式", "문의", "문의하기",
    "اتصل بنا", "צור קשר", "contacteer ons", "neem contact op", "contacts", "contact page", "email us",
    "write to us", "feedback", "contact info",
    "liên hệ", "hubungi kami", "ติดต่อเรา", "kontaktieren sie uns",
)  # fmt: skip
_ABOUT = (
    "about", "about us", "about me", "team", "our team", "staff", "people", "masthead", "editorial", "who we are",
    "colophon", "imprint",
    "impressum", "über uns", "ueber uns", "redaktion", "ansprechpartner", "à propos", "a propos", "qui sommes nous",
    "mentions légales",
    "mentions legales", "équipe", "equipe", "sobre nosotros", "quienes somos", "quiénes somos", "aviso legal",
    "sobre", "sobre nos", "sobre nós",
    "quem somos", "chi siamo", "redazione", "over ons", "colofon", "o nas", "o nás", "redakcja", "om oss", "om os",
    "tietoa meistä", "rolunk", "rólunk",
    "impresszum", "despre noi", "hakkimizda", "hakkımızda", "künye", "kunye", "о нас", "про нас", "会社概要",
    "关于我们", "關於我們", "회사소개", "من نحن",
    "אודות", "nosotros", "acerca de", "apropos", "legal notice",
)  # fmt: skip
_NAMES = dict.fromkeys(_CONTACT, 0.8) | dict.fromkeys(_ABOUT, 0.6)
_LONGEST = 60
# Most links are no contact page's, which their first letters tell.
_BEGINNINGS = frozenset(name[:3] for name in _NAMES)
_SEPARATORS = "-_./:!»>|"
_BLANKS = str.maketrans(dict.fromkeys(_SEPARATORS, " "))
_NOT = re.compile(
    r"contact[-_]?lens|/contacts?/vcf|\.vcf|/tags?/|contactless|contact[-_]?sheet|/category/", re.IGNORECASE
)


def contact_pages(surface: Surface, url: str) -> Iterator[Candidate]:
    """Links to contact, about and imprint pages of the same site, the best five."""
    site = site_of(url)
    own = page_key(url)
    found: dict[str, float] = {}
    tried: set[str] = set()
    for number, (href, node) in enumerate(surface.links):
        if href[0] == "#" or (href[:4] == "http" and site not in href):
            continue
        # Most names and paths begin as none of ours, which is told at once.
        words, path = words_of(node).strip(), _last_of(href)
        worth = 0.0
        if words and not ((beginning := words[:3]).isalnum() and beginning.lower() not in _BEGINNINGS):
            worth = _worth_of_name(words[:_LONGEST])
        if path and not ((beginning := path[:3]).isalnum() and beginning.lower() not in _BEGINNINGS):
            worth = max(worth, _worth_of_path(path[:_LONGEST]))
        if not worth or href in tried or href.startswith("javascript:") or _NOT.search(href):
            continue
        if len(tried) >= _MAX_TRIED:
            break
        tried.add(href)
        target = join(url, href)
        if target is None or not is_web(target) or site_of(target) != site:
            continue
        key = page_key(target)
        if key and key != own and key not in found:
            found[key] = worth - min(number, 999) / 100_000
    for key in sorted(found, key=lambda key: -found[key])[:_MAX_PAGES]:
        yield Candidate("page", key, "page", round(found[key], 2))


# Menus stand on every page of a site.
@lru_cache(maxsize=4096)
def _worth_of_name(text: str) -> float:
    beginning = text.lstrip(_SEPARATORS)[:3]
    if len(text) >= _LONGEST or (beginning.isalnum() and beginning.lower() not in _BEGINNINGS):
        return 0.0
    return _NAMES.get(" ".join(text.translate(_BLANKS).lower().split()), 0.0)


def _last_of(href: str) -> str:
    """The last piece of an address's path."""
    if "#" in href or "?" in href:
        href = href.partition("#")[0].partition("?")[0]
    return href[-500:].rstrip("/").rpartition("/")[2]


def _worth_of_path(last: str) -> float:
    stem, dot, ending = last.rpartition(".")
    return _worth_of_name(unquote(stem if dot and len(ending) <= 5 else last))
