"""Addresses as browsers read them."""

from itertools import product

import ada_url
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


# Pieces of addresses, common and odd: whatever they are put together to, the quick look must agree with the parser.
HOSTS = """bees.example a-b.c--d.org xn--mnchen-3ya.de a.xn--p1ai axn--.org xn--a.org a.xn--a
-a.org a-.org a..org a.org. a_b.org A.org
1.2.3.4 255.255.255.255 256.1.1.1 01.2.3.4 1.2.3 1.2.3.4.5 127.1 0x7f.1 a.0x1 a.1x a.b1 a.0 1 localhost [::1]""".split()
PORTS = ["", ":80", ":443", ":8080", ":0", ":080", ":9999", ":18999", ":65536", ":"]
PATHS = """/ /a /A/b.html /a/./b /a/../b /a/.. /.a /a. // /a//b /%20 /%2e /%2E%2e/ /a%2eb /%zz /% /a;b=1,2:@!$&()*+ /a'b
/a"b /a\\b /é /a^b /{a} /a|b /?q=1&b=%C3%A9 /?'a' /?a/b?c /?# /#top /a?b#c /?%zz /?.. /a`b /~x/_y-z""".split()


@pytest.mark.parametrize("host", HOSTS)
def test_the_quick_look_at_an_address_agrees_with_the_parser(host: str) -> None:
    for scheme, port, path in product(("http", "https"), PORTS, (*PATHS, "", "/a b")):
        url = f"{scheme}://{host}{port}{path}"
        if urls._IN_FULL_ALREADY.fullmatch(url):
            assert ada_url.normalize_url(url) == url


def test_most_addresses_need_no_parser() -> None:
    for url in (
        "https://bees.example/",
        "http://127.0.0.1:18080/a/b.html?c=1",
        "https://bees.example/B%C3%A9e?a=b%20c",
    ):
        assert urls._IN_FULL_ALREADY.fullmatch(url)
