"""The ground truth: every link that leaves one of the sample sites, what is wrong with it, and where it stands.

Three reasons cannot be planted here: `gone_after_looks` takes 72 hours, `suppressed` is a person's own wish, and
`scheme` is never reached by a link on a page: an ftp: link (there is one, on the Calderbeck links page) is no link
to a web page in the first place.
"""

from __future__ import annotations

from dataclasses import dataclass

from prospector.verdict import Reason, Verdict

HEDGEROW_LINKS = "http://www.hedgerow-bees.example/links/"
HEDGEROW_SKEPS = "http://www.hedgerow-bees.example/blog/2016/the-skep-exhibition/"
HEDGEROW_EVERYWHERE = "http://www.hedgerow-bees.example/*"
LINDENTAL_LINKS = "http://imkerverein-lindental.example/linksammlung.html"
NETWORK_PLANTS = "http://pollinator-garden-network.example/resources/plants.html"
NETWORK_GROUPS = "http://pollinator-garden-network.example/resources/organisations.html"
NETWORK_SCHOOLS = "http://pollinator-garden-network.example/resources/schools.html"
OAKMERE_POLLINATORS = "http://library.oakmere-college.example/guides/pollinators"
OAKMERE_BEEKEEPING = "http://library.oakmere-college.example/guides/beekeeping"
WILDBIENEN_LINKS = "http://www.wildbienen-im-garten.example/linktipps/"
WILDBIENEN_MEADOW = "http://www.wildbienen-im-garten.example/artikel/wiese-statt-rasen/"
CALDERBECK_LINKS = "http://calderbeck-beekeepers.example/links.htm"
SCHULGARTEN_MATERIAL = "http://www.schulgarten-eichwinkel.example/material/"
WIKI_RESOURCES = "http://wiki.beewalkers.example/wiki/Useful_resources"


@dataclass(frozen=True, slots=True)
class Target:
    """One outbound link: where it leads, why the verdict on it is what it is, and the pages it stands on."""

    url: str
    reason: Reason
    on: tuple[str, ...]
    """The referring pages. One that ends in `*` stands for every page of the site."""

    @property
    def verdict(self) -> Verdict:
        return self.reason.verdict


TARGETS = (
    # alive: a person would reach the content
    Target("http://www.pollinator-trust.example/", Reason.OK, (NETWORK_GROUPS, CALDERBECK_LINKS, WIKI_RESOURCES)),
    Target(
        "http://www.pollinator-trust.example/guides/bee-hotels.html",
        Reason.OK,
        (HEDGEROW_LINKS, NETWORK_GROUPS, OAKMERE_POLLINATORS, SCHULGARTEN_MATERIAL),
    ),
    Target("http://www.pollinator-trust.example/guides/lawns.html", Reason.OK, (HEDGEROW_LINKS, NETWORK_PLANTS)),
    Target("http://www.pollinator-trust.example/guides/lawns.html#clover", Reason.OK, (WIKI_RESOURCES,)),
    Target("http://www.apiary-society.example/", Reason.OK, (OAKMERE_BEEKEEPING,)),
    Target(
        "http://www.apiary-society.example/courses",
        Reason.OK,
        (HEDGEROW_LINKS, OAKMERE_BEEKEEPING, CALDERBECK_LINKS),
    ),
    Target(
        "http://www.apiary-society.example/files/hive-record.pdf",
        Reason.OK,
        (OAKMERE_BEEKEEPING, SCHULGARTEN_MATERIAL),
    ),
    Target("http://wildblumensaat.example/ratgeber/sandarium", Reason.OK, (WILDBIENEN_LINKS, LINDENTAL_LINKS)),
    Target(
        "http://bienenkunde-institut.example/",
        Reason.OK,
        (LINDENTAL_LINKS, SCHULGARTEN_MATERIAL, WILDBIENEN_LINKS),
    ),
    Target("http://bienenkunde-institut.example/forschung/varroa.html", Reason.OK, (LINDENTAL_LINKS,)),
    Target("http://www.honey-museum.example/", Reason.OK, (CALDERBECK_LINKS, NETWORK_SCHOOLS)),
    Target("http://www.beeplants-db.example/search?genus=Salvia&lang=en", Reason.OK, (NETWORK_PLANTS, WIKI_RESOURCES)),
    Target("http://www.beeplants-db.example/lists/night%20scented.html", Reason.OK, (WIKI_RESOURCES,)),
    Target("http://www.beeplants-db.example/plants/phacelia", Reason.OK, (WIKI_RESOURCES,)),
    Target("http://www.swarm-watch.example/report", Reason.OK, (CALDERBECK_LINKS, WIKI_RESOURCES)),
    Target("http://www.leafpress.example/themes/hawthorn", Reason.OK, (HEDGEROW_EVERYWHERE,)),
    Target("http://wiki.beewalkers.example/wiki/Bumblebee_identification", Reason.OK, (HEDGEROW_LINKS,)),
    Target("http://www.hedgerow-bees.example/", Reason.OK, (CALDERBECK_LINKS, WIKI_RESOURCES)),
    Target("http://www.wildbienen-im-garten.example/", Reason.OK, (LINDENTAL_LINKS, SCHULGARTEN_MATERIAL)),
    Target("http://library.oakmere-college.example/guides/pollinators", Reason.OK, (NETWORK_SCHOOLS,)),
    Target("http://wildblumensaat.example/sorten", Reason.MOVED, (WILDBIENEN_LINKS, SCHULGARTEN_MATERIAL)),
    Target(
        "http://www.pollinator-trust.example/beehotels",
        Reason.MOVED_PERMANENTLY,
        (NETWORK_SCHOOLS, CALDERBECK_LINKS),
    ),
    Target("http://www.schulgarten-eichwinkel.example/links", Reason.MOVED_PERMANENTLY, (WILDBIENEN_LINKS,)),
    # dead: a person would not, and it will not come back by itself
    Target(
        "http://www.pollinator-trust.example/downloads/meadow-handbook-2012.html",
        Reason.HTTP_404,
        (HEDGEROW_LINKS, NETWORK_PLANTS, OAKMERE_POLLINATORS),
    ),
    Target("http://bienenkunde-institut.example/merkblatt/faulbrut.htm", Reason.HTTP_404, (LINDENTAL_LINKS,)),
    Target("http://www.apiary-society.example/leaflets/heather-honey", Reason.HTTP_404, (CALDERBECK_LINKS,)),
    Target("http://bienenkunde-institut.example/wiesenprojekt", Reason.HTTP_404, (WILDBIENEN_MEADOW,)),
    Target(
        "http://www.apiary-society.example/events/summer-school-2015",
        Reason.HTTP_410,
        (OAKMERE_BEEKEEPING, CALDERBECK_LINKS),
    ),
    Target(
        "http://www.nectar-calendar.example/",
        Reason.DNS_NXDOMAIN,
        (HEDGEROW_LINKS, OAKMERE_POLLINATORS, WIKI_RESOURCES),
    ),
    Target("http://imkerfreunde-alt.example/tipps.html", Reason.DNS_NXDOMAIN, (LINDENTAL_LINKS,)),
    Target("http://www.beeplants-db.example/plants/vipers-bugloss-old", Reason.SOFT_404, (NETWORK_PLANTS,)),
    Target(
        "http://wildblumensaat.example/katalog/2013/mischungen",
        Reason.SOFT_404,
        (WILDBIENEN_LINKS, SCHULGARTEN_MATERIAL, LINDENTAL_LINKS),
    ),
    Target(
        "http://www.honey-museum.example/exhibits/skeps",
        Reason.REDIRECT_HOME,
        (HEDGEROW_SKEPS, OAKMERE_POLLINATORS),
    ),
    Target("http://www.swarm-watch.example/map/county/14", Reason.REDIRECT_ERROR_PAGE, (CALDERBECK_LINKS,)),
    Target(
        "http://www.queen-rearing-guide.example/grafting.html",
        Reason.PARKED,
        (HEDGEROW_LINKS, OAKMERE_BEEKEEPING, CALDERBECK_LINKS),
    ),
    Target("http://www.skep-makers-guild.example/", Reason.HIJACKED, (HEDGEROW_LINKS, WIKI_RESOURCES)),
    Target(
        "http://www.observation-hive.example/schools/",
        Reason.PLACEHOLDER,
        (NETWORK_SCHOOLS, OAKMERE_POLLINATORS),
    ),
    # down: unreachable now, may come back
    Target("http://www.varroa-lab.example/monitor", Reason.TIMEOUT, (OAKMERE_BEEKEEPING,)),
    Target("http://www.swarm-line.example/", Reason.REFUSED, (CALDERBECK_LINKS,)),
    Target("http://www.waxworks.example/candles/", Reason.RESET, (NETWORK_GROUPS,)),
    Target("http://old.bee-route.example/", Reason.UNREACHABLE, (NETWORK_GROUPS,)),
    Target("https://shop.stingless-supplies.example/", Reason.TLS_ERROR, (OAKMERE_BEEKEEPING,)),
    Target("http://www.meadow-map.example/", Reason.DNS_ERROR, (NETWORK_PLANTS,)),
    Target("http://pollenatlas.example/baum/linde", Reason.HTTP_5XX, (LINDENTAL_LINKS, WILDBIENEN_LINKS)),
    Target("http://www.hive-cam.example/live", Reason.BAD_RESPONSE, (NETWORK_SCHOOLS,)),
    Target("http://forum.beetalk.example/start", Reason.REDIRECT_LOOP, (WIKI_RESOURCES,)),
    # blocked: we were refused, a person may not be
    Target("http://www.apiary-society.example/members/", Reason.HTTP_401, (OAKMERE_BEEKEEPING,)),
    Target("http://journal-of-forage.example/articles/118", Reason.HTTP_403, (OAKMERE_POLLINATORS,)),
    Target("http://gateway.northfield-uni.example/pollination-review", Reason.HTTP_407, (OAKMERE_POLLINATORS,)),
    Target("http://www.pollinews.example/2021/garden-count", Reason.HTTP_429, (NETWORK_GROUPS,)),
    Target("http://www.valley-herald.example/2018/hive-thefts", Reason.HTTP_451, (NETWORK_GROUPS,)),
    Target("http://www.colleague-network.example/groups/beekeepers", Reason.HTTP_999, (CALDERBECK_LINKS,)),
    Target("http://www.bee-supplies.example/smokers", Reason.CHALLENGE, (OAKMERE_BEEKEEPING,)),
    Target("http://forum.beetalk.example/board/queens", Reason.LOGIN_WALL, (WIKI_RESOURCES,)),
    Target("http://bienenkunde-institut.example/intern/statistik.html", Reason.ROBOTS, (LINDENTAL_LINKS,)),
    # skipped: we did not ask
    Target("http://192.168.178.20/stockwaage.html", Reason.PRIVATE_ADDRESS, (LINDENTAL_LINKS,)),
    Target("http://10.0.0.1/hive-scale", Reason.PRIVATE_ADDRESS, (CALDERBECK_LINKS,)),
    Target(
        "http://www.beeplants-db.example/search?plants=" + "borage-" * 430,
        Reason.TOO_LONG,
        (NETWORK_PLANTS,),
    ),
)
