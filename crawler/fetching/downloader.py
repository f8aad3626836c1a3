"""Scrapy's downloader, with a fix: it obeys CONCURRENT_REQUESTS_PER_DOMAIN even without a delay.

Scrapy (2.19) counts a request as active when its task runs, not when the task is created. With
DOWNLOAD_DELAY=0 it therefore starts all waiting requests to a host before it counts the first.
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
    """For Scrapy's setting DOWNLOADER; it has no settings of its own."""

    def _wait_for_download(
        self, slot: Slot, request: Request, queue_dfd: Deferred[Response]
    ) -> Coroutine[Any, Any, None]:
        slot.transferring.add(request)
        return super()._wait_for_download(slot, request, queue_dfd)
