"""Answers requests for pages that aren't due from the archive, and makes the others conditional.

This is Scrapy's HTTP cache with the archive as its storage and `due` as its policy. It runs before
robots.txt and the budgets, as answers from the archive need neither. Nothing is stored here: the archive
has every answer anyway.
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
from spiders.pages.addresses import is_posted, key_of
from spiders.pages.scripted import RENDER
from spiders.systems import Lead

CACHED = "cached"
"""Scrapy's flag for a response whose body was not fetched."""
CONFIRMED = "not modified"
"""Flag for a response that the server confirmed with status 304."""
AT_ONCE = "nianbao_at_once"
"""Key in a request's meta: the page is due, whatever the schedule says."""
FURTHER = "nianbao_further"
"""Key in a request's meta: it is for a further page of a list."""
SAME = "nianbao_same"
"""Key in a request's meta: the answer has the same status and bytes as the page had before."""

_DUE = "nianbao_due"
_STEADY = {200, NOT_MODIFIED, 404, 410}
"""Statuses of answers that can be reused. After any other status, the page is fetched again."""
_NOT_REUSED = {b"content-encoding", b"content-length", b"transfer-encoding", b"set-cookie"}
"""Headers of an archived answer that its body no longer has, or that belong to a visit long past."""
_CONDITIONS = ("If-None-Match", "If-Modified-Since")

log = logging.getLogger(__name__)


class Cache(HttpCacheMiddleware):
    """The cache of a refresh. Settings: REFRESH, REFRESH_ALL, REFRESH_CYCLE (days), CORPUS, ARCHIVE."""

    DOWNLOAD_EXCEPTIONS = ()  # type: ignore[assignment]
    """No errors: if a page can't be fetched, its old answer must not be used instead."""

    def __init__(self, settings: BaseSettings, stats: StatsCollector) -> None:
        if not settings.getbool("REFRESH"):
            raise NotConfigured
        self.policy = WhatIsDue(settings)
        self.storage: FromArchive = FromArchive(settings)
        self.ignore_missing = False
        self.stats = stats

    def process_request(self, request: Request) -> Request | Response | None:  # type: ignore[override]
        # The request of a redirect or retry still has the entries of the request before.
        for name in ("cached_response", "_dont_cache", _DUE, SAME):
            request.meta.pop(name, None)
        for name in _CONDITIONS:
            request.headers.pop(name, None)
        found: Request | Response | None = super().process_request(request)
        return found


class FromArchive:
    """Cache storage that gives every page as its last capture found it."""

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
        """The page's last answer, with a note in the request's meta of whether it is due; None: the page is
        fetched without a condition.
        """
        page = self.known.get(key_of(request.url))
        if page is None or page.status not in _STEADY or page.role == "blocked":
            return None
        exchange = self._exchange(page)
        if exchange is None or (RENDER in request.meta and not exchange.rendered):
            return None
        further = bool(request.meta.get(FURTHER))
        request.meta[_DUE] = bool(request.meta.get(AT_ONCE)) or self.is_due(page, further=further)
        if exchange.rendered:
            if request.meta[_DUE]:
                return None  # a conditional request would compare the page before its scripts ran
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
        """Does nothing: the policy caches no response."""


class WhatIsDue:
    """Cache policy: of the known pages, only those that are due are fetched, with conditional requests."""

    def __init__(self, settings: BaseSettings) -> None:
        del settings

    def should_cache_request(self, request: Request) -> bool:
        """Whether it is for a page of the portal. The answer to a POST doesn't depend on the address alone, but that of
        an article (`is_posted`).
        """
        is_page = isinstance(request.cb_kwargs.get("lead"), Lead)
        return is_page and (request.method == "GET" or is_posted(request.url))

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
    """The archived response, under the address of the page's capture, so that a redirect to it isn't
    followed again.
    """
    headers = Headers()
    for name, value in exchange.headers:
        if name.lower().encode() not in _NOT_REUSED:
            headers.appendlist(name, value)
    kind = responsetypes.from_args(headers=headers, url=page.url, body=exchange.body)
    return kind(url=page.url, status=exchange.status, headers=headers, body=exchange.body)
