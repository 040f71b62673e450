"""The Beewalkers' wiki: many hands, and addresses typed with blanks, tabs and line breaks in them."""

from __future__ import annotations

from prospector.sampleweb.behaviours import Answer, html, redirect, text
from prospector.sampleweb.server import Host


def _page(title: str, content: str) -> Answer:
    return html(f"""<!DOCTYPE html>
<html class="client-nojs" lang="en">
<head><meta charset="UTF-8"><title>{title} - Beewalkers' wiki</title></head>
<body class="mediawiki">
<div id="content"><h1 id="firstHeading">{title}</h1>
<div id="mw-content-text">
{content}
</div></div>
<div id="mw-navigation"><a href="/wiki/Main_Page">Main page</a> <a href="/wiki/Useful_resources">Useful resources</a>
<a href="/wiki/Beewalkers:About">About</a> <a href="/wiki/Beewalkers:Contact">Contact</a></div>
<div id="footer">Text may be reused. Kept by the Beewalkers.</div>
</body>
</html>""")


PAGES = {
    "/": redirect("/wiki/Main_Page", 301),
    "/wiki/Main_Page": _page(
        "Main Page",
        """<p>Once a month we walk the same mile and count bumblebees. This wiki holds what we have learned:
<a href="/wiki/Bumblebee_identification">identification</a>, <a href="/wiki/How_to_walk_a_transect">how to walk a
transect</a>, <a href="/wiki/Carder_bees">carder bees</a>, and <a href="/wiki/Useful_resources">useful
resources</a>.</p>""",
    ),
    "/wiki/Bumblebee_identification": _page(
        "Bumblebee identification",
        """<p>Look at the tail first: white, red or ginger. Then count the yellow bands. Photograph the face, because
cuckoo bumblebees have a square jaw and no pollen baskets.</p><p>See also <a href="/wiki/Carder_bees">carder
bees</a>.</p>""",
    ),
    "/wiki/How_to_walk_a_transect": _page(
        "How to walk a transect",
        """<p>Walk slowly, on a dry day above thirteen degrees, between eleven and five. Count what is within two
metres on
either side and four metres ahead. Do not chase.</p>""",
    ),
    "/wiki/Carder_bees": _page(
        "Carder bees",
        """<p>All ginger, all friendly. The common carder flies into November. The shrill carder gives itself away by
its
voice, and is found in fewer places every year.</p>""",
    ),
    "/wiki/Useful_resources": _page(
        "Useful resources",
        """<p>Please add what helped you, with a line that says why. Dead links go to the talk page, or to Cordelia Voss
(<a href="mailto:cordelia@beewalkers.example">cordelia@beewalkers.example</a>).</p>
<h2>Plants</h2>
<ul>
<li><a href="http://www.nectar-calendar.example/">Nectar Calendar</a>, what flowers when</li>
<li><a href="http://www.beeplants-db.example/search?genus=Salvia&amp;lang=en">Sages</a> in the Bee Plants Database</li>
<li><a href="http://www.beeplants-db.example/lists/night scented.html">Night-scented plants</a>, for the late ones</li>
<li><a href="
	http://www.beeplants-db.example/plants/pha	celia ">Phacelia</a>, sow it in July</li>
<li><a href="http://www.pollinator-trust.example/guides/lawns.html#clover">Clover in lawns</a>, ten grams are
enough</li>
</ul>
<h2>People</h2>
<ul>
<li><a href="http://www.pollinator-trust.example/">Pollinator Trust</a>, they lend us nets</li>
<li><a href="http://www.skep-makers-guild.example/">Skep Makers' Guild</a>, bumblebees nest in old skeps</li>
<li><a href="http://www.hedgerow-bees.example/">Hedgerow Bees</a>, one hedge, forty-one bees</li>
<li><a href="http://www.swarm-watch.example/report">Swarm Watch</a>, for what is not a bumblebee</li>
</ul>
<h2>Talk</h2>
<ul>
<li><a href="http://forum.beetalk.example/start">Beetalk</a>, the forum, begin here</li>
<li><a href="http://forum.beetalk.example/board/queens">Beetalk: queens</a>, first sightings of the year</li>
</ul>""",
    ),
    "/wiki/Beewalkers:About": _page("About", "<p>Thirty walkers, thirty miles, twelve times a year, since 2010.</p>"),
    "/wiki/Beewalkers:Contact": _page(
        "Contact",
        """<p>Cordelia Voss looks after this wiki:
<a href="mailto:cordelia@beewalkers.example">cordelia@beewalkers.example</a></p>""",
    ),
    "/robots.txt": text("User-agent: *\nDisallow: /w/\n"),
}

HOST = Host("wiki.beewalkers.example", "127.83.0.8", PAGES)
