"""Hosts that give no answer at all: asked briefly, by both schemes, and then not again.

The first that is asked of a host is its robots.txt. Where that can't be reached, nothing else may
be asked for (RFC 9309, section 2.3.1.4), and it would not be answered either: without this, each
host of a portal that is down would cost a quarter of an hour of waiting.

Stands before the other scheme and the retries on the way back: it sees what they have given up.
"""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError
from scrapy.http import Response

from parsers.sentences import Message
from spiders.captures import FIRST_ERROR
from spiders.discovery.no_answer import Silent, cause_of
from spiders.pages.addresses import host_of

_ONCE_MORE = 1


class Unanswered:
    """Settings: FIRST_ANSWER (seconds a host has for its first answer), RETRY_TIMES (of them, one
    is made before it has answered).
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
        """Raises `Silent` where the host gave no answer before."""
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
        if isinstance(exception, ResponseDataLossError):
            self.heard.add(host)
        elif host not in self.heard and not isinstance(exception, IgnoreRequest):
            self.silent[host] = cause_of(exception, request.meta.get(FIRST_ERROR))
