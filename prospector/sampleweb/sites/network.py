"""The Pollinator Garden Network: a charity's site with a <base href>, so that its short links lead where they do."""

from __future__ import annotations

from prospector.sampleweb.behaviours import Answer, html, text
from prospector.sampleweb.server import Host

NAME = "pollinator-garden-network.example"


def _page(title: str, content: str) -> Answer:
    return html(f"""<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<base href="http://{NAME}/resources/">
<title>{title} | Pollinator Garden Network</title>
<link rel="stylesheet" href="../assets/site.css">
</head>
<body>
<div class="topbar"><a href="../">Pollinator Garden Network</a></div>
<nav class="main-nav"><a href="../">Home</a> <a href="../about.html">About</a> <a href="../news/">News</a>
<a href="index.html">Resources</a> <a href="../contact.html">Contact</a></nav>
<section class="content">
<h1>{title}</h1>
{content}
</section>
<footer>Pollinator Garden Network, a non-profit of gardeners. <a href="../contact.html">Contact us</a></footer>
</body>
</html>""")


PAGES = {
    "/": _page(
        "Every yard counts",
        """<p>We bring together people who garden for bees, butterflies and hummingbirds, from balconies to parking
strips. Join a plant swap, certify your yard, or start with our <a href="index.html">resources</a>.</p>
<p>Latest: <a href="../news/plant-swap.html">the spring plant swap</a> and <a href="../news/parking-strips.html">parking
strips in bloom</a>.</p>""",
    ),
    "/about.html": _page(
        "About us",
        """<p>The network started in 2009 with a wheelbarrow of divided asters and now reaches eleven states. Our
resource pages are looked after by Marisol Ibarra-Keane, our librarian by training and weeder by choice.</p>""",
    ),
    "/contact.html": _page(
        "Contact us",
        """<p>General questions:
<a href="mailto:hello@pollinator-garden-network.example">hello@pollinator-garden-network.example</a>.</p>
<p>Something wrong on our resource pages? Marisol Ibarra-Keane,
<a href="mailto:marisol@pollinator-garden-network.example">marisol@pollinator-garden-network.example</a>.</p>""",
    ),
    "/news/": _page(
        "News",
        """<ul><li><a href="../news/plant-swap.html">Spring plant swap</a></li>
<li><a href="../news/parking-strips.html">Parking strips in bloom</a></li></ul>""",
    ),
    "/news/plant-swap.html": _page(
        "Spring plant swap",
        """<p>Bring what has outgrown its bed, label it, and take home what somebody else could not throw away. Milkweed
seedlings go first, so be early. The swap is free, and so is the coffee.</p>""",
    ),
    "/news/parking-strips.html": _page(
        "Parking strips in bloom",
        """<p>Forty-two households on Alder Street planted the strip between sidewalk and curb. By August the count was
up from four kinds of bee to seventeen, and nobody missed the lawn.</p>""",
    ),
    "/resources/index.html": _page(
        "Resources",
        """<p>Hand-picked, checked by a person, sorted by what you need.</p><ul>
<li><a href="plants.html">Plants for pollinators</a></li><li><a href="organisations.html">Organizations</a></li>
<li><a href="schools.html">For teachers and schools</a></li></ul>""",
    ),
    "/resources/plants.html": _page(
        "Plants for pollinators",
        f"""<p>Lists, guides and databases we use ourselves when we plan a bed.</p>
<h2>Databases</h2>
<dl>
<dt><a href="http://www.beeplants-db.example/search?genus=Salvia&amp;lang=en">Bee Plants Database: sages</a></dt>
<dd>Fourteen sages with flowering times and their visitors.</dd>
<dt><a href="http://www.beeplants-db.example/plants/vipers-bugloss-old">Bee Plants Database: viper's bugloss</a></dt>
<dd>The best plant for a dry bank, with the bees that need it.</dd>
<dt><a href="http://www.beeplants-db.example/search?plants={"borage-" * 430}">A saved search</a></dt>
<dd>Everything blue that we grow, in one long list.</dd>
<dt><a href="http://www.meadow-map.example/">Meadow Map</a></dt>
<dd>Where there are meadows to visit, with what is in flower.</dd>
</dl>
<h2>Guides</h2>
<dl>
<dt><a href="http://www.pollinator-trust.example/guides/lawns.html">The lawn that feeds</a></dt>
<dd>Clover, self-heal and a mower set high.</dd>
<dt><a href="http://www.pollinator-trust.example/downloads/meadow-handbook-2012.html">Meadow Handbook</a></dt>
<dd>From seed to scythe in ninety pages.</dd>
</dl>""",
    ),
    "/resources/organisations.html": _page(
        "Organizations",
        """<p>Groups near and far that do good work for pollinators, and papers that write about it.</p>
<h2>Charities</h2>
<ul>
<li><a href="http://www.pollinator-trust.example/">The Pollinator Trust</a>: guides that may be copied, including one on
<a href="http://www.pollinator-trust.example/guides/bee-hotels.html">bee hotels</a>.</li>
<li><a href="http://old.bee-route.example/">Bee Route</a>: a corridor of gardens along the old railroad.</li>
<li><a href="http://www.waxworks.example/candles/">Waxworks</a>: a workshop that trains young people to make
candles.</li>
</ul>
<h2>In the papers</h2>
<ul>
<li><a href="http://www.pollinews.example/2021/garden-count">Pollinews: the garden count</a>, results county by
county.</li>
<li><a href="http://www.valley-herald.example/2018/hive-thefts">Valley Herald: hive thefts</a>, and what growers
do.</li>
</ul>""",
    ),
    "/resources/schools.html": _page(
        "For teachers and schools",
        """<p>Lesson plans, films and places to visit. All were tried by at least one class.</p>
<h2>In the classroom</h2>
<ul>
<li><a href="http://www.observation-hive.example/schools/">Observation hives in schools</a>: how to set one up
safely.</li>
<li><a href="http://www.hive-cam.example/live">Hive Cam</a>: a live picture from inside a hive.</li>
<li><a href="http://www.pollinator-trust.example/beehotels">Bee hotels</a>: a woodwork lesson with a result.</li>
<li><a href="http://library.oakmere-college.example/guides/pollinators">Oakmere College research guide</a>: for older
students who have a paper to write.</li>
</ul>
<h2>Outings</h2>
<ul>
<li><a href="http://www.honey-museum.example/">The Honey Museum</a>: three rooms of hives and smokers.</li>
</ul>""",
    ),
    "/robots.txt": text("User-agent: *\nDisallow: /drafts/\n"),
}

HOST = Host(NAME, "127.83.0.3", PAGES)
