"""浏览器: opens pages that scripts fill in Chromium, through scrapy-playwright. No other page is opened there.

Chromium itself reaches no network: its proxy refuses everything (`crawler.fetching.refusing_proxy`), it resolves no
names, and sends nothing past its proxy. What a page loads is fetched by the crawl and handed in
(`crawler.fetching.loading`), with the crawl's own checks of addresses, its mirror and its proxy. There are no
popups, service workers or downloads. Needs the extra `browser`; without it, such pages are recorded as not read.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from typing import Any, Self
from urllib.parse import urldefrag, urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.fetching.loading import LOADING, Fetch, Loading, Shared, is_own
from crawler.fetching.refusing_proxy import RefusingProxy
from crawler.fetching.shadows import record
from spiders.discovery.no_answer import Endless, LedAway, Unopened
from spiders.pages.addresses import written_route_of
from spiders.pages.scripted import ASKED
from spiders.portal import PortalSpider

_PATIENCE = 20_000
"""Milliseconds for a page and everything that its scripts load. One that never stops loading isn't read, as
nobody knows what is missing.
"""
_AT_MOST = 45.0
"""Seconds for a page in all: while its scripts run without end, Chromium doesn't say what is on it."""


class Browser:
    """The extension that holds the browser. Settings: BROWSER_PAGES (0: no browser), and those of
    scrapy-playwright. None of them opens another way out: PLAYWRIGHT_LAUNCH_OPTIONS only adds to ours, and a
    browser that runs already (PLAYWRIGHT_CDP_URL, PLAYWRIGHT_CONNECT_URL) isn't used.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.handler: Any = None
        self.proxy = RefusingProxy(crawler.stats)
        self.starting = asyncio.Lock()
        self.shared = Shared()
        self._guarded: Any = None
        """The context whose popups can't load anything."""

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

    async def render(self, request: Request, fetch: Fetch) -> Response:
        """The page after its scripts have run; `fetch` is asked for all that it loads. Raises `Unopened`, `Endless`,
        `LedAway`, or what `fetch` raised for the page itself.
        """
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as Late

        loading = Loading(self.crawler, request, fetch, self.shared, self.proxy.count)
        try:
            async with self.starting:
                if self.handler is None:
                    await self._start()
            response = await self._open(request, loading)
        except (Error, TimeoutError) as error:
            if loading.error is not None:
                raise loading.error from None
            if isinstance(error, Late | TimeoutError):
                raise Endless(f"after {_AT_MOST:.0f} seconds") from error
            raise Unopened(str(error).splitlines()[0]) from error
        if not is_own(self.crawler, response.url):
            raise LedAway(urlsplit(response.url).hostname or response.url)
        headers = {**response.headers, ASKED: loading.asked_for} if loading.asked_for else response.headers
        # The request as the crawl made it: when its answer came is noted there, which ties a capture to its record.
        return response.replace(url=_address(request.url, response.url), headers=headers, request=request)

    async def _open(self, request: Request, loading: Loading) -> Response:
        from crawler.fetching.chromium import CONTEXT

        opened = request.replace(
            meta={
                **request.meta,
                "playwright": True,
                LOADING: loading,
                "playwright_context_kwargs": CONTEXT,
                "playwright_page_init_callback": partial(self._watch, loading=loading),
                "playwright_page_goto_kwargs": {"wait_until": "networkidle", "timeout": _PATIENCE},
            }
        )
        try:
            response: Response = await asyncio.wait_for(self.handler.download_request(opened), _AT_MOST)
        finally:
            await loading.close()
        return response

    async def _watch(self, page: Any, request: Request, loading: Loading) -> None:
        del request
        if self._guarded is not page.context:
            # The handlers of a page come before those of its context: these are for popups.
            await page.context.route("**/*", _stop)
            self._guarded = page.context
        await record(page)
        await loading.watch(page)

    async def _start(self) -> None:
        from crawler.fetching.chromium import Chromium

        handler = Chromium(self.crawler, await self.proxy.open())
        try:
            await handler.start()
        except BaseException:
            self.proxy.close()
            await handler.close()
            raise
        self.handler = handler

    async def closed(self) -> None:
        if self.handler is not None:
            await self.handler.close()
        self.proxy.close()


def _address(asked: str, shown: str) -> str:
    """The address of a page that was opened: the one asked for, unless its script led to another document."""
    if urldefrag(asked).url == urldefrag(shown).url:
        return asked
    route = written_route_of(shown)
    return urldefrag(shown).url + (f"#{route}" if route else "")


async def _stop(route: Any) -> None:
    from playwright.async_api import Error

    with suppress(Error):
        await route.abort()
