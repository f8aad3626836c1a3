"""Tries the other scheme once: HTTP where HTTPS is broken, and the reverse.

It sees errors after the retry middleware, so it acts only once that has given up.
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
    """Repeats a request with http instead of https, or the reverse, if no connection was possible."""

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if request.meta.get(FIRST_ERROR) or isinstance(exception, CannotResolveHostError):
            return None
        if not isinstance(exception, (DownloadConnectionRefusedError, DownloadFailedError, DownloadTimeoutError)):
            return None
        scheme, rest = request.url.split("://", 1)
        if scheme not in _OTHER:
            return None
        # The first error is usually the one that a person can act on.
        meta = {**request.meta, FIRST_ERROR: FirstError(f"{scheme}: {exception}", is_tls(exception))}
        meta.pop("retry_times", None)
        return request.replace(url=f"{_OTHER[scheme]}://{rest}", meta=meta, dont_filter=True)
