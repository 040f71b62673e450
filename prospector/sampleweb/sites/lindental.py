"""Imkerverein Lindental: a German association's site of 2004, tables, frames gone, still in ISO-8859-1."""

from __future__ import annotations

from prospector.sampleweb.behaviours import Answer, answer
from prospector.sampleweb.server import Host


def _page(title: str, content: str) -> Answer:
    page = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">
<title>Imkerverein Lindental e.V. - {title}</title>
</head>
<body bgcolor="#FFFBE6" text="#333300" link="#996600">
<table width="780" border="0" cellpadding="6" align="center">
<tr><td colspan="2" bgcolor="#FFCC33"><font size="5"><b>Imkerverein Lindental e.V.</b></font><br>gegründet
1898</td></tr>
<tr><td width="150" valign="top" bgcolor="#FFF0B3">
<a href="index.html">Startseite</a><br><a href="verein.html">Der Verein</a><br><a href="vorstand.html">Vorstand</a><br>
<a href="termine.html">Termine</a><br><a href="aktuelles.html">Aktuelles</a><br>
<a href="linksammlung.html">Linksammlung</a><br><a href="kontakt.html">Kontakt</a><br>
<a href="impressum.html">Impressum</a>
</td><td valign="top">
<h1>{title}</h1>
{content}
</td></tr>
<tr><td colspan="2" align="center"><font size="1">© Imkerverein Lindental e.V. |
<a href="impressum.html">Impressum</a></font>
</td></tr></table>
</body>
</html>"""
    # The header says nothing of the charset: that is left to the page.
    return answer(page.encode("iso-8859-1"), "text/html")


PAGES = {
    "/": _page(
        "Herzlich willkommen",
        """<p>Schön, dass Sie zu uns gefunden haben! Wir sind 64 Imkerinnen und Imker aus dem Lindental und den
umliegenden Dörfern und betreuen zusammen etwa 400 Völker.</p><p>Gäste sind an jedem ersten Freitag im Monat gern
gesehen,
19.30 Uhr im Gasthaus »Zur Linde«. Anfänger vermitteln wir an erfahrene Paten.</p>""",
    ),
    "/verein.html": _page(
        "Der Verein",
        """<p>Gegründet wurde der Verein 1898 von elf Männern und der Lehrerin Wilhelmine Körber, die auch das erste
Protokoll führte. Seit 1974 steht unser Lehrbienenstand am Südhang über der Mühle.</p><p>Der Jahresbeitrag beträgt 36
Euro,
für Schüler die Hälfte. Darin enthalten sind Versicherung und Zeitschrift.</p>""",
    ),
    "/vorstand.html": _page(
        "Vorstand",
        """<table border="1" cellpadding="4"><tr><th>Amt</th><th>Name</th></tr>
<tr><td>1. Vorsitzender</td><td>Gerold Füchtenbusch</td></tr><tr><td>2. Vorsitzende</td><td>Annegret Mölders</td></tr>
<tr><td>Kassenwartin</td><td>Jule Steinkötter</td></tr><tr><td>Internetseite</td><td>Norbert Weißhaupt</td></tr></table>
<p>Den Vorstand erreichen Sie unter vorstand (at) imkerverein-lindental.example.</p>""",
    ),
    "/termine.html": _page(
        "Termine",
        """<ul><li>Freitag, 6. März: Monatsversammlung, Vortrag über Wachskreisläufe</li>
<li>Samstag, 28. März: Frühjahrsputz am Lehrbienenstand</li><li>Sonntag, 14. Juni: Tag der offenen Tür</li>
<li>Freitag, 3. Juli: Varroa, zählen und entscheiden</li></ul>""",
    ),
    "/aktuelles.html": _page(
        "Aktuelles",
        """<ul><li><a href="schleuder.html">Neue Schleuder für alle Mitglieder</a></li>
<li><a href="bluehstreifen.html">Ein Kilometer Blühstreifen</a></li></ul>""",
    ),
    "/schleuder.html": _page(
        "Neue Schleuder für alle Mitglieder",
        """<p>Dank einer Spende der Volksbank konnten wir eine Radialschleuder für zwölf Waben anschaffen. Sie steht im
Vereinsheim und kann von Mitgliedern kostenlos geliehen werden, bitte sauber zurückgeben!</p>""",
    ),
    "/bluehstreifen.html": _page(
        "Ein Kilometer Blühstreifen",
        """<p>Drei Landwirte haben mitgemacht, und nun blüht es vom Sportplatz bis zur Kläranlage: Phacelia, Buchweizen,
Ringelblumen, am Rand auch Wegwarte und Königskerze. Gesät hat die Klasse 4b.</p>""",
    ),
    "/linksammlung.html": _page(
        "Linksammlung",
        """<p>Hier sammeln wir Seiten, die uns bei der Arbeit mit den Bienen geholfen haben. Für Hinweise auf neue oder
defekte Links sind wir dankbar: <a href="mailto:webmaster@imkerverein-lindental.example">Norbert Weißhaupt</a>.</p>
<h2>Forschung und Bienengesundheit</h2>
<ul>
<li><a href="http://bienenkunde-institut.example/">Institut für Bienenkunde</a>, Beratung und Futterproben</li>
<li><a href="http://bienenkunde-institut.example/forschung/varroa.html">Varroa: was wir wissen</a>, der Stand der
Forschung, verständlich erklärt</li>
<li><a href="http://bienenkunde-institut.example/merkblatt/faulbrut.htm">Merkblatt Faulbrut</a>, zum Ausdrucken und
Aushängen am Stand</li>
<li><a href="http://bienenkunde-institut.example/intern/statistik.html">Überwinterungsstatistik</a> der letzten
Jahre</li>
</ul>
<h2>Pflanzen</h2>
<ul>
<li><a href="http://wildblumensaat.example/katalog/2013/mischungen">Blühmischungen für Bienen</a> im Katalog von
Kerner</li>
<li><a href="http://wildblumensaat.example/ratgeber/sandarium">Ein Sandarium anlegen</a>, auch für ungeschickte
Hände</li>
<li><a href="http://pollenatlas.example/baum/linde">Pollenatlas</a>: Lindenpollen unter dem Mikroskop</li>
<li><a href="http://www.wildbienen-im-garten.example/">Wildbienen im Garten</a>, schöne Fotos</li>
</ul>
<h2>Kollegen und Technik</h2>
<ul>
<li><a href="http://imkerfreunde-alt.example/tipps.html">Tipps der Imkerfreunde</a>, aus der Praxis für die Praxis</li>
<li><a href="http://192.168.178.20/stockwaage.html">Unsere Stockwaage</a> am Lehrbienenstand, Gewicht und
Temperatur</li>
</ul>""",
    ),
    "/kontakt.html": _page(
        "Kontakt",
        """<p>Imkerverein Lindental e.V.<br>Annegret Mölders<br>Mühlenweg 7<br>Lindental</p>
<p>E-Mail: <a href="mailto:info@imkerverein-lindental.example">info@imkerverein-lindental.example</a></p>
<form method="post" action="kontakt.html">Name: <input name="name"><br>E-Mail: <input name="email"><br>
<textarea name="nachricht" rows="6" cols="50"></textarea><br><input type="submit" value="Abschicken"></form>""",
    ),
    "/impressum.html": _page(
        "Impressum",
        """<p>Verantwortlich für den Inhalt: Imkerverein Lindental e.V., vertreten durch Gerold Füchtenbusch,
Mühlenweg 7, Lindental. Eingetragen im Vereinsregister, VR 1898.</p><p>E-Mail:
info@imkerverein-lindental.example</p><p>Für die Inhalte verlinkter Seiten sind deren Betreiber verantwortlich.</p>""",
    ),
}

HOST = Host("imkerverein-lindental.example", "127.83.0.2", PAGES | {"/index.html": PAGES["/"]})
