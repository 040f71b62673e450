"""Oakmere College Library: research guides as librarians make them, boxes on tabs, with the owner's profile."""

from __future__ import annotations

from prospector.sampleweb.behaviours import Answer, html
from prospector.sampleweb.server import Host

_PROFILE = """<div class="s-lib-box s-lib-profile"><h2>Subject librarian</h2><p class="s-lib-profile-name">Imogen
Farr</p>
<p><a href="mailto:ifarr@oakmere-college.example">Email me</a></p><p>Life Sciences, second floor</p></div>"""


def _page(title: str, content: str) -> Answer:
    return html(f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title} - Research guides at Oakmere College</title></head>
<body class="s-lg-guide-body">
<div id="s-lib-bc"><a href="/">Oakmere College Library</a> / <a href="/guides">Research guides</a> / {title}</div>
<h1 id="s-lg-guide-name">{title}</h1>
<ul class="nav-tabs"><li><a href="/guides/pollinators">Pollinators</a></li>
<li><a href="/guides/pollinators/books">Books</a></li><li><a href="/guides/beekeeping">Beekeeping</a></li>
<li><a href="/staff">Librarians</a></li></ul>
<div id="s-lg-content">
{content}
</div>
<div id="s-lib-footer"><a href="/about">About the library</a> <a href="/contact">Ask a librarian</a></div>
</body>
</html>""")


PAGES = {
    "/": _page(
        "Oakmere College Library",
        """<p>Open Monday to Saturday during term. Search the catalogue, book a desk, or ask the librarian for your
subject. New this term: <a href="/guides/pollinators">a guide to pollinators</a>.</p>""",
    ),
    "/guides": _page(
        "Research guides",
        """<ul><li><a href="/guides/pollinators">Pollinators</a></li>
<li><a href="/guides/beekeeping">Beekeeping</a></li>
</ul>""",
    ),
    "/guides/pollinators": _page(
        "Pollinators",
        f"""<div class="s-lib-box"><h2>Websites for an overview</h2><ul>
<li><a href="http://www.pollinator-trust.example/guides/bee-hotels.html">Bee hotels that work</a>
<div>A practical guide, with the references at the end.</div></li>
<li><a href="http://www.pollinator-trust.example/downloads/meadow-handbook-2012.html">Meadow Handbook (2012)</a>
<div>Cited in most student papers on grassland restoration.</div></li>
<li><a href="http://www.nectar-calendar.example/">Nectar Calendar</a><div>Flowering times by county, 1998 to
today.</div></li>
<li><a href="http://www.observation-hive.example/schools/">Observation hives</a>
<div>Protocols for watching a colony behind glass.</div></li>
<li><a href="http://www.honey-museum.example/exhibits/skeps">Skeps</a><div>An illustrated history of the straw
hive.</div></li>
</ul></div>
<div class="s-lib-box"><h2>Articles</h2><ul>
<li><a href="http://journal-of-forage.example/articles/118">Forage distance in three bumblebees</a>
<div>Journal of Forage. Free to read on campus.</div></li>
<li><a href="http://gateway.northfield-uni.example/pollination-review">A review of pollination services</a>
<div>Through Northfield's gateway, with your card number.</div></li>
</ul></div>
{_PROFILE}""",
    ),
    "/guides/pollinators/books": _page(
        "Books on pollinators",
        f"""<div class="s-lib-box"><h2>On our shelves</h2><ul><li>Bees of the Lowland Heath, QL 568.3</li>
<li>The Hoverfly's Year, QL 537.9</li><li>Gardens Without Spray, SB 454.3</li></ul>
<p>Ask at the desk for books on loan elsewhere; they take about a week.</p></div>{_PROFILE}""",
    ),
    "/guides/beekeeping": _page(
        "Beekeeping",
        f"""<div class="s-lib-box"><h2>Societies and courses</h2><ul>
<li><a href="http://www.apiary-society.example/">The Apiary Society</a><div>Examinations, lending library,
insurance.</div></li>
<li><a href="http://www.apiary-society.example/courses">Courses for beginners</a><div>Winter theory, summer
practice.</div></li>
<li><a href="http://www.apiary-society.example/events/summer-school-2015">Summer school</a>
<div>A week of lectures with the programme online.</div></li>
<li><a href="http://www.apiary-society.example/members/">Minutes of the Society</a><div>For members.</div></li>
</ul></div>
<div class="s-lib-box"><h2>Practice</h2><ul>
<li><a href="http://www.apiary-society.example/files/hive-record.pdf">Hive record card (PDF)</a><div>One page, print
it.</div></li>
<li><a href="http://www.queen-rearing-guide.example/grafting.html">Grafting</a><div>Queen rearing in
pictures.</div></li>
<li><a href="http://www.varroa-lab.example/monitor">Varroa monitor</a><div>Mite counts from sixty apiaries.</div></li>
</ul></div>
<div class="s-lib-box"><h2>Suppliers</h2><ul>
<li><a href="http://www.bee-supplies.example/smokers">Bee Supplies</a><div>Smokers compared.</div></li>
<li><a href="https://shop.stingless-supplies.example/">Stingless Supplies</a><div>Hives for stingless bees.</div></li>
</ul></div>
{_PROFILE}""",
    ),
    "/staff": _page(
        "Librarians",
        """<table><tr><td>Imogen Farr</td><td>Life Sciences</td>
<td><a href="mailto:ifarr@oakmere-college.example">ifarr@oakmere-college.example</a></td></tr>
<tr><td>Tobias Wendle</td><td>Humanities</td>
<td><a href="mailto:twendle@oakmere-college.example">twendle@oakmere-college.example</a></td></tr></table>""",
    ),
    "/about": _page("About the library", "<p>Built in 1931, with 84,000 volumes and a hive on the roof.</p>"),
    "/contact": _page(
        "Ask a librarian",
        """<p>Write to <a href="mailto:library@oakmere-college.example">library@oakmere-college.example</a>.</p>
<form method="post" action="/contact"><input name="email" type="email" placeholder="Your e-mail">
<textarea name="question" placeholder="Your question"></textarea><button>Ask</button></form>""",
    ),
}

HOST = Host("library.oakmere-college.example", "127.83.0.4", PAGES)
