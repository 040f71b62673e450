"""Which of a resource page's links name a new site."""

from __future__ import annotations

import pytest

from prospector.discover.new_sites import NewSites, sites_named


@pytest.mark.parametrize(
    "link, named",
    [
        ("https://hives.example/", True),
        ("https://www.college.example/~smith/bees/", True),
        ("https://someone.github.io/bees/", True),
        ("https://www.bees.example/", False),
        ("https://shop.bees.example/", False),
        ("https://www.facebook.com/hives", False),
        ("https://de.wikipedia.org/wiki/Biene", False),
        ("https://hives.example/guide.pdf", False),
        ("https://hives.example/?sort=name", False),
        ("mailto:a@hives.example", False),
        ("https://", False),
    ],
)
def test_platforms_files_and_what_we_know_are_no_new_sites(link: str, named: bool) -> None:
    assert bool(sites_named([link], {"bees.example"})) == named


def test_of_several_pages_of_a_site_the_shortest_address_is_the_beginning() -> None:
    links = ["https://hives.example/a/b", "http://hives.example/a", "https://www.hives.example/a"]
    assert sites_named(links, set()) == {"hives.example": "http://hives.example/a"}


def test_a_site_is_named_once_and_a_run_has_enough_at_some_point() -> None:
    new = NewSites(["https://bees.example/"], most=2, never=["ours.example"])
    new.note(
        ["https://a.example/", "https://bees.example/x", "https://www.ours.example/"], "https://bees.example/links"
    )
    new.note(["https://a.example/", "https://b.example/", "https://c.example/"], "https://bees.example/more")
    found = new.waiting()
    assert [site.url for site in found] == ["https://a.example/", "https://b.example/"]
    assert found[1].discovered_by == "named by https://bees.example/more"
    assert new.waiting() == ()
