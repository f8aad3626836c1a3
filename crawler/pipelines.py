"""From captures to rows: what spiders yield is written, and what may be a report is read.

Nothing is kept outside the corpus: a crawl that was killed is simply run again. One that can't
write ends at once, and as broken: going on would fetch pages only to lose them.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import unquote, urlsplit

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from crawler.corpus.errors import CorpusError
from crawler.corpus.rows import Copy, Nameless
from crawler.corpus.writer import Corpus, PortalFacts
from crawler.work import Failed, Job, Readers
from spiders.addresses import key_of
from spiders.captures import Capture
from spiders.portal import PortalSpider
from spiders.titles import classify


class CorpusPipeline:
    """Writes captures and readings. Settings: CORPUS, MIRROR, PARSE_PROCESSES, PARSE_TIMEOUT.

    Stats: nianbao/read, nianbao/problems; at the end nianbao/outcome, nianbao/reason and
    nianbao/summary.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.read_by_attachment: set[str] = set()
        """Report pages of which an attachment was read: that they hold no table is no problem."""
        self.earlier: dict[str, list[str]] = {}
        """Addresses with problems of earlier crawls, by what makes two addresses one."""
        self.unwritten: str | None = None
        """Why the corpus can't be written to any more."""
        self.defects: Counter[str] = Counter()
        """Pages lost to defects of this program, by kind of error."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pipeline = cls(crawler)
        # After the last item, and with the reason: close_spider isn't told it.
        crawler.signals.connect(pipeline.finish, signals.spider_closed)
        crawler.signals.connect(pipeline.answered, signals.response_downloaded)
        crawler.signals.connect(pipeline.failed, signals.spider_error)
        crawler.signals.connect(pipeline.failed, signals.item_error)
        return pipeline

    def open_spider(self) -> None:
        spider, settings = self.crawler.spider, self.crawler.settings
        assert isinstance(spider, PortalSpider)  # noqa: S101
        self.spider = spider
        self.corpus = Corpus.open(settings["CORPUS"])
        self.corpus.write_portal(
            PortalFacts(spider.name, spider.title, spider.start_urls[0], spider.division)
        )
        self.crawl = self.corpus.start_crawl(spider.name, datetime.now(UTC), settings["MIRROR"])
        for problem in self.corpus.summary(spider.name).problems:
            if problem.url:
                self.earlier.setdefault(key_of(problem.url), []).append(problem.url)
        processes = settings["PARSE_PROCESSES"]
        self.readers = Readers(
            None if processes is None else int(processes), settings.getint("PARSE_TIMEOUT")
        )

    async def process_item(self, item: Capture) -> Capture:
        if self.unwritten is None:
            try:
                await self._keep(item)
            except (CorpusError, sqlite3.Error) as error:
                self._give_up(error)
        return item

    async def _keep(self, item: Capture) -> None:
        # What is found now stands for what was found before.
        self._forget(None, item.url)
        self.earlier.pop(key_of(item.url), None)
        self.corpus.write_capture(item, self.crawl)
        if item.role in {"report", "attachment"}:
            found = await self.readers.read(_job(item, self.spider.division))
            if isinstance(found, Failed):
                self._note(found, item)
            else:
                self._write(found, item)
        elif item.role == "blocked" or (item.role == "broken" and _was_wanted(item)):
            self._problem("fetch", item.reason, item.url)

    def _write(self, copy: Copy | Nameless, capture: Capture) -> None:
        if self.corpus.write_copy(copy, capture).outcome == "problem":
            self._count("nianbao/problems")
            return
        self._count("nianbao/read")
        if capture.parent:
            self.read_by_attachment.add(capture.parent)
            self.corpus.clear_problem(None, capture.parent)

    def _note(self, failed: Failed, capture: Capture) -> None:
        if capture.role == "report" and capture.url in self.read_by_attachment:
            return
        self._problem(failed.stage, failed.message, capture.url)

    def answered(self, response: Response, request: scrapy.Request) -> None:
        """An address that could not be fetched in an earlier crawl can be now, if only to lead
        elsewhere.
        """
        if self.unwritten is None and response.status < 400:
            try:
                self._forget("fetch", request.url)
            except (CorpusError, sqlite3.Error) as error:
                self._give_up(error)

    def _forget(self, stage: str | None, url: str) -> None:
        for each in self.earlier.get(key_of(url), ()) if self.earlier else ():
            self.corpus.clear_problem(stage, each)

    def failed(self, failure: Any) -> None:
        """A defect in spider or pipeline; Scrapy logs where."""
        self.defects[failure.type.__name__] += 1

    def _give_up(self, error: Exception) -> None:
        if self.unwritten is None:
            corpus = self.crawler.settings["CORPUS"]
            self.unwritten = (
                f"the corpus {corpus} can't be written to ({error}): is the disk full, or another"
                " program writing? What was written is in order; then run the crawl again"
            )
            assert self.crawler.engine is not None  # noqa: S101
            deferred_from_coro(self.crawler.engine.close_spider_async(reason="corpus"))

    def _problem(self, stage: str, message: str, url: str) -> None:
        self._count("nianbao/problems")
        self.corpus.write_problem(stage, message, url=url)

    def _count(self, name: str) -> None:
        assert self.crawler.stats is not None  # noqa: S101
        self.crawler.stats.inc_value(name)

    def finish(self, spider: PortalSpider, reason: str) -> None:
        """The crawl's end: its verdict, what could not be fetched, and the figures of the corpus."""
        if not hasattr(self, "readers"):
            return
        self.readers.close()
        stats = self.crawler.stats
        assert stats is not None  # noqa: S101
        try:
            self._finish(spider, reason)
            stats.set_value("nianbao/summary", self.corpus.summary(spider.name))
            self.corpus.close()
        except (CorpusError, sqlite3.Error) as error:
            self._give_up(error)
        outcome, words = self._verdict(spider, reason)
        stats.set_value("nianbao/outcome", outcome)
        stats.set_value("nianbao/reason", words)

    def _finish(self, spider: PortalSpider, reason: str) -> None:
        for url, words in spider.failures.items():
            self._problem("fetch", words, url)
        outcome, words = self._verdict(spider, reason)
        counts = {str(role): n for role, n in spider.roles.items()}
        self.corpus.finish_crawl(self.crawl, datetime.now(UTC), outcome, words, counts)

    def _verdict(self, spider: PortalSpider, reason: str) -> tuple[str, str]:
        """The spider's, but for what it can't know."""
        if self.unwritten is not None:
            return "broken", self.unwritten
        if self.defects:
            lost = ", ".join(f"{n} × {kind}" for kind, n in self.defects.most_common())
            return "broken", f"pages were lost to defects of this program, see the log: {lost}"
        if reason != "finished":
            return "broken", f"it was interrupted ({reason}): run it again, nothing is kept twice"
        return spider.verdict()


def _job(capture: Capture, division: str) -> Job:
    hints = dict(capture.hints)
    name = unquote(urlsplit(capture.url).path.rsplit("/", 1)[-1]) or None
    title = hints.get("title") or capture.link_text
    return Job(capture.body, name, capture.url, title, hints.get("issuer"), division)


def _was_wanted(capture: Capture) -> bool:
    """Whether a page that is gone should have been a report."""
    return capture.parent is not None or classify(capture.link_text or "").sort == "report"
