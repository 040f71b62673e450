"""Pages that answer 200 and say that they are not there, in many languages; and pages that only sound like it."""

from __future__ import annotations

import asyncio
import time

from prospector.sampleweb.behaviours import Answer, answer, html
from prospector.sampleweb.request import Request
from prospector.verdict import Reason
from tests.detect.answers import ARTICLE, page
from tests.web.case import GUIDE, case, in_turn, shows

SOFT_404 = Reason.SOFT_404

# A language, the title and heading of its missing pages, and the sentence below.
LANGUAGES = (
    ("English", "Page not found", "The page you are looking for does not exist or has been moved."),
    ("German", "Seite nicht gefunden", "Die gesuchte Seite konnte leider nicht gefunden werden."),
    ("French", "Page introuvable", "La page que vous recherchez n'existe plus."),
    ("Spanish", "Página no encontrada", "La página que estás buscando no existe o ha sido movida."),
    ("Italian", "Pagina non trovata", "La pagina che stai cercando non esiste più."),
    ("Portuguese", "Página não encontrada", "A página que você procura não existe."),
    ("Dutch", "Pagina niet gevonden", "De pagina die u zoekt bestaat niet meer."),
    ("Polish", "Strona nie została znaleziona", "Strona, której szukasz, nie istnieje."),
    ("Russian", "Страница не найдена", "К сожалению, такой страницы не существует."),
    ("Japanese", "ページが見つかりません", "お探しのページは存在しません。"),
    ("Chinese", "页面不存在", "抱歉，找不到您要访问的页面。"),
    ("Chinese, in old letters", "找不到頁面", "抱歉，您要找的頁面不存在。"),
    ("Korean", "페이지를 찾을 수 없습니다", "요청하신 페이지가 존재하지 않습니다."),
    ("Swedish", "Sidan hittades inte", "Sidan du letar efter finns inte."),
    ("Danish", "Siden blev ikke fundet", "Siden, du leder efter, findes ikke."),
    ("Norwegian", "Siden ble ikke funnet", "Siden du leter etter finnes ikke."),
    ("Finnish", "Sivua ei löydy", "Etsimääsi sivua ei löytynyt."),
    ("Icelandic", "Síða fannst ekki", "Því miður fannst síðan ekki."),
    ("Estonian", "Lehekülge ei leitud", "Otsitud lehekülge ei leitud."),
    ("Latvian", "Lapa nav atrasta", "Diemžēl šī lapa nav atrasta."),
    ("Lithuanian", "Puslapis nerastas", "Atsiprašome, toks puslapis neegzistuoja."),
    ("Czech", "Stránka nebyla nalezena", "Stránka, kterou hledáte, neexistuje."),
    ("Slovak", "Stránka sa nenašla", "Stránka, ktorú hľadáte, neexistuje."),
    ("Hungarian", "Az oldal nem található", "A keresett oldal nem létezik."),
    ("Romanian", "Pagina nu a fost găsită", "Pagina pe care o căutați nu există."),
    ("Croatian", "Stranica nije pronađena", "Stranica koju tražite ne postoji."),
    ("Serbian", "Страница није пронађена", "Страница коју тражите не постоји."),
    ("Slovene", "Stran ni bila najdena", "Stran, ki jo iščete, ne obstaja."),
    ("Ukrainian", "Сторінку не знайдено", "Сторінка, яку ви шукаєте, не існує."),
    ("Bulgarian", "Страницата не е намерена", "Страницата, която търсите, не съществува."),
    ("Greek", "Η σελίδα δεν βρέθηκε", "Η σελίδα που ζητήσατε δεν υπάρχει."),
    ("Turkish", "Sayfa bulunamadı", "Aradığınız sayfa mevcut değil."),
    ("Arabic", "الصفحة غير موجودة", "عذرا، الصفحة التي تبحث عنها غير موجودة."),
    ("Persian", "صفحه پیدا نشد", "صفحه مورد نظر شما وجود ندارد."),
    ("Hebrew", "הדף לא נמצא", "הדף שחיפשת אינו קיים."),
    ("Vietnamese", "Không tìm thấy trang", "Trang bạn tìm không tồn tại."),
    ("Indonesian", "Halaman tidak ditemukan", "Halaman yang Anda cari tidak ada."),
    ("Malay", "Laman tidak dijumpai", "Laman yang anda cari tidak dijumpai."),
    ("Thai", "ไม่พบหน้าเว็บ", "ขออภัย ไม่พบหน้าที่คุณต้องการ"),
    ("Hindi", "पृष्ठ नहीं मिला", "क्षमा करें, यह पृष्ठ उपलब्ध नहीं है।"),
    ("Bengali", "পৃষ্ঠা পাওয়া যায়নি", "দুঃখিত, পাতাটি পাওয়া যায়নি।"),
    ("Catalan", "Pàgina no trobada", "La pàgina que busques no existeix."),
    ("Galician", "Páxina non atopada", "A páxina que buscas non existe."),
    ("Basque", "Orrialdea ez da aurkitu", "Bilatzen ari zaren orrialdea ez da existitzen."),
)
MENU = (
    "<nav>"
    + "".join(f"<a href='/{word}'>{word}</a> " for word in "News Courses Library Members Shop".split())
    + "</nav>"
)
_RUSSIAN = page("Страница не найдена", "<h1>Страница не найдена</h1><p>К сожалению, такой страницы не существует.</p>")

LIBRARY = shows("Welcome to the library", "<h1>Our library</h1><p>Choose a shelf to begin.</p>")
DOWNLOADS = shows("Downloads", "<h1>Downloads</h1><p>All our leaflets at a glance.</p>")
DRAWN = shows("The library", "<div id='root'><p>Loading the shelves of the library, one moment.</p></div>")


async def _says_the_time(request: Request, writer: asyncio.StreamWriter) -> None:
    shelves = " ".join(f"Shelf {n}." for n in range(40))
    said = f"<h1>Our library</h1><p>It is {time.time():.3f}. Choose a shelf to begin. {shelves}</p>"
    await shows("Welcome to the library", said)(request, writer)


# What people really find there: titles and texts that only sound like it.
ALIVE = (
    (
        "an article about the error 404",
        "What does 404 Not Found mean?",
        "<h1>What does 404 Not Found mean?</h1>" + ARTICLE,
    ),
    ("an article about things not found", "Lost queens: not found, and found again", ARTICLE),
    ("a number that holds 404", "arXiv:1404.0404 Bees in motion", ARTICLE),
    (
        "a room number",
        "Room 404 | Bee University",
        "<h1>Room 404</h1><p>Fourth floor, left of the stairs. Twelve seats and a hive behind glass.</p>",
    ),
    (
        "a forum without posts",
        "Swarms - Bee Forum",
        "<h1>Swarms</h1><p>No posts found in this forum yet.</p><a href='/new'>Write the first</a>",
    ),
    (
        "a shop with an empty shelf",
        "Honey | Shop",
        "<h1>Honey</h1><p>No products were found matching your selection.</p>" + MENU,
    ),
    (
        "a species that was never found again",
        "Species not found since 1950",
        "<h1>Species not found since 1950</h1>" + ARTICLE,
    ),
    ("German for not found, in an article", "Königin nicht gefunden: was tun?", ARTICLE),
    ("an area code", "Area code 404 - Atlanta", "<h1>Area code 404</h1><p>Serves Atlanta in Georgia since 1947.</p>"),
    ("a car", "Peugeot 404 - fiche technique", "<h1>Peugeot 404</h1><p>Moteur 1,6 l, 72 ch, 1960-1975.</p>"),
    ("a bus", "Bus 404", "<h1>Bus 404</h1><p>Hive Lane, Old Mill, Station: every twenty minutes.</p>"),
    ("a band that is called so", "Not Found (band)", "<h1>Not Found</h1>" + ARTICLE),
    (
        "a shop that sold the last one",
        "Oak hive | Shop",
        "<h1>Oak hive</h1><p>Sold out. Two storeys, dovetailed, oiled. Write to us and we tell you when "
        "the next ones are built.</p>",
    ),
    (
        "an event that is over",
        "Summer school | Bees",
        "<h1>Summer school</h1><p>This event has passed. Forty people came, and two swarms.</p>",
    ),
    (
        "a society that moved house",
        "We have moved!",
        "<h1>We have moved!</h1><p>Since May you find us at our new address: 5 Mill Lane, Calder, above "
        "the bakery. Tuesdays from six.</p>",
    ),
    (
        "a lost-property office",
        "Lost and found",
        "<h1>Lost and found</h1><p>What could not be found in the hall may be at the desk.</p>",
    ),
    ("a choice of languages", "Bees", "<a href='/de/'>Deutsch</a> <a href='/en/'>English</a>"),
    ("a question of age", "Mead house", "<h1>Are you over 18?</h1><button>Yes</button><button>No</button>"),
    (
        "how to make a page for the error 404, in short",
        "Custom 404 pages in nginx",
        "<h1>Custom 404 pages in nginx</h1><p>Put the line error_page 404 /404.html into the server "
        "block and reload. The page may say what it likes; ours has a drawing of an empty hive.</p>",
    ),
    (
        "a repository of the same name",
        "not-found - a Go package",
        "<h1>not-found</h1><p>Package notfound renders friendly error pages. Import it, call Render, be done.</p>",
    ),
    (
        "a wiki page that is to be written",
        "Drone comb - Bee wiki",
        "<h1>Drone comb</h1><p>This article is a stub. Drones are raised in larger cells.</p>",
    ),
    (
        "a product that is out of stock",
        "Smoker | Shop",
        "<h1>Smoker, copper</h1><p>Currently unavailable. £24.00. Bellows of goat leather, a hook for "
        "the box, made in Wales since 1911.</p>",
    ),
    (
        "news of a site that has moved, on a full page",
        "Our library has moved",
        "<h1>Our library has moved</h1>" + ARTICLE,
    ),
    ("an article about bad gateways", "What is a 502 Bad Gateway?", "<h1>What is a 502 Bad Gateway?</h1>" + ARTICLE),
    (
        "an article about a lost database",
        "Error establishing a database connection: five cures",
        "<h1>Error establishing a database connection: five cures</h1>" + ARTICLE,
    ),
)

CASES = (
    *(
        case(f"a missing page in {language}", SOFT_404, shows(title, f"<h1>{title}</h1><p>{sentence}</p>"))
        for language, title, sentence in LANGUAGES
    ),
    *(
        case(
            f"a missing page in {language}, with a menu, title only",
            SOFT_404,
            shows(f"{title} - Bees", f"{MENU}<p>{sentence}</p>"),
        )
        for language, title, sentence in LANGUAGES[:12]
    ),
    case(
        "cp1251 that says it is utf-8",
        SOFT_404,
        answer(_RUSSIAN.replace("<meta charset=utf-8>", "").encode("cp1251"), "text/html; charset=utf-8"),
    ),
    case(
        "Shift JIS without a word about it",
        SOFT_404,
        answer("<title>ページが見つかりません</title><h1>ページが見つかりません</h1>".encode("shift_jis"), "text/html"),
    ),
    case(
        "German without its dots",
        SOFT_404,
        shows("Fehler 404", "<p>Die gewuenschte Seite konnte nicht gefunden werden.</p>"),
    ),
    case("French without its accents", SOFT_404, shows("Page non trouvee", "<p>Cette page n'a pas ete trouvee.</p>")),
    case("404 in the title and nothing else", SOFT_404, shows("404", "")),
    case(
        "404 in the heading and little else",
        SOFT_404,
        shows("The Bee Society", "<h1>404</h1><p>Oops! That page can't be found.</p>"),
    ),
    case(
        "a curly apostrophe",
        SOFT_404,
        shows("The Bee Society", "<h1>This page doesn’t exist</h1><p>Sorry, we couldn’t find it.</p>"),
    ),
    case(
        "WordPress' own words",
        SOFT_404,
        html(
            "<html><head><title>Nothing found – Bees</title></head><body class='error404'><h1>Oops! "
            "That page can&rsquo;t be found.</h1><p>It looks like nothing was found at this location. "
            "Maybe try a search?</p></body></html>"
        ),
    ),
    case(
        "an article that was removed",
        SOFT_404,
        shows("Bees", "<h1>This article is no longer available</h1><p>The page you requested has been removed.</p>"),
    ),
    case(
        "Instagram, a page that is not available",
        SOFT_404,
        shows(
            "Page not found",
            "<h2>Sorry, this page isn't available.</h2><p>The link you followed may be broken, or the "
            "page may have been removed.</p>",
        ),
    ),
    case(
        "a missing page with a long menu",
        SOFT_404,
        shows("Page not found | Bees", MENU * 12 + "<h1>Page not found</h1><p>Sorry.</p>"),
    ),
    case(
        "a missing page, the first time only",
        Reason.OK,
        in_turn(shows("Page not found", "<h1>Page not found</h1>"), GUIDE),
    ),
    case(
        "a notice that everything has moved",
        SOFT_404,
        shows(
            "We have moved",
            "<h1>This site has moved</h1><p>Please update your bookmarks: our new address is "
            "www.bee-keepers.example</p>",
        ),
    ),
    # Seen only by asking for a neighbour that cannot be there.
    case(
        "every address below a folder is the same page, which is not the front page",
        SOFT_404,
        LIBRARY,
        otherwise=LIBRARY,
    ),
    case(
        "every address is the same page, with the time on it",
        SOFT_404,
        at="/guide/placing-a-hive",
        pages={"/guide/placing-a-hive": _says_the_time},
        otherwise=_says_the_time,
    ),
    case(
        "a PDF whose address now shows a page for every file",
        SOFT_404,
        DOWNLOADS,
        at="/files/7.pdf",
        otherwise=DOWNLOADS,
    ),
    case("every address is the front page", Reason.BAD_RESPONSE, LIBRARY, pages={"/": LIBRARY}, otherwise=LIBRARY),
    case("a page about something else, and other addresses are missing", Reason.OK, LIBRARY),
    case("a PDF that is shown on a page", Reason.OK, DOWNLOADS, at="/files/8.pdf"),
    case(
        "a page that every address shows, and that speaks of the link",
        Reason.OK,
        shows("Hives", "<h1>All about hives</h1><p>Choose a shelf.</p>"),
        otherwise=shows("Hives", "<h1>All about hives</h1><p>Choose a shelf.</p>"),
    ),
    case(
        "a page that every address shows, until a script draws another",
        Reason.OK,
        DRAWN,
        otherwise=DRAWN,
    ),
    case(
        "every address below a folder is the same long page",
        Reason.OK,
        shows("The library", ARTICLE * 3),
        otherwise=shows("The library", ARTICLE * 3),
    ),
    # Alive, whatever they sound like.
    case(
        "a search without results",
        Reason.OK,
        shows("Search: hive", "<h1>Search results</h1><p>0 results for “hive”. Try fewer words.</p>"),
        at="/search?q=hive",
    ),
    case(
        "a page drawn by a script",
        Reason.OK,
        html(
            "<!doctype html><html><head><title>Bees</title></head><body><div id=root></div><script "
            "src=/app.js></script></body></html>"
        ),
    ),
    case(
        "a page in frames",
        Reason.OK,
        html(
            "<html><head><title>Bees</title></head><frameset cols='20%,80%'><frame src=menu.html><frame "
            "src=main.html></frameset></html>"
        ),
    ),
    case("a very short page", Reason.OK, html("<p>Bees fly from eight degrees on.</p>")),
    case("a page without a title", Reason.OK, html(f"<html><body>{ARTICLE}</body></html>")),
    case(
        "a folder of files",
        Reason.OK,
        html(
            "<html><head><title>Index of /guides</title></head><body><h1>Index of /guides</h1><pre><a "
            "href='../'>../</a>\n<a href='hive.pdf'>hive.pdf</a> 2019-04-01 12:00 84K</pre></body></html>"
        ),
    ),
    case("the whole guide again", Reason.OK, GUIDE),
    # A server's own failure, with 200 before it.
    case(
        "no database, 200",
        Reason.BAD_RESPONSE,
        html(
            "<html><head><title>Database Error</title></head><body><h1>Error establishing a database "
            "connection</h1></body></html>"
        ),
    ),
    case(
        "PHP's last words, 200",
        Reason.BAD_RESPONSE,
        html(
            "<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in "
            "/var/www/html/db.php:3"
        ),
    ),
    case(
        "502 Bad Gateway, says a page with 200",
        Reason.BAD_RESPONSE,
        shows("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>"),
    ),
    case(
        "503 Service Unavailable, says a page with 200",
        Reason.BAD_RESPONSE,
        shows("503 Service Temporarily Unavailable", "<h1>503 Service Temporarily Unavailable</h1>"),
    ),
    case(
        "Internal Server Error, says a page with 200",
        Reason.BAD_RESPONSE,
        shows(
            "500 Internal Server Error",
            "<h1>Internal Server Error</h1><p>The server encountered an internal error or misconfiguration.</p>",
        ),
    ),
    # An error of a machine, to machines.
    case(
        "a JSON error with 200",
        Reason.BAD_RESPONSE,
        Answer(200, {"Content-Type": "application/json"}, b'{"error": "no database"}'),
    ),
    case(
        "an XML error with 200",
        Reason.BAD_RESPONSE,
        Answer(
            200, {"Content-Type": "application/xml"}, b'<?xml version="1.0"?><Error><Code>InternalError</Code></Error>'
        ),
    ),
    *(case(name, Reason.OK, shows(title, body)) for name, title, body in ALIVE),
)
