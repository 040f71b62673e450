"""The bundled web is what its plan says: every link, every target, every name."""

from __future__ import annotations

import errno
import http.client
import re
import socket
import ssl
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import pytest

from prospector import html, urls
from prospector.sampleweb import SampleWeb, plan
from prospector.sampleweb.addresses import address_at_port
from prospector.sampleweb.plan import TARGETS, Target
from prospector.verdict import Reason, Verdict


@pytest.fixture(scope="module")
def web() -> Iterator[SampleWeb]:
    with SampleWeb() as running:
        yield running


@dataclass
class Journey:
    """Where a visitor came who followed every redirect."""

    url: str
    statuses: list[int] = field(default_factory=list)
    headers: http.client.HTTPMessage = field(default_factory=http.client.HTTPMessage)
    body: bytes = b""

    @property
    def page(self) -> str:
        return html.decode(self.body, self.headers.get("Content-Type", ""))


def follow(web: SampleWeb, url: str, most_hops: int = 6) -> Journey:
    """Visit an address of the small web, at the planned IP address of its host."""
    journey = Journey(url)
    while len(journey.statuses) < most_hops:
        parts = urlsplit(journey.url)
        assert parts.hostname
        assert parts.port == web.port
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(str(web.names[parts.hostname]), web.port, timeout=2)
        try:
            target = parts._replace(scheme="", netloc="", fragment="").geturl()
            connection.request("GET", target, headers={"Host": parts.netloc})
            response = connection.getresponse()
            journey.statuses.append(response.status)
            journey.headers, journey.body = response.headers, response.read()
        finally:
            connection.close()
        if response.status not in (301, 302):
            break
        journey.url = urljoin(journey.url, response.headers["Location"])
    return journey


# ---- The targets ----

ANSWERS = [
    # reason, statuses on the way, what the last page says
    (Reason.OK, [200], ""),
    (Reason.MOVED, [302, 200], ""),
    (Reason.MOVED_PERMANENTLY, [301, 200], ""),
    (Reason.HTTP_404, [404], ""),
    (Reason.HTTP_410, [410], ""),
    (Reason.SOFT_404, [200], r"<h1>(Seite nicht gefunden|Page not found)</h1>"),
    (Reason.REDIRECT_HOME, [302, 200], r"<h1>The Honey Museum</h1>"),
    (Reason.REDIRECT_ERROR_PAGE, [302, 200], r"Something went wrong"),
    (Reason.PARKED, [200], r"adsense/domains/caf\.js[\s\S]+This domain may be for sale"),
    (Reason.HIJACKED, [200], r"<title>SLOT GACOR"),
    (Reason.PLACEHOLDER, [200], r"<title>Welcome to nginx!</title>"),
    (Reason.HTTP_5XX, [503], ""),
    (Reason.REDIRECT_LOOP, [302] * 6, ""),
    (Reason.HTTP_401, [401], ""),
    (Reason.HTTP_403, [403], ""),
    (Reason.HTTP_407, [407], ""),
    (Reason.HTTP_429, [429], ""),
    (Reason.HTTP_451, [451], ""),
    (Reason.HTTP_999, [999], ""),
    (Reason.CHALLENGE, [403], r"<title>Just a moment\.\.\.</title>"),
    (Reason.LOGIN_WALL, [302, 200], r'type="password"'),
    # The page is there: it is robots.txt that keeps us out.
    (Reason.ROBOTS, [200], ""),
]

FAULTS = [
    (Reason.TIMEOUT, TimeoutError),
    (Reason.REFUSED, ConnectionRefusedError),
    (Reason.RESET, ConnectionResetError),
    (Reason.UNREACHABLE, OSError),
    (Reason.TLS_ERROR, ssl.SSLError),
    (Reason.BAD_RESPONSE, http.client.BadStatusLine),
]

NOT_PLANTED = {Reason.GONE_AFTER_LOOKS, Reason.SUPPRESSED, Reason.SCHEME}


def planned(reason: Reason) -> list[Target]:
    return [target for target in TARGETS if target.reason is reason]


def test_every_reason_is_planted_that_can_be() -> None:
    assert {target.reason for target in TARGETS} == set(Reason) - NOT_PLANTED


def test_every_planted_reason_is_tried_here() -> None:
    tried = {reason for reason, *_ in (*ANSWERS, *FAULTS)}
    elsewhere = {Reason.DNS_NXDOMAIN, Reason.DNS_ERROR, Reason.PRIVATE_ADDRESS, Reason.TOO_LONG}
    assert tried | elsewhere == set(Reason) - NOT_PLANTED


def test_no_target_is_planned_twice() -> None:
    assert len({target.url for target in TARGETS}) == len(TARGETS)


@pytest.mark.parametrize("reason, statuses, says", ANSWERS)
def test_targets_answer_as_planned(web: SampleWeb, reason: Reason, statuses: list[int], says: str) -> None:
    for target in planned(reason):
        journey = follow(web, address_at_port(target.url, web.port))
        assert journey.statuses == statuses, target.url
        assert re.search(says, journey.page), target.url


@pytest.mark.parametrize("reason, fault", FAULTS)
def test_targets_fail_as_planned(web: SampleWeb, reason: Reason, fault: type[Exception]) -> None:
    for target in planned(reason):
        with pytest.raises(fault) as raised:
            follow(web, address_at_port(target.url, web.port))
        if reason is Reason.UNREACHABLE:
            assert isinstance(raised.value, OSError)
            assert raised.value.errno == errno.ENETUNREACH


def test_redirects_that_lead_home_and_to_an_error_page(web: SampleWeb) -> None:
    (home,), (error_page,) = planned(Reason.REDIRECT_HOME), planned(Reason.REDIRECT_ERROR_PAGE)
    assert urlsplit(follow(web, address_at_port(home.url, web.port)).url).path == "/"
    assert urlsplit(follow(web, address_at_port(error_page.url, web.port)).url).path == "/errors/404.html"


def test_the_challenge_says_so_in_its_header(web: SampleWeb) -> None:
    (target,) = planned(Reason.CHALLENGE)
    assert follow(web, address_at_port(target.url, web.port)).headers["cf-mitigated"] == "challenge"


HAVE_ROBOTS_TXT = [target for target in TARGETS if target.verdict in (Verdict.ALIVE, Verdict.BLOCKED)]
HAVE_ROBOTS_TXT += [target for target in TARGETS if target.reason in (Reason.HTTP_404, Reason.SOFT_404)]


@pytest.mark.parametrize("target", HAVE_ROBOTS_TXT, ids=lambda target: target.url)
def test_robots_txt_keeps_us_from_the_planned_page_only(web: SampleWeb, target: Target) -> None:
    parts = urlsplit(target.url)
    journey = follow(web, address_at_port(f"http://{parts.netloc}/robots.txt", web.port))
    rules = RobotFileParser()
    rules.parse(journey.page.splitlines() if journey.statuses == [200] else [])
    assert rules.can_fetch("prospector", target.url) == (target.reason is not Reason.ROBOTS)


def test_private_addresses_are_nobody_elses_and_not_ours() -> None:
    for target in planned(Reason.PRIVATE_ADDRESS):
        address = ip_address(urlsplit(target.url).hostname or "")
        assert address.is_private
        assert not address.is_loopback


def test_the_long_address_is_longer_than_any_browser_takes() -> None:
    (target,) = planned(Reason.TOO_LONG)
    assert len(target.url) > 3000


@pytest.mark.parametrize(
    "url",
    ["http://www.apiary-society.example/", "http://bienenkunde-institut.example/", "http://wildblumensaat.example/"],
)
def test_hosts_with_dead_pages_have_a_living_front_page(web: SampleWeb, url: str) -> None:
    assert follow(web, address_at_port(url, web.port)).statuses == [200]


# ---- The sites ----


@dataclass
class Crawled:
    """Every page of the sites, as found by following links from the front pages."""

    pages: dict[str, str] = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)
    """(referring page, address) of every web link that leaves its site."""


def hrefs(url: str, page: str) -> Iterator[str]:
    tree = html.parse(page)
    base = tree.css_first("base")
    start = urls.join(url, str(base.attributes["href"])) if base else url
    assert start
    for anchor in tree.css("a[href]"):
        joined = urls.join(start, anchor.attributes["href"] or "")
        assert joined, anchor.html
        yield joined


@pytest.fixture(scope="module")
def crawled(web: SampleWeb) -> Crawled:
    found = Crawled()
    to_do = list(web.seeds)
    seen: set[str] = set()
    while to_do:
        asked = to_do.pop()
        if asked in seen or "/calendar?" in asked:
            continue
        seen.add(asked)
        journey = follow(web, asked)
        assert journey.statuses[-1] == 200, asked
        found.pages[journey.url] = journey.page
        for link in hrefs(journey.url, journey.page):
            if not urls.is_web(link):
                continue
            if urls.site_of(link) == urls.site_of(journey.url):
                to_do.append(link.partition("#")[0])
            else:
                found.links.add((journey.url, link))
    return found


def test_eight_sites_of_about_sixty_pages(web: SampleWeb, crawled: Crawled) -> None:
    assert len({urls.site_of(url) for url in crawled.pages}) == len(web.seeds) == 8
    assert 55 <= len(crawled.pages) <= 75


def test_every_link_that_leaves_a_site_is_planned_and_every_planned_link_is_there(
    web: SampleWeb, crawled: Crawled
) -> None:
    expected = set()
    for target in web.plan:
        for page in target.on:
            pages = [url for url in crawled.pages if url.startswith(page[:-1])] if page.endswith("*") else [page]
            expected |= {(url, target.url) for url in pages}
    assert crawled.links == expected


def test_every_page_has_a_title_and_a_way_home(crawled: Crawled) -> None:
    for url, page in crawled.pages.items():
        tree = html.parse(page)
        title = tree.css_first("title")
        assert title
        assert title.text().strip(), url
        assert any(urls.site_of(link) == urls.site_of(url) for link in hrefs(url, page)), url


def test_dead_links_stand_where_they_are_wanted() -> None:
    dead = [target for target in TARGETS if target.verdict is Verdict.DEAD]
    assert any(len(target.on) > 1 for target in dead), "one dead link on several pages"
    assert sum(plan.OAKMERE_POLLINATORS in target.on for target in dead) > 1, "one page with several dead links"
    assert any(plan.WILDBIENEN_MEADOW in target.on for target in dead), "a dead link in an ordinary article"


def test_the_old_german_site_is_in_latin_1(web: SampleWeb) -> None:
    journey = follow(web, address_at_port("http://imkerverein-lindental.example/verein.html", web.port))
    assert "gegründet".encode("latin-1") in journey.body
    assert "charset" not in journey.headers["Content-Type"]
    assert "gegründet" in journey.page


def test_the_base_address_moves_the_short_links(web: SampleWeb) -> None:
    url = address_at_port("http://pollinator-garden-network.example/", web.port)
    found = set(hrefs(url, follow(web, url).page))
    assert f"{url}resources/index.html" in found
    assert f"{url}index.html" not in found


def test_the_calendar_has_no_end(web: SampleWeb) -> None:
    url = address_at_port("http://calderbeck-beekeepers.example/calendar", web.port)
    for _ in range(30):
        journey = follow(web, url)
        assert journey.statuses == [200]
        *_, url = (link for link in hrefs(url, journey.page) if "month=" in link)
    assert url.endswith("2028-07")


@pytest.mark.parametrize("query", ["month=spring", "month=2026-1", "year=2026"])
def test_the_calendar_knows_its_months(web: SampleWeb, query: str) -> None:
    url = address_at_port(f"http://calderbeck-beekeepers.example/calendar?{query}", web.port)
    assert follow(web, url).statuses == [404]


def test_the_site_map_names_every_page_but_the_disallowed_one(web: SampleWeb, crawled: Crawled) -> None:
    front = address_at_port("http://www.hedgerow-bees.example/", web.port)
    named = set(re.findall(r"<loc>(.*?)</loc>", follow(web, f"{front}sitemap.xml").page))
    assert named == {url for url in crawled.pages if url.startswith(front)} - {f"{front}wp-admin/"}
    robots = follow(web, f"{front}robots.txt").page
    assert "Disallow: /wp-admin/" in robots
    assert f"Sitemap: {front}sitemap.xml" in robots


@pytest.mark.parametrize(
    "site, address",
    [
        ("http://www.hedgerow-bees.example/contact/", "mailto:rosalind@hedgerow-bees.example"),
        ("http://imkerverein-lindental.example/linksammlung.html", "mailto:webmaster@imkerverein-lindental.example"),
        ("http://library.oakmere-college.example/guides/beekeeping", "mailto:ifarr@oakmere-college.example"),
    ],
)
def test_keepers_can_be_written_to(web: SampleWeb, site: str, address: str) -> None:
    url = address_at_port(site, web.port)
    assert address in set(hrefs(url, follow(web, url).page))


# ---- The names ----

A, AAAA = 1, 28


def ask(web: SampleWeb, question: bytes) -> bytes:
    host, _, port = web.environment["PROSPECTOR_DNS_SERVERS"].partition(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(5)
        asking.sendto(question, (host, int(port)))
        return asking.recv(512)


def question(name: str, kind: int = A) -> bytes:
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return struct.pack("!6H", 4711, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack("!2H", kind, 1)


def resolve(web: SampleWeb, name: str, kind: int = A) -> tuple[int, list[str]]:
    """The response code, and the addresses given."""
    asked = question(name, kind)
    reply = ask(web, asked)
    number, flags, questions, answers, _, _ = struct.unpack_from("!6H", reply)
    assert (number, questions, flags & 0x8000) == (4711, 1, 0x8000)
    assert reply[12 : len(asked)] == asked[12:]
    assert answers <= 1
    return flags & 0xF, [socket.inet_ntoa(reply[-4:])] * answers


@pytest.mark.parametrize(
    "name, kind, rcode, addresses",
    [
        ("www.hedgerow-bees.example", A, 0, ["127.83.0.1"]),
        ("wWw.HEDGEROW-bees.Example", A, 0, ["127.83.0.1"]),
        ("www.hedgerow-bees.example", AAAA, 0, []),
        ("www.swarm-line.example", A, 0, ["127.83.2.1"]),
        ("www.meadow-map.example", A, 2, []),
        ("www.meadow-map.example", AAAA, 2, []),
        ("www.nectar-calendar.example", A, 3, []),
        ("www.nectar-calendar.example", AAAA, 3, []),
        ("a-name-nobody-has.example", A, 3, []),
        ("example", A, 3, []),
        ("www.python.org", A, 3, []),
    ],
)
def test_names(web: SampleWeb, name: str, kind: int, rcode: int, addresses: list[str]) -> None:
    assert resolve(web, name, kind) == (rcode, addresses)


def test_every_target_has_the_name_it_needs(web: SampleWeb) -> None:
    for target in TARGETS:
        host = urlsplit(target.url).hostname or ""
        known = web.names.get(host)
        if target.reason is Reason.DNS_NXDOMAIN:
            assert resolve(web, host) == (3, [])
        elif target.reason is Reason.DNS_ERROR:
            assert resolve(web, host) == (2, [])
        elif target.reason is not Reason.PRIVATE_ADDRESS:
            assert resolve(web, host) == (0, [known])


@pytest.mark.parametrize("noise", [b"", b"\0" * 12, b"\xff" * 40, question("www.hedgerow-bees.example")[:-3]])
def test_noise_does_not_stop_the_name_server(web: SampleWeb, noise: bytes) -> None:
    host, _, port = web.environment["PROSPECTOR_DNS_SERVERS"].partition(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.sendto(noise, (host, int(port)))
    assert resolve(web, "www.hedgerow-bees.example") == (0, ["127.83.0.1"])
