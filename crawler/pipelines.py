"""From captures to rows: what spiders yield is written, and what may be a report is read.

Nothing is kept outside the corpus: a crawl that was killed is simply run again. One that can't
write ends at once, and as broken: going on would fetch pages only to lose them.

Writing is done in a thread of its own, one thing after another, while the crawl waits for pages.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, ParamSpec, Self, TypeVar

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from crawler import clock
from crawler.archive import ArchiveError, folder_of
from crawler.archive.log import Began, Ended, Failure
from crawler.archive.records import Raw
from crawler.archive.replay import Recording
from crawler.archive.writer import Writer
from crawler.corpus.again.catch_up import catch_up, refuse_foreign
from crawler.corpus.copies import Read
from crawler.corpus.corrections import Corrected
from crawler.corpus.counted.summary import Summary
from crawler.corpus.documents import Readers
from crawler.corpus.intake import Intake, Kept, job_of
from crawler.corpus.writer import Corpus, PortalFacts
from crawler.database.errors import CorpusError
from crawler.fetching.replay import Replay, Replayed
from crawler.health import Figures, findings
from spiders.captures import Capture
from spiders.discovery.state import Crawl
from spiders.discovery.verdict import verdict
from spiders.pages.addresses import key_of
from spiders.portal import PortalSpider

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


class CorpusPipeline:
    """Writes captures and readings. Settings: CORPUS, ARCHIVE, MIRROR, PARSE_PROCESSES, PARSE_TIMEOUT,
    PARSE_MEMORY.

    Stats: nianbao/parsed (documents that had not been read before), nianbao/read,
    nianbao/problems; at the end nianbao/outcome, nianbao/reason and nianbao/summary.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.writer = ThreadPoolExecutor(1, "corpus")
        self.earlier: frozenset[str] = frozenset()
        """Addresses with problems of earlier crawls, as `key_of` has them."""
        self.answered: set[str] = set()
        """Those of them that have answered since."""
        self.unwritten: str | None = None
        """Why the corpus can't be written to any more."""
        self.log: Writer | None = None
        self.defects: Counter[str] = Counter()
        """Pages lost to defects of this program, by kind of error."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pipeline = cls(crawler)
        # After the last item, and with the reason: close_spider isn't told it.
        crawler.signals.connect(pipeline.finish, signals.spider_closed)
        crawler.signals.connect(pipeline.note_answer, signals.response_downloaded)
        crawler.signals.connect(pipeline.note_defect, signals.spider_error)
        crawler.signals.connect(pipeline.note_defect, signals.item_error)
        return pipeline

    def open_spider(self) -> None:
        spider, settings = self.crawler.spider, self.crawler.settings
        assert isinstance(spider, PortalSpider)
        self.spider = spider
        self.loop = asyncio.get_running_loop()
        folder = folder_of(settings["CORPUS"], settings["ARCHIVE"])
        self.keeps_archive = folder is not None and self._replay() is None
        processes = settings["PARSE_PROCESSES"]
        self.readers = Readers(
            None if processes is None else int(processes),
            settings.getint("PARSE_TIMEOUT"),
            settings.getint("PARSE_MEMORY"),
        )
        try:
            self._write(self._open)
        except (CorpusError, ArchiveError, sqlite3.Error) as error:
            self.unwritten = str(error)
            logger.error("%s", error)  # noqa: TRY400  (a line is enough)
            raise CloseSpider("corpus") from error

    def _write(self, what: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Does it in the writer's thread, and waits."""
        return self.writer.submit(what, *args, **kwargs).result()

    async def process_item(self, item: Capture) -> Capture:
        if self.unwritten is not None:
            return item
        loop = asyncio.get_running_loop()
        try:
            found = await self._read(item)
            kept = await loop.run_in_executor(self.writer, self.intake.keep, item, found)
        except (CorpusError, ArchiveError, sqlite3.Error) as error:
            self._give_up(error)
        else:
            self._count(kept)
        return item

    async def _read(self, item: Capture) -> list[Read] | None:
        """What is in it; nothing is read that was read before. None: it isn't to be read."""
        job = job_of(item, self.spider.division)
        if job is None:
            return None
        loop = asyncio.get_running_loop()
        known = await loop.run_in_executor(self.writer, self.intake.known, item, job)
        filled = await self.readers.fill(job, known) if known else []
        if filled:
            return filled
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value("nianbao/parsed")
        return await self.readers.read(job)

    def archive(self, what: Raw | Failure) -> Future[None] | None:
        """An exchange, or an attempt at one, goes into the archive before what is made of it.
        None where there is no archive.
        """
        if self.unwritten is not None or not self.keeps_archive:
            return None
        return self.writer.submit(self._archive, what)

    def _archive(self, what: Raw | Failure) -> None:
        if self.log is None:
            return
        try:
            if isinstance(what, Raw):
                self.log.exchange(what)
            else:
                self.log.failure(what)
        except (ArchiveError, OSError) as error:
            self.log = None  # what comes now would have gaps
            self._from_writer(error)
        except Exception as error:
            logger.exception("an answer was not archived: %s", what.url)
            kind = type(error).__name__
            self.loop.call_soon_threadsafe(lambda: self.defects.update([kind]))

    def _from_writer(self, error: Exception) -> None:
        """The same as `_give_up`, from the writer's thread."""
        self.loop.call_soon_threadsafe(self._give_up, error)

    def after_flush(self, what: Callable[[], None]) -> None:
        """Does it, in the writer's thread, once all that was kept so far is in the corpus."""
        if self.unwritten is None:
            self.writer.submit(self._flush_and, what)

    def _flush_and(self, what: Callable[[], None]) -> None:
        try:
            self.corpus.flush()
        except (CorpusError, ArchiveError, sqlite3.Error):
            return  # the next page that is to be kept says so
        what()

    def note_answer(self, response: Response, request: scrapy.Request) -> None:
        """What could not be fetched in an earlier crawl can be now, if only to lead elsewhere."""
        if self.earlier and response.status < 400:
            self.answered |= self.earlier & {key_of(request.url)}

    def note_defect(self, failure: Any) -> None:
        """In spider or pipeline; Scrapy logs where."""
        self.defects[failure.type.__name__] += 1

    def _count(self, kept: Counter[Kept]) -> None:
        stats = self.crawler.stats
        assert stats is not None
        if kept["read"]:
            stats.inc_value("nianbao/read", kept["read"])
        if kept["problem"]:
            stats.inc_value("nianbao/problems", kept["problem"])

    def _give_up(self, error: Exception) -> None:
        if self.unwritten is None:
            corpus = self.crawler.settings["CORPUS"]
            what = (
                str(error)
                if isinstance(error, ArchiveError)
                else f"the corpus {corpus} can't be written to ({error}): is the disk full, or another program writing?"
            )
            self.unwritten = f"{what} What was written is in order; then run the crawl again"
            assert self.crawler.engine is not None
            deferred_from_coro(self.crawler.engine.close_spider_async(reason="corpus"))

    # in the writer's thread

    def _open(self) -> None:
        spider, settings = self.spider, self.crawler.settings
        self.corpus = Corpus.open(settings["CORPUS"])
        self.corpus.looks_at_all = settings.getbool("LOOK_AT_ALL")
        replay = self._replay()
        folder = None if replay else folder_of(settings["CORPUS"], settings["ARCHIVE"])
        if folder is not None:
            self._catch_up(folder)
        facts = PortalFacts(spider.name, spider.title, spider.start_urls[0], spider.division, spider.expected)
        self.before = self.corpus.last_good(spider.name, settings["MIRROR"])
        started_at, mirror = clock.now(), settings["MIRROR"]
        if replay is not None:
            started_at, mirror = replay.began.started_at, replay.began.mirror
        crawl = replay.began.crawl if replay else self.corpus.name_crawl(spider.name, started_at)
        if folder is not None:
            began = Began(
                crawl,
                spider.name,
                spider.title,
                spider.start_urls[0],
                spider.division,
                started_at,
                mirror,
                spider.crawl.resumed,
                tuple(spider.expected),
            )
            self.log = Writer(folder, began, self.corpus.connection)
            self.corpus.log = self.log
        elif replay is not None:
            self.corpus.log = Replayed(replay)
        self.corpus.write_portal(facts)
        self.corpus.start_crawl(spider.name, started_at, mirror, crawl)
        self.intake = Intake(self.corpus, spider.name, crawl, resumed=spider.crawl.resumed)
        self.earlier = frozenset(self.intake.earlier)

    def _replay(self) -> Recording | None:
        extension = self.crawler.get_extension(Replay)
        return extension.recording if isinstance(extension, Replay) else None

    def _catch_up(self, folder: Path) -> None:
        """What a killed crawl left in the archive becomes rows before anything else does."""
        refuse_foreign(self.corpus, folder)
        caught = catch_up(self.corpus, folder, self.readers)
        if caught.captures:
            logger.warning(
                "%d pages that a crawl had fetched before it was killed were taken up from %s", caught.captures, folder
            )

    # the end

    def finish(self, spider: PortalSpider, reason: str) -> None:
        """The crawl's end: its verdict, what could not be fetched, and the figures of the corpus."""
        if not hasattr(self, "readers"):
            return
        self.readers.close()
        if not hasattr(self, "intake"):
            self.writer.shutdown()  # it never began
        stats = self.crawler.stats
        assert stats is not None
        try:
            if hasattr(self, "intake"):
                stats.set_value("nianbao/summary", self._write(self._finish, spider, reason))
        except (CorpusError, ArchiveError, sqlite3.Error) as error:
            self._give_up(error)
        self.writer.shutdown()
        if self.log is not None:
            self.log.close()
        outcome, words = self._verdict(spider, reason)
        stats.set_value("nianbao/outcome", outcome)
        stats.set_value("nianbao/reason", words)

    def _finish(self, spider: PortalSpider, reason: str) -> Summary:
        outcome, words = self._verdict(spider, reason)
        replay = self._replay()
        ended_at = replay.ended.ended_at if replay and replay.ended else clock.now()
        ended = Ended(
            ended_at,
            outcome,
            words,
            _counts(spider.crawl),
            {**spider.crawl.noted, **spider.crawl.failures},
            tuple(self.answered),
        )
        self.intake.finish(ended)
        self._correct()
        summary = self.corpus.summary(spider.name)
        self.corpus.close()
        return summary

    def _correct(self) -> None:
        """What persons read, beside the print; a line that can't be applied costs that line alone."""
        folder = self.crawler.settings["CORRECTIONS"]
        done = self.corpus.correct(Path(folder)) if folder else Corrected()
        for words in (*done.errors, *done.stale):
            logger.warning("correction not applied: %s", words)

    def _verdict(self, spider: PortalSpider, reason: str) -> tuple[str, str]:
        """The spider's, but for what it can't know."""
        if self.unwritten is not None:
            return "broken", self.unwritten
        if self.defects:
            lost = ", ".join(f"{n} × {kind}" for kind, n in self.defects.most_common())
            return "broken", f"pages were lost to defects of this program, see the log: {lost}"
        if reason not in {"finished", "budget"}:
            return "broken", f"it was interrupted ({reason}): run it again, nothing is kept twice"
        crawl = spider.crawl
        outcome, words = verdict(crawl)
        whole = not (crawl.spent or crawl.unasked)
        figures = Figures(_counts(crawl), len(crawl.columns), len(crawl.failures), whole)
        noticed = list(findings(figures, self.before))
        if outcome != "broken" and any(each.broken for each in noticed):
            outcome = "broken"
        return outcome, "; ".join([words, *(each.words for each in noticed)])


def _counts(crawl: Crawl) -> dict[str, int]:
    return {**{str(role): n for role, n in crawl.roles.items()}, "found": crawl.found}
