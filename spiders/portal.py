"""网站: the base of every portal's spider.

To add a portal, write a module here with a subclass of `PortalSpider` that declares `name`, `title`,
`division` (GB/T 2260) and `start_urls`. Where needed, add further `hosts` that belong to it, hosts of
its `files`, its content `system`, the `least` number of reports below which something must be broken, and
the `expected` organs, if it is known which should have reports (`spiders.expected`). Run
`scrapy crawl NAME` against the portal or a mirror; `make docs` lists it.

From the front pages the spider follows links that speak of disclosure (hubs) to columns of annual reports,
goes through their lists, and fetches pages with titles of annual reports. No address of an article is
ever configured. The search itself is in `spiders.discovery`. The spider holds what is known so far
(`crawl`), and connects the search to Scrapy.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, IgnoreRequest
from scrapy.http import Response

from spiders.captures import FIRST_ERROR, Capture
from spiders.discovery import answers, no_answer, requests
from spiders.discovery.clicks import last_clicks
from spiders.discovery.frontier import PATIENCE
from spiders.discovery.requests import Fetch
from spiders.discovery.state import Crawl, Site
from spiders.discovery.tabs import last_tabs
from spiders.discovery.verdict import verdict
from spiders.pages.addresses import sent_to
from spiders.pages.scripted import OPEN, PARTS, RENDER, TURN
from spiders.systems import Lead, System


class PortalError(Exception):
    """The description of a portal can't be used. The message says what to write."""


class PortalSpider(scrapy.Spider):
    """A portal, declared by its fields; the module's docstring describes them."""

    title: str
    division: str
    hosts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    system: System = System()
    least: int = 1
    expected: tuple[str, ...] = ()
    patience: int = PATIENCE

    def __init__(self, name: str | None = None, **others: str) -> None:
        if others:
            raise PortalError(f"{self.name} takes no arguments, but was given {', '.join(others)}")
        super().__init__(name)
        declared = (self.hosts, self.files, self.system, self.least, self.patience, self.title)
        site = Site(self.name, tuple(self.start_urls), *declared)
        self.crawl = Crawl(site)
        self.allowed_domains = sorted(site.own | site.stores | site.system.hosts)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.scheduled, signals.request_scheduled)
        crawler.signals.connect(spider.idle, signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for fetch in requests.first(self.crawl):
            yield self.request(fetch)

    def request(self, fetch: Fetch) -> scrapy.Request:
        """Scrapy's request for a page."""
        lead = fetch.lead
        headers = dict(lead.headers) | ({"Referer": lead.referrer} if lead.referrer else {})
        kind: Callable[..., scrapy.Request] = scrapy.Request
        if data := sent_to(lead.url):
            kind = partial(scrapy.Request, method="POST", body=data)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif lead.form:
            kind = partial(scrapy.FormRequest, formdata=list(lead.form), encoding=_encoding(lead))
        elif lead.body:
            kind = partial(scrapy.Request, method="POST", body=lead.body)
        return kind(
            lead.url,
            self.parse,
            errback=self.failed,
            priority=fetch.priority,
            cb_kwargs={"lead": lead},
            dont_filter=True,
            headers=headers or None,
            meta=_meta(fetch),
        )

    def idle(self) -> None:
        """Tries what is left to be tried, if the crawl would end with nothing, or has found no column.

        Raises DontCloseSpider if it does.
        """
        if not self.crawl.reached:
            return
        assert self.crawler.engine is not None
        tried = requests.released(self.crawl) or last_tabs(self.crawl) or last_clicks(self.crawl)
        if not tried:
            nothing = verdict(self.crawl)[0] in {"empty", "broken"}
            tried = requests.last(self.crawl) if nothing else requests.last_with_reports(self.crawl)
        for fetch in tried:
            self.crawler.engine.crawl(self.request(fetch))
        if tried:
            raise DontCloseSpider

    def scheduled(self, request: scrapy.Request) -> None:
        """Raises IgnoreRequest for a redirect away from the portal. Scrapy then drops the request before the
        other host is contacted.
        """
        lead = request.cb_kwargs.get("lead")
        came = request.meta.get("redirect_urls")
        if came and lead is not None and requests.leads_away(self.crawl, lead, came[0], request.url):
            raise IgnoreRequest

    def parse(self, response: Response, lead: Lead) -> Iterator[Capture | scrapy.Request]:
        """Takes an answer: yields captures of it, and requests for the pages that it leads to."""
        for each in answers.take(self.crawl, response, lead):
            yield each if isinstance(each, Capture) else self.request(each)

    def failed(self, failure: Any) -> None:
        """Notes that a request got no answer."""
        request = failure.request
        lead, first = request.cb_kwargs["lead"], request.meta.get(FIRST_ERROR)
        no_answer.failed(self.crawl, lead, request.url, failure.value, first)


def _encoding(lead: Lead) -> str:
    """The charset in which a form is sent."""
    try:
        "".join(value for _, value in lead.form).encode(lead.charset or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return "utf-8"
    return lead.charset or "utf-8"


def _meta(fetch: Fetch) -> dict[str, Any] | None:
    """Meta of the request for a page that is not fetched as it is."""
    if not fetch.render:
        return None
    if fetch.lead.parts:
        return {RENDER: True, PARTS: list(fetch.lead.parts)}
    leads_on = fetch.lead.kind in {"front", "hub", "column"}
    return {RENDER: True, TURN: leads_on and fetch.lead.kind != "front", OPEN: leads_on}


def shipped_portals() -> list[type[PortalSpider]]:
    """The spiders of all portals that ship, sorted by name."""
    from importlib import import_module
    from pkgutil import iter_modules

    import spiders

    found = set()
    for module in iter_modules(spiders.__path__, "spiders."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, PortalSpider) and getattr(value, "start_urls", None):
                found.add(value)
    return sorted(found, key=lambda portal: portal.name)
