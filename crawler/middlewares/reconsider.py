"""Decides again about each request when its turn comes, as more is known about similar pages by then.
Some requests are postponed, some are not made at all (`spiders.discovery.frontier`).
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
    """Runs before request counters, so that postponed requests are not counted."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        """None to make the request now, or the same request with a lower priority. Raises `Fruitless` if
        the page is no longer worth fetching.
        """
        spider, lead = self.crawler.spider, request.cb_kwargs.get("lead")
        on_its_way = request.meta.keys() & {"redirect_urls", "retry_times", RENDER}
        if not isinstance(spider, PortalSpider) or not isinstance(lead, Lead) or on_its_way:
            return None
        later = reconsider(spider.crawl, lead, request.priority)
        return None if later is None else request.replace(priority=later)
