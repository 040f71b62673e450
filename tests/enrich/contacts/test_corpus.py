"""The made cases and the real pages: hardly anything wrong, hardly anything missed."""

import json

from prospector import html
from prospector.enrich.contacts import find_contacts
from tests.corpus import corpus, index


def offered(source: str, url: str, kind: str = "email") -> set[str]:
    hints = find_contacts(html.parse(source), source, url).contacts
    return {hint.value.lower() for hint in hints if hint.kind == kind}


def test_made_cases() -> None:
    right = 0
    wrong, missed = [], []
    for line in corpus("contact_cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        got = offered(case["html"], case["url"])
        expect, allow = ({address.lower() for address in case[name]} for name in ("expect", "allow"))
        right += len(got & expect)
        wrong += [f"{case['id']}: {address}" for address in got - expect - allow]
        missed += [f"{case['id']}: {address}" for address in expect - got]
        if case["expect_form"] is not None:
            assert bool(offered(case["html"], case["url"], "form")) == case["expect_form"], case["id"]
    assert right / (right + len(wrong)) >= 0.97, wrong
    assert right / (right + len(missed)) >= 0.95, missed


def test_real_pages() -> None:
    folder = corpus("contacts")
    right = 0
    wrong, missed = [], []
    for page in index("contacts"):
        source = html.decode((folder / "html" / f"{page['id']}.html").read_bytes(), "text/html")
        got = offered(source, page["base_url"])
        expect, allow = ({a.lower() for a in page[name]} for name in ("emails", "emails_not_site_contact"))
        right += len(got & expect)
        wrong += [f"{page['id']}: {address}" for address in got - expect - allow]
        missed += [f"{page['id']}: {address}" for address in expect - got]
    assert right / (right + len(wrong)) >= 0.97, wrong
    assert right / (right + len(missed)) >= 0.95, missed
