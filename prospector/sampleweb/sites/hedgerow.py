"""Hedgerow Bees: one woman's blog from Shropshire, made with a blog system and a theme somebody else drew."""

from __future__ import annotations

from prospector.sampleweb.behaviours import Answer, answer, html, text
from prospector.sampleweb.server import Host

NAME = "www.hedgerow-bees.example"


def _page(title: str, content: str) -> Answer:
    return html(f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Hedgerow Bees</title>
<link rel="stylesheet" href="/wp-content/themes/hawthorn/style.css">
<meta name="generator" content="WordPress 6.8">
</head>
<body class="page">
<header id="masthead"><p class="site-title"><a href="/" rel="home">Hedgerow Bees</a></p>
<p class="site-description">Wild bees, honey bees and the hedge between them</p>
<nav id="site-navigation"><ul class="menu"><li><a href="/">Home</a></li><li><a href="/about/">About</a></li>
<li><a href="/blog/">Blog</a></li><li><a href="/links/">Useful links</a></li>
<li><a href="/write-for-us/">Write for us</a></li><li><a href="/contact/">Contact</a></li></ul></nav></header>
<main id="main"><article><h1 class="entry-title">{title}</h1>
<div class="entry-content">
{content}
</div></article></main>
<aside id="secondary"><h2>Recent posts</h2><ul><li><a href="/blog/2023/a-hedge-in-a-year/">A hedge in a year</a></li>
<li><a href="/blog/2021/first-mason-bees/">First mason bees</a></li></ul></aside>
<footer id="colophon"><p>&copy; Rosalind Thackeray. <a href="/wp-admin/">Log in</a></p>
<p>Theme: <a href="http://www.leafpress.example/themes/hawthorn" rel="nofollow">Hawthorn</a></p></footer>
</body>
</html>""")


def _post(title: str, date: str, content: str) -> Answer:
    byline = f'<p class="byline">by <a rel="author" href="/about/">Rosalind Thackeray</a>, <time>{date}</time></p>'
    return _page(title, byline + content)


PAGES = {
    "/": _page(
        "Welcome to the hedge",
        """<p>I keep four hives and a very long hedge near Much Wenlock, and write down what happens in both. If you
are new here, begin with <a href="/blog/2023/a-hedge-in-a-year/">how the hedge was laid</a>, or take a look at the
<a href="/links/">sites I learn from</a>.</p><p>Questions are welcome; answers come when the bees are in bed.</p>""",
    ),
    "/about/": _page(
        "About",
        """<p>My name is Rosalind Thackeray. I was a land surveyor for thirty years and now measure nothing but
flowering times. The photographs are by my brother Edwin.</p><p>The hedge is 214 metres long and holds nineteen kinds of
shrub. So far I have found forty-one kinds of bee in it, which I am told is a lot.</p>""",
    ),
    "/contact/": _page(
        "Contact",
        """<p>Write to <a href="mailto:rosalind@hedgerow-bees.example">rosalind@hedgerow-bees.example</a> or use the
form. I read everything and answer most of it.</p>
<form class="wpcf7-form" method="post" action="/contact/"><p><label>Your name <input name="your-name"></label></p>
<p><label>Your e-mail <input type="email" name="your-email"></label></p>
<p><label>Message <textarea name="your-message"></textarea></label></p><p><button>Send</button></p></form>""",
    ),
    "/links/": _page(
        "Useful links",
        """<p>These are the sites I send people to when they ask me where to begin. I try to look at them all once a
year. If one no longer works, or you know a better one, please
<a href="mailto:rosalind@hedgerow-bees.example?subject=Links">tell me</a>.</p>
<h2>Homes for wild bees</h2>
<ul>
<li><a href="http://www.pollinator-trust.example/guides/bee-hotels.html">Bee hotels that work</a>: why most of the ones
on sale do not, and how to drill one that does.</li>
<li><a href="http://www.skep-makers-guild.example/">The Skep Makers' Guild</a>: straw skeps, how they are sewn and who
still sells them.</li>
<li><a href="http://wiki.beewalkers.example/wiki/Bumblebee_identification">Bumblebee identification</a> on the
Beewalkers' wiki, good for beginners.</li>
</ul>
<h2>Flowers through the year</h2>
<ul>
<li><a href="http://www.nectar-calendar.example/">The Nectar Calendar</a>: what is in flower this week, by county.</li>
<li><a href="http://www.pollinator-trust.example/guides/lawns.html">The lawn that feeds</a>: mow less, sow clover.</li>
<li><a href="http://www.pollinator-trust.example/downloads/meadow-handbook-2012.html">The Meadow Handbook</a>: ninety
pages on making a meadow out of a paddock. Still the best there is.</li>
</ul>
<h2>Learning to keep honey bees</h2>
<ul>
<li><a href="http://www.apiary-society.example/courses">Courses for beginners</a> from the Apiary Society, all over the
country.</li>
<li><a href="http://www.queen-rearing-guide.example/grafting.html">Grafting, step by step</a>: for your third year, with
clear photographs.</li>
</ul>""",
    ),
    "/write-for-us/": _page(
        "Write for us",
        """<p>Do you watch bees? I publish guest posts of 600 to 1,200 words about wild bees, hedges and small-scale
beekeeping in Britain. Please send an outline first; a link to your own site is fine, adverts are not.</p>
<p>Send your guest post to <a href="mailto:posts@hedgerow-bees.example">posts@hedgerow-bees.example</a>.</p>""",
    ),
    "/blog/": _page(
        "Blog",
        """<ul><li><a href="/blog/2023/a-hedge-in-a-year/">A hedge in a year</a> (2023)</li>
<li><a href="/blog/2021/first-mason-bees/">First mason bees</a> (2021)</li>
<li><a href="/blog/2018/the-cold-april/">The cold April</a> (2018)</li>
<li><a href="/blog/2016/the-skep-exhibition/">The skep exhibition</a> (2016)</li></ul>""",
    ),
    "/blog/2023/a-hedge-in-a-year/": _post(
        "A hedge in a year",
        "3 December 2023",
        """<p>In January we cut and laid the northern third. The hawthorn bent without complaint, the blackthorn took
it out on my gloves. By May every stool had put up shoots as long as my arm.</p><p>What surprised me was the ivy. We had
left it on the two old ash stumps because it was raining, and in October the ivy bees came: eleven nests in the bank
below,
where there had been none.</p>""",
    ),
    "/blog/2021/first-mason-bees/": _post(
        "First mason bees",
        "2 April 2021",
        """<p>The males came out on the 29th, in a row of little white moustaches, and spent the morning in the
entrances waiting for the sun. The females followed two days later and were carrying mud by noon.</p><p>I counted the
tubes they had closed by the end of May: thirty-eight of sixty.</p>""",
    ),
    "/blog/2018/the-cold-april/": _post(
        "The cold April",
        "30 April 2018",
        """<p>Nine nights of frost, and the plum blossom brown before anybody had been to see it. The hives lived on
fondant. The early bumblebee queens lived on the one lungwort by the tap, and I did not dare to pass.</p>""",
    ),
    "/blog/2016/the-skep-exhibition/": _post(
        "The skep exhibition",
        "17 September 2016",
        """<p>On Saturday we drove to the old station to see <a
href="http://www.honey-museum.example/exhibits/skeps">forty skeps in one room</a>. The oldest was sewn in 1794, with
bramble split down to a ribbon, and there was still the smell of smoke in it.</p><p>Edwin bought a bone needle. There is
no straw left in the barn.</p>""",
    ),
    "/wp-admin/": _page("Log in", "<p>This part is not for visitors.</p>"),
    "/robots.txt": text(f"User-agent: *\nDisallow: /wp-admin/\n\nSitemap: http://{NAME}/sitemap.xml\n"),
}

# The disallowed page is on no map.
_ON_THE_MAP = [path for path in PAGES if path not in ("/wp-admin/", "/robots.txt")]

SITEMAP = answer(
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    + "".join(f"<url><loc>http://{NAME}{path}</loc></url>\n" for path in _ON_THE_MAP)
    + "</urlset>\n",
    "application/xml",
)

HOST = Host(NAME, "127.83.0.1", PAGES | {"/sitemap.xml": SITEMAP})
