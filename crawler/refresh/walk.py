"""How the spider's walk differs in a refresh: pages that were not fetched give no capture, and known reports are
fetched even if no link leads to them.

Reports that no list names any more are fetched when everything else is done: at once if the page that
led to them has changed, otherwise when they are due. The same holds for addresses where a report once
was, as it may come back after a repair of the portal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured
from scrapy.http import Response
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware

from crawler.refresh.cache import AT_ONCE, CACHED, CONFIRMED, FURTHER, SAME, Cache, FromArchive
from crawler.refresh.histories import Known
from spiders import messages
from spiders.captures import ERRORS, NOT_MODIFIED, READ, Capture
from spiders.discovery.requests import follow
from spiders.pages.addresses import key_of
from spiders.portal import PortalSpider
from spiders.systems import Lead


class Walk(BaseSpiderMiddleware):
    """A spider middleware. Setting: REFRESH. Stats: nianbao/unchanged (fetched, and as before),
    nianbao/not_due.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("REFRESH"):
            raise NotConfigured
        super().__init__(crawler)
        self.changed: set[str] = set()
        """Keys (`key_of`) of pages that are new or changed."""
        self.looked_after = False
        self.unnamed: set[str] = set()
        """Keys of known reports that no link led to."""
        self.missed: set[str] = set()
        """Keys of pages that were fetched, and are no report today."""
        self.columns: dict[str, str] = {}
        """Columns that were read today: their addresses, by key."""
        self.naming: set[str] = set()
        """Keys of pages that led to a report today."""
        crawler.signals.connect(self.idle, signals.spider_idle)

    @property
    def storage(self) -> FromArchive:
        cache = self.crawler.get_downloader_middleware(Cache)
        assert isinstance(cache, Cache)
        return cache.storage

    def process_spider_input(self, response: Response) -> None:
        stats = self.crawler.stats
        assert stats is not None
        if CONFIRMED in response.flags or response.meta.get(SAME):
            stats.inc_value("nianbao/unchanged")
        elif CACHED in response.flags:
            stats.inc_value("nianbao/not_due")

    def get_processed_item(self, item: Any, response: Response | None) -> Any:
        if response is None or not isinstance(item, Capture):
            return item
        (self.missed.discard if item.role in READ else self.missed.add)(key_of(item.url))
        if item.role == "column":
            self.columns[key_of(item.url)] = item.url
        elif item.role in READ and item.referrer and not self.looked_after:
            self.naming.add(key_of(item.referrer))
        if key_of(item.url) != key_of(response.url):  # a capture of the address that redirected here
            self.changed.add(key_of(item.url))
            return item
        if CONFIRMED in response.flags:
            return replace(item, status=NOT_MODIFIED)
        if CACHED in response.flags:
            assert response.request is not None
            self._spider.crawl.stored(response.request.cb_kwargs["lead"])
            return None
        # A refusal or an error says nothing about the links on the page.
        if item.role not in ERRORS and not response.meta.get(SAME):
            self.changed.add(key_of(response.url))
        return item

    def get_processed_request(self, request: Request, response: Response | None) -> Request | None:
        lead = request.cb_kwargs.get("lead")
        if response is None or not isinstance(lead, Lead):
            return request
        came: Lead | None = response.cb_kwargs.get("lead")
        # A column's first answer from its content system is the list's first page, not a further one.
        paged = lead.kind == "search" and came is not None and came.kind == "search"
        if lead.kind == "list" or paged:
            request.meta[FURTHER] = True
            before = came is not None and came.first == lead.first and response.meta.get(AT_ONCE)
            if before or key_of(response.url) in self.changed:
                request.meta[AT_ONCE] = True
        return request

    def idle(self) -> None:
        """Runs when all links have been followed: requests known reports that no link led to."""
        if self.looked_after:
            self._note_emptied()
            return
        self.looked_after = True
        seen, known = self._spider.crawl.seen, self.storage.known
        self.unnamed = {key for key, page in known.items() if page.was is not None and key not in seen}
        requests = list(self._unnamed())
        assert self.crawler.engine is not None
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider
        self._note_emptied()

    def _note_emptied(self) -> None:
        """Notes lists that name no report today, though those that they named are still there, and no other list
        names them.
        """
        crawl = self._spider.crawl
        hollow = {key_of(url): url for url in crawl.hollow}
        silent = {key: url for key, url in self.columns.items() if key not in self.naming} | hollow
        left = Counter(
            above
            for key, page in self.storage.known.items()
            if key in self.unnamed and key not in self.missed and page.role == page.was and page.parent is None
            if (above := key_of(page.referrer or "")) in silent
        )
        # A column that shows something else may have left out a single report on purpose.
        emptied = {silent[key]: count for key, count in left.items() if key in hollow or count > 1}
        crawl.gaps.update((url, messages.EMPTIED_LIST(count=count)) for url, count in emptied.items())

    def _unnamed(self) -> Iterator[Request]:
        for key, page in self.storage.known.items():
            if page.was is None or key in self._spider.crawl.seen:
                continue
            if page.role != page.was and not self.storage.is_due(page):
                continue  # else a page that can't be answered from the archive would be fetched each time
            came_from = page.parent or page.referrer
            dropped = came_from is not None and key_of(came_from) in self.changed
            for fetch in follow(self._spider.crawl, _lead(page), known=True):
                request = self._spider.request(fetch)
                request.meta[AT_ONCE] = dropped
                yield request

    @property
    def _spider(self) -> PortalSpider:
        assert isinstance(self.crawler.spider, PortalSpider)
        return self.crawler.spider


def _lead(page: Known) -> Lead:
    """The lead as in the link that once led to the page."""
    return Lead(
        page.url,
        "attachment" if page.was == "attachment" else "detail",
        page.link_text or "",
        0,
        page.referrer,
        page.parent,
        page.hints,
    )
