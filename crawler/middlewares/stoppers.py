"""Leaves out the pages over which the watchdog ended a crawl before (`crawler.extensions.watchdog`)."""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.pipelines import CorpusPipeline
from spiders.discovery.no_answer import StoppedCrawl
from spiders.pages.addresses import key_of


class Stoppers:
    """Setting: REFRESH_ALL (such pages are tried again)."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.again = crawler.settings.getbool("REFRESH_ALL")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises `StoppedCrawl` for a page that is left out."""
        pipeline = self.crawler.get_item_pipeline(CorpusPipeline)
        if self.again or not isinstance(pipeline, CorpusPipeline):
            return
        if pipeline.opened.stoppers and key_of(request.url) in pipeline.opened.stoppers:
            raise StoppedCrawl
