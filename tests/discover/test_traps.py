"""Which addresses a crawl leaves alone, and the ones that only look like them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from prospector.discover.traps import is_trap

SITE = "https://bees.example"
NEXT_YEAR = datetime.now(UTC).year + 1


@pytest.mark.parametrize(
    "path, reason",
    [
        # No end
        ("/" + "x" * 2000, "too long"),
        ("/" + "x" * 1900, None),
        ("/a/a/a/a", "a repeated folder"),
        ("/a/b/a/b/a/b/a/b/", "a repeated folder"),
        ("/a/b/a/c", None),
        ("/a/a/a", None),
        ("/1/2/3/4/5/6/7/8/9/10/11/12/13", "too deep"),
        ("/1/2/3/4/5/6/7/8/9/10/11/12/", None),
        # Calendars
        ("/calendar/2024/05", "a calendar"),
        ("/calendar/2024-05-17/", "a calendar"),
        ("/events/month/2024-05/", "a calendar"),
        ("/kalender/2024/5/", "a calendar"),
        ("/events/2024/05/honey-day", None),
        ("/events/honey-day-2024-05-17", None),
        ("/calendar/", None),
        ("/2019/05/", None),
        ("/2019/05/17/how-bees-sleep.html", None),
        (f"/{NEXT_YEAR}/05/", None),
        (f"/{NEXT_YEAR + 1}/05/", "a calendar"),
        ("/archive/2199/12/31", "a calendar"),
        ("/1970/01/", "a calendar"),
        ("/1850/hives", None),
        ("/item/2199", None),
        ("/?month=5&year=2024", "a calendar"),
        ("/index.php?y=2024&m=5", "a calendar"),
        ("/plan?date=2199-05-01", "a calendar"),
        ("/plan?date=2019-05-01", None),
        ("/calendar?date=2019-05-01", "a calendar"),
        ("/list?year=2011", None),
        ("/list?month=5", None),
        ("/list?y=120&m=5", None),
        ("/list?start=2200", None),
        # Sessions
        ("/links?PHPSESSID=x", "a session id"),
        ("/links;jsessionid=0A1B2C", "a session id"),
        ("/(S(abcdefgh12345678ijkl))/links.aspx", "a session id"),
        ("/links?s=724891295a8c37e18608d2f87e066e06", "a session id"),
        ("/?s=honey", None),
        ("/forum?sid=4", None),
        ("/links_(old)", None),
        # Queries
        ("/?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9", "too many parameters"),
        ("/?a=1&b=2&c=3&d=4&e=5&g=7&h=8&i=9", None),
        ("/?a=1&a=2", "a repeated parameter"),
        ("/?a[]=1&a%5B%5D=2", "a repeated parameter"),
        ("/?", None),
        # The same page again
        ("/links?sort=name", "another order of the same page"),
        ("/links?Order=asc", "another order of the same page"),
        ("/shop?filter[colour]=red", "another order of the same page"),
        ("/shop?filter%5Bcolour%5D=red", "another order of the same page"),
        ("/shop?f[0]=colour:red", "another order of the same page"),
        ("/pub/?C=N;O=D", "another order of the same page"),
        ("/forum/viewforum.php?f=15", None),
        ("/search?q=sort", None),
        ("/sort/order/", None),
        ("/post?replytocom=17", "another view of the same page"),
        ("/wiki/index.php?title=Bee&action=edit", "another view of the same page"),
        ("/wiki/index.php?title=Bee&action=view", None),
        ("/links?page=2", None),
        # Not a page
        ("/hive.JPG", "not a page"),
        ("/guide.pdf?download=1", "not a page"),
        ("/a/b/style.css#top", "not a page"),
        ("/sitemap.xml", "not a page"),
        ("/links.html", None),
        ("/links.php3", None),
        ("/hive.jpg/", None),
        ("/v2.0/links", None),
        ("/download?file=hive.jpg", None),
        ("/links#guide.pdf", None),
        ("", None),
        ("/", None),
    ],
)
def test_traps_and_near_misses(path: str, reason: str | None) -> None:
    assert is_trap(SITE + path) == reason


def test_a_host_that_ends_like_a_file_is_a_host() -> None:
    assert is_trap("https://node.js") is None
    assert is_trap("https://bees.zip?x=1") is None


def test_a_megabyte_of_address_is_a_trap_at_once() -> None:
    assert is_trap(SITE + "/a" * 500_000) == "too long"
