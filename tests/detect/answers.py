"""Visits as a rule is given them, said in few words."""

from __future__ import annotations

from prospector.detect.seen import SeenPage, Visit

LINK = "https://bees.example/guides/hive.html"


def answer(
    body: str | bytes = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
    url: str = LINK,
    via: tuple[tuple[int, str], ...] = (),
) -> Visit:
    """An answer to a link. `via` lists the redirects: each one's status and the address it sent us to."""
    return Visit(
        url=url,
        status=status,
        final_url=via[-1][1] if via else url,
        redirects=via,
        headers={"content-type": "text/html; charset=utf-8"} | (headers or {}),
        body=body.encode() if isinstance(body, str) else body,
    )


def page(title: str = "", body: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"


# What an ordinary page says: enough that no rule may take it for an empty one.
ARTICLE = "<p>" + "Bees gather nectar from May on, and a hive needs a dry stand and a quiet place. " * 40 + "</p>"


def seen_page(source: str) -> SeenPage:
    """The page that a source is."""
    page = answer(source).page
    assert page is not None
    return page
