"""Where links lead: plain spellings are put together, all others are joined as a browser joins them."""

import pytest

from prospector.qualify.addresses import Addresses
from prospector.urls import join

BASES = (
    "https://bees.org/a/b.html",
    "http://bees.org",
    "https://bees.org:8080/a/?b=/c#d",
    "https://u:p@bees.org/a/",
    "http://127.0.0.1/a/b",
    "https://bücher.de/ü/b",
)
HREFS = (
    "/", "/a", "/a/b.html?c=d#e", "//hives.net/a", "/a/../b", "/./a", "/%2e%2e/a", "/%41", "/a b", "/é", "/a'b?c'd",
    "a", "a/b.html", "a/../b", "../a", "./a", "..", ".", "?a=b", "a?b=/../c", "a#b c", "a:b", "a/b:c", "-a", "%61",
    "http://hives.net", "http://hives.net/", "https://hives.net/a?b#c", "http://hives.net?a", "http://hives.net/a/../b",
    "http://HIVES.net/", "http://hives.net:80/", "http://hives.net./", "http://1.2.3.4/", "http://0x7f.1/",
    "http://xn--bcher-kva.de/", "http://a.xn--bcher-kva.de/", "http://-a.net/", "http://localhost/a", "http:a",
)  # fmt: skip


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("href", HREFS)
def test_every_spelling_leads_where_a_click_would(base: str, href: str) -> None:
    address, target = Addresses(base)[href], join(base, href)
    assert (address[0] if address else None) == (target if target and target.startswith("http") else None)


@pytest.mark.parametrize(
    "href", ["#top", "mailto:info@bees.org", " JavaScript:void(0)", "tel:+49", "ftp://bees.org/", "http://"]
)
def test_some_links_lead_to_no_page(href: str) -> None:
    assert Addresses("https://bees.org/")[href] is None


def test_the_page_and_its_site_come_with_the_address() -> None:
    addresses = Addresses("https://www.bees.co.uk/a/")
    assert addresses["b#c"] == ("https://www.bees.co.uk/a/b#c", "https://www.bees.co.uk/a/b", "bees.co.uk")
    assert addresses["http://x.hives.net./#c"] == ("http://x.hives.net./#c", "http://x.hives.net/", "hives.net")
