from __future__ import annotations

import pytest

from prospector.qualify.notices import Notices, asks_for_money, notices_in


@pytest.mark.parametrize(
    "text refused".split(),
    [
        ("Please: no link requests. We choose ourselves.", True),
        ("We do not accept link requests.", True),
        ("We do not accept link exchange offers", True),
        ("Wir machen keinen Linktausch.", True),
        ("Ссылками не обмениваемся", True),
        ("相互リンクはお断りしております", True),
        ("We no longer accept link requests.", True),
        ("Please don't ask us for links", True),
        ("Unsolicited link requests are deleted", True),
        ("We are not adding any new links", True),
        ("Anfragen zum Linktausch werden nicht beantwortet", True),
        ("No se aceptan intercambios de enlaces", True),
        ("Link requests are welcome", False),
        ("No reciprocal links required, just suggest your site", False),
        ("No link exchange needed.", False),
        ("Kein Linktausch nötig", False),
        ("We do not accept guest dogs", False),
        ("We do not exchange links with gambling sites, but suggest yours!", False),
        ("We are not accepting links from casinos", False),
        ("Sites that do not accept link requests are marked with a star", False),
        ("Do not request links be removed by phone", False),
        ("No link exchange needed. But no link requests, please.", True),
        ("No link is dead for long here", False),
    ],
)
def test_who_wants_no_requests_is_left_alone(text: str, refused: bool) -> None:
    assert bool(notices_in(text.lower(), list).no_requests) is refused


@pytest.mark.parametrize(
    "anchor where".split(),
    [
        ("Suggest a link", "suggest"),
        ("Submit your site", "suggest"),
        ("Link vorschlagen", "suggest"),
        ("Proposer un lien", "suggest"),
        ("リンク切れ報告", "report"),
        ("Report a broken link", "report"),
        ("Report a dead link or suggest a link", "report"),
        ("Useful links", ""),
        ("Link to us", ""),
        ("How to suggest a link to your editor without being rude, and thirteen other letters", ""),
    ],
)
def test_where_links_are_suggested_and_reported(anchor: str, where: str) -> None:
    url = "https://bees.example/form"
    expected = Notices(suggest_url=url if where == "suggest" else "", report_url=url if where == "report" else "")
    assert notices_in(anchor.lower(), lambda: [(url, anchor)]) == expected


def test_the_first_of_each_counts() -> None:
    links = [("https://a.example/1", "Suggest a site"), ("https://a.example/2", "Add your link")]
    assert notices_in("suggest a site", lambda: links).suggest_url == "https://a.example/1"


@pytest.mark.parametrize(
    "text paid".split(),
    [
        ("our guest post fee is $50", "guest post fee"),
        ("guest posts are free of charge", ""),
        ("there is no publishing fee", ""),
        ("kostenpflichtiger gastbeitrag: 90 euro", "kostenpflichtiger gastbeitrag"),
    ],
)
def test_posts_for_money(text: str, paid: str) -> None:
    assert asks_for_money(text) == paid


def test_the_links_of_a_page_that_says_neither_are_not_even_read() -> None:
    def links() -> list[tuple[str, str]]:
        raise AssertionError

    assert notices_in("useful links", links) == Notices()
