"""Could there be a way to a person at all? Most pages lack most of them, and looking closely costs much more."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from ahocorasick_rs import BytesAhoCorasick, Implementation

from prospector.enrich.contacts.address import (
    AT_WITHOUT_BRACKETS,
    AT_WORDS,
    DOT_WITHOUT_BRACKETS,
    may_be_bracketed,
    may_be_dashed,
    may_be_worded,
)

Signs = AbstractSet[str]

WHOLE_IN_ATTRIBUTES = frozenset((
    "data-mail", "data-email", "data-e-mail", "data-address", "data-contact", "data-href",
    "data-enc-email",
))  # fmt: skip
DOMAIN_IN_ATTRIBUTES = frozenset(("data-domain", "data-host", "data-d=", "data-website", "data-email-domain"))
BYLINES = frozenset((
    'author"', "author'", "=author", '"author ', "'author ", "author-name", "byline", "s-lib-profile", "h-card",
    "vcard",
))  # fmt: skip
"""What stands in a source that has an element which names an author."""
FORM_BUILDERS = (
    "wpcf7", "wpforms-form", "wpforms-container", "gform_wrapper", "nf-form", "nf-form-cont", "typeform-widget",
    "elementor-form", "frm_forms", "hs-form",
    "forminator", "fluentform", "formcraft", "ninja-forms", "caldera-grid",
)  # fmt: skip
"""Classes by which the makers of forms call theirs."""
RECIPIENTS = frozenset((
    "recipient", "=mailto", '"mailto"', "'mailto'", "mail_to", "to_mail", "tomail", "to_email", "toemail", "sendto",
    "empfaenger", "destinataire",
))  # fmt: skip
"""How the old mail scripts call the field that says whom to send to."""
FORM_SCRIPTS = frozenset(("hbspt.forms.create", "data-tf-live", "data-tf-widget", "jotform.com/jsform/"))
"""What stands in a source for a form that a script brings."""
RDFA = frozenset(('property="email', "property='email", "property=email", "schema:email"))
_SIGNS = tuple(sorted({
    "mailto:", "cfemail", "email-protection", "data-mailto-token", "uncryptmailto", "joomla-hidden-mail", "ld+json",
    "itemprop",
    *WHOLE_IN_ATTRIBUTES, *DOMAIN_IN_ATTRIBUTES, *BYLINES, *FORM_BUILDERS,
    *RECIPIENTS, *RDFA, *FORM_SCRIPTS,
}))  # fmt: skip
_ALL_SIGNS = frozenset(_SIGNS)
_IN_SOURCE = BytesAhoCorasick([sign.encode() for sign in _SIGNS], implementation=Implementation.DFA)
_LONGEST = max(map(len, _SIGNS))
# A source is looked through piece by piece, until it has shown so many signs that it may as well have all of them.
_PIECE = 64 * 1024
_MANY = 5000
_KEPT = ("maintained", "kept", "compiled", "curated", "edited", "collected")
UNUSUAL = (
    (0xAD, 0xAD), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x2064), (0x3000, 0x3000), (0xFE50, 0xFE6B),
    (0xFEFF, 0xFF5E),
)  # fmt: skip
"""Characters that nobody sees, and those that are another form of what an address could be made of: first to last."""
# How the word or sign in a bracket begins, of all that stand for an at sign.
_AT_BEGINS = (
    *(f"{word}{blank}{bracket}" for word in ("a", "at") for blank in ("", " ") for bracket in "])}>|*_»"),
    *AT_WORDS,
)  # fmt: skip


def _either_case(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, and in capitals those whose capitals are not found by turning bytes into lower case."""
    return (*words, *(word.upper() for word in words if not word.isascii()))


_TEXT_SIGNS = tuple(
    [(f"{bracket}{blank}{word}", "bracketed") for bracket in "[({<|*_«" for blank in ("", " ") for word in _AT_BEGINS]
    # It must end before the " at " that stands in "[ at ]": only the first of two signs is seen.
    + [(f"{bracket} at", "bracketed") for bracket in "[({<|*_«"]
    + [(f"{bracket}{blank}{word.upper()}", "bracketed")
       for bracket in "[({<|*_«" for blank in ("", " ") for word in _AT_BEGINS if not word.isascii()]
    + [("-at", "dashed"), ("- at", "dashed")]
    + [(f" {word} ", "worded") for word in _either_case(AT_WITHOUT_BRACKETS)]
    + [(f" {word} ", "dot") for word in _either_case(DOT_WITHOUT_BRACKETS)]
    + [(word, "kept") for word in _KEPT]
    + [(chr(code), "unusual") for first, last in UNUSUAL for code in range(first, last + 1)]
)  # fmt: skip
_IN_TEXT = BytesAhoCorasick([sign.encode() for sign, _ in _TEXT_SIGNS], implementation=Implementation.DFA)
_ALL_TEXT_SIGNS = frozenset(("bracketed", "dashed", "worded", "kept", "unusual"))
_HARD_BLANK = "\xa0".encode()
_KEPT_BY = re.compile(rf"(?:{'|'.join(_KEPT)})\s+by")


def signs_in(source: str) -> Signs:
    """What a page's source has, in whatever case, that one of the ways of finding a contact looks for."""
    # As bytes: a text with one letter beyond ASCII is put into lower case twenty times slower.
    lower = source.encode("utf-8", "replace").lower()
    found: set[int] = set()
    met = 0
    for start in range(0, len(lower), _PIECE):
        piece = lower[start : start + _PIECE + _LONGEST]
        matches = _IN_SOURCE.find_matches_as_indexes(piece, overlapping=True)
        found.update(number for number, _, _ in matches)
        met += len(matches)
        if met > _MANY:
            return _ALL_SIGNS
    return frozenset(_SIGNS[number] for number in found)


def signs_in_text(text: str) -> Signs:
    """What a text may have in it: addresses that are `bracketed`, `dashed` or `worded`, whom it is `kept` by, and
    `unusual` characters, which may be a sign or a letter of an address in another form, or nothing at all.

    A look that is quicker than the patterns, and sees no less than they: most texts have nothing of it.
    """
    lower = text.encode("utf-8", "replace").replace(_HARD_BLANK, b" ").lower()
    found: set[int] = set()
    met = 0
    for start in range(0, len(lower), _PIECE):
        matches = _IN_TEXT.find_matches_as_indexes(lower[start : start + _PIECE + _LONGEST])
        found.update(number for number, _, _ in matches)
        met += len(matches)
        if met > _MANY:
            return _ALL_TEXT_SIGNS
    signs = {_TEXT_SIGNS[number][1] for number in found}
    return signs - ({"dot"} if "dot" in signs else {"worded"})


def what_it_may_say(text: str) -> Signs:
    """Which of the ways to a person may stand in a text: `@`, and at a closer look those of `signs_in_text`."""
    signs = signs_in_text(text)
    if signs is _ALL_TEXT_SIGNS:
        return signs
    text = text.replace("\xa0", " ") if signs else text
    found = {sign for sign in signs if sign == "unusual" or _CLOSER[sign](text)}
    return found | {"@"} if "@" in text else found


def _may_name_keeper(text: str) -> bool:
    return _KEPT_BY.search(text) is not None


_CLOSER: dict[str, Callable[[str], bool]] = {
    "bracketed": may_be_bracketed,
    "dashed": may_be_dashed,
    "worded": may_be_worded,
    "kept": _may_name_keeper,
}
