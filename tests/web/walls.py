"""Bot walls, as robots meet them: each with the status, headers and words of the real one, and look-alikes."""

from __future__ import annotations

from prospector.sampleweb.behaviours import NOT_FOUND, Answer, html, redirect, text
from prospector.sampleweb.server import Host
from prospector.verdict import Reason
from tests.detect.answers import ARTICLE
from tests.web.case import ADDRESS, FRONT_PAGE, GUIDE, case, sends_to, shows

WALL = Reason.CHALLENGE
# Through Cloudflare, whatever the answer.
CF = {"server": "cloudflare", "cf_ray": "9b8d7fc6fe88e1a4-FRA"}
GOOGLE = Host("www.google.com", ADDRESS, {"/sorry/index": shows("Sorry...", "<p>unusual traffic</p>", 429)})
CONSENT = Host(
    "consent.google.com", ADDRESS, otherwise=shows("Before you continue", "<form><button>Accept</button></form>")
)

CASES = (
    # Cloudflare.
    case(
        "Cloudflare's challenge, 403",
        WALL,
        shows(
            "Just a moment...",
            "<noscript>Enable JavaScript and cookies to "
            "continue</noscript><script>window._cf_chl_opt={cvId:'3'}</script>",
            403,
            cf_mitigated="challenge",
            **CF,
        ),
    ),
    case(
        "Cloudflare's challenge, 503, nothing in the headers",
        WALL,
        shows("Just a moment...", "<script>window._cf_chl_opt={cvId:'2'}</script>", 503, **CF),
    ),
    case(
        "Cloudflare's challenge, 429",
        WALL,
        shows("bees", "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>", 429, **CF),
    ),
    case(
        "Cloudflare's old challenge",
        WALL,
        shows(
            "Checking", "<h1>Checking your browser before accessing bees.example.</h1><input name=jschl_vc>", 503, **CF
        ),
    ),
    case(
        "Cloudflare blocks, 1020",
        WALL,
        shows("Access denied", '<h1>Error <span class="cf-error-code">1020</span></h1>', 403, **CF),
    ),
    case(
        "Cloudflare blocks, 1006",
        WALL,
        shows("Access denied", '<span class="cf-error-code">1006</span> banned your IP', 403, **CF),
    ),
    case("Cloudflare blocks, 1010, in one line", WALL, text("error code: 1010", 403, **CF)),
    case(
        "Cloudflare blocks, for your attention",
        WALL,
        shows("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1>", 403, **CF),
    ),
    case(
        "Cloudflare counts our visits, 1015",
        Reason.HTTP_429,
        shows("Access denied", '<span class="cf-error-code">1015</span> You are being rate limited', 429, **CF),
    ),
    case("a turnstile and nothing else, 403", WALL, shows("bees", "<div class='cf-turnstile'></div>", 403)),
    # The others by name.
    case("Vercel", WALL, shows("Vercel Security Checkpoint", "", 429, x_vercel_mitigated="challenge")),
    case("Vercel without its header", WALL, shows("Vercel Security Checkpoint", "We're verifying your browser", 429)),
    case(
        "Akamai, 403",
        WALL,
        shows(
            "Access Denied",
            "<h1>Access Denied</h1>You don't have permission to access this server.<p>Reference "
            "#18.2d351ab8.155733.a4e16ab",
            403,
            server="AkamaiGHost",
        ),
    ),
    case(
        "Akamai, 403, its reference in entities",
        WALL,
        shows("Access Denied", "Reference&#32;&#35;18&#46;86ca2c17&#46;1767430090&#46;fedb", 403),
    ),
    case("Akamai, pardon the interruption, 200", WALL, shows("Pardon Our Interruption", "As you were browsing ...")),
    case("Akamai's sensor, 403", WALL, shows("bees", "<script>bmak.x()</script>", 403)),
    case(
        "DataDome, 403",
        WALL,
        shows(
            "bees",
            "<script src='https://ct.captcha-delivery.com/c.js'></script>",
            403,
            x_datadome="protected",
            x_dd_b="1",
        ),
    ),
    case(
        "DataDome, 200",
        WALL,
        shows("bees.example", "<iframe src='https://geo.captcha-delivery.com/captcha/'></iframe>"),
    ),
    case("DataDome, 429, empty", WALL, html("", 429, x_datadome_cid="AHrlqAAA", x_dd_b="2")),
    case(
        "PerimeterX",
        WALL,
        shows("Access to this page has been denied", "<script>window._pxAppId='PX1';</script>", 403),
    ),
    case("PerimeterX, press and hold", WALL, shows("bees", "<div id='px-captcha'></div>", 403)),
    case(
        "Imperva, 200",
        WALL,
        html(
            "<html><head></head><body><iframe "
            "src='/_Incapsula_Resource?SWUDNSAI=31&amp;xinfo=9'></iframe></body></html>"
        ),
    ),
    case(
        "Imperva, 403",
        WALL,
        shows(
            "Request",
            "Request unsuccessful. Incapsula incident ID: 47200-34",
            403,
            x_iinfo="9-1-2 NNNN",
            x_cdn="Incapsula",
        ),
    ),
    case("AWS WAF, a challenge: 202, empty", WALL, html("", 202, x_amzn_waf_action="challenge")),
    case("AWS WAF, a captcha: 405", WALL, shows("Human Verification", "", 405, x_amzn_waf_action="captcha")),
    case(
        "AWS WAF, in the page only",
        WALL,
        shows("", "<script src='https://a1.token.awswaf.com/challenge.js'></script>", 403),
    ),
    case(
        "CloudFront, 403",
        WALL,
        shows(
            "ERROR: The request could not be satisfied",
            "<h1>403 ERROR</h1><h2>The request could not be satisfied.</h2>Request blocked.",
            403,
            x_cache="Error from cloudfront",
        ),
    ),
    case(
        "Sucuri",
        WALL,
        shows("Sucuri WebSite Firewall - Access Denied", "Access Denied - Sucuri", 403, x_sucuri_id="12010"),
    ),
    case("Sucuri, by header", WALL, shows("Blocked", "", 403, x_sucuri_block="XSS")),
    case("Kasada, 429", WALL, html("<script>window.KPSDK={};</script>", 429, x_kasada_challenge="1")),
    case(
        "Kasada, 403, its script only",
        WALL,
        html("<html><body><script>KPSDK.scriptStart=1</script></body></html>", 403),
    ),
    case(
        "F5, 200",
        WALL,
        shows(
            "Request Rejected",
            "The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 1234567",
        ),
    ),
    case(
        "F5, 403",
        WALL,
        shows("Request Rejected", "The requested URL was rejected. Please consult with your administrator.", 403),
    ),
    case("F5, its header", WALL, Answer(403, {"X-A1b2c3d4-F": "x"})),
    case(
        "SiteGround, 202",
        WALL,
        html(
            "<html><head><meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=%2F'></head></html>",
            202,
            sg_captcha="challenge",
        ),
    ),
    case(
        "SiteGround, 200, the page only",
        WALL,
        html("<html><head><meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=%2F'></head></html>"),
        pages={
            "/.well-known/sgcaptcha/?r=%2F": shows(
                "Robot Challenge Screen", "Checking the site connection security", 202
            )
        },
    ),
    case(
        "Anubis, 200",
        WALL,
        shows(
            "Making sure you&#39;re not a bot!",
            '<script id="anubis_challenge" type="application/json">{}</script><p>Loading...</p>',
        ),
    ),
    case(
        "Anubis, 403", WALL, shows("Oh noes!", "<img src='/.within.website/x/cmd/anubis/static/img/reject.webp'>", 403)
    ),
    case(
        "Wordfence, 503",
        WALL,
        shows("Your access to this site has been limited", "<p>Generated by Wordfence at Mon, 3 Feb</p>", 503),
    ),
    case("Wordfence, 403", WALL, shows("403 Forbidden", "A potentially unsafe operation. Generated by Wordfence", 403)),
    case(
        "mod_security, 406",
        WALL,
        shows("Not Acceptable!", "<h1>Not Acceptable!</h1><p>This error was generated by Mod_Security.</p>", 406),
    ),
    case("mod_security, 403", WALL, shows("403", "This error was generated by Mod_Security.", 403)),
    case("Imunify360", WALL, shows("Captcha", "Imunify360 bot-protection", 403, server="imunify360-webshield/1.21")),
    case("BitNinja", WALL, shows("Waiting for the redirection", "Protected by BitNinja", 403)),
    case(
        "DDoS-Guard", WALL, shows("DDoS-Guard", "Checking your browser before accessing bees", 403, server="ddos-guard")
    ),
    case(
        "StackPath",
        WALL,
        shows("Blocked", "This website is using a security service to protect itself: StackPath", 403),
    ),
    case("Reblaze", WALL, shows("", "<script>window.rbzns={}</script>", 403)),
    case("SiteLock", WALL, shows("SiteLock", "This site is protected by SiteLock", 403)),
    case("MalCare", WALL, shows("Blocked", "Protected by MalCare firewall", 403)),
    case("FortiWeb", WALL, shows("Web Page Blocked!", "<p>Attack ID: 20000051</p>", 403)),
    case("Barracuda", WALL, shows("Blocked", "Barracuda Web Application Firewall", 403)),
    case("Qrator, 503", WALL, shows("Error", "", 503, server="QRATOR")),
    case("Qrator, its script", WALL, shows("", "<script src='/__qrator/qauth.js'></script>", 401)),
    case("Variti", WALL, shows("", "", 403, server="Variti/0.9.3a")),
    case("WebKnight, 404", WALL, shows("No Hacking", "<h1>Hack Not Found</h1>", 404, server="WebKnight/4.4")),
    case("WebKnight, 999", WALL, shows("WebKnight Application Firewall Alert", "", 999)),
    case(
        "Amazon, 503",
        WALL,
        html("<!-- To discuss automated access, contact api-services-support@amazon.com -->", 503),
        host="www.amazon.co.uk",
        at="/dp/0711234567",
    ),
    case(
        "Amazon, 200",
        WALL,
        shows("Robot Check", "<form action='/errors/validateCaptcha'>Type the characters you see</form>"),
        host="www.amazon.de",
        at="/dp/0711234567",
    ),
    case(
        "Reddit, 403",
        WALL,
        shows("Blocked", "whoa there, pardner! You've been blocked by network security.", 403),
        host="www.reddit.com",
        at="/r/beekeeping/",
    ),
    case(
        "Reddit, 200, please wait",
        WALL,
        shows("Reddit - Please wait for verification", "<script>1</script>"),
        host="old.reddit.com",
        at="/r/beekeeping/",
    ),
    case("Weibo", WALL, shows("Sina Visitor System", "<script>visitor()</script>"), host="weibo.com", at="/bees"),
    case("Douban, 418", Reason.HTTP_403, html("", 418), host="www.douban.com", at="/group/bees/"),
    case("Dribbble, 403", Reason.HTTP_403, shows("", "", 403), host="dribbble.com", at="/shots/1"),
    case("Houzz, 429", Reason.HTTP_429, html("", 429), host="www.houzz.com", at="/bee-gardens"),
    case(
        "Yandex",
        WALL,
        shows("Ой, капча!", "<form action='/checkcaptcha'>Подтвердите, что запросы отправляли вы, а не робот</form>"),
    ),
    case(
        "Google has seen too much of us",
        WALL,
        sends_to("http://www.google.com:port/sorry/index?continue=bees"),
        hosts=(GOOGLE,),
    ),
    case("Google asks for consent", WALL, sends_to("http://consent.google.com:port/m?continue=bees"), hosts=(CONSENT,)),
    case(
        "Facebook, 400",
        WALL,
        shows("Error", "Sorry, something went wrong.", 400),
        host="www.facebook.com",
        at="/groups/bees",
    ),
    case(
        "Facebook, to the login",
        Reason.LOGIN_WALL,
        redirect("/login/?next=x"),
        host="m.facebook.com",
        at="/groups/bees",
        pages={"/login/?next=x": shows("Log in to Facebook", "<form><input type=password></form>")},
    ),
    case(
        "Instagram, to the login",
        Reason.LOGIN_WALL,
        redirect("/accounts/login/"),
        host="www.instagram.com",
        at="/bees/",
        pages={"/accounts/login/": shows("Login • Instagram", "<div id=react-root></div>")},
    ),
    case("X, 400", WALL, html("", 400), host="x.com", at="/bees/status/1"),
    case(
        "X, an old browser",
        WALL,
        shows("X", "<h1>This browser is no longer supported.</h1><p>Please switch to a supported browser.</p>"),
        host="twitter.com",
        at="/bees",
    ),
    case(
        "LinkedIn, to its wall",
        Reason.LOGIN_WALL,
        redirect("/authwall?trk=x"),
        host="de.linkedin.com",
        at="/in/beekeeper",
        pages={"/authwall?trk=x": shows("Sign Up | LinkedIn", "<form></form>")},
    ),
    # Without a name.
    case("403, are you human?", WALL, shows("Are you human?", "Verify you are human by completing the action", 403)),
    case("200, access denied and nothing else", WALL, shows("Access denied", "<p>You may not read this.</p>")),
    case("200, security check", WALL, shows("Security check", "Please complete the security check to go on.")),
    case(
        "200, checking the browser",
        WALL,
        shows("Please wait", "Checking your browser. Please turn JavaScript on and reload the page."),
    ),
    case("200, a robot? in Russian", WALL, shows("Вы не робот?", "Подтвердите, что вы не робот")),
    case("200, a check in Chinese", WALL, shows("安全验证", "请完成验证")),
    # A login in place of the page.
    case(
        "302 to a login page",
        Reason.LOGIN_WALL,
        redirect("/login?next=/guides/hive.html"),
        pages={"/login": shows("Log in", "<form><input name=u><input type=password name=p></form>")},
    ),
    case(
        "302 to a login on another host",
        Reason.LOGIN_WALL,
        redirect("http://login.apiary-members.example/start"),
        hosts=(Host("login.apiary-members.example", ADDRESS, otherwise=shows("Welcome", "<input type=password>")),),
    ),
    case(
        "200, nothing but a login form",
        Reason.LOGIN_WALL,
        shows("Members", "<form>Password <input type=password></form>"),
    ),
    case(
        "a link that is meant for the login page",
        Reason.OK,
        shows("Log in", "<form><input type=password></form>"),
        at="/login",
    ),
    # What only looks like a wall.
    case(
        "an article about Cloudflare's challenge",
        Reason.OK,
        shows("What 'Just a moment...' means", ARTICLE + "_cf_chl_opt"),
    ),
    case("an article titled Access denied", Reason.OK, shows("Access denied: a history of locked libraries", ARTICLE)),
    case(
        "a contact form with a turnstile",
        Reason.OK,
        shows("Write to us", "<form><div class=cf-turnstile></div></form>We read everything."),
    ),
    case("a page behind Cloudflare", Reason.OK, html(GUIDE.body.decode(), server="cloudflare", cf_ray="9b8d7fc6")),
    case("a page behind Imperva", Reason.OK, html(GUIDE.body.decode(), x_iinfo="9-1-2 NNNN", x_cdn="Incapsula")),
    case(
        "a page behind DataDome", Reason.OK, html(GUIDE.body.decode(), x_datadome="protected", set_cookie="datadome=1")
    ),
    case(
        "a page behind Akamai, with its cookies",
        Reason.OK,
        html(GUIDE.body.decode(), server="AkamaiGHost", set_cookie="_abck=1"),
    ),
    case("404 behind DataDome", Reason.HTTP_404, html(NOT_FOUND.body.decode(), 404, x_datadome="protected")),
    case("404 behind CloudFront", Reason.HTTP_404, html(NOT_FOUND.body.decode(), 404, x_cache="Error from cloudfront")),
    case(
        "404 with a turnstile in its search form",
        Reason.HTTP_404,
        shows("Page not found", "<form><div class=cf-turnstile></div></form><script>_cf_chl_opt</script>", 404),
    ),
    case(
        "a poem: just a moment in time",
        Reason.OK,
        shows("Just a moment in time", "<p>A small book of poems about bees.</p>"),
    ),
    case("the front page in place of a wall", Reason.OK, FRONT_PAGE, at="/"),
)
