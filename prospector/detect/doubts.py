"""Doubts that one visit cannot settle, and what the server's other addresses say of them.

A 404 may be meant for the likes of us; a redirect to the front page may be where an old folder moved to; a page that
speaks of nothing the link's address speaks of may be shown for every address there is. One more request tells.
"""

from __future__ import annotations

import re

from prospector import urls
from prospector.detect.folding import fold
from prospector.detect.neighbours import Neighbours, Shown, front_page_of, shown_on, words_of, words_of_path
from prospector.detect.rules.moved import page_has_moved
from prospector.detect.rules.placeholder import HOST_SAYS
from prospector.detect.rules.redirects import is_front_page
from prospector.detect.seen import SeenPage, Visit
from prospector.verdict import Finding, Reason, Verdict

Settled = tuple[Finding, tuple[str, ...]]
"""What is to be said of the link, and what speaks for it beside the visit itself (in a person's words)."""

_GONE = frozenset({Reason.HTTP_404, Reason.HTTP_410})
_UNTOUCHED = frozenset({Reason.OK, Reason.MOVED, Reason.MOVED_PERMANENTLY})

# Files that are no pages: an address that ends so and shows a page may show it for every file.
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|epub|zip|gz|rar|7z|exe|jpe?g|png|gif|webp|svg|mp3|mp4|avi|mov|wav)$"
)
# A page with more to say than this is about something, whatever its address is called.
_LITTLE = 1200
# A page that is drawn by a script has not said yet what it is about.
_DRAWN_BY_A_SCRIPT = re.compile(
    r"""<(?:div|main|body|section)[^>]{0,200}\bid=["']?(?:root|app|__next|___gatsby|__nuxt|svelte)\b|<app-root|"""
    r"""\bng-app=|\bdata-reactroot|<script[^>]{0,200}\btype=["']?module|enable javascript|activ\w+ javascript""",
    re.IGNORECASE,
)
_HARDLY_A_WORD = 20
# To say that a site is about another thing, there must be enough of it to read.
_ENOUGH_TO_READ = 400
# Addresses that say nothing of what they lead to are short: a shortener's code, a number.
_TELLING_WORDS = 2


async def settle(
    visit: Visit, finding: Finding, neighbours: Neighbours, again: bool, known_to_answer: bool = False
) -> Settled:
    """What to make of a visit's finding once its doubts are settled. `again`: of a second look, which may confirm.

    `known_to_answer`: the server has shown us other pages in this run.
    """
    if finding.reason in _GONE:
        # By the second look other links of the server may have answered: mostly nobody need be asked.
        return await _refused_everywhere(visit, finding, neighbours, known_to_answer) if again else (finding, ())
    if finding.reason is Reason.REDIRECT_HOME:
        return await _sent_home(visit, finding, neighbours)
    if finding.reason is Reason.SOFT_404:
        same = again and _same(visit, await neighbours.made_up(visit.url))
        return finding, ("a made-up neighbour shows the same page",) if same else ()
    # A page full of words is about something, whatever its address is called; elsewhere it may be another's.
    if finding.reason in _UNTOUCHED and visit.answered_well and (visit.redirects or not visit.says_much):
        return await _shown_for_everything(visit, finding, neighbours)
    return finding, ()


async def _refused_everywhere(visit: Visit, finding: Finding, neighbours: Neighbours, known_to_answer: bool) -> Settled:
    """404, though the front page is kept from us, too: some servers say so to whoever is no browser."""
    if known_to_answer:
        return finding, ("the server shows us other pages",)
    if visit.final_url == front_page_of(visit.final_url) or _says_no_such_site(visit):
        return finding, ()
    front = await neighbours.front_page(visit.final_url)
    if front is None:
        return finding, ()
    if front.finding.verdict is Verdict.BLOCKED:
        return Finding(Reason.CHALLENGE, f"refused_everywhere: the front page is {front.finding.reason} to us"), ()
    if front.finding.reason in _GONE:
        # The whole site may be gone, or shut to whoever is no browser.
        shown = await neighbours.as_browser(visit.url)
        if shown.finding.reason not in _GONE:
            return Finding(Reason.CHALLENGE, f"refused_everywhere: HTTP {shown.status} to a browser"), ()
        return finding, ()
    return finding, ("the front page answers",) if front.answered_well else ()


def _says_no_such_site(visit: Visit) -> bool:
    """A host that says it keeps no such site says so on every page, to everybody."""
    said = visit.page.folded_text if visit.page else fold(visit.short_text)
    return HOST_SAYS.find(said) is not None


async def _sent_home(visit: Visit, finding: Finding, neighbours: Neighbours) -> Settled:
    """A folder's plain name may be where the site was, before it moved to the root."""
    made_up = await neighbours.made_up(visit.url)
    if made_up is None:
        return finding, ()
    if made_up.final_url == visit.final_url:
        return finding, ("a made-up neighbour is sent there, too",)
    path = visit.url.split("/", 3)[-1].partition("?")[0].strip("/")
    if "/" in path or "." in path or "?" in visit.url:
        return finding, ()
    return page_has_moved(visit) or finding, ()


async def _shown_for_everything(visit: Visit, finding: Finding, neighbours: Neighbours) -> Settled:
    """A page that has nothing to do with its link: whatever is missing may lead there."""
    page = visit.page
    if page is None or is_front_page(urls.path_of(visit.url)):
        return finding, ()
    if finding.reason is Reason.MOVED_PERMANENTLY and _sold(visit, page):
        front = await neighbours.front_page(visit.url)
        if front is not None and urls.site_of(front.final_url) == urls.site_of(visit.final_url):
            return Finding(Reason.HIJACKED, f"hijacked_or_sold: the whole site leads to {visit.final_url}"), (
                "the front page is sent there, too",
            )
        return finding, ()
    was_a_file = _FILE.search(urls.path_of(visit.url).lower()) is not None
    if not _is_about_something_else(visit, page, was_a_file):
        return finding, ()
    if not _same(visit, await neighbours.made_up(visit.url)):
        return finding, ()
    if _same(visit, await neighbours.front_page(visit.url)):
        return Finding(Reason.BAD_RESPONSE, "catch_all_host: every address shows the front page"), ()
    word = "media_replaced" if was_a_file else "soft_404_probe"
    return Finding(Reason.SOFT_404, f"{word}: a made-up neighbour shows the same page"), ()


def _is_about_something_else(visit: Visit, page: SeenPage, was_a_file: bool) -> bool:
    """True for a page with little on it, and nothing of what the link's address speaks of."""
    if page.says_much or page.length > _LITTLE or page.length < _HARDLY_A_WORD:
        return False
    words = words_of_path(visit.url)
    if not words and not was_a_file:
        return False
    return not _speaks_of(page, words) and not _DRAWN_BY_A_SCRIPT.search(page.source)


def _sold(visit: Visit, page: SeenPage) -> bool:
    """Sent to another site's front page, which speaks of nothing that the link's address speaks of."""
    if urls.site_of(visit.final_url) == urls.site_of(visit.url) or not is_front_page(urls.path_of(visit.final_url)):
        return False
    words = words_of(visit.url)
    if len(words) < _TELLING_WORDS or page.length < _ENOUGH_TO_READ or _DRAWN_BY_A_SCRIPT.search(page.source):
        return False
    return not words & words_of(visit.final_url) and not _speaks_of(page, words)


def _speaks_of(page: SeenPage, words: frozenset[str]) -> bool:
    """True where one of the words is on the page, in whatever form: `hive` in "Hives", too."""
    said = " ".join((page.folded_title, *page.folded_headings, page.folded_text))
    return any(word[: max(4, len(word) - 2)] in said for word in words)


def _same(visit: Visit, other: Shown | None) -> bool:
    return other is not None and shown_on(visit).is_like(other)
