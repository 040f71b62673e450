"""Calderbeck Beekeepers: an association with a long memory, old minutes and a calendar without an end."""

from __future__ import annotations

import asyncio
import re

from prospector.sampleweb.behaviours import NOT_FOUND, Answer, Behaviour, html, text
from prospector.sampleweb.request import Request
from prospector.sampleweb.server import Host


def _page(title: str, content: str) -> Answer:
    return html(f"""<html>
<head><title>Calderbeck Beekeepers: {title}</title><meta name="author" content="Winifred Ashdown"></head>
<body>
<div id="menu"><a href="/">Home</a> | <a href="/about.html">About us</a> | <a href="/committee.html">Committee</a> |
<a href="/calendar">Calendar</a> | <a href="/newsletter.html">Newsletter</a> | <a href="/links.htm">Links</a> |
<a href="/archive/">Archive</a></div>
<h1>{title}</h1>
{content}
<hr>
<div id="footer">Page maintained by Winifred Ashdown,
<a href="mailto:web@calderbeck-beekeepers.example">web@calderbeck-beekeepers.example</a></div>
</body>
</html>""")


def _minutes(year: int, chair: str, honey: int) -> Answer:
    return _page(
        f"Minutes of the general meeting {year}",
        f"""<p>In the chair: {chair}. Apologies were read. The minutes of {year - 1} were taken as correct.</p>
<p>The apiary gave {honey} lb of honey. The roof of the shed was discussed. There being no other business, tea was
had.</p>""",
    )


MINUTES = {
    2003: _minutes(2003, "Col. Everard Pym", 212),
    2004: _minutes(2004, "Col. Everard Pym", 187),
    2005: _minutes(2005, "Mrs Hester Lowe", 240),
    2006: _minutes(2006, "Mrs Hester Lowe", 96),
    2007: _minutes(2007, "Winifred Ashdown", 143),
}


async def calendar(request: Request, writer: asyncio.StreamWriter) -> None:
    """A month and the way to the next and the one before, for ever."""
    if not (asked := re.fullmatch(r"(?:month=(\d{4})-(\d\d))?", request.query)):
        await NOT_FOUND(request, writer)
        return
    year, month = int(asked[1] or 2026), int(asked[2] or 1)
    before, after = (divmod(year * 12 + month - 1 + step, 12) for step in (-1, 1))
    page = _page(
        f"Calendar {year}-{month:02}",
        f"""<p>The apiary is open on Sundays at two, weather permitting.</p>
<p><a href="/calendar?month={before[0]:04}-{before[1] + 1:02}">Previous month</a>
<a href="/calendar?month={after[0]:04}-{after[1] + 1:02}">Next month</a></p>""",
    )
    await page(request, writer)


PAGES: dict[str, Behaviour] = {
    "/": _page(
        "Welcome",
        """<p>Calderbeck Beekeepers meet at the apiary behind the cricket ground. We lend equipment, collect swarms and
teach beginners every spring.</p><p>Found a swarm? Ring the number on the noticeboard.</p>""",
    ),
    "/about.html": _page(
        "About us",
        "<p>Fifty-two members, eleven hives of our own, and a shed whose roof has been discussed since 1981.</p>",
    ),
    "/committee.html": _page(
        "Committee",
        """<ul><li>Chair: Barnaby Teale</li><li>Secretary: Oonagh Prideaux,
<a href="mailto:secretary@calderbeck-beekeepers.example">secretary@calderbeck-beekeepers.example</a></li>
<li>Web pages: Winifred Ashdown</li></ul>""",
    ),
    "/newsletter.html": _page(
        "Newsletter",
        """<p>Comes out four times a year on paper. In the current number: oxalic acid without tears, the honey show,
and
a poem.</p>""",
    ),
    "/links.htm": _page(
        "Links",
        """<p>Websites our members have found helpful. Winifred checks them when it rains.</p>
<h3>Associations</h3>
<ul>
<li><a href="http://www.apiary-society.example/courses">Apiary Society courses</a> - we send all our beginners
there</li>
<li><a href="http://www.pollinator-trust.example/">Pollinator Trust</a> - for the wild ones</li>
<li><a href="http://www.hedgerow-bees.example/">Hedgerow Bees</a> - Rosalind's blog, always worth a visit</li>
<li><a href="http://www.colleague-network.example/groups/beekeepers">Beekeepers on Colleague Network</a> - for those who
do that sort of thing</li>
</ul>
<h3>Swarms</h3>
<ul>
<li><a href="http://www.swarm-watch.example/report">Report a swarm</a> - national scheme</li>
<li><a href="http://www.swarm-watch.example/map/county/14">Swarms in our county</a> - the map</li>
<li><a href="http://www.swarm-line.example/">Swarm Line</a> - who collects where</li>
</ul>
<h3>Reading</h3>
<ul>
<li><a href="http://www.apiary-society.example/leaflets/heather-honey">Heather honey</a> - leaflet, how to press it</li>
<li><a href="http://www.apiary-society.example/events/summer-school-2015">Summer school</a> - lecture notes</li>
<li><a href="http://www.queen-rearing-guide.example/grafting.html">Queen rearing</a> - grafting for steady hands</li>
<li><a href="http://www.pollinator-trust.example/beehotels">Bee hotels</a> - for the grandchildren</li>
<li><a href="http://www.honey-museum.example/">Honey Museum</a> - our outing in 2019</li>
</ul>
<h3>Odds and ends</h3>
<ul>
<li><a href="http://10.0.0.1/hive-scale">The hive scale</a> - works in the clubhouse</li>
<li><a href="ftp://ftp.calderbeck-beekeepers.example/software/">Bee software</a> - for old computers</li>
</ul>""",
    ),
    "/archive/": _page(
        "Archive",
        "<ul>" + "".join(f'<li><a href="minutes-{year}.html">Minutes {year}</a></li>' for year in MINUTES) + "</ul>",
    ),
    "/calendar": calendar,
    "/robots.txt": text("User-agent: *\nDisallow: /cgi-bin/\n"),
}

HOST = Host(
    "calderbeck-beekeepers.example",
    "127.83.0.6",
    PAGES | {f"/archive/minutes-{year}.html": page for year, page in MINUTES.items()},
)
