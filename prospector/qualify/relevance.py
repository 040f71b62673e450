"""Is a page about what the campaign is about? Terms that it names, weighed by where it names them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from prospector.campaign import Campaign
from prospector.words import Phrases, Tokens, tokens_of

# What a term is worth in the title, in a heading, in an anchor text, in the running text.
TITLE, HEADING, ANCHOR, TEXT = 3.0, 2.0, 1.0, 1.0
# So many points of different terms, and nobody doubts what a page is about.
_BEYOND_DOUBT = 5.0
# How often a term is counted in one place: a page is not more about bees for saying so a hundred times.
_MOST = 4
# Running text that is looked through, in characters.
_TEXT_READ = 20_000
_ANCHORS_READ = 300


@dataclass(frozen=True, slots=True)
class Relevance:
    """How much a page has to do with the topic."""

    value: float = 1.0
    """0..1; 1 where no topic was given."""
    terms: tuple[str, ...] = ()
    """The terms that were found, the weightiest first, as the campaign spells them."""
    against: tuple[str, ...] = ()
    """Negative terms that were found."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a campaign is about."""

    terms: tuple[str, ...]
    """Each a word or a phrase; whole words count, and their plain plurals."""
    negative_terms: tuple[str, ...] = ()
    synonyms: dict[str, str] = field(default_factory=dict)
    """Other words for a term, and the term that each stands for."""

    @classmethod
    def of(cls, campaign: Campaign) -> Topic | None:
        """The campaign's topic; None where it names none."""
        terms = tuple(dict.fromkeys(filter(None, (campaign.topic.strip(), *(term.strip() for term in campaign.terms)))))
        synonyms = {other: term for term, others in campaign.synonyms.items() for other in others}
        return cls(terms, campaign.negative_terms, synonyms) if terms else None


class Relevances:
    """Tells how relevant pages are to one topic."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic
        spellings = dict(topic.synonyms) | {term: term for term in topic.terms}
        self._stands_for = {form: term for word, term in spellings.items() for form in _forms(word)}
        self._terms = Phrases(self._stands_for)
        self._negative_of = {form: word for word in topic.negative_terms for form in _forms(word)}
        self._negative = Phrases(self._negative_of)

    def of(self, title: str, headings: Iterable[str], anchors: Iterable[str], text: str) -> Relevance:
        """The relevance of a page that is called so, and says that."""
        points: dict[str, float] = {}
        against: dict[str, float] = {}
        for weight, texts in (
            (TITLE, (title,)),
            (HEADING, headings),
            (ANCHOR, list(anchors)[:_ANCHORS_READ]),
            (TEXT, (text[:_TEXT_READ],)),
        ):
            counts: dict[str, int] = {}
            unwanted: dict[str, int] = {}
            for said in texts:
                _count(self._terms, self._stands_for, said, counts)
                _count(self._negative, self._negative_of, said, unwanted)
            for found, into in ((counts, points), (unwanted, against)):
                for term, times in found.items():
                    into[term] = into.get(term, 0.0) + weight * (1 + math.log2(min(times, _MOST))) / 2
        value = min(sum(points.values()) / _BEYOND_DOUBT, 1.0)
        # What was said to be something else weighs as much against.
        value = max(0.0, value - min(sum(against.values()) / _BEYOND_DOUBT, 1.0))
        return Relevance(round(value, 3), tuple(sorted(points, key=lambda term: -points[term])), tuple(against))


def _forms(word: str) -> tuple[str, ...]:
    """A word as it is given, and its plain plural or singular, as English and its neighbours form them."""
    if len(word) < 3 or not word.isascii():
        return (word,)
    return (word, word[:-1]) if word.endswith("s") and not word.endswith("ss") else (word, f"{word}s")


def _count(phrases: Phrases, stands_for: dict[str, str], said: str, counts: dict[str, int]) -> None:
    if not said:
        return
    tokens: Tokens
    tokens, text = tokens_of(said)
    for phrase in phrases.all_in(tokens, text):
        term = stands_for[phrase]
        counts[term] = counts.get(term, 0) + 1
