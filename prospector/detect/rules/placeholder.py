"""Placeholders: a host, a registrar or the owner has put up a sign where the page should be."""

from __future__ import annotations

import re

from prospector.detect.folding import fold
from prospector.detect.seen import SeenPage, Visit
from prospector.detect.wording import Wording
from prospector.verdict import Finding, Reason

# In a title or heading: what a fresh server shows before anybody uses it.
DEFAULT_PAGES = Wording(r"""
    ^welcome to (nginx|openresty|tengine|caddy|centos|jboss|wildfly|glassfish|your new (web ?site|droplet))
    apache2? (ubuntu|debian|centos|http server|tomcat)?.{0,20}(default|test) page
    ^(ubuntu|debian|centos|fedora|red hat|almalinux|rocky linux|amazon linux|http server|web server).{0,30}(default|\
        test) page
    ^test page for the (apache|nginx|http|ssl)
    ^iis windows( server)?$
    ^(welcome to )?(apache )?tomcat(/[\d.]+)?$
    ^(if you're seeing this, )?you've successfully installed tomcat
    ^(http server|nginx|apache|httpd|caddy).{0,20}(is (up and )?running|successfully installed|works)
    ^success! (the|your) (new )?(web ?server|virtual host|.{1,40} virtual host) is (ready|working)
    ^(web ?site|site|domain|server) (not (found|configured|set up|available)|default|is not configured)( page)?$
    ^(welcome to )?synology( web station)?
    ^hello!? welcome to .{0,30}web station
    ^welcome to firebase hosting
    firebase hosting setup complete
    ^heroku \| welcome to your new app
    ^the install worked successfully! congratulations
    ^yay! you're on rails
    ^(great success|success)! apache is working
    ^(the |your |this )?(web ?)?server (is )?(up and running|running|working|works|online|up|alive|ready)!?$
    ^(welcome!? )?(web ?)?site .{1,60} (was |has been )?just (been )?created
    ^welcome to (jekyll|hugo|github pages|your new (web ?site|site|blog|home ?page|server|store|shop))!?$
    ^(website )?coming soon.{0,20}(hostgator|godaddy|bluehost|namecheap|hostinger|dreamhost|ionos|ovh)
    (hostgator|bluehost|dreamhost|siteground|namecheap|hostinger|ionos|strato|ovh|one\.com|aruba|\
        register\.com).{0,30}(placeholder|default|coming soon|parked|parking|web ?site ready)
    (placeholder|default) (page|site|website|index)$
    ^(welcome to )?(the )?future home of
    ^iis \d+(\.\d+)?$
    ^iis7$
    ^iis8$
    ^(microsoft )?internet information services
    ^microsoft azure app service - welcome
    ^default (web ?site|server|host|vhost|plesk|parallels plesk|web) ?(panel )?page
    ^domain default page
    ^web server's default page
    ^apache is functioning normally
    ^your (web ?site|app service|azure function app|web app) is (ready to go|up and running|running)
    ^your web ?space is ready
    ^congratulations!.{0,60}(hosting|server|installed)
    ^hostinger .{0,20}default
    ^welcome to (xampp|wampserver|plesk|lighttpd|altervista)
    ^are you the owner of this (web ?)?site
    ^there isn't a github pages site here
    ^(account|website|site|domain) suspended
    ^this (account|website|site|domain) (has been|is) suspended
    ^(website|web ?site|site|account) (expired|disabled|deactivated|not published|not available)$
    unter quarantäne$
""")
# The same, if there is nothing below: people begin their lessons and diaries with these words.
FIRST_WORDS = Wording(r"""
    ^hello,? world!?$
    ^it works!?$
    ^(this is (a|the|just a) )?test ?page[!.]*$
""")
# On a page with little to say.
HOST_SAYS = Wording(r"""
    # hosts that know no such site
    there isn't a github pages site here
    \bno such app\b
    nosuchbucket
    the specified bucket does not exist
    fastly error: unknown domain
    ^project not found\b
    unknown to read the docs
    the gods are wise, but do not know of the site
    sorry, this shop is currently unavailable
    not found - request id
    deployment_(not_found|disabled|paused)
    404 web site not found
    whatever you were looking for doesn't currently exist
    do(es not|esn't) exist\. do you want to register
    the blog you were looking for does not exist
    this (tumblr|blog|blogger|typepad|site|store) (site |blog )?(has been (removed|deleted)|no longer exists)
    (this )?site is no longer (available|active|online|hosted)
    looks like this domain (isn't|is not) connected
    this domain (is not|isn't) (yet )?(connected|configured|linked)
    error connectyourdomain
    no (web ?site|site) (is |has been |was )?(configured|published|hosted|set up|found) (yet )?(at|on|\
        for) this (address|domain|server|url)
    # registrars and hosts
    registered (via|with|at|through|by) .{2,40} and is not yet connected
    (the|this) (domain|web ?site|homepage|page) [^.!?]{0,60}(has no content yet|currently has no content|\
        has not (yet )?been (uploaded|published|configured|set up))
    diese (website|webseite|domain|internetseite) (hat noch keinen inhalt|wurde noch nicht|ist noch nicht|\
        ist derzeit nicht)
    (hier|an dieser stelle|es) entsteht (in kürze |demnächst |bald )?(eine neue|ein neuer)
    this domain( name)? (has been|was|is) (recently |just |newly )?registered (via|with|at|through|by|for)
    are you the owner of this (web ?)?site\?
    if you are the (web ?site |server )?(owner|administrator)( of this (web ?)?(site|server|domain))?,? (please |\
        you (should|can|may) )?(contact|log in|upload|replace|publish)
    you should replace this (page|file)
    upload your (web ?site|files|content) [^.!?]{0,60}(public_html|ftp|cpanel)
    hosting account (has been|was|is) [^.!?]{0,30}(created|set up|activated)
    your (web ?site|web ?space) is ready to go
    this is the default (web ?page|page|index page|welcome page|server page|placeholder)
    this page is used to test the proper operation
    /cgi-sys/(defaultwebpage|suspendedpage)\.cgi
    this is the future (home|site) of
    (welcome to )?the future home of
    (if you're seeing|you are seeing|you see) this page[^.!?]{0,80}(server|domain|host|account|configured|installed)
    (domain|site|website) (is )?(pointing|pointed|points) to (our|this|the|a) [^.!?]{0,30}(server|host)
    this ip is being shared among many domains
    (there is|there's) no (web ?site|web page|content) (here|configured|at this|on this|yet)
    the (owner|webmaster) of this (web ?site|domain) has not (yet )?(uploaded|published|put|created|built)
    (web ?site|site|domain) (has|was) just (been )?(created|registered|set up)
    real content coming soon
    edit src/app\.(js|jsx|tsx) and save to (reload|test hmr)
    get started by editing (pages|app|src)/
    you've successfully (setup|set up) firebase hosting
    this is a paragraph! here's how you make a link
    no content has been added,? yet
    # closed
    decided to (shut down|close down|close|retire|take down|discontinue) (this|the|our|my) (web ?site|site|blog|\
        service|forum)
    (account|web ?site|hosting|domain) (has been|is|was|is currently|is temporarily|temporarily) suspended
    this account has been (suspended|deactivated|disabled|terminated)
    (hosting|service) (has been|was) (suspended|terminated|cancelled)
    web ?site (has )?expired
    this (web ?site|site) (has expired|has been (disabled|deactivated|shut down|closed))
    this (web ?site|site) is currently (unavailable|not available|disabled|inactive|offline)
    (compte|site|hébergement) (a été |est )?(suspendu|désactivé|bloqué)
    (cuenta|sitio|dominio) (ha sido |está |fue )?(suspendid|desactivad|bloquead)[oa]
    (conta|site) (foi |está )?suspens[oa]
    (account|sito|dominio) (è stato )?sospeso
    (konto|account|webseite|website|internetseite) (wurde |ist )?(gesperrt|deaktiviert|abgeschaltet)
    website [^.!?]{0,40}unter quarantäne
    (konto|strona|serwis|domena) [^.!?]{0,20}(zablokowan|zawieszon)
    (аккаунт|сайт|хостинг) [^.!?]{0,20}(заблокирован|приостановлен|отключен|не оплачен)
    услуга [^.!?]{0,20}приостановлена
    (hesap|site) [^.!?]{0,20}askıya alın
    (网站|站点)(已|被|已被)?(暂停|关闭|停用)
""")
# Where there is nothing else at all, the sign may hang anywhere.
ANYWHERE = Wording(r"""
    under (re)?construction
    being (built|redesigned|rebuilt|renovated|updated|re-designed|re-built)
    (site|page|website|shop|blog|we're|we are|something .{0,30}is|launching) (is )?(coming|launching|\
        opening) (very )?soon
    work in progress
    (en construcción|em construção|in costruzione|en construction|en travaux|in aanbouw|im aufbau|\
        under konstruktion|under opbygning|w budowie|ve výstavbě|vo výstavbe|fejlesztés alatt|\
        în construcție|u izradi|в разработке|на реконструкции|υπό κατασκευή|yapım aşamasında|\
        建设中|建設中|工事中|準備中|준비 ?중|공사 ?중)
""")
# The sign that an owner hangs out. It must hang by itself: a headline, or a line of its own.
SIGN = Wording(r"""
    ^(still |currently |site |page |this .{1,20} (is|are) |we are |\W)*(under|in) (re)?construction
    ^(\w+ ){0,4}(is|are|page|site|website) (still |currently |now )?under (construction|development)
    ^(\w+ ){0,3}(comm?ing soon|coming-soon)$
    ^comm?ing soon\b.{0,30}$
    ^(\w+ ){0,5}(will be |is )?(launching|opening|available) soon$
    ^(site |page |website )?(work )?in (progress|development|preparation)$
    ^(this |our |the )?(page|site|website|web site) (is )?(still |currently )?(being (built|redesigned|rebuilt)|\
        not (yet )?(finished|ready|available))
    ^(we're|we are) (working on|building|launching) (something|our new|a new|it|this)
    ^(placeholder|this is a placeholder|lorem ipsum)( page)?$
    ^(\w+ ){0,6}(is|are|will be) coming soon
    ^(\w+ ){0,6}(will be|is|are) (available|online|back|ready|up|live) (very )?(soon|shortly)
    ^(stay tuned|watch this space)
    ^(\w+ ){0,4}(en construcción|em construção|in costruzione|en construction|en travaux|in aanbouw|en obras|\
        en construcció)\b.{0,20}$
    ^(\w+ ){0,4}(im aufbau|in bearbeitung|in arbeit|under konstruktion|under uppbyggnad|under opbygning|\
        under arbeid|under arbete|rakenteilla)\b.{0,20}$
    ^(\w+ ){0,4}(w budowie|w przygotowaniu|ve výstavbě|vo výstavbe|fejlesztés alatt|építés alatt|în construcție|\
        în lucru|u izradi|u izgradnji|u pripremi|v izdelavi)\b.{0,20}$
    ^(\w+ ){0,4}(в разработке|в стадии разработки|в процессе разработки|на реконструкции|в розробці|у розробці|\
        в процес на изграждане|в процес на разработка|υπό κατασκευή|yapım aşamasında)\b.{0,20}$
    ^(\w+ ){0,3}(em breve|próximamente|muy pronto|disponible pronto|bientôt disponible|bientôt en ligne|\
        prochainement|demnächst|demnächst verfügbar|bald verfügbar|in kürze|in kürze verfügbar|binnenkort|\
        binnenkort online|kommer snart|tulossa|wkrótce|już wkrótce|již brzy|už čoskoro|hamarosan|în curând|uskoro|\
        kmalu|скоро|скоро открытие|незабаром|очаквайте скоро|prossimamente|presto online|çok yakında|yakında|\
        segera hadir|sắp ra mắt|σύντομα κοντά σας|σύντομα)$
    (dalam pembangunan|sedang dibangun|đang xây dựng|قريبا|تحت الإنشاء|به زودی|در دست ساخت|בקרוב|בבניה)
    (建设中|建設中|敬请期待|敬請期待|即将上线|工事中|準備中|制作中|近日公開|준비 ?중|공사 ?중|เร็วๆ นี้|กำลังปรับปรุง)
""")
# Closed for now, says the owner.
MAINTENANCE = Wording(r"""
    (under|undergoing) (maintanance|maintainance|maintenence)
    ^(en )?(mantenimiento|manutenção|manutenzione|onderhoud|wartung|bakım|одржавање)( системa| del sitio)?$
    у току је одржавање
    (down|closed|offline|unavailable|off-line) (for|due to) (\w+ ){0,2}maintenance
    (under|undergoing) (\w+ )?maintenance
    ^maintenance( mode| page| break| in progress)?$
    (scheduled|site|website) maintenance
    we'll be (right )?back (soon|shortly)
    ^(\w+ )?(store|shop|site|website) (is )?(temporarily |currently )?(unavailable|closed|offline|down)$
    (site|store|shop|page|website|service) is (temporarily|currently) (unavailable|closed|down|out of service|offline)
    wartungsarbeiten
    wartungsmodus
    wegen wartung
    \b(en|sous) maintenance
    maintenance en cours
    (en mantenimiento|em manutenção|in manutenzione|in onderhoud|under underhåll|under vedlikehold|huoltokatko|\
        przerwa techniczna|prace techniczne|karbantartás)
    (технические работы|ведутся работы|техническом обслуживании|τεχνικές εργασίες|bakım çalışması|bakımdayız)
    (temporalmente no disponible|temporairement indisponible|temporaneamente non disponibile|\
        temporariamente indisponível|vorübergehend nicht (erreichbar|verfügbar))
    (メンテナンス中|维护中|維護中|系统维护|점검 ?중)
""")

_PARTS = re.compile(r"\s[-–—|:·•]+\s|[|»:!.]")
_ORNAMENT = re.compile(r"[^\w' -]+")
# Running text outside links.
_LITTLE, _CLOSED_ONLY, _SIGN_ONLY, _SIGN_AMONG_LINES, _NOTHING_ELSE = 1500, 700, 600, 350, 260
# So many headings below, and "coming soon" announces them: a cinema's next films, a publisher's next books.
_A_PROGRAMME = 3
# A page of sections is not empty because one of them is.
_SECTIONS = 2
# Characters that a line may go on for, behind the sign.
_AFTERWORD = 25
# With menus and all.
_MENUS_AND_ALL = 3000


def host_default_page(visit: Visit) -> Finding | None:
    """A fresh server's welcome page, or a host that says it has no such site, or has closed it."""
    if not visit.answered_well:
        return None
    page = visit.page
    if page is None:
        found = HOST_SAYS.find(fold(visit.short_text))
        return _placeholder("host_gone", found[0]) if found else None
    if page.says_much or page.length > 2 * _MENUS_AND_ALL:
        return None
    if not any(words.may_occur(page.pieces) for words in (DEFAULT_PAGES, FIRST_WORDS, HOST_SAYS)):
        return None
    for headline in (page.folded_title, *page.folded_headings):
        if (found := DEFAULT_PAGES.find(headline)) and page.prose < 2 * _LITTLE:
            return _placeholder("host_default_page", found[0])
        if (found := FIRST_WORDS.find(headline)) and page.prose < _SIGN_ONLY:
            return _placeholder("host_default_page", found[0])
    if page.length > _MENUS_AND_ALL or page.prose > _LITTLE:
        return None
    found = HOST_SAYS.find(page.folded_title) or HOST_SAYS.find(page.folded_text, page.pieces)
    return _placeholder("host_gone", found[0]) if found else None


def owner_says_later(visit: Visit) -> Finding | None:
    """'Under construction', 'coming soon' or 'closed for maintenance', on a page that has nothing else to read."""
    page = visit.page
    if page is None or not visit.answered_well or page.says_much:
        return None
    if page.length > _MENUS_AND_ALL:
        return None
    if not any(words.may_occur(page.pieces) for words in (SIGN, ANYWHERE, MAINTENANCE)):
        return None
    if page.prose > _CLOSED_ONLY:
        return None
    # Among much else, one line of it may be a menu's.
    lines = [line for line in page.own_lines[:20] if " " in line] if page.prose < _SIGN_AMONG_LINES else []
    for said in (page.folded_title, *page.folded_headings, *map(fold, lines)):
        if len(said) < 120 and (found := MAINTENANCE.find(said)):
            return _placeholder("maintenance", found[0])
    if page.prose > _SIGN_ONLY:
        return None
    if page.sections < _A_PROGRAMME and (sign := _sign(page)):
        return _placeholder("coming_soon", sign)
    if page.prose < _NOTHING_ELSE and (found := ANYWHERE.find(page.folded_own_text, page.own_pieces)):
        return _placeholder("coming_soon", found[0])
    return None


def _sign(page: SeenPage) -> str:
    """The sign's words, if one hangs in the title or a heading or, on a page with still less to say, by itself."""
    said = [*_PARTS.split(page.folded_title), *page.folded_headings]
    hung_out = len(said)
    if page.prose < _SIGN_AMONG_LINES and page.sections < _SECTIONS:
        said += [part for line in page.own_lines[:40] for part in _PARTS.split(fold(line))]
    for number, line in enumerate(said):
        # Without stars and dots around it.
        plain = " ".join(_ORNAMENT.sub(" ", line).split())
        if not plain or len(plain) >= 100 or not (found := SIGN.find(plain)):
            continue
        # "Under construction, but the list is complete": a line must end with the sign.
        if number < hung_out or len(plain) - found.end() <= _AFTERWORD:
            return found[0]
    return ""


def _placeholder(word: str, mark: str) -> Finding:
    return Finding(Reason.PLACEHOLDER, f"{word}: {mark[:80]}")
