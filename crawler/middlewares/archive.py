"""Notes the time of every answer, and hands a copy of it to the archive.

It is the middleware closest to the downloader, so it sees each attempt, and bodies before they are
unpacked.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response

from crawler import clock
from crawler.archive.log import Failure
from crawler.archive.records import Raw, payload_digest
from crawler.archive.secrets import Headers as Pairs
from crawler.corpus.session import CANNOT_WRITE, Session
from crawler.pipelines import session_of
from spiders.captures import FETCHED_AT, LED_AWAY, TRANSPORT
from spiders.discovery.no_answer import GivenUp, is_tls
from spiders.pages.addresses import without_login
from spiders.pages.scripted import RENDER

_MOST_WAITING = 64 << 20
"""Bytes of bodies that may wait for the archive; beyond that, the crawl waits for the disk."""


class Archived:
    """Archives answers and failures. Setting: ARCHIVE."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.waiting = 0
        """Bytes of bodies that aren't in the archive yet. One thread adds and another subtracts, without a
        lock: an estimate is enough.
        """
        self.last = datetime.min.replace(tzinfo=UTC)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        request.meta.pop(FETCHED_AT, None)  # set by an earlier attempt

    async def process_response(self, request: Request, response: Response) -> Response:
        if "cached" in response.flags:
            return response  # it came from the archive
        at = request.meta.setdefault(FETCHED_AT, self._now())
        if 300 <= response.status < 400 and "Location" in response.headers:
            request.meta.setdefault(LED_AWAY, (response.status, at))
        if session := session_of(self.crawler):
            await self._hand_over(session, _raw(request, response, at))
        return response

    async def _hand_over(self, session: Session, raw: Raw) -> None:
        """Hands an answer to the archive. If the disk is slower than the portal, the crawl waits, so that
        memory doesn't fill with answers.
        """
        written = session.archive(raw)
        if written is None:
            return
        self.waiting += len(raw.body)
        written.add_done_callback(lambda _: self._written(len(raw.body)))
        if self.waiting > _MOST_WAITING:
            with suppress(*CANNOT_WRITE):  # the session then ends the crawl
                await asyncio.wrap_future(written)

    def _written(self, size: int) -> None:
        self.waiting -= size

    def process_exception(self, request: Request, exception: Exception) -> None:
        session = session_of(self.crawler)
        made = isinstance(exception, GivenUp) or not isinstance(exception, IgnoreRequest)
        if session is not None and made:
            session.archive(_failure(request, exception, self._now()))

    def _now(self) -> datetime:
        """The current time, never the same twice, as it identifies the answer."""
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
        request.meta.get(TRANSPORT),
    )


def _failure(request: Request, exception: Exception, at: datetime) -> Failure:
    return Failure(
        request.url,
        request.method,
        payload_digest(request.body),
        bool(request.meta.get(RENDER)),
        type(exception).__name__,
        without_login(str(exception)),
        is_tls(exception),
        at,
    )


def _pairs(headers: Headers) -> Pairs:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
