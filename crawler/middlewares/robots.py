"""Scrapy's robots.txt middleware, with an exception of its own for pages that it forbids; and what Scrapy leaves out: a
robots.txt that answers 5xx forbids everything (RFC 9309, 2.3.1.4), and its Crawl-delay is kept.
"""

from __future__ import annotations

from itertools import islice
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from spiders import messages
from spiders.discovery import requests
from spiders.discovery.left_alone import Forbidden
from spiders.portal import PortalSpider

_MOST_MAPS = 5
_NOTHING = b"User-agent: *\nDisallow: /\n"


class RobotsTxt(RobotsTxtMiddleware):
    """Settings: ROBOTSTXT_OBEY, ROBOTSTXT_USER_AGENT."""

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raises `Forbidden` if robots.txt forbids the page."""
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            raise Forbidden(str(error)) from error
        if self._delay(rp) is not None:
            request.meta["autothrottle_dont_adjust_delay"] = True

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        spider = self.crawler.spider
        if response.status >= 500 and isinstance(spider, PortalSpider):
            where = f"{urlsplit(request.url).scheme}://{netloc}/robots.txt"
            spider.crawl.failures[where] = messages.ROBOTS_ERROR(status=response.status)
            response = response.replace(body=_NOTHING)
        await super()._parse_robots(response, netloc, request)
        parser = self._parsers[netloc]
        if isinstance(parser, ProtegoRobotParser) and isinstance(spider, PortalSpider):
            for url in islice(parser.rp.sitemaps, _MOST_MAPS):
                requests.keep_map(spider.crawl, url)
        delay = self._delay(parser) if isinstance(parser, RobotParser) else None
        engine = self.crawler.engine
        if delay is not None and engine is not None:
            slot = engine.downloader.slots.get(engine.downloader.get_slot_key(request))
            if slot is not None:
                slot.delay = max(slot.delay, delay)

    def _delay(self, rp: RobotParser | None) -> float | None:
        """The seconds between two requests that robots.txt asks for; None if it doesn't, or a mirror is asked."""
        settings = self.crawler.settings
        if not isinstance(rp, ProtegoRobotParser) or settings.get("MIRROR") or settings.get("REPLAY"):
            return None
        said = rp.rp.crawl_delay(settings["ROBOTSTXT_USER_AGENT"])
        return None if said is None else float(said)
