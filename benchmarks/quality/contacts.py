"""How well contacts are found: on the made cases, and on the real pages.

python -m benchmarks.quality.contacts [--errors]
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from prospector import html
from prospector.enrich.contacts import Contacts, find_contacts
from prospector.urls import join, page_key, site_of

CORPUS = Path(os.environ.get("PROSPECTOR_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus"))
MIN_PRECISION, MIN_RECALL = 0.97, 0.85


class Tally:
    """Right, wrong and missed."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    @property
    def precision(self) -> float:
        """Of what was offered."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Of what should have been."""
        return self.right / max(self.right + self.missed, 1)

    def line(self, name: str) -> str:
        """One row of the table."""
        f1 = 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)
        return (
            f"{name:24} precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {f1:.3f}"
            f"  ({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        )


def entries(path: Path) -> list[dict[str, Any]]:
    """The labelled lines of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def offered(contacts: Contacts, kind: str) -> set[str]:
    """What is offered of one kind, in lower case."""
    return {hint.value.lower() for hint in contacts.contacts if hint.kind == kind}


def compare(tallies: list[Tally], got: set[str], expect: set[str], allow: set[str]) -> tuple[set[str], set[str]]:
    """Count one page; what was wrong, and what was missed."""
    wrong, missed = got - expect - allow, expect - got
    for tally in tallies:
        tally.right += len(got & expect)
        tally.wrong += len(wrong)
        tally.missed += len(missed)
    return wrong, missed


def cases() -> bool:
    """The made cases; True if the targets are met."""
    total, forms = Tally(), Tally()
    groups: defaultdict[str, Tally] = defaultdict(Tally)
    for case in entries(CORPUS / "contact_cases.jsonl"):
        contacts = find_contacts(html.parse(case["html"]), case["html"], case["url"])
        expect = {address.lower() for address in case["expect"]}
        allow = {address.lower() for address in case["allow"]}
        wrong, missed = compare([total, groups[case["group"]]], offered(contacts, "email"), expect, allow)
        if case["expect_form"] is not None:
            got = {"form"} if offered(contacts, "form") else set()
            wrong_form, missed_form = compare([forms], got, {"form"} if case["expect_form"] else set(), set())
            wrong, missed = wrong | wrong_form, missed | missed_form
        if "--errors" in sys.argv and (wrong or missed):
            print(
                "  ",
                case["id"],
                f"wrong {sorted(wrong)}" if wrong else "",
                f"missed {sorted(missed)}" if missed else "",
            )
    print(total.line("cases: addresses"))
    for group, tally in sorted(groups.items()):
        print("  " + tally.line(group))
    print(forms.line("cases: forms"))
    return total.precision >= MIN_PRECISION and total.recall >= MIN_RECALL


def pages() -> bool:
    """The real pages; True if the targets are met."""
    total, forms, persons, links, social = Tally(), Tally(), Tally(), Tally(), Tally()
    groups: defaultdict[str, Tally] = defaultdict(Tally)
    languages: defaultdict[str, Tally] = defaultdict(Tally)
    for page in entries(CORPUS / "contacts" / "index.jsonl"):
        body = (CORPUS / "contacts" / "html" / f"{page['id']}.html").read_bytes()
        source = html.decode(body, "text/html")
        contacts = find_contacts(html.parse(source), source, page["base_url"])
        expect = {address.lower() for address in page["emails"]}
        allow = {address.lower() for address in page["emails_not_site_contact"]}
        name = page["obfuscation"] or page["group"]
        wrong, missed = compare(
            [total, groups[name], languages[page["lang"]]], offered(contacts, "email"), expect, allow
        )
        if page["contact_form"] is not None:
            compare(
                [forms], {"f"} if offered(contacts, "form") else set(), {"f"} if page["contact_form"] else set(), set()
            )
        if page["persons_annotated"]:
            named = {(p["name"] if isinstance(p, dict) else p).lower() for p in page["persons"]}
            compare([persons], offered(contacts, "person"), named, set())
        compare([links], offered(contacts, "page"), _same_site(page), _other_site(page))
        compare(
            [social], _bare(offered(contacts, "social")), _bare(set(map(str.lower, page["social_profiles"]))), set()
        )
        if "--errors" in sys.argv and (wrong or missed):
            withheld = {value: why for _, value, why in contacts.withheld}
            missed_why = [f"{address} ({withheld.get(address, 'not found')})" for address in sorted(missed)]
            print("  ", page["id"], page["base_url"][:50], f"wrong {sorted(wrong)}", f"missed {missed_why}")
    print(total.line("pages: addresses"))
    for name, tally in sorted(groups.items()):
        print("  " + tally.line(name))
    for name, tally in sorted(languages.items()):
        print("  " + tally.line(f"in {name}"))
    for name, tally in (("forms", forms), ("contact pages", links), ("social", social), ("persons", persons)):
        print(tally.line(f"pages: {name}"))
    return total.precision >= MIN_PRECISION and total.recall >= MIN_RECALL


def _targets(page: dict[str, Any]) -> set[str]:
    targets = {page_key(join(page["base_url"], link[1]) or "") for link in page["contact_links"]}
    return {target.lower() for target in targets - {None, page_key(page["base_url"])} if target}


def _same_site(page: dict[str, Any]) -> set[str]:
    return {target for target in _targets(page) if site_of(target) == site_of(page["base_url"])}


def _other_site(page: dict[str, Any]) -> set[str]:
    return _targets(page) - _same_site(page)


def _bare(profiles: set[str]) -> set[str]:
    return {
        p.replace("://www.", "://").replace("http://", "https://").replace("twitter.com", "x.com").rstrip("/")
        for p in profiles
    }


def main() -> bool:
    """Print the figures; True if the cases meet the targets."""
    met = cases()
    pages()
    return met


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
