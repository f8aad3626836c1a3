"""Recognises the site's front page, sent with status 200 instead of the requested page. Some portals do so
when they get many requests in a short time.

Such a page is requested again after a pause, as is one that says that it is busy. If that doesn't help, the response
is flagged for the spider.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import Response

from crawler.middlewares.retry import hold_host
from spiders import messages
from spiders.captures import WRONG_PAGE
from spiders.pages import blocked, read_page
from spiders.pages.addresses import host_of, is_front
from spiders.pages.charsets import decoded
from spiders.pages.scripted import is_shell
from spiders.systems import Lead


class WrongPage:
    """Flags the answers that it gives up on (`WRONG_PAGE`). Settings: RETRY_TIMES, RETRY_BACKOFF."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.fronts: dict[str, set[bytes]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        lead = request.cb_kwargs.get("lead")
        if not isinstance(lead, Lead) or response.status != 200 or not response.body:
            return response
        if lead.kind != "script" and _is_busy(response):  # also where the front page says so: that is no site's page
            return self._again(request, "busy") or response
        digest = sha256(response.body).digest()
        fronts = self.fronts.setdefault(host_of(request.url), set())
        if lead.kind == "front" or is_front(request.url):
            fronts.add(digest)
        elif lead.kind in {"detail", "attachment", "list"} and digest in fronts:
            if _is_shell(response):
                return response
            again = self._again(request, "the wrong page")
            if again is None:
                response.flags.append(WRONG_PAGE)
                return response
            return again
        return response

    def _again(self, request: Request, reason: str) -> Request | None:
        """The request once more, after a pause; None if it was made often enough."""
        assert self.crawler.spider is not None
        again = get_retry_request(request, spider=self.crawler.spider, reason=reason)
        if again is not None:
            hold_host(self.crawler, again)
        return again


_SHORT = 20_000
"""Bytes of a page that says that it is busy."""


def _is_busy(response: Response) -> bool:
    """Whether a page says that it is busy, or that something went wrong, with status 200: that may pass."""
    if len(response.body) > _SHORT:
        return False
    text = decoded(response)
    if "<" not in text or not _says_busy(blocked.wrong(response.status, text, 0)):
        return False  # most pages: their words alone tell, and they needn't be taken apart
    page = read_page(response.url, text)
    return page is not None and _says_busy(blocked.wrong(response.status, text, page.length))


def _says_busy(wrong: blocked.Wrong | None) -> bool:
    return wrong is not None and any(map(wrong.reason.holds, (messages.BUSY, messages.FAULT)))


def _is_shell(response: Response) -> bool:
    """Whether a page is nothing but scripts, which some portals send at every address: the scripts tell them apart."""
    text = decoded(response)
    page = read_page(response.url, text)
    return page is not None and is_shell(page, text)
