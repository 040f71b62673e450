"""Resource pages name new sites of the same niche: which of their links lead to one."""

from __future__ import annotations

from collections.abc import Iterable

from prospector import urls
from prospector.discover.niche import Niche
from prospector.discover.seeds import Seed
from prospector.discover.traps import is_trap

# Everybody links to these, whatever their niche; and what people keep there is not a site of its own.
PLATFORMS = frozenset((
    "facebook.com", "fb.com", "twitter.com", "x.com", "instagram.com", "linkedin.com", "pinterest.com", "youtube.com",
    "youtu.be", "vimeo.com", "dailymotion.com", "tumblr.com", "reddit.com", "whatsapp.com", "wa.me", "t.me",
    "telegram.org", "tiktok.com", "snapchat.com", "flickr.com", "threads.net", "bsky.app", "mastodon.social", "vk.com",
    "ok.ru", "weibo.com", "discord.com", "discord.gg", "twitch.tv", "quora.com", "medium.com", "substack.com",
    "meetup.com", "eventbrite.com", "patreon.com", "gofundme.com", "kickstarter.com", "paypal.com", "paypal.me",
    "google.com", "google.de", "google.co.uk", "goo.gl", "blogger.com", "bing.com", "yahoo.com", "duckduckgo.com",
    "baidu.com", "yandex.ru", "live.com", "msn.com", "microsoft.com", "apple.com", "adobe.com", "mozilla.org",
    "amazon.com", "amazon.co.uk", "amazon.de", "amazon.fr", "amazon.ca", "amazon.it", "amazon.es", "amzn.to",
    "ebay.com", "ebay.co.uk", "ebay.de", "etsy.com", "aliexpress.com", "walmart.com", "goodreads.com", "audible.com",
    "wikipedia.org", "wikimedia.org", "wikidata.org", "wiktionary.org", "fandom.com", "imdb.com", "britannica.com",
    "archive.org", "github.com", "gitlab.com", "sourceforge.net", "bitbucket.org", "stackoverflow.com", "npmjs.com",
    "pypi.org", "wordpress.org", "wordpress.com", "wix.com", "weebly.com", "squarespace.com", "godaddy.com",
    "cloudflare.com", "gmpg.org", "w3.org", "schema.org", "creativecommons.org", "addthis.com", "addtoany.com",
    "sharethis.com", "feedburner.com", "feedly.com", "disqus.com", "gravatar.com", "statcounter.com", "doubleclick.net",
    "bit.ly", "tinyurl.com", "ow.ly", "mailchimp.com", "surveymonkey.com", "dropbox.com", "soundcloud.com",
    "spotify.com", "bandcamp.com", "tripadvisor.com", "yelp.com", "booking.com", "airbnb.com", "openstreetmap.org",
    "doi.org", "jstor.org", "arxiv.org", "researchgate.net", "academia.edu",
))  # fmt: skip


class NewSites:
    """The sites a run knows, those it has yet to look at, and the niche that they must belong to."""

    def __init__(self, seeds: Iterable[str], most: int, never: Iterable[str] = ()) -> None:
        """`most`: new sites at most; `never`: sites that are not to be read, whoever names them."""
        self.niche = Niche()
        self.of_seeds = frozenset(map(urls.site_of, seeds))
        self._known = {*self.of_seeds, *never}
        self._left = most
        self._waiting: list[Seed] = []

    def note(self, links: Iterable[str], page: str) -> None:
        """Note the sites that a resource page is the first to name, until the run has had enough of them."""
        new = list(sites_named(links, self._known).items())[: self._left]
        self._left -= len(new)
        self._known.update(site for site, _ in new)
        self._waiting += [Seed(url, f"named by {page}") for _, url in new]

    def waiting(self) -> tuple[Seed, ...]:
        """The sites noted since the last time, each as a seed."""
        waiting, self._waiting = tuple(self._waiting), []
        return waiting


def sites_named(links: Iterable[str], known: set[str]) -> dict[str, str]:
    """New sites among a page's outbound links, each with the page to begin with: of several the shortest address.

    The shortest is the front page, or the place on a large host that the page's keeper meant: not the host itself,
    which may be a university.
    """
    found: dict[str, str] = {}
    for link in links:
        address = urls.page_key(link)
        if address is None or is_trap(address) is not None:
            continue
        site = urls.site_of(address)
        if site in known or site in PLATFORMS:
            continue
        if site not in found or len(address) < len(found[site]):
            found[site] = address
    return found
