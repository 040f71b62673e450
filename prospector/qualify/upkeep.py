"""When was a page changed last, as far as it says? A page that nobody keeps answers no letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import islice

from prospector.marks import Marks

# Said before the date of the last change, in lower case.
_UPDATED = re.compile(
    r"(?<!\w)(?:last[ -](?:updated?|modified|modification|revised|revision|changed?|edited|reviewed|verified|checked)"
    r"|(?:page|site|list|links?) (?:last )?(?:updated?|modified|revised|checked|verified)"
    r"|updated(?: on|:)|revised(?: on|:)"
    r"|letzte (?:änderung|aktualisierung|bearbeitung)|letztes update|zuletzt (?:geändert|aktualisiert|bearbeitet)"
    r"|aktualisiert(?: am|:)|stand:|dernière (?:mise à jour|modification|révision)|mis(?:e)? à jour(?: le|:)"
    r"|última (?:actualización|modificación|revisión|atualização|modificação|alteração)"
    r"|(?:actualizad|atualizad|modificad)[oa](?: el| em|:)|ultim[oa] (?:aggiornamento|modifica|revisione)"
    r"|aggiornat[oa](?: il| al|:)|laatst (?:bijgewerkt|gewijzigd|aangepast)|laatste (?:wijziging|update|aanpassing)"
    r"|bijgewerkt(?: op|:)|senast (?:uppdaterad|ändrad)|uppdaterad(?: den|:)?"
    r"|sidst (?:opdateret|ændret)|opdateret(?: den|:)"
    r"|sist (?:oppdatert|endret)|oppdatert(?: den|:)|(?:viimeksi )?päivitetty"
    r"|ostatnia (?:aktualizacja|zmiana|modyfikacja)"
    r"|zaktualizowano|aktualizacja:|poslední (?:aktualizace|změna|úprava)|aktualizováno|posledná (?:aktualizácia|zmena)"
    r"|utolsó (?:frissítés|módosítás)|frissítve|ultima (?:actualizare|modificare)|actualizat(?: la|:)"
    r"|последнее (?:обновление|изменение)|обновлен[оа]|дата обновления|останнє оновлення|оновлено|τελευταία ενημέρωση"
    r"|son güncelleme|güncellen(?:me|di)|最終更新|更新日|最后更新|最近更新|最後更新|更新时间|更新時間"
    r"|최종 ?(?:수정|업데이트|갱신)"
    r"|آخر تحديث|עודכן לאחרונה)"
)
# Nearly every page says nothing of the kind, and has none of these pieces of it: found out in one walk.
_UPDATED_PIECES = Marks((
    "updat", "modif", "revis", "verified", "checked", "changed", "edited", "reviewed", "änderung", "aktualis",
    "aktualiz", "aktualizác", "modyfik", "révision", "geändert", "bearbeit", "stand:", "mis à jour", "mise à jour",
    "actualiz", "atualiza", "alteração", "aggiorna", "ultima ", "bijgewerkt", "gewijzigd", "wijziging", "aangepast",
    "aanpassing", "uppdatera", "ändrad", "opdatere", "ændret", "oppdater", "endret", "päivitetty", "zmiana", "změna",
    "úprava", "zmena", "frissít", "módosítás", "actualiza", "обновлен", "изменение", "оновлен", "ενημέρωση",
    "güncelle", "更新", "수정", "업데이트", "갱신", "تحديث", "עודכן",
))  # fmt: skip
# What stands between that and the date: "of this page:", "by Jane on".
_UNTIL_THE_DATE = 60
# The next sentence, or a beginning, is about something else. ("12. März" is no end of a sentence.)
_ELSE = re.compile(
    r"(?<!\d)[.!?]\s|\b(?:since|founded|established|opened|copyright|seit|gegründet|depuis|desde|dal|sinds|sedan|siden"
    r"|od|с)\b|©",
    re.IGNORECASE,
)
# Notices that are looked at: a page that says so again and again says it of what is on it.
_MOST_NOTICES = 20
_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_DATE = re.compile(
    rf"{_YEAR}\s?[-./年년]\s?\d{{1,2}}(?:\s?[-./月월]\s?\d{{1,2}}\s?[日일]?)?"
    rf"|\d{{1,2}}\s?[-./]\s?\d{{1,2}}\s?[-./]\s?(?:{_YEAR}|\d\d)\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?[ -](?:of |de |d')?[^\W\d]{{3,14}}\.?,?[ -](?:de |del )?{_YEAR}"
    rf"|[^\W\d]{{3,14}}\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}"
    rf"|[^\W\d]{{3,14}}\.?,? (?:de )?{_YEAR}"
    rf"|{_YEAR}\b"
)
# The years of "2014" and "2009-2014", and not of a telephone number.
_YEARS = re.compile(rf"(?<![\d/.-])(?:{_YEAR}\s?[-–]\s?)?({_YEAR})(?![\d-])")
_ISO = re.compile(rf"({_YEAR})-(\d\d)-(\d\d)")
_EITHER_WAY = re.compile(rf"(0?[1-9]|1[0-2])\s?[-./]\s?(0?[1-9]|1[0-2])\s?[-./]\s?({_YEAR})")
_MODIFIED_METAS = frozenset((
    "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "dc.date.modified",
    "date.modified", "datemodified", "revised", "modified",
))  # fmt: skip
_SETTINGS = {"REQUIRE_PARTS": ["year", "month"], "PREFER_DAY_OF_MONTH": "first", "PARSERS": ["absolute-time"]}

# Days after which a page that says so is old, and very old.
_OLD, _ABANDONED = 2 * 365, 5 * 365


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The last change, and what says so."""

    changed: str = ""
    """ISO date (`2024-03-12`), `2024-03` or `2024` where no more is said; empty where nothing is."""
    said_by: str = ""
    """`text`, `meta`, `header`, or `year`: the newest year that is named on the page."""


def upkeep_of(
    text: str, language: str, metas: Iterable[dict[str, str | None]], last_modified: str, today: date
) -> Upkeep:
    """Read it from a page's visible text, its meta elements and its Last-Modified header (empty if there was none).

    What people wrote counts for more than what machines did, and a date more than a year.
    """
    lower = text.lower()
    notices = _UPDATED.finditer(lower) if _UPDATED_PIECES.found_in(lower) else iter(())
    for notice in islice(notices, _MOST_NOTICES):
        # The original case: a date's words may need it.
        behind = _ELSE.split(text[notice.end() : notice.end() + _UNTIL_THE_DATE], maxsplit=1)[0]
        if len(lower) == len(text) and (said := _DATE.search(behind)) and (changed := _read(said[0], language, today)):
            return Upkeep(changed, "text")
    for meta in metas:
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").lower()
        iso = _ISO.search(meta.get("content") or "") if name in _MODIFIED_METAS else None
        if iso and (changed := _read(iso[0], language, today)):
            return Upkeep(changed, "meta")
    if header := _header(last_modified, today):
        return Upkeep(header, "header")
    years = [year for year in _YEARS.findall(text) if int(year) <= today.year]
    return Upkeep(max(years), "year") if years else Upkeep()


def upkeep_reason(upkeep: Upkeep, today: date) -> str:
    """What the last change says about the page's keeper, in plain words; empty where it says nothing."""
    if not upkeep.changed:
        return ""
    if upkeep.said_by == "year":
        age = today.year - int(upkeep.changed)
        return f"Names no year after {upkeep.changed}: maybe abandoned" if age >= 5 else ""
    year, month, day = (int(part) for part in (upkeep.changed + "-12-28")[:10].split("-")[:3])
    days = (today - date(year, month, min(day, 28))).days
    if days >= _ABANDONED:
        return f"Last changed {upkeep.changed}: maybe abandoned"
    return f"Last changed {upkeep.changed}, long ago" if days >= _OLD else f"Last changed {upkeep.changed}"


def _read(said: str, language: str, today: date) -> str:
    """A date as a page spells it, as ISO; a day in the future is none of a change."""
    if re.fullmatch(_YEAR, said):
        return said if int(said) <= today.year else ""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th|er|º)\b", "", said)
    if _ISO.fullmatch(plain):
        found = plain if _is_a_day(plain) else ""
    elif language in ("", "en") and (either := _EITHER_WAY.fullmatch(plain)) and either[1] != either[2]:
        # The third of May, or the fifth of March? Nobody can tell; the year is sure.
        found = either[3]
    else:
        # Pages say dates in their own language, or in English.
        moment = _moment(plain, language) or _moment(plain, "en")
        if moment is None:
            year = re.search(_YEAR, said)
            found = year[0] if year else ""
        else:
            has_day = len(re.findall(r"\d+", said)) > 1
            found = moment.date().isoformat() if has_day else f"{moment:%Y-%m}"
    return found if found and found <= today.isoformat() else ""


def _is_a_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _moment(said: str, language: str) -> datetime | None:
    # Loaded for the first page that needs it: it takes as much memory as all of a short run.
    import dateparser

    try:
        return dateparser.parse(said, languages=[language], settings=_SETTINGS) if language else None
    except ValueError:
        # A language that the library does not know.
        return None


def _header(last_modified: str, today: date) -> str:
    try:
        changed = parsedate_to_datetime(last_modified).date() if last_modified else None
    except ValueError:
        return ""
    # A page that is made when it is asked for changed today, says its server.
    return changed.isoformat() if changed is not None and date(1990, 1, 1) <= changed < today else ""
