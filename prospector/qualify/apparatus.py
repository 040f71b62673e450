"""Links that are part of a page's machinery: share buttons, adverts, trackers. Nobody writes to a page about those."""

from __future__ import annotations

import re

from prospector.urls import site_of_host

# These hosts do nothing else.
_MACHINES = frozenset((
    "addthis.com", "addtoany.com", "sharethis.com", "shareaholic.com", "addthisedge.com", "doubleclick.net",
    "googleadservices.com", "googlesyndication.com", "google-analytics.com", "googletagmanager.com", "adnxs.com",
    "amazon-adsystem.com", "taboola.com", "outbrain.com", "criteo.com", "adform.net", "awin1.com", "zenaps.com",
    "shareasale.com", "linksynergy.com", "anrdoezrs.net", "dpbolvw.net", "jdoqocy.com", "kqzyfj.com", "tkqlhce.com",
    "tradedoubler.com", "zanox.com", "webgains.com", "partnerize.com", "prf.hn", "pxf.io", "sjv.io", "evyy.net",
    "clickbank.net", "skimresources.com", "viglink.com", "statcounter.com", "histats.com", "hitwebcounter.com",
    "webstats4u.com", "nedstat.com", "sitemeter.com", "quantcast.com", "scorecardresearch.com", "hotjar.com",
    "clustrmaps.com", "revolvermaps.com", "flagcounter.com", "amung.us", "feedburner.com", "mailchi.mp",
    "list-manage.com", "cookiebot.com", "onetrust.com", "iubenda.com",
))  # fmt: skip
# Where others take what is shared: the host's site, and how such an address goes on.
_SHARES = re.compile(
    r"https?://(?:[\w-]+\.)*(?:"
    r"(?:twitter|x)\.com/(?:intent/|share\b|home\?status)"
    r"|facebook\.com/(?:sharer|share\.php|dialog/|plugins/)"
    r"|linkedin\.com/(?:sharearticle|sharing/|cws/share)"
    r"|pinterest\.[a-z.]+/pin/create"
    r"|reddit\.com/(?:r/\w+/)?submit\b"
    r"|tumblr\.com/(?:share|widgets/share)"
    r"|(?:t|telegram)\.me/share"
    r"|wa\.me/\?|api\.whatsapp\.com/send|web\.whatsapp\.com/send"
    r"|vk\.com/share|connect\.ok\.ru/|share\.flipboard\.com/|getpocket\.com/(?:save|edit)|news\.ycombinator\.com/submitlink"
    r"|digg\.com/submit|delicious\.com/(?:save|post)|del\.icio\.us/post|stumbleupon\.com/submit|line\.me/r/msg"
    r"|social-plugins\.line\.me/|b\.hatena\.ne\.jp/(?:add|entry)|xing\.com/(?:spi/shares|app/user)|buffer(?:app)?\.com/add"
    r"|threads\.net/intent|bsky\.app/intent|mastodonshare\.com/|toot\.kytta\.dev/|service\.weibo\.com/share"
    r"|plus\.google\.com/share|google\.[a-z.]+/bookmarks/mark|instapaper\.com/(?:edit|hello2)|translate\.google\.[a-z.]+/"
    r"|validator\.w3\.org/check|jigsaw\.w3\.org/css-validator|web\.archive\.org/save"
    r")",
    re.IGNORECASE,
)


def is_apparatus(url: str) -> bool:
    """True for an address (as `urls.join` spells it) that shares, advertises or counts."""
    host = url.split("/", 3)[2].partition(":")[0]
    return site_of_host(host) in _MACHINES or _SHARES.match(url) is not None
