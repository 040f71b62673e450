"""The words by which resource pages announce themselves, in the languages we read.

Plain tables, spelt as people spell them; compare through `fold`, which takes away case and accents, or through
`Phrases`. A new language is one entry in each of the first three tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

RESOURCE_PHRASES: dict[str, tuple[str, ...]] = {
    "en": (
        "useful links", "helpful links", "handy links", "recommended links", "related links", "favorite links",
        "favourite links", "interesting links", "important links", "external links", "web links", "weblinks",
        "links of interest", "links page", "link list", "list of links", "other sites", "related sites",
        "recommended sites", "useful sites", "useful websites", "recommended websites", "sites we like",
        "resource page", "resource list", "list of resources", "resource guide", "resource library",
        "resource center", "resource centre", "resource directory", "useful resources", "helpful resources",
        "recommended resources", "additional resources", "online resources", "web resources", "external resources",
        "community resources", "links and resources", "resources and links", "links to other sites", "further reading",
        "recommended reading", "reading list", "further information", "research guide", "link directory",
        "interesting sites", "other resources", "more links", "link collection", "links to other", "blogs I read",
        "blogs we read",
    ),
    "de": (
        "nützliche Links", "nuetzliche Links", "hilfreiche Links", "interessante Links", "wichtige Links",
        "empfohlene Links", "weitere Links", "weiterführende Links", "weiterfuehrende Links",
        "weiterführende Informationen", "externe Links", "Linksammlung", "Linkliste", "Linkverzeichnis",
        "Linktipps", "Link-Tipps", "Linkempfehlungen", "Surftipps", "Webtipps", "Literatur und Links",
        "Links und Literatur", "Links und Adressen", "Adressen und Links", "Literaturempfehlungen",
        "Leseempfehlungen", "empfehlenswerte Links",
    ),
    "fr": (
        "liens utiles", "liens intéressants", "liens externes", "liens recommandés", "autres liens",
        "quelques liens", "nos liens", "sites utiles", "sites amis", "sites recommandés", "sites à visiter",
        "sites internet utiles", "adresses utiles", "ressources utiles", "ressources en ligne", "sitographie",
        "webographie", "pour aller plus loin", "pour en savoir plus", "liens web", "liens et ressources",
    ),
    "es": (
        "enlaces de interés", "enlaces útiles", "enlaces recomendados", "enlaces externos", "enlaces relacionados",
        "otros enlaces", "sitios de interés", "sitios recomendados", "páginas de interés", "páginas amigas",
        "webs de interés", "webs recomendadas", "links de interés", "recursos útiles", "recursos en línea",
        "recursos recomendados", "webgrafía", "lecturas recomendadas",
    ),
    "pt": (
        "links úteis", "links interessantes", "links recomendados", "links relacionados", "links externos",
        "ligações úteis", "ligações externas", "sites úteis", "sites recomendados", "sites de interesse",
        "sítios de interesse", "hiperligações", "recursos úteis", "recursos online", "leituras recomendadas",
        "leitura recomendada", "links de interesse",
    ),
    "it": (
        "link utili", "links utili", "link consigliati", "link esterni", "link amici", "link interessanti",
        "collegamenti utili", "collegamenti esterni", "siti utili", "siti consigliati", "siti amici",
        "siti di interesse", "siti interessanti", "risorse utili", "risorse in rete", "risorse online",
        "sitografia", "letture consigliate", "per approfondire", "altri siti",
    ),
    "nl": (
        "nuttige links", "handige links", "interessante links", "aanbevolen links", "externe links",
        "nuttige websites", "handige websites", "nuttige sites", "interessante websites", "linkpagina",
        "linkspagina", "startpagina", "linkoverzicht", "verder lezen", "meer lezen over", "interessante sites",
    ),
    "sv": (
        "länktips", "länklista", "länksamling", "länksida", "användbara länkar", "nyttiga länkar", "bra länkar",
        "intressanta länkar", "externa länkar", "lästips", "vidare läsning",
    ),
    "da": (
        "nyttige links", "gode links", "relevante links", "eksterne links", "interessante links", "linksamling",
        "linksamlinger", "nyttige adresser", "yderligere læsning", "videre læsning",
    ),
    "no": (
        "nyttige lenker", "nyttige lenkjer", "gode lenker", "aktuelle lenker", "eksterne lenker", "lenkesamling",
        "nyttige linker", "videre lesning",
    ),
    "fi": (
        "hyödyllisiä linkkejä", "hyödylliset linkit", "suositeltavia linkkejä", "linkkilista", "linkkivinkit",
        "linkkivinkkejä", "linkkikokoelma", "ulkoiset linkit", "lisälukemista",
    ),
    "is": ("gagnlegir tenglar", "gagnlegir hlekkir", "tenglasafn"),
    "pl": (
        "przydatne linki", "przydatne strony", "polecane strony", "polecane linki", "ciekawe linki",
        "ciekawe strony", "ważne linki", "warto zobaczyć", "warto odwiedzić", "przydatne adresy",
    ),
    "cs": (
        "užitečné odkazy", "zajímavé odkazy", "doporučené odkazy", "důležité odkazy", "externí odkazy",
        "související odkazy", "užitečné weby", "doporučené weby", "zdroje a odkazy", "další odkazy",
    ),
    "sk": (
        "užitočné odkazy", "zaujímavé odkazy", "odporúčané odkazy", "dôležité odkazy", "externé odkazy",
        "užitočné linky", "užitočné stránky",
    ),
    "sl": ("koristne povezave", "uporabne povezave", "zanimive povezave", "zunanje povezave"),
    "hr": ("korisni linkovi", "korisne poveznice", "korisne veze", "zanimljivi linkovi"),
    "sr": ("korisni linkovi", "korisne veze", "korisni sajtovi", "корисни линкови", "корисне везе"),
    "hu": (
        "hasznos linkek", "ajánlott linkek", "érdekes linkek", "hasznos oldalak", "hasznos honlapok",
        "ajánlott oldalak", "linkgyűjtemény", "linkajánló", "kapcsolódó linkek",
    ),
    "ro": (
        "link-uri utile", "linkuri utile", "legături utile", "adrese utile", "site-uri utile", "resurse utile",
        "resurse online",
    ),
    "bg": ("полезни връзки", "полезни линкове", "полезни сайтове", "препоръчани връзки"),
    "ru": (
        "полезные ссылки", "интересные ссылки", "важные ссылки", "рекомендуемые ссылки", "внешние ссылки",
        "полезные сайты", "полезные ресурсы", "интернет-ресурсы", "каталог ссылок", "дружественные сайты",
        "сайты друзей", "наши друзья", "ссылки по теме", "список литературы",
    ),
    "uk": (
        "корисні посилання", "цікаві посилання", "корисні сайти", "корисні ресурси", "інтернет-ресурси",
        "зовнішні посилання",
    ),
    "el": (
        "χρήσιμοι σύνδεσμοι", "χρήσιμες συνδέσεις", "χρήσιμα links", "χρήσιμες ιστοσελίδες", "εξωτερικοί σύνδεσμοι",
        "ενδιαφέροντες σύνδεσμοι", "πηγές και σύνδεσμοι",
    ),
    "tr": (
        "faydalı linkler", "faydalı bağlantılar", "yararlı linkler", "yararlı bağlantılar", "faydalı siteler",
        "yararlı siteler", "önerilen siteler", "dış bağlantılar",
    ),
    "ca": ("enllaços d'interès", "enllaços útils", "enllaços recomanats", "webs d'interès"),
    "gl": ("ligazóns de interese", "ligazóns útiles"),
    "eu": ("esteka interesgarriak", "lotura interesgarriak"),
    "et": ("kasulikud lingid", "kasulikke linke", "huvitavad lingid"),
    "lv": ("noderīgas saites", "noderīgi linki", "noderīgas adreses"),
    "lt": ("naudingos nuorodos", "naudingi puslapiai", "įdomios nuorodos"),
    "ja": (
        "リンク集", "お役立ちリンク", "おすすめリンク", "お勧めリンク", "関連リンク", "外部リンク", "便利なリンク",
        "参考リンク", "相互リンク", "関連サイト", "おすすめサイト", "お役立ちサイト", "参考サイト", "リンク一覧",
        "お気に入りリンク",
    ),
    "zh": (
        "友情链接", "友情連結", "友情鏈接", "友站連結", "相关链接", "相關連結", "有用链接", "有用的链接",
        "實用連結", "实用链接", "推荐链接", "推薦連結", "推薦網站", "推荐网站", "外部链接", "外部連結", "网站导航",
        "網站資源", "网络资源", "網路資源", "资源链接", "常用链接", "好站推薦", "参考资料", "延伸阅读", "延伸閱讀",
        "網站連結",
    ),
    "ko": (
        "유용한 링크", "추천 링크", "관련 링크", "외부 링크", "링크 모음", "유용한 사이트", "추천 사이트",
        "관련 사이트", "참고 사이트", "참고 자료",
    ),
    "ar": ("روابط مفيدة", "روابط هامة", "روابط مهمة", "روابط ذات صلة", "روابط خارجية", "مواقع مفيدة", "مواقع صديقة"),
    "fa": ("پیوندهای مفید", "لینک های مفید", "لینک‌های مفید", "سایت های مفید", "منابع مفید"),
    "he": ("קישורים שימושיים", "קישורים מומלצים", "אתרים מומלצים", "אתרים שימושיים"),
    "hi": ("उपयोगी लिंक", "महत्वपूर्ण लिंक", "संबंधित लिंक"),
    "th": (
        "ลิงค์ที่เป็นประโยชน์", "ลิงก์ที่เกี่ยวข้อง", "เว็บไซต์ที่เกี่ยวข้อง", "ลิงค์ที่น่าสนใจ",
        "ลิงก์ที่เป็นประโยชน์",
    ),
    "vi": ("liên kết hữu ích", "liên kết website", "đường dẫn hữu ích", "tài nguyên hữu ích"),
    "id": ("tautan bermanfaat", "tautan berguna", "link terkait", "tautan terkait", "tautan luar", "situs terkait"),
    "ms": ("pautan berguna",),
}  # fmt: skip
"""What a page of links is called beyond doubt: in its title, in its headings, in the anchors that lead to it."""

RESOURCE_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("resources", "blogroll", "webliography", "libguides", "links", "webring"),
    "de": ("Ressourcen", "Quellensammlung", "Materialsammlung"),
    "fr": ("ressources", "liens", "signets"),
    "es": ("recursos", "enlaces", "vínculos"),
    "pt": ("recursos", "ligações"),
    "it": ("risorse", "collegamenti"),
    "nl": ("linkjes", "koppelingen", "verwijzingen"),
    "sv": ("länkar", "resurser"),
    "da": ("ressourcer",),
    "no": ("lenker", "lenkjer", "ressurser"),
    "fi": ("linkkejä", "linkit"),
    "is": ("tenglar", "hlekkir"),
    "pl": ("odnośniki", "linki", "zasoby"),
    "cs": ("odkazy",),
    "sk": ("odkazy",),
    "sl": ("povezave",),
    "hr": ("poveznice", "linkovi"),
    "sr": ("линкови",),
    "hu": ("linkek", "források", "hivatkozások"),
    "ro": ("linkuri", "link-uri", "resurse", "legături"),
    "bg": ("връзки", "линкове"),
    "ru": ("ссылки", "ресурсы"),
    "uk": ("посилання", "ресурси"),
    "el": ("σύνδεσμοι",),
    "tr": ("bağlantılar", "linkler", "kaynaklar"),
    "ca": ("enllaços", "recursos"),
    "gl": ("ligazóns", "recursos"),
    "eu": ("estekak", "baliabideak", "loturak"),
    "et": ("lingid",),
    "lv": ("saites",),
    "lt": ("nuorodos",),
    "ja": ("リンク",),
    "ko": ("링크",),
    "fa": ("پیوندها",),
    "he": ("קישורים",),
    "zh": ("链接", "連結", "鏈接"),
    "ar": ("روابط",),
    "th": ("ลิงก์",),
    "vi": ("liên kết",),
    "id": ("tautan",),
    "ms": ("pautan",),
    "cy": ("dolenni",),
    "ga": ("naisc",),
}  # fmt: skip
"""What such a page is called by habit. (Singular words and their like are HINT_WORDS.)"""

HINT_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("useful",
        "link", "resource", "sources", "recommended", "recommendations", "directory", "guides", "reading",
        "books and websites", "websites", "partners", "friends", "members directory", "organizations",
        "organisations", "associations", "favorites", "favourites", "bookmarks", "references", "learn more",
        "where to find help", "for teachers", "for parents", "for students", "library", "roundup", "toolkit",
        "bibliography",
    ),
    "de": ("nützliche", "nützliches",
        "Link", "Empfehlungen", "Partner", "Quellen", "Literatur", "Freunde", "Verzeichnis", "Adressen", "Verbände",
        "Vereine", "Service", "Materialien", "Lesenswertes", "Wissenswertes", "Bibliographie",
    ),
    "fr": ("utiles",
        "lien", "partenaires", "annuaire", "documentation", "références", "associations", "bibliothèque", "amis",
        "bibliographie",
    ),
    "es": ("útiles",
        "enlace", "directorio", "colaboradores", "referencias", "asociaciones", "biblioteca", "fuentes",
        "bibliografía",
    ),
    "pt": ("úteis", "parceiros", "diretório", "referências", "associações", "biblioteca", "fontes", "bibliografia"),
    "it": ("utili", "link", "partner", "riferimenti", "associazioni", "biblioteca", "fonti", "amici", "bibliografia"),
    "nl": ("nuttige", "link", "bronnen", "partners", "verenigingen", "aanbevolen", "literatuur", "vrienden"),
    "sv": ("användbara", "länk", "källor", "partners", "föreningar", "samarbetspartners", "litteratur"),
    "da": ("nyttige", "kilder", "samarbejdspartnere", "foreninger", "litteratur"),
    "no": ("nyttige", "kilder", "samarbeidspartnere", "foreninger", "litteratur"),
    "fi": ("hyödyllisiä", "lähteet", "yhteistyökumppanit", "kirjallisuutta", "järjestöt"),
    "pl": ("przydatne", "partnerzy", "źródła", "literatura", "stowarzyszenia", "katalog stron", "bibliografia"),
    "cs": ("užitečné", "partneři", "zdroje", "literatura", "spolky"),
    "sk": ("užitočné", "partneri", "zdroje", "literatúra"),
    "hu": ("hasznos", "partnerek", "irodalom", "egyesületek", "ajánló"),
    "ro": ("utile", "parteneri", "surse", "asociații", "bibliografie"),
    "ru": ("полезные", "полезное", "партнёры", "партнеры", "источники", "литература", "каталог", "библиотека"),
    "uk": ("корисні", "партнери", "джерела", "література", "бібліотека"),
    "el": ("χρήσιμα", "χρήσιμοι", "πηγές", "συνεργάτες", "βιβλιογραφία"),
    "tr": ("faydalı", "yararlı", "kaynakça", "dernekler", "dost siteler"),
    "ja": ("お役立ち", "資料", "団体", "参考", "サイト紹介", "参考文献"),
    "zh": ("实用", "實用", "资源", "資源", "合作伙伴"),
    "ko": ("유용한", "자료실", "협력 기관", "관련 기관"),
    "ar": ("مفيدة", "مصادر", "شركاء", "مراجع"),
    "he": ("שימושיים", "מקורות", "שותפים", "המלצות"),
}  # fmt: skip
"""Weaker words: a page called so may be a resource page, or lead to one."""

RESOURCE_PATH: tuple[str, ...] = (
    "resource", "resources", "link", "links", "useful links", "related links", "helpful links", "external links",
    "recommended links", "recommended sites", "useful sites", "links and resources", "resource page", "resource list",
    "resource guide", "resource center", "resource centre", "resource library", "linkpage", "linkspage", "linklist",
    "weblinks", "web links", "web resources", "online resources", "further reading", "recommended reading",
    "reading list", "readinglist", "readings", "furtherreading", "webliography", "recommended", "favorites",
    "favourites", "blogroll", "webring", "libguides", "libguide", "bookmarks", "other sites", "usefullinks",
    "helpfullinks", "relatedlinks", "linksandresources",
    "linkliste", "linksammlung", "linkverzeichnis", "linktipps", "links tipps", "nuetzliche links", "nutzliche links",
    "weiterfuehrende links", "surftipps", "ressourcen",
    "liens", "liens utiles", "ressources", "signets", "sitographie", "webographie", "sites amis", "adresses utiles",
    "enlaces", "vinculos", "enlaces de interes", "enlaces utiles", "enlaces interes", "recursos", "sitios de interes",
    "links uteis", "ligacoes", "ligacoes uteis", "link utili", "links utili", "risorse", "collegamenti",
    "siti consigliati",
    "siti amici", "sitografia", "nuttige links", "handige links", "linkpagina", "startpagina",
    "lankar", "lanktips", "lenker", "nyttige lenker", "nyttige links", "linkit", "linkkeja", "tenglar",
    "linki", "przydatne linki", "polecane strony", "odkazy", "uzitecne odkazy", "uzitocne odkazy", "povezave",
    "linkovi", "korisni linkovi", "linkek", "hasznos linkek", "linkuri", "linkuri utile", "link uri utile", "resurse",
    "ssylki", "ssilki", "poleznye ssylki", "resursy", "posylannya", "korisni posylannya", "vrazki", "linkler",
    "faydali linkler", "baglantilar", "kaynaklar", "enllacos", "enllacos d interes", "lingid", "saites", "nuorodos",
)  # fmt: skip
"""What a resource page's address says: one path segment (without `.html`), separators as blanks."""

OTHER_PATH: tuple[str, ...] = (
    "about", "about us", "contact", "kontakt", "contacto", "contatti", "faq", "blog", "news", "actualite", "actu",
    "aktuelles", "media", "publications", "publication", "papers", "bibliography", "bibliographie", "bibliografia",
    "sponsors", "sponsor", "guestbook", "gaestebuch", "events", "concerts", "schedule", "members", "people", "team",
    "staff", "organization", "archive", "archives", "forum", "documentation", "docs", "glossary", "syllabus",
    "gallery", "projects", "services", "bio", "bios", "history", "workshop", "install", "downloads", "sitemap",
    "acknowledgements", "thanks", "credits", "remerciements", "post", "posts", "article", "articles", "newsletter",
    "donate", "cv", "profile", "profiles", "results", "recipes", "recipe", "reviews", "locations",
)  # fmt: skip
"""Path segments of pages that are something else, however many links they have, though they may lead to one."""

ANTI_PATH: tuple[str, ...] = (
    "tag", "tags", "category", "categories", "author", "feed", "rss", "comments", "comment",
    "product", "products", "shop", "store", "cart", "basket", "checkout", "wishlist", "order", "orders", "account",
    "my account", "login", "log in", "signin", "sign in", "signup", "sign up", "register", "logout", "wp login",
    "wp admin", "wp content", "wp includes", "wp json", "admin", "password",
    "jobs", "job", "careers", "vacancies", "press", "press releases", "media kit", "privacy", "privacy policy",
    "cookie policy", "cookies", "terms", "terms of service", "terms and conditions", "imprint", "impressum",
    "datenschutz", "agb", "mentions legales", "aviso legal", "calendar", "search", "print", "download", "uploads",
    "xmlrpc php", "share", "reply", "replytocom", "cdn cgi", "cgi bin", "warenkorb", "kasse", "panier", "carrito",
    "carrello", "winkelwagen", "koszyk", "kosik", "kosar", "varukorg", "anmelden", "connexion", "schlagwort",
    "kategorie", "categorie", "categoria", "etiqueta", "produkt", "produkte", "produit", "produits", "producto",
    "productos", "prodotto", "prodotti", "stellenangebote", "emploi", "empleo",
)  # fmt: skip
"""Path segments behind which no resource page lives: shops, logins, tag clouds, files."""

ANTI_WORDS: tuple[str, ...] = (
    "log in", "login", "sign in", "sign up", "register", "log out", "add to cart", "cart", "basket", "checkout",
    "my account", "buy now", "subscribe", "privacy policy", "terms of service", "terms and conditions", "cookies",
    "cookie policy", "share", "print", "reply", "comments", "download", "careers", "jobs", "rss",
    "Anmelden", "Warenkorb", "Datenschutz", "Impressum", "AGB", "Drucken", "Kommentare",
    "connexion", "panier", "mentions légales", "politique de confidentialité", "imprimer",
    "iniciar sesión", "carrito", "aviso legal", "política de privacidad", "entrar", "carrinho",
    "accedi", "carrello", "informativa sulla privacy", "inloggen", "winkelwagen", "zaloguj się", "koszyk",
    "přihlásit se", "košík", "войти", "корзина", "вход", "ログイン", "カート", "登录", "登入", "购物车",
    "로그인", "장바구니", "giriş yap", "sepet", "تسجيل الدخول", "התחברות",
)  # fmt: skip
"""Anchors of links that lead away from what we look for."""

FALSE_FRIENDS: tuple[str, ...] = (
    "human resources", "natural resources", "water resources", "mineral resources", "resource management",
    "resource planning", "resources inc", "golf links", "links golf", "link building", "missing link", "weak link",
    "link in bio", "copy link", "link copied", "download link", "skip links", "quick links", "cuff links",
    "permanent link", "reset link", "links und rechts", "rechts und links", "von links",
    "ressources humaines", "ressources naturelles", "recursos humanos", "recursos naturales", "recursos naturais",
    "recursos hídricos", "risorse umane", "risorse naturali", "menneskelige ressourcer", "naturressourcen",
    "natürliche Ressourcen", "zasoby ludzkie", "zasoby naturalne", "insan kaynakları", "doğal kaynaklar",
    "su kaynakları", "resurse umane", "resurse naturale", "природные ресурсы", "людские ресурсы", "водные ресурсы",
    "природні ресурси", "resources for sale", "resource allocation",
)  # fmt: skip
"""Phrases that hold a resource word and mean something else: take them out before looking for the others."""

# Letters only: links2.html and "Links (12)" are links.
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# From Hebrew on, words are not (or not only) told apart by blanks.
_UNSPACED = re.compile(r"[\u0590-\u1c7f\u2e80-\U0003ffff]")
_PAGE_ENDINGS = {"html", "htm", "shtml", "xhtml", "phtml", "php", "asp", "aspx", "jsp", "cfm", "do"}

# Letters that Unicode does not take apart, though people leave out the stroke when they spell an address.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text without case and accents, so that `Nützliche LINKS` and `nutzliche links` are the same words."""
    text = text.casefold()
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_STROKES))
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # Hangul comes apart too: put it back together.
    return unicodedata.normalize("NFC", kept)


Tokens = tuple[str, ...]


def tokens_of(text: str) -> tuple[Tokens, str]:
    """The words of a title, a heading or an anchor, and the text they are from, both folded."""
    # Most texts need no more than this.
    text = text.lower() if text.isascii() else fold(text)
    return tuple(_WORD.findall(text)), text


def segment_tokens(segment: str) -> tuple[Tokens, str]:
    """The words of one piece of a path (`Useful_Links.php`, `usefulLinks`, `n%C3%BCtzliche-links`), without its ending.

    And the text they are from, both folded.
    """
    if "%" in segment:
        segment = unquote(segment)
    if not segment.islower():
        segment = _CAMEL_HUMP.sub(" ", segment)
    tokens, text = tokens_of(segment)
    return (tokens[:-1] if len(tokens) > 1 and tokens[-1] in _PAGE_ENDINGS else tokens), text


class Phrases:
    """Finds phrases in a text, whole words only, in time that does not grow with their number."""

    def __init__(self, *lists: Iterable[str]) -> None:
        spelt = {fold(phrase): phrase for phrases in lists for phrase in phrases if _WORD.search(phrase)}
        unspaced = sorted(filter(_UNSPACED.search, spelt), key=len, reverse=True)
        self._spelt = spelt
        self._unspaced = re.compile("|".join(map(re.escape, unspaced)) or r"(?!)")
        self._whole = {tuple(_WORD.findall(folded)): phrase for folded, phrase in spelt.items()}
        self.by_first: dict[str, list[Tokens]] = defaultdict(list)
        for spelling in sorted(self._whole, key=len, reverse=True):
            self.by_first[spelling[0]].append(spelling)

    def are(self, tokens: Tokens) -> bool:
        """True if the tokens are one of the phrases, no more and no less."""
        return tokens in self._whole

    def found_in(self, tokens: Tokens, text: str) -> str:
        """The first of the phrases among the tokens of the (folded) text, as our list spells it; empty if none is."""
        for start, end in self._places(tokens):
            return self._whole[tokens[start:end]]
        if text.isascii() or (found := self._unspaced.search(text)) is None:
            return ""
        return self._spelt[found.group()]

    def all_in(self, tokens: Tokens, text: str) -> Iterator[str]:
        """Every one of the phrases among the tokens of the (folded) text, as our list spells it, as often as it is."""
        for start, end in self._places(tokens):
            yield self._whole[tokens[start:end]]
        if not text.isascii():
            for found in self._unspaced.finditer(text):
                yield self._spelt[found.group()]

    def without(self, tokens: Tokens) -> Tokens:
        """The tokens that belong to none of the phrases."""
        covered = {place for start, end in self._places(tokens) for place in range(start, end)}
        if not covered:
            return tokens
        return tuple(token for place, token in enumerate(tokens) if place not in covered)

    def _places(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        # Most texts hold none of the words, and that is found out at one stroke.
        if self.by_first.keys().isdisjoint(tokens):
            return
        for start, token in enumerate(tokens):
            for spelling in self.by_first.get(token, ()):
                if tokens[start : start + len(spelling)] == spelling:
                    yield start, start + len(spelling)
                    break
