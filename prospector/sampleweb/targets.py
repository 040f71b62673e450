"""The hosts that the sample sites link to. `plan.py` says what each of their pages is there for."""

from __future__ import annotations

from prospector.sampleweb.behaviours import Answer, answer, hang, html, raw, redirect, reset, text
from prospector.sampleweb.names import Rcode
from prospector.sampleweb.server import Host


def _page(title: str, site: str, content: str, status: int = 200, language: str = "en") -> Answer:
    """A page of a living site: header, menu, content, footer."""
    home, about = ("Startseite", "Über uns") if language == "de" else ("Home", "About us")
    return html(
        f"""<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title} | {site}</title><link rel="stylesheet" href="/main.css"></head>
<body>
<header><a class="logo" href="/">{site}</a>
<nav><ul><li><a href="/">{home}</a></li><li><a href="/about">{about}</a></li></ul></nav></header>
<main><h1>{title}</h1>
{content}
</main>
<footer><p>&copy; {site}</p></footer>
</body></html>""",
        status,
    )


def _trust(title: str, content: str, status: int = 200) -> Answer:
    return _page(title, "The Pollinator Trust", content, status)


POLLINATOR_TRUST = {
    "/": _trust(
        "Room for pollinators",
        """<p>We help gardeners, farmers and councils to make room for bees, hoverflies and butterflies. Half of what
a wild bee needs is flowers; the other half is somewhere to nest.</p>
<p>Begin with our guides: <a href="/guides/bee-hotels.html">bee hotels that work</a> and
<a href="/guides/lawns.html">the
lawn that feeds</a>. All of them may be copied for teaching.</p>""",
    ),
    "/about": _trust(
        "About us",
        "<p>A charity with four members of staff and three hundred volunteers, founded in a church hall in 1998.</p>",
    ),
    "/guides/bee-hotels.html": _trust(
        "Bee hotels that work",
        """<p>Most bee hotels on sale are too shallow, too rough inside or made of the wrong wood. Drill holes of three
to nine millimetres into seasoned hardwood, as deep as the drill goes, and sand the openings until a cotton thread no
longer catches on them.</p><p>Hang the block in full sun, at chest height, firmly: a nest that sways is given up.
Leave it
outside all winter. Woodpeckers can be kept off with wire netting at a hand's distance.</p>
<p>Expect mason bees in April, leafcutters from June, and in a warm year a few scissor bees on the bellflowers.</p>""",
    ),
    "/guides/lawns.html": _trust(
        "The lawn that feeds",
        """<p>Mow every third week and set the blades high. Within one summer daisies, self-heal and bird's-foot trefoil
come back by themselves, and with them a dozen kinds of bee.</p><h2 id="clover">Clover</h2><p>White clover stays green
in
a drought, feeds the grass around it and flowers below the blades. Sow ten grams on a square metre in September.</p>""",
    ),
    "/beehotels": redirect("http://www.pollinator-trust.example/guides/bee-hotels.html", 301),
}

APIARY_SOCIETY = {
    "/": _page(
        "The Apiary Society",
        "Apiary Society",
        """<p>Since 1921 the Society has taught people to keep bees well. Our examiners visit every county, our library
lends by post, and our <a href="/courses">courses</a> begin each February.</p><p>Members read the minutes and the
insurance papers in the <a href="/members/">members' area</a>.</p>""",
    ),
    "/about": _page("About us", "Apiary Society", "<p>Elected officers, nine regions, one very old extractor.</p>"),
    "/courses": _page(
        "Courses for beginners",
        "Apiary Society",
        """<p>Six evenings of theory in winter, six Saturdays at the hive from April. You learn to read a comb, to find
a queen, to see disease early and to take off honey without a sting. Bring gloves you can wash.</p><p>Places are given
in
the order of applications; people who keep no bees yet come first.</p>""",
    ),
    "/files/hive-record.pdf": answer(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n",
        "application/pdf",
    ),
    "/leaflets/heather-honey": _page(
        "We could not find that page",
        "Apiary Society",
        "<p>Our leaflets were renumbered in 2019. Please ask the office for the one you need.</p>",
        404,
    ),
    "/events/summer-school-2015": _page("Gone", "Apiary Society", "<p>This event is over.</p>", 410),
    "/members/": html(
        "<html><head><title>401 Authorization Required</title></head><body><h1>Authorization Required</h1></body>"
        "</html>",
        401,
        www_authenticate='Basic realm="Members"',
    ),
}

_SEEDS = "Wildblumensaat Kerner"

# A shop that answers 200 whatever is asked for, in its full layout.
_SEEDS_NOT_FOUND = _page(
    "Seite nicht gefunden",
    _SEEDS,
    """<p>Die gesuchte Seite konnte leider nicht gefunden werden. Vielleicht wurde sie verschoben oder der Artikel ist
nicht mehr im Sortiment.</p><form action="/suche"><input name="q" placeholder="Saatgut suchen">
<button>Suchen</button></form>
<p><a href="/">Zurück zur Startseite</a></p>""",
    language="de",
)

WILDBLUMENSAAT = {
    "/robots.txt": text("User-agent: *\nDisallow: /warenkorb\n"),
    "/": _page(
        "Saatgut von der Wiese nebenan",
        _SEEDS,
        """<p>Wir sammeln und vermehren Samen heimischer Wildblumen, von der Flockenblume bis zum Natternkopf, auf elf
Hektar am Rand der Heide. Jede Mischung trägt ihre Herkunft auf dem Beutel.</p><p>Neu im Ratgeber:
<a href="/ratgeber/sandarium">Ein Sandarium für Erdbienen anlegen</a>.</p>""",
        language="de",
    ),
    "/about": _page("Über uns", _SEEDS, "<p>Ein Familienbetrieb mit sieben Leuten und zwei Eseln.</p>", language="de"),
    "/ratgeber/sandarium": _page(
        "Ein Sandarium für Erdbienen",
        _SEEDS,
        """<p>Drei von vier Wildbienen nisten im Boden. Eine Grube, fünfzig Zentimeter tief, gefüllt mit ungewaschenem
Sand, an einer Stelle mit Sonne von früh bis spät: mehr braucht es nicht. Der Sand soll sich wie ein Sandkuchen stürzen
lassen und beim Trocknen nicht zerfallen.</p><p>Etwas Totholz am Rand hält die Katzen fern. Gejätet wird nur mit der
Hand, und niemals im Frühjahr.</p>""",
        language="de",
    ),
    "/sorten": redirect("/saatgut/sorten"),
    "/saatgut/sorten": _page(
        "Unsere Sorten",
        _SEEDS,
        """<p>Zweiundvierzig Arten, nach Boden geordnet: magerer Sand, Lehm, feuchte Wiese, Mauerkrone. Zu jeder Art
steht, welche Bienen sie anfliegen und wann sie blüht.</p>""",
        language="de",
    ),
}

BIENENKUNDE_INSTITUT = {
    "/robots.txt": text("User-agent: *\nDisallow: /intern/\n"),
    "/": _page(
        "Institut für Bienenkunde",
        "Institut für Bienenkunde",
        """<p>Wir untersuchen, woran Bienenvölker im Winter sterben, und prüfen Mittel dagegen. Das Institut berät
Imkerinnen und Imker, nimmt Proben an und bildet aus.</p>""",
        language="de",
    ),
    "/about": _page(
        "Über uns", "Institut für Bienenkunde", "<p>Gegründet 1927, zwölf Beschäftigte.</p>", language="de"
    ),
    "/forschung/varroa.html": _page(
        "Varroa: was wir wissen",
        "Institut für Bienenkunde",
        """<p>Die Milbe vermehrt sich in der verdeckelten Brut. Wer im Juli die Milben auf der Windel zählt, weiß, ob er
im August behandeln muss. Brutpausen halbieren den Befall, ersetzen die Winterbehandlung aber nicht.</p>""",
        language="de",
    ),
    "/intern/statistik.html": _page("Statistik", "Institut für Bienenkunde", "<p>Nur intern.</p>", language="de"),
}

_MUSEUM_HOME = _page(
    "The Honey Museum",
    "Honey Museum",
    """<p>Three rooms of hives, smokers, extractors and labels in the old railway station. Open Thursday to Sunday, ten
to four. School classes please ring first.</p><p>This year's exhibition: candles and those who burnt them.</p>""",
)

HONEY_MUSEUM = {
    "/": _MUSEUM_HOME,
    "/about": _page("About us", "Honey Museum", "<p>Run by volunteers since the last train left in 1966.</p>"),
    "/exhibits/skeps": redirect("http://www.honey-museum.example/"),
}


def _plant(title: str, content: str) -> Answer:
    return _page(title, "Bee Plants Database", content)


BEEPLANTS_DB = {
    "/": _plant("Which plants for which bees?", "<p>1,180 plants with flowering time, pollen colour and visitors.</p>"),
    "/about": _plant("About us", "<p>Kept by two retired botanists and their grandchildren.</p>"),
    "/search?genus=Salvia&lang=en": _plant(
        "Salvia: 14 plants",
        "<p>Meadow clary, wood sage, clary, and eleven more. Long-tongued bees visit them all; wool carder bees guard "
        "clary against everybody else.</p>",
    ),
    "/lists/night%20scented.html": _plant(
        "Night-scented plants",
        "<p>Evening primrose, honeysuckle, white campion, soapwort and night-scented stock feed moths after dark, and "
        "early bumblebees find what is left over.</p>",
    ),
    "/plants/phacelia": _plant(
        "Phacelia tanacetifolia",
        "<p>Sown in April it flowers in June; sown in July, in September. Blue pollen, much nectar, gone with the "
        "first frost. Good before potatoes.</p>",
    ),
    "/plants/vipers-bugloss-old": _plant(
        "Page not found",
        "<p>Sorry, the page you are looking for does not exist. It may have been removed or renamed.</p>",
    ),
}

SWARM_WATCH = {
    "/": _page("Swarm Watch", "Swarm Watch", "<p>Where have bees swarmed this year? 3,402 reports so far.</p>"),
    "/about": _page("About us", "Swarm Watch", "<p>A project of nine local associations.</p>"),
    "/report": _page(
        "Report a swarm",
        "Swarm Watch",
        "<p>Tell us where the swarm hangs, how high, and since when. Honey bees hang in a brown bunch; bumblebees and "
        "wasps never do. A collector near you is told at once.</p>",
    ),
    "/map/county/14": redirect("/errors/404.html"),
    "/errors/404.html": _page("Something went wrong", "Swarm Watch", "<p>We cannot show you what you asked for.</p>"),
}

LEAFPRESS = {
    "/": _page("Themes for small sites", "Leafpress", "<p>Quiet themes for people who write.</p>"),
    "/about": _page("About us", "Leafpress", "<p>One designer, one dog.</p>"),
    "/themes/hawthorn": _page(
        "Hawthorn",
        "Leafpress",
        "<p>Hawthorn is a two-column theme with a wide margin for notes. It loads no scripts and prints well.</p>",
    ),
}

_FORUM_LOGIN = _page(
    "Log in",
    "Beetalk",
    """<p>You must be logged in to read this board.</p>
<form method="post" action="/login"><label>Name <input name="user"></label>
<label>Password <input type="password" name="password"></label><button>Log in</button></form>""",
)

BEETALK = {
    "/": _page("Beetalk", "Beetalk", "<p>A forum for people who talk about bees rather than to them.</p>"),
    "/about": _page("About us", "Beetalk", "<p>Moderated by five members.</p>"),
    "/start": redirect("/welcome"),
    "/welcome": redirect("/start"),
    "/board/queens": redirect("/login?next=/board/queens"),
    "/login": _FORUM_LOGIN,
}

PARKED = html(
    """<!DOCTYPE html>
<html data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKrfVOlSampleSampleSample" lang="en">
<head><meta charset="utf-8"><title>queen-rearing-guide.example - This domain is for sale</title>
<script src="https://www.google.com/adsense/domains/caf.js" async></script>
<style>body{font-family:arial;text-align:center}</style></head>
<body>
<div id="sale"><h1>queen-rearing-guide.example</h1><p>This domain may be for sale. <a href="/lander">Buy this
domain</a>.</p></div>
<div id="related"><h2>Related searches</h2><ul>
<li><a href="/lander?q=1">Queen Bees For Sale</a></li><li><a href="/lander?q=2">Beekeeping Starter Kit</a></li>
<li><a href="/lander?q=3">Pest Control Near Me</a></li><li><a href="/lander?q=4">Cheap Hosting</a></li></ul></div>
<p class="foot">This page is provided by the registrar and shown on behalf of the owner of the domain.
<a href="/privacy">Privacy Policy</a></p>
</body></html>"""
)

HIJACKED = html(
    """<!DOCTYPE html>
<html lang="id">
<head><meta charset="utf-8"><title>SLOT GACOR 88: Situs Slot Online Gampang Menang Maxwin Hari Ini</title>
<meta name="description"
content="Daftar situs slot gacor terpercaya dengan RTP slot tertinggi dan bonus member baru."></head>
<body>
<nav><a href="/daftar">DAFTAR</a> <a href="/login">LOGIN</a> <a href="/rtp">RTP SLOT</a></nav>
<h1>Situs Slot Gacor Terpercaya 2026</h1>
<p>Selamat datang di situs judi slot online paling gacor. Nikmati ratusan permainan dengan RTP live di atas 97 persen,
deposit pulsa tanpa potongan dan bonus new member 100 persen. Mainkan Mahjong, Olympus dan scatter hitam, raih maxwin
malam ini juga.</p>
<h2>Keuntungan bermain di agen judi kami</h2>
<ul><li>Proses deposit dua menit</li><li>Jackpot progresif setiap hari</li><li>Layanan judi bola dan togel 24
jam</li></ul>
<h2>Cara daftar slot88</h2><p>Isi formulir, kirim deposit, pilih permainan slot online favorit Anda dan mulai
menang.</p>
</body></html>"""
)

PLACEHOLDER = answer(
    """<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto; font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and working. Further configuration is
required.</p>
<p>For online documentation and support please refer to <a href="http://nginx.org/">nginx.org</a>.</p>
<p><em>Thank you for using nginx.</em></p>
</body>
</html>""",
    "text/html",
    server="nginx/1.24.0",
)

OVERLOADED = html(
    "<html><head><title>503 Service Temporarily Unavailable</title></head><body><center>"
    "<h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx</center></body></html>",
    503,
)

FORBIDDEN = _page(
    "Your institution has no subscription",
    "Journal of Forage",
    """<p>This article is open to subscribers. We could not tell from your address which library you read in. If yours
subscribes, please come through its own pages; if it does not, the first author will gladly send you a copy.</p>""",
    403,
)

PROXY_LOGIN = html(
    "<html><head><title>Proxy authentication required</title></head><body>"
    "<h1>Readers of the university only</h1><p>Please sign in to the library's proxy.</p></body></html>",
    407,
    proxy_authenticate='Basic realm="Library"',
)

TOO_MANY = html("<html><head><title>Too many requests</title></head><body><p>Slow down.</p></body></html>", 429)

LEGAL = html(
    "<html><head><title>Unavailable for legal reasons</title></head><body><h1>Not available in your country</h1>"
    "<p>We cannot show this article to readers in the European Economic Area.</p></body></html>",
    451,
)

DENIED = html("<html><head><script>window.location.href='/authwall';</script></head><body></body></html>", 999)

CHALLENGE = html(
    """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
<meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="360"></head>
<body><div class="main-wrapper"><noscript><div class="h2">Enable JavaScript and cookies to
continue</div></noscript></div>
<script>(function(){window._cf_chl_opt = {cvId: '3', cType: 'managed', cZone: 'www.bee-supplies.example'};
var s = document.createElement('script'); s.src = '/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1';
document.getElementsByTagName('head')[0].appendChild(s);}());</script></body></html>""",
    403,
    cf_mitigated="challenge",
    server="cloudflare",
)

# So that a host's own fault shows on its pages and not on its robots.txt already.
_NO_ROBOTS = {"/robots.txt": text("Not found\n", 404)}

HOSTS = (
    Host("www.pollinator-trust.example", "127.83.1.1", POLLINATOR_TRUST),
    Host("www.apiary-society.example", "127.83.1.2", APIARY_SOCIETY),
    Host("wildblumensaat.example", "127.83.1.3", WILDBLUMENSAAT, _SEEDS_NOT_FOUND),
    Host("bienenkunde-institut.example", "127.83.1.4", BIENENKUNDE_INSTITUT),
    Host("www.honey-museum.example", "127.83.1.5", HONEY_MUSEUM),
    Host("www.beeplants-db.example", "127.83.1.6", BEEPLANTS_DB),
    Host("www.swarm-watch.example", "127.83.1.7", SWARM_WATCH),
    Host("www.leafpress.example", "127.83.1.8", LEAFPRESS),
    Host("forum.beetalk.example", "127.83.1.9", BEETALK),
    Host("www.queen-rearing-guide.example", "127.83.1.10", _NO_ROBOTS, PARKED),
    Host("www.skep-makers-guild.example", "127.83.1.11", _NO_ROBOTS, HIJACKED),
    Host("www.observation-hive.example", "127.83.1.12", _NO_ROBOTS, PLACEHOLDER),
    Host("www.varroa-lab.example", "127.83.1.13", otherwise=hang),
    Host("www.waxworks.example", "127.83.1.14", otherwise=reset),
    # An https link leads here, and nobody here speaks TLS.
    Host("shop.stingless-supplies.example", "127.83.1.15"),
    Host("pollenatlas.example", "127.83.1.16", _NO_ROBOTS, OVERLOADED),
    Host("www.hive-cam.example", "127.83.1.17", _NO_ROBOTS, raw(b"CAM/0.3 ready\r\nframe=0\r\n\r\n")),
    Host("journal-of-forage.example", "127.83.1.18", _NO_ROBOTS, FORBIDDEN),
    Host("gateway.northfield-uni.example", "127.83.1.19", _NO_ROBOTS, PROXY_LOGIN),
    Host("www.pollinews.example", "127.83.1.20", _NO_ROBOTS, TOO_MANY),
    Host("www.valley-herald.example", "127.83.1.21", _NO_ROBOTS, LEGAL),
    Host("www.colleague-network.example", "127.83.1.22", _NO_ROBOTS, DENIED),
    Host("www.bee-supplies.example", "127.83.1.23", _NO_ROBOTS, CHALLENGE),
)

NAMES_WITHOUT_A_HOST: dict[str, str | Rcode] = {
    "www.nectar-calendar.example": Rcode.NXDOMAIN,
    "imkerfreunde-alt.example": Rcode.NXDOMAIN,
    "www.meadow-map.example": Rcode.SERVFAIL,
    # Nobody listens there: connections are refused.
    "www.swarm-line.example": "127.83.2.1",
    # The broadcast address of the loopback network: Linux answers every connection with "network is unreachable".
    "old.bee-route.example": "127.255.255.255",
}
