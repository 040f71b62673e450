"""Text as rules compare it."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200b-\u200f\u00ad]")
_LETTERS = {
    **dict.fromkeys("’‘ʼ´`′", "'"),
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    # Persian and Arabic keyboards write these two letters differently.
    "ي": "ی",
    "ك": "ک",
}


def fold(text: str) -> str:
    """The text as rules compare it: lower case, no accents, one kind of apostrophe, single blanks.

    Old pages leave the accents out and new ones write curly quotes: folded, they all say the same.
    """
    text = text.lower()
    if not text.isascii():
        # The apostrophes go first: the normal form of `´` is a blank with an accent on it.
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", _plain_letters(text)))
        text = _plain_letters(unicodedata.normalize("NFKC", text))
    elif "`" in text:
        text = text.replace("`", "'")
    return " ".join(text.split())


def _plain_letters(text: str) -> str:
    for letter, plain in _LETTERS.items():
        if letter in text:
            text = text.replace(letter, plain)
    return text
