"""Which links promise a resource page, in which order."""

from __future__ import annotations

import pytest

from prospector import words
from prospector.discover.trails import ANCHOR_HOLDS, ANCHOR_IS, Origin, promise, trail_from
from tests.corpus import index

HOME = "https://bees.example/"


@pytest.mark.parametrize(
    "anchor",
    [
        "Resources",
        "USEFUL  LINKS",
        "Links (12)",
        "Nützliche Links",
        "nuetzliche Links",
        "Liens utiles",
        "Enlaces de interés",
        "Links úteis",
        "Link utili",
        "Nuttige links",
        "Länktips",
        "Nyttige lenker",
        "Hyödyllisiä linkkejä",
        "Przydatne linki",
        "Užitečné odkazy",
        "Hasznos linkek",
        "Link-uri utile",
        "Faydalı Linkler",
        "Полезные ссылки",
        "Корисні посилання",
        "Χρήσιμοι σύνδεσμοι",
        "リンク集",
        "友情链接",
        "유용한 링크",
        "روابط مفيدة",
        "קישורים שימושיים",
        "Enllaços d'interès",
        "उपयोगी लिंक",
        "Liên kết hữu ích",
    ],
)
def test_an_anchor_that_names_such_a_page_promises_most(anchor: str) -> None:
    assert promise(HOME, anchor) >= 25
    assert promise(HOME, anchor) > promise(HOME, "Our partners") > promise(HOME, "Opening hours") == 0


@pytest.mark.parametrize(
    "path",
    [
        "links.html",
        "resources/",
        "useful-links",
        "Useful_Links.php",
        "UsefulLinks.aspx",
        "links2.htm",
        "further-reading/",
        "linksammlung.html",
        "liens-utiles/",
        "enlaces-de-interes.html",
        "n%C3%BCtzliche-links",
        "%D0%BF%D0%BE%D0%BB%D0%B5%D0%B7%D0%BD%D1%8B%D0%B5-%D1%81%D1%81%D1%8B%D0%BB%D0%BA%D0%B8/",
        "%E3%83%AA%E3%83%B3%E3%82%AF%E9%9B%86.html",
        "index.php?page=links",
    ],
)
def test_an_address_that_names_such_a_page_promises_much(path: str) -> None:
    assert promise(HOME + path, "") >= 15
    assert promise(HOME + path, "") > promise(HOME + "about.html", "") == 0


@pytest.mark.parametrize(
    "url, anchor",
    [
        (HOME + "tag/honey", "honey"),
        (HOME + "cart", "View cart"),
        (HOME + "login.php", "Members"),
        (HOME + "wp-content/uploads/hive.html", "Hive"),
        (HOME + "product/smoker", "Smoker"),
        (HOME + "jobs/", "Work with us"),
        (HOME, "Log in"),
        (HOME, "Datenschutz"),
        (HOME, "カート"),
    ],
)
def test_some_links_lead_away(url: str, anchor: str) -> None:
    assert promise(url, anchor) < 0


@pytest.mark.parametrize(
    "url, anchor",
    [
        (HOME + "about/history.html", "Our history"),
        (HOME, "Human resources"),
        (HOME + "human-resources/", "HR"),
        (HOME, "Natural resources"),
        (HOME + "ressources-humaines", ""),
        (HOME, "Risorse umane"),
        (HOME, "Unlinked"),
        (HOME + "blinks/", "Blinks"),
        (HOME + "stage", "On stage"),
        (HOME + "cartography", "Maps"),
        ("https://bees.example", ""),
        (HOME, ""),
    ],
)
def test_near_misses_promise_nothing(url: str, anchor: str) -> None:
    assert promise(url, anchor) == 0


def test_the_better_sign_comes_first() -> None:
    order = [
        promise(HOME + "links.html", "Useful links"),
        promise(HOME + "p/7", "Useful links"),
        promise(HOME + "links.html", ""),
        promise(HOME + "p/7", "Some useful links for beginners"),
        promise(HOME + "resources/honey.html", ""),
        promise(HOME + "p/7", "Our partners"),
        promise(HOME + "p/7", ""),
        promise(HOME + "tag/links.html", ""),
        promise(HOME + "tag/honey", ""),
    ]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) == len(order)


LIST = Origin(HOME + "links/birds.html", is_list=True, promised=0)
ANNOUNCED = Origin(HOME + "links/birds.html", is_list=False, promised=ANCHOR_IS)
OTHER = Origin(HOME + "links/birds.html", is_list=False, promised=10)


def test_what_stands_beside_a_list_is_likelier_to_be_one() -> None:
    for origin in (LIST, ANNOUNCED):
        beside, elsewhere = (trail_from(origin, HOME + path, "Owls") for path in ("links/owls.html", "owls.html"))
        assert beside - promise(HOME + "links/owls.html", "Owls") > elsewhere - promise(HOME + "owls.html", "Owls") > 0
        assert trail_from(origin, HOME + "cart", "Cart") == promise(HOME + "cart", "Cart") < 0
    assert trail_from(OTHER, HOME + "owls.html", "Owls") == promise(HOME + "owls.html", "Owls") == 0
    # In the root stands everything.
    root = Origin(HOME + "links.html", is_list=True, promised=0)
    assert trail_from(root, HOME + "owls.html", "Owls") == elsewhere


def test_the_next_page_of_a_list_is_as_good_as_the_list() -> None:
    page2 = HOME + "links/birds.html?page=2"
    assert trail_from(ANNOUNCED, page2, "Next", is_next=True) == ANCHOR_IS
    assert trail_from(LIST, page2, "", is_next=True) == ANCHOR_HOLDS
    assert trail_from(OTHER, page2, "Next", is_next=True) < ANCHOR_HOLDS


@pytest.mark.parametrize(
    "less, more",
    [
        ("blog/page/3", "blog/swarms"),
        ("blog?page=3", "blog?topic=3"),
        ("2019/05/a-swarm", "garden/05/a-swarm"),
        ("posts/2019-05-17-a-swarm", "posts/a-swarm-of-2019"),
        ("2019/05/", "page"),
        ("seite-4.html", "?p=4"),
    ],
)
def test_further_pages_of_a_listing_and_dated_posts_come_later(less: str, more: str) -> None:
    assert promise(HOME + less, "") < promise(HOME + more, "") == 0
    # But a list of links is one there too.
    assert promise(HOME + less, "Useful links") > 0


def test_a_site_of_guides_is_worth_a_little() -> None:
    assert promise("https://libguides.college.example/bees", "") > promise("https://www.college.example/bees", "")


def test_case_accents_and_spelling_of_blanks_do_not_matter() -> None:
    assert len({promise(HOME, anchor) for anchor in ("LÄNKAR", "länkar", "Lankar", "la\u0308nkar")}) == 1
    assert promise(HOME + "Useful%20Links/", "") == promise(HOME + "useful_links", "")


def test_huge_addresses_and_anchors_are_cut() -> None:
    assert promise(HOME + "links/" * 200_000, "links " * 200_000) == promise(HOME + "links/" * 500, "links " * 50)


@pytest.mark.parametrize("table", [words.RESOURCE_PHRASES, words.RESOURCE_WORDS, words.HINT_WORDS])
def test_no_word_stands_twice_in_a_language(table: dict[str, tuple[str, ...]]) -> None:
    for language, phrases in table.items():
        assert len(set(phrases)) == len(phrases), language


def test_twenty_languages_and_more() -> None:
    assert len(words.RESOURCE_PHRASES.keys() | words.RESOURCE_WORDS.keys()) >= 30


@pytest.mark.parametrize(
    "written, folded",
    [
        ("Nützliche LINKS", "nutzliche links"),
        ("Straße", "strasse"),
        ("Źródła", "zrodla"),
        ("faydalı İLGİ", "faydali ilgi"),
        ("Żółw Ærø", "zolw aero"),
        ("유용한 링크", "유용한 링크"),
        ("ＬＩＮＫ", "link"),
    ],
)
def test_fold_takes_away_case_and_accents(written: str, folded: str) -> None:
    assert words.fold(written) == folded


def test_addresses_of_the_corpus_tell_resource_pages_from_others() -> None:
    pages = index("pages")
    resource = [promise(page["source_url"], "") for page in pages if page["label"] == "resource"]
    other = [promise(page["source_url"], "") for page in pages if page["label"] != "resource"]
    won = sum((mine > theirs) + (mine == theirs) / 2 for mine in resource for theirs in other)
    assert won / (len(resource) * len(other)) > 0.9
