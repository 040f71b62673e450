"""Reading one e-mail address: what stands left and right of an at sign, however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from prospector.urls import host_of, public_suffixes

# Nobody has mail there; pages of such a site (a test, a rehearsal) may name addresses of their own all the same.
RESERVED_ENDINGS = ("example", "test")

# At signs looked at in one text; a page with more of them has no contact to show.
_MAX_SIGNS = 300

# What people say for the sign, by how it begins: a bracket before one of these may be part of an address.
AT_WORDS = {
    "aet": "aet", "ät": "ät", "à": "à", "arr": "arroba", "aro": "arobase?|arond", "chez": "chez", "sna": "snabel-?a",
    "kri": "kringela?", "krø": "krøllalfa", "alf": "alfakr[øo]ll", "ape": "apenstaartje", "apes": "apestaartje",
    "chi": "chiocciola", "mał": "małpa", "mal": "malpa", "zav": "zavin[áa][čc]", "kla": "klammeraffe", "kuk": "kukac",
    "miu": "miukumauku", "соб": "собака|собачка", "рав": "равлик", "kuy": "kuyruklu(?: a)?", "παπ": "παπάκι",
    "afn": "afna", "アッ": "アット(?:マーク)?", "골뱅": "골뱅이", "@": "@",
}  # fmt: skip
_AT = "|".join(("at|a", *AT_WORDS.values()))
_DOT = (
    r"dot|punkt(?:um)?|point|punto|ponto|punt|punct|kropka|te[čc]ka|to[čc]ka|bodka|pika|pont|piste|точка|крапка|nokta"
    r"|τελεία|ドット|점|닷|\.|d0t"
)
# Those of them that stand in no sentence, so that they need no brackets, and the dots that go with them.
AT_WITHOUT_BRACKETS = (
    "at", "arroba", "arobase", "chiocciola", "apenstaartje", "małpa", "malpa", "zavináč", "zavinac", "собака",
)  # fmt: skip
DOT_WITHOUT_BRACKETS = ("dot", "punto", "point", "ponto", "punkt", "punt", "kropka", "tečka", "tecka", "точка")


def _first(words: Iterable[str]) -> str:
    return "".join(sorted({word[0] for word in words}))


_OPEN, _CLOSE = r"[\[({<|*_«]", r"[\])}>|*_»]"
# Its first letter first: brackets are everywhere.
_BRACKETED_AT = re.compile(rf"{_OPEN}{_OPEN}?[ ]?(?=[{_first(AT_WORDS)}])(?:{_AT})[ ]?{_CLOSE}{{1,2}}", re.IGNORECASE)
_DASHED_AT = re.compile(r"(?:-at-| -{1,2} ?at ?-{1,2} )", re.IGNORECASE)
# Not "At": that begins a sentence.
_WORDS_AT = (*AT_WITHOUT_BRACKETS, *map(str.upper, AT_WITHOUT_BRACKETS))
# Its first letter first: blanks are everywhere.
_WORD_AT = re.compile(rf"[ ](?=[{_first(_WORDS_AT)}])(?:{'|'.join(_WORDS_AT)})[ ]")
_SPACED_AT = re.compile(r" {1,2}@ {1,2}|(?<=\w)@ ")
# The sign first: a pattern that begins by looking back is tried at every letter.
_PLAIN_AT = re.compile(r"@(?<=[A-Za-z0-9_+\"'.%-]@)(?=[^\W_])")

_BRACKETED_DOT = rf"[ ]{{0,3}}{_OPEN}{{1,2}}[ ]?(?:{_DOT})[ ]?{_CLOSE}{{1,2}}[ ]{{0,3}}"
_WORD_DOT = rf"[ ](?:{'|'.join(DOT_WITHOUT_BRACKETS)})[ ]"
_SEPARATORS = {
    "plain": r"\.",
    "bracketed": rf"(?:\.|{_BRACKETED_DOT}|[ ](?:dot|DOT|punkt)[ ])",
    "dashed": r"(?:-dot-|[ ]-{1,2} ?dot ?-{1,2}[ ]|\.)",
    "words": rf"(?:{_WORD_DOT})",
    "spaced": rf"(?:[ ]?\.[ ]?|{_WORD_DOT})",
}
_LABEL = r"[^\W_](?:[^\W_]|-(?!-|dot)){0,62}"
_ASCII_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]){0,62}"
_RIGHT = {
    kind: re.compile(rf"({_LABEL}(?:{separator}{_LABEL}){{1,6}})", re.IGNORECASE)
    for kind, separator in _SEPARATORS.items()
}
_RIGHT_ASCII = re.compile(rf"({_ASCII_LABEL}(?:\.{_ASCII_LABEL}){{1,6}})")
_LOCAL_CHARACTERS = "".join(map(chr, range(128)))
_LOCAL_CHARACTERS = "".join(c for c in _LOCAL_CHARACTERS if c.isalnum() or c in "_+'&=~!#$%-.")
# "jane [dot] doe": the ways a dot before the at sign is written, by the way the sign is.
_DOTS_BEFORE = {
    "bracketed": re.compile(rf"(?:{_BRACKETED_DOT}|[ ]dot[ ])$", re.IGNORECASE),
    "dashed": re.compile(r"-dot-$", re.IGNORECASE),
    "words": re.compile(r"[ ]dot[ ]$", re.IGNORECASE),
}
_MAX_DOTS = 4
_SEPARATOR = {kind: re.compile(separator, re.IGNORECASE) for kind, separator in _SEPARATORS.items()}
_DECOY = re.compile(r"no-?spam|remove-?(?:this|me)|antispam|spamfree", re.IGNORECASE)

_WORDED = re.compile(_WORD_AT.pattern + _RIGHT["words"].pattern, re.IGNORECASE)


class Found:
    """An address in a text."""

    __slots__ = ("address", "end", "start")

    def __init__(self, address: str, start: int, end: int) -> None:
        self.address, self.start, self.end = address, start, end


def plain_addresses(text: str) -> Iterator[Found]:
    """The addresses that are written as addresses."""
    return _read(text, _PLAIN_AT, "plain") if "@" in text else iter(())


def bracketed_addresses(text: str) -> Iterator[Found]:
    """`info [at] bees [dot] org`, in many languages and brackets."""
    return _read(text, _BRACKETED_AT, "bracketed")


def may_be_bracketed(text: str) -> bool:
    """False where no address is written so."""
    return _BRACKETED_AT.search(text) is not None


def dashed_addresses(text: str) -> Iterator[Found]:
    """`info-at-bees-dot-org`."""
    return (found for found in _read(text, _DASHED_AT, "dashed") if _says_dot(text, found, "dot"))


def may_be_dashed(text: str) -> bool:
    """False where no address is written so."""
    return _DASHED_AT.search(text) is not None


def worded_addresses(text: str) -> Iterator[Found]:
    """`info at bees dot org`: the bare words."""
    return _read(text, _WORD_AT, "words")


def may_be_worded(text: str) -> bool:
    """False where no address is written so."""
    return _WORDED.search(text) is not None


def spaced_addresses(text: str) -> Iterator[Found]:
    """`info @ bees . org`."""
    return _read(text, _SPACED_AT, "spaced") if "@ " in text else iter(())


def tidy(address: str) -> str:
    """The address with its domain as the mail system spells it, or empty where it is none.

    The part before the at sign keeps its case: strictly it may matter.
    """
    local, _, domain = address.rpartition("@")
    if (
        not local
        or len(local) > 64
        or set(local) & set(":/<>()[]\\,;@")
        or local.startswith(".")
        or local.endswith(".")
        or ".." in local
    ):
        return ""
    host = host_of(f"http://{domain}/") if domain.isprintable() and not set(domain) & set("/?#:[]@\\ ") else ""
    return f"{local}@{host}" if host and has_public_suffix(host) else ""


def without_decoy(address: str) -> str:
    """The address without the `nospam.` that a person is meant to take out of its domain; the same if there is none."""
    local, _, domain = address.rpartition("@")
    first, _, rest = domain.partition(".")
    return f"{local}@{rest}" if _DECOY.fullmatch(first) and has_public_suffix(rest) else address


def has_public_suffix(host: str) -> bool:
    """True for a name that somebody can have registered: `bees.org`, not `b.js`, `localhost` or `18.2.0`."""
    _, dot, ending = host.rpartition(".")
    return bool(dot) and ending in _endings()


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    """Every top-level domain there is, as host names spell it, and those reserved for examples (RFC 2606)."""
    real = (suffix.rpartition(".")[2].encode("idna").decode() for suffix in public_suffixes())
    return frozenset((*real, *RESERVED_ENDINGS))


def _read(text: str, signs: re.Pattern[str], kind: str) -> Iterator[Found]:
    for sign in islice(signs.finditer(text), _MAX_SIGNS):
        start, end = sign.span()
        if kind == "bracketed":
            end += len(text[end : end + 3]) - len(text[end : end + 3].lstrip(" \t"))
        right = _RIGHT[kind].match(text, end, end + 255)
        if right is None:
            continue
        local, begin = _left(text, start, kind)
        if not local:
            continue
        domain, stop = _domain(text, end, right, kind)
        if domain and (address := tidy(f"{local}@{domain}")):
            yield Found(address, begin, stop)


def _left(text: str, start: int, kind: str) -> tuple[str, int]:
    """What stands before the at sign, and where it begins."""
    window = text[max(0, start - 90) : start]
    if kind == "bracketed":
        window = window[-3:].rstrip(" \t").rjust(0) if len(window) < 4 else window[:-3] + window[-3:].rstrip(" \t")
    parts: list[str] = []
    for _ in range(_MAX_DOTS):
        before = window.rstrip(_LOCAL_CHARACTERS)
        parts.insert(0, window[len(before) :])
        dot = _DOTS_BEFORE[kind].search(before[-16:]) if kind in _DOTS_BEFORE and parts[0] else None
        if dot is None:
            break
        window = before[-16:][: dot.start()] if len(before) < 16 else before[:-16] + before[-16:][: dot.start()]
    if kind == "dashed":
        parts = re.split(r"-dot-", ".".join(parts), flags=re.IGNORECASE)
    local = ".".join(parts)
    stripped = local.lstrip("'.-=&#!$%~").rstrip("'")
    return stripped, start - len(local) + (len(local) - len(local.lstrip("'.-=&#!$%~")))


def _domain(text: str, end: int, right: re.Match[str], kind: str) -> tuple[str, int]:
    """The longest name after the at sign that somebody can have registered, and where it ends."""
    tries = [right.group(1)]
    if kind == "plain":
        # "info@bees.orgまで": the next word, in another script, is not of the name.
        ascii_only = _RIGHT_ASCII.match(text, end, end + 255)
        tries += [ascii_only.group(1)] if ascii_only else []
    else:
        # "info [at] bees.org. Next sentence": a label less.
        tries += [shorter] if (shorter := _without_last(right.group(1), kind)) else []
        tries += [shorter] if shorter and (shorter := _without_last(shorter, kind)) else []
    for name in tries:
        domain = _SEPARATOR[kind].sub(".", name)
        if tidy(f"x@{domain}"):
            return domain, end + len(name)
    return "", end


def _without_last(domain: str, kind: str) -> str:
    separators = list(_SEPARATOR[kind].finditer(domain))
    return domain[: separators[-1].start()] if len(separators) > 1 else ""


def _says_dot(text: str, found: Found, word: str) -> bool:
    return word in text[found.start : found.end].lower() or "-at-" not in text[found.start : found.end].lower()
