"""Unpacks compressed bodies, as far as DOWNLOAD_MAXSIZE allows, and requests those again that are cut off.

It takes the place of Scrapy's own decompression, which accepts what it gets of a stream that breaks off: half
a report would be read as a complete one.
"""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

from crawler.encodings import CutOff, TooLarge, Undecodable, codings, name_encoding, unpack
from spiders import messages
from spiders.discovery.no_answer import NotUnpacked


class CompleteBodies(HttpCompressionMiddleware):
    """Lets only complete bodies through, unpacked. Settings: DOWNLOAD_MAXSIZE, RETRY_TIMES."""

    def __init__(self, *, crawler: Any) -> None:
        super().__init__(crawler=crawler)
        self.crawler = crawler

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The response, or the request again. Raises ResponseDataLossError if each attempt was cut off, and
        `NotUnpacked` if the body is too large or isn't what the server says.
        """
        if not response.body:
            return response
        name_encoding(response)
        try:
            found: Request | Response = super().process_response(request, response)
        except TooLarge as error:
            raise NotUnpacked(messages.TOO_LARGE()) from error
        except CutOff as error:
            again = get_retry_request(request, spider=self.crawler.spider, reason="body cut off")
            if again is None:
                raise ResponseDataLossError(str(error)) from error
            return again
        except Undecodable as error:
            raise NotUnpacked(messages.NOT_UNPACKED(error=error)) from error
        return found

    def _handle_encoding(self, body: bytes, content_encoding: list[bytes], max_size: int) -> tuple[bytes, list[bytes]]:
        undone, kept = codings(content_encoding)
        return unpack(body, undone, max_size), [each.encode("latin-1") for each in kept]
