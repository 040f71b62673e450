"""Where redirects lead: to the page, to another one, to none, in circles, and where nobody may go."""

from __future__ import annotations

import asyncio

from prospector.sampleweb.behaviours import NOT_FOUND, Answer, Behaviour, html, raw, redirect
from prospector.sampleweb.request import Request
from prospector.sampleweb.server import Host
from prospector.verdict import Reason
from tests.detect.answers import ARTICLE, page
from tests.web.case import ADDRESS, FRONT_PAGE, GUIDE, PATH, case, sends_to, shows, when

NEW = "/handbook/hive.html"
MISSING = shows("Page not found", "<h1>Page not found</h1><p>The page you are looking for does not exist.</p>")
OTHER_SITE = Host("new-bees.example", ADDRESS, {PATH: GUIDE, "/": FRONT_PAGE}, otherwise=NOT_FOUND)
PARKING_SITES = (
    "sedo.com", "www.sedoparking.com", "parkingcrew.net", "ww1.bodis.com", "www.hugedomains.com", "dan.com",
    "www.afternic.com", "sav.com", "above.com", "www.buydomains.com", "domainmarket.com", "dnparking.com",
    "cashparking.com", "parklogic.com", "undeveloped.com", "www.brandbucket.com", "squadhelp.com", "www.atom.com",
    "expireddomains.com", "uniregistry.com", "efty.com", "epik.com", "flippa.com", "parkingpage.namecheap.com",
    "expired.namebright.com",
)  # fmt: skip
TYRES = "<h1>Cheap tyres</h1>" + "<p>Summer tyres, winter tyres, all sizes, fitted while you wait in our shop.</p>" * 9
TYRE_SHOP = Host("cheap-tyres.example", ADDRESS, otherwise=shows("Cheap tyres", TYRES))
SOLD = redirect("http://cheap-tyres.example/", 301)
# What a broker shows has no say here: where we ended is enough.
BROKER = shows("Premium names", "<h1>bees.example</h1><p>Great names for great businesses.</p>")


def _refresh(to: str, seconds: int = 0) -> Answer:
    return html(
        f'<html><head><meta http-equiv="refresh" content="{seconds}; url={to}"></head><body>Moved.</body></html>'
    )


def _script(line: str) -> Answer:
    return html(f"<html><head><script>{line}</script></head><body></body></html>")


def _hops(last: Behaviour, many: int) -> dict[str, Behaviour]:
    return {"/hop/0": last} | {f"/hop/{n}": redirect(f"/hop/{n - 1}") for n in range(1, many + 1)}


async def _asks_to_keep_a_cookie(request: Request, writer: asyncio.StreamWriter) -> None:
    """Sends its visitors in circles until they bring the cookie."""
    here = Answer(302, {"Location": request.target, "Set-Cookie": "seen=yes; path=/"})
    await (GUIDE if "seen=yes" in request.headers.get("cookie", "") else here)(request, writer)


async def _grows(request: Request, writer: asyncio.StreamWriter) -> None:
    await redirect(f"/a?{len(request.query) * 'x'}x")(request, writer)


CASES = (
    # Moved.
    case("301 to the new address", Reason.MOVED_PERMANENTLY, redirect(NEW, 301), pages={NEW: GUIDE}),
    case("308 to the new address", Reason.MOVED_PERMANENTLY, redirect(NEW, 308), pages={NEW: GUIDE}),
    case("302 to another address", Reason.MOVED, redirect(NEW, 302), pages={NEW: GUIDE}),
    case("303 to another address", Reason.MOVED, redirect(NEW, 303), pages={NEW: GUIDE}),
    case("307 to another address", Reason.MOVED, redirect(NEW, 307), pages={NEW: GUIDE}),
    case("301, then 302", Reason.MOVED, redirect("/a", 301), pages={"/a": redirect(NEW), NEW: GUIDE}),
    case(
        "301 to the folder's slash",
        Reason.MOVED_PERMANENTLY,
        redirect("/guides/", 301),
        at="/guides",
        pages={"/guides/": GUIDE},
    ),
    case(
        "301 to the same page of another site",
        Reason.MOVED_PERMANENTLY,
        redirect(f"http://new-bees.example{PATH}", 301),
        hosts=(OTHER_SITE,),
    ),
    case(
        "301 to the front page of another site",
        Reason.MOVED_PERMANENTLY,
        redirect("http://new-bees.example/", 301),
        hosts=(OTHER_SITE,),
    ),
    case(
        "a redirect written in capitals, without a scheme",
        Reason.MOVED,
        sends_to("//NEW-BEES.example:port" + PATH),
        hosts=(OTHER_SITE,),
    ),
    case("8 hops", Reason.MOVED, at="/hop/8", pages=_hops(GUIDE, 8)),
    case("12 hops", Reason.MOVED, at="/hop/12", pages=_hops(GUIDE, 12)),
    case("20 hops, as many as browsers follow", Reason.MOVED, at="/hop/20", pages=_hops(GUIDE, 20)),
    case("a redirect to itself until a cookie is kept", Reason.OK, _asks_to_keep_a_cookie),
    case(
        "a raw byte of Latin-1 in the new address",
        Reason.MOVED,
        raw(b"HTTP/1.1 302 Found\r\nLocation: /caf\xe9\r\nContent-Length: 0\r\n\r\n"),
        pages={"/caf%C3%A9": GUIDE, "/caf%E9": GUIDE},
    ),
    case(
        "raw UTF-8 in the new address",
        Reason.MOVED,
        raw("HTTP/1.1 302 Found\r\nLocation: /blüte\r\nContent-Length: 0\r\n\r\n".encode()),
        pages={"/bl%C3%BCte": GUIDE},
    ),
    case("a space in the new address", Reason.MOVED, redirect("/bee hives"), pages={"/bee%20hives": GUIDE}),
    case("a fragment in the new address", Reason.MOVED, redirect(f"{NEW}#stand"), pages={NEW: GUIDE}),
    # Meant to be read, not followed.
    case("302 without Location, and a page", Reason.OK, Answer(302, {"Content-Type": "text/html"}, GUIDE.body)),
    # To a missing page.
    case("301 to a 404", Reason.HTTP_404, redirect(NEW, 301), pages={NEW: NOT_FOUND}),
    case("302 to a 410", Reason.HTTP_410, redirect(NEW), pages={NEW: shows("Gone", "", 410)}),
    case("301 to a page that says it is not there", Reason.SOFT_404, redirect(NEW, 301), pages={NEW: MISSING}),
    case("301 to a name that does not exist", Reason.DNS_NXDOMAIN, redirect("http://never-registered.example/", 301)),
    case("301 to a 503", Reason.HTTP_5XX, redirect(NEW, 301), pages={NEW: shows("Busy", "", 503)}),
    case("301 to a 403", Reason.HTTP_403, redirect(NEW, 301), pages={NEW: shows("Forbidden", "", 403)}),
    *(
        case(
            f"302 to {address}, answered 200",
            Reason.REDIRECT_ERROR_PAGE,
            redirect(address),
            pages={address: html(body)},
        )
        for address, body in (
            ("/errors/404.html", page("Sorry", "We are as surprised as you.")),
            ("/404", page("Bees", "Have a look at our news.")),
            ("/notfound.aspx", page("Bees", "Have a look at our news.")),
            ("/page-not-found", page("Bees", "Have a look at our news.")),
            ("/en/error-404/", page("Bees", "Have a look at our news.")),
            ("/seite-nicht-gefunden.html", page("Bienen", "Schauen Sie sich um.")),
            ("/page_introuvable", page("Abeilles", "Voir nos actualités.")),
            ("/pagina-no-encontrada", page("Abejas", "Mire nuestras noticias.")),
        )
    ),
    case(
        "302 to an error page that knows whence",
        Reason.REDIRECT_ERROR_PAGE,
        redirect("/404.aspx?aspxerrorpath=/guides/hive.html"),
        pages={"/404.aspx": FRONT_PAGE},
    ),
    # Perhaps the page is in there somewhere.
    case("302 to the folder", Reason.MOVED, redirect("/guides/"), pages={"/guides/": shows("Guides", ARTICLE)}),
    case("302 to a search", Reason.MOVED, redirect("/search?q=hive"), pages={"/search": shows("Search", ARTICLE)}),
    case(
        "302 to a list of all pages",
        Reason.MOVED,
        redirect("/sitemap"),
        pages={"/sitemap": shows("All pages", ARTICLE)},
    ),
    case(
        "a link to a page named 404, which has moved",
        Reason.MOVED_PERMANENTLY,
        redirect("/blog/404", 301),
        at="/posts/404",
        pages={"/blog/404": shows("404: a novel about bees", ARTICLE)},
    ),
    case(
        "302 to an article with 404 in its address",
        Reason.MOVED,
        redirect("/articles/404-bees-in-one-tree"),
        pages={"/articles/404-bees-in-one-tree": shows("404 bees in one tree", ARTICLE)},
    ),
    # To the front page.
    case("301 to the front page", Reason.REDIRECT_HOME, redirect("/", 301)),
    case("302 to the front page", Reason.REDIRECT_HOME, redirect("/", 302)),
    case("302 to /index.html", Reason.REDIRECT_HOME, redirect("/index.html"), pages={"/index.html": FRONT_PAGE}),
    case("302 to the English front page", Reason.REDIRECT_HOME, redirect("/en/"), pages={"/en/": FRONT_PAGE}),
    case("the front page by its long name", Reason.MOVED_PERMANENTLY, redirect("/", 301), at="/index.html"),
    case("the front page to its language", Reason.MOVED, redirect("/en/"), at="/", pages={"/en/": FRONT_PAGE}),
    case("302 to the front page, with a question", Reason.MOVED, redirect("/?page_id=7"), pages={"/?page_id=7": GUIDE}),
    case("302 to a place on the front page", Reason.MOVED, redirect("/#hives")),
    case("from a question to the front page", Reason.MOVED, redirect("/"), at="/?p=123"),
    case(
        "301 from an old host to the front page of the new",
        Reason.REDIRECT_HOME,
        redirect("http://www.one-site.example/", 301),
        host="old.one-site.example",
        hosts=(Host("www.one-site.example", ADDRESS, {"/": FRONT_PAGE}),),
    ),
    case(
        "301 from an old host to the same page of the new",
        Reason.MOVED_PERMANENTLY,
        redirect(f"http://www.another.example{PATH}", 301),
        host="old.another.example",
        hosts=(Host("www.another.example", ADDRESS, {PATH: GUIDE}),),
    ),
    case(
        "301 from a host of its own to the front page",
        Reason.MOVED_PERMANENTLY,
        redirect("http://www.third.example/", 301),
        at="/",
        host="shop.third.example",
        hosts=(Host("www.third.example", ADDRESS, {"/": FRONT_PAGE}),),
    ),
    case(
        "a short address to a front page",
        Reason.MOVED,
        sends_to("http://new-bees.example:port/"),
        at="/x7Fq",
        host="bee.short.example",
        hosts=(OTHER_SITE,),
    ),
    # To where domains are sold.
    *(
        case(
            f"302 to {site}",
            Reason.PARKED,
            sends_to(f"http://{site}:port/offer"),
            at="/",
            hosts=(Host(site, ADDRESS, otherwise=BROKER),),
        )
        for site in PARKING_SITES
    ),
    case("a link that is meant for a domain broker", Reason.OK, BROKER, host="www.dan.com", at="/about"),
    *(
        case(
            f"302 to the domain's own {label}, where adverts are",
            Reason.PARKED,
            redirect(f"http://{label}.gone-{label}.example/"),
            host=f"gone-{label}.example",
            hosts=(Host(f"{label}.gone-{label}.example", ADDRESS, otherwise=BROKER),),
        )
        for label in ("ww1", "ww16", "ww25", "ww38", "parked")
    ),
    case("302 to /lander", Reason.PARKED, redirect("/lander"), at="/", pages={"/lander": BROKER}),
    case("302 to /sedoparking", Reason.PARKED, redirect("/sedoparking"), at="/", pages={"/sedoparking": BROKER}),
    case(
        "302 to /parking, from the front page", Reason.PARKED, redirect("/parking"), at="/", pages={"/parking": BROKER}
    ),
    case(
        "302 to a town's car parks",
        Reason.MOVED,
        redirect("/parking/"),
        at="/visit/by-car",
        pages={"/parking/": shows("Parking", ARTICLE)},
    ),
    case(
        "302 to a university's office for car parks",
        Reason.MOVED,
        redirect("http://parking.bee-university.example/permits"),
        hosts=(Host("parking.bee-university.example", ADDRESS, otherwise=shows("Permits", ARTICLE)),),
    ),
    # To other owners.
    case(
        "301 to a casino",
        Reason.HIJACKED,
        redirect("http://lucky-bees.example/", 301),
        hosts=(
            Host("lucky-bees.example", ADDRESS, otherwise=shows("Situs Slot Gacor Hari Ini Gampang Menang", ARTICLE)),
        ),
    ),
    case(
        "301 to another site about another thing",
        Reason.HIJACKED,
        SOLD,
        pages={"/": SOLD},
        hosts=(TYRE_SHOP,),
    ),
    case(
        "301 to another site about another thing, from one page only",
        Reason.MOVED_PERMANENTLY,
        SOLD,
        hosts=(TYRE_SHOP,),
    ),
    case(
        "302 to another site about another thing, for now",
        Reason.MOVED,
        redirect("http://cheap-tyres.example/", 302),
        pages={"/": redirect("http://cheap-tyres.example/", 302)},
        hosts=(TYRE_SHOP,),
    ),
    case(
        "301 to a site that took the other over, and says so",
        Reason.MOVED_PERMANENTLY,
        redirect("http://honey-trust.example/", 301),
        pages={"/": redirect("http://honey-trust.example/", 301)},
        hosts=(
            Host("honey-trust.example", ADDRESS, otherwise=shows("The Honey Trust", f"<p>Hive guides.</p>{ARTICLE}")),
        ),
    ),
    case(
        "301 to the same page on another site, under another name",
        Reason.MOVED_PERMANENTLY,
        redirect("http://cheap-tyres.example/winter", 301),
        pages={"/": SOLD},
        hosts=(TYRE_SHOP,),
    ),
    # In circles, and nowhere.
    case("a redirect to itself", Reason.REDIRECT_LOOP, redirect(PATH)),
    case("two pages that send to each other", Reason.REDIRECT_LOOP, redirect("/pong"), pages={"/pong": redirect(PATH)}),
    case("an address that grows at every hop", Reason.REDIRECT_LOOP, _grows, at="/a"),
    case("25 hops", Reason.REDIRECT_LOOP, at="/hop/25", pages=_hops(GUIDE, 25)),
    case("a redirect to http:// and no host", Reason.BAD_RESPONSE, redirect("http://")),
    case("a redirect to a mail address", Reason.BAD_RESPONSE, redirect("mailto:bees@bees.example")),
    case("a redirect to an app", Reason.BAD_RESPONSE, redirect("intent://open/#Intent;end")),
    case("a redirect to a script", Reason.BAD_RESPONSE, redirect("javascript:alert(1)")),
    case("a redirect to port 99999", Reason.BAD_RESPONSE, redirect("http://bees.example:99999/")),
    case("a redirect without end", Reason.BAD_RESPONSE, redirect("/" + "a" * 30_000)),
    # Where nobody may go.
    case(
        "a redirect to the cloud's metadata",
        Reason.PRIVATE_ADDRESS,
        redirect("http://169.254.169.254/latest/meta-data/"),
    ),
    case("a redirect to a private address", Reason.PRIVATE_ADDRESS, redirect("http://10.0.0.1/")),
    case("a redirect to a private address in hex", Reason.PRIVATE_ADDRESS, redirect("http://0xa000001/")),
    case("a redirect to a private address as one number", Reason.PRIVATE_ADDRESS, redirect("http://167772161/")),
    case("a redirect to a private address in IPv6", Reason.PRIVATE_ADDRESS, redirect("http://[::ffff:10.0.0.1]/")),
    case(
        "a redirect to a name that leads home",
        Reason.PRIVATE_ADDRESS,
        redirect("http://router.example/"),
        names={"router.example": "192.168.1.1"},
    ),
    case("a page that sends on to a private address", Reason.PRIVATE_ADDRESS, _refresh("http://10.0.0.1/")),
    # Pages that send on by themselves.
    case("a meta refresh to a page", Reason.MOVED, _refresh(NEW), pages={NEW: GUIDE}),
    case("a meta refresh to a 404", Reason.HTTP_404, _refresh(NEW), pages={NEW: NOT_FOUND}),
    case("a meta refresh to a missing name", Reason.DNS_NXDOMAIN, _refresh("http://never-registered.example/")),
    case("a meta refresh to the front page", Reason.REDIRECT_HOME, _refresh("/")),
    case(
        "a meta refresh in capitals, unquoted",
        Reason.HTTP_404,
        html(f"<HTML><HEAD><META HTTP-EQUIV=REFRESH CONTENT=0;URL={NEW}></HEAD></HTML>"),
        pages={NEW: NOT_FOUND},
    ),
    case("a meta refresh to another page, after minutes", Reason.OK, _refresh(NEW, 300), pages={NEW: NOT_FOUND}),
    case("news that reload themselves", Reason.OK, _refresh(PATH, 5)),
    case(
        "a meta refresh for those without scripts",
        Reason.OK,
        html(f"<noscript><meta http-equiv=refresh content='0;url={NEW}'></noscript><h1>Hives</h1>{ARTICLE}"),
        pages={NEW: NOT_FOUND},
    ),
    case("a Refresh header to a page", Reason.MOVED, html("<p>moved</p>", refresh=f"0; url={NEW}"), pages={NEW: GUIDE}),
    case(
        "a Refresh header to a 404",
        Reason.HTTP_404,
        html("<p>moved</p>", refresh=f"0;url={NEW}"),
        pages={NEW: NOT_FOUND},
    ),
    case("location.href to a 404", Reason.HTTP_404, _script(f'window.location.href="{NEW}"'), pages={NEW: NOT_FOUND}),
    case("location.replace to a 404", Reason.HTTP_404, _script(f"location.replace('{NEW}')"), pages={NEW: NOT_FOUND}),
    case("location = a page", Reason.MOVED, _script(f"document.location = '{NEW}';"), pages={NEW: GUIDE}),
    case(
        "location.href behind a button",
        Reason.OK,
        html(f"<h1>Hives</h1>{ARTICLE}<button onclick=\"location.href='{NEW}'\">Next</button>"),
        pages={NEW: NOT_FOUND},
    ),
    case(
        "a moved page whose old address only tells machines",
        Reason.MOVED,
        when(lambda request: request.method == "HEAD", NOT_FOUND, redirect(NEW)),
        pages={NEW: GUIDE},
    ),
)
