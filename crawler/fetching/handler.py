"""The last step of a fetch: from the portal, from its mirror, through a browser, or from the archive."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.web.iweb import IPolicyForHTTPS

from crawler.fetching.browser import Browser
from crawler.fetching.heads import ShortHeads
from crawler.fetching.joined import fetch_joined
from crawler.fetching.mirror import mirrored, real
from crawler.fetching.private import Allowed, CheckedAgent
from crawler.fetching.replay import Replay
from crawler.fetching.tls import PerHost
from spiders.captures import FIRST_ERROR, TRANSPORT, Transport
from spiders.discovery.left_alone import LeftAlone
from spiders.pages.addresses import host_of, route_of
from spiders.pages.scripted import PARTS, RENDER
from spiders.portal import PortalSpider


class Handler(HTTP11DownloadHandler):
    """Scrapy's HTTP handler, which goes through the mirror if there is one, and else to no private address that
    the portal's declaration doesn't allow.
    """

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.crawler = crawler
        self._pool._factory = ShortHeads
        old = {host.removeprefix("www.") for host in crawler.settings.getlist("OLD_TLS_HOSTS")}
        self._tls = PerHost(crawler, frozenset(old))
        self._contextFactory: IPolicyForHTTPS = cast("IPolicyForHTTPS", self._tls)
        self._fallen_back: set[str] = set()
        """Hosts that were asked by HTTP, as HTTPS had failed."""
        replay = crawler.get_extension(Replay)
        self._replay = replay if isinstance(replay, Replay) else None
        self._mirror: str | None = crawler.settings.get("MIRROR")
        spider = crawler.spider
        self._allowed = Allowed.by(spider.crawl.site) if isinstance(spider, PortalSpider) else Allowed()

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises `LeftAlone` if the host refused access while the request waited for its turn, and
        `PrivateAddress`.
        """
        self._check_left(request)
        if self._replay is not None:
            return await self._replay.answer(request)
        if request.meta.get(PARTS):
            response = await fetch_joined(self.crawler, request, self._fetch)
            request.meta[TRANSPORT] = None if self._mirror else self._transport(request)
            return response
        if request.meta.get(RENDER):
            browser = self.crawler.get_extension(Browser)
            assert isinstance(browser, Browser)
            response = await browser.render(request, self._fetch)
            request.meta[TRANSPORT] = None if self._mirror else self._transport(request)
            return response
        return await self._fetch(request)

    def _check_left(self, request: Request) -> None:
        spider, host = self.crawler.spider, host_of(request.url)
        if isinstance(spider, PortalSpider) and host in spider.crawl.left:
            raise LeftAlone(spider.crawl.left[host])

    async def _fetch(self, request: Request) -> Response:
        """The answer of the portal or of its mirror, in as many bytes as it sends."""
        self._check_left(request)
        if not self._mirror:
            return await self._from_portal(request)
        request.meta[TRANSPORT] = None
        meta = {**request.meta, "proxy": None}
        inner = request.replace(url=mirrored(request.url, self._mirror), meta=meta)
        inner.headers.pop("Proxy-Authorization", None)
        response = await super().download_request(inner)
        # AutoThrottle uses it.
        request.meta["download_latency"] = inner.meta.get("download_latency")
        location = response.headers.get("Location")
        if location:
            there = real(location.decode("latin-1"), request.url, self._mirror)
            response.headers["Location"] = there.encode("latin-1")
        return response.replace(url=request.url)

    async def _from_portal(self, request: Request) -> Response:
        try:
            response = await self._ask(request)
        except Exception as error:
            if not self._tls.gives_up(_name_of(request), error):
                raise
            response = await self._ask(request)
        request.meta[TRANSPORT] = self._transport(request)
        return response.replace(url=request.url) if route_of(request.url) else response

    def _transport(self, request: Request) -> Transport:
        """How the answer to a request came. HTTPS fails before HTTP is tried (`crawler.middlewares.scheme`)."""
        name = _name_of(request)
        if urlsplit(request.url).scheme == "https":
            return "verified" if self._tls.verifies(name) else "unverified"
        if request.meta.get(FIRST_ERROR):
            self._fallen_back.add(name)
        return "plain_after_tls" if name in self._fallen_back else "plain"

    async def _ask(self, request: Request) -> Response:
        """As Scrapy's `download_request`, with an agent that checks addresses."""
        self._allowed.check(request.url, by_proxy=bool(request.meta.get("proxy")))
        agent = CheckedAgent(
            self._allowed,
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self.crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )
        with wrap_twisted_exceptions():
            return await maybe_deferred_to_future(agent.download_request(request))


def _name_of(request: Request) -> str:
    """The host's name as TLS has it, in ASCII."""
    return urlsplit(request.url).hostname or ""
