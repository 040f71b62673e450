"""Pages of a megabyte that nobody wrote for readers: each says one thing over and over, to stall us."""

from __future__ import annotations

SIZE = 1_000_000


def over_and_over(piece: str, size: int = SIZE) -> str:
    """The piece as often as it takes to fill so many characters."""
    return piece * (size // len(piece))


def numbered(piece: str, size: int = SIZE) -> str:
    """The same with every `#` in it another number, so that no two are alike."""
    return "".join(piece.replace("#", str(number)) for number in range(size // (len(piece) + 5)))


_CLASSES = "<style>" + "".join(f".c{number}{{display:none}}" for number in range(5000)) + "</style>"
_DATA = "<script type=application/json>'@'\""
_JSON_LD = "<script type='application/ld+json'>"

HOSTILE: dict[str, str] = {
    # Text
    "at signs": over_and_over("@"),
    "halves of addresses": over_and_over("a@"),
    "addresses": numbered("u#@bees#.org "),
    "long addresses": numbered(f"{'a' * 60}#@{'b' * 60}.org "),
    "a long name": over_and_over("a") + "@b.com",
    "a long domain": "a@" + over_and_over("b."),
    "digits": over_and_over("1"),
    "digits and dots": over_and_over("1."),
    "[at]": over_and_over("a [at] "),
    "[at] and [dot]": over_and_over("a[at]b[dot]c "),
    "brackets": over_and_over("(a "),
    "at and dot": over_and_over("a at b dot "),
    "-at-": over_and_over("a-at-b-dot-"),
    "spaced": over_and_over("a @ b . org "),
    "maintained by": over_and_over("maintained by "),
    "kept by many": over_and_over("kept by Jane Doe "),
    "names": "<a href='mailto:abcdefghijklmnopqrst@b.org'>A</a>" + over_and_over("Abcdefgh Ijklmnopqrst "),
    "names that are none": "<a href='mailto:abcdefghij@b.org'>A</a>" + over_and_over("Abcd abcd Efghij efghij "),
    "accents": "<a href='mailto:aeaeaeaeaeaeaeae@b.org'>A</a>" + over_and_over("Ä"),
    "who built it": numbered("website and and # by u#@b.org\n"),
    "full width": over_and_over("ａ＠ｂ．ｏｒｇ "),
    "soft hyphens": over_and_over("a\u00ad@\u00adb"),
    "hard blanks": over_and_over("a\xa0at\xa0"),
    "entities": over_and_over("&#64;"),
    "comments": over_and_over("<!-- a@b.com -->"),
    # Elements
    "nested spans": over_and_over("<span>a@b.org"),
    "nested tables": over_and_over("<table><tr><td>a@b.org", 400_000),
    "nested lists": over_and_over("<ul><li>@", 500_000),
    "nested keys": over_and_over("<kbd>"),
    "preformatted lines": over_and_over("<pre>\n\n\n\n</pre>"),
    "preformatted blanks": over_and_over("<pre>" + " " * 3900 + "</pre>"),
    "nested preformatted": over_and_over("<pre>", 20_000),
    "code": over_and_over("<code><a href=x>"),
    "icons": over_and_over("<svg><a href=x></a></svg>"),
    "images": over_and_over("<img alt=a@b.org>"),
    "metas": over_and_over("<meta name=author content=a@b.org>"),
    "microdata": over_and_over("<a itemprop=email href=mailto:a@b.org>"),
    "visiting cards": over_and_over("<div class=h-card><b class=p-name>Jane Doe</b></div>"),
    "nested cards": over_and_over("<div class=vcard>"),
    "bylines": over_and_over("<b class=byline>By Jane</b>"),
    # Links
    "one mailbox": over_and_over("<a href='mailto:a@b.com'>x</a>"),
    "mailboxes": numbered("<a href='mailto:a#@b.com'>x#</a>"),
    "one long mailto": "<a href='mailto:" + over_and_over("a@b.com,") + "'>x</a>",
    "onclick": over_and_over("<i onclick=mailto:a@b.org>x</i>"),
    "contact pages": numbered("<a href=/contact#>contact</a>"),
    "one long address": "<a href='" + over_and_over("/contact") + "'>x</a>",
    "profiles": numbered("<a href=https://x.com/bees/status/#>x</a>"),
    "servers of their own": numbered("<a rel=me href=https://x#.com/@bees>x</a>"),
    "Cloudflare": over_and_over("<a data-cfemail=4223>x</a>"),
    "TYPO3": over_and_over("<a href=\"javascript:linkTo_UnCryptMailto('nbjmup+jogpAcfft/psh')\">x</a>"),
    # Attributes
    "data-email": over_and_over("<i data-email=a@b.org></i>"),
    "tokens": over_and_over("<i data-mailto-token='nbjmup+jogpAcfft/psh'></i>"),
    "styles": numbered("<p style='color:#'>x"),
    "hidden": over_and_over("<span style='display:none'>x</span>a@b.com "),
    "hidden in hidden": over_and_over("<p hidden><i>"),
    "backwards": over_and_over("<span style='direction:rtl;unicode-bidi:bidi-override'>moc.b@a</span>"),
    "classes that hide": _CLASSES + over_and_over("<i class=c1>x</i>", 900_000),
    "rules without end": "<style>" + over_and_over(".a{") + "</style>",
    "blanks in a rule": "<style>." + over_and_over(" ") + "</style>",
    # Forms and frames
    "forms": over_and_over("<form><input name=email><textarea></textarea></form>"),
    "empty forms": over_and_over("<form></form>"),
    "one form": "<form>" + over_and_over("<input name=email>"),
    "recipients": over_and_over("<form><input type=hidden name=recipient value=a@b.org>"),
    "labels": over_and_over("<form><textarea></textarea><label>x</label>"),
    "many labels": "<form><textarea></textarea>" + over_and_over("<label>x</label>"),
    "builders": over_and_over("<div class=wpcf7></div>"),
    "frames": over_and_over("<iframe src=https://typeform.com/to/x></iframe>"),
    "classes in a list": "<style>" + over_and_over(over_and_over(".a,", 270) + ".b{display:none}") + "</style>a@b.org",
    "text turned round": over_and_over("\u202egro.b@a\u202c"),
    "encoded attributes": over_and_over("<a data-email=QUJDREVG></a>"),
    # Scripts and data
    "atob": "<script>" + over_and_over("atob('QUJD')+") + "</script>",
    "scripts": over_and_over("<script>'a'+'@'</script>"),
    "one script": "<script>'@'" + over_and_over("'a'+") + "</script>",
    "apostrophes": "<script>'@';" + over_and_over("'") + "</script>",
    "escaped apostrophes": "<script>'@';" + over_and_over("\\'") + "</script>",
    "fromCharCode": "<script>" + over_and_over("String.fromCharCode(64,65,66)+") + "</script>",
    "a name that grows": "<script>'@';var a='a';" + over_and_over("a=a+a;") + "</script>",
    "unescape": "<script>document.write(unescape('" + over_and_over("%61") + "'))</script>",
    "a key without end": _DATA + over_and_over("mail") + "</script>",
    "keys": _DATA + over_and_over('"mail":"x') + "</script>",
    "JSON-LD, deep": _JSON_LD + "[" * 100_000 + "</script>",
    "JSON-LD, wide": (_JSON_LD + "[" + over_and_over("1,", 190_000) + "1]</script>") * 5,
    "JSON-LD, blank": (_JSON_LD + over_and_over(" ", 190_000) + "x</script>") * 5,
}
