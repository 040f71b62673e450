"""Is this a resource page, and what makes us think so? A sum of weighted traits, each of which can be named."""

from __future__ import annotations

import math
from dataclasses import dataclass

from prospector.qualify.traits import Traits, features
from prospector.qualify.weights import BIAS, WEIGHTS

# What a link farm scores at most, however much it looks like a list.
FARM = 0.1
# A list of fewer links than this is no list.
_MIN_LINKS = 3
_MIN_SITES = 2


@dataclass(frozen=True, slots=True)
class Score:
    """The judgement on one page."""

    is_resource_page: bool
    value: float
    """0..1; 0.5 and more is a resource page."""
    reasons: tuple[str, ...]


def score_page(traits: Traits) -> Score:
    """Score a page by its traits."""
    value = 0.0
    if is_candidate(traits):
        total = BIAS + sum(WEIGHTS.get(name, 0.0) * measure for name, measure in features(traits).items())
        value = round(1 / (1 + math.exp(-total)), 3)
    return Score(value >= 0.5, value, tuple(_reasons(traits)))


def is_candidate(traits: Traits) -> bool:
    """False for what cannot be a resource page, whatever it is called."""
    return traits.outbound >= _MIN_LINKS and traits.sites >= _MIN_SITES and not traits.asks_password


def _reasons(traits: Traits) -> list[str]:
    """Plain sentences, the weightiest first."""
    if traits.outbound == 0:
        return ["No links to other sites in the content"]
    reasons = []
    names = traits.names
    reasons.append(_links_sentence(traits))
    if names.phrase or names.title_word or names.heading_word:
        reasons.append(f"Title or heading says “{names.phrase or names.title_word or names.heading_word}”")
    if names.path_word:
        reasons.append(f"Its address says “{names.path_word}”")
    if traits.home_pages >= 0.5:
        reasons.append("Most links lead to home pages")
    if traits.leading < 0.3:
        reasons.append("Most links stand inside running text")
    if names.other:
        reasons.append(f"Its address says “{names.other}”, which is another kind of page")
    if names.is_home:
        reasons.append("It is a site's home page")
    if names.is_dated:
        reasons.append("Its address carries a date, as a post's does")
    if traits.asks_password:
        reasons.append("It asks for a password")
    if traits.citations >= 0.3:
        reasons.append("Many links are citations of papers")
    if traits.outbound < _MIN_LINKS or traits.sites < _MIN_SITES:
        reasons.append("Too few for a list")
    return reasons


def _links_sentence(traits: Traits) -> str:
    links = "1 link" if traits.outbound == 1 else f"{traits.outbound} links"
    sites = "1 other site" if traits.sites == 1 else f"{traits.sites} other sites"
    sentence = f"{links} to {sites}"
    if traits.annotated >= 0.5:
        sentence += ", most annotated"
    if traits.best_heading and traits.sections <= 2:
        sentence += f", under the heading {traits.best_heading[:80]}"
    elif traits.sections > 2:
        sentence += f", in {traits.sections} sections"
    return sentence
