"""Pages that ask their visitors to log in first, and pages that only mention it."""

from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.verdict import Reason
from tests.detect.answers import ARTICLE, answer, page

MENU = "<nav>" + "".join(f"<a href='/{n}'>Section {n}</a> " for n in range(45)) + "</nav>"
FORM = "<form><input name=user><input type=password name=word><button>Go</button></form>"


@pytest.mark.parametrize(
    "says",
    [
        "You must be logged in to view this page.",
        "You need to be signed in to view this content. Not a member? Join us",
        "The board requires you to be registered and logged in to view this forum.",
        "You are not authorised to read this forum.",
        "Your session has expired. Please log in again.",
        "This content is password protected. To view it please enter your password below:",
        "Bitte melden Sie sich an, um diese Seite zu sehen.",
        "Vous devez être connecté pour accéder à cette page.",
        "Debe iniciar sesión para ver esta página.",
        "Você precisa estar logado para ver esta página.",
        "Devi effettuare il login per vedere questa pagina.",
        "Musisz być zalogowany, aby zobaczyć tę stronę.",
        "Для просмотра этой страницы необходимо авторизоваться.",
        "この続きを読むにはログインが必要です。",
        "请登录后查看",
        "로그인이 필요한 서비스입니다.",
        "Bạn cần đăng nhập để xem trang này.",
        "يجب عليك تسجيل الدخول لعرض هذه الصفحة",
    ],
)
def test_members_only(says: str) -> None:
    finding = judge(answer(page("The Bee Society", f"{MENU}<h1>Hives</h1><p>{says}</p>")))
    assert finding.reason is Reason.LOGIN_WALL, finding


@pytest.mark.parametrize(
    "title, body",
    [
        ("The Bee Society", f"<h1>Hives</h1>{ARTICLE}<p>You must be logged in to comment on this page.</p>{ARTICLE}"),
        ("How to log in to your router", f"<h1>How to log in to your router</h1>{ARTICLE}"),
        ("Honey", f"<h1>Honey</h1><p>A jar of honey, 7 euros.</p>{MENU}<p>Members sign in at the till.</p>"),
    ],
)
def test_a_page_that_mentions_it_is_a_page(title: str, body: str) -> None:
    assert judge(answer(page(title, body))).reason is Reason.OK


def test_a_form_is_named_by_its_button() -> None:
    body = f"<h1>Welcome!</h1><p>{'Put on the shirt of your club. ' * 12}</p><p>Login</p>{FORM}"
    assert judge(answer(page("Super League", body))).reason is Reason.LOGIN_WALL
