"""Limits the number of requests to a host and in a run, and stops requests to a host that keeps refusing.

It sees responses after the retry middleware: only those that it has passed on or given up.
"""

from __future__ import annotations

from collections import Counter
from typing import Self

from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest, ResponseDataLossError
from scrapy.http import Response, TextResponse
from scrapy.utils.defer import deferred_from_coro

from spiders import messages
from spiders.discovery.left_alone import BudgetSpent, LeftAlone
from spiders.discovery.state import Crawl
from spiders.pages import blocked
from spiders.pages.addresses import host_of
from spiders.portal import PortalSpider


class Limits:
    """Settings: REQUESTS_PER_HOST, REQUESTS_PER_RUN (None: no limit), BLOCKS_IN_A_ROW (0: no limit). Every
    request counts, including retries, redirects and robots.txt.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.per_host = _number(crawler, "REQUESTS_PER_HOST")
        self.per_run = _number(crawler, "REQUESTS_PER_RUN")
        self.most_blocks = crawler.settings.getint("BLOCKS_IN_A_ROW")
        self.asked: Counter[str] = Counter()
        self.row: Counter[str] = Counter()
        """By host: how many of its latest requests in a row were refused or got no answer."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def crawl(self) -> Crawl:
        assert isinstance(self.crawler.spider, PortalSpider)
        return self.crawler.spider.crawl

    def process_request(self, request: Request) -> None:
        """Raises `LeftAlone` if the host is left alone, or `BudgetSpent` if a limit is reached."""
        host, left = host_of(request.url), self.crawl.left
        if host in left:
            raise LeftAlone(left[host])
        if self.per_host is not None and self.asked[host] >= self.per_host:
            raise BudgetSpent(f"the budget of {self.per_host} requests (REQUESTS_PER_HOST)", host)
        if self.per_run is not None and self.asked.total() >= self.per_run:
            self._end()
            raise BudgetSpent(f"the budget of {self.per_run} requests (REQUESTS_PER_RUN)")
        self.asked[host] += 1
        # With or without www., http or https, any port: it is one server, with one pace for all of them.
        request.meta[Downloader.DOWNLOAD_SLOT] = host

    def process_response(self, request: Request, response: Response) -> Response:
        text = response.text if isinstance(response, TextResponse) else ""
        self._count(host_of(request.url), refused=bool(blocked.guard(response.status, text)))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        # A body that was cut off, or is too large, still counts as an answer.
        if not isinstance(exception, IgnoreRequest | ResponseDataLossError | DownloadCancelledError):
            self._count(host_of(request.url), refused=True)

    def _count(self, host: str, *, refused: bool) -> None:
        self.row[host] = self.row[host] + 1 if refused else 0
        if self.most_blocks and self.row[host] >= self.most_blocks:
            self.crawl.left.setdefault(host, messages.IN_A_ROW(answers=self.row[host]))

    def _end(self) -> None:
        """Ends the crawl, as the run's budget is spent. Waiting requests are not made."""
        crawl, engine = self.crawl, self.crawler.engine
        if crawl.spent is None and engine is not None:
            crawl.spent = (
                f"the budget of {self.per_run} requests is spent (REQUESTS_PER_RUN),"
                " and pages were left unread"
                + (
                    "; run it again with the same JOBDIR to go on"
                    if self.crawler.settings.get("NIANBAO_JOBDIR")
                    else ""
                )
            )
            deferred_from_coro(engine.close_spider_async(reason="budget"))


def _number(crawler: Crawler, setting: str) -> int | None:
    value = crawler.settings.get(setting)
    return None if value is None else int(value)
