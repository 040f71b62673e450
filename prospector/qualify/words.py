"""The words people call a page of links by, in the languages we meet, and the words that say it is something else.

Titles and headings are read in lower case. `PHRASES` name a page of links beyond doubt ("useful links"); `WORDS`
do so by habit ("links", "resources"). `PATH_WORDS` are what such pages' files and folders are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

PHRASES = (
    # English
    "useful links", "helpful links", "related links", "recommended links", "favorite links", "favourite links",
    "links of interest", "web links", "weblinks", "external links", "other sites", "sites we like", "useful sites",
    "useful websites", "related sites", "recommended sites", "interesting sites", "interesting links", "links page",
    "useful resources", "helpful resources", "recommended resources", "additional resources", "online resources",
    "other resources", "web resources", "external resources", "further reading", "list of resources", "link list",
    "resource library", "resource guide", "links and resources", "resources and links", "links & resources",
    "resources & links", "more links", "quick links to other", "link collection", "links to other", "blogs i read",
    "blogs we read", "recommended reading",
    # German
    "nützliche links", "linksammlung", "linkliste", "weiterführende links", "interessante links", "link-sammlung",
    "linktipps", "link-tipps", "linkverzeichnis", "empfehlenswerte links", "hilfreiche links", "externe links",
    # French
    "liens utiles", "liens externes", "sitographie", "webographie", "sites amis", "sites utiles", "liens web",
    "liens intéressants", "nos liens", "sites recommandés", "liens et ressources", "ressources utiles",
    # Spanish, Catalan
    "enlaces de interés", "enlaces de interes", "enlaces útiles", "enlaces utiles", "enlaces recomendados",
    "enlaces externos", "sitios de interés", "páginas de interés", "enllaços d'interès", "webs de interés",
    "otros enlaces", "recursos útiles", "recursos recomendados",
    # Portuguese
    "links úteis", "links uteis", "ligações úteis", "sites úteis", "links recomendados", "sites recomendados",
    "links de interesse", "hiperligações",
    # Italian
    "link utili", "siti consigliati", "siti utili", "siti amici", "siti interessanti", "link consigliati",
    "link interessanti", "collegamenti utili", "altri siti", "link esterni",
    # Dutch
    "nuttige links", "handige links", "interessante websites", "interessante sites", "nuttige websites",
    "handige websites", "linkpagina", "startpagina",
    # Polish
    "przydatne linki", "polecane strony", "ciekawe strony", "ciekawe linki", "przydatne strony",
    # Nordic
    "länktips", "användbara länkar", "bra länkar", "nyttige links", "gode links", "nyttige lenker", "gode lenker",
    "hyödyllisiä linkkejä", "gagnlegir tenglar",
    # Czech, Slovak
    "užitečné odkazy", "zajímavé odkazy", "užitočné odkazy", "zaujímavé odkazy", "další odkazy",
    # Hungarian, Romanian, Turkish, Greek
    "hasznos linkek", "hasznos oldalak", "ajánlott oldalak", "link-uri utile", "linkuri utile", "resurse utile",
    "faydalı linkler", "yararlı linkler", "faydalı bağlantılar", "χρήσιμοι σύνδεσμοι", "χρήσιμα links",
    # Slavic in Cyrillic, South Slavic
    "полезные ссылки", "интересные ссылки", "полезные ресурсы", "полезные сайты", "дружественные сайты",
    "корисні посилання", "полезни връзки", "полезни линкове", "корисни линкови", "korisni linkovi",
    "korisne poveznice",
    "uporabne povezave", "naudingos nuorodos", "noderīgas saites", "kasulikud lingid",
    # East Asia
    "リンク集", "お役立ちリンク", "関連リンク", "お気に入りリンク", "友情链接", "相关链接", "友情鏈接", "相關連結",
    "实用链接",
    "推荐网站", "常用链接", "好站推薦", "網站連結", "유용한 링크", "추천 사이트", "관련 사이트", "링크 모음",
    "liên kết hữu ích",
    "tautan berguna", "pautan berguna", "ลิงก์ที่เป็นประโยชน์",
    # Right to left, India
    "روابط مفيدة", "مواقع مفيدة", "مواقع صديقة", "پیوندهای مفید", "لینک های مفید", "קישורים שימושיים",
    "אתרים מומלצים",
    "उपयोगी लिंक",
)  # fmt: skip

WORDS = (
    # "ressources" is French and a frequent slip in English; "link" is Italian, German and Dutch for the lot.
    "links", "link", "resource", "resources", "bookmarks", "blogroll", "webliography", "webring", "favorites",
    "favourites",
    "liens", "ressources", "signets", "favoris", "enlaces", "recursos", "vínculos", "enllaços", "ligações",
    "ligazóns",
    "risorse", "collegamenti", "koppelingen", "verwijzingen", "linki", "odnośniki", "länkar", "lenker", "linkkejä",
    "linkit", "tenglar", "odkazy", "linkek", "hivatkozások", "linkuri", "legături", "resurse", "linkler",
    "bağlantılar",
    "σύνδεσμοι", "ссылки", "ресурсы", "посилання", "ресурси", "връзки", "линкове", "линкови", "linkovi", "poveznice",
    "povezave", "nuorodos", "saites", "lingid", "loturak", "dolenni", "naisc",
    "リンク", "链接", "連結", "鏈接", "링크", "روابط", "پیوندها", "קישורים", "ลิงก์", "liên kết", "tautan", "pautan",
)  # fmt: skip

PATH_WORDS = frozenset((
    "links", "link", "resources", "resource", "bookmarks", "bookmark", "blogroll", "favorites", "favourites",
    "libguides",
    "webliography", "webliograph", "recommended", "weblinks", "linkpage", "linkspage", "usefullinks",
    "helpfullinks", "relatedlinks",
    "linksandresources", "linklist", "webring", "readings", "furtherreading",
    "liens", "liens-utiles", "ressources", "signets", "sitographie", "enlaces", "recursos", "vinculos", "enllacos",
    "ligacoes",
    "risorse", "siti", "collegamenti", "linksammlung", "linkliste", "linktipps", "linkverzeichnis", "linki",
    "odkazy", "linkit",
    "linkkeja", "lankar", "lenker", "linkek", "linkuri", "resurse", "linkler", "baglantilar", "ssylki", "ssilki",
    "linkovi",
    "poveznice", "povezave", "nuorodos", "saites", "lingid", "rinku", "リンク", "リンク集", "友情链接",
))  # fmt: skip

# What a page is when it is named like this, however many links it has. Matched in path words and titles.
OTHER_WORDS = frozenset((
    "about", "about-us", "contact", "kontakt", "contacto", "contatti", "impressum", "privacy", "datenschutz", "terms",
    "faq", "blog", "news", "actualite", "actu", "aktuelles", "press", "media", "publications", "publication",
    "papers",
    "bibliography", "bibliographie", "bibliografia", "sponsors", "sponsor", "guestbook", "gaestebuch", "events",
    "calendar",
    "concerts", "schedule", "members", "people", "team", "staff", "organization", "category", "tag", "tags",
    "archive",
    "archives", "product", "products", "shop", "cart", "login", "register", "search", "forum", "documentation",
    "docs",
    "glossary", "syllabus", "gallery", "jobs", "projects", "services", "bio", "bios", "history", "workshop",
    "install",
    "downloads", "sitemap", "acknowledgements", "thanks", "credits", "remerciements", "post", "posts", "article",
    "articles",
    "newsletter", "donate", "cv", "profile", "profiles", "results", "recipes", "recipe", "reviews", "locations",
))  # fmt: skip

GUEST_POST = (
    "write for us", "write for me", "guest post guidelines", "guest posting guidelines", "submit a guest post",
    "submit guest post", "submit your guest post", "accept guest posts", "accepting guest posts",
    "become a contributor",
    "become a guest author", "contributor guidelines", "guest author guidelines", "guest blogger guidelines",
    "pitch us", "send us your pitch", "send your pitch", "submit an article", "submit your article",
    "guest contributors wanted",
    "contribute an article", "writers wanted", "guest bloggers wanted", "submission guidelines for writers",
    "gastbeitrag einreichen", "gastartikel einreichen", "gastautor werden", "schreib für uns",
    "schreiben sie für uns",
    "gastautoren gesucht", "gastbeitrag schreiben",
    "proposer un article", "article invité", "soumettre un article", "écrivez pour nous", "devenir contributeur",
    "devenir rédacteur", "proposez un article",
    "escribe para nosotros", "artículo invitado", "enviar un artículo", "envía tu artículo",
    "colabora con nosotros escribiendo",
    "escreva para nós", "escreva para o blog", "envie seu artigo", "seja um colaborador", "guest post no nosso blog",
    "scrivi per noi", "invia un articolo", "diventa autore", "proponi un articolo",
    "schrijf voor ons", "gastblog schrijven", "gastblog insturen", "gastblogger worden", "gastbloggers gezocht",
    "wpis gościnny", "artykuł gościnny", "napisz dla nas", "zostań autorem",
    "skriv för oss", "gästblogga hos oss", "skriv for oss", "gæsteindlæg", "kirjoita meille",
    "napište pro nás", "napíšte pre nás", "vendégcikk", "írj nekünk", "scrie pentru noi", "konuk yazar ol",
    "bizim için yaz",
    "стать автором", "гостевой пост", "напишите для нас", "прислать статью", "γράψτε για εμάς",
    "寄稿募集", "寄稿者募集", "ライター募集", "投稿指南", "我要投稿", "征稿", "徵稿", "기고하기", "기고 안내",
    "اكتب معنا", "اكتب لنا", "כתבו לנו",
)  # fmt: skip

_PATH_SPLIT = re.compile(r"[._\-+ ,;]+")


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for a list of words: whole words where the script has blanks, anywhere where it has none."""
    spaced = sorted((word for word in words if word < "\u2e80"), key=len, reverse=True)
    unspaced = sorted((word for word in words if word >= "\u2e80"), key=len, reverse=True)
    whole = r"(?<!\w)(?:" + "|".join(map(re.escape, spaced)) + r")(?!\w)"
    return re.compile("|".join([whole, *map(re.escape, unspaced)]))


_PHRASES = _alternatives(PHRASES)
_WORDS = _alternatives(WORDS)
_OTHER_WORDS = _alternatives(OTHER_WORDS)
_GUEST_POST = _alternatives(GUEST_POST)


def links_phrase(text: str) -> str:
    """The phrase that names a page of links, as it stands in the text; empty if there is none."""
    found = _PHRASES.search(text.lower())
    return found.group() if found else ""


def links_word(text: str) -> str:
    """The word that names a page of links by habit, as it stands in the text; empty if there is none."""
    found = _WORDS.search(text.lower())
    return found.group() if found else ""


def other_word(text: str) -> str:
    """The word in a title that says the page is something else; empty if there is none."""
    found = _OTHER_WORDS.search(text.lower())
    return found.group() if found else ""


def guest_post_phrase(text: str) -> str:
    """The phrase that asks for contributions, as it stands in the text; empty if there is none."""
    found = _GUEST_POST.search(text.lower())
    return found.group() if found else ""


def path_words(path: str) -> list[list[str]]:
    """The words of an address's path, folder by folder, without the file's ending.

    `/garden/Useful-Links.html` is [garden], [useful, links]; a file called index or default is its folder.
    """
    parts = [[word for word in _PATH_SPLIT.split(part) if word] for part in unquote(path).lower().split("/") if part]
    if parts and len(parts[-1]) > 1 and parts[-1][-1] in _ENDINGS:
        parts[-1].pop()
    if parts and parts[-1] and parts[-1][0] in ("index", "default"):
        parts.pop()
    return parts


def path_word(words: list[str]) -> str:
    """The word that says a file or folder is a page of links; empty if there is none.

    A name of many words is a headline ("how-to-build-links-fast"), unless it is one of the phrases.
    """
    if len(words) <= _NAME_WORDS:
        found = next((word for word in reversed(words) if word in PATH_WORDS), "")
        if found:
            return found
    return links_phrase(" ".join(words))


# More words than this are a headline.
_NAME_WORDS = 3
_ENDINGS = frozenset(("html", "htm", "shtml", "php", "asp", "aspx", "jsp", "xhtml", "php3", "cfm"))
