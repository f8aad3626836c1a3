"""Scrapy's robots.txt middleware, with an exception of its own for pages that it forbids."""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.robotstxt import RobotParser

from spiders.discovery.left_alone import Forbidden


class RobotsTxt(RobotsTxtMiddleware):
    """Settings: ROBOTSTXT_OBEY, ROBOTSTXT_USER_AGENT."""

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raises `Forbidden` if robots.txt forbids the page."""
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            raise Forbidden(str(error)) from error
