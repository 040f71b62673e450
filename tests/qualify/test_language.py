"""The language of a page: what it declares, unless its words plainly say otherwise."""

import pytest

from prospector import html
from prospector.qualify.elements import elements_of
from prospector.qualify.language import guess_language, language_of

GERMAN = (
    "Wir sind ein Verein und haben für die Imker der Region eine Sammlung von Seiten, die nicht nur für Anfänger ist. "
    * 4
)


@pytest.mark.parametrize(
    "text, language",
    [
        ("The bees are in the garden and they make honey for all of us.", "en"),
        (GERMAN, "de"),
        ("Les abeilles sont dans le jardin et nous avons du miel pour vous.", "fr"),
        ("Včely jsou v zahradě a při práci se na ně můžete také dívat, ale pro děti to není.", "cs"),
        ("Пчёлы живут в саду и делают мёд для всех нас.", "ru"),
        ("Бджоли живуть у саду і роблять мед для всіх, їхній вулик стоїть тут.", "uk"),
        ("みつばちは庭にいます。蜂蜜を作ります。", "ja"),
        ("蜜蜂在花园里酿造蜂蜜给大家", "zh"),
        ("꿀벌은 정원에서 꿀을 만듭니다", "ko"),
        ("النحل في الحديقة ويصنع العسل", "ar"),
        ("הדבורים בגינה ומכינות דבש", "he"),
        ("Honey", ""),
        ("", ""),
    ],
)
def test_words_tell_a_language(text: str, language: str) -> None:
    assert guess_language(text)[0] == language


@pytest.mark.parametrize(
    "declared, text, language",
    [
        ("de-AT", "", "de"),
        ("EN_us", "Honey", "en"),
        ("en", GERMAN, "de"),
        ("cz", "", "cs"),
        ("", GERMAN, "de"),
        ("english", "", ""),
        ("", "Honey", ""),
    ],
)
def test_a_declared_language_stands_unless_the_text_is_plainly_another(declared: str, text: str, language: str) -> None:
    tree = html.parse(f"<html lang='{declared}'>")
    assert language_of(tree, elements_of(tree), text) == language


def test_a_meta_element_may_declare_it() -> None:
    tree = html.parse("<meta http-equiv='Content-Language' content='de-DE'><meta name=language content=fr>")
    assert language_of(tree, elements_of(tree), "") == "de"
