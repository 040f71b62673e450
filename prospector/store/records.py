"""Items as JSON and back: what a store writes down of them."""

from __future__ import annotations

from cattrs.preconf.json import make_converter

from prospector.items import LinkVerdict, Opportunity, ResourcePage

_converter = make_converter()


def to_json(item: ResourcePage | LinkVerdict | Opportunity) -> str:
    """The item as one JSON text."""
    return _converter.dumps(item, ensure_ascii=False)


def page_from(text: str) -> ResourcePage:
    return _converter.loads(text, ResourcePage)


def verdict_from(text: str) -> LinkVerdict:
    return _converter.loads(text, LinkVerdict)


def opportunity_from(text: str) -> Opportunity:
    return _converter.loads(text, Opportunity)
