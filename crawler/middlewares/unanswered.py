"""Hosts that give no answer at all: tried briefly, with both schemes, and then not again.

The first request to a host is for its robots.txt. If that can't be reached, no other page may be
fetched (RFC 9309, section 2.3.1.4), and the host would not answer anyway. Without this middleware, each
host of a portal that is down would cost a quarter of an hour of waiting.

It sees errors after the retry middleware and `scheme`: only those that both have given up.
"""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest, ResponseDataLossError
from scrapy.http import Response

from parsers.sentences import Message
from spiders.captures import FIRST_ERROR
from spiders.discovery.no_answer import Silent, cause_of
from spiders.pages.addresses import host_of

_ONCE_MORE = 1


class Unanswered:
    """Settings: FIRST_ANSWER (seconds that a host has for its first answer), RETRY_TIMES (before the first
    answer, there is at most one retry).
    """

    def __init__(self, crawler: Crawler) -> None:
        self.seconds = crawler.settings.getfloat("FIRST_ANSWER")
        self.retries = crawler.settings.getint("RETRY_TIMES")
        self.heard: set[str] = set()
        self.silent: dict[str, Message | str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises `Silent` if the host gave no answer to an earlier request."""
        host = host_of(request.url)
        if host in self.silent:
            raise Silent(self.silent[host])
        if host not in self.heard:
            given = request.meta.get("download_timeout", self.seconds)
            request.meta["download_timeout"] = min(given, self.seconds)
            request.meta["max_retry_times"] = min(self.retries, _ONCE_MORE)

    def process_response(self, request: Request, response: Response) -> Response:
        self.heard.add(host_of(request.url))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        host = host_of(request.url)
        if isinstance(exception, ResponseDataLossError | DownloadCancelledError):
            self.heard.add(host)
        elif host not in self.heard and not isinstance(exception, IgnoreRequest):
            self.silent[host] = cause_of(exception, request.meta.get(FIRST_ERROR))
