"""Refusals by status, and pages that ask us to log in."""

from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.detect.rules.refusals import only_a_login_form, refused, sent_to_login
from prospector.detect.seen import Visit
from prospector.verdict import Reason
from tests.detect.answers import ARTICLE, answer, page

FORM = '<form><input name=user><input type="password" name=p><button>Log in</button></form>'


@pytest.mark.parametrize(
    "status reason detail".split(),
    [
        (401, Reason.HTTP_401, "auth_required: HTTP 401"),
        (403, Reason.HTTP_403, "forbidden: HTTP 403"),
        (407, Reason.HTTP_407, "auth_required: HTTP 407"),
        (429, Reason.HTTP_429, "rate_limited: HTTP 429"),
        (451, Reason.HTTP_451, "legal_block: HTTP 451"),
        (999, Reason.HTTP_999, "bot_wall_linkedin: HTTP 999"),
        (402, Reason.HTTP_403, "payment_required: HTTP 402"),
        (405, Reason.HTTP_403, "refused: HTTP 405"),
        (406, Reason.HTTP_403, "refused: HTTP 406"),
        (418, Reason.HTTP_403, "bot_wall_418: HTTP 418"),
        (428, Reason.HTTP_403, "precondition_or_session: HTTP 428"),
        (400, Reason.HTTP_403, "refused: HTTP 400"),
        (408, Reason.TIMEOUT, "timeout: HTTP 408"),
        (421, Reason.BAD_RESPONSE, "client_fault: HTTP 421"),
        (425, Reason.BAD_RESPONSE, "client_fault: HTTP 425"),
    ],
)
def test_a_refusal_by_status(status: int, reason: Reason, detail: str) -> None:
    found = refused(answer(status=status))
    assert found is not None
    assert (found.reason, found.detail) == (reason, detail)


@pytest.mark.parametrize("status", [200, 204, 304, 404, 410, 500])
def test_what_is_no_refusal(status: int) -> None:
    assert refused(answer(status=status)) is None


@pytest.mark.parametrize(
    "url final sent".split(),
    [
        ("https://bees.example/a", "https://bees.example/login?next=/a", True),
        ("https://bees.example/a", "https://bees.example/users/sign_in", True),
        ("https://bees.example/a", "https://bees.example/wp-login.php?redirect_to=x", True),
        ("https://bees.example/a", "https://login.microsoftonline.com/common/oauth2", True),
        ("https://bees.example/a", "https://bees.okta.com/app/x", True),
        # Meant for the login page.
        ("https://bees.example/login", "https://login.bees.example/start", False),
        # Words that only begin like it.
        ("https://bees.example/a", "https://bees.example/loggers/", False),
        ("https://bees.example/a", "https://bees.example/signing-hives", False),
        ("https://bees.example/a", "https://bees.example/author/anna", False),
    ],
)
def test_sent_to_a_login_page(url: str, final: str, sent: bool) -> None:
    found = sent_to_login(answer(page("Welcome"), url=url, via=((302, final),)))
    assert (found is not None) is sent


def test_a_login_page_that_is_missing_is_missing() -> None:
    assert judge(answer(status=404, via=((302, "https://bees.example/login"),))).reason is Reason.HTTP_404


@pytest.mark.parametrize(
    "title body wall".split(),
    [
        ("Log in", FORM, True),
        ("Bee club - Sign in", FORM, True),
        ("Kundenlogin", FORM + "Passwort vergessen?", True),
        ("Acceso a Clientes", FORM, True),
        ("ログイン", FORM, True),
        ("Sign in to your account", "", True),
        ("Bee club", FORM, True),
        ("Bee club", "<h1>Bee club</h1>" + ARTICLE + FORM, False),
        ("How to log cabins", ARTICLE, False),
        ("Login security: a guide", "<p>Choose long words.</p>", False),
        ("Bee club", "<p>Welcome.</p>", False),
    ],
)
def test_nothing_but_a_login_form(title: str, body: str, wall: bool) -> None:
    found = only_a_login_form(answer(page(title, body)))
    assert (found is not None and found.reason is Reason.LOGIN_WALL) is wall


def test_a_link_to_the_login_page_itself_is_alive() -> None:
    assert judge(answer(page("Log in", FORM), url="https://bees.example/login.php")).reason is Reason.OK


@pytest.mark.parametrize(
    "text, kept_from_us",
    [
        ("<h1>Sorry</h1><p>This content is not available in your region.</p>", True),
        ("<h1>Video</h1><p>Dieses Video ist in Ihrem Land leider nicht verfügbar.</p>", True),
        ("<p>Ask which seeds are available in your region before the frost.</p>", False),
        (
            "<h1>Streaming abroad</h1>" + "<p>Much is not available in your country, and here is what to do.</p>" * 40,
            False,
        ),
    ],
)
def test_a_page_that_is_kept_from_our_country(text: str, kept_from_us: bool) -> None:
    page = f"<html><title>Page</title><body>{text}</body></html>".encode()
    url = "http://bees.example/film"
    finding = judge(Visit(url=url, final_url=url, status=200, headers={"content-type": "text/html"}, body=page))
    assert (finding.reason is Reason.HTTP_451) is kept_from_us
