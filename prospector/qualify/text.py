"""The words of a page that a reader sees."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from prospector.qualify.elements import Elements

# Elements taken out; a page with more of them is no text worth measuring to the letter.
_MANY = 200


def visible_text(tree: LexborHTMLParser, elements: Elements) -> str:
    """The text of the body, its pieces trimmed and joined by blanks, scripts and styles left out."""
    body = tree.body
    if body is None:
        return ""
    text = body.text(separator=" ", strip=True, skip_empty=True)
    seen: list[str] = []
    at = 0
    for node in elements.unseen[:_MANY]:
        unseen = node.text(separator=" ", strip=True, skip_empty=True)
        start = text.find(unseen, at) if unseen else -1
        if start >= 0:
            seen.append(text[at:start])
            at = start + len(unseen)
    seen.append(text[at:])
    return "".join(seen)
