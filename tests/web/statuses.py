"""What the status says, and servers that answer one way to some and another way to others."""

from __future__ import annotations

from prospector.sampleweb.behaviours import NOT_FOUND, Answer, hang, html, raw, reset, text
from prospector.verdict import Reason
from tests.detect.answers import page
from tests.web.case import FRONT_PAGE, GUIDE, case, in_turn, shows, when

_NOTE = {"Content-Type": "text/html"}


def _of_head(request):  # type: ignore[no-untyped-def]
    return request.method == "HEAD"


def _like_a_browser(request):  # type: ignore[no-untyped-def]
    agent = request.headers.get("user-agent", "")
    return agent.startswith("Mozilla/5.0 (Windows") and "+http" not in agent


def _named_like_one(request):  # type: ignore[no-untyped-def]
    return "Chrome/" in request.headers.get("user-agent", "") and "sec-fetch-mode" in request.headers


def _is_moody(status: int):  # type: ignore[no-untyped-def]
    return in_turn(shows("Error", "<h1>Sorry</h1>", status), GUIDE)


CASES = (
    case("200 and a page", Reason.OK, GUIDE),
    # Gone.
    case("404", Reason.HTTP_404, NOT_FOUND),
    case("404 without a word", Reason.HTTP_404, Answer(404)),
    case("404 with the whole site around it", Reason.HTTP_404, shows("Where to put a hive", GUIDE.body.decode(), 404)),
    case("404 in JSON", Reason.HTTP_404, Answer(404, {"Content-Type": "application/json"}, b'{"message":"Not Found"}')),
    case(
        "404 from behind a network known for its walls",
        Reason.HTTP_404,
        shows("Not Found", "", 404, server="cloudflare"),
    ),
    case("410", Reason.HTTP_410, shows("Gone", "<h1>This event is over</h1>", 410)),
    case("404 the first time only", Reason.OK, in_turn(NOT_FOUND, GUIDE)),
    case("410 the first time only", Reason.OK, in_turn(shows("Gone", "", 410), GUIDE)),
    case("404, then 503 for ever", Reason.HTTP_5XX, in_turn(NOT_FOUND, shows("Busy", "", 503))),
    case("503, then 404 for ever", Reason.HTTP_404, in_turn(shows("Busy", "", 503), NOT_FOUND)),
    case("410, then 404", Reason.HTTP_404, in_turn(shows("Gone", "", 410), NOT_FOUND)),
    case("a reset, then 404 for ever", Reason.HTTP_404, in_turn(reset, NOT_FOUND)),
    case("404, then silence", Reason.TIMEOUT, in_turn(NOT_FOUND, hang)),
    case(
        "404 for one query, a page for the others", Reason.HTTP_404, NOT_FOUND, at="/show?id=2", pages={"/show": GUIDE}
    ),
    case("a page for one query, 404 for the others", Reason.OK, GUIDE, at="/show?id=1", pages={"/show": NOT_FOUND}),
    # HEAD is no evidence, for or against.
    case("404 to HEAD, a page to GET", Reason.OK, when(_of_head, NOT_FOUND, GUIDE)),
    case("405 to HEAD, a page to GET", Reason.OK, when(_of_head, text("", 405), GUIDE)),
    case("403 to HEAD, a page to GET", Reason.OK, when(_of_head, text("", 403), GUIDE)),
    case("500 to HEAD, a page to GET", Reason.OK, when(_of_head, text("", 500), GUIDE)),
    case("400 to HEAD, a page to GET", Reason.OK, when(_of_head, text("", 400), GUIDE)),
    case("a reset to HEAD, a page to GET", Reason.OK, when(_of_head, reset, GUIDE)),
    case("200 to HEAD, 404 to GET", Reason.HTTP_404, when(_of_head, GUIDE, NOT_FOUND)),
    # Odd, but a person sees a page.
    case("206 though nobody asked for a part", Reason.OK, html(page("Hives", "<p>Half of it.</p>"), 206)),
    case("203 by way of a proxy", Reason.OK, html(GUIDE.body.decode(), 203)),
    case("304 though we have no copy", Reason.OK, Answer(304)),
    case("300 and a choice of pages", Reason.OK, shows("Choose", "<a href=/a>one</a> <a href=/b>two</a>", 300)),
    case("302 without an address, and a page", Reason.OK, Answer(302, _NOTE, GUIDE.body)),
    case(
        "103 Early Hints before the page",
        Reason.OK,
        raw(b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhives"),
    ),
    case("a status without words", Reason.OK, raw(b"HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhives")),
    # Nothing to see.
    case("204", Reason.BAD_RESPONSE, Answer(204)),
    case("205", Reason.BAD_RESPONSE, Answer(205)),
    case("200 and not one byte", Reason.BAD_RESPONSE, html("")),
    case("202 and not one byte", Reason.BAD_RESPONSE, html("", 202)),
    case("600", Reason.BAD_RESPONSE, shows("?", "", 600)),
    case("700", Reason.BAD_RESPONSE, shows("?", "", 700)),
    case("421 because the server feels not meant", Reason.BAD_RESPONSE, shows("Misdirected Request", "", 421)),
    case("425 Too Early", Reason.BAD_RESPONSE, shows("Too Early", "", 425)),
    case("408 at once", Reason.TIMEOUT, shows("Request Timeout", "", 408)),
    # Refused.
    case("400", Reason.HTTP_403, shows("Bad Request", "<h1>Bad Request</h1>", 400)),
    case("401", Reason.HTTP_401, shows("Authorization Required", "", 401, www_authenticate="Basic realm=members")),
    case("402", Reason.HTTP_403, shows("Payment Required", "", 402)),
    case("403 without a word", Reason.HTTP_403, Answer(403)),
    case(
        "403 as nginx says it",
        Reason.HTTP_403,
        shows("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>", 403),
    ),
    case(
        "403 as Apache says it",
        Reason.HTTP_403,
        shows("403 Forbidden", "<h1>Forbidden</h1><p>You don't have permission to access this resource.</p>", 403),
    ),
    case(
        "403 as IIS says it",
        Reason.HTTP_403,
        shows(
            "403 - Forbidden: Access is denied.",
            "<h1>Server Error</h1><h2>403 - Forbidden: Access is denied.</h2>",
            403,
        ),
    ),
    case("403, access denied", Reason.HTTP_403, shows("Access Denied", "<h1>Access Denied</h1>", 403)),
    case("403, Zugriff verweigert", Reason.HTTP_403, shows("Zugriff verweigert", "<h1>Zugriff verweigert</h1>", 403)),
    case(
        "403, in the words of a missing page", Reason.HTTP_403, shows("Page not found", "<h1>Page not found</h1>", 403)
    ),
    case("405 to GET", Reason.HTTP_403, shows("Method Not Allowed", "", 405)),
    case("406", Reason.HTTP_403, shows("Not Acceptable", "", 406)),
    case("407", Reason.HTTP_407, shows("Proxy Authentication Required", "", 407)),
    case("412", Reason.HTTP_403, shows("Precondition Failed", "", 412)),
    case("418", Reason.HTTP_403, shows("I'm a teapot", "", 418)),
    case("422", Reason.HTTP_403, shows("Unprocessable", "", 422)),
    case("428", Reason.HTTP_403, shows("Precondition Required", "", 428)),
    case("440, a session that ran out", Reason.HTTP_403, shows("Login Time-out", "", 440)),
    case("449, retry with something", Reason.HTTP_403, shows("Retry With", "", 449)),
    case("451", Reason.HTTP_451, shows("Unavailable For Legal Reasons", "", 451)),
    case("451, the first time only", Reason.HTTP_451, in_turn(shows("Unavailable", "", 451), GUIDE)),
    # By what the visitor is.
    case(
        "406 to whoever takes no HTML",
        Reason.OK,
        when(lambda request: "text/html" in request.headers.get("accept", ""), GUIDE, text("", 406)),
    ),
    case(
        "403 to whoever names no language",
        Reason.OK,
        when(lambda request: "accept-language" in request.headers, GUIDE, text("", 403)),
    ),
    case(
        "403 to names with `bot`, `crawl`, `spider` or `link` in them",
        Reason.OK,
        when(
            lambda request: any(w in request.headers["user-agent"].lower() for w in ("bot", "crawl", "spider", "link")),
            text("", 403),
            GUIDE,
        ),
    ),
    case(
        "403 to names that do not begin like a browser's",
        Reason.OK,
        when(lambda request: request.headers["user-agent"].startswith("Mozilla/"), GUIDE, text("", 403)),
    ),
    # People are let in, but we say who we are: refused, and never dead.
    case("403 to everybody but browsers", Reason.HTTP_403, when(_like_a_browser, GUIDE, text("", 403))),
    case(
        "404 to everybody but browsers, the front page too",
        Reason.CHALLENGE,
        when(_named_like_one, GUIDE, NOT_FOUND),
        pages={"/": when(_named_like_one, FRONT_PAGE, NOT_FOUND)},
    ),
    case(
        "404 to everybody but browsers, and the front page refused",
        Reason.CHALLENGE,
        when(_like_a_browser, GUIDE, NOT_FOUND),
        pages={"/": when(_like_a_browser, FRONT_PAGE, text("", 403))},
    ),
    case(
        "404 to everybody but browsers, and the front page behind a challenge",
        Reason.CHALLENGE,
        when(_like_a_browser, GUIDE, NOT_FOUND),
        pages={"/": shows("Just a moment...", "<script>window._cf_chl_opt={}</script>")},
    ),
    case("404 for everything, the front page too", Reason.HTTP_404, NOT_FOUND, pages={"/": NOT_FOUND}),
    case("404 for the front page itself", Reason.HTTP_404, NOT_FOUND, at="/"),
    case("404, and the front page is down", Reason.HTTP_404, NOT_FOUND, pages={"/": shows("Error", "", 500)}),
    case(
        "410 for everything: closed for good", Reason.HTTP_410, shows("Gone", "", 410), pages={"/": shows("", "", 410)}
    ),
    case(
        "404 from a host that keeps no such site",
        Reason.HTTP_404,
        shows("Site not found", "<h1>404</h1><p>There isn't a GitHub Pages site here.</p>", 404),
        pages={"/": shows("Site not found", "<h1>404</h1><p>There isn't a GitHub Pages site here.</p>", 404)},
    ),
    # The server's own fault.
    case("500 for ever", Reason.HTTP_5XX, shows("Internal Server Error", "", 500)),
    case("500 in the words of a missing page", Reason.HTTP_5XX, shows("404 Not Found", "<h1>Not Found</h1>", 500)),
    case("501", Reason.HTTP_5XX, shows("Not Implemented", "", 501)),
    case("502", Reason.HTTP_5XX, shows("Bad Gateway", "", 502)),
    case("503 for ever", Reason.HTTP_5XX, shows("Service Unavailable", "", 503)),
    case("503 while a free host wakes up", Reason.OK, in_turn(shows("Service waking up", "", 503), GUIDE)),
    case("504", Reason.HTTP_5XX, shows("Gateway Time-out", "", 504)),
    case("508, too many processes", Reason.HTTP_5XX, shows("Resource Limit Is Reached", "", 508)),
    case("509, too many visitors", Reason.HTTP_5XX, shows("Bandwidth Limit Exceeded", "", 509)),
    case("511, a hotel's network", Reason.HTTP_5XX, shows("Network Authentication Required", "", 511)),
    case("500 the first time only", Reason.OK, _is_moody(500)),
    case("502 the first time only", Reason.OK, _is_moody(502)),
    case("503 the first time only", Reason.OK, _is_moody(503)),
    case("520, whatever that is", Reason.HTTP_5XX, shows("Web server is returning an unknown error", "", 520)),
    case("521, origin down", Reason.HTTP_5XX, shows("Web server is down", "Error 521", 521, server="cloudflare")),
    case("522, origin silent", Reason.HTTP_5XX, shows("Connection timed out", "Error 522", 522, server="cloudflare")),
    case("523, origin unreachable", Reason.HTTP_5XX, shows("Origin is unreachable", "", 523, server="cloudflare")),
    case("524, origin slow", Reason.HTTP_5XX, shows("A timeout occurred", "", 524, server="cloudflare")),
    case("525, origin's handshake", Reason.HTTP_5XX, shows("SSL handshake failed", "", 525, server="cloudflare")),
    case("526, origin's certificate", Reason.HTTP_5XX, shows("Invalid SSL certificate", "", 526, server="cloudflare")),
    case(
        "530 and 1016, origin without a name",
        Reason.DNS_NXDOMAIN,
        shows(
            "Origin DNS error", "<h1>Error <span>1016</span></h1><h2>Origin DNS error</h2>", 530, server="cloudflare"
        ),
    ),
    case("530 and 1016 in one line", Reason.DNS_NXDOMAIN, text("error code: 1016", 530, server="cloudflare")),
    case("530 and 1033, a tunnel that is down", Reason.HTTP_5XX, text("error code: 1033", 530, server="cloudflare")),
    case(
        "999 at LinkedIn",
        Reason.HTTP_999,
        html("<script>window.onload=function(){}</script>", 999),
        host="www.linkedin.com",
    ),
)
