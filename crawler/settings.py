"""Scrapy's settings for all portals. `-s NAME=VALUE` overrides any of them."""

BOT_NAME = "nianbao"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
COMMANDS_MODULE = "crawler.commands"

# Our own: where the corpus is; a mirror to fetch everything from; how documents are read.
CORPUS = "data/corpus.db"
MIRROR = None
PARSE_PROCESSES = None  # processors - 1, if the memory holds them; 0: in the crawl's own process
PARSE_TIMEOUT = 180  # seconds a document may take: text takes 0.1, a scanned page 3
PARSE_MEMORY = 2_000  # megabytes a document may take: text under 500, OCR 1,200

# Who we are, for those whose logs we appear in.
USER_AGENT = "nianbao/0.1 (+https://github.com/nianbao/nianbao; open corpus of annual reports)"
ROBOTSTXT_OBEY = True

# Delays and concurrency: see the add-on, which is polite to portals and quick on a local mirror.
ADDONS = {"crawler.politeness.Politeness": 100}
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
RETRY_TIMES = 2
COOKIES_ENABLED = True  # some portals redirect to themselves until a cookie comes back
REDIRECT_MAX_TIMES = 8

# Each answer gives one capture and some requests: more than a few workers for them only wait.
CONCURRENT_ITEMS = 4

# Error pages are findings, too: they go to the spider, which says what they are.
HTTPERROR_ALLOW_ALL = True

DOWNLOAD_HANDLERS = {
    "http": "crawler.mirror.MirrorHandler",
    "https": "crawler.mirror.MirrorHandler",
}
DOWNLOADER_MIDDLEWARES = {"crawler.middlewares.scheme.OtherScheme": 540}
ITEM_PIPELINES = {"crawler.pipelines.CorpusPipeline": 100}
EXTENSIONS = {"crawler.extensions.progress.Progress": 500}

TELNETCONSOLE_ENABLED = False
LOG_LEVEL = "WARNING"
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
FEED_EXPORT_ENCODING = "utf-8"
