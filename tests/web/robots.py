"""What a robots.txt asks of its visitors, and files that are none."""

from __future__ import annotations

from prospector.sampleweb.behaviours import NOT_FOUND, Behaviour, answer, hang, html, redirect, reset, text
from prospector.verdict import Reason
from tests.web.case import GUIDE, Case, case

AWAY = text("User-agent: *\nDisallow: /\n")


def _asked(name: str, reason: Reason, robots: Behaviour, page: Behaviour = GUIDE) -> Case:
    pages: dict[str, Behaviour] = {"/robots.txt": robots, "/robots/": AWAY}
    return case(f"robots.txt {name}", reason, page, pages=pages)


CASES = (
    # Asked to stay away.
    _asked("wants no robots", Reason.ROBOTS, AWAY),
    _asked("wants no robots, and the page is gone", Reason.ROBOTS, AWAY, NOT_FOUND),
    _asked("does not want us", Reason.ROBOTS, text("User-agent: prospector\nDisallow: /\n")),
    _asked("closes the folder", Reason.ROBOTS, text("User-agent: *\nDisallow: /guides\n")),
    _asked("closes all pages that end so", Reason.ROBOTS, text("User-agent: *\nDisallow: /*.html$\n")),
    _asked(
        "begins with a mark of its encoding",
        Reason.ROBOTS,
        text("\ufeffUser-agent: *\nDisallow: /\n"),
    ),
    _asked("has line ends of old", Reason.ROBOTS, text("User-agent: *\r\rDisallow: /\r")),
    _asked("has moved", Reason.ROBOTS, redirect("/robots/", 301)),
    # Welcome.
    _asked("allows all", Reason.OK, text("User-agent: *\nDisallow:\n")),
    _asked("does not want others", Reason.OK, text("User-agent: otherbot\nDisallow: /\n")),
    _asked("closes another folder", Reason.OK, text("User-agent: *\nDisallow: /members/\n")),
    _asked("opens what it has closed", Reason.OK, text("User-agent: *\nDisallow: /\nAllow: /guides/\n")),
    _asked(
        "wants us though no others", Reason.OK, text("User-agent: *\nDisallow: /\n\nUser-agent: prospector\nAllow: /\n")
    ),
    # None.
    _asked("is empty", Reason.OK, text("")),
    _asked("is a page", Reason.OK, html("<h1>Welcome</h1><p>Disallow: nothing.</p>")),
    _asked("is refused", Reason.OK, text("", 403)),
    _asked("is garbage", Reason.OK, answer(b"\x00\xff disallow" * 5000, "text/plain")),
    _asked("leads in circles", Reason.OK, redirect("/robots.txt")),
    _asked("is never said", Reason.OK, hang),
    _asked("is hung up on", Reason.OK, reset),
    _asked("is never said, and the page is gone", Reason.HTTP_404, hang, NOT_FOUND),
)
