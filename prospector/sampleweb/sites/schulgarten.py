"""Schulgarten Eichwinkel: a German school garden whose list of teaching material moved once."""

from __future__ import annotations

from prospector.sampleweb.behaviours import Answer, html, redirect
from prospector.sampleweb.server import Host


def _page(title: str, content: str) -> Answer:
    return html(f"""<!DOCTYPE html>
<html lang="de">
<head><meta charset="utf-8"><title>{title} · Schulgarten Eichwinkel</title></head>
<body>
<div class="kopf"><a href="/"><strong>Schulgarten Eichwinkel</strong></a></div>
<ul class="navigation"><li><a href="/">Start</a></li><li><a href="/projekte/">Projekte</a></li>
<li><a href="/links">Material</a></li><li><a href="/kontakt/">Kontakt</a></li>
<li><a href="/impressum/">Impressum</a></li></ul>
<div class="inhalt"><h1>{title}</h1>
{content}
</div>
<div class="fuss">Grundschule am Eichwinkel</div>
</body>
</html>""")


PAGES = {
    "/": _page(
        "Unser Schulgarten",
        """<p>Seit 2011 gärtnern die Klassen drei und vier auf dem Gelände hinter der Turnhalle. Es gibt Beete, eine
Wildblumenwiese, eine Trockenmauer und zwei Bienenvölker, die von der Bienen-AG betreut werden.</p>""",
    ),
    "/projekte/": _page(
        "Projekte",
        """<ul><li><a href="/projekte/bienen-ag/">Die Bienen-AG</a></li>
<li><a href="/projekte/trockenmauer/">Die Trockenmauer</a></li></ul>""",
    ),
    "/projekte/bienen-ag/": _page(
        "Die Bienen-AG",
        """<p>Zwölf Kinder, zwei Völker, ein Schleier für jeden. Im Mai suchen wir die Königin, im Juli schleudern
wir, im
Dezember gießen wir Kerzen. Gestochen wurde bisher nur der Hausmeister.</p>""",
    ),
    "/projekte/trockenmauer/": _page(
        "Die Trockenmauer",
        """<p>Ohne Mörtel gesetzt, mit Fugen in jeder Breite. Nach einem Jahr wohnten dort Mauerbienen, eine Eidechse
und
sehr viele Spinnen.</p>""",
    ),
    "/links": redirect("/material/", 301),
    "/material/": _page(
        "Material für Lehrkräfte",
        """<p>Eine Sammlung von Seiten, Arbeitsblättern und Anleitungen, zusammengetragen von Frauke Distelkamp.
Ergänzungen
bitte an <a href="mailto:distelkamp@schulgarten-eichwinkel.example">distelkamp@schulgarten-eichwinkel.example</a>.</p>
<h2>Bienen im Unterricht</h2>
<ul>
<li><a href="http://bienenkunde-institut.example/">Institut für Bienenkunde</a>, Führungen für Schulklassen</li>
<li><a href="http://www.apiary-society.example/files/hive-record.pdf">Stockkarte (PDF, englisch)</a>, für den
fächerverbindenden Unterricht</li>
<li><a href="http://www.wildbienen-im-garten.example/">Wildbienen im Garten</a>, Fotos zum Bestimmen</li>
</ul>
<h2>Säen und bauen</h2>
<ul>
<li><a href="http://wildblumensaat.example/katalog/2013/mischungen">Mischungen für Schulgärten</a>, kleine Mengen</li>
<li><a href="http://wildblumensaat.example/sorten">Alle Sorten</a>, nach Boden geordnet</li>
<li><a href="http://www.pollinator-trust.example/guides/bee-hotels.html">Bee hotels that work</a>, englisch, mit
Maßen</li>
</ul>""",
    ),
    "/kontakt/": _page(
        "Kontakt",
        """<p>Frauke Distelkamp leitet den Schulgarten:
<a href="mailto:distelkamp@schulgarten-eichwinkel.example">distelkamp@schulgarten-eichwinkel.example</a></p>""",
    ),
    "/impressum/": _page(
        "Impressum",
        """<p>Grundschule am Eichwinkel, Eichwinkel 3, Musterhausen. Vertreten durch den Schulleiter Ansgar Holtkötter.
E-Mail: sekretariat@schulgarten-eichwinkel.example</p>""",
    ),
}

HOST = Host("www.schulgarten-eichwinkel.example", "127.83.0.7", PAGES)
