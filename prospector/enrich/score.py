"""The worth of an opportunity, from what is known of its page, its dead link and its contact."""

from __future__ import annotations

from prospector.items import Kind, Opportunity

# How much each part says about the chance that a letter brings a link. The page weighs most: a dead link on a
# page that curates links is somebody's daily business, one in an old article is nobody's.
PAGE, CERTAINTY, CONTACT, PLACE = 0.45, 0.25, 0.2, 0.1
# How sure we are of what a page says itself.
READ_ON_THE_PAGE = 0.9
# What a page is worth that need not be a list of links: one that asks for posts (for money, hardly anything), one that
# names us.
ASKS_FOR_POSTS, ASKS_FOR_MONEY, NAMES_US = 0.5, 0.1, 0.7
# What is left of the page's weight where it has hardly to do with the topic.
OFF_TOPIC = 0.4


def score_opportunity(opportunity: Opportunity) -> tuple[float, tuple[str, ...]]:
    """The score (0..1) and what made it so, in plain words."""
    reasons: list[str] = []
    score = PAGE * _page_worth(opportunity) * (OFF_TOPIC + (1 - OFF_TOPIC) * opportunity.relevance)
    reasons.append(f"page score {opportunity.page_score:.2f}")
    reasons += opportunity.why
    if opportunity.verdict is not None:
        score += CERTAINTY * opportunity.verdict.confidence
        reasons.append(f"{opportunity.verdict.reason}, {len(opportunity.verdict.looks)} looks")
    else:
        score += CERTAINTY * READ_ON_THE_PAGE
    reach = max((contact.confidence for contact in opportunity.contacts if contact.kind == "email"), default=0.0)
    if reach:
        reasons.append("an address to write to")
    elif any(contact.kind in ("form", "page") for contact in opportunity.contacts):
        reach = 0.5
        reasons.append("a contact form or page")
    else:
        reasons.append("no contact found yet")
    score += CONTACT * reach
    if opportunity.link is not None and opportunity.link.heading:
        score += PLACE
        reasons.append(f"under the heading {opportunity.link.heading[:60]}")
    return round(min(score, 1.0), 3), tuple(reasons)


def _page_worth(opportunity: Opportunity) -> float:
    """How much the page is what a letter of that kind is for, 0..1."""
    if opportunity.kind is Kind.GUEST_POST:
        return ASKS_FOR_MONEY if any(reason.startswith("for money") for reason in opportunity.why) else ASKS_FOR_POSTS
    return NAMES_US if opportunity.kind is Kind.UNLINKED_MENTION else opportunity.page_score
