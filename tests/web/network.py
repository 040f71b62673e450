"""Names that lead nowhere, and servers that do not answer."""

from __future__ import annotations

from prospector.sampleweb.behaviours import hang, raw, reset
from prospector.sampleweb.names import Rcode
from prospector.verdict import Reason
from tests.web.case import ADDRESS, GUIDE, NOBODY, case, in_turn

CASES = (
    # Names.
    case("a name that does not exist", Reason.DNS_NXDOMAIN, link="http://never-registered.example/"),
    case(
        "a name below a site that does",
        Reason.DNS_NXDOMAIN,
        link="http://blog.hives.example/",
        names={"hives.example": ADDRESS},
    ),
    case("a name that cannot exist", Reason.DNS_NXDOMAIN, link="http://bees.invalid/"),
    case(
        "a name server that fails",
        Reason.DNS_ERROR,
        link="http://failing.example/",
        names={"failing.example": Rcode.SERVFAIL},
    ),
    case(
        "a name server that refuses to say",
        Reason.DNS_ERROR,
        link="http://refused.example/",
        names={"refused.example": Rcode.REFUSED},
    ),
    case(
        "a name server that says nothing",
        Reason.DNS_ERROR,
        link="http://silent.example/",
        names={"silent.example": Rcode.SILENCE},
    ),
    case(
        "a name for mail only, without an address",
        Reason.DNS_ERROR,
        link="http://mail-only.example/",
        names={"mail-only.example": Rcode.NOERROR},
    ),
    case(
        "an alias of a name that does not exist",
        Reason.DNS_NXDOMAIN,
        link="http://shop.hives.example/",
        names={"shop.hives.example": "hives.shops-gone.example"},
    ),
    case(
        "an alias of a name whose server fails",
        Reason.DNS_ERROR,
        link="http://shop2.hives.example/",
        names={"shop2.hives.example": "hives.shops-ill.example", "hives.shops-ill.example": Rcode.SERVFAIL},
    ),
    case(
        "an alias of itself", Reason.DNS_ERROR, link="http://alias.example/", names={"alias.example": "alias.example"}
    ),
    case(
        "an alias of a living name",
        Reason.OK,
        GUIDE,
        host="www.alias-of.example",
        names={"www.alias-of.example": "cdn-7.example", "cdn-7.example": ADDRESS},
    ),
    case(
        "a name at 0.0.0.0: sunk by whoever keeps it, or by a filter of our own",
        Reason.PRIVATE_ADDRESS,
        link="http://sunk.example/",
        names={"sunk.example": "0.0.0.0"},
    ),
    case(
        "a name at a private address",
        Reason.PRIVATE_ADDRESS,
        link="http://intranet.example/",
        names={"intranet.example": "10.0.0.7"},
    ),
    case(
        "a name at the metadata service",
        Reason.PRIVATE_ADDRESS,
        link="http://meta.example/",
        names={"meta.example": "169.254.169.254"},
    ),
    case(
        "a name at a private IPv6 address",
        Reason.PRIVATE_ADDRESS,
        link="http://six.example/",
        names={"six.example": "fd00::7"},
    ),
    case(
        "a name whose IPv6 address is private, the other not",
        Reason.OK,
        GUIDE,
        host="both.example",
        names={"both.example": f"fd00::7 {ADDRESS}"},
    ),
    case(
        "a name with a broken address and a good one",
        Reason.OK,
        GUIDE,
        host="two.example",
        names={"two.example": f"{NOBODY} {ADDRESS}"},
    ),
    # Servers.
    case("nobody listens", Reason.REFUSED, link="http://closed.example:port/", names={"closed.example": NOBODY}),
    case("a reset at once, for ever", Reason.RESET, reset),
    case("a reset once, then a page", Reason.OK, in_turn(reset, GUIDE)),
    case("an empty reply, for ever", Reason.RESET, raw(b"")),
    case("an empty reply once, then a page", Reason.OK, in_turn(raw(b""), GUIDE)),
    case("half a status line, then the end", Reason.RESET, raw(b"HTTP/1.")),
    case("silence, for ever", Reason.TIMEOUT, hang),
    case("silence once, then a page", Reason.OK, in_turn(hang, GUIDE)),
)
