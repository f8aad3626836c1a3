"""Scrapy's downloader, that keeps to CONCURRENT_REQUESTS_PER_DOMAIN without a delay, too.

Scrapy (2.19) counts a request among those under way when its task is run, not when it is made: with
DOWNLOAD_DELAY=0 it begins all that wait for a host before it counts the first.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader as ScrapyDownloader
from scrapy.core.downloader import Slot
from scrapy.http import Response
from twisted.internet.defer import Deferred


class Downloader(ScrapyDownloader):
    """One class for `DOWNLOADER`; all settings are Scrapy's."""

    def _wait_for_download(
        self, slot: Slot, request: Request, queue_dfd: Deferred[Response]
    ) -> Coroutine[Any, Any, None]:
        slot.transferring.add(request)
        return super()._wait_for_download(slot, request, queue_dfd)
