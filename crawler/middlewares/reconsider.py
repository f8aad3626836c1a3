"""Requests are looked at again when their turn comes: by then, more is known about pages like theirs.
Some wait for another turn, some are not made at all (`spiders.discovery.frontier`).
"""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from spiders.discovery.requests import reconsider
from spiders.pages.scripted import RENDER
from spiders.portal import PortalSpider
from spiders.systems import Lead


class Reconsider:
    """Runs before all that counts requests: one that is put off was not made."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        """Raises `Fruitless` for what is not to be asked for any more."""
        spider, lead = self.crawler.spider, request.cb_kwargs.get("lead")
        on_its_way = request.meta.keys() & {"redirect_urls", "retry_times", RENDER}
        if not isinstance(spider, PortalSpider) or not isinstance(lead, Lead) or on_its_way:
            return None
        later = reconsider(spider.crawl, lead, request.priority)
        return None if later is None else request.replace(priority=later)
