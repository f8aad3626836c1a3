"""重放: the setting REPLAY. Every request is answered from the archive, without any network access."""

from __future__ import annotations

import heapq
from asyncio import Future, get_running_loop
from collections.abc import AsyncIterable, AsyncIterator
from pathlib import Path
from typing import Any, Self

import scrapy.exceptions
from OpenSSL import SSL
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.responsetypes import responsetypes
from scrapy.utils.asyncio import create_looping_call
from twisted.python.failure import Failure as Failed

from crawler.archive.entries import as_bytes
from crawler.archive.log import Failure
from crawler.archive.records import payload_digest
from crawler.archive.replay import Recorded, Recording, files_of, recording
from spiders.captures import FETCHED_AT, TRANSPORT
from spiders.discovery.no_answer import GivenUp
from spiders.pages.scripted import RENDER
from spiders.portal import PortalSpider

_LOOK = 0.01
"""Seconds between two looks at what is at work."""
_LOOKS = 30
"""How often in a row nothing may be found at work before an answer is given out of turn."""


_OURS: dict[str, type[Exception]] = {each.__name__: each for each in GivenUp.__subclasses__()}


class NotArchived(IgnoreRequest):
    """A request that the replayed crawl never made."""


class Replay:
    """Answers requests from the archive, in the order of the original crawl. Setting: REPLAY, a folder or
    file of an archive.
    """

    def __init__(self, crawler: Crawler, found: Recording) -> None:
        self.crawler, self.recording = crawler, found
        self.turn = 0
        self.waiting: list[tuple[int, int, Request, Future[None]]] = []
        self.given: Request | None = None
        """The request that was answered last, until the spider has read the answer."""
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
        """The archived answer, when its turn comes. Raises `NotArchived`, or the error with which the
        original request ended.
        """
        posted = payload_digest(request.body)
        key = (request.method, request.url, posted, bool(request.meta.get(RENDER)))
        found = self.recording.next(key)
        if found is None:
            raise NotArchived("the crawl that is replayed didn't ask for it")
        await self._turn_of(found, request)
        if isinstance(found.came, Failure):
            raise error_of(found.came)
        exchange = self.recording.answer(found.came)
        request.meta[FETCHED_AT] = exchange.fetched_at
        request.meta[TRANSPORT] = exchange.transport
        headers = as_bytes(exchange.headers)
        plain = Response(request.url, exchange.status, headers, exchange.raw)
        kind = responsetypes.from_args(plain.headers, request.url, body=exchange.raw)
        return plain.replace(cls=kind, protocol="HTTP/1.1")

    async def _turn_of(self, found: Recorded, request: Request) -> None:
        if not self.loop.running:
            self.loop.start(_LOOK, now=False)
        self.idle = 0
        self.asked += 1
        mine: Future[None] = get_running_loop().create_future()
        heapq.heappush(self.waiting, (found.nth, self.asked, request, mine))
        self._give()
        await mine

    def _give(self, *, anyway: bool = False) -> None:
        """Gives the next answer, if the spider has finished with the previous one. With `anyway`, even if
        it isn't that answer's turn.
        """
        if self.given is None and self.waiting and (anyway or self.waiting[0][0] <= self.turn):
            nth, _, self.given, mine = heapq.heappop(self.waiting)
            self.turn = max(self.turn, nth + 1)
            if not mine.done():
                mine.set_result(None)

    def parsed(self, request: Request) -> None:
        """To be called when the spider has read the answer to `request`."""
        if request is self.given:
            self.given = None
            self._give()

    def _look(self) -> None:
        """Gives the next answer where `parsed` isn't called. An answer that never reaches the spider
        (robots.txt, a redirect) is finished once Scrapy no longer works on it. If nothing is at work
        and the next turn belongs to a request that isn't made this time, that turn is skipped.
        """
        engine = self.crawler.engine
        if engine is None:
            return
        slot = engine.scraper.slot
        if self.given in engine.downloader.active or (slot and self.given in slot.active):
            return
        self.given = None
        self._give()
        if self.given is not None or not self.waiting:
            return
        working = slot is not None and not slot.is_idle()
        under_way = len(engine.downloader.active) > len(self.waiting)
        self.idle = 0 if working or under_way else self.idle + 1
        if self.idle >= _LOOKS:
            self.idle = 0
            self._give(anyway=True)

    def closed(self) -> None:
        if self.loop.running:
            self.loop.stop()


class Parsed:
    """A spider middleware that notifies `Replay` when the spider has read an answer."""

    def __init__(self, replay: Replay) -> None:
        self.replay = replay

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        replay = crawler.get_extension(Replay)
        if not isinstance(replay, Replay):
            raise NotConfigured
        return cls(replay)

    async def process_spider_output(self, response: Response, result: AsyncIterable[Any]) -> AsyncIterator[Any]:
        # A spider reads the whole page before it yields anything (`PortalSpider.parse`).
        async for each in result:
            self._tell(response)
            yield each
        self._tell(response)

    def _tell(self, response: Response) -> None:
        if response.request:
            self.replay.parsed(response.request)


def error_of(failure: Failure) -> Exception:
    """Scrapy's error with the recorded name and message, as the middlewares expect it."""
    known = getattr(scrapy.exceptions, failure.error, DownloadFailedError)
    error: Exception = _OURS.get(failure.error, known)(failure.words)
    if failure.tls:
        error.__cause__ = _Tls(failure.words)
    return error


class _Tls(Exception):
    """Has the attribute by which Twisted reports a failed TLS connection."""

    reasons = (Failed(SSL.Error()),)  # type: ignore[no-untyped-call]
