"""Chromium as a crawl starts it: with the gate as its only way to a network, and if possible in its sandbox.

This module needs the extra `browser`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from playwright.async_api import Error
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from crawler.fetching.loading import LOADING
from crawler.fetching.opening import Opening
from crawler.fetching.shadows import declare, find
from crawler.fetching.switching import switch
from crawler.fetching.turning import turn
from spiders.pages.scripted import OPEN, TURN

logger = logging.getLogger(__name__)

CONTEXT = {"accept_downloads": False, "service_workers": "block", "permissions": []}
"""Playwright's options for the context of all pages."""

_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--dns-prefetch-disable",
    "--disable-quic",
    "--no-pings",
    # WebRTC sends UDP, which knows no proxy.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)
_PAST_THE_GATE = ("--proxy-", "--no-proxy-server", "--host-resolver-rules", "--host-rules")
"""Arguments that would open another way out."""


class Chromium(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """scrapy-playwright's handler, without downloads and without other browsers than one of its own."""

    def __init__(self, crawler: Crawler, gate: str) -> None:
        """`gate` is the address of Chromium's proxy."""
        super().__init__(crawler)
        # It warns with a traceback of each page that fails, which stands in the corpus anyway.
        logging.getLogger("scrapy-playwright").setLevel(logging.ERROR)
        self.config.cdp_url = self.config.connect_url = None
        self.config.browser_type_name = "chromium"
        self.config.launch_options = launch_options(self.config.launch_options, gate)

    async def start(self) -> None:
        """Starts Chromium. Raises playwright's Error."""
        await self._launch()  # which happens on a signal that Scrapy sent long ago
        options = self.config.launch_options
        try:
            await self._maybe_launch_browser()
        except Error:
            if not options["chromium_sandbox"]:
                raise
            options["chromium_sandbox"] = False
            await self._maybe_launch_browser()
        if not options["chromium_sandbox"]:
            why = "it has none for root" if os.geteuid() == 0 else "it doesn't start in it here"
            logger.warning("Chromium opens pages without its sandbox: %s. Crawl as a user that may use it", why)

    async def _get_response_and_download(self, request: Request, page: Any, spider: Spider) -> tuple[Any, None]:
        """The answer of the page itself. What its scripts save as a file is no page's concern."""
        del spider
        response = await page.goto(url=request.url, **request.meta["playwright_page_goto_kwargs"])
        await find(page)
        if request.meta.get(TURN):
            with suppress(Error):  # a page that can't be turned is still read
                await turn(page)
                await switch(page, request.meta[LOADING])
        if request.meta.get(OPEN):
            with suppress(Error):
                await Opening(page, request.meta[LOADING]).run()
        await declare(page)
        return response, None


def launch_options(given: Mapping[str, Any], gate: str) -> dict[str, Any]:
    """Playwright's options for starting Chromium: those of PLAYWRIGHT_LAUNCH_OPTIONS, with ours."""
    args = [each for each in given.get("args", ()) if not each.startswith(_PAST_THE_GATE)]
    return {
        "chromium_sandbox": os.geteuid() != 0,
        "ignore_default_args": ["--disable-popup-blocking"],
        **given,
        "args": [*args, *_ARGUMENTS],
        "proxy": {"server": gate, "bypass": "<-loopback>"},  # which means: loopback isn't bypassed
    }
