"""Which pages are asked for again through the browser: shells, but no walls, errors or parked domains."""

from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse

from prospector.middlewares.rendering import is_shell
from tests.corpus import corpus, index
from tests.detect.answers import page


def shown(body: bytes) -> HtmlResponse:
    return HtmlResponse("https://bees.example/hives", headers={"Content-Type": "text/html"}, body=body)


@pytest.mark.parametrize(
    "title, body, is_one",
    [
        ("Hives", '<div id="root"></div><script src="/app.js"></script>', True),
        ("Hives", "<noscript>Please enable JavaScript.</noscript><script src=/app.js></script>", True),
        ("Hives", "<h1>Hives</h1><p>All about them.</p><script src=/app.js></script>", False),
        (
            "Just a moment...",
            "<noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={}</script>"
            "<script src=/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1></script>",
            False,
        ),
        ("", "<script src=/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3></script>", False),
        ("Page not found", '<div id="root"></div><script src="/app.js"></script>', False),
    ],
)
def test_shells_and_near_misses(title: str, body: str, is_one: bool) -> None:
    assert is_shell(shown(page(title, body).encode())) is is_one


def test_real_bodies() -> None:
    called = {
        entry["id"]: entry["label"]
        for entry in index("liveness")
        if is_shell(shown((corpus("liveness") / "html" / f"{entry['id']}.html").read_bytes()))
    }
    assert set(called.values()) == {"alive"}
    assert len(called) >= 8
