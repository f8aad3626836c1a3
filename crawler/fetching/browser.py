"""浏览器: opens pages that scripts fill in Chromium, through scrapy-playwright. No other page is opened there.

Requests of a page's scripts are made one at a time, only to the portal's own hosts, and only where
robots.txt allows them; pictures, fonts and visitor counters are never loaded. They go through the
mirror if there is one. Needs the extra `browser`; without it, such pages are recorded as not read.
"""

from __future__ import annotations

import asyncio
from importlib.util import find_spec
from typing import Any, Self
from urllib.parse import urljoin

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import DownloadFailedError
from scrapy.http import Response

from crawler.fetching.mirror import mirrored, real
from spiders.pages.addresses import belongs
from spiders.portal import PortalSpider

_NEVER = {"image", "media", "font", "websocket", "manifest", "eventsource", "ping"}
_MOST_REDIRECTS = 5
_PATIENCE = 20_000
"""Milliseconds for a page and everything that its scripts load."""


class Browser:
    """The extension that holds the browser. Settings: BROWSER_PAGES (0: no browser), MIRROR, and those of
    scrapy-playwright.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.mirror: str | None = crawler.settings.get("MIRROR")
        self.handler: Any = None
        self.starting = asyncio.Lock()
        self.turn = asyncio.Lock()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        spider = crawler.spider
        if isinstance(spider, PortalSpider):
            replay = bool(crawler.settings.get("REPLAY"))
            there = replay or find_spec("scrapy_playwright") is not None
            spider.crawl.browser_pages = crawler.settings.getint("BROWSER_PAGES") if there else None
        crawler.signals.connect(extension.closed, signals.spider_closed)
        return extension

    async def render(self, request: Request) -> Response:
        """The page after its scripts have run. Raises DownloadFailedError."""
        from playwright.async_api import Error

        async with self.starting:
            if self.handler is None:
                await self._start()
        opened = request.replace(
            meta={
                **request.meta,
                "playwright": True,
                "playwright_page_init_callback": self._watch,
                "playwright_page_goto_kwargs": {"wait_until": "networkidle", "timeout": _PATIENCE},
            }
        )
        try:
            response: Response = await self.handler.download_request(opened)
        except Error as error:
            words = error.message.splitlines()[0]
            raise DownloadFailedError(f"the browser could not open it: {words}") from error
        return response

    async def _start(self) -> None:
        from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

        handler = ScrapyPlaywrightDownloadHandler(self.crawler)
        await handler._launch()  # the handler starts on a signal that Scrapy sent long ago
        self.handler = handler

    async def closed(self) -> None:
        if self.handler is not None:
            await self.handler.close()

    async def _watch(self, page: Any, request: Request) -> None:
        del request
        # Playwright calls the handler that was registered last.
        await page.route("**/*", self._answer)

    async def _answer(self, route: Any) -> None:
        """Answers one request of a page: fetches it here, or aborts it."""
        from playwright.async_api import Error

        asked = route.request
        try:
            if asked.resource_type in _NEVER or not await self._may(asked.url):
                await route.abort()
                return
            async with self.turn:
                answer = await self._fetch(route, asked.url)
            await route.fulfill(response=answer)
        except Error:  # the page has been closed, or the host doesn't answer
            try:
                await route.abort()
            except Error:
                return

    async def _may(self, url: str) -> bool:
        spider = self.crawler.spider
        assert isinstance(spider, PortalSpider)
        if not belongs(url, spider.crawl.site.own | spider.system.hosts):
            return False
        robots = self.crawler.get_downloader_middleware(RobotsTxtMiddleware)
        if not isinstance(robots, RobotsTxtMiddleware):
            return True
        rules = await robots.robot_parser(Request(url))
        name = self.crawler.settings["ROBOTSTXT_USER_AGENT"]
        return rules is None or bool(rules.allowed(url, name))

    async def _fetch(self, route: Any, url: str) -> Any:
        headers = {**route.request.headers, "user-agent": self.crawler.settings["USER_AGENT"]}
        for _ in range(_MOST_REDIRECTS):
            at = mirrored(url, self.mirror) if self.mirror else url
            answer = await route.fetch(url=at, headers=headers, max_redirects=0)
            location = answer.headers.get("location")
            if answer.status not in {301, 302, 303, 307, 308} or not location:
                break
            url = urljoin(url, real(location, url, self.mirror) if self.mirror else location)
            if not await self._may(url):
                break
        return answer
