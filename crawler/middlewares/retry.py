"""Retries with a pause: before a retry, no request goes to the host for as long as it asks (Retry-After),
or else for a time that doubles with each retry.

Scrapy itself retries at once and ignores Retry-After (its issues 3849 and 6660).
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from time import monotonic

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.utils.asyncio import call_later

from crawler import clock
from spiders import messages
from spiders.discovery.no_answer import is_tls
from spiders.pages.addresses import host_of
from spiders.portal import PortalSpider

_ASKS_TO_WAIT = {429, 503}


class Retry(RetryMiddleware):
    """Settings, in addition to those of RetryMiddleware: RETRY_BACKOFF (seconds before the first retry) and
    RETRY_AFTER_MOST (seconds; a host that asks for a longer wait gets no more requests in this crawl).
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self.most = settings.getfloat("RETRY_AFTER_MOST")

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        wish = wait_of(response) if response.status in _ASKS_TO_WAIT else None
        if wish is not None and wish > self.most:
            spider = self.crawler.spider
            assert isinstance(spider, PortalSpider)
            words = messages.ASKS_FOR_PEACE(seconds=wish)
            spider.crawl.left.setdefault(host_of(request.url), words)
            return response
        result: Request | Response = super().process_response(request, response)
        if wish is not None:
            hold_host(self.crawler, request, wish)
        elif isinstance(result, Request):
            hold_host(self.crawler, result)
        return result

    def process_exception(  # type: ignore[override]
        self, request: Request, exception: Exception
    ) -> Request | Response | None:
        if is_tls(exception):
            return None  # a failed TLS handshake fails again
        result: Request | Response | None = super().process_exception(request, exception)
        if isinstance(result, Request):
            hold_host(self.crawler, result)
        return result


def hold_host(crawler: Crawler, request: Request, seconds: float | None = None) -> None:
    """Pauses all requests to the host of a request that will be retried, for so many seconds: by default
    RETRY_BACKOFF, doubled with each retry of the request.
    """
    if crawler.settings.get("REPLAY"):
        return  # no host is contacted
    if seconds is None:
        times = request.meta.get("retry_times", 1) - 1
        seconds = crawler.settings.getfloat("RETRY_BACKOFF") * float(2**times)
    assert crawler.engine is not None
    downloader = crawler.engine.downloader
    slot = downloader.slots.get(request.meta.get(Downloader.DOWNLOAD_SLOT, ""))
    if slot is not None and seconds > 0:
        hold(downloader, slot, seconds)


def hold(downloader: Downloader, slot: Slot, seconds: float) -> None:
    """Pauses all requests to the slot's host for so many seconds. Scrapy has no public way to do this. Its
    own delay holds a slot with a scheduled call (`latercall`), and so does this.
    """
    until = monotonic() + seconds
    if slot.latercall:
        if slot.lastseen + slot.delay > until:
            return  # it is already paused for longer
        slot.latercall.cancel()

    def release() -> None:
        slot.latercall = None
        slot.lastseen = 0
        downloader._process_queue(slot)

    slot.lastseen = until  # also keeps Scrapy from discarding the slot
    slot.latercall = call_later(seconds, release)


def wait_of(response: Response) -> float | None:
    """The seconds that a Retry-After header asks for; None if there is none. A date in it is compared with
    the answer's own Date header, as the host's clock may differ from ours.
    """
    said = _text(response, "Retry-After")
    if said is None:
        return None
    if said.isdecimal():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
        date = _text(response, "Date")
        since = parsedate_to_datetime(date) if date else clock.now()
        return max(0.0, (until - since).total_seconds())
    except (ValueError, TypeError):
        return None


def _text(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1").strip() if value else None
