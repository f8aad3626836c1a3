"""What isn't due is answered from the archive; what is due is asked for if it has changed.

Scrapy's cache with the archive as its storage and `due` as its policy. It stands before robots.txt
and the budgets: who isn't asked need not be asked whether we may. Nothing is stored here, the
archive keeps every answer anyway.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcache import HttpCacheMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector

from crawler import clock
from crawler.archive import Archive, ArchiveError, Exchange, folder_of
from crawler.refresh.due import is_due
from crawler.refresh.histories import Known, known_pages
from spiders.captures import NOT_MODIFIED
from spiders.pages.addresses import key_of
from spiders.pages.scripted import RENDER
from spiders.systems import Lead

CACHED = "cached"
"""Scrapy's flag of a response whose body was not fetched."""
CONFIRMED = "not modified"
"""Flag of one that the server confirmed with 304."""
AT_ONCE = "nianbao_at_once"
"""In a request's meta: due, whatever the schedule says."""
FURTHER = "nianbao_further"
"""It asks for a further page of a list."""
SAME = "nianbao_same"
"""The answer has the bytes that the page had before."""

_DUE = "nianbao_due"
_STEADY = {200, NOT_MODIFIED, 404, 410}
"""Answers that stand for themselves: after all others, the page is asked for again."""
_CHANGES_ON_THE_WAY = {b"content-encoding", b"content-length", b"transfer-encoding"}
_CONDITIONS = ("If-None-Match", "If-Modified-Since")

log = logging.getLogger(__name__)


class Cache(HttpCacheMiddleware):
    """Settings: REFRESH, REFRESH_ALL, REFRESH_CYCLE (days), CORPUS, ARCHIVE."""

    DOWNLOAD_EXCEPTIONS = ()  # type: ignore[assignment]
    """What can't be fetched is not what it was: nothing stands in for it."""

    def __init__(self, settings: BaseSettings, stats: StatsCollector) -> None:
        if not settings.getbool("REFRESH"):
            raise NotConfigured
        self.policy = WhatIsDue(settings)
        self.storage: FromArchive = FromArchive(settings)
        self.ignore_missing = False
        self.stats = stats

    def process_request(self, request: Request) -> Request | Response | None:  # type: ignore[override]
        # A redirect's or a retry's request carries what was said of the one before.
        for name in ("cached_response", "_dont_cache", _DUE, SAME):
            request.meta.pop(name, None)
        for name in _CONDITIONS:
            request.headers.pop(name, None)
        found: Request | Response | None = super().process_request(request)
        return found


class FromArchive:
    """Every page as its last capture found it."""

    def __init__(self, settings: BaseSettings) -> None:
        self.corpus = Path(settings["CORPUS"])
        self.all = settings.getbool("REFRESH_ALL")
        self.cycle = settings.getint("REFRESH_CYCLE")
        folder = folder_of(self.corpus, settings["ARCHIVE"])
        self.archive = None if folder is None else Archive(folder)
        self.known: dict[str, Known] = {}

    def open_spider(self, spider: Spider) -> None:
        with closing(sqlite3.connect(f"{self.corpus.absolute().as_uri()}?mode=ro", uri=True)) as db:
            self.known = known_pages(db, spider.name)

    def close_spider(self, spider: Spider) -> None:
        self.known.clear()

    def retrieve_response(self, spider: Spider, request: Request) -> Response | None:
        """None: it is asked for without a condition."""
        page = self.known.get(key_of(request.url))
        if page is None or page.status not in _STEADY or page.role == "blocked":
            return None
        exchange = self._exchange(page)
        if exchange is None:
            return None
        further = bool(request.meta.get(FURTHER))
        request.meta[_DUE] = bool(request.meta.get(AT_ONCE)) or self.is_due(page, further=further)
        if exchange.rendered:
            if request.meta[_DUE]:
                return None  # the page before its scripts ran is another
            request.meta[RENDER] = True
        return _response(page, exchange)

    def is_due(self, page: Known, *, further: bool = False) -> bool:
        now = clock.now()
        return self.all or is_due(page.history(now, further=further), now, self.cycle)

    def _exchange(self, page: Known) -> Exchange | None:
        if self.archive is None or page.archive is None:
            return None
        try:
            return self.archive.exchange(page.archive)
        except ArchiveError as error:
            log.warning("%s is fetched anew: %s", page.url, error)
            return None

    def store_response(self, spider: Spider, request: Request, response: Response) -> None:
        """Nothing: the policy lets nothing come here."""


class WhatIsDue:
    """Asks with conditions for what is due, and for nothing else that is known."""

    def __init__(self, settings: BaseSettings) -> None:
        del settings

    def should_cache_request(self, request: Request) -> bool:
        """Pages of the portal that are got: an address says what a POST's answer is only in part."""
        is_page = isinstance(request.cb_kwargs.get("lead"), Lead)
        return is_page and request.method == "GET" and RENDER not in request.meta

    def should_cache_response(self, response: Response, request: Request) -> bool:
        return False

    def is_cached_response_fresh(self, cached: Response, request: Request) -> bool:
        if not request.meta[_DUE]:
            return True
        for name, validator in zip(_CONDITIONS, ("ETag", "Last-Modified"), strict=True):
            if cached.status == 200 and (value := cached.headers.get(validator)):
                request.headers[name] = value
        return False

    def is_cached_response_valid(self, cached: Response, response: Response, request: Request) -> bool:
        if response.status == NOT_MODIFIED:
            cached.flags.append(CONFIRMED)
            return True
        request.meta[SAME] = (response.status, response.body) == (cached.status, cached.body)
        return False


def _response(page: Known, exchange: Exchange) -> Response:
    """At the address that the page was captured at; a redirect there is not followed again."""
    headers = Headers()
    for name, value in exchange.headers:
        if name.lower().encode() not in _CHANGES_ON_THE_WAY:
            headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=page.url, body=exchange.body)
    return kind(url=page.url, status=exchange.status, headers=headers, body=exchange.body)
