"""HTTPS broken where HTTP works, and the reverse: the other scheme is tried, once.

Stands before the retries on the way back, so that it acts when they have given up.
"""

from __future__ import annotations

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)

from spiders.captures import FIRST_ERROR
from spiders.discovery.no_answer import FirstError, is_tls

_OTHER = {"https": "http", "http": "https"}


class OtherScheme:
    """Asks again with http for https, or https for http, where no connection came about."""

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if request.meta.get(FIRST_ERROR) or isinstance(exception, CannotResolveHostError):
            return None
        if not isinstance(exception, (DownloadConnectionRefusedError, DownloadFailedError, DownloadTimeoutError)):
            return None
        scheme, rest = request.url.split("://", 1)
        if scheme not in _OTHER:
            return None
        # What went wrong at first is mostly what a person can do something about.
        meta = {**request.meta, FIRST_ERROR: FirstError(f"{scheme}: {exception}", is_tls(exception))}
        meta.pop("retry_times", None)
        return request.replace(url=f"{_OTHER[scheme]}://{rest}", meta=meta, dont_filter=True)
