"""Which pages are empty without JavaScript, with the near-misses; and hardly any of the real pages that are not."""

from __future__ import annotations

import time

import pytest

from prospector.qualify.empty import is_empty
from tests.corpus import corpus, index

APP = '<script type="module" src="/assets/index-4f1c.js"></script>'
ASKS = "<noscript>You need to enable JavaScript to run this app.</noscript>"
LONG_SCRIPT = f"<script>{'document.body.append(`hive`);' * 40}</script>"


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Bees</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "source",
    [
        page(f'{ASKS}<div id="root"></div>', APP),
        page('<div id="app"></div><script src="/js/chunk-vendors.js"></script><script src="/js/app.js"></script>'),
        page(f'<div id="__next"><div class="spinner">Loading…</div></div>{APP}'),
        page(f"<app-root></app-root>{APP}"),
        page(f'<div id="root"><p>Please wait</p></div><footer><a href="/imprint">Imprint</a></footer>{APP}'),
        # Another framework's word for its root; the page asks for JavaScript by itself.
        page(f'<div id="bee-shop"></div>{ASKS}{APP}'),
        page(f"<p>This site works with JavaScript only.</p>{APP}"),
        page(f"<noscript>Для работы сайта включите JavaScript</noscript><div></div>{APP}"),
        # A heading, but what belongs under it is still to come.
        page(f'<div id="app"><h1>Our links</h1><p>Loading …</p></div>{APP}'),
        # Nothing but a script.
        page(APP),
        page(LONG_SCRIPT),
        page("<script>" + "<p>A template</p>" * 60 + "</script>" + '<div id="root"></div>' + APP),
        page(f'<div id="root"></div><noscript><p>Enable JavaScript</p>{"<a href=/a>A</a>" * 3}</noscript>{APP}'),
        page(f'<div id="ROOT"></div>{APP}').replace("script", "SCRIPT"),
    ],
)  # fmt: skip
def test_shells(source: str) -> None:
    assert is_empty(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        "",
        # Short, but that is all there is.
        page("<p>Closed for the winter.</p>"),
        page(f"<h1>Links</h1><p>Nothing here yet.</p>{APP}"),
        page(f'<div id="root"><h1>Goals</h1><p>To keep bees.</p></div>{ASKS}{APP}'),
        page('<p><a href="/en/">English</a> <a href="/de/">Deutsch</a></p><script src="/count.js"></script>'),
        page('<img src="poster.jpg" alt=""><script src="/count.js"></script>'),
        page('<form action="/search"><input name="q"></form><script src="/count.js"></script>'),
        # The script counts visitors, and the text is there.
        page(f'<div id="app">{"<p>Bees fly from eight degrees on.</p>" * 10}</div>{APP}'),
        page(f'<div id="root">{"Bees fly from eight degrees on. " * 10}</div>{ASKS}{APP}'),
        page(f'<div id="app">{"".join(f"<a href=/{n}>{n}</a>" for n in range(6))}</div>{ASKS}{APP}'),
        # A root, but nothing that would fill it.
        page('<div id="root"></div>'),
        page(f'<div id="root"></div>{ASKS}'),
        page('<div id="root"></div><script type="application/ld+json">{"@type": "WebSite"}</script>'),
        # Frames.
        f'<html><head>{APP}</head><frameset cols="20%,*"><frame src="m.htm"><noframes>JavaScript</noframes></frameset>',
        page(f'<iframe src="https://bees.example/board"></iframe>{APP}'),
        # Sent on.
        page("<script>window.location = '/home/';</script>"),
        page("<noscript>JavaScript is off.</noscript><p>Redirecting</p><script>location.replace('/de/')</script>"),
        page(APP, '<meta http-equiv="Refresh" content="0; url=/home/">'),
        # Errors.
        page("<h1>404 Not Found</h1><p>nginx</p>"),
        page(f'<div id="app"><h1>404</h1><p>Page not found</p><a href="/">Home</a></div>{APP}'),
    ],
)  # fmt: skip
def test_pages_that_only_look_like_shells(source: str) -> None:
    assert not is_empty(source.encode())


def test_a_hostile_page_costs_no_time() -> None:
    began = time.process_time()
    for piece in (b"<script x", b"<div id=root>", b"<script></script>", b"<div ", b"<script>location "):
        is_empty(b"<script>" + piece * (2_000_000 // len(piece)))
    assert time.process_time() - began < 10


def test_real_pages() -> None:
    """Of the pages with something to read none is called empty, and most of the shells are."""
    readable = [corpus("pages") / "html" / f"{entry['id']}.html" for entry in index("pages")]
    assert [file.name for file in readable if is_empty(file.read_bytes(), "text/html")] == []
    bodies = {entry["id"]: entry for entry in index("liveness") if entry["label"] == "alive"}
    called = {name for name in bodies if is_empty((corpus("liveness") / "html" / f"{name}.html").read_bytes())}
    shells = {name for name, entry in bodies.items() if entry.get("subtype") == "js_shell"}
    assert called <= shells
    assert len(called) >= 0.8 * len(shells)
