"""What a page's title, headings and address say it is: a page of links, something else, or one that asks for posts.

What such pages are called is in prospector/words.py; here is how to look for it, and the words of guest posts.
"""

from __future__ import annotations

from functools import lru_cache

from prospector import words
from prospector.words import Phrases, Tokens, segment_tokens, tokens_of

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

_PHRASES = Phrases(*words.RESOURCE_PHRASES.values())
_WORDS = Phrases(*words.RESOURCE_WORDS.values())
_HINTS = Phrases(*words.HINT_WORDS.values())
_FALSE = Phrases(words.FALSE_FRIENDS)
_PATH = Phrases(words.RESOURCE_PATH, *words.RESOURCE_WORDS.values())
_OTHER = Phrases(words.OTHER_PATH, words.ANTI_PATH)
_GUEST_POST = Phrases(GUEST_POST)

# A name of more words than this is a headline.
_NAME_WORDS = 3


def links_phrase(text: str) -> str:
    """The phrase that names a page of links beyond doubt; empty if there is none."""
    return _PHRASES.found_in(*_said(text))


def links_word(text: str) -> str:
    """The word that names a page of links by habit; empty if there is none."""
    return _WORDS.found_in(*_said(text))


def hint_word(text: str) -> str:
    """The weaker word that a page of links, or one that leads to such, may be called by; empty if there is none."""
    return _HINTS.found_in(*_said(text))


def guest_post_phrase(text: str) -> str:
    """The phrase that asks for contributions; empty if there is none."""
    return _GUEST_POST.found_in(*tokens_of(text))


def path_words(path: str) -> list[Tokens]:
    """The words of an address's path, folder by folder, without the file's ending.

    `/garden/Useful-Links.html` is [garden], [useful, links]; a file called index or default is its folder.
    """
    parts = [segment_tokens(part)[0] for part in path.split("/") if part]
    if parts and parts[-1][:1] in (("index",), ("default",)):
        parts.pop()
    return parts


def path_word(tokens: Tokens) -> str:
    """The word that says a file or folder is a page of links; empty if there is none.

    A name of many words is a headline ("how-to-build-links-fast"), unless it is one of the phrases.
    """
    tokens, text = _FALSE.without(tokens), " ".join(tokens)
    found = _PATH.found_in(tokens, text) if len(tokens) <= _NAME_WORDS else ""
    return found or _PHRASES.found_in(tokens, text)


def other_word(tokens: Tokens) -> str:
    """The word of an address that says it is another kind of page; empty if there is none."""
    return _OTHER.found_in(tokens, "")


@lru_cache(maxsize=64)
def _said(text: str) -> tuple[Tokens, str]:
    """The text's words, without those that only sound like a page of links ("human resources")."""
    tokens, text = tokens_of(text)
    return _FALSE.without(tokens), text
