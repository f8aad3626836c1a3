"""Scrapy's settings for all portals. `-s NAME=VALUE` overrides any of them."""

from shutil import which

BOT_NAME = "nianbao"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
COMMANDS_MODULE = "crawler.commands"

# Our own: where the corpus is; a mirror to fetch everything from; how documents are read.
CORPUS = "data/corpus.db"
ARCHIVE = None  # folder of the WARC files; by default corpus-archive beside corpus.db; empty: none
LOCK_WAIT = 0  # seconds that a crawl waits for another run that writes to the same corpus
REPLAY = None  # folder or file of an archive: answers come from it, nobody is asked
CORRECTIONS = "corrections"  # what persons read in misprinted cells: PORTAL.csv; empty: none
MIRROR = None
REFRESH = False  # of what the corpus knows, only what is due is asked for (nianbao refresh)
REFRESH_ALL = False  # all of it is due
LOOK_AT_ALL = True  # at the end, what looks at the whole corpus; nianbao refresh does it once
REFRESH_CYCLE = 90  # days after which everything known has been looked at again
PARSE_PROCESSES = None  # processors - 1, if the memory holds them; 0: in the crawl's own process
PARSE_TIMEOUT = 180  # seconds a document may take: text takes 0.1, a scanned page 3
PARSE_MEMORY = 2_000  # megabytes a document may take: text under 500, OCR 1,200

# Who we are, for those whose logs we appear in: a mail address or a page of whoever runs the
# crawl goes into the user agent.
CONTACT = None
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "nianbao"

# How much we ask of others. None: any number.
REQUESTS_PER_HOST = 5_000
REQUESTS_PER_RUN = 50_000
BLOCKS_IN_A_ROW = 5  # then a host is left alone; 0: never
OFFPEAK = None  # such as 22:00-06:00, in Beijing: outside of it, the crawl waits

# Delays and concurrency: see the add-on, which is polite to portals and quick on a local mirror.
ADDONS = {"crawler.fetching.politeness.Politeness": 100}
DOWNLOAD_TIMEOUT = 60
FIRST_ANSWER = 20  # seconds a host has to be heard of at all; then it is not asked again
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
RETRY_TIMES = 2
RETRY_AFTER_MOST = 300  # seconds we wait where a host asks us to; if longer, it is left alone
COOKIES_ENABLED = True  # some portals redirect to themselves until a cookie comes back
REDIRECT_MAX_TIMES = 8
OLD_TLS_HOSTS: list[str] = []  # hosts that speak nothing better than TLS 1.0 or 1.1: a.gov.cn,b.gov.cn

# Pause and resume: -s JOBDIR=FOLDER keeps there what is still to be asked for, also for a crawl
# that is killed; the same command goes on with it.
JOBDIR_EVERY = 5.0  # seconds between two states that are written

# Each answer gives one capture and some requests: more than a few workers for them only wait.
CONCURRENT_ITEMS = 4

# Error pages are findings, too: they go to the spider, which says what they are.
HTTPERROR_ALLOW_ALL = True

DOWNLOADER = "crawler.fetching.downloader.Downloader"
DOWNLOAD_HANDLERS = {"http": "crawler.fetching.handler.Handler", "https": "crawler.fetching.handler.Handler"}
DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.reconsider.Reconsider": 60,
    "crawler.refresh.cache.Cache": 90,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
    "crawler.middlewares.robots.RobotsTxt": 100,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.limits.Limits": 530,
    "crawler.middlewares.unanswered.Unanswered": 535,
    "crawler.middlewares.scheme.OtherScheme": 540,
    "crawler.middlewares.wrong_page.WrongPage": 545,
    "crawler.middlewares.retry.Retry": 550,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.middlewares.redirect.MetaRefresh": 580,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.middlewares.complete_bodies.CompleteBodies": 595,
    "crawler.middlewares.redirect.Redirect": 600,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.middlewares.archive.Archived": 990,
}
SPIDER_MIDDLEWARES = {"crawler.fetching.replay.Parsed": 10, "crawler.refresh.walk.Walk": 100}
ITEM_PIPELINES = {"crawler.pipelines.CorpusPipeline": 100}
EXTENSIONS = {
    "crawler.extensions.progress.Progress": 500,
    "crawler.fetching.replay.Replay": 400,
    "crawler.extensions.offpeak.OffPeak": 500,
    "crawler.fetching.browser.Browser": 500,
    "crawler.extensions.resume.Resume": 500,
}

# Pages that scripts fill are opened in a browser, so many of them in a crawl; 0: none. Needs the
# extra `browser`, and a Chromium: the system's, or Playwright's own.
BROWSER_PAGES = 30
PLAYWRIGHT_LAUNCH_OPTIONS = {
    name: path for name, path in (("executable_path", which("chromium") or which("chromium-browser")),) if path
}
PLAYWRIGHT_MAX_PAGES_PER_CONTEXT = 2

TELNETCONSOLE_ENABLED = False
LOG_LEVEL = "WARNING"
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
FEED_EXPORT_ENCODING = "utf-8"
