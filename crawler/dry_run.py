"""试抓: a short crawl that writes nothing, to see what a crawl of a portal would find.

It uses the real spider with the same politeness, robots.txt and mirror, but no corpus. Scrapy's own
limits end it. `dry_run` can be called only once in a process, as Scrapy's reactor can't be restarted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.http import Response, TextResponse
from scrapy.settings import Settings

from spiders.captures import ERRORS, READ, Capture
from spiders.discovery.left_alone import BudgetSpent
from spiders.pages import Page, read_page
from spiders.pages.addresses import belongs, host_of, is_front
from spiders.pages.attachments import is_file
from spiders.pages.titles import classify
from spiders.portal import PortalSpider
from spiders.systems import Lead
from spiders.systems.registry import systems_of

_HASTE: Mapping[str, object] = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {},
    "LOG_LEVEL": "CRITICAL",  # `Findings` report in words what would be logged
    "RETRY_TIMES": 0,
    "RETRY_AFTER_MOST": 5,
    "AUTOTHROTTLE_MAX_DELAY": 5,
    # At the end, active requests are waited for: up to this many, with a second between two to a host.
    "CONCURRENT_REQUESTS": 8,
}

_PATIENCE = 10
"""Seconds to wait for one answer. A silent host then costs at most a minute, for robots.txt and a page by
http and https.
"""


@dataclass
class Findings:
    """What a dry run found."""

    captures: list[Capture] = field(default_factory=list)
    systems: Counter[str] = field(default_factory=Counter)
    """Number of pages that show each content system, by its name."""
    waiting: dict[str, Lead] = field(default_factory=dict)
    """Addresses that would have been fetched next."""
    failures: dict[str, str] = field(default_factory=dict)
    """Addresses that gave no answer, and why."""
    forbidden: Counter[str] = field(default_factory=Counter)
    """Number of pages that robots.txt forbids, by host."""
    foreign: dict[str, str] = field(default_factory=dict)
    """Hosts that don't belong to the portal, but to which its links to columns, reports or files lead, with
    the text of the first such link.
    """
    linked: Counter[str] = field(default_factory=Counter)
    """All hosts that pages link to, and how often."""
    names: dict[str, str] = field(default_factory=dict)
    """Names of sites, by host: SiteName, else the <title> of the front page."""
    scripted: list[str] = field(default_factory=list)
    """Front pages that have scripts and hardly any links."""
    columns: set[str] = field(default_factory=set)
    defects: Counter[str] = field(default_factory=Counter)
    """Errors of this program, by kind."""
    answers: int = 0
    ended: str = ""
    """Scrapy's reason for the end: finished, or the limit that was reached."""

    @property
    def reports(self) -> list[Capture]:
        return [each for each in self.captures if each.role in READ]

    @property
    def refused(self) -> list[Capture]:
        return [each for each in self.captures if each.role in ERRORS]

    @property
    def cut_short(self) -> bool:
        return self.ended != "finished"


_LINKS_OF_A_FRONT = 3
"""A front page with fewer links is an empty shell: even the shortest real ones have a navigation."""


class Watch:
    """Fills `Findings`. It is a downloader middleware, which sees requests begin, and a receiver of Scrapy's
    signals for everything else.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.findings = Findings()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        watch = cls(crawler)
        assert crawler.stats is not None
        crawler.stats.set_value("nianbao/findings", watch.findings)
        for receiver, signal in (
            (watch.scheduled, signals.request_scheduled),
            (watch.received, signals.response_received),
            (watch.scraped, signals.item_scraped),
            (watch.failed, signals.spider_error),
            (watch.closed, signals.spider_closed),
        ):
            crawler.signals.connect(receiver, signal)
        return watch

    def process_request(self, request: scrapy.Request) -> None:
        self.findings.waiting.pop(request.url, None)

    def process_exception(self, request: scrapy.Request, exception: Exception) -> None:
        if isinstance(exception, BudgetSpent):
            self.scheduled(request)  # it was not sent after all

    def scheduled(self, request: scrapy.Request) -> None:
        lead = request.cb_kwargs.get("lead")
        if isinstance(lead, Lead):
            self.findings.waiting[request.url] = lead

    def received(self, response: Response, request: scrapy.Request) -> None:
        if "lead" not in request.cb_kwargs:
            return  # robots.txt
        self.findings.answers += 1
        if response.status < 400 and isinstance(response, TextResponse):
            page = read_page(response.url, response.text)
            if page is not None:
                self._page(page, response.text)

    def scraped(self, item: Capture) -> None:
        self.findings.captures.append(item)

    def failed(self, failure: Any) -> None:
        self.findings.defects[f"{failure.type.__name__}: {failure.getErrorMessage()}"] += 1

    def closed(self, spider: PortalSpider, reason: str) -> None:
        found = self.findings
        found.ended = reason
        found.failures.update({url: str(each) for url, each in spider.crawl.failures.items()})
        found.forbidden.update(spider.crawl.forbidden)
        found.columns.update(spider.crawl.columns)

    def _page(self, page: Page, text: str) -> None:
        found, spider = self.findings, self.crawler.spider
        assert isinstance(spider, PortalSpider)
        found.systems.update({system.name for system in systems_of(page, text)})
        host = host_of(page.url)
        front = is_front(page.url)
        name = page.metas.get("SiteName") or (page.title if front else "")
        if name and (front or host not in found.names):
            found.names[host] = name
        if front and len(page.links) < _LINKS_OF_A_FRONT and "<script" in text.lower():
            found.scripted.append(page.url)
        site = spider.crawl.site
        for link in page.links:
            found.linked[host_of(link.url)] += 1
            wanted = is_file(link.url) or classify(link.text).sort in {"report", "column"}
            if wanted and not site.owns(link.url) and not belongs(link.url, site.stores):
                found.foreign.setdefault(host_of(link.url), link.text)


def dry_run(
    spider: type[PortalSpider], arguments: Mapping[str, str], *, seconds: float, requests: int, mirror: str | None
) -> Findings:
    """Crawls until nothing is left or a limit is reached, and then waits for active requests. `requests`
    limits all requests, including robots.txt and redirects.
    """
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    # The first ends the crawl; the second keeps active pages from making further requests.
    count = {"CLOSESPIDER_PAGECOUNT": requests, "REQUESTS_PER_RUN": requests}
    patience = {"CLOSESPIDER_TIMEOUT": seconds, "DOWNLOAD_TIMEOUT": min(seconds, _PATIENCE)}
    limits = {**count, **patience, "MIRROR": mirror}
    settings.setdict({**_HASTE, **limits}, priority="cmdline")
    middlewares = {**settings.getdict("DOWNLOADER_MIDDLEWARES"), Watch: 50}  # before robots.txt
    settings.set("DOWNLOADER_MIDDLEWARES", middlewares, priority="cmdline")
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(spider)
    process.crawl(crawler, **arguments)
    process.start()
    assert crawler.stats is not None
    findings = crawler.stats.get_value("nianbao/findings")
    assert isinstance(findings, Findings)
    return findings
