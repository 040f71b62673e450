"""One walk over a page collects all that reading it needs."""

from prospector import html
from prospector.qualify.elements import elements_of


def test_headings_and_links_come_in_page_order_once_each() -> None:
    tree = html.parse(
        "<h1 class=entry>A</h1><a class=post href=/b>B</a><a>no link</a><h3>C</h3><map><area href=/d></map>"
    )
    assert [node.tag for node in elements_of(tree).flow] == ["h1", "a", "h3", "area"]


def test_posts_are_counted_by_element_and_class() -> None:
    assert elements_of(html.parse("<article></article><div class='box post'></div><time></time>")).articles == 3
    assert elements_of(html.parse("<div class=poster></div><p class=entries></p>")).articles == 0


def test_only_what_is_unseen_in_the_body_counts() -> None:
    tree = html.parse("<head><script>a</script></head><body><style>b</style><p>c</p><noscript>d</noscript>")
    assert [node.tag for node in elements_of(tree).unseen] == ["style", "noscript"]


def test_a_password_field_is_told_from_others() -> None:
    assert elements_of(html.parse("<input type=Password>")).asks_password
    assert not elements_of(html.parse("<input class=post name=password>")).asks_password


def test_the_first_base_counts() -> None:
    assert elements_of(html.parse("<base href=/a><base href=/b>")).base == "/a"
    assert elements_of(html.parse("<base target=_top>")).base is None
