"""Addresses as browsers read them."""

import pytest

from prospector import urls


@pytest.mark.parametrize(
    "href, leads_to",
    [
        ("hives.html", "https://bees.example/guides/hives.html"),
        ("  /a b ", "https://bees.example/a%20b"),
        ("/with\ttab\nand newline", "https://bees.example/withtaband%20newline"),
        (r"\backslash\path", "https://bees.example/backslash/path"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("../../../up", "https://bees.example/up"),
        ("?q=1", "https://bees.example/guides/?q=1"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://EXAMPLE.org:443/A", "https://example.org/A"),
        ("http:relative", "http://relative/"),
        ("http://[broken", None),
        ("http://host with blank/", None),
        ("http://256.256.256.256/", None),
    ],
)
def test_a_click_leads_where_a_browser_goes(href: str, leads_to: str | None) -> None:
    assert urls.join("https://bees.example/guides/", href) == leads_to


@pytest.mark.parametrize(
    "one, other",
    [
        ("https://bees.example/a#top", "https://bees.example/a"),
        ("https://bees.example/a#", "https://bees.example/a"),
        ("https://me:secret@bees.example/a", "https://bees.example/a"),
        ("https://bees.example./a", "https://bees.example/a"),
        ("HTTPS://Bees.Example/a", "https://bees.example/a"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
    ],
)
def test_two_spellings_of_one_page(one: str, other: str) -> None:
    assert urls.page_key(one) == urls.page_key(other) == other


@pytest.mark.parametrize(
    "one, other",
    [
        ("https://bees.example/a", "https://bees.example/A"),
        ("https://bees.example/a", "https://bees.example/a/"),
        ("https://bees.example/?a=1&b=2", "https://bees.example/?b=2&a=1"),
        ("https://bees.example/%zz", "https://bees.example/zz"),
        ("http://bees.example/", "https://bees.example/"),
    ],
)
def test_two_pages_that_only_look_alike(one: str, other: str) -> None:
    assert urls.page_key(one) != urls.page_key(other)


@pytest.mark.parametrize(
    "address", ["mailto:a@b.example", "javascript:void(0)", "bees.example", "", "http://", "ftp://x.example/"]
)
def test_what_is_no_page(address: str) -> None:
    assert urls.page_key(address) is None


@pytest.mark.parametrize(
    "url, site",
    [
        ("https://www.bees.co.uk/links", "bees.co.uk"),
        ("https://a.b.bees.example:8080/", "bees.example"),
        ("https://anna.github.io/bees/", "anna.github.io"),
        ("https://blog.anna.github.io/", "anna.github.io"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("http://[::1]/", "::1"),
        ("http://localhost/", "localhost"),
        ("https://co.uk/", "co.uk"),
    ],
)
def test_a_site_is_a_registrable_domain(url: str, site: str) -> None:
    assert urls.site_of(url) == site
