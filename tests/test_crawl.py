"""The main job, whole: `scrapy crawl resourcepages` on the bundled web, as a user runs it."""

from __future__ import annotations

import json
import signal
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from prospector import html as page
from prospector import urls
from prospector.enrich.contacts import find_contacts
from prospector.export.lead import COLUMNS
from prospector.sampleweb.behaviours import Behaviour, html, redirect
from prospector.sampleweb.server import Host
from prospector.sampleweb.web import SampleWeb, Web
from prospector.verdict import Verdict
from tests.scrapy_process import rows, scrapy, start

QUICK = {
    "PROSPECTOR_CRAWL_DELAY": "0",
    "PROSPECTOR_DETECT_CONFIRM_AFTER": "0.5",
    "PROSPECTOR_DETECT_TIMEOUT": "2",
    "PROSPECTOR_DETECT_LONGEST_PAUSE": "0",
}


@pytest.fixture
def web() -> Iterator[SampleWeb]:
    with SampleWeb() as web:
        yield web


def crawl(folder: Path, web: SampleWeb, *more: str, **settings: str) -> tuple[list[dict[str, str]], str]:
    """Crawl the web to the end. Gives the leads and what was said on stderr."""
    run = scrapy(
        folder,
        *("crawl", "resourcepages", "-a", f"seeds={','.join(web.seeds)}", "-O", "leads.csv", *more),
        settings=web.environment | QUICK | settings,
    )
    assert run.returncode == 0, run.stderr
    return rows(folder / "leads.csv"), run.stderr


def planted(web: SampleWeb) -> Counter[tuple[str, str, str]]:
    """What there is to be found: page, dead link, reason; a `*` is every page of a site."""
    return Counter(
        (page, target.url, target.reason.value)
        for target in web.plan
        if target.verdict is Verdict.DEAD
        for page in target.on
    )


def found(leads: list[dict[str, str]]) -> Counter[tuple[str, str, str]]:
    """The dead links of a list."""
    return Counter(
        (lead["page_url"], lead["broken_url"], lead["broken_reason"]) for lead in leads if lead["broken_reason"]
    )


def others(leads: list[dict[str, str]]) -> set[tuple[str, str]]:
    """What else pages may be written to about: kind, and path of the page."""
    return {(lead["kind"], urls.path_of(lead["page_url"])) for lead in leads if not lead["broken_reason"]}


def test_every_planted_dead_link_is_found_once_and_nothing_else(web: SampleWeb, tmp_path: Path) -> None:
    leads, said = crawl(tmp_path, web)
    assert found(leads) == planted(web)
    assert others(leads) == {("guest_post", "/write-for-us/")}
    assert list(leads[0]) == list(COLUMNS)
    last_lines = said.split("Spider closed (finished)")[1]
    judged = len({urls.page_key(target.url) for target in web.plan})
    assert f"{judged} links judged" in last_lines
    assert "pages read" in last_lines
    assert "The list: leads.csv" in last_lines

    again, _ = crawl(tmp_path, web)
    assert {lead["lead_id"] for lead in again} == {lead["lead_id"] for lead in leads}
    assert len(again) == len(leads)
    exported = scrapy(tmp_path, "leads", "export", "-o", "all.csv", settings=web.environment)
    assert exported.returncode == 0, exported.stderr
    assert {lead["lead_id"] for lead in rows(tmp_path / "all.csv")} == {lead["lead_id"] for lead in leads}


def test_a_lead_carries_what_its_page_says(web: SampleWeb, tmp_path: Path) -> None:
    everything, _ = crawl(tmp_path, web)
    leads = [lead for lead in everything if lead["broken_reason"]]
    for lead in leads:
        assert lead["page_title"]
        assert lead["anchor_text"]
        assert lead["anchor_text"] in lead["context"]
        assert int(lead["looks"]) >= 2
        assert float(lead["confidence"]) > 0.8
        beside = [other for other in leads if other["page_url"] == lead["page_url"]]
        assert int(lead["other_broken_on_page"]) == len(beside) - 1
    assert {lead["page_language"] for lead in leads} == {"en", "de"}
    assert any(lead["email"] for lead in leads)
    assert {lead["kind"] for lead in leads} == {"broken_link", "hijacked_link"}


def test_we_are_good_guests(web: SampleWeb, tmp_path: Path) -> None:
    crawl(tmp_path, web, PROSPECTOR_CRAWL_DELAY="0.2", PROSPECTOR_DETECT_ENABLED="0")
    by_host: dict[str, list[float]] = {}
    seeds = {urls.host_of(seed) for seed in web.seeds}
    for request in web.requests:
        assert "+https://" in request.user_agent
        assert "link" not in request.user_agent.lower()
        if request.host in seeds and request.target != "/robots.txt":
            by_host.setdefault(request.host, []).append(request.at)
    assert set(by_host) == seeds
    # One gap may look shorter from where it is measured, when the request before it was slow to arrive.
    gaps = {host: (times[-1] - times[0]) / (len(times) - 1) for host, times in by_host.items() if len(times) > 1}
    assert min(gaps.values()) > 0.19
    for host in seeds:
        assert next(request for request in web.requests if request.host == host).target == "/robots.txt"
    assert not [request for request in web.requests if request.host in seeds and "/private" in request.target]


def test_pages_and_depth_are_bounded(web: SampleWeb, tmp_path: Path) -> None:
    crawl(tmp_path, web, "-a", "max_pages=3", "-s", "PROSPECTOR_DETECT_ENABLED=0")
    seeds = {urls.host_of(seed) for seed in web.seeds}
    pages = Counter(
        request.host for request in web.requests if request.host in seeds and request.target != "/robots.txt"
    )
    # A redirect is not counted as a page.
    assert max(pages.values()) <= 4
    asked = len(web.requests)
    crawl(tmp_path, web, "-a", "depth=0", "-s", "PROSPECTOR_DETECT_ENABLED=0")
    targets = {request.target for request in web.requests[asked:]}
    # The wiki's front page sends its visitors on.
    assert targets == {"/", "/robots.txt", "/wiki/Main_Page"}


def test_without_judging_no_link_is_visited(web: SampleWeb, tmp_path: Path) -> None:
    leads, said = crawl(tmp_path, web, "-s", "PROSPECTOR_DETECT_ENABLED=0")
    assert found(leads) == Counter()
    assert "0 links judged" in said
    assert {request.host for request in web.requests} == {urls.host_of(seed) for seed in web.seeds}


def test_pages_at_private_addresses_are_not_fetched(web: SampleWeb, tmp_path: Path) -> None:
    run = scrapy(
        tmp_path,
        *("crawl", "resourcepages", "-a", f"seeds={web.seeds[0]},http://127.0.0.1:{web.port}/"),
        settings=web.environment | QUICK | {"PROSPECTOR_ALLOWED_NETWORKS": ""},
    )
    assert not web.requests
    assert "0 pages read" in run.stderr
    assert run.stderr.count("could not be read") == 2


def test_a_seed_that_has_no_https_is_read_without(web: SampleWeb, tmp_path: Path) -> None:
    secure = web.seeds[0].replace("http://", "https://")
    run = scrapy(
        tmp_path,
        *("crawl", "resourcepages", "-a", f"seeds={secure}", "-a", "depth=0", "-s", "PROSPECTOR_DETECT_ENABLED=0"),
        settings=web.environment | QUICK,
    )
    assert "1 pages read" in run.stderr
    assert "could not be read" not in run.stderr


def test_a_stopped_crawl_goes_on_where_it_was(web: SampleWeb, tmp_path: Path) -> None:
    job = ("-s", "JOBDIR=job", "-s", "PROSPECTOR_CRAWL_DELAY=0.15")
    arguments = ("crawl", "resourcepages", "-a", f"seeds={','.join(web.seeds)}", "-O", "leads.csv", *job)
    first = start(tmp_path, *arguments, settings=web.environment | QUICK)
    wait_for(lambda: len(web.requests) > 60)
    first.send_signal(signal.SIGINT)
    _, told = first.communicate(timeout=60)
    assert "Spider closed (shutdown)" in told
    so_far = found(rows(tmp_path / "leads.csv"))
    assert so_far != planted(web)

    leads, _ = crawl(tmp_path, web, *job)
    # The whole list: what was found before the stop, and after.
    assert found(leads) == planted(web)
    seeds = {urls.host_of(seed) for seed in web.seeds}
    pages = Counter((request.host, request.target) for request in web.requests if request.host in seeds)
    twice = [page for page, times in pages.items() if times > 1 and page[1] != "/robots.txt"]
    # What was under way when it was stopped is asked for again, one page a site at most.
    assert len(twice) <= len(seeds)


def test_a_job_that_came_to_its_end_says_so(web: SampleWeb, tmp_path: Path) -> None:
    job = ("-s", "JOBDIR=job", "-a", "max_pages=1", "-s", "PROSPECTOR_DETECT_ENABLED=0")
    crawl(tmp_path, web, *job)
    _, said = crawl(tmp_path, web, *job)
    assert "Nothing was left to do: this job had come to its end" in said
    assert "No page could be read" not in said


def test_ctrl_c_ends_a_crawl_while_dead_links_pour_in(tmp_path: Path) -> None:
    links = "".join(f'<p><a href="http://gone{n}.test/">Site {n}</a> is worth a visit.</p>' for n in range(400))
    pages: dict[str, Behaviour] = {f"/{n}": html(f"<h1>Links {n}</h1>{links}") for n in range(40)}
    pages["/"] = html("".join(f'<a href="/{n}">More links</a>' for n in range(40)))
    with Web([Host("bees.example", "127.55.0.1", pages)]) as web:
        first = start(
            tmp_path,
            *("crawl", "resourcepages", "-a", f"seeds=http://bees.example:{web.port}/", "-O", "leads.csv"),
            settings=web.environment | QUICK | {"PROSPECTOR_CRAWL_DELAY": "0.1"},
        )
        wait_for(lambda: len(web.requests) > 12)
        first.send_signal(signal.SIGINT)
        _, told = first.communicate(timeout=40)
    assert first.returncode == 0, told
    assert "Spider closed (shutdown)" in told
    assert "Traceback" not in told
    assert rows(tmp_path / "leads.csv")


def test_a_resolver_that_makes_names_up_makes_no_leads(tmp_path: Path) -> None:
    links = "".join(f'<p><a href="http://gone{n}.test/">Site {n}</a> is worth a visit.</p>' for n in range(5))
    hosts = [Host("bees.example", "127.55.0.2", {"/": html(f"<h1>Links</h1>{links}")})]
    with Web(hosts, {"*": "127.55.0.3"}) as web:
        run = scrapy(
            tmp_path,
            *("crawl", "resourcepages", "-a", f"seeds=http://bees.example:{web.port}/", "-O", "leads.csv"),
            settings=web.environment | QUICK | {"PROSPECTOR_ILL_WAIT": "0.05"},
        )
    assert run.returncode == 0, run.stderr
    assert rows(tmp_path / "leads.csv") == []
    assert "OUR OWN NETWORK IS ILL: its resolver knows names that cannot exist (it says 127.55.0.3)" in run.stderr
    assert "nothing was called dead then" in run.stderr.split("Spider closed (finished)")[1]


def test_a_store_that_goes_away_stops_the_crawl_and_says_so(web: SampleWeb, tmp_path: Path) -> None:
    crawling = start(
        tmp_path,
        *("crawl", "resourcepages", "-a", f"seeds={','.join(web.seeds)}", "-O", "leads.csv"),
        settings=web.environment | QUICK | {"PROSPECTOR_CRAWL_DELAY": "0.2"},
    )
    wait_for(lambda: len(web.requests) > 40)
    (tmp_path / "prospector.db").unlink()
    _, told = crawling.communicate(timeout=40)
    assert crawling.returncode == 1
    assert told.count("is gone: somebody removed or replaced its file. The crawl stops") == 1
    assert "Not everything could be kept" in told
    assert "Traceback" not in told


def test_two_crawls_at_once_each_get_their_whole_list(web: SampleWeb, tmp_path: Path) -> None:
    arguments = ("crawl", "resourcepages", "-a", f"seeds={','.join(web.seeds)}")
    both = [start(tmp_path, *arguments, "-O", f"{n}.csv", settings=web.environment | QUICK) for n in range(2)]
    for crawling in both:
        _, told = crawling.communicate(timeout=90)
        assert crawling.returncode == 0, told
    assert found(rows(tmp_path / "0.csv")) == found(rows(tmp_path / "1.csv")) == planted(web)


def test_a_link_that_dies_is_a_lead_on_every_page_that_any_run_saw_it_on(tmp_path: Path) -> None:
    lists: dict[str, Behaviour] = {}
    guide: dict[str, Behaviour] = {"/hives": html("<h1>Hives</h1><p>All about hives.</p>")}
    keepers = [Host(f"{name}.example", f"127.54.2.{n}", lists) for n, name in enumerate(("anna", "bob"), 1)]
    with Web([*keepers, Host("guide.example", "127.54.2.9", guide)]) as web:
        lists["/"] = html(f'<h1>Links</h1><p>Read <a href="http://guide.example:{web.port}/hives">the guide</a>.</p>')

        def run(site: str, campaign: str) -> list[str]:
            (tmp_path / "campaign.toml").write_text(f'name = "{campaign}"\n')
            finished = scrapy(
                tmp_path,
                *("crawl", "resourcepages", "-a", f"seeds=http://{site}.example:{web.port}/", "-O", "leads.csv"),
                *("-a", "campaign=campaign.toml", "-s", "PROSPECTOR_DETECT_ALIVE_DAYS=0"),
                *("-s", "PROSPECTOR_DETECT_DEAD_DAYS=0"),
                settings=web.environment | QUICK,
            )
            assert finished.returncode == 0, finished.stderr
            return sorted(urls.host_of(lead["page_url"]) for lead in rows(tmp_path / "leads.csv"))

        def known() -> list[tuple[str, str, str]]:
            scrapy(tmp_path, "leads", "export", "-o", "all.csv", settings=web.environment)
            leads = rows(tmp_path / "all.csv")
            return sorted((lead["campaign"], urls.host_of(lead["page_url"]), lead["status"]) for lead in leads)

        assert (run("anna", "bees"), run("anna", "wasps")) == ([], [])
        page_there = guide.pop("/hives")
        # Only Bob's page is read, and his run's list has Anna's too; another campaign's leads are its own.
        assert run("bob", "bees") == ["anna.example", "bob.example"]
        three = [("bees", "anna.example"), ("bees", "bob.example"), ("wasps", "anna.example")]
        assert known() == [(*lead, "new") for lead in three]
        guide["/hives"] = page_there
        assert run("bob", "bees") == []
        assert known() == []


def test_a_crawl_that_can_read_nothing_is_no_success(web: SampleWeb, tmp_path: Path) -> None:
    run = scrapy(
        tmp_path,
        *("crawl", "resourcepages", "-a", "seeds=http://nobody.example/", "-s", "RETRY_TIMES=0"),
        settings=web.environment | QUICK,
    )
    assert run.returncode == 1
    assert "The seed http://nobody.example/ could not be read" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_killed_crawl_loses_nothing(web: SampleWeb, tmp_path: Path) -> None:
    arguments = ("crawl", "resourcepages", "-a", f"seeds={','.join(web.seeds)}")
    first = start(tmp_path, *arguments, settings=web.environment | QUICK)
    wait_for(lambda: len(web.requests) > 80)
    first.kill()
    first.communicate()
    # The second run reads one site only; what the first one saw on the others is judged all the same.
    crawl(tmp_path, web, "-a", "max_pages=1000")
    exported = scrapy(tmp_path, "leads", "export", "-o", "all.csv", settings=web.environment)
    assert exported.returncode == 0
    assert found(rows(tmp_path / "all.csv")) == planted(web)


@pytest.mark.parametrize(
    "arguments, complaint, code",
    [
        ((), "No seeds", 2),
        (("-a", "seeds="), "No seeds", 2),
        (("-a", "seeds=nowhere.txt"), "nowhere.txt", 2),
        (("-a", "seeds=bees"), "The seed 'bees' has no dot", 2),
        (("-a", "seeds=ftp://files.example/"), "ftp://files.example/", 2),
        (("-a", "seeds=bees.example", "-a", "sedes=x"), "Unknown argument: sedes", 2),
        (("-a", "seeds=bees.example", "-a", "depth=deep"), "depth must be a whole number", 2),
        (("-a", "campaign=nowhere.toml"), "nowhere.toml cannot be read", 2),
        (("-a", "seeds=bees.example", "-a", "expand=perhaps"), "expand must be 1 or 0, not 'perhaps'", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_EXPAND_SITES=all"), "PROSPECTOR_EXPAND_SITES must be", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_CRAWL_GIVE_UP_AFTER=-1"), "GIVE_UP_AFTER must be", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_CRAWL_SITEMAPS=maybe"), "PROSPECTOR_CRAWL_SITEMAPS must be", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_STORE=leads"), "PROSPECTOR_STORE: 'leads' is no store", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_ALLOWED_NETWORKS=10.0.0"), "is no network", 2),
        (("-a", "seeds=bees.example", "--bogus"), "--bogus", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_DETECT_ENABLED=maybe"), "PROSPECTOR_DETECT_ENABLED", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_DETECT_ROBOTSTXT_OBEY=x"), "ROBOTSTXT_OBEY", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_CRAWL_DELAY=slow"), "PROSPECTOR_CRAWL_DELAY must be", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_DETECT_TIMEOUT=0"), "PROSPECTOR_DETECT_TIMEOUT must be", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_DETECT_CONCURRENCY=nan"), "CONCURRENCY must be", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_DNS_SERVERS=dns.example"), "'dns.example' is no address", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_BROWSER=maybe"), "PROSPECTOR_BROWSER must be auto, off", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_BROWSER_PATH=/no/such"), "'/no/such' is no program", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_BROWSER_PAGES=0"), "BROWSER_PAGES must be", 2),
        (("-a", "seeds=bees.example", "-s", "PROSPECTOR_STORE=sqlite:////nowhere/x.db"), "x.db cannot be opened", 1),
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence_before_any_page(
    tmp_path: Path, arguments: tuple[str, ...], complaint: str, code: int
) -> None:
    run = scrapy(tmp_path, "crawl", "resourcepages", *arguments)
    assert run.returncode == code
    said = [line for line in run.stderr.splitlines() if line]
    assert len(said) == 1, run.stderr
    assert complaint in said[0]
    assert run.stdout == ""


@pytest.mark.parametrize("spiders", [(), ("nothing",), ("resourcepages", "twice")])
def test_a_spider_that_does_not_exist(tmp_path: Path, spiders: tuple[str, ...]) -> None:
    run = scrapy(tmp_path, "crawl", *spiders)
    assert run.returncode == 2
    (sentence,) = run.stderr.splitlines()
    assert "There is one spider, resourcepages" in sentence


def wait_for(happened: object, seconds: float = 30) -> None:
    assert callable(happened)
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)


def test_a_campaign_says_what_it_is_about_and_for_whom(web: SampleWeb, tmp_path: Path) -> None:
    (tmp_path / "bees.toml").write_text(
        """
name = "bees"
terms = ["hedge"]
our_sites = ["our-honey.example"]
our_names = ["Much Wenlock"]
competitors = ["pollinator-trust.example"]
[synonyms]
hedge = ["wild bees"]
""",
        encoding="utf-8",
    )
    leads, _ = crawl(tmp_path, web, "-a", "campaign=bees.toml")
    assert {lead["campaign"] for lead in leads} == {"bees"}
    # Only what is about hedges leads into the list.
    assert {lead["site"] for lead in leads} == {"hedgerow-bees.example"}
    assert others(leads) == {
        ("guest_post", "/write-for-us/"),
        ("resource_page", "/links/"),
        ("competitor_link", "/links/"),
        ("unlinked_mention", "/"),
    }
    by_kind = {lead["kind"]: lead for lead in leads}
    assert "pollinator-trust.example" in by_kind["competitor_link"]["score_reasons"]
    assert "names hedge" in by_kind["resource_page"]["score_reasons"]
    assert "very long hedge near Much Wenlock" in by_kind["unlinked_mention"]["score_reasons"]
    # They are alive: what a page says of them does not end because a link of it lives.
    again, _ = crawl(tmp_path, web, "-a", "campaign=bees.toml")
    assert others(again) == others(leads)


@pytest.mark.parametrize(
    ("bounds", "read"),
    [
        # Of the two seeds only the budget's one; what it names comes beside that, and nothing that might be there.
        ({"max_pages": "1", "depth": "0"}, ["/about/", "/contact/", "/links/"]),
        # They were found as trails first, and waited for a budget that is spent.
        ({"max_pages": "1", "depth": "1"}, ["/about/", "/contact/", "/links/"]),
        # They take no other page's place, and are not read twice.
        ({"max_pages": "2", "depth": "0"}, ["/about/", "/blog/2021/first-mason-bees/", "/contact/", "/links/"]),
    ],
)
def test_contact_pages_are_read_where_there_is_something_to_write_about(
    web: SampleWeb, tmp_path: Path, bounds: dict[str, str], read: list[str]
) -> None:
    (blog,) = [seed for seed in web.seeds if "hedgerow" in seed]
    run = scrapy(
        tmp_path,
        *("crawl", "resourcepages", "-a", f"seeds={blog}links/,{blog}blog/2021/first-mason-bees/"),
        *(f"-a{name}={value}" for name, value in bounds.items()),
        *("-O", "leads.csv"),
        settings=web.environment | QUICK,
    )
    assert run.returncode == 0, run.stderr
    host = urls.host_of(blog)
    pages = {request.target for request in web.requests if request.host == host and request.target != "/robots.txt"}
    assert sorted(pages) == read
    assert f"\n{len(read)} pages read" in run.stderr
    for lead in rows(tmp_path / "leads.csv"):
        assert lead["email"] == "rosalind@hedgerow-bees.example"
        assert lead["email_source_url"] in (f"{blog}links/", f"{blog}contact/")
        assert lead["contact_form_url"] == f"{blog}contact/"


def test_whoever_wants_no_link_requests_gets_none(tmp_path: Path) -> None:
    gone = "".join(f"<li><a href='http://gone{n}.example/'>Lost hive {n}</a></li>" for n in range(4))
    links = "<title>Useful links</title><h1>Useful links</h1><ul>" + gone + "</ul>"
    mail = "<p><a href='mailto:do_not_send_me_link_requests@quiet.example'>Mail</a></p>"
    quiet = Host("quiet.example", "127.54.0.1", {"/": html(links + "<p>Please: no link requests.</p>")})
    loud = Host("loud.example", "127.54.0.2", {"/": html(links + mail)})
    with Web([quiet, loud]) as web:
        seeds = f"http://quiet.example:{web.port}/,http://loud.example:{web.port}/"
        run = scrapy(
            tmp_path,
            *("crawl", "resourcepages", "-a", f"seeds={seeds}", "-O", "leads.csv"),
            settings=web.environment | QUICK,
        )
    assert run.returncode == 0, run.stderr
    leads = rows(tmp_path / "leads.csv")
    assert {lead["site"] for lead in leads} == {"loud.example"}
    assert {lead["email"] for lead in leads} == {""}


def test_every_contact_is_where_its_lead_says_it_was_read(web: SampleWeb, tmp_path: Path) -> None:
    leads, _ = crawl(tmp_path, web)
    shown: dict[str, set[str]] = {}
    for lead in (lead for lead in leads if lead["email"]):
        source = lead["email_source_url"]
        assert urls.site_of(source) == lead["site"]
        if source not in shown:
            body = body_at(web, source)
            shown[source] = {hint.value for hint in find_contacts(page.parse(body), body, source).contacts}
        assert lead["email"] in shown[source]
        assert lead["email_found_at"]
    assert len(shown) >= 4
    # Of one site everybody is written to at the same desk, unless a page names its own keeper.
    for site in {lead["site"] for lead in leads}:
        assert len({lead["email"] for lead in leads if lead["site"] == site}) <= 2


def body_at(web: SampleWeb, url: str) -> str:
    """What a visitor of an address in the web gets."""
    host = urls.host_of(url)
    address = str(web.names[host]).partition(" ")[0]
    asked = urllib.request.Request(
        url.replace(host, address), headers={"Host": url.split("/")[2], "User-Agent": "Mozilla/5.0"}
    )
    with urllib.request.urlopen(asked, timeout=5) as answer:
        return page.decode(answer.read(), answer.headers.get("Content-Type", ""))


@pytest.mark.parametrize(
    "front",
    [
        "<script>window.location.href='/en/links.html'</script>",
        "<meta http-equiv=refresh content='0; url=/en/links.html'>",
    ],
)
def test_a_front_page_that_only_sends_us_on_is_followed(front: str, tmp_path: Path) -> None:
    links = "<h1>Links</h1><a href='http://gone.example/'>Lost hive</a>"
    with Web([Host("bees.example", "127.54.1.1", {"/": html(front), "/en/links.html": html(links)})]) as web:
        run = scrapy(
            tmp_path,
            *("crawl", "resourcepages", "-a", f"seeds=http://bees.example:{web.port}/", "-O", "leads.csv"),
            settings=web.environment | QUICK,
        )
    assert run.returncode == 0, run.stderr
    assert [urls.path_of(lead["page_url"]) for lead in rows(tmp_path / "leads.csv")] == ["/en/links.html"]


def test_a_page_that_links_to_us_by_now_is_won_and_the_run_says_so(tmp_path: Path) -> None:
    pages: dict[str, Behaviour] = {}
    with Web([Host("bees.example", "127.54.3.1", pages)]) as web:
        (tmp_path / "bees.toml").write_text('name = "bees"\nour_sites = ["ours.example"]\n')

        def run(links: str) -> str:
            pages["/"] = html(f"<h1>Links about bees</h1><p>Read {links}, it is worth it.</p>")
            seed = f"seeds=http://bees.example:{web.port}/"
            finished = scrapy(
                tmp_path,
                *("crawl", "resourcepages", "-a", seed, "-a", "campaign=bees.toml", "-a", "depth=0"),
                settings=web.environment | QUICK,
            )
            assert finished.returncode == 0, finished.stderr
            return finished.stderr

        assert "won" not in run('<a href="http://gone.test/guide">the guide</a>')
        scrapy(tmp_path, "leads", "export", "-o", "leads.csv")
        scrapy(tmp_path, "leads", "mark", "contacted", "leads.csv")
        said = run('<a href="http://ours.example/guide">the guide</a>')
        assert "1 lead was fixed, 1 lead was won (scrapy leads list --status won,lost)." in said
    (lead,) = map(json.loads, scrapy(tmp_path, "leads", "list", "--status", "won", "--json").stdout.splitlines())
    assert lead["broken_url"] == "http://gone.test/guide"


@pytest.mark.parametrize(
    "now_it_is",
    [html("gone", 410), html("gone", 404), redirect("/", 302), redirect("/new-links", 301)],
    ids=["410", "404", "front page", "moved"],
)
def test_nobody_is_written_to_about_a_page_that_is_gone(tmp_path: Path, now_it_is: Behaviour) -> None:
    links = html('<h1>Links</h1><p>Read <a href="http://gone.test/guide">the guide</a>, it is worth it.</p>')
    pages: dict[str, Behaviour] = {"/links": links, "/": html("<h1>Bees</h1>"), "/new-links": links}
    with Web([Host("bees.example", "127.54.4.1", pages)]) as web:

        def pages_listed() -> list[str]:
            seed = f"seeds=http://bees.example:{web.port}/links"
            finished = scrapy(
                tmp_path, *("crawl", "resourcepages", "-a", seed, "-a", "depth=0"), settings=web.environment | QUICK
            )
            assert finished.returncode in (0, 1), finished.stderr
            listed = scrapy(tmp_path, "leads", "list", "--json").stdout.splitlines()
            return [urls.path_of(json.loads(line)["page_url"]) for line in listed]

        assert pages_listed() == ["/links"]
        pages["/links"] = now_it_is
        assert pages_listed() == (["/new-links"] if now_it_is == redirect("/new-links", 301) else [])
