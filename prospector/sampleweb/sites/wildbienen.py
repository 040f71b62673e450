"""Wildbienen im Garten: a German blog with annotated tips for further reading."""

from __future__ import annotations

from prospector.sampleweb.behaviours import Answer, html, text
from prospector.sampleweb.server import Host


def _page(title: str, content: str) -> Answer:
    return html(f"""<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<title>{title} – Wildbienen im Garten</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "WebSite",
"name": "Wildbienen im Garten", "author": {{"@type": "Person", "name": "Henrike Amsel"}}}}</script>
</head>
<body>
<header><a href="/">Wildbienen im Garten</a>
<nav><a href="/">Start</a> <a href="/artikel/">Artikel</a> <a href="/linktipps/">Linktipps</a>
<a href="/ueber-mich/">Über mich</a> <a href="/kontakt/">Kontakt</a></nav></header>
<main>
<h1>{title}</h1>
{content}
</main>
<footer>Henrike Amsel · <a href="/impressum/">Impressum</a> · <a href="/kontakt/">Kontakt</a></footer>
</body>
</html>""")


PAGES = {
    "/": _page(
        "Wer summt denn da?",
        """<p>Auf 380 Quadratmetern am Stadtrand habe ich bisher 97 Wildbienenarten gefunden. Hier schreibe ich auf, was
sie brauchen, was sie mögen und was sie mit Nachdruck ablehnen.</p><p>Neu: <a href="/artikel/totholz/">Totholz muss
stehen</a>. Zum Weiterlesen: meine <a href="/linktipps/">Linktipps</a>.</p>""",
    ),
    "/ueber-mich/": _page(
        "Über mich",
        """<p>Ich heiße Henrike Amsel, bin Grundschullehrerin und habe mit einer Lupe aus dem Nähkasten angefangen.
Inzwischen bestimme ich Sandbienen und gebe mein Wissen in Führungen weiter.</p>""",
    ),
    "/kontakt/": _page(
        "Kontakt",
        """<p>Fragen, Fotos, Funde:
<a href="mailto:henrike@wildbienen-im-garten.example">henrike@wildbienen-im-garten.example</a>.
Bitte schreiben Sie dazu, wo und wann Sie die Biene gesehen haben.</p>""",
    ),
    "/impressum/": _page(
        "Impressum",
        """<p>Angaben gemäß § 5 DDG</p><p>Henrike Amsel<br>Am Birkenrain 12<br>Musterstadt</p>
<p>E-Mail: henrike@wildbienen-im-garten.example</p>""",
    ),
    "/linktipps/": _page(
        "Linktipps",
        """<p>Seiten, auf denen ich selbst nachschlage, mit ein paar Worten dazu. Wenn ein Link ins Leere führt, freue
ich
mich über eine <a href="/kontakt/">Nachricht</a>.</p>
<h2>Pflanzen und Saatgut</h2>
<ul>
<li><a href="http://wildblumensaat.example/katalog/2013/mischungen">Mischungen für Wildbienen</a>: die einzige, die bei
mir auch im dritten Jahr noch blüht.</li>
<li><a href="http://wildblumensaat.example/sorten">Sortenliste von Kerner</a>: nach Boden geordnet, sehr praktisch.</li>
<li><a href="http://pollenatlas.example/baum/linde">Pollenatlas</a>: Höschen bestimmen nach Farbe.</li>
</ul>
<h2>Nisthilfen</h2>
<ul>
<li><a href="http://wildblumensaat.example/ratgeber/sandarium">Sandarium</a>: gute Anleitung mit Schnittzeichnung.</li>
</ul>
<h2>Wissen</h2>
<ul>
<li><a href="http://bienenkunde-institut.example/">Institut für Bienenkunde</a>: vor allem Honigbienen, trotzdem
lesenswert.</li>
<li><a href="http://www.schulgarten-eichwinkel.example/links">Material für den Schulgarten</a>: gesammelt von einer
Kollegin, ständig erweitert.</li>
</ul>""",
    ),
    "/artikel/": _page(
        "Artikel",
        """<ul><li><a href="/artikel/totholz/">Totholz muss stehen</a></li>
<li><a href="/artikel/wiese-statt-rasen/">Wiese statt Rasen</a></li>
<li><a href="/artikel/mauerbienen/">Mauerbienen im Reihenhaus</a></li></ul>""",
    ),
    "/artikel/totholz/": _page(
        "Totholz muss stehen",
        """<p>Liegend wird es feucht und gehört bald den Asseln. Stehend, in der Sonne und fest verankert, ist ein alter
Apfelstamm ein Hochhaus: unten die Blattschneider, oben die Holzbienen, dazwischen alle, die fertige Käfergänge
beziehen.</p>
<p>Unserer steht seit sechs Jahren. Die Nachbarn fragen nicht mehr.</p>""",
    ),
    "/artikel/wiese-statt-rasen/": _page(
        "Wiese statt Rasen",
        """<p>Wir haben im September die Grasnarbe abgetragen, Sand eingearbeitet und auf nackten Boden gesät. Im ersten
Jahr: Kamille und Zweifel. Im zweiten: Margeriten, Natternkopf, Hornklee.</p><p>Die Idee stammt aus dem
<a href="http://bienenkunde-institut.example/wiesenprojekt">Wiesenprojekt des Instituts</a>, wo vierzig Gärten über fünf
Jahre beobachtet wurden.</p>""",
    ),
    "/artikel/mauerbienen/": _page(
        "Mauerbienen im Reihenhaus",
        """<p>Im Fensterrahmen, im Gartenschlauch, im Schloss der Hintertür: Die Gehörnte Mauerbiene nimmt, was passt.
Wer ihr gebohrtes Hartholz anbietet, bekommt seine Tür zurück.</p>""",
    ),
    "/robots.txt": text("User-agent: *\nDisallow: /suche\n"),
}

HOST = Host("www.wildbienen-im-garten.example", "127.83.0.5", PAGES)
