"""Contact forms: found, never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from prospector.enrich.contacts.address import plain_addresses
from prospector.enrich.contacts.elements import Elements
from prospector.enrich.contacts.found import Candidate
from prospector.enrich.contacts.mailto import recipients
from prospector.enrich.contacts.signs import FORM_BUILDERS, FORM_SCRIPTS, RECIPIENTS, Signs
from prospector.enrich.contacts.surface import words_of
from prospector.urls import join

_BUILT = ",".join(f"[class~='{name}']" for name in FORM_BUILDERS)
_MAX_ACTIONS = 200
_SERVICES = re.compile(
    r"(?:[\w-]+\.)?(?:formspree\.io|typeform\.com/to|jotform\.com|docs\.google\.com/forms|forms\.gle"
    r"|formsubmit\.co|getform\.io"
    r"|wufoo\.com|123formbuilder\.com|cognitoforms\.com|forms\.office\.com|tally\.so|usebasin\.com"
    r"|web3forms\.com|formkeep\.com"
    r"|form\.jotform\.com|hsforms\.(?:net|com))",
    re.IGNORECASE,
)
_OTHER_FORMS = re.compile(
    # Jetpack calls its contact form a "commentsblock".
    r"comment(?!sblock)|checkout|search|login|log-in|signin|sign-in|regist|subscri|newsletter|mailchimp|list-manage"
    r"|cart|basket|guestbook|vote|poll"
    r"|respond|reply|forgot|password|abonn|\breview|rating|donat|spende",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"mail|name|nom|nombre|nome|naam|jm[eé]no|navn|namn|absender|from|sender|correo|courriel|phone|tel", re.IGNORECASE
)
# In labels only: what a field is called inside is seldom in these letters.
_WHO_ELSEWHERE = re.compile(
    r"имя|почт|пошт|ім['’]я|όνομα|名前|氏名|メール|姓名|邮箱|郵箱|电子邮|이름|이메일|الاسم|البريد|שם|adınız|e-posta|imi[ęe]",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"contact|kontakt|feedback|message|nachricht|enquir|inquir|mensaje|messaggio|bericht|sendmail|formmail",
    re.IGNORECASE,
)
# What stands in a page for a form that a script brings.
_EMBEDDED = "[data-tf-live],[data-tf-widget],script[src*='jotform.com/jsform/' i]"
_MAX_LABELS = 30
_RECIPIENT = re.compile(r"recipient|mail_?to|to_?e?mail|sendto|empfaenger|destinataire", re.IGNORECASE)


def contact_forms(tree: LexborHTMLParser, elements: Elements, signs: Signs, url: str) -> Iterator[Candidate]:
    """The page's own contact forms; their address is the page's, for that is where a person fills them in."""
    for form in elements.forms[:50]:
        if is_contact_form(form):
            yield Candidate("form", url, "form", 0.85)
            return
    for node in tree.css(_BUILT)[:5] if not signs.isdisjoint(FORM_BUILDERS) else ():
        if node.tag != "form" and (node.css_first("form") is None or is_contact_form(node)):
            yield Candidate("form", url, "form", 0.7)
            return
    for frame in elements.frames[:50]:
        attributes = frame.attributes
        address = attributes.get("src") or attributes.get("data-src") or ""
        if _SERVICES.search(address[:300]) and not _OTHER_FORMS.search(attributes.get("title") or ""):
            yield Candidate("form", join(url, address) or url, "form", 0.7)
            return
    if signs.isdisjoint(FORM_SCRIPTS):
        return
    if tree.css_first(_EMBEDDED) or any("hbspt.forms.create" in script.text() for script in elements.scripts[:50]):
        yield Candidate("form", url, "form", 0.6)


def form_addresses(tree: LexborHTMLParser, elements: Elements, signs: Signs) -> Iterator[Candidate]:
    """The addresses a form sends to: a mailto action, or the hidden recipient of the old mail scripts."""
    if not elements.forms:
        return
    actions = (form.attributes.get("action") or "" for form in elements.forms[:_MAX_ACTIONS])
    for action in islice((action for action in actions if action[:7].lower() == "mailto:"), 10):
        for address, _ in recipients(action):
            yield Candidate("email", address, "form", 0.85)
    if signs.isdisjoint(RECIPIENTS):
        return
    for field in tree.css("input[type=hidden][name][value*='@']")[:20]:
        if _RECIPIENT.fullmatch(field.attributes.get("name") or ""):
            for found in plain_addresses((field.attributes.get("value") or "")[:300]):
                yield Candidate("email", found.address, "form", 0.8)


def is_contact_form(form: LexborNode) -> bool:
    """A field to write in, a field to say who writes, and nothing that makes it another kind of form."""
    attributes = form.attributes
    about = " ".join(attributes.get(name) or "" for name in ("action", "class", "id", "name", "role"))[:500]
    if _OTHER_FORMS.search(about):
        return False
    fields = [(field.tag, field.attributes) for field in form.css("input,textarea,select")[:80]]
    kinds = [(field.get("type") or "text").lower() for _, field in fields]
    if "password" in kinds or "search" in kinds:
        return False
    names = [
        " ".join(field.get(name) or "" for name in ("name", "id", "placeholder", "autocomplete")) for _, field in fields
    ]
    if any("comment_post_ID" in name for name in names):
        return False
    writes = any(tag == "textarea" for tag, _ in fields)
    says_who = "email" in kinds or any(
        _WHO.search(name) for name, kind in zip(names, kinds, strict=True) if kind != "hidden"
    )
    if writes and (says_who or _is_labelled(form)):
        return True
    # Some have a one-line field for the message, but call themselves a contact form.
    visible = sum(kind in ("text", "email", "tel") for kind in kinds)
    return says_who and visible >= 3 and _CONTACT.search(about) is not None


def _is_labelled(form: LexborNode) -> bool:
    """Do words beside the fields, or read out for them, ask who writes?"""
    asks = [words_of(label) for label in form.css("label")[:_MAX_LABELS]]
    asks += [field.attributes.get("aria-label") or "" for field in form.css("input[aria-label]")[:_MAX_LABELS]]
    return any(_WHO.search(words[:100]) or _WHO_ELSEWHERE.search(words[:100]) for words in asks)
