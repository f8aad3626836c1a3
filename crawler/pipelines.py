"""Connects Scrapy to the corpus: hands what spiders yield to a `Session`, which writes it. If nothing can be
written any more, the crawl ends at once, as broken.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from crawler import clock
from crawler.archive import ArchiveError, folder_of
from crawler.archive.log import Ended
from crawler.archive.replay import Recording
from crawler.corpus.documents import Readers
from crawler.corpus.session import CANNOT_WRITE, Opened, Plan, Session
from crawler.corpus.writer import PortalFacts
from crawler.fetching.replay import Replay
from crawler.outcome import Outcome, counts, outcome
from spiders import messages
from spiders.captures import Capture
from spiders.discovery.gaps import missing
from spiders.pages.addresses import key_of
from spiders.portal import PortalSpider


class CorpusPipeline:
    """Hands captures to a session. Settings: CORPUS, ARCHIVE, MIRROR, CORRECTIONS, LOOK_AT_ALL,
    PARSE_PROCESSES, PARSE_TIMEOUT, PARSE_MEMORY.

    Stats: nianbao/parsed (documents that had not been read before), nianbao/read,
    nianbao/problems; at the end nianbao/outcome, nianbao/reason and nianbao/summary.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.readers: Readers | None = None
        self.session: Session | None = None
        self.opened = Opened(None, frozenset())
        self.unwritten: str | None = None
        """Why nothing can be written any more; None if writing works."""
        self.answered: set[str] = set()
        """Addresses (by `key_of`) that had a problem in an earlier crawl and answered in this one."""
        self.reports = 0
        """Number of reports that were read in this crawl."""
        self.defects: Counter[str] = Counter()
        """Number of pages lost to defects of this program, by kind of error."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pipeline = cls(crawler)
        # spider_closed comes after the last item, and brings the reason, which close_spider doesn't get.
        crawler.signals.connect(pipeline.finish, signals.spider_closed)
        crawler.signals.connect(pipeline.note_answer, signals.response_downloaded)
        crawler.signals.connect(pipeline.note_defect, signals.spider_error)
        crawler.signals.connect(pipeline.note_defect, signals.item_error)
        return pipeline

    def open_spider(self) -> None:
        spider, settings = self.crawler.spider, self.crawler.settings
        assert isinstance(spider, PortalSpider)
        processes = settings["PARSE_PROCESSES"]
        self.readers = readers = Readers(
            None if processes is None else int(processes),
            settings.getint("PARSE_TIMEOUT"),
            settings.getint("PARSE_MEMORY"),
        )
        loop = asyncio.get_running_loop()
        try:
            self.session, self.opened = Session.open(
                self._plan(spider), readers, lambda error: loop.call_soon_threadsafe(self._give_up, error)
            )
        except CANNOT_WRITE as error:
            self.unwritten = str(error)
            spider.logger.error("%s", error)  # noqa: TRY400  (a line is enough)
            raise CloseSpider("corpus") from error

    def _plan(self, spider: PortalSpider) -> Plan:
        settings, replayed = self.crawler.settings, self._replayed()
        corrections = settings["CORRECTIONS"]
        return Plan(
            Path(settings["CORPUS"]),
            PortalFacts(spider.name, spider.title, spider.start_urls[0], spider.division, tuple(spider.expected)),
            settings["MIRROR"],
            spider.crawl.resumed,
            None if replayed else folder_of(settings["CORPUS"], settings["ARCHIVE"]),
            replayed,
            Path(corrections) if corrections else None,
            settings.getbool("LOOK_AT_ALL"),
            settings.getint("DOWNLOAD_MAXSIZE"),
        )

    def _replayed(self) -> Recording | None:
        extension = self.crawler.get_extension(Replay)
        return extension.recording if isinstance(extension, Replay) else None

    async def process_item(self, item: Capture) -> Capture:
        if self.session is None or self.unwritten is not None:
            return item
        try:
            kept = await self.session.keep(item)
        except CANNOT_WRITE as error:
            self._give_up(error)
            return item
        stats = self.crawler.stats
        assert stats is not None
        self.reports += kept.reports
        for name, count in (("read", kept.reports), ("problems", kept.problems)):
            if count:
                stats.inc_value(f"nianbao/{name}", count)
        stats.set_value("nianbao/parsed", self.session.parsed)
        return item

    def note_answer(self, response: Response, request: scrapy.Request) -> None:
        """Notes an address that could not be fetched in an earlier crawl and now answers; a redirect counts,
        too.
        """
        if self.opened.earlier and response.status < 400:
            self.answered |= self.opened.earlier & {key_of(request.url)}

    def note_defect(self, failure: Any) -> None:
        """Counts an error in spider or pipeline. Scrapy logs its traceback."""
        self.defects[failure.type.__name__] += 1

    def _give_up(self, error: BaseException) -> None:
        if self.unwritten is not None:
            return
        corpus = self.crawler.settings["CORPUS"]
        what = (
            str(error)
            if isinstance(error, ArchiveError)
            else f"the corpus {corpus} can't be written to ({error}): is the disk full, or another program writing?"
        )
        self.unwritten = f"{what} What was written is in order; then run the crawl again"
        assert self.crawler.engine is not None
        deferred_from_coro(self.crawler.engine.close_spider_async(reason="corpus"))

    def finish(self, spider: PortalSpider, reason: str) -> None:
        """Ends the crawl: writes its outcome and what could not be fetched, and sets the final stats."""
        stats, session = self.crawler.stats, self.session
        assert stats is not None
        if self.readers is not None:
            self.readers.close()
        if session is not None:
            if error := session.drain():
                self._give_up(error)
            try:
                stats.set_value("nianbao/summary", session.finish(self._ended(spider, reason)))
            except CANNOT_WRITE as error:
                self._give_up(error)
        ended = self._outcome(spider, reason)
        stats.set_value("nianbao/outcome", ended.code)
        stats.set_value("nianbao/reason", ended.reason)

    def _ended(self, spider: PortalSpider, reason: str) -> Ended:
        replayed = self._replayed()
        ended_at = replayed.ended.ended_at if replayed and replayed.ended else clock.now()
        refused = messages.LIST_REFUSED  # a problem already
        gaps = {url: why for url, why in missing(spider.crawl).items() if not why.holds(refused)}
        failures = {**gaps, **spider.crawl.noted, **spider.crawl.failures}
        return Ended(ended_at, *self._outcome(spider, reason), counts(spider.crawl), failures, tuple(self.answered))

    def _outcome(self, spider: PortalSpider, reason: str) -> Outcome:
        if self.unwritten is not None:
            return Outcome("broken", self.unwritten)
        defects = self.defects + (self.session.defects if self.session else Counter())
        # What was not due in a refresh, or read before a crawl was stopped, isn't counted here.
        whole = not (spider.crawl.resumed or self.crawler.settings.getbool("REFRESH"))
        return outcome(spider.crawl, reason, self.opened.last_good, defects, self.reports if whole else None)


def session_of(crawler: Crawler) -> Session | None:
    """The session of a crawl; None if it has none."""
    pipeline = crawler.get_item_pipeline(CorpusPipeline)
    return pipeline.session if isinstance(pipeline, CorpusPipeline) else None
