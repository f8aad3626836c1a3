"""重放: the setting REPLAY. Every request is answered from the archive, and nobody is contacted."""

from __future__ import annotations

import heapq
from asyncio import Future, get_running_loop
from pathlib import Path
from typing import Self

import scrapy.exceptions
from OpenSSL import SSL
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.responsetypes import responsetypes
from scrapy.utils.asyncio import create_looping_call
from twisted.python.failure import Failure as Failed

from crawler.archive.entries import Entry, as_bytes
from crawler.archive.log import Ended, Failure
from crawler.archive.records import payload_digest
from crawler.archive.replay import Recorded, Recording, files_of, recording, sizes
from crawler.archive.writer import know_file
from crawler.corpus.store import Store
from spiders.captures import FETCHED_AT, Capture
from spiders.portal import PortalSpider
from spiders.scripted import RENDER

_LOOK = 0.05
_LOOKS = 3
"""Looks in a row that find nobody working, before an answer is given out of its turn."""


class NotArchived(IgnoreRequest):
    """What the crawl that is replayed didn't ask for."""


class Replay:
    """Setting: REPLAY, a folder or file of an archive."""

    def __init__(self, crawler: Crawler, found: Recording) -> None:
        self.crawler, self.recording = crawler, found
        self.turn = 0
        self.waiting: list[tuple[int, int, Future[None]]] = []
        self.asked = 0
        self.idle = 0
        self.loop = create_looping_call(self._look)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        where = crawler.settings.get("REPLAY")
        if not where or not isinstance(crawler.spider, PortalSpider):
            raise NotConfigured
        extension = cls(crawler, recording(*files_of(Path(where), crawler.spider.name)))
        crawler.signals.connect(extension.closed, signals.spider_closed)
        return extension

    async def answer(self, request: Request) -> Response:
        """In its turn. Raises `NotArchived`, or what the request ended with."""
        posted = payload_digest(request.body)
        key = (request.method, request.url, posted, bool(request.meta.get(RENDER)))
        found = self.recording.next(key)
        if found is None:
            raise NotArchived("the crawl that is replayed didn't ask for it")
        await self._turn_of(found)
        if isinstance(found.came, Failure):
            raise error_of(found.came)
        exchange = self.recording.answer(found.came)
        request.meta[FETCHED_AT] = exchange.fetched_at
        headers = as_bytes(exchange.headers)
        plain = Response(request.url, exchange.status, headers, exchange.raw)
        kind = responsetypes.from_args(plain.headers, request.url, body=exchange.raw)
        return plain.replace(cls=kind, protocol="HTTP/1.1")

    async def _turn_of(self, found: Recorded) -> None:
        if not self.loop.running:
            self.loop.start(_LOOK, now=False)
        self.idle = 0
        self.asked += 1
        mine: Future[None] = get_running_loop().create_future()
        heapq.heappush(self.waiting, (found.nth, self.asked, mine))
        self._give()
        await mine

    def _give(self, *, anyway: bool = False) -> None:
        """All whose turn it is; `anyway`: the first, too, if it isn't."""
        while self.waiting and (anyway or self.waiting[0][0] <= self.turn):
            nth, _, first = heapq.heappop(self.waiting)
            self.turn = max(self.turn, nth + 1)
            anyway = False
            if not first.done():
                first.set_result(None)

    def _look(self) -> None:
        """What isn't asked for this time holds nobody up."""
        engine = self.crawler.engine
        if engine is None or not self.waiting:
            return
        slot = engine.scraper.slot
        working = slot is not None and not slot.is_idle()
        under_way = len(engine.downloader.active) > len(self.waiting)
        self.idle = 0 if working or under_way else self.idle + 1
        if self.idle >= _LOOKS:
            self.idle = 0
            self._give(anyway=True)

    def closed(self) -> None:
        if self.loop.running:
            self.loop.stop()


class Replayed:
    """The archive of a crawl that is replayed, as the corpus sees it: all of it is there."""

    def __init__(self, found: Recording) -> None:
        self.recording = found
        self.ended = False
        self.changed = True

    def capture(self, capture: Capture, sha256: str | None, member: str | None) -> str | None:
        del sha256, member
        return self.recording.places.get(capture.fetched_at)

    def settled(self) -> None:
        """Only all of it counts."""

    def end(self, ended: Ended) -> None:
        del ended
        self.ended = self.changed = True

    def pending(self) -> bool:
        return self.changed

    def commit(self, store: Store) -> None:
        if not self.changed:
            return
        self.changed = False
        entries = self.recording.entries
        for name, size in sizes(entries).items():
            settled = size if self.ended else 0
            know_file(store, name, self.recording.began.crawl, size, settled)
        here = {each.id for each in entries}
        store.insert("archive_records", [_row(each, here) for each in entries], replace=True)


def _row(entry: Entry, here: set[str]) -> dict[str, str | int | float | bytes | None]:
    """Without the body of another crawl, which this corpus needn't know."""
    row = entry.row
    return row if entry.refers_to in here else {**row, "refers_to": None}


def error_of(failure: Failure) -> Exception:
    """Scrapy's error of that name, as the middlewares know it."""
    kind = getattr(scrapy.exceptions, failure.error, DownloadFailedError)
    error: Exception = kind(failure.words)
    if failure.tls:
        error.__cause__ = _Tls(failure.words)
    return error


class _Tls(Exception):
    """As Twisted says that no TLS connection came about."""

    reasons = (Failed(SSL.Error()),)  # type: ignore[no-untyped-call]
