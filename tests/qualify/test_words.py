"""What a page is called: in its title and headings, and in its address."""

import pytest

from prospector.qualify.words import guest_post_phrase, links_phrase, links_word, other_word, path_word, path_words


@pytest.mark.parametrize(
    "text, phrase",
    [
        ("Useful Links | Bee club", "useful links"),
        ("Bee club: uzitecne odkazy", "užitečné odkazy"),
        ("Enlaces de interes", "enlaces de interés"),
        ("Resources & Links", ""),
        ("蜂蜜のリンク集", "リンク集"),
        ("Links", ""),
        ("Useful tools", ""),
        ("The unuseful links", ""),
    ],
)
def test_a_phrase_names_a_page_of_links_beyond_doubt(text: str, phrase: str) -> None:
    assert links_phrase(text) == phrase


@pytest.mark.parametrize(
    "text, word",
    [
        ("LINKS (12)", "links"),
        ("Bee resources", "resources"),
        ("Οι ΣΎΝΔΕΣΜΟΙ μας", "σύνδεσμοι"),
        ("Human resources", ""),
        ("Golf links", ""),
        ("Blinks", ""),
        ("Links und rechts der Donau", ""),
        ("", ""),
    ],
)
def test_a_word_names_one_by_habit_unless_it_means_something_else(text: str, word: str) -> None:
    assert links_word(text) == word


@pytest.mark.parametrize(
    "path, folders",
    [
        ("/garden/Useful-Links.html", [("garden",), ("useful", "links")]),
        ("/links/index.php", [("links",)]),
        ("/UsefulLinks.aspx", [("useful", "links")]),
        ("/n%C3%BCtzliche_links/", [("nutzliche", "links")]),
        ("/2024/", [()]),
        ("/index.html", []),
        ("/", []),
    ],
)
def test_the_words_of_a_path(path: str, folders: list[tuple[str, ...]]) -> None:
    assert path_words(path) == folders


@pytest.mark.parametrize(
    "path, word",
    [
        ("/links2.htm", "links"),
        ("/liens-utiles/", "liens utiles"),
        ("/our-links-page", "links"),
        ("/how-to-build-links-fast", ""),
        ("/ten-useful-links-for-beginners", "useful links"),
        ("/human-resources", ""),
        ("/honey", ""),
    ],
)
def test_the_word_of_a_path_that_names_such_a_page(path: str, word: str) -> None:
    assert path_word(path_words(path)[-1]) == word


@pytest.mark.parametrize(
    "path, word", [("/about-us.html", "about us"), ("/tag", "tag"), ("/stage", ""), ("/links", "")]
)
def test_the_word_of_a_path_that_names_another_kind(path: str, word: str) -> None:
    assert other_word(path_words(path)[-1]) == word


@pytest.mark.parametrize(
    "text, asks",
    [
        ("Write for us!", True),
        ("Schreib für uns", True),
        ("寄稿募集のお知らせ", True),
        ("They write for a living", False),
    ],
)
def test_a_phrase_asks_for_contributions(text: str, asks: bool) -> None:
    assert bool(guest_post_phrase(text)) == asks
