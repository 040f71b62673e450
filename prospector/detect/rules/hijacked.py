"""Hijacked domains: somebody bought the name for its good links, and serves casino, pharma or adult bait."""

from __future__ import annotations

import re

from prospector import urls
from prospector.detect.folding import fold
from prospector.detect.seen import Visit
from prospector.detect.wording import Pieces, Wording
from prospector.verdict import Finding, Reason

# What nobody but such a site puts in its title, with word borders: `cialis` is in "specialist".
_BAIT = Wording(r"""
    # Indonesian gambling
    \b(slot gacor|gacor slot|slot demo gratis|scatter hitam|rtp (slot|live))\b
    \bsitus (slot|judi|togel|toto|bola|poker|casino|gacor)\b
    \bjudi (slot|bola|togel|kartu|poker|casino)\b
    \bagen (judi|slot|bola|togel|sbobet|poker)\b
    \bbandar (judi|togel|slot|bola|toto)\b
    \b(bandarq|bandarqq|dominoqq|domino ?qq|pkv games|idn ?poker|idn ?slot|sbobet\d*|ufabet\w*|toto togel)\b
    \btogel (online|hongkong|singapore|hk|sgp|terpercaya)\b
    \bslot(88|777|138|gacor88)\b
    \bslot (88|777|138) (gacor|online|login|resmi|terbaru|daftar|link|maxwin|deposit)\b
    \b(slot|togel|judi|link) .{0,30}(maxwin|gampang menang|terpercaya)\b
    # Vietnamese, Turkish, Russian, English, Thai, Chinese, Korean and Japanese gambling and fakes
    \b(nhà cái (uy tín|hàng đầu|số 1)|kèo nhà cái|ca ?khia ?tv|cakhia|xoi ?lac ?tv|xoilac|soi kèo)\b
    \b(đánh bài|nổ hũ|tài xỉu|game bài|lô đề) (online|đổi thưởng|uy tín)\b
    \b(deneme bonusu|bahis siteleri|canlı bahis|kaçak bahis|bedava bonus|casino siteleri)\b
    \b(казино (онлайн|вулкан|вавада|играть|официальный сайт)|онлайн казино|vavada|вавада|pin ?up casino)\b
    \b1xbet (зеркало|скачать|вход)\b
    \b(no deposit|free spins?) (casino|bonus codes?)\b
    \bonline casino (bonus|games?|real money|australia|canada|sites|nz|uk)\b
    \bbest online casinos?\b
    สล็อต(เว็บตรง|ออนไลน์|แตกง่าย|pg)
    (เว็บสล็อต|บาคาร่าออนไลน์|เว็บพนัน|แทงบอล|คาสิโนออนไลน์|หวยออนไลน์)
    (娱乐城|博彩(网|公司|平台)|百家乐|时时彩|赌场(官网|开户)|彩票(平台|网站|开户)|真人(荷官|娱乐))
    澳(门|門)(葡京|威尼斯人|金沙|新葡京|六合彩|银河|娛樂|百家樂)
    (亚博|开云|皇冠|乐鱼)(体育|官网)
    (카지노|바카라|토토|슬롯|메이저) ?사이트
    (먹튀 ?검증|사설 ?토토|온라인 ?카지노)
    (スーパーコピー|ブランドコピー|オンラインカジノ)
    # pills
    \b(buy|order|cheap|generic|discount|purchase) (\w+ ){0,2}(viagra|cialis|levitra|tadalafil|sildenafil|kamagra)\b
    \b(buy|order|cheap) (\w+ ){0,2}(xanax|tramadol|ambien|oxycodone)\b
    \b(viagra|cialis|levitra|tadalafil|sildenafil|kamagra) (\w+ ){0,2}(online|kaufen|generika|sans ordonnance)\b
    \b(viagra|cialis|levitra|tadalafil|sildenafil|kamagra) (\w+ ){0,2}(without (a )?prescription|sin receta|precio|\
        billig)\b
    \b(acheter|comprar|kaufen|kopen|acquistare|купить) (\w+ ){0,2}(viagra|cialis|levitra|kamagra|виагр\w+)\b
    # adult, counterfeit
    \bbokep\b
    \b(free|hd|watch) (\w+ )?(porn|xxx|sex) (videos?|movies?|tube)\b
    \b(xxx (videos?|movies?|porn)|porno? (videos?|tube|hd)|porno izle)\b
    \breplica (watches|handbags|rolex)\b
    \b(cheap|fake) (jordans|louboutin|louis vuitton|ugg boots|nfl jerseys|oakley sunglasses)\b
""")
# Three of these, two of them Indonesian, are never an accident.
_HINT = re.compile(
    r"\b(gacor|slot|slots|judi|togel|toto|maxwin|terpercaya|situs|bandar|poker|casino|jackpot|bonus|scatter|alternatif|"
    r"daftar|pragmatic|zeus|olympus|deposit|qris|pulsa)\b"
)
_INDONESIAN = frozenset("gacor judi togel toto maxwin bandar terpercaya situs alternatif daftar pulsa".split())
# Who writes about such things without selling them: courts, clinics, newspapers, charities, researchers.
_WRITES_ABOUT = re.compile(
    r"\b(?:regulat\w+|legislat\w+|laws?|legal\w*|licen[sc]\w+|commission|authority|bann?(?:ed)?|police|polisi|arrest\w*|"
    r"court|fraud|scam\w*|warn\w+|addict\w+|recover\w*|rehab\w*|help|helpline|anonymous|charity|support|prevent\w*|"
    r"therap\w+|counsell?ing|awareness|harm\w*|responsible|gambling problem|problem gambling|safer|stop|quit|"
    r"ditangkap|pencegahan|bahaya|dampak|korban|hukum\w*|berantas|blokir|kominfo|fatwa|undang|berita|"
    r"study|studies|research\w*|report|history|museum|statistics|survey|analysis|effects?|patients?|clinical|trial|"
    r"wikipedia|news|counterfeit|customs|seiz\w+|tax|gesetz\w*|sucht\w*|prevencion|ludopatia|dipendenza|ludopatie|"
    r"malware|hacked|spam)\b"
)


def hijacked(visit: Visit) -> Finding | None:
    """The title sells gambling, pills, porn or fakes, and the link's own name does not."""
    page = visit.page
    if page is None or not visit.answered_well:
        return None
    title = page.folded_title
    mark = sells_bait(title)
    if not mark or _WRITES_ABOUT.search(title) or _meant_for_it(visit.url, mark):
        return None
    return Finding(Reason.HIJACKED, f"hijacked: {mark}")


def sells_bait(title: str, pieces: Pieces | None = None) -> str:
    """The words of a folded title that sell such things; empty for an ordinary one.

    `pieces`: see `Wording.find`.
    """
    found = _BAIT.find(title, pieces)
    return found[0] if found else _hints(title)


def _hints(title: str) -> str:
    hints = set(_HINT.findall(title))
    if len(hints & _INDONESIAN) >= 2 and len(hints) >= 3:
        return " ".join(sorted(hints))
    return ""


def _meant_for_it(url: str, mark: str) -> bool:
    """True where the link's own address already says what the title says: nobody was deceived."""
    address = fold(urls.host_of(url) + (parsed.pathname if (parsed := urls.parse(url)) else ""))
    return any(len(word) > 3 and word in address for word in re.findall(r"[^\W\d_]+", mark))
