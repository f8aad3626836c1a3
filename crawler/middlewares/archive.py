"""Every answer, as it came: when it came, and a copy of it for the archive.

Stands nearest the downloader: it sees bodies before they are unpacked, and each attempt.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response

from crawler import clock
from crawler.archive.log import Failure
from crawler.archive.records import Headers as Pairs
from crawler.archive.records import Raw, payload_digest
from crawler.pipelines import CorpusPipeline
from spiders.captures import FETCHED_AT, LED_AWAY
from spiders.discovery.no_answer import is_tls
from spiders.pages.scripted import RENDER

_MOST_WAITING = 64 << 20


class Archived:
    """Settings: ARCHIVE."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.waiting = 0
        """Bytes of bodies that are not in the archive yet; both threads count, one or the other
        way, and an estimate is enough."""
        self.last = datetime.min.replace(tzinfo=UTC)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        request.meta.pop(FETCHED_AT, None)  # of an earlier attempt

    async def process_response(self, request: Request, response: Response) -> Response:
        if "cached" in response.flags:
            return response  # it came from there
        at = request.meta.setdefault(FETCHED_AT, self._now())
        if 300 <= response.status < 400 and "Location" in response.headers:
            request.meta.setdefault(LED_AWAY, (response.status, at))
        pipeline = self.crawler.get_item_pipeline(CorpusPipeline)
        if isinstance(pipeline, CorpusPipeline):
            await self._hand_over(pipeline, _raw(request, response, at))
        return response

    async def _hand_over(self, pipeline: CorpusPipeline, raw: Raw) -> None:
        """Where the disk is slower than the portal, the crawl waits: memory is no archive."""
        written = pipeline.archive(raw)
        if written is None:
            return
        self.waiting += len(raw.body)
        written.add_done_callback(lambda _: self._written(len(raw.body)))
        if self.waiting > _MOST_WAITING:
            await asyncio.wrap_future(written)

    def _written(self, size: int) -> None:
        self.waiting -= size

    def process_exception(self, request: Request, exception: Exception) -> None:
        pipeline = self.crawler.get_item_pipeline(CorpusPipeline)
        if isinstance(pipeline, CorpusPipeline) and not isinstance(exception, IgnoreRequest):
            pipeline.archive(_failure(request, exception, self._now()))

    def _now(self) -> datetime:
        """No two alike: an answer is known by it."""
        self.last = max(clock.now(), self.last + timedelta(microseconds=1))
        return self.last


def _raw(request: Request, response: Response, at: datetime) -> Raw:
    return Raw(
        request.url,
        request.method,
        _pairs(request.headers),
        request.body,
        response.status,
        response.protocol or "HTTP/1.1",
        _pairs(response.headers),
        response.body,
        at,
        bool(request.meta.get(RENDER)),
    )


def _failure(request: Request, exception: Exception, at: datetime) -> Failure:
    return Failure(
        request.url,
        request.method,
        payload_digest(request.body),
        bool(request.meta.get(RENDER)),
        type(exception).__name__,
        str(exception),
        is_tls(exception),
        at,
    )


def _pairs(headers: Headers) -> Pairs:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
