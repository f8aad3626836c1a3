"""What a page in the browser loads: the crawl fetches it and hands it in, or it isn't loaded.

One request at a time, only from the portal's own hosts, only where robots.txt allows it, and only so many for a
page. Pictures, fonts and visitor counters are never loaded. Redirects are followed here, under the same rules,
so none is left to the browser.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.httpproxy import HttpProxyMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.misc import build_from_crawler
from twisted.internet.defer import Deferred

from crawler.fetching.shadows import opened
from spiders.discovery.left_alone import Forbidden
from spiders.discovery.no_answer import LedAway, TooManyRedirects
from spiders.pages import read_page
from spiders.pages.addresses import belongs, host_of
from spiders.pages.scripted import is_shell
from spiders.portal import PortalSpider

logger = logging.getLogger(__name__)

LOADING = "nianbao_loading"
"""Key in a request's meta: the `Loading` of its page."""
Fetch = Callable[[Request], Awaitable[Response]]
"""Fetches one address, without following redirects."""

CLOSING = 10.0
"""Seconds for closing a page: one whose scripts never end doesn't close by itself."""

_NEVER = {"image", "media", "font", "websocket", "manifest", "eventsource", "ping"}
_METHODS = {"GET", "HEAD", "POST"}
_SEE_OTHER = {301, 302, 303}
_SAME_AGAIN = {307, 308}
_MOST_REDIRECTS = 5
_MOST_REQUESTS = 200
"""Requests of one page. Pages that list reports make fewer than 30."""
_MOST_BYTES = 16 << 20
"""Bytes of one answer: scripts and lists of reports have far less."""
_KEPT = {"script", "stylesheet"}
_MOST_KEPT = 32 << 20
"""Bytes of scripts and stylesheets that are kept during a crawl."""
_SCRIPTS_ASK = {"xhr", "fetch"}
_MOST_ASKED = 20
_MOST_ANSWERS = 100
_MOST_READ = 2 << 20
"""Bytes of an answer in which addresses of entries are looked for."""
_MOST_SAID = 8_000
"""Characters of what scripts asked for: it is kept in a header."""
_SECONDS = 20.0
"""Seconds for one answer."""
_NOT_SENT = {"accept-encoding", "connection", "content-length", "cookie", "host", "proxy-authorization", "user-agent"}
"""Headers of the browser that are those of a connection, or our own."""
_NOT_GIVEN = {"alt-svc", "content-encoding", "content-length", "link", "location", "refresh", "transfer-encoding"}
"""Headers of an answer that describe its way here, or would have the browser load more."""


@dataclass
class Shared:
    """What all pages of a crawl share: `turn`, as one request is made at a time, and the scripts and stylesheets that
    were loaded, as the next page most often needs the same.
    """

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    loaded: dict[str, Response] = field(default_factory=dict)
    size: int = 0

    def keep(self, url: str, response: Response) -> None:
        if response.status < 500 and self.size + len(response.body) <= _MOST_KEPT:
            self.size += len(response.body)
            self.loaded[url] = response


class Loading:
    """One page while it is open. `count` is told what is refused."""

    def __init__(
        self, crawler: Crawler, request: Request, fetch: Fetch, shared: Shared, count: Callable[[str], None]
    ) -> None:
        self.crawler, self.request, self.fetch, self.shared, self.count = crawler, request, fetch, shared, count
        self.page: Any = None
        self.error: Exception | None = None
        """Why the page itself could not be fetched, or the last one that its scripts led to."""
        self.asked = 0
        self.answered = 0
        """Number of answers that its scripts got to what they asked for."""
        self._robots: dict[str, RobotParser] = {}
        self.holds = False
        """Whether nothing is loaded now, as something is clicked to see where it leads."""
        self.held = 0
        """Number of requests that were not made for this."""
        self.led_to = ""
        """Where the page led while nothing was loaded."""
        self.answers: list[str] = []
        """The answers to what its scripts asked for, as far as they are texts."""
        self.is_shell = False
        """Whether the page came as nothing but a script that draws it."""
        self._asked: list[tuple[str, str, str]] = []
        self._shown = False
        """Whether the page itself has been handed in."""

    async def watch(self, page: Any) -> None:
        """From now on, all requests of the page come here, and its popups are closed."""
        self.page = page
        page.on("popup", self._popup)
        # Playwright calls the handler that was registered last.
        await page.route("**/*", self._answer)

    @property
    def asked_for(self) -> str:
        """What the page's scripts asked for, as JSON: method, address and body of each request; empty if there is
        nothing.
        """
        said = json.dumps(self._asked[:_MOST_ASKED]) if self._asked else ""
        return said if len(said) <= _MOST_SAID else ""

    async def close(self) -> None:
        """Closes the page, whatever its scripts are doing."""
        if self.page is not None:
            await close(self.page)

    async def _popup(self, popup: Any) -> None:
        self.count(f"popup {popup.url}")
        await close(popup)

    async def _answer(self, route: Any) -> None:
        """Answers one request of the page, or aborts it."""
        from playwright.async_api import Error

        asked = route.request
        navigates = asked.is_navigation_request() and asked.frame == self.page.main_frame
        itself = navigates and not self._shown
        if self.holds and (navigates or asked.resource_type in _SCRIPTS_ASK):
            self.led_to, self.held = asked.url if navigates else self.led_to, self.held + 1
            with suppress(Error):
                await (route.fulfill(status=204) if navigates else route.abort())
            return
        self.asked += 1
        with suppress(Error):  # the page has been closed
            try:
                response = await self._load(asked)
            except Exception as error:  # noqa: BLE001  (whatever a stranger's server did: the page goes without it)
                self.count(f"{asked.method} {asked.url} ({type(error).__name__}: {error})")
                if navigates:
                    self.error = error
                if navigates and not itself:
                    await route.fulfill(status=204)  # the browser stays on the page that it shows
                else:
                    await route.abort()
                return
            if itself:
                self.is_shell = _is_shell(asked.url, response)
            self._shown |= itself
            if asked.resource_type in _SCRIPTS_ASK and response.status == 200:
                self.answered += 1
                self._note(asked, response)
            body = opened(response.body) if navigates else response.body
            await route.fulfill(status=response.status, headers=_given(response), body=body)

    def _note(self, asked: Any, response: Response) -> None:
        """Notes what a script asked for, and the answer."""
        self._asked.append((asked.method, asked.url, (asked.post_data_buffer or b"").decode("utf-8", "replace")))
        if len(response.body) <= _MOST_READ and len(self.answers) < _MOST_ANSWERS:
            self.answers.append(response.body.decode("utf-8", "replace"))

    async def _load(self, asked: Any) -> Response:
        """The answer to one request, at the end of its redirects. Raises IgnoreRequest if it may not be made."""
        if self.asked > _MOST_REQUESTS or asked.resource_type in _NEVER or asked.method not in _METHODS:
            raise IgnoreRequest(asked.resource_type)
        url, method, body = asked.url, asked.method, asked.post_data_buffer or b""
        keeps = asked.resource_type in _KEPT and method == "GET"
        if keeps and url in self.shared.loaded:
            return self.shared.loaded[url]
        async with self.shared.turn:
            for _ in range(_MOST_REDIRECTS):
                response = await self._ask(asked, url, method, body)
                location = response.headers.get("Location")
                if response.status not in _SEE_OTHER | _SAME_AGAIN or not location:
                    response = await self._unpacked(response)
                    if keeps:
                        self.shared.keep(asked.url, response)
                    return response
                url = urljoin(url, location.decode("latin-1"))
                if response.status in _SEE_OTHER:
                    method, body = "GET", b""
        raise TooManyRedirects(url)

    async def _ask(self, asked: Any, url: str, method: str, body: bytes) -> Response:
        if not is_own(self.crawler, url):
            raise LedAway(urlsplit(url).hostname or url)
        if not await self._is_allowed(url):
            raise Forbidden(url)
        headers = {name: value for name, value in asked.headers.items() if name.lower() not in _NOT_SENT}
        headers["User-Agent"] = self.crawler.settings["USER_AGENT"]
        cookies = await self.page.context.cookies(url)
        if cookies:
            headers["Cookie"] = "; ".join(f"{each['name']}={each['value']}" for each in cookies)
        meta = {"download_maxsize": _MOST_BYTES, "download_timeout": _SECONDS}
        request = Request(url, method=method, body=body, headers=headers, meta=meta)
        proxies = self.crawler.get_downloader_middleware(HttpProxyMiddleware)
        if isinstance(proxies, HttpProxyMiddleware):
            proxies.process_request(request)
        return (await self.fetch(request)).replace(request=request)

    async def _unpacked(self, response: Response) -> Response:
        unpacks = self.crawler.get_downloader_middleware(HttpCompressionMiddleware)
        assert isinstance(unpacks, HttpCompressionMiddleware)
        assert response.request is not None
        plain = unpacks.process_response(response.request, response)
        assert isinstance(plain, Response)
        return plain

    async def _is_allowed(self, url: str) -> bool:
        """Whether robots.txt allows an address."""
        robots = self.crawler.get_downloader_middleware(RobotsTxtMiddleware)
        if not isinstance(robots, RobotsTxtMiddleware):
            return True
        netloc = urlsplit(url).netloc
        rules = robots._parsers.get(netloc)
        if rules is None and host_of(url) != host_of(self.request.url):
            rules = await robots.robot_parser(Request(url))
        elif isinstance(rules, Deferred) or netloc not in robots._parsers:
            rules = await self._rules(robots, url)
        return rules is None or bool(rules.allowed(url, self.crawler.settings["ROBOTSTXT_USER_AGENT"]))

    async def _rules(self, robots: RobotsTxtMiddleware, url: str) -> RobotParser:
        """The rules of another name or port of the page's own server. Scrapy's middleware would wait for its turn
        at that server, which the page has until it is closed. Raises `Forbidden` if there is no clear answer.
        """
        place = urljoin(url, "/robots.txt")
        if place not in self._robots:
            request = Request(place, headers={"User-Agent": self.crawler.settings["USER_AGENT"]})
            response = (await self.fetch(request)).replace(request=request)
            if not (response.status < 300 or 400 <= response.status < 500):
                raise Forbidden(place)
            body = (await self._unpacked(response)).body if response.status < 300 else b""
            self._robots[place] = build_from_crawler(robots._parserimpl, self.crawler, body)
        return self._robots[place]


def _is_shell(url: str, response: Response) -> bool:
    text = response.body[:_MOST_READ].decode("utf-8", "replace")
    page = read_page(url, text)
    return page is not None and is_shell(page, text)


def is_own(crawler: Crawler, url: str) -> bool:
    """Whether an address is a page on the hosts that the portal declares."""
    spider = crawler.spider
    assert isinstance(spider, PortalSpider)
    ours = spider.crawl.site.owns(url) or belongs(url, spider.system.hosts)
    return urlsplit(url).scheme in {"http", "https"} and ours


async def close(page: Any) -> None:
    """Closes a page or popup of the browser."""
    from playwright.async_api import Error

    with suppress(Error, TimeoutError):
        await asyncio.wait_for(page.close(), CLOSING)


def _given(response: Response) -> dict[str, str]:
    """Headers for the browser. Playwright wants several cookies as lines of one."""
    return {
        name.decode("latin-1"): ("\n" if name.lower() == b"set-cookie" else ", ").join(
            each.decode("latin-1") for each in values
        )
        for name, values in response.headers.items()
        if name.decode("latin-1").lower() not in _NOT_GIVEN
    }
