"""What is a campaign about that does not say so? The words that its seeds' lists have in common tell.

A page is on topic when enough of those words are on it: what was counted can be said in a sentence. On 41 sites with a
list of links 41 of 100 of a site's other pages are on its topic, and 4 of 1,000 pages of other sites. (Languages that
write words together without blanks, as Chinese does, need a topic or terms.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from prospector import words
from prospector.items import OutboundLink
from prospector.words import fold, tokens_of

# Of the words that lists of a niche share, the commonest are its own; the further down, the more general they are.
_OWN_WORDS = 12
_FOREMOST = 4
# A word that fewer links (or titles) have in common is chance.
_SHARED_BY = 3
_SHARED_ON_PAGE = 3
# A word is easily dropped in passing: it stands in a title or a heading, or it is said so often.
_OFTEN = 3
# Words shorter than this are found whole only: `bee` is no part of `beer`. (Elsewhere words are written together:
# `Imkerverein`, `Honigbiene`.)
_PART_FROM = 5
_SHORTEST_WORD = 3
_LONGEST_TEXT = 100_000

# Words that lists of any niche share.
_GENERAL = frozenset(
    fold(
        "the and for with from your our you are all about this that new not more other how what who why home page "
        "pages site sites web website websites www com org net html info information news blog blogs forum online "
        "official welcome here click read list club clubs society societies association associations group groups "
        "national international foundation institute institut university college school center centre research "
        "journal community network project projects magazine book books guide guides world north south east west "
        "american british canadian european australian german french italian deutschland england america usa canada "
        "australia der die das und des dem den ein eine von vom für bei mit zum zur auf aus ist verein vereine "
        "verband seite seiten startseite les une pour dans sur avec par sont accueil fédération los las del una por "
        "para con página inicio asociación federación sitio dos das uma com não associação federação gli della "
        "delle dei per sito pagina associazione federazione het een van voor met vereniging och att det som med til "
        "ikke være strona oraz dla stowarzyszenie nie przy jest google facebook twitter instagram youtube wikipedia "
        "github linkedin"
    ).split()
)
_OF_LISTS = frozenset(
    token
    for table in (words.RESOURCE_PHRASES, words.RESOURCE_WORDS, words.HINT_WORDS)
    for phrases in table.values()
    for phrase in phrases
    for token in tokens_of(phrase)[0]
) | frozenset(token for phrase in (*words.ANTI_WORDS, *words.OTHER_PATH) for token in tokens_of(phrase)[0])
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|\S+\.\w{2,4}(?:/\S*)?(?=\s|$)")
_ENDINGS = ("es", "en", "s", "n", "e")


class Niche:
    """The words that lists of links of one niche have in common."""

    def __init__(self) -> None:
        self._named: set[str] = set()
        self._shared: Counter[str] = Counter()

    def learn(self, title: str, headings: Iterable[str], links: Iterable[OutboundLink] = ()) -> None:
        """Learn from a page of the niche: the words of its title, its headings and the names of those it links to.

        What is said beside a link counts for these words too, but names none: it is prose, with the words of all prose.
        """
        links = tuple(links)
        named = [_telling(text) for text in (title, *headings, *(link.anchor for link in links))]
        self._named.update(*named)
        beside = (_telling(link.context) - _telling(link.anchor) for link in links)
        for words_said in (*named, *beside):
            self._shared.update(words_said)

    @property
    def own_words(self) -> tuple[str, ...]:
        """What the niche's lists share, the commonest first, without their endings."""
        shared = ((word, times) for word, times in self._shared.items() if times >= _SHARED_BY and word in self._named)
        return tuple(word for word, _ in sorted(shared, key=lambda each: -each[1])[:_OWN_WORDS])

    def holds(self, title: str, headings: Iterable[str], text: str) -> bool:
        """Whether a page is on topic: it has several of the niche's words, and is about one of the foremost."""
        names = Counter(map(_stem, tokens_of(" ".join((title, *headings)))[0]))
        said = Counter(map(_stem, tokens_of(text[:_LONGEST_TEXT])[0])) + names
        own = self.own_words
        shared = sum(_times(word, said) > 0 for word in own)
        return shared >= min(_SHARED_ON_PAGE, max(len(own), 1)) and any(
            _times(word, names) or _times(word, said) >= _OFTEN for word in own[:_FOREMOST]
        )


def _times(stem: str, said: Counter[str]) -> int:
    if len(stem) < _PART_FROM:
        return said[stem]
    return sum(times for word, times in said.items() if stem in word)


def _telling(text: str) -> set[str]:
    """The words of a text that may tell one niche from another, without their endings; those of an address do not."""
    return {_stem(token) for token in tokens_of(_ADDRESS.sub(" ", text))[0] if _tells(token)}


def _tells(token: str) -> bool:
    return len(token) >= _SHORTEST_WORD and token not in _GENERAL and token not in _OF_LISTS


def _stem(token: str) -> str:
    """The word without what makes it plural, near enough: `bees` and `bee`, `Bienen` and `Biene` come out the same."""
    for ending in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= _SHORTEST_WORD:
            return token[: -len(ending)]
    return token
