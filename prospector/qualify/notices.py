"""What a page says to people like us: suggest a link here, report a broken one there, or ask for nothing at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from prospector.marks import Marks

# Lower case, as pages spell them; a phrase without accents stands beside one with them where people leave them out.
NO_REQUESTS = (
    "no link requests", "no link exchange", "no link swaps", "no reciprocal links", "no link trades",
    "not accept link requests", "not accept link exchange", "not accept requests for links", "not exchange links",
    "not add links on request", "not accepting link requests", "not accepting new links", "no longer accept link",
    "no longer accepting link", "no longer accepting new links", "no longer add links", "not adding new links",
    "not adding any new links", "not accept unsolicited link", "not interested in link exchange",
    "don't exchange links", "don't do link exchange", "don't accept link", "don't ask for links",
    "don't ask us for links", "do not ask us for links", "link requests are deleted", "link requests get deleted",
    "don't send link requests", "do not send link requests", "do not ask for links", "do not request links",
    "link requests will be ignored", "link requests are ignored", "link requests will be deleted",
    "please do not send me links", "please don't send me links", "we do not trade links", "do not swap links",
    "kein linktausch", "keinen linktausch", "linktausch werden nicht", "linktausch wird nicht", "keine linkanfragen",
    "keine link-anfragen", "linktausch nicht erwünscht", "linkanfragen werden nicht", "pas d'échange de liens",
    "pas d'echange de liens", "aucun échange de liens", "n'acceptons pas d'échange", "no intercambiamos enlaces",
    "no se aceptan enlaces", "no aceptamos enlaces", "no se aceptan intercambios de enlaces",
    "no aceptamos intercambios de enlaces", "no hacemos intercambio de enlaces", "não fazemos troca de links",
    "não aceitamos links", "niente scambio link", "no scambio link", "non si effettuano scambi di link",
    "non facciamo scambio", "geen linkruil", "geen linkverzoeken", "geen links ruilen", "inga länkbyten",
    "ingen linkbytte", "ingen lenkebytte", "emme vaihda linkkejä", "nie wymieniamy się linkami",
    "nie wymieniam się linkami", "nevyměňujeme odkazy", "nem cserélünk linket", "nu facem schimb de link",
    "обмен ссылками не предлагать", "ссылками не обмениваемся", "ссылками не меняемся", "не обмениваемся ссылками",
    "не обмінюємося посиланнями", "link değişimi yapılmamaktadır", "link takası yapmıyoruz", "相互リンクはお断り",
    "相互リンクは受け付けて", "相互リンクは行って", "リンク依頼はお断り", "不接受友情链接", "不交换友情链接",
    "不交换链接", "링크 교환은 하지",
)  # fmt: skip
SUGGEST = (
    "suggest a link", "suggest a site", "suggest a website", "suggest a resource", "suggest a url",
    "suggest an addition", "suggest your site", "suggest your link", "suggest another", "suggest new link",
    "suggest site", "suggest link", "suggest resource", "submit a link", "submit a site", "submit a website",
    "submit a resource", "submit a url", "submit your site", "submit your website", "submit your link",
    "submit your url", "submit link", "submit site", "submit url", "add a link", "add a site", "add a resource",
    "add your site", "add your link", "add your website", "add url", "add link", "add site", "add resource",
    "recommend a link", "recommend a site", "recommend a resource", "recommend a website", "link vorschlagen",
    "seite vorschlagen", "website vorschlagen", "link melden", "link eintragen", "link hinzufügen",
    "proposer un lien", "proposer un site", "suggérer un lien", "suggérer un site", "suggerer un lien",
    "soumettre un site", "soumettre un lien", "ajouter un lien", "ajouter un site", "ajoutez votre site",
    "inscrire un site", "sugerir un enlace", "sugerir enlace", "sugerir un sitio", "proponer un enlace",
    "enviar un enlace", "enviar enlace", "añadir un enlace", "añadir enlace", "agregar un enlace", "agrega tu sitio",
    "sugerir um link", "sugerir link", "sugerir um site", "enviar link", "adicionar link", "adicione seu site",
    "suggerisci un link", "suggerisci un sito", "segnala un link", "segnala un sito", "segnala il tuo sito",
    "proponi un link", "aggiungi un link", "aggiungi il tuo sito", "inserisci il tuo sito", "link voorstellen",
    "link toevoegen", "link aanmelden", "site aanmelden", "website aanmelden", "meld een link", "tip een link",
    "suggereer een link", "föreslå en länk", "föreslå länk", "lägg till länk", "tipsa om en länk", "foreslå et link",
    "foreslå link", "tilføj link", "foreslå en lenke", "legg til lenke", "ehdota linkkiä", "lisää linkki",
    "zaproponuj link", "zgłoś link", "zgłoś stronę", "dodaj link", "dodaj stronę", "navrhnout odkaz", "přidat odkaz",
    "přidat stránku", "pridať odkaz", "navrhnúť odkaz", "link ajánlása", "link beküldése", "ajánlj linket",
    "propune un link", "adaugă un link", "adauga link", "adaugă site", "предложить ссылку", "предложить сайт",
    "добавить ссылку", "добавить сайт", "прислать ссылку", "запропонувати посилання", "додати посилання",
    "додати сайт", "προτείνετε σύνδεσμο", "προσθήκη συνδέσμου", "link öner", "site öner", "link ekle", "site ekle",
    "リンクを提案", "リンク登録", "サイト登録", "リンクの追加", "推荐链接", "推荐网站", "提交链接", "提交网站",
    "添加链接", "링크 추천", "링크 추가", "사이트 추천", "사이트 등록", "اقترح رابط", "أضف موقعك", "أضف رابط",
    "הצע קישור", "הוסף קישור",
)  # fmt: skip
REPORT = (
    "report a broken link", "report a dead link", "report broken link", "report dead link",
    "report a problem with this link", "report an error on this page", "report a bad link", "report bad link",
    "let us know about broken links", "defekten link melden", "toten link melden", "defekte links melden",
    "fehlerhaften link melden", "signaler un lien mort", "signaler un lien brisé", "signaler un lien cassé",
    "reportar un enlace roto", "reportar enlace roto", "informar de un enlace roto", "avisar de un enlace roto",
    "reportar link quebrado", "segnala un link rotto", "segnala link non funzionante", "segnala link interrotto",
    "dode link melden", "defecte link melden", "meld een dode link", "rapportera trasig länk",
    "rapportera en död länk", "anmäl trasig länk", "rapporter dødt link", "rapporter død lenke",
    "ilmoita rikkinäisestä linkistä", "zgłoś niedziałający link", "zgłoś martwy link", "nahlásit nefunkční odkaz",
    "nahlásiť nefunkčný odkaz", "hibás link bejelentése", "raportează link nefuncțional", "raporteaza link mort",
    "сообщить о битой ссылке", "сообщить о неработающей ссылке", "повідомити про неробоче посилання",
    "kırık link bildir", "リンク切れ報告", "リンク切れを報告", "リンク切れのご報告", "报告失效链接", "报告死链",
    "깨진 링크 신고",
)  # fmt: skip
# Whoever asks for money for a post, or a link.
PAID = (
    "sponsored post fee", "per sponsored post", "paid guest post", "guest post fee", "publishing fee",
    "publication fee", "price per post", "price per link", "price for a guest post", "pay per post",
    "we charge a fee", "we charge an editorial", "editorial fee", "administration fee for", "admin fee",
    "dofollow links allowed for", "do-follow link for $", "payment via paypal", "payment is required",
    "pricing for guest", "guest post pricing", "sponsored content rates", "kostenpflichtiger gastbeitrag",
    "kostenpflichtige gastbeiträge", "preis pro artikel", "article sponsorisé payant", "tarif article sponsorisé",
    "artículo patrocinado precio", "precio por artículo", "preço por artigo", "prezzo per articolo",
    "guest post a pagamento", "betaalde gastblog", "cena za artykuł", "płatny artykuł sponsorowany",
    "стоимость размещения статьи", "платное размещение", "ücretli misafir yazar",
)  # fmt: skip

_SUGGEST, _REPORT, _PAID = Marks(SUGGEST), Marks(REPORT), Marks(PAID)
# One walk through a text for all that it may say.
_ANY = Marks((*NO_REQUESTS, *SUGGEST, *REPORT))
_REFUSALS = frozenset(NO_REQUESTS)
# In the same sentence, and it refuses nobody, or not us.
_REFUSES_NOBODY = re.compile(
    r"\b(?:required|needed|necessary|nötig|notwendig|erforderlich|nécessaire|necesari[oa]|necessári[oa]|necessari[oa]"
    r"|sites? that|pages? that|those (?:that|who)|links? with \w+|links? from \w+|exchange links with \w+|be removed"
    r"|suggest yours?|just suggest|marked with)\b"
)
# Characters of a sentence that are looked at, before and behind.
_SENTENCE = 120
_FOR_FREE = re.compile(r"\b(?:no|not|never|without|kein|keine|pas de|sin|senza|geen)\b[^.!?]{0,30}$")
_SENTENCE_ENDS = re.compile(r"[.!?。！？]")
# An anchor longer than this is a sentence about something else.
_LONGEST_ANCHOR = 80


@dataclass(frozen=True, slots=True)
class Notices:
    """What a page says about links on it. Each empty where it says nothing."""

    no_requests: str = ""
    """The words that ask for no link requests."""
    suggest_url: str = ""
    """Where links are suggested: a page, a form or a `mailto:`."""
    report_url: str = ""
    """Where broken links are reported."""


def notices_in(text: str, links: Callable[[], Iterable[tuple[str, str]]]) -> Notices:
    """Read them from a page's visible text, in lower case, and its links: pairs of address and anchor text.

    The links are asked for where the text says that it takes suggestions or reports; nearly every page says neither.
    """
    found = _ANY.found_in(text)
    if not found:
        return Notices()
    refused = next((mark for mark, at in found if mark in _REFUSALS and _is_meant(text, mark, at)), "")
    suggest = report = ""
    if any(mark not in _REFUSALS for mark, _ in found):
        for url, anchor in links():
            if not anchor or len(anchor) > _LONGEST_ANCHOR:
                continue
            # "Report a dead link or suggest a link" is for reports.
            if _REPORT.found_in(anchor.lower()):
                report = report or url
            elif _SUGGEST.found_in(anchor.lower()):
                suggest = suggest or url
    return Notices(refused, suggest, report)


def _is_meant(text: str, mark: str, at: int) -> bool:
    """Does the sentence refuse us, or does it only speak of such?"""
    end = at + len(mark)
    before = _SENTENCE_ENDS.split(text[max(0, at - _SENTENCE) : at])[-1]
    behind = _SENTENCE_ENDS.split(text[end : end + _SENTENCE])[0]
    return _REFUSES_NOBODY.search(before + mark + behind) is None


def asks_for_money(text: str) -> str:
    """The words, in a page's visible text in lower case, that say what a post or a link on it costs; else empty."""
    for mark, at in _PAID.found_in(text):
        if not _FOR_FREE.search(text[max(0, at - _SENTENCE) : at]):
            return mark
    return ""
