"""Addresses as people write them into their pages."""

from __future__ import annotations

from prospector.sampleweb.behaviours import NOT_FOUND
from prospector.verdict import Reason
from tests.web.case import GUIDE, PATH, case

CASES = (
    case("a blank in the path", Reason.OK, GUIDE, at="/bee%20hives", link="http://HOST:port/bee hives"),
    case("letters with accents in the path", Reason.OK, GUIDE, at="/bl%C3%BCte", link="http://HOST:port/blüte"),
    case("Chinese in the query", Reason.OK, GUIDE, at="/show?q=%E8%9C%82", link="http://HOST:port/show?q=蜂"),
    case("a broken escape", Reason.OK, GUIDE, at="/%zz", link="http://HOST:port/%zz"),
    case("a pipe and brackets", Reason.OK, GUIDE, at="/a|b[1]?c=[2]|3", link="http://HOST:port/a|b[1]?c=[2]|3"),
    case("backslashes", Reason.OK, GUIDE, at="/guides/hive", link="http:\\\\HOST:port\\guides\\hive"),
    case("blanks and line ends around it", Reason.OK, GUIDE, link="  http://HOST:port/guides/\nhive.html \t"),
    case(
        "capitals in scheme and host",
        Reason.OK,
        GUIDE,
        host="capitals.example",
        link="HTTP://Capitals.EXAMPLE:port/guides/hive.html",
        hosts=(),
    ),
    case("one slash after the scheme", Reason.OK, GUIDE, link="http:/HOST:port/guides/hive.html"),
    case("dots in the path", Reason.OK, GUIDE, link="http://HOST:port/a/../guides/./hive.html"),
    case("a dot at the end of the host", Reason.OK, GUIDE, link="http://HOST.:port/guides/hive.html"),
    case("a name and a password", Reason.OK, GUIDE, link="http://anna:hum@HOST:port/guides/hive.html"),
    case("a fragment that is not on the page", Reason.OK, GUIDE, link="http://HOST:port/guides/hive.html#nowhere"),
    case(
        "a fragment that quotes the page",
        Reason.OK,
        GUIDE,
        link="http://HOST:port/guides/hive.html#:~:text=dry%20stand",
    ),
    case("no path at all", Reason.OK, link="http://HOST:port"),
    case(
        "a host with umlauts",
        Reason.OK,
        GUIDE,
        host="xn--mnchen-bienen-wob.example",
        link="http://münchen-bienen.example:port/guides/hive.html",
    ),
    case("a host with an underscore", Reason.OK, GUIDE, host="bee_keepers.example"),
    case("an IPv4 address", Reason.OK, GUIDE, host="127.60.0.1"),
    # As written, a click leads nowhere: the page's keeper will want to know.
    case("a bracket taken into the link", Reason.HTTP_404, NOT_FOUND, at=f"{PATH})", pages={PATH: GUIDE}),
    case(
        "an ampersand escaped twice", Reason.HTTP_404, NOT_FOUND, at="/show?a=1&amp;b=2", pages={"/show?a=1&b=2": GUIDE}
    ),
    case("the scheme twice", Reason.DNS_NXDOMAIN, link="http://http//bees.example/guides/hive.html"),
    # Not ours to visit.
    case("a private address in hex", Reason.PRIVATE_ADDRESS, link="http://0x0a000001/"),
    case("a private address in octal", Reason.PRIVATE_ADDRESS, link="http://012.0.0.1/"),
    case("a private address as one number", Reason.PRIVATE_ADDRESS, link="http://167772161/"),
    case("a private address as IPv6", Reason.PRIVATE_ADDRESS, link="http://[::ffff:10.0.0.1]/"),
    case("a private address through NAT64", Reason.PRIVATE_ADDRESS, link="http://[64:ff9b::a00:1]/"),
    case("this machine in IPv6", Reason.PRIVATE_ADDRESS, link="http://[::1]:port/"),
    case("the shared addresses of a provider", Reason.PRIVATE_ADDRESS, link="http://100.64.0.1/"),
    case("FTP", Reason.SCHEME, link="ftp://files.example/hive.txt"),
    case("gopher", Reason.SCHEME, link="gopher://bees.example/"),
    case("a mail address", Reason.SCHEME, link="mailto:bees@bees.example"),
    case("a telephone number", Reason.SCHEME, link="tel:+441632960001"),
    case("a script", Reason.SCHEME, link="javascript:void(0)"),
    case("an app", Reason.SCHEME, link="intent://open#Intent;end"),
    case("data", Reason.SCHEME, link="data:text/html,<h1>Bees</h1>"),
    case("a file", Reason.SCHEME, link="file:///etc/passwd"),
    # No address at all.
    case("a blank in the host", Reason.SCHEME, link="http://bees hives.example/"),
    case("no host", Reason.SCHEME, link="http:///"),
    case("numbers that are no IP address", Reason.SCHEME, link="http://256.256.256.256/"),
    case("a port that cannot be", Reason.SCHEME, link="http://bees.example:99999/"),
    case("longer than anybody writes", Reason.TOO_LONG, link="http://bees.example/" + "a" * 3000),
)
