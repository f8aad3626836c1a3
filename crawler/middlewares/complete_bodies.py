"""CompleteBodies answers only: compressed bodies that end too early are asked for again, then given up.

Scrapy notices a body that is shorter than its Content-Length, but takes what it gets of a gzip
stream that breaks off: half a report would be read as a whole one. It stands before Scrapy's own
decompression on the way back.
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
    """Settings: RETRY_TIMES."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Raises ResponseDataLossError for what is cut off each time."""
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
    """Whether a gzip stream has an end, and its checksum is right."""
    reader = zlib.decompressobj(wbits=31)
    try:
        reader.decompress(body, _PIECE)
        while reader.unconsumed_tail:
            reader.decompress(reader.unconsumed_tail, _PIECE)
        reader.flush()
    except zlib.error:
        return False
    return reader.eof
