"""Requests pages again whose gzip stream is cut off, and gives up if that doesn't help.

Scrapy notices a body that is shorter than its Content-Length, but accepts what it gets of a gzip
stream that breaks off: half a report would be read as a complete one. This middleware sees responses
before Scrapy's own decompression.
"""

from __future__ import annotations

import zlib
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

from crawler.encodings import GZIP, name_encoding

_PIECE = 1 << 16


class CompleteBodies:
    """Lets only complete gzip bodies through. Setting: RETRY_TIMES."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """The response, or the request again. Raises ResponseDataLossError if each attempt was cut off."""
        body = response.body
        if not body.startswith(GZIP):
            return response
        name_encoding(response)
        if response.headers.get("Content-Encoding") is None or is_whole(body):
            return response
        assert self.crawler.spider is not None
        again = get_retry_request(request, spider=self.crawler.spider, reason="gzip cut off")
        if again is None:
            raise ResponseDataLossError("the gzip stream breaks off")
        return again


def is_whole(body: bytes) -> bool:
    """Whether a gzip stream is complete and its checksum is right."""
    reader = zlib.decompressobj(wbits=31)
    try:
        reader.decompress(body, _PIECE)
        while reader.unconsumed_tail:
            reader.decompress(reader.unconsumed_tail, _PIECE)
        reader.flush()
    except zlib.error:
        return False
    return reader.eof
