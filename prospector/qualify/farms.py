"""Pages full of links that nobody keeps for readers: link farms, lists of paid links, and hacked or made-up spam."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prospector.items import OutboundLink
from prospector.marks import Marks
from prospector.words import Phrases, tokens_of

# What is sold where links are sold. Words of trades that live on links nobody gives freely.
_BAIT = Phrases((
    "casino", "casinos", "kasino", "poker online", "online poker", "slot gacor", "slots online", "online slots",
    "togel", "betting sites", "sports betting", "bookmaker", "bookmakers", "sportwetten", "paris sportifs",
    "apuestas", "viagra", "cialis", "levitra", "kamagra", "tramadol", "xanax", "phentermine", "online pharmacy",
    "cheap pills", "cash advance", "essay writing service", "write my essay", "buy essay", "custom essays", "escorts",
    "escort service", "porn", "porno", "xxx", "sex cams", "webcam sex", "onlyfans leaks", "replica watches",
    "replica handbags", "rolex replica", "cheap jerseys", "nfl jerseys", "louis vuitton outlet", "forex signals",
    "binary options", "bitcoin casino", "crypto casino", "seo services", "buy backlinks", "backlinks kaufen",
    "cheap backlinks", "link building services", "guest posting service", "buy instagram followers", "buy followers",
    "buy youtube views", "cbd oil", "cbd gummies", "vape juice", "казино", "букмекер", "букмекеры", "ставки на спорт",
    "займ онлайн", "микрозаймы", "виагра", "эскорт", "bahis", "bahis siteleri", "canlı bahis", "nhà cái",
    "kèo nhà cái", "オンラインカジノ", "娱乐城", "彩票", "博彩",
))  # fmt: skip
# What a page says that trades links, or sells them.
TRADE = Marks((
    "link exchange", "exchange links", "links exchange", "reciprocal link required", "reciprocal link is required",
    "reciprocal links required", "require a reciprocal link", "link back to us first", "link swap", "swap links",
    "link partners wanted", "trade links", "three way link", "3 way link", "buy a link", "buy links",
    "buy text links", "paid links", "text link ads", "sponsored links for sale", "links for sale",
    "advertise your link", "purchase a link", "premium listing for", "featured listing for", "free for all links",
    "ffa links", "linktausch", "linkpartner", "links tauschen", "link kaufen", "échange de liens", "echange de liens",
    "intercambio de enlaces", "troca de links", "scambio link", "scambio di link", "linkruil", "wymiana linków",
    "výměna odkazů", "linkcsere", "schimb de link", "обмен ссылками", "link değişimi", "相互リンク募集",
    "友情链接交换",
))  # fmt: skip

# Said before it, and the page trades in none.
_NOT = re.compile(
    r"\b(?:no|not|never|don't|without|kein|keine|keinen|nicht|pas d'|aucun|sin|no hacemos|niente|geen|не|нет)\b[^.!?]*$"
)
# A share of the links, and a number of them, that no page kept for readers has.
_BAIT_SHARE, _BAIT_LINKS = 0.25, 4
# So many sites, most of them without a word of description: with the words of a trade in links, a farm.
_TRADE_SITES = 10
# Of the links, so many marked as paid: an honest list of advertisers, and no list of recommendations.
_SPONSORED_SHARE = 0.5
# Characters before the words, in which a no may stand.
_BEFORE = 40


def farm_reason(text: str, content: Sequence[OutboundLink], sites: int, annotated: float) -> str:
    """Why a page that looks like a list of links is none worth writing to, in plain words; else empty.

    `text`: its visible text in lower case; `content`: the outbound links in its content, and the `sites` they lead to;
    `annotated`: the share of them with a description.
    """
    count = len(content)
    if not count:
        return ""
    bait = [found for link in content if (found := _BAIT.found_in(*tokens_of(link.anchor)))]
    if len(bait) >= _BAIT_LINKS and len(bait) >= _BAIT_SHARE * count:
        named = ", ".join(list(dict.fromkeys(bait))[:3])
        return f"Looks like spam: {len(bait)} of {count} links sell {named}"
    sponsored = sum("sponsored" in link.rel for link in content)
    if sponsored >= _BAIT_LINKS and sponsored >= _SPONSORED_SHARE * count:
        return f"Looks like paid links: {sponsored} of {count} are marked as sponsored"
    if sites >= _TRADE_SITES and annotated < 0.5:
        for trade, at in TRADE.found_in(text):
            if not _NOT.search(text[max(0, at - _BEFORE) : at]):
                return f"Looks like a link farm: it says “{trade}”"
    return ""
