from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.verdict import Reason
from tests.detect.answers import answer, page


@pytest.mark.parametrize(
    "title",
    [
        "Slot gacor terpercaya maxwin hari ini",
        "BEES: Situs Judi Bola Online",
        "SBOBET88 daftar",
        "Daftar togel jitu malam ini bandar",
        "Buy cialis online",
        "Viagra generika ohne Rezept",
        "Kèo nhà cái hôm nay",
        "Deneme Bonusu Veren Siteler",
        "สล็อตเว็บตรง แตกง่าย",
        "澳门葡京娱乐城",
        "카지노사이트 추천",
        "Best online casinos 2024",
        "Онлайн казино Вавада",
    ],
)
def test_hijacked(title: str) -> None:
    assert judge(answer(page(title, "<p>Welcome</p>"))).reason is Reason.HIJACKED


@pytest.mark.parametrize(
    "title",
    [
        "Specialist growers and socialisation",
        "Online poker regulation in Indonesia: situs judi online and the law",
        "Gambling addiction recovery: stop slot gacor",
        "Polisi tangkap bandar judi togel",
        "Viagra: side effects",
        "Cialis - Wikipedia",
        "Casino Royale (1953 novel)",
        "The Slot Canyon trail",
        "Burung kacer gacor",
        "Bonus: a poker game for the village hall",
    ],
)
def test_not_hijacked(title: str) -> None:
    assert judge(answer(page(title, "<p>Welcome</p>"))).reason is Reason.OK


def test_a_link_meant_for_such_a_site_is_not_hijacked() -> None:
    title = page("SBOBET88 daftar", "<p>Welcome</p>")
    assert judge(answer(title, url="https://www.sbobet88.example/")).reason is Reason.OK
