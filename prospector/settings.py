"""Every setting we change or invent, in the order in which a link meets them.

Those named PROSPECTOR_… can also be set in the environment: `PROSPECTOR_STORE=sqlite:///bees.db make crawl`.
On the command line: `scrapy crawl resourcepages -s PROSPECTOR_STORE=sqlite:///bees.db`.
"""

import importlib.util
import logging
import os

from prospector import __version__

BOT_NAME = "prospector"
SPIDER_MODULES = ["spiders"]
COMMANDS_MODULE = "prospector.commands"
LOG_LEVEL = "INFO"
# Scrapy's inventory of itself says nothing to a person who waits for leads. (A filter, because Scrapy sets the
# levels of its loggers anew when it begins.)
for _chatty in ("scrapy.utils.log", "scrapy.addons", "scrapy.crawler", "scrapy.middleware"):
    logging.getLogger(_chatty).addFilter(lambda record: record.levelno > logging.INFO)
# A site without a robots.txt that can be had is no error of ours; that it could not be read is said once, of its seed.
logging.getLogger("scrapy.downloadermiddlewares.robotstxt").addFilter(lambda record: record.levelno < logging.ERROR)

# ---- Who we say we are ---------------------------------------------------------------------------------------

# An honest name with an address to read about us. It begins as browsers' names do, because some servers answer
# 403 or even 404 to everything else; it goes without the word that bad-bot lists look for in crawlers' names.
# Put your own address in, so that a site's keeper can reach you.
USER_AGENT = f"Mozilla/5.0 (prospector/{__version__}; +https://github.com/prospector-crawler/prospector)"

# The name that robots.txt files know us by.
ROBOTSTXT_USER_AGENT = "prospector"
ROBOTSTXT_OBEY = True

# ---- Which addresses may be visited --------------------------------------------------------------------------

# Networks that may be visited although they are not public, as a list: "10.1.0.0/16,127.0.0.0/8".
# Read by detect (links) and middlewares.guard (pages).
PROSPECTOR_ALLOWED_NETWORKS = ""

# Name servers to ask instead of the system's: "192.0.2.53,192.0.2.54:5353". Read like the networks.
PROSPECTOR_DNS_SERVERS = ""

# One place judges every address a page is fetched from, when the connection is made. A proxy would connect
# for us, so the environment's is not used.
TWISTED_DNS_RESOLVER = "prospector.middlewares.guard.GuardedResolver"
HTTPPROXY_ENABLED = False
# Pages name whatever they like: nothing but the web is opened.
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}

# ---- Reading pages -------------------------------------------------------------------------------------------

# Seconds between two pages of one site, at least. Read by spiders.resourcepages, which sets DOWNLOAD_DELAY from it.
PROSPECTOR_CRAWL_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
# Sites read side by side.
CONCURRENT_REQUESTS = 64
# A site is left when so many of its pages had nothing on them and no link that promises a resource page is waiting;
# pages that are no resource pages but have new links to other sites count for a quarter. 0: sites are read on to the
# end of their budget. Read by middlewares.leaving.
PROSPECTOR_CRAWL_GIVE_UP_AFTER = 25

# 0 asks no site for its sitemap. It is read once, after the seed, and does not count as a page. Read by
# spiders.resourcepages.
PROSPECTOR_CRAWL_SITEMAPS = True

# New sites that a run with `-a expand=1` reads at most. Read by spiders.resourcepages.
PROSPECTOR_EXPAND_SITES = 100

# Per site, the likeliest page first.
SCHEDULER_PRIORITY_QUEUE = "prospector.middlewares.frontier.LikeliestFirst"
# Of equally likely ones, those first that their page names first: what its keeper put at the top. (Scrapy's own order
# begins at the bottom. With 8 pages a site it finds 20 of the corpus's 24 resource pages, this one 22.)
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
SCHEDULER_DISK_QUEUE = "scrapy.squeues.PickleFifoDiskQueue"

DOWNLOAD_TIMEOUT = 20
# A page larger than this is no list of links that a person keeps.
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
# A body that was cut still has links to read.
DOWNLOAD_FAIL_ON_DATALOSS = False
COOKIES_ENABLED = False
RETRY_TIMES = 1
REDIRECT_MAX_TIMES = 10
# Scrapy's two, but a malformed address on the way costs the hop and not the page.
DOWNLOADER_MIDDLEWARES = {
    "prospector.middlewares.suppressed.SuppressedSites": 70,
    "prospector.middlewares.leaving.LeaveEarly": 80,
    "prospector.middlewares.contact_pages.ContactPages": 85,
    "prospector.middlewares.budgets.PagesPerSite": 90,
    "prospector.middlewares.rendering.Rendering": 95,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "prospector.middlewares.redirects.MetaRefresh": 580,
    "prospector.middlewares.redirects.Redirect": 600,
}
# What could not be fetched is counted, not shouted: a crawl meets many dead pages, and an ERROR should be one.
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
URLLENGTH_LIMIT = 2000

SPIDER_MIDDLEWARES = {
    "prospector.middlewares.liveness.Liveness": 50,
}

# ---- Pages that need JavaScript: prospector.browser ----------------------------------------------------------

ADDONS = {"prospector.browser.Browser": 100}

# auto: pages that are empty without JavaScript are read through Chromium, where it and requirements-browser.txt are
# installed. off: they are not read. always: every page is read through it, after it was asked for without.
PROSPECTOR_BROWSER = "auto"

# The Chromium to start. Empty: the one on PATH, or Playwright's own.
PROSPECTOR_BROWSER_PATH = ""

# Pages of one site that are read through the browser at most, with `always` too: each takes seconds.
# Read by middlewares.rendering.
PROSPECTOR_BROWSER_PAGES_PER_SITE = 20

# Pages open in the browser at the same time. Each takes 50 to 150 MB, the browser itself 360.
PROSPECTOR_BROWSER_PAGES = 2

# Seconds for one page in the browser, its scripts included. Half of it is the longest that we wait for it to settle.
PROSPECTOR_BROWSER_TIMEOUT = 20.0

# ---- Judging links: prospector.detect ------------------------------------------------------------------------

# 0 reads pages and judges no link.
PROSPECTOR_DETECT_ENABLED = True

# Links visited at the same time, on all servers together.
PROSPECTOR_DETECT_CONCURRENCY = 100

# Links visited at the same time on one server.
PROSPECTOR_DETECT_PER_HOST = 1

# Seconds. A server rests as long as its last answer took, but never longer than this. 0: no rest.
PROSPECTOR_DETECT_LONGEST_PAUSE = 1.0

# Seconds for one request, and for its connection to stand. People wait about as long.
PROSPECTOR_DETECT_TIMEOUT = 10.0
PROSPECTOR_DETECT_CONNECT_TIMEOUT = 8.0

# Bytes of a page that are read to judge it: an error page says so early.
PROSPECTOR_DETECT_BODY_LIMIT = 64 * 1024

# 1 judges the links of share buttons, adverts and trackers, too. Read by spiders.resourcepages.
PROSPECTOR_DETECT_APPARATUS = False

# Seconds between two looks at a link that looks dead. Longer is surer.
PROSPECTOR_DETECT_CONFIRM_AFTER = 60.0

# Days for which a verdict is good, for all runs on one store: `7`, or `14-30` where each link has a life of its own, so
# that not all fall due on one day. 0: the link is visited whenever a run meets it. Suspected are links that are down,
# or dead as far as some looks agree. `scrapy checklinks --fresh` asks all the same. Read by detect.shelf_life.
PROSPECTOR_DETECT_ALIVE_DAYS = "14-30"
PROSPECTOR_DETECT_SUSPECTED_DAYS = "1-3"
PROSPECTOR_DETECT_DEAD_DAYS = "7"
PROSPECTOR_DETECT_BLOCKED_DAYS = "30"

# 0 visits links their servers' robots.txt asks robots not to visit; else they are `blocked`, reason `robots`.
PROSPECTOR_DETECT_ROBOTSTXT_OBEY = True

# Addresses that always answer. One is asked at the beginning, before anything is called dead while nobody else answers,
# and when nearly all sites fail at once; if none answers, our own network is ill and nothing is called dead. Empty: we
# never doubt our network. Read by detect.weather.
PROSPECTOR_CONTROL_URLS = "https://example.com/,https://www.iana.org/,https://www.wikipedia.org/"

# Seconds until links are tried again while our own network is ill.
PROSPECTOR_ILL_WAIT = 15.0

# ---- What happens to what was found --------------------------------------------------------------------------

# Where it is kept: sqlite:///FILE, relative to the working directory; sqlite:////FILE from the root; or a MongoDB
# address with a database, mongodb://localhost/prospector (mongodb+srv, replica sets, TLS and passwords as usual).
PROSPECTOR_STORE = "sqlite:///prospector.db"

# The folder where what is found waits while the store does not answer. A run that begins on the same store writes it
# there before anything else. Empty: the crawl stops as soon as the store is away. Read by store.of_crawl.
PROSPECTOR_SPOOL = "prospector-spool"

# Megabytes that may wait there, for each run. When it is full the crawl stops.
PROSPECTOR_SPOOL_MB = 512

# Days after which `scrapy leads purge` forgets the people on pages that no crawl saw again and nobody works with.
PROSPECTOR_RETENTION_DAYS = 180

# 0 asks no name server whether an address's domain takes mail. Read by pipelines.verify.
PROSPECTOR_CONTACT_MX = True

ITEM_PIPELINES = {
    "pipelines.verify.Verify": 200,
    "pipelines.score.Score": 300,
    "pipelines.save.Save": 500,
}

EXTENSIONS = {
    # -O leads.csv and FEEDS get the contract's lead columns, complete, at the end of the run.
    "scrapy.extensions.feedexport.FeedExporter": None,
    "prospector.extensions.lead_feed.LeadFeed": 0,
    "prospector.extensions.run_report.RunReport": 10,
    "prospector.extensions.killed_job.KilledJob": 16,
    "prospector.extensions.gone_pages.GonePages": 17,
    "scrapy.extensions.logstats.LogStats": None,
    "prospector.extensions.progress.Progress": 20,
}
FEED_EXPORTERS = {"csv": "prospector.export.csv_list.LeadCsvExporter"}
FEED_EXPORT_ENCODING = "utf-8"

# Seconds between two lines that say how far the crawl is. Read by extensions.progress.
PROSPECTOR_PROGRESS_INTERVAL = 30.0

# ---- Doors that stay shut ------------------------------------------------------------------------------------

TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

if importlib.util.find_spec("uvloop"):
    ASYNCIO_EVENT_LOOP = "uvloop.Loop"

for _name in [name for name in globals() if name.startswith("PROSPECTOR_")]:
    globals()[_name] = os.environ.get(_name, globals()[_name])
