"""Pages that send their visitors on by themselves."""

from __future__ import annotations

import pytest

from prospector.detect.refresh import sent_on_to

HTML = {"content-type": "text/html"}


@pytest.mark.parametrize(
    "markup, target",
    [
        ('<meta http-equiv="refresh" content="0;url=/new">', "/new"),
        ('<META HTTP-EQUIV=Refresh CONTENT="5; URL=http://a.example/x">', "http://a.example/x"),
        ("""<meta content="0;URL='/new'" http-equiv="refresh">""", "/new"),
        ('<meta http-equiv="refresh" content="0;url=/a?b=1&amp;c=2">', "/a?b=1&c=2"),
        ('<meta http-equiv="refresh" content="3, /new">', "/new"),
        (
            '<meta http-equiv="Content-Type" content="text/html"><meta http-equiv = "Refresh" content="0;url=/new">',
            "/new",
        ),
        # It only loads itself again, or after minutes, or where there are no scripts, or is commented out.
        ('<meta http-equiv="refresh" content="5">', None),
        ('<meta http-equiv="refresh" content="300;url=/news">', None),
        ('<noscript><meta http-equiv="refresh" content="0;url=/no-scripts"></noscript>', None),
        ('<!-- <meta http-equiv="refresh" content="0;url=/old"> -->', None),
        ('<meta name="refresh" content="0;url=/new">', None),
        ("<p>How to write a meta refresh: http-equiv=refresh</p>", None),
    ],
)
def test_meta_refresh(markup: str, target: str | None) -> None:
    assert sent_on_to(HTML, f"<html><head>{markup}</head><body>Moved.</body></html>".encode()) == target


@pytest.mark.parametrize(
    "script, target",
    [
        ('window.location.href="/lander"', "/lander"),
        ("location = '/new';", "/new"),
        ('document.location="http://a.example/"', "http://a.example/"),
        ("location.replace('/new')", "/new"),
        ('window.onload=function(){location.href="/maybe"}', None),
        ('if (old) { location.href = "/maybe" }', None),
        ("location.href = base + '/new'", None),
        ("console.log(location.href)", None),
    ],
)
def test_a_line_of_script(script: str, target: str | None) -> None:
    assert sent_on_to(HTML, f"<html><body><script>{script}</script></body></html>".encode()) == target


def test_a_line_of_script_in_a_real_page_is_not_followed() -> None:
    page = "<html><body><script>location='/x'</script>" + "<p>A page with much to say.</p>" * 200
    assert sent_on_to(HTML, page.encode()) is None


def test_a_line_of_script_that_is_only_shown_is_not_followed() -> None:
    assert sent_on_to(HTML, b"<html><body><pre>location.href='/x'</pre></body></html>") is None


def test_a_header() -> None:
    assert sent_on_to({"refresh": "0; url=/gone"}, b"") == "/gone"
    assert sent_on_to({"refresh": "600"}, b"") is None


def test_only_pages_are_read() -> None:
    assert sent_on_to({"content-type": "text/plain"}, b'<meta http-equiv="refresh" content="0;url=/new">') is None


@pytest.mark.parametrize(
    "body", [b"<meta " * 200_000, b"<!--" * 200_000, b"<script>location=" * 170, b"<noscript>" * 100_000]
)
def test_hostile_pages_are_read_in_no_time(body: bytes) -> None:
    assert sent_on_to(HTML, body) is None


def test_a_meta_refresh_in_the_body_is_one_too() -> None:
    page = b"<html><body><p>Quite moved.</p><meta http-equiv=refresh content='0;url=/new'></body></html>"
    assert sent_on_to(HTML, page) == "/new"
