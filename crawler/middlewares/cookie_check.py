"""Pages that set a cookie by script and load themselves again, to see that a browser is there: the cookie is kept, as
if the server had set it, and the page is requested once more.
"""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware
from scrapy.http import Response

from spiders.pages.blocked import checks_cookies
from spiders.pages.charsets import decoded
from spiders.pages.cookies import cookies_of

_CHECKED = "nianbao_cookie_checked"
"""Key in a request's meta: it was made again with a cookie of a page's script."""
_LONGEST = 6_000
"""Bytes of such a page."""


class CookieCheck:
    """Does so once for each request. Setting: COOKIES_ENABLED."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        if response.status != 200 or not 0 < len(response.body) < _LONGEST or _CHECKED in request.meta:
            return response
        text = decoded(response)
        cookies = self.crawler.get_downloader_middleware(CookiesMiddleware)
        said = cookies_of(text) if isinstance(cookies, CookiesMiddleware) and checks_cookies(text) else {}
        if not said:
            return response
        assert isinstance(cookies, CookiesMiddleware)
        set_by = response.replace(headers={"Set-Cookie": [f"{name}={value}; path=/" for name, value in said.items()]})
        cookies.process_response(request, set_by)
        again = request.replace(dont_filter=True, meta={**request.meta, _CHECKED: True})
        again.headers.pop("Cookie", None)
        return again
