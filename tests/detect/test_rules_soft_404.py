"""Pages that say "not found" with status 200, in the languages of the web, and pages that only speak of it."""

from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.verdict import Reason
from tests.detect.answers import ARTICLE, answer, page

MENU = "".join(f"<li><a href=/{name}>{name} and everything about it</a></li>" for name in ["Hives", "Queens"] * 12)

IN_LANGUAGES = {
    "en": ("Page not found", "Sorry, the page you're looking for doesn't exist."),
    "de": ("Seite nicht gefunden", "Die gesuchte Seite existiert nicht."),
    "fr": ("Page introuvable", "La page que vous recherchez n'existe pas."),
    "es": ("Página no encontrada", "La página que estás buscando no existe."),
    "it": ("Pagina non trovata", "La pagina che stai cercando non esiste."),
    "pt": ("Página não encontrada", "A página que você procura não existe."),
    "ca": ("Pàgina no trobada", "La pàgina que busques no existeix."),
    "nl": ("Pagina niet gevonden", "De pagina die u zoekt kan niet worden gevonden."),
    "sv": ("Sidan hittades inte", "Sidan du söker finns inte."),
    "da": ("Siden blev ikke fundet", "Siden du leder efter findes ikke."),
    "no": ("Siden ble ikke funnet", "Siden du leter etter eksisterer ikke."),
    "fi": ("Sivua ei löytynyt", "Etsimääsi sivua ei löydy."),
    "pl": ("Strona nie została znaleziona", "Strona, której szukasz, nie istnieje."),
    "cs": ("Stránka nebyla nalezena", "Stránka, kterou hledáte, neexistuje."),
    "sk": ("Stránka nebola nájdená", "Stránka, ktorú hľadáte, neexistuje."),
    "hu": ("Az oldal nem található", "A keresett oldal nem létezik."),
    "ro": ("Pagina nu a fost găsită", "Pagina căutată nu există."),
    "hr": ("Stranica nije pronađena", "Stranica koju tražite ne postoji."),
    "sl": ("Stran ni bila najdena", "Stran, ki jo iščete, ne obstaja."),
    "ru": ("Страница не найдена", "Запрашиваемая страница не существует."),
    "uk": ("Сторінку не знайдено", "Сторінка, яку ви шукаєте, не існує."),
    "bg": ("Страницата не е намерена", "Страницата, която търсите, не съществува."),
    "el": ("Η σελίδα δεν βρέθηκε", "Η σελίδα που ζητήσατε δεν υπάρχει."),
    "tr": ("Sayfa bulunamadı", "Aradığınız sayfa mevcut değil."),
    "ar": ("الصفحة غير موجودة", "الصفحة التي تبحث عنها غير موجودة."),
    "fa": ("صفحه پیدا نشد", "صفحه مورد نظر یافت نشد."),
    "he": ("הדף לא נמצא", "הדף המבוקש אינו קיים."),
    "ja": ("ページが見つかりません", "お探しのページは存在しません。"),
    "zh": ("页面未找到", "您访问的页面不存在。"),
    "zh-tw": ("找不到頁面", "您要找的頁面不存在。"),
    "ko": ("페이지를 찾을 수 없습니다", "요청하신 페이지를 찾을 수 없습니다."),
    "vi": ("Không tìm thấy trang", "Trang bạn đang tìm không tồn tại."),
    "id": ("Halaman tidak ditemukan", "Halaman yang Anda cari tidak ada."),
    "th": ("ไม่พบหน้าเว็บ", "หน้าที่คุณต้องการไม่มีอยู่"),
    "hi": ("पृष्ठ नहीं मिला", "जो पृष्ठ आप खोज रहे हैं वह उपलब्ध नहीं है"),
}  # fmt: skip


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_in_the_title(language: str) -> None:
    title, _ = IN_LANGUAGES[language]
    assert judge(answer(page(f"{title} | Bees"))).reason is Reason.SOFT_404


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_in_the_text_below_a_title_that_says_nothing(language: str) -> None:
    _, sentence = IN_LANGUAGES[language]
    assert judge(answer(page("Bees", f"<ul>{MENU}</ul><p>{sentence}</p>"))).reason is Reason.SOFT_404


@pytest.mark.parametrize(
    "title body".split(),
    [
        ("404", "<p>Sorry.</p>"),
        ("404 | Bees", ""),
        ("Error 404 - Bees", "<p>Something went wrong.</p>"),
        ("Page not found – Bees", "<p>Sorry.</p>"),
        ("Article not found – Bees", "<p>Sorry.</p>"),
        ("BEES: PAGE NOT FOUND (404 Error)", "<p>Sorry.</p>"),
        ("Pagina no encontrada", "<p>Volver al inicio</p>"),
        ("Bees", "<h1>404</h1><p>Back to the home page</p>"),
        ("Bees", "<h1>This page doesn&rsquo;t exist</h1><p>Sorry.</p>"),
        ("Bees", "<h1>404: File not found</h1><p>Contact me if you miss it.</p>"),
        ("Bees", f"<ul>{MENU}</ul><div>404</div><div>Page not found</div>"),
        ("Bees", "<p>The page you requested cannot be found. Press here to go back.</p>"),
        ("Bee forum", "<p>The topic or post you requested does not exist</p>"),
    ],
)
def test_soft_404(title: str, body: str) -> None:
    assert judge(answer(page(title, body))).reason is Reason.SOFT_404


def test_a_cyrillic_page_in_an_old_charset_with_a_lying_header() -> None:
    body = page("Страница не найдена", "<p>Запрашиваемая страница не существует. Вернитесь на главную.</p>")
    assert judge(answer(body.replace("<meta charset=utf-8>", "").encode("cp1251"))).reason is Reason.SOFT_404


def test_what_a_site_builder_leaves_in_the_source_counts() -> None:
    body = page("Bees", "<p>Nichts.</p>")
    assert judge(answer(body)).reason is Reason.OK
    marked = body.replace("<body>", '<body class="error404 wp">')
    assert judge(answer(marked)).reason is Reason.SOFT_404


@pytest.mark.parametrize(
    "title body".split(),
    [
        ("HTTP status codes", "<p>404 means not found.</p>" + ARTICLE),
        ("404 Not Found - HTTP", "<h1>404 Not Found</h1>" + ARTICLE * 2),
        ("Lesson 404 review", ARTICLE),
        ("Peugeot 404", "<p>A car of 1960.</p>"),
        ("Room 404", "<h1>Room 404</h1><p>Quiet, with a view of the hives.</p>"),
        ("How to create a custom 404 page", "<p>Comment, and you will see: error 404 pages need a file.</p>" + ARTICLE),
        ("Créer une page d'erreur 404 personnalisée", "<p>Il faut un fichier 404.html à la racine.</p>"),
        ("Bees not found in the city", "<h1>Bees not found in the city</h1>" + ARTICLE),
        ("Lost and found", "<p>Nobody has found the queen.</p>"),
        ("Search", "<p>No posts found. Try other words.</p>"),
        ("Shop", "<p>0 results for hive tool</p>"),
        ("Links", "<p>Moved here. Enjoy.</p>"),
        ("Menu", "<a href=/404>404 page not found</a><p>Our three hives in May.</p>"),
        ("Index of /pub", "<h1>Index of /pub</h1><ul><li>a.txt</li></ul>"),
        ("Bees", "<div id=root></div><script src=/app.js></script>"),
        ("Bees", ""),
    ],
)
def test_not_soft_404(title: str, body: str) -> None:
    assert judge(answer(page(title, body))).reason is Reason.OK


NOTICE = "<h1>This page has moved</h1><p>You will find it at our new address.</p>"


def test_a_notice_that_the_page_has_moved() -> None:
    assert judge(answer(page("Bees", NOTICE))).reason is Reason.SOFT_404


def test_a_notice_that_sends_the_browser_on_is_alive() -> None:
    refresh = '<meta http-equiv="refresh" content="5; url=/new">'
    assert judge(answer(page("Bees", refresh + NOTICE))).reason is Reason.OK


def test_a_club_that_has_moved_house_is_alive() -> None:
    assert judge(answer(page("Bee club", "<h2>We have moved!</h2>" + ARTICLE))).reason is Reason.OK


@pytest.mark.parametrize(
    "title, body",
    [
        ("Somebody", "<h1>You seem lost</h1><p>There is nothing at this address.</p>"),
        ("Somebody", "<h2>Whoops, looks like you took a wrong turn.</h2>"),
        ("", "<pre>Cannot GET /guides/hive</pre>"),
        ("Whitelabel Error Page", "<p>There was an unexpected error (type=Not Found, status=404).</p>"),
        ("The resource cannot be found.", "<h1>Server Error in '/' Application.</h1><p>HTTP 404.</p>"),
        ("Somebody", "<h1>Hoppla!</h1><p>Diese Seite gibt es nicht (mehr).</p>"),
        ("Somebody", "<h1>존재하지 않는 페이지입니다</h1>"),
        ("Dashboard", "<h1>4 <img src=/nought.gif> 4</h1>"),
        ("Dashboard", "<img src='/assets/images/404.svg' alt=''><a href='/'>Home</a>"),
        ("Dashboard", "<img src='/img/error-404-illustration.png'><p>Hm.</p>"),
    ],
)  # fmt: skip
def test_error_pages_with_few_words(title: str, body: str) -> None:
    assert judge(answer(page(title, body))).reason is Reason.SOFT_404


@pytest.mark.parametrize(
    "title, body",
    [
        ("Peugeot 404", "<h1>Peugeot 404</h1><img src='/cars/404.jpg'><p>1960 to 1975.</p>"),
        ("Our logos", f"<h1>Our logos</h1><img src='/img/404.svg'>{ARTICLE}"),
        ("Scores", "<h1>4 : 4</h1><p>Bees beat Wasps.</p>"),
        ("Shop", "<h1>Hives</h1><p>Back in stock: oak hives, pine hives and straw skeps, all of them built here.</p>"),
    ],
)
def test_pages_with_few_words_and_no_error(title: str, body: str) -> None:
    assert judge(answer(page(title, body))).reason is Reason.OK


def test_a_page_that_is_away_for_now_is_down_and_not_missing() -> None:
    said = judge(answer(page("Bienen", "<p>Wegen Wartung ist die Seite vorübergehend nicht erreichbar.</p>")))
    assert said.reason is not Reason.SOFT_404


def test_a_server_that_cannot_be_reached_through_another_is_not_a_missing_page() -> None:
    said = judge(answer(page("连接目标服务器超时", "<h1>连接目标服务器超时</h1><p>连接不到您要访问的服务器。</p>")))
    assert said.reason is not Reason.SOFT_404


def test_a_document_type_that_cannot_be_copied_is_read() -> None:
    odd = '<!DOCTYPE html SYSTEM "about:legacy-compat"><html><body><p>Page not found</p></body></html>'
    assert judge(answer(odd)).reason is Reason.SOFT_404
