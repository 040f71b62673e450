"""Where a crawl goes, and where it does not: sitemaps, lists that go on, dull sites, new sites of the niche."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from prospector.discover.sitemaps import MOST_BYTES
from prospector.sampleweb.behaviours import Answer, Behaviour, html, text
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import Web
from tests.scrapy_process import scrapy

QUICK = {"PROSPECTOR_CRAWL_DELAY": "0", "PROSPECTOR_DETECT_ENABLED": "0"}


class Crawled:
    """What a crawl asked for, in order, and what it kept."""

    def __init__(self, folder: Path, web: Web, said: str) -> None:
        self.said = said
        self._asked = [(request.host, request.target) for request in web.requests]
        with sqlite3.connect(folder / "prospector.db") as db:
            rows = db.execute("SELECT url, json_extract(record, '$.discovered_by') FROM pages").fetchall()
        self.discovered_by = {url.replace(f":{web.port}", ""): by.replace(f":{web.port}", "") for url, by in rows}

    def asked(self, host: str) -> list[str]:
        """The pages and files that a host was asked for, its robots.txt left out."""
        return [target for name, target in self._asked if name == host and target != "/robots.txt"]


def crawl(folder: Path, hosts: Iterable[Host], seeds: Iterable[str], *more: str, **settings: str) -> Crawled:
    with Web(hosts) as web:
        given = ",".join(f"http://{seed}:{web.port}/" for seed in seeds)
        run = scrapy(
            folder,
            *("crawl", "resourcepages", "-a", f"seeds={given}", *more),
            settings=web.environment | QUICK | settings,
        )
        assert run.returncode == 0, run.stderr
        return Crawled(folder, web, run.stderr)


def hosts_of(**pages: dict[str, Behaviour]) -> list[Host]:
    """Hosts below .example, each at an address of its own."""
    return [Host(f"{name}.example", f"127.57.0.{n + 1}", its) for n, (name, its) in enumerate(pages.items())]


def links_to(*hrefs: str) -> str:
    return "".join(f"<p><a href='{href}'>{href.strip('/')}</a></p>" for href in hrefs)


def page_of_links(*others: str, name: str = "Useful links", head: str = "", more: str = "") -> Answer:
    """A resource page: a few hosts, and what else it should name."""
    hrefs = [*others, *(f"http://club{n}.test/" for n in range(6))]
    entries = "".join(f"<li><a href='{href}'>Beekeepers</a> keep hives and bees</li>" for href in hrefs)
    return html(
        f"<html><head><title>{name}</title>{head}</head><body><h1>{name}</h1><ul>{entries}</ul>{more}</body></html>"
    )


def xml(content: str) -> Answer:
    return Answer(200, {"Content-Type": "application/xml"}, content.encode())


def packed(content: bytes) -> Answer:
    return Answer(200, {"Content-Type": "application/gzip"}, gzip.compress(content))


def urlset(*locs: str) -> str:
    return f"<urlset>{''.join(f'<url><loc>{loc}</loc></url>' for loc in locs)}</urlset>"


FEED = "<link rel=alternate type='application/rss+xml' href=/feed.xml>"
DULL = [f"/dull{n}" for n in range(30)]


def dull_pages(more: str = "") -> dict[str, Behaviour]:
    return {path: html(f"<p>Nothing in particular.</p>{more}") for path in DULL}


@pytest.fixture(scope="module")
def with_sitemaps(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    index = (
        "<sitemapindex>"
        "<sitemap><loc>http://indexed.example/maps/pages.xml.gz</loc></sitemap>"
        "<sitemap><loc>/maps/bomb.xml.gz</loc></sitemap>"
        "<sitemap><loc>http://foreign.example/sitemap.xml</loc></sitemap>"
        "</sitemapindex>"
    )
    bomb = urlset("/before-the-bomb/links.html").removesuffix("</urlset>").encode() + b" " * (4 * MOST_BYTES)
    hosts = hosts_of(
        indexed={
            "/": html(links_to(*DULL)),
            "/robots.txt": text("User-agent: *\nDisallow: /private\nSitemap: http://indexed.example/maps/index.xml\n"),
            "/maps/index.xml": xml(index),
            "/maps/pages.xml.gz": packed(
                urlset("/other", "/hidden/useful-links.html", "http://foreign.example/links", "/a.pdf").encode()
            ),
            "/maps/bomb.xml.gz": packed(bomb + urlset("/behind-the-bomb/links.html").encode()),
            "/sitemap.xml": xml(urlset("/of-the-usual-sitemap/links.html")),
            "/hidden/useful-links.html": page_of_links(),
            "/before-the-bomb/links.html": page_of_links(),
            **dull_pages(),
        },
        usual={
            "/": html(links_to(*DULL)),
            "/sitemap.xml": xml(urlset("/usual/links.html", "/unlinked")),
            **dull_pages(),
        },
        fed={
            "/": html(f"<head>{FEED}</head><div id=app></div>"),
            "/feed.xml": xml(
                "<rss><channel><item><link>http://fed.example/from-the-feed</link></item></channel></rss>"
            ),
            "/from-the-feed": html("<p>A post.</p>"),
        },
        linked={
            "/": html(f"<head>{FEED}</head>{links_to(*DULL)}"),
            "/feed.xml": xml("<rss><channel><item><link>http://linked.example/post</link></item></channel></rss>"),
            **dull_pages(),
        },
        foreign={"/": html("<p>Nobody asked.</p>")},
    )
    return crawl(
        tmp_path_factory.mktemp("sitemaps"),
        hosts,
        ("indexed.example", "usual.example", "fed.example", "linked.example"),
        *("-a", "max_pages=12"),
    )


def test_a_sitemap_is_read_once_after_the_seed_and_what_promises_is_asked_for_first(with_sitemaps: Crawled) -> None:
    asked = with_sitemaps.asked("indexed.example")
    assert asked[:2] == ["/", "/maps/index.xml"]
    assert set(asked[2:4]) == {"/maps/pages.xml.gz", "/maps/bomb.xml.gz"}
    assert set(asked[4:6]) == {"/hidden/useful-links.html", "/before-the-bomb/links.html"}
    assert len(asked) == len(set(asked))
    by = with_sitemaps.discovered_by["http://indexed.example/hidden/useful-links.html"]
    assert by == "sitemap http://indexed.example/maps/pages.xml.gz"


def test_sitemaps_take_nothing_from_the_budget(with_sitemaps: Crawled) -> None:
    pages = [target for target in with_sitemaps.asked("indexed.example") if not target.startswith("/maps/")]
    assert len(pages) == 12
    # What a page links to comes before what only the sitemap knows and nothing speaks for.
    assert "/other" not in pages
    assert [target for target in pages if target.startswith("/dull")] == DULL[:9]


def test_a_bomb_costs_no_more_than_the_limit(with_sitemaps: Crawled) -> None:
    assert "/behind-the-bomb/links.html" not in with_sitemaps.asked("indexed.example")


def test_sites_that_a_sitemap_has_no_say_in_are_left_alone(with_sitemaps: Crawled) -> None:
    assert with_sitemaps.asked("foreign.example") == []
    assert "/a.pdf" not in with_sitemaps.asked("indexed.example")


def test_the_usual_place_is_asked_where_robots_txt_names_none(with_sitemaps: Crawled) -> None:
    assert with_sitemaps.asked("usual.example")[:3] == ["/", "/sitemap.xml", "/usual/links.html"]
    assert "/sitemap.xml" not in with_sitemaps.asked("indexed.example")


def test_a_feed_is_read_only_where_there_is_no_other_way_in(with_sitemaps: Crawled) -> None:
    assert with_sitemaps.asked("fed.example") == ["/", "/sitemap.xml", "/feed.xml", "/from-the-feed"]
    assert "/feed.xml" not in with_sitemaps.asked("linked.example")


@pytest.mark.parametrize(
    "more, settings",
    [
        (("-a", "max_pages=12"), {"PROSPECTOR_CRAWL_SITEMAPS": "0"}),
        (("-a", "max_pages=3"), {}),
        (("-a", "depth=0"), {}),
    ],
)
def test_no_sitemap_is_asked_for_where_there_is_no_use_for_one(
    tmp_path: Path, more: tuple[str, ...], settings: dict[str, str]
) -> None:
    hosts = hosts_of(bees={"/": html(links_to("/a")), "/sitemap.xml": xml(urlset("/b"))})
    assert "/sitemap.xml" not in crawl(tmp_path, hosts, ("bees.example",), *more, **settings).asked("bees.example")


def test_a_list_that_goes_on_is_read_to_its_end(tmp_path: Path) -> None:
    hosts = hosts_of(
        bees={
            "/": html(links_to("/post1", "/links.html", *DULL)),
            "/links.html": page_of_links(head="<link rel=next href=/more/b>"),
            "/more/b": page_of_links(more="<a rel='nofollow next' href=/more/c>Older</a> <a href=/more/else>Else</a>"),
            "/more/c": page_of_links(name="Last page"),
            # No list: where its next page is, nobody asked.
            "/post1": html("<p>A post.</p><a rel=next href=/post2>Next post</a>"),
            **dull_pages(),
        },
    )
    asked = crawl(tmp_path, hosts, ("bees.example",), "-a", "depth=1").asked("bees.example")
    assert asked[:5] == ["/", "/sitemap.xml", "/links.html", "/more/b", "/more/c"]
    # One click is allowed, and the next page of a list is no click away from it. Every other link is.
    assert "/post1" in asked
    assert not {"/post2", "/more/else"} & set(asked)


@pytest.fixture(scope="module")
def left_early(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    footer = "<footer><a href='http://maker.test/'>Made by</a></footer>"
    hosts = hosts_of(
        dull={"/": html(links_to(*DULL) + footer), **dull_pages(footer)},
        good={"/": html(links_to(*DULL, "/links.html") + footer), "/links.html": page_of_links(), **dull_pages(footer)},
        talkative={
            "/": html(links_to(*DULL)),
            **{path: html(f"<p>See <a href='http://new.test{path}'>this</a>.</p>") for path in DULL},
        },
        late={
            "/": html(links_to(*DULL)),
            **dull_pages(),
            "/dull4": html("<a href=/found>Useful links</a>"),
            "/found": html("<p>Not yet.</p>" + "<a href=/and>More resources</a>"),
            "/and": html("<p>Nothing either.</p>"),
        },
        saved={
            "/": html(links_to(*DULL)),
            **dull_pages(),
            "/dull4": html("<a href=/found>Useful links</a>"),
            "/found": page_of_links(),
        },
    )
    seeds = tuple(host.name for host in hosts)
    return crawl(
        tmp_path_factory.mktemp("early"),
        hosts,
        seeds,
        PROSPECTOR_CRAWL_GIVE_UP_AFTER="6",
        PROSPECTOR_CRAWL_SITEMAPS="0",
    )


def test_a_site_that_shows_nothing_is_left_early(left_early: Crawled) -> None:
    # The front page has a link that was new: it cost a quarter of a page.
    assert len(left_early.asked("dull.example")) == 7
    assert "were left early" in left_early.said.split("Spider closed")[1]


def test_a_site_with_a_resource_page_is_read_on(left_early: Crawled) -> None:
    assert len(left_early.asked("good.example")) == 2 + len(DULL)


def test_pages_with_new_links_count_for_a_quarter(left_early: Crawled) -> None:
    assert len(left_early.asked("talkative.example")) == 1 + 5 * 4


def test_what_promises_is_read_before_a_site_is_left(left_early: Crawled) -> None:
    assert left_early.asked("late.example") == ["/", *DULL[:5], "/found", "/and"]


def test_a_resource_page_found_at_the_last_moment_saves_a_site(left_early: Crawled) -> None:
    asked = left_early.asked("saved.example")
    assert asked[:7] == ["/", *DULL[:5], "/found"]
    assert set(DULL) < set(asked)


def test_with_0_every_site_is_read_on(tmp_path: Path) -> None:
    hosts = hosts_of(dull={"/": html(links_to(*DULL)), **dull_pages()})
    crawled = crawl(tmp_path, hosts, ("dull.example",), PROSPECTOR_CRAWL_GIVE_UP_AFTER="0")
    assert set(DULL) < set(crawled.asked("dull.example"))
    assert "left early" not in crawled.said


MORE = (
    "<p><a href='http://apiary.example/start'>Bees and hives</a> <a rel=sponsored href='http://paid.example/'>Bees</a></p>"
    "<footer><a href='http://maker.example/'>Made with bees and hives</a></footer>"
)


def niche(**more: dict[str, Behaviour]) -> list[Host]:
    """A seed whose lists name two sites of the niche, one of another, and one that is not there."""
    named = ("http://hives.example/", "http://cakes.example/", "http://hives.example/deep/page", "http://gone.example/")
    return hosts_of(
        bees={
            "/": html("<h1>Bees</h1><a href=/links.html>Useful links</a> <a href='http://unlisted.example/'>Ours</a>"),
            "/links.html": page_of_links(*named, more=MORE),
        },
        hives={
            "/": html("<title>Hives</title><h1>Hives for bees</h1><p>Beekeepers visit.</p><a href=/links>Links</a>"),
            "/links": page_of_links("http://second.example/", name="Links for beekeepers"),
        },
        cakes={
            "/": html("<title>Cakes</title><h1>Cakes and tarts</h1><p>Flour, eggs.</p><a href=/links>Links</a>"),
            "/links": page_of_links("http://third.example/", name="Links for bakers"),
        },
        second={"/": html("<title>Bees</title><h1>Bees</h1><p>Beekeepers and their hives.</p>")},
        third={"/": html("<title>Bees</title><h1>Bees</h1><p>Beekeepers and their hives.</p>")},
        apiary={"/start": html("<title>Honey</title><h1>Our hives</h1><p>Bees and beekeepers.</p><a href=/a>More</a>")},
        paid={"/": html("<title>Bees</title><h1>Bees</h1><p>Beekeepers and their hives.</p>")},
        maker={"/": html("<title>Bees</title><h1>Bees</h1><p>Beekeepers and their hives.</p>")},
        unlisted={"/": html("<title>Bees</title><h1>Bees</h1><p>Beekeepers and their hives.</p>")},
        **more,
    )


def test_sites_that_resource_pages_name_are_read_while_they_stay_on_topic(tmp_path: Path) -> None:
    crawled = crawl(tmp_path, niche(), ("bees.example",), "-a", "expand=1", "-s", "RETRY_TIMES=0")
    assert crawled.discovered_by["http://hives.example/"] == "named by http://bees.example/links.html"
    assert crawled.discovered_by["http://apiary.example/start"] == "named by http://bees.example/links.html"
    # A resource page of theirs that is on topic too names sites in its turn.
    assert crawled.discovered_by["http://second.example/"] == "named by http://hives.example/links"
    # The front page of the one that is off topic was looked at, and nothing came of it.
    assert crawled.asked("cakes.example") == ["/"]
    assert "http://cakes.example/" not in crawled.discovered_by
    assert crawled.asked("third.example") == []
    # The front page of the seed names a site too, but it is no resource page.
    assert crawled.asked("unlisted.example") == []
    # Nor is a footer a list, and an advert no recommendation.
    assert crawled.asked("maker.example") == crawled.asked("paid.example") == []
    last_lines = crawled.said.split("Spider closed")[1]
    assert "named by resource pages, of which 1 off topic and" in last_lines
    assert "could not be read" not in crawled.said


def test_without_expand_no_other_site_is_read(tmp_path: Path) -> None:
    crawled = crawl(tmp_path, niche(), ("bees.example",))
    assert crawled.asked("hives.example") == []
    assert "named by" not in crawled.said


def test_a_run_reads_only_so_many_new_sites(tmp_path: Path) -> None:
    crawled = crawl(tmp_path, niche(), ("bees.example",), "-a", "expand=1", PROSPECTOR_EXPAND_SITES="1")
    assert crawled.asked("hives.example")
    assert not crawled.asked("apiary.example")
    assert not crawled.asked("second.example")


def test_what_is_on_topic_a_campaign_may_say_itself(tmp_path: Path) -> None:
    campaign = tmp_path / "cakes.toml"
    campaign.write_text('expand = true\nseeds = ["x.example"]\nterms = ["cakes", "flour"]\n')
    # By these terms even the seed's own list is off topic.
    crawled = crawl(tmp_path, niche(), ("bees.example",), "-a", f"campaign={campaign}")
    assert crawled.asked("hives.example") == []
    campaign.write_text('expand = true\nseeds = ["x.example"]\nterms = ["bees"]\n')
    crawled = crawl(tmp_path, niche(), ("bees.example",), "-a", f"campaign={campaign}")
    assert "/links" in crawled.asked("hives.example")
    assert crawled.asked("cakes.example") == ["/"]


def test_a_crawl_that_goes_on_knows_which_sites_were_named(tmp_path: Path) -> None:
    with Web(niche()) as web:
        job = ("-a", f"seeds=http://bees.example:{web.port}/", "-a", "expand=1", "-s", "JOBDIR=job")
        # Stopped when the seed's two pages are read: the sites that they name are waiting.
        for more in (("-s", "CLOSESPIDER_ITEMCOUNT=2"), ("-s", "RETRY_TIMES=0")):
            run = scrapy(tmp_path, "crawl", "resourcepages", *job, *more, settings=web.environment | QUICK)
            assert run.returncode == 0, run.stderr
            crawled = Crawled(tmp_path, web, run.stderr)
            assert bool(crawled.asked("hives.example")) == (more[1] == "RETRY_TIMES=0")
    assert crawled.discovered_by["http://hives.example/"] == "named by http://bees.example/links.html"
    assert crawled.asked("bees.example").count("/links.html") == 1


def test_a_site_that_wants_to_be_left_alone_is_not_visited_whoever_names_it(tmp_path: Path) -> None:
    crawl(tmp_path, niche(), ("bees.example",))
    told = scrapy(tmp_path, "leads", "suppress", "hives.example", "http://apiary.example/start")
    assert told.returncode == 0, told.stderr
    crawled = crawl(tmp_path, niche(), ("bees.example",), "-a", "expand=1")
    assert crawled.asked("hives.example") == []
    # One page is not its site.
    assert "/a" in crawled.asked("apiary.example")


def test_not_even_as_a_seed(tmp_path: Path) -> None:
    hosts = hosts_of(dull={"/": html(links_to(*DULL))}, bees={"/": html("<p>Bees</p>")})
    crawl(tmp_path, hosts, ("bees.example",))
    told = scrapy(tmp_path, "leads", "suppress", "dull.example")
    assert told.returncode == 0, told.stderr
    crawled = crawl(tmp_path, hosts, ("dull.example", "bees.example"))
    assert crawled.asked("dull.example") == []
    assert "could not be read: dull.example wants to be left alone" in crawled.said
