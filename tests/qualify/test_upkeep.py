from __future__ import annotations

from datetime import date

import pytest

from prospector.qualify.upkeep import Upkeep, upkeep_of, upkeep_reason

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    "language text changed".split(),
    [
        ("en", "Last updated: September 10, 1997", "1997-09-10"),
        ("en", "Last update of this page: 19. July 2001", "2001-07-19"),
        ("en", "Links last verified: April 2026 · Suggest a link", "2026-04"),
        ("en", "This page was last modified on 3rd May 2019 by Ann", "2019-05-03"),
        ("en", "Last revised 2016-05-03", "2016-05-03"),
        ("en", "Last update Spring 2016 by Will", "2016"),
        ("de", "Stand: 12. März 2024", "2024-03-12"),
        ("de", "Letzte Änderung: 3.4.2019", "2019-04-03"),
        ("fr", "Dernière mise à jour : 12 août 2023", "2023-08-12"),
        ("es", "Última actualización: 5 de junio de 2020", "2020-06-05"),
        ("it", "Ultimo aggiornamento: 1 marzo 2018", "2018-03-01"),
        ("pl", "Ostatnia aktualizacja: 5 sierpnia 2018", "2018-08-05"),
        ("ru", "Последнее обновление: 12 марта 2024 г.", "2024-03-12"),
        ("ja", "最終更新日 2024年3月12日", "2024-03-12"),
        ("en", "Last updated: soon", ""),
        ("en", "Last updated: 2020-25-03", ""),
        ("en", "Last updated: 2024-00-00", ""),
        ("en", "Last updated: 05/12/2023", "2023"),
        ("de", "Letzte Änderung: 05.12.2023", "2023-12-05"),
        ("en", "Last updated: 3 days ago. Founded in May 1998", ""),
        ("en", "Last updated: see below. Site opened 1 May 1999", ""),
        ("en", "Links updated weekly since 2001", ""),
        ("en", "Please understand: 2003 was a good year. Last updated 5 May 2024", "2024-05-05"),
        ("en", "Website checked for accuracy. Established March 1987", ""),
        ("en", "Last updated: May 3, 2031", ""),
        ("en", "We met on 3 May 2019.", ""),
    ],
)
def test_what_people_write_of_the_last_change(language: str, text: str, changed: str) -> None:
    upkeep = upkeep_of(text, language, (), "", TODAY)
    assert (upkeep.changed if upkeep.said_by == "text" else "") == changed


@pytest.mark.parametrize(
    "text meta header expected".split(),
    [
        ("Last updated: 3 May 2019", "2020-01-01", "", Upkeep("2019-05-03", "text")),
        ("© 2012", "2020-01-01T10:00:00Z", "Fri, 06 Mar 2015 10:00:00 GMT", Upkeep("2020-01-01", "meta")),
        ("© 2012", "2031-01-01", "", Upkeep("2012", "year")),
        ("© 2012", "2024-99-99", "", Upkeep("2012", "year")),
        ("© 2012", "", "Fri, 06 Mar 2015 10:00:00 GMT", Upkeep("2015-03-06", "header")),
        # Made when it is asked for: that is no change.
        ("© 2009-2012", "", "Fri, 27 Nov 2026 10:00:00 GMT", Upkeep("2012", "year")),
        ("founded 1987, moved 2011, to open 2031", "", "not a date", Upkeep("2011", "year")),
        ("call 020-2014-2015 or 20145", "", "", Upkeep()),
        ("nothing", "", "", Upkeep()),
    ],
)
def test_what_people_write_counts_before_what_machines_say(text: str, meta: str, header: str, expected: Upkeep) -> None:
    metas = [{"property": "article:modified_time", "content": meta}] if meta else []
    assert upkeep_of(text, "en", metas, header, TODAY) == expected


@pytest.mark.parametrize(
    "upkeep said".split(),
    [
        (Upkeep("2026-04", "text"), "Last changed 2026-04"),
        (Upkeep("2024-01-05", "meta"), "Last changed 2024-01-05, long ago"),
        (Upkeep("1997-09-10", "text"), "Last changed 1997-09-10: maybe abandoned"),
        (Upkeep("2016", "year"), "Names no year after 2016: maybe abandoned"),
        (Upkeep("2024", "year"), ""),
        (Upkeep(), ""),
    ],
)
def test_what_it_says_of_the_keeper(upkeep: Upkeep, said: str) -> None:
    assert upkeep_reason(upkeep, TODAY) == said


@pytest.mark.parametrize(
    "notice",
    (
        "Last updated|Last modification|Last revised|Last edited|Last reviewed|Links verified|Page checked|Updated on"
        "|Letzte Änderung|Letzte Aktualisierung|Zuletzt geändert|Zuletzt bearbeitet|Stand:|Dernière mise à jour"
        "|Dernière modification|Dernière révision|Mis à jour le|Última actualización|Última modificación|Atualizado em"
        "|Última alteração|Ultimo aggiornamento|Ultima modifica|Aggiornato il|Laatst bijgewerkt|Laatste wijziging"
        "|Laatste aanpassing|Senast uppdaterad|Senast ändrad|Sidst opdateret|Sidst ændret|Sist oppdatert|Sist endret"
        "|Viimeksi päivitetty|Ostatnia aktualizacja|Ostatnia zmiana|Ostatnia modyfikacja|Zaktualizowano"
        "|Poslední aktualizace|Poslední změna|Aktualizováno|Posledná aktualizácia|Posledná zmena|Utolsó frissítés"
        "|Utolsó módosítás|Ultima actualizare|Ultima modificare|Последнее обновление|Последнее изменение"
        "|Дата обновления|Останнє оновлення|Τελευταία ενημέρωση|Son güncelleme|最終更新|更新日|最后更新|최종 수정"
        "|최종 갱신|آخر تحديث|עודכן לאחרונה"
    ).split("|"),
)
def test_every_way_of_saying_it_is_found(notice: str) -> None:
    assert upkeep_of(f"{notice} 2019-05-03", "", (), "", TODAY) == Upkeep("2019-05-03", "text")


def test_a_page_that_says_it_twenty_thousand_times_costs_no_more_than_twenty() -> None:
    # dateparser takes half a millisecond for each, and all of these are in the future.
    assert upkeep_of("updated on 5 May 2031 " * 20_000, "en", (), "", TODAY) == Upkeep()
