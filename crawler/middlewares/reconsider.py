"""Requests that wait are looked at again when their turn comes: by then, more is known of those like
them. Some wait for another turn, some are not made at all (`spiders.discovery.frontier`).
"""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from spiders.portal import PortalSpider


class Reconsider:
    """Stands before all that counts requests: what is put off was not made."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        """Raises `Fruitless` for what is not to be asked for any more."""
        spider = self.crawler.spider
        return spider.reconsider(request) if isinstance(spider, PortalSpider) else None
