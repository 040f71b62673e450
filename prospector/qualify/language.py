"""Which language is a page in? Its own word for it, unless its words say otherwise."""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from prospector.qualify.elements import Elements

# The commonest words of a language that its neighbours do not share. Two letters and more: an "a" is everybody's.
_STOP_WORDS = {
    "en": "the and of for with that this from are you your have was our which will can more their been not about",
    "de": "der die und das nicht mit von für ist auf eine sich auch wir sind werden oder wird über zum zur bei sie ein",
    "fr": "les des est dans pour une vous par sur qui avec pas nous sont cette plus au aux votre être ses leur du et",
    "es": "los las por una para con del como más sus esta pero sobre muy también este hay nos el es desde entre años",
    "pt": "não uma dos das com para mais ao pelo pela são você também seu sua nos mas foi até como em os um na no",
    "it": "della che per una non sono con gli nel alla dei delle più anche questo dal come di il ed sul degli nella",
    "nl": "het een van niet zijn voor met ook naar door deze wordt bij aan maar nog hebben dan kan wij onze op om",
    "sv": "och att det som för med är inte på av till den har om ett kan från eller vi du även när finns",
    "da": "og det at er til for med af ikke på den som der en har vi kan om et fra du også eller blev",
    "no": "og det som er til med av ikke på den har vi kan om et fra du også eller ble være etter hvor norsk",
    "fi": "ja on ei että se myös ovat mutta tai kun oli hän tämä joka sekä voi mukaan sen ole niin",
    "pl": "nie się jest na do że jak od po przez dla oraz są tym może tego które jego czy będzie lub",
    "cs": "je se na že jsou pro jako nebo ale však byl které který podle tak také při může být jeho více od",
    "sk": "je sa na že sú pre ako alebo ale však bol ktoré ktorý podľa tak aj pri môže byť jeho viac od",
    "hu": "az és hogy nem egy is van meg ez csak volt már mint kell vagy azt még ami lehet után",
    "ro": "și în este care la cu pe din pentru nu sunt mai sau fi ca prin după acest această lui",
    "tr": "ve bir bu için ile olarak da daha olan çok gibi en kadar sonra her var ya değil veya",
    "hr": "je se na su za da od koji ili kao što nije biti ali kako te iz po samo ovaj",
    "sl": "je in se na za so da ki pri ali kot tudi po ne od bi lahko še iz več",
    "lt": "ir yra kad su iš į apie bei tai už kaip arba jau bus dar gali nuo taip prie",
    "lv": "un ir ar no par uz ka kas vai tiek lai arī gan pie kā bet var šo pēc",
    "et": "ja on ei et see ka oma või kui mis aga ning seda kes oli ole nii selle",
    "ca": "els les per una amb del que són més com dels també aquest aquesta des pel seva al seu",
    "eu": "eta da ez du bat izan ere dira egin den hau baina dute zen edo gure",
    "id": "yang dan di untuk dengan ini dari pada adalah tidak dalam atau itu kami anda oleh akan",
    "vi": "và của các là có được cho trong với không những này một để khi đã người về",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _code, _words in _STOP_WORDS.items():
    for _word in set(_words.split()):
        _LANGUAGES_OF.setdefault(_word, []).append(_code)

# A script that one language has nearly to itself, and the share of a text's foreign letters that shows it. Order
# matters: Japanese uses Chinese characters too, Persian Arabic letters, Ukrainian and Bulgarian Russian ones.
_SCRIPTS = tuple(
    (code, re.compile(letters), share)
    for code, letters, share in (
        ("ja", r"[\u3041-\u30ff]", 0.1),
        ("ko", r"[\uac00-\ud7a3]", 0.3),
        ("zh", r"[\u4e00-\u9fff]", 0.4),
        ("th", r"[\u0e01-\u0e5b]", 0.4),
        ("he", r"[\u05d0-\u05ea]", 0.4),
        ("el", r"[\u0391-\u03ce]", 0.4),
        ("hi", r"[\u0904-\u0939]", 0.4),
        ("bn", r"[\u0985-\u09b9]", 0.3),
        ("my", r"[\u1000-\u102a]", 0.3),
        ("ka", r"[\u10d0-\u10f0]", 0.4),
        ("fa", r"[\u067e\u0686\u06af\u06cc]", 0.03),
        ("ar", r"[\u0621-\u064a]", 0.4),
        ("uk", r"[іїєґ]", 0.02),
        ("bg", r"ъ", 0.008),
        ("ru", r"[а-яА-Я]", 0.4),
    )
)
_BEYOND_LATIN = re.compile(r"[^\x00-\u02ff\u2000-\u2fff]")
_CODE = re.compile(r"[a-z]{2}(?![a-z])")
# Old three-letter and deprecated codes that pages still carry.
_SPELLINGS = {
    "iw": "he", "in": "id", "nb": "no", "nn": "no", "cz": "cs", "gr": "el", "dk": "da",
    "jp": "ja", "se": "sv", "cn": "zh",
}  # fmt: skip


def language_of(tree: LexborHTMLParser, elements: Elements, sample: str) -> str:
    """The page's language as ISO 639-1 ("en"), empty when it cannot be told. `sample` is some of its text.

    Templates say `lang="en"` on pages in every language, so a page whose words plainly belong to another is
    taken at its words.
    """
    declared = _declared(tree, elements)
    guess, sure = guess_language(sample)
    return guess if guess and (sure or not declared) else declared


def guess_language(text: str) -> tuple[str, bool]:
    """The language a text seems to be in, empty if it says too little; and whether that is beyond doubt."""
    if (script := _language_of_script(text)) != "":
        return script, True
    words = text.lower().split()
    counts = Counter[str]()
    for word, number in Counter(words).items():
        for code in _LANGUAGES_OF.get(word, ()):
            counts[code] += number
    if not counts:
        return "", False
    ranked = counts.most_common(2)
    (best, hits), next_hits = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
    if hits < 3 or hits < 0.03 * len(words):
        return "", False
    return best, hits >= 12 and hits >= 0.08 * len(words) and hits > 1.6 * next_hits


def _language_of_script(text: str) -> str:
    # Most texts that are not English are Latin all the same.
    if len(text.encode("latin-1", "ignore")) > 0.8 * len(text):
        return ""
    foreign = len(_BEYOND_LATIN.findall(text))
    if foreign < 8 or foreign < 0.2 * len(text):
        return ""
    for code, script, share in _SCRIPTS:
        if len(script.findall(text)) > share * foreign:
            return code
    return ""


def _declared(tree: LexborHTMLParser, elements: Elements) -> str:
    root = tree.root
    said = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root is not None else ""
    if not said:
        said = next((meta.get("content") or "" for meta in elements.metas if _names_language(meta)), "")
    code = _CODE.match(said.strip().lower())
    return _SPELLINGS.get(code.group(), code.group()) if code else ""


def _names_language(meta: dict[str, str | None]) -> bool:
    return (meta.get("http-equiv") or "").lower() == "content-language" or (
        meta.get("name") or ""
    ).lower() == "language"
