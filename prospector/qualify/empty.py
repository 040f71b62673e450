"""Is a page empty without JavaScript? Then what we hold is a shell, and what people read a script would have built.

Two things must come together: the page says next to nothing and leads hardly anywhere, and something in it announces
that scripts are to fill it. A short page that is simply short announces nothing.
"""

from __future__ import annotations

import re
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prospector import html

# A page with so many of these, scripts left out, has something to read as it is: it need not be parsed to know.
_ENOUGH = 20
_READABLE = re.compile(
    rb"<(?:script[\s/>].*?(?:</script|\Z)|((?:a|p|li|t[drh]|d[td]|h[1-6]|br|frame|frameset)[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)

# What a shell may show all the same: a cookie notice, a spinner's "Loading…", a footer.
MOST_TEXT = 250
MOST_LINKS = 5
# Without any announcement but its scripts, a page shows less.
_BARE_TEXT = 40
# What stands in the element that scripts will fill.
_ROOT_TEXT = 120

# Elements that frameworks fill: an id by itself, or an element that no browser knows.
_ROOTS = frozenset((
    "root", "app", "__next", "__nuxt", "___gatsby", "gatsby-focus-wrapper", "q-app", "svelte", "main-app", "app-root",
    "react-root", "reactroot", "react-app", "vue-app", "application", "approot", "app-container", "app-wrapper",
    "mount", "redwood-app", "wrap-app", "root-app", "ember-app", "elm", "elm-node", "sapper", "blitz", "spa",
))  # fmt: skip
_ROOT_ELEMENTS = re.compile(r"(?:app|my|ng|main|shell|site|page)-(?:app|root|main|shell|element)|[a-z]+-app|app-[a-z]+")
_ASKS = re.compile(r"java\s?-?script|джаваскрипт|яваскрипт", re.IGNORECASE)
_LEADS_ON = re.compile(r"\blocation\s*(?:\.\s*(?:href|replace|assign)\b|=)|\bhistory\s*\.\s*back\b")
# Scripts that only lead on are about this long, all together.
_LEADING_ON_LONGEST = 2000
# An inline script that builds a page is at least this long.
_BUILDER = 400

# What stands where the page will be. A few languages, because the word decides only where a heading speaks against it.
_WAITS = re.compile(
    r"\b(?:loading|please wait|wird geladen|bitte warten|laden|chargement|cargando|carregando|caricamento|ładowanie"
    r"|загрузка|yükleniyor)\b|加载中|読み込み中",
    re.IGNORECASE,
)

_NOT_SEEN = "script,style,noscript,template,textarea,select,title,svg"
# With one of these a page shows something that is no text.
_SHOWS = "frame,frameset,iframe,object,embed,video,audio,form input:not([type=hidden]),map area,img,canvas"


def is_empty(body: bytes, content_type: str = "") -> bool:
    """True for a page that shows next to nothing before its scripts have run.

    `content_type` is the response header's value, empty if there was none.
    """
    if b"<script" not in body and b"<SCRIPT" not in body:
        return False
    readable = (found for found in _READABLE.finditer(body) if found[1])
    if next(islice(readable, _ENOUGH - 1, None), None) is not None:
        return False
    return _is_shell(html.parse(html.decode(body, content_type)))


def _is_shell(tree: LexborHTMLParser) -> bool:
    """Judge a page that may be a shell. Takes the tree apart."""
    if tree.body is None or tree.css_first("frameset") is not None or _is_refreshed(tree):
        return False
    scripts = tree.css("script")
    loads = [script for script in scripts if script.attributes.get("src") and _runs(script)]
    inline = [script.text() for script in scripts if not script.attributes.get("src") and _runs(script)]
    if not loads and _only_leads_on(inline):
        return False
    if not loads and not any(len(script) >= _BUILDER for script in inline):
        return False
    asks = any(_ASKS.search(node.text() or "") for node in tree.css("noscript"))
    for node in tree.css(_NOT_SEEN):
        node.decompose()
    text = html.one_line(tree.body.text(separator=" "))
    if len(text) > MOST_TEXT or len(tree.css("a[href]")) > MOST_LINKS:
        return False
    if _has_heading(tree) and not _WAITS.search(text):
        # Short, but written: many sites are built by scripts beforehand, and their pages announce them all the same.
        return False
    if asks or _ASKS.search(text) or _has_empty_root(tree):
        return True
    return len(text) <= _BARE_TEXT and tree.css_first("a[href]") is None and tree.css_first(_SHOWS) is None


def _has_heading(tree: LexborHTMLParser) -> bool:
    return any(html.one_line(heading.text()) for heading in tree.css("h1,h2,h3"))


def _has_empty_root(tree: LexborHTMLParser) -> bool:
    return any(
        _is_root(node) and len(html.one_line(node.text(separator=" "))) <= _ROOT_TEXT
        for node in tree.css("body [id], body > *")
    )


def _is_root(node: LexborNode) -> bool:
    tag = node.tag or ""
    if (node.attributes.get("id") or "").lower() in _ROOTS:
        return True
    return "-" in tag and _ROOT_ELEMENTS.fullmatch(tag) is not None


def _runs(script: LexborNode) -> bool:
    """True for a script that a browser runs; others carry data."""
    kind = (script.attributes.get("type") or "").strip().lower()
    return kind in ("", "module") or "javascript" in kind or "ecmascript" in kind


def _only_leads_on(inline: list[str]) -> bool:
    """True if the scripts do nothing but send the visitor to another page."""
    return bool(inline) and sum(map(len, inline)) <= _LEADING_ON_LONGEST and any(map(_LEADS_ON.search, inline))


def _is_refreshed(tree: LexborHTMLParser) -> bool:
    """True for a page that sends its visitors on by a meta element."""
    return any(
        (meta.attributes.get("http-equiv") or "").strip().lower() == "refresh" and meta.parent is not None
        and meta.parent.tag != "noscript"
        for meta in tree.css("meta[http-equiv]")
    )  # fmt: skip
