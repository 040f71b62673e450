"""The sample sites: eight small sites about bees, as people who keep bees might have made them."""

from prospector.sampleweb.sites import (
    calderbeck,
    hedgerow,
    lindental,
    network,
    oakmere,
    schulgarten,
    wiki,
    wildbienen,
)

HOSTS = (
    hedgerow.HOST,
    lindental.HOST,
    network.HOST,
    oakmere.HOST,
    wildbienen.HOST,
    calderbeck.HOST,
    schulgarten.HOST,
    wiki.HOST,
)
