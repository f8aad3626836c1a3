"""Scrapy's settings for all portals. `-s NAME=VALUE` overrides any of them."""

from shutil import which

# While this module of Scrapy is imported, it looks through all modules that are loaded, three times. Here they are
# few: later it would take half a second.
import scrapy.core.downloader.contextfactory  # noqa: F401
from scrapy.settings import default_settings

BOT_NAME = "nianbao"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
COMMANDS_MODULE = "crawler.commands"

# Our own settings: where the corpus is, a mirror to fetch everything from, how documents are read.
CORPUS = "data/corpus.db"
ARCHIVE = None  # folder of the WARC files; by default corpus-archive next to corpus.db; empty: no archive
SHARED = False  # whether others on this machine may read corpus, archive, lock and JOBDIR, as the umask says
LOCK_WAIT = 0  # seconds that a crawl waits for another run that writes to the same corpus
REPLAY = None  # folder or file of an archive: all answers come from it, none from the network
CORRECTIONS = "corrections"  # folder of PORTAL.csv: values that people read in misprinted cells; empty: none
MIRROR = None
REFRESH = False  # fetch known pages only when they are due (nianbao refresh)
REFRESH_ALL = False  # treat all known pages as due
LOOK_AT_ALL = True  # run the checks over the whole corpus at the end; nianbao refresh runs them once for all portals
REFRESH_CYCLE = 90  # days within which every known page is fetched again
PARSE_PROCESSES = None  # worker processes; None: processors - 1, fewer if memory is short; 0: the crawl's own process
PARSE_TIMEOUT = 180  # seconds that a document may take: text takes 0.1, a scanned page 3
PARSE_MEMORY = 2_000  # megabytes that a document may take: text takes less than 500, OCR 1,200

# Mail address or web page of the operator of the crawl. It is part of the user agent, so that portal operators
# know whom to contact.
CONTACT = None
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "nianbao"

# Limits on requests. None: no limit.
REQUESTS_PER_HOST = 5_000
REQUESTS_PER_RUN = 50_000
BLOCKS_IN_A_ROW = 5  # after so many refusals in a row, a host gets no more requests; 0: no limit
OFFPEAK = None  # such as 22:00-06:00, Beijing time: outside these hours, the crawl waits

# This add-on sets delays and concurrency: slow for portals, fast for a local mirror.
ADDONS = {"crawler.fetching.politeness.Politeness": 100}
DOWNLOAD_TIMEOUT = 60
FIRST_ANSWER = 20  # seconds that a host has for its first answer; after that, it gets no more requests
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024  # bytes of an answer, as it comes and unpacked; at most four times as many
DOWNLOAD_WARNSIZE = 0
RETRY_TIMES = 2
RETRY_AFTER_MOST = 300  # longest Retry-After in seconds that we wait for; beyond it, a host gets no more requests
COOKIES_ENABLED = True  # some portals redirect to themselves until a cookie comes back
REDIRECT_MAX_TIMES = 8
WATCHDOG = 120  # seconds in which a crawl's event loop must run once, else the process is ended; 0: no watchdog
SO_FAR = 30  # seconds after which a crawl first says what it has found so far, and how to look at it; 0: never
STANDSTILL = 900  # seconds in which something must come or be stored, else the crawl is closed; 0: no limit
OLD_TLS_HOSTS: list[str] = []  # hosts that support nothing newer than TLS 1.0 or 1.1: a.gov.cn,b.gov.cn

# Pause and resume: with -s JOBDIR=FOLDER, the pending requests are saved in that folder, even if the crawl is
# killed. The same command continues the crawl.
JOBDIR_EVERY = 5.0  # seconds between two saved states

# Each answer gives one capture and some requests, so more than a few items at a time would only wait.
CONCURRENT_ITEMS = 4

# Error pages are passed to the spider, too, which classifies them.
HTTPERROR_ALLOW_ALL = True

DOWNLOADER = "crawler.fetching.downloader.Downloader"
DOWNLOAD_HANDLERS = {
    **dict.fromkeys(("http", "https"), "crawler.fetching.handler.Handler"),
    **dict.fromkeys(("data", "file", "ftp", "s3")),  # a portal may lead to none of these
}
DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.reconsider.Reconsider": 60,
    "crawler.refresh.cache.Cache": 90,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
    "crawler.middlewares.robots.RobotsTxt": 100,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.stoppers.Stoppers": 80,
    "crawler.middlewares.limits.Limits": 530,
    "crawler.middlewares.unanswered.Unanswered": 535,
    "crawler.middlewares.scheme.OtherScheme": 540,
    "crawler.middlewares.wrong_page.WrongPage": 545,
    "crawler.middlewares.cookie_check.CookieCheck": 547,
    "crawler.middlewares.retry.Retry": 550,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.middlewares.redirect.MetaRefresh": 580,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.middlewares.complete_bodies.CompleteBodies": 590,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.middlewares.redirect.Redirect": 600,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.extensions.watchdog.Noted": 985,
    "crawler.middlewares.archive.Archived": 990,
}
SPIDER_MIDDLEWARES = {
    "crawler.fetching.replay.Parsed": 10,
    "crawler.refresh.walk.Walk": 100,
    "crawler.extensions.watchdog.Noted": 900,
}
ITEM_PIPELINES = {"crawler.pipelines.CorpusPipeline": 100}
EXTENSIONS = {
    "crawler.extensions.watchdog.Watchdog": 100,
    "crawler.extensions.progress.Progress": 500,
    "crawler.extensions.first_hour.FirstHour": 510,
    "crawler.fetching.replay.Replay": 400,
    "crawler.extensions.offpeak.OffPeak": 500,
    "crawler.fetching.browser.Browser": 500,
    "crawler.extensions.resume.Resume": 500,
}
# Scrapy imports also what is switched off, and this one for a third of a second.
EXTENSIONS_BASE = {
    name: order
    for name, order in default_settings.EXTENSIONS_BASE.items()
    if name != "scrapy.extensions.remote_control.RemoteControl"
}

# The most pages that are opened in a browser in one crawl, as scripts fill them; 0: none. Needs the extra
# `browser` and a Chromium, the system's or Playwright's own.
BROWSER_PAGES = 30
PLAYWRIGHT_LAUNCH_OPTIONS = {
    name: path for name, path in (("executable_path", which("chromium") or which("chromium-browser")),) if path
}
PLAYWRIGHT_MAX_PAGES_PER_CONTEXT = 2

# Neither a console nor a server that runs what it is sent: a crawl takes orders from whoever started it alone.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
LOG_LEVEL = "WARNING"
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
FEED_EXPORT_ENCODING = "utf-8"
