"""How much is asked of a host and in a run, and when a host is left alone.

Stands behind the retries on the way back: it sees only what they have given up, or let through.
"""

from __future__ import annotations

from collections import Counter
from typing import Self

from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError
from scrapy.http import Response, TextResponse
from scrapy.utils.defer import deferred_from_coro

from spiders import messages
from spiders.discovery.left_alone import BudgetSpent, LeftAlone
from spiders.discovery.state import Crawl
from spiders.pages import blocked
from spiders.pages.addresses import host_of
from spiders.portal import PortalSpider


class Limits:
    """Settings: REQUESTS_PER_HOST, REQUESTS_PER_RUN (None: any number), BLOCKS_IN_A_ROW (0: never
    mind). Every request counts: retries, redirects and robots.txt, too.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.per_host = _number(crawler, "REQUESTS_PER_HOST")
        self.per_run = _number(crawler, "REQUESTS_PER_RUN")
        self.most_blocks = crawler.settings.getint("BLOCKS_IN_A_ROW")
        self.asked: Counter[str] = Counter()
        self.row: Counter[str] = Counter()
        """Answers of each host, up to the last one, that were refusals or did not come."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def crawl(self) -> Crawl:
        assert isinstance(self.crawler.spider, PortalSpider)
        return self.crawler.spider.crawl

    def process_request(self, request: Request) -> None:
        """Raises `LeftAlone` where the host, or the run, has had enough."""
        host, left = host_of(request.url), self.crawl.left
        if host in left:
            raise LeftAlone(left[host])
        if self.per_host is not None and self.asked[host] >= self.per_host:
            raise BudgetSpent(f"the budget of {self.per_host} requests (REQUESTS_PER_HOST)", host)
        if self.per_run is not None and self.asked.total() >= self.per_run:
            self._end()
            raise BudgetSpent(f"the budget of {self.per_run} requests (REQUESTS_PER_RUN)")
        self.asked[host] += 1
        # With and without www., by http and https, on whatever port: it is one server to spare.
        request.meta[Downloader.DOWNLOAD_SLOT] = host

    def process_response(self, request: Request, response: Response) -> Response:
        text = response.text if isinstance(response, TextResponse) else ""
        self._count(host_of(request.url), refused=bool(blocked.guard(response.status, text)))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        # A body that was cut off is an answer, if a bad one.
        if not isinstance(exception, IgnoreRequest | ResponseDataLossError):
            self._count(host_of(request.url), refused=True)

    def _count(self, host: str, *, refused: bool) -> None:
        self.row[host] = self.row[host] + 1 if refused else 0
        if self.most_blocks and self.row[host] >= self.most_blocks:
            self.crawl.left.setdefault(host, messages.IN_A_ROW(answers=self.row[host]))

    def _end(self) -> None:
        """The run's budget is spent: what still waits is not asked for."""
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
