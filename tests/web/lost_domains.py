"""Pages of domains that were given up: parked, for sale, placeholders, closed, or in other hands."""

from __future__ import annotations

from prospector.sampleweb.behaviours import Answer, answer, html, redirect, text
from prospector.verdict import Reason
from tests.detect.answers import ARTICLE
from tests.web.case import FRONT_PAGE, case, shows

PARKED, PLACEHOLDER, HIJACKED, GONE = Reason.PARKED, Reason.PLACEHOLDER, Reason.HIJACKED, Reason.HTTP_404

# What the page says in its title, in its body.
FOR_SALE = (
    ("English", "bees.example is for sale", "This domain is for sale. Make an offer on this domain."),
    ("English, perhaps", "bees.example", "This domain may be for sale. Inquire about this domain."),
    ("English, expired", "bees.example", "This domain has expired. If you are the owner, renew this domain now."),
    (
        "English, a website",
        "Website Expired",
        "This account has expired. If you are the site owner, click below to login.",
    ),
    ("English, buy", "Buy bees.example", "Get this domain: buy now for $2,495 or lease to own."),
    ("German", "bees.example", "Diese Domain steht zum Verkauf. Diese Domain kaufen."),
    ("French", "bees.example", "Ce nom de domaine est à vendre."),
    ("French, Sedo", "bees.example est disponible à l´achat - Sedo.com", "bees.example est disponible à l´achat"),
    ("Spanish", "bees.example", "Este dominio está en venta. Comprar este dominio."),
    ("Italian", "bees.example", "Questo dominio è in vendita."),
    ("Portuguese", "bees.example", "Este domínio está à venda."),
    ("Dutch", "bees.example", "Deze domeinnaam is te koop."),
    ("Polish", "bees.example", "Domena na sprzedaż."),
    ("Russian", "bees.example", "Домен bees.example продаётся. Купить этот домен."),
    ("Swedish", "bees.example", "Den här domänen är till salu."),
    ("Turkish", "bees.example", "Bu alan adı satılıktır."),
    ("Chinese", "bees.example", "该域名出售中，联系我们购买域名"),
    ("English and Chinese", "Domain for sale 域名出售中", "bees.example"),
    ("Japanese", "bees.example", "このドメインは販売中です。"),
)
SCRIPTS = (
    ("Google's adverts for domains", "<script src='https://www.google.com/adsense/domains/caf.js'></script>"),
    (
        "GoDaddy's lander",
        "<script>window.LANDER_SYSTEM='PW'</script><script "
        "src='//img1.wsimg.com/parking-lander/static/js/main.js'></script>",
    ),
    ("GoDaddy's counter", '<script>_trfd.push({ap:"parking"})</script>'),
    ("Sedo's", "<script src='//img.sedoparking.com/jspartner/google.js'></script>"),
    ("ParkingCrew's", "<script src='//parkingcrew.net/jscripts/jquery.js'></script>"),
    ("Bodis'", "<iframe src='https://www.bodis.com/frame'></iframe>"),
    ("ParkLogic's", "<script src='https://router.parklogic.com/'></script>"),
    ("Seas of adverts", "<script src='//iseaskies.com/x.js'></script>"),
    (
        "Squarespace's",
        "<script src='https://assets.squarespace.com/universal/scripts-compressed/parking-page-1a2b.js'></script>",
    ),
)
PARKED_AT = (
    ("GoDaddy", "bees.example", "This Web page is parked FREE, courtesy of GoDaddy.com"),
    (
        "Sedo",
        "bees.example - this website is for sale! - bees Resources and Information.",
        "The domain owner offers it.",
    ),
    ("Bodis", "bees.example is for sale! | Bodis", "Related links"),
    ("Porkbun", "porkbun.com | parked domain", "bees.example. A brand new domain. Parked at porkbun."),
    ("Hostinger", "Parked Domain name on Hostinger DNS system", "Happy to see your domain with Hostinger!"),
    ("Netim", "bees.example", "This domain name is registered with Netim"),
    ("a small registrar", "bees.example", "This domain name is parked for free by names4less.example"),
    ("Namecheap", "bees.example - Namecheap parking page", "bees.example is registered at Namecheap"),
)
DEFAULT_PAGES = (
    ("nginx", "Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working."),
    ("Apache on Ubuntu", "Apache2 Ubuntu Default Page: It works", "This is the default welcome page"),
    ("Apache on Debian", "Apache2 Debian Default Page: It works", "You should replace this file"),
    (
        "Apache on CentOS",
        "Apache HTTP Server Test Page powered by CentOS",
        "This page is used to test the proper operation",
    ),
    ("IIS", "IIS Windows Server", "<img src=iisstart.png>"),
    ("IIS 7", "IIS7", "<img src=welcome.png>"),
    ("Apache", "", "<h1>It works!</h1>"),
    (
        "cPanel",
        "Default Web Site Page",
        "<h1>SORRY!</h1>If you are the owner of this website, please contact your hosting provider",
    ),
    ("Plesk", "Domain Default page", "If you are seeing this message, the website for this domain is not available"),
    ("Tomcat", "Apache Tomcat/9.0.65", "If you're seeing this, you've successfully installed Tomcat. Congratulations!"),
    ("Caddy", "Caddy works!", "<h1>Congratulations!</h1>Your web server is working. Upload your site's files"),
    (
        "OpenResty",
        "Welcome to OpenResty!",
        "If you see this page, the OpenResty web platform is successfully installed.",
    ),
    ("LiteSpeed", "Congratulations! Your LiteSpeed web server is installed", "Upload your files"),
    ("Firebase", "Welcome to Firebase Hosting", "<h1>Firebase Hosting Setup Complete</h1>"),
    ("IONOS", "bees.example", "This domain has been registered via IONOS and is not yet connected to a website."),
    (
        "a German registrar",
        "bees.example",
        "<h1>Hier entsteht in Kürze eine neue Website</h1>Diese Website hat noch keinen Inhalt.",
    ),
)
NO_SUCH_SITE = (
    ("GitHub Pages", "Site not found · GitHub Pages", "<h1>404</h1><p>There isn't a GitHub Pages site here.</p>"),
    ("Heroku", "No such app", "<h1>No such app</h1><p>There is no app configured at that hostname.</p>"),
    (
        "Fastly",
        "Fastly error: unknown domain bees.example",
        "Fastly error: unknown domain: bees.example. Please check.",
    ),
    ("Surge", "project not found", "<h1>project not found</h1>"),
    ("Read the Docs", "Unknown", "<p>The page you requested is unknown to Read the Docs.</p>"),
    ("Pantheon", "404 - Unknown site", "The gods are wise, but do not know of the site which you seek."),
    ("Shopify", "Bee shop", "<h1>Sorry, this shop is currently unavailable.</h1>"),
    ("Netlify", "Page", "Not Found - Request ID: 01HZZ"),
    ("Vercel", "Deployment", "The deployment could not be found on Vercel. DEPLOYMENT_NOT_FOUND"),
    ("Vercel, paused", "Deployment", "This deployment is temporarily paused. DEPLOYMENT_PAUSED"),
    (
        "Azure",
        "Azure",
        "<h1>404 Web Site not found.</h1>You may be seeing this error due to one of the reasons listed below",
    ),
    (
        "Tumblr",
        "Not found",
        "There's nothing here. Whatever you were looking for doesn't currently exist at this address.",
    ),
    ("WordPress.com", "WordPress.com", "bees.wordpress.com doesn’t exist. Do you want to register bees.wordpress.com?"),
    ("Blogger", "Blog not found", "Sorry, the blog you were looking for does not exist."),
)
CLOSED = (
    (
        "an account suspended",
        "Account Suspended",
        "This Account has been suspended. Contact your hosting provider for more information.",
    ),
    ("a website suspended", "bees.example", "This website has been suspended."),
    ("suspended, in French", "bees.example", "Ce compte a été suspendu."),
    ("suspended, in Spanish", "bees.example", "Esta cuenta ha sido suspendida."),
    ("suspended, in Russian", "bees.example", "Сайт заблокирован: хостинг не оплачен."),
    ("under construction", "Bees", "<h1>Under construction</h1>"),
    ("coming soon", "Coming soon", "<h1>Coming soon</h1><p>Something great is on its way.</p>"),
    ("in costruzione", "Api", "<h1>Sito in costruzione</h1>"),
    ("im Aufbau", "Bienen", "<h1>Diese Seite ist im Aufbau</h1>"),
)
MAINTENANCE = (
    ("maintenance", "Down for maintenance", "We'll be back soon."),
    ("Wartung", "Wartungsarbeiten", "Wegen Wartung ist diese Seite vorübergehend nicht erreichbar."),
    ("a shop", "Store unavailable", "This store is temporarily unavailable."),
)
BAIT = (
    ("Indonesian gambling", "Situs Slot Gacor Hari Ini Gampang Menang Maxwin"),
    ("Indonesian numbers", "Bandar Togel Online Terpercaya - Agen Togel"),
    ("a card game", "Daftar DominoQQ dan BandarQ Online"),
    ("Vietnamese football", "Xoilac TV - Kèo nhà cái hôm nay"),
    ("Thai football", "แทงบอล เว็บพนัน UFABET"),
    ("Turkish bonuses", "Deneme Bonusu Veren Siteler 2024 - Bahis Siteleri"),
    ("Russian casinos", "Казино Вулкан играть онлайн бесплатно"),
    ("English casinos", "Best Online Casinos Real Money 2024"),
    ("Chinese betting", "澳门威尼斯人娱乐城官网"),
    ("Korean betting", "카지노사이트 먹튀검증 토토사이트"),
    ("pills", "Buy Viagra Online Without Prescription"),
    ("pills, in German", "Cialis online kaufen rezeptfrei"),
    ("Japanese copies", "ブランドコピー スーパーコピー 専門店"),
    ("films", "Bokep Indo Terbaru"),
)

# Half a page of text: shorter than an article, longer than a sign.
LESSON = "<p>" + "Count the bees that come home in one minute, and write the number down. " * 12 + "</p>"

# What people really find there: titles and texts that only sound like it.
ALIVE = (
    ("tools for sale", "Beekeeping tools for sale", "<h1>Tools for sale</h1><p>Two smokers, one veil. Ring Anna.</p>"),
    ("an article about parked domains", "Why is this domain parked?", "<h1>Why is this domain parked?</h1>" + ARTICLE),
    ("how to replace nginx' welcome page", "How to replace 'Welcome to nginx'", ARTICLE * 2),
    (
        "how to find out why an account was suspended",
        "My account has been suspended, why?",
        "<h1>Help</h1>" + ARTICLE * 2,
    ),
    (
        "a garden that is under construction, on a full page",
        "Our new garden",
        "<h1>Our new garden</h1><p>Under construction since May.</p>" + ARTICLE,
    ),
    ("help for gamblers", "Help with online casino games: problem gambling charity", ARTICLE),
    ("a ban, in the news", "Situs judi online diblokir Kominfo - Berita", ARTICLE),
    ("a specialist", "Anna Bee, specialist in socialist beekeeping", ARTICLE),
    ("an encyclopaedia on a drug", "Sildenafil - Wikipedia", ARTICLE),
    ("a lesson called Hello, world!", "Hello, World! - Programs for bee counters", "<h1>Hello, World!</h1>" + LESSON),
    ("a diary: it works!", "Anna's bees: It works!", "<h1>It works!</h1>" + LESSON),
    (
        "what a cinema shows next",
        "Coming soon | Bee Cinema",
        "<h1>Coming soon</h1><h3>The Hive</h3><p>Friday at eight.</p><h3>Wax</h3><p>Saturday at six and "
        "nine.</p><h3>More than honey</h3><p>Sunday, with tea.</p>",
    ),
    (
        "suspended ceilings",
        "Suspended ceilings",
        "<h1>Suspended ceilings</h1><p>Fitted in a day, measured for nothing. Ring us.</p>",
    ),
    (
        "a house for sale",
        "Mill Lane 5 is for sale",
        "<h1>For sale</h1><p>Four rooms, an orchard, two hives. Make an offer.</p>",
    ),
    (
        "a site for sale, of stone and grass",
        "Apiary site for sale",
        "<h1>Apiary site for sale</h1><p>Two acres of heath, south-facing, with a hut.</p>",
    ),
    (
        "bees of a domain in biology",
        "Domains of life",
        "<h1>Domains</h1><p>The domain is reserved for a rank above kingdom. Bees are eukaryotes.</p>",
    ),
    (
        "road works",
        "Mill Lane",
        "<h1>Mill Lane</h1><p>The bridge is closed for maintenance until June. Walk round by the "
        "church; the apiary stays open, Saturdays ten to four, bring a veil.</p>",
    ),
    ("hive maintenance", "Scheduled maintenance of hives", "<h1>Scheduled maintenance of hives</h1>" + LESSON),
    ("a captcha, explained", "What is a captcha?", "<h1>What is a captcha?</h1>" + LESSON),
    ("a novel called Forbidden", "Forbidden", "<h1>Forbidden</h1><p>A novel</p>" + LESSON),
    ("a slot in the programme", "Slot 88 of the programme: queens", "<h1>Queens</h1>" + LESSON),
    (
        "somebody who keeps gardens",
        "Garden maintenance - Anna Bee",
        "<h1>Garden maintenance</h1><p>Lawns, hedges, hives. Open daily from ten to five.</p>",
    ),
    (
        "no jobs at the moment",
        "Jobs",
        "<h1>Jobs</h1><p>There are no open positions at the moment. Please check back soon.</p>",
    ),
    (
        "a programme that lacks one month",
        "Events",
        "<h1>Events</h1><h2>May</h2><p>Open day, 5 May, in the hall.</p><h2>June</h2><p>Programme coming soon.</p>",
    ),
    (
        "a list that grows",
        "Bees of Calder",
        "<h1>Bees of Calder</h1><p>This site is still under construction, but the list of species is complete:</p>"
        + "<p>Andrena fulva, Andrena haemorrhoa, Osmia bicornis, Bombus terrestris.</p>" * 5,
    ),
    ("photos of an island whose name is also a host's", "Aruba 2012", "<img src=1.jpg><img src=2.jpg>"),
    (
        "a vineyard for sale",
        "Domaine à vendre en Provence",
        "<h1>Domaine à vendre</h1><p>12 hectares, oliviers, ruches.</p>",
    ),
    ("a new hive", "Welcome to your new hive", "<h1>Welcome to your new hive</h1>" + LESSON),
    (
        "pools, and who cleans them",
        "Pool robots",
        "<h1>Pool robots</h1><p>Begin every season with a robot check: brushes, cable, filter.</p>",
    ),
)

CASES = (
    *(case(f"for sale, {language}", PARKED, shows(title, f"<p>{says}</p>")) for language, title, says in FOR_SALE),
    *(
        case(f"adverts: {whose}", PARKED, shows("bees.example", f"{script}<div id=container></div>"))
        for whose, script in SCRIPTS
    ),
    *(case(f"parked at {where}", PARKED, shows(title, f"<p>{says}</p>")) for where, title, says in PARKED_AT),
    case(
        "a lander of 114 bytes",
        PARKED,
        html(
            "<!DOCTYPE "
            'html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'
        ),
        pages={"/lander": shows("bees.example", "<script>window.LANDER_SYSTEM='PW'</script>")},
    ),
    case(
        "a key against ad blockers, and nothing else",
        PARKED,
        html("<html data-adblockkey='MFwwDQ=='><head><title>bees.example</title></head><body></body></html>"),
    ),
    *(case(f"the default page of {server}", PLACEHOLDER, shows(title, says)) for server, title, says in DEFAULT_PAGES),
    case(
        "302 to cPanel's default page",
        PLACEHOLDER,
        redirect("/cgi-sys/defaultwebpage.cgi"),
        at="/",
        pages={"/cgi-sys/defaultwebpage.cgi": shows("Default Web Site Page", "<h1>SORRY!</h1>")},
    ),
    case(
        "302 to cPanel's page for suspended accounts",
        PLACEHOLDER,
        redirect("/cgi-sys/suspendedpage.cgi"),
        pages={"/cgi-sys/suspendedpage.cgi": shows("Account Suspended", "Please contact your provider.")},
    ),
    *(case(f"no such site: {host}, 200", PLACEHOLDER, shows(title, says)) for host, title, says in NO_SUCH_SITE),
    *(case(f"no such site: {host}, 404", GONE, shows(title, says, 404)) for host, title, says in NO_SUCH_SITE),
    case(
        "no such bucket, in XML, 404",
        GONE,
        answer("<?xml version='1.0'?><Error><Code>NoSuchBucket</Code></Error>", "application/xml", 404),
    ),
    case(
        "no such bucket, in XML, 200",
        PLACEHOLDER,
        answer(
            "<?xml version='1.0'?><Error><Code>NoSuchBucket</Code><Message>The specified bucket does "
            "not exist</Message></Error>",
            "application/xml",
        ),
    ),
    case(
        "no such deployment, in plain text, 200",
        PLACEHOLDER,
        text("The deployment could not be found on Vercel.\n\nDEPLOYMENT_NOT_FOUND\n"),
    ),
    *(case(f"closed: {how}", PLACEHOLDER, shows(title, f"<p>{says}</p>")) for how, title, says in CLOSED),
    *(case(f"in other hands: {whose}", HIJACKED, shows(title, f"<h1>{title}</h1>{ARTICLE}")) for whose, title in BAIT),
    case(
        "in other hands, the page itself tiny",
        HIJACKED,
        shows("SLOT88 > Link Alternatif Situs Judi Slot", "<p>Daftar</p>"),
    ),
    # Closed, but not for good: nobody can tell by one page.
    *(
        case(
            f"for a while: {how}",
            Reason.HTTP_5XX,
            shows(title, f"<h1>{title}</h1><p>{says}</p>"),
        )
        for how, title, says in MAINTENANCE
    ),
    *(case(f"for a while, 503: {how}", Reason.HTTP_5XX, shows(title, says, 503)) for how, title, says in MAINTENANCE),
    # Alive.
    case(
        "a domain dealer's own page",
        Reason.OK,
        shows("Names we sell", "<h1>Names</h1>" + ARTICLE + "This domain is for sale"),
        host="bee-names-for-sale.example",
    ),
    case(
        "a page with a key against ad blockers",
        Reason.OK,
        html(f"<html data-adblockkey='MFwwDQ=='><head><title>Bees</title></head><body>{ARTICLE}</body></html>"),
    ),
    case(
        "a casino, and a link that is meant for it",
        Reason.OK,
        shows("Best Online Casinos", ARTICLE),
        host="best-online-casinos.example",
    ),
    case("a page that says hello", Reason.OK, FRONT_PAGE, at="/"),
    case("an empty list in JSON", Reason.OK, Answer(200, {"Content-Type": "application/json"}, b"[]")),
    *(case(name, Reason.OK, shows(title, body)) for name, title, body in ALIVE),
)
