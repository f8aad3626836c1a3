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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, ParamSpec, Self, TypeVar
from urllib.parse import quote, unquote, urlsplit

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from crawler.corpus.corrections import Corrected
from crawler.corpus.errors import CorpusError
from crawler.corpus.rows import Copy, Nameless
from crawler.corpus.summary import Summary
from crawler.corpus.writer import Corpus, PortalFacts
from crawler.health import Figures, findings
from crawler.work import Failed, Job, Outcome, Read, Readers
from spiders.addresses import key_of
from spiders.captures import Capture
from spiders.portal import PortalSpider
from spiders.titles import classify

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")
Kept = Literal["read", "problem", "capture"]


class CorpusPipeline:
    """Writes captures and readings. Settings: CORPUS, MIRROR, PARSE_PROCESSES, PARSE_TIMEOUT,
    PARSE_MEMORY.

    Stats: nianbao/read, nianbao/problems; at the end nianbao/outcome, nianbao/reason and
    nianbao/summary.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.writer = ThreadPoolExecutor(1, "corpus")
        self.read_by_attachment: set[str] = set()
        """Report pages of which an attachment was read: that they hold no table is no problem."""
        self.earlier: dict[str, list[str]] = {}
        """Addresses with problems of earlier crawls, by what makes two addresses one."""
        self.answered: set[str] = set()
        """Those of them that have answered since."""
        self.unwritten: str | None = None
        """Why the corpus can't be written to any more."""
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
        assert isinstance(spider, PortalSpider)  # noqa: S101
        self.spider = spider
        self._write(self._open)
        processes = settings["PARSE_PROCESSES"]
        self.readers = Readers(
            None if processes is None else int(processes),
            settings.getint("PARSE_TIMEOUT"),
            settings.getint("PARSE_MEMORY"),
        )

    def _write(self, what: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Does it in the writer's thread, and waits."""
        return self.writer.submit(what, *args, **kwargs).result()

    async def process_item(self, item: Capture) -> Capture:
        if self.unwritten is not None:
            return item
        found = None
        if item.role in {"report", "attachment"}:
            found = await self.readers.read(_job(item, self.spider.division))
        loop = asyncio.get_running_loop()
        try:
            kept = await loop.run_in_executor(self.writer, self._keep, item, found)
        except (CorpusError, sqlite3.Error) as error:
            self._give_up(error)
        else:
            self._count(kept)
        return item

    def after_flush(self, what: Callable[[], None]) -> None:
        """Does it, in the writer's thread, once all that was kept so far is in the corpus."""
        if self.unwritten is None:
            self.writer.submit(self._flush_and, what)

    def _flush_and(self, what: Callable[[], None]) -> None:
        try:
            self.corpus.flush()
        except (CorpusError, sqlite3.Error):
            return  # the next page that is to be kept says so
        what()

    def note_answer(self, response: Response, request: scrapy.Request) -> None:
        """What could not be fetched in an earlier crawl can be now, if only to lead elsewhere."""
        if self.earlier and response.status < 400:
            self.answered.add(key_of(request.url))

    def note_defect(self, failure: Any) -> None:
        """In spider or pipeline; Scrapy logs where."""
        self.defects[failure.type.__name__] += 1

    def _count(self, kept: Counter[Kept]) -> None:
        stats = self.crawler.stats
        assert stats is not None  # noqa: S101
        if kept["read"]:
            stats.inc_value("nianbao/read", kept["read"])
        if kept["problem"]:
            stats.inc_value("nianbao/problems", kept["problem"])

    def _give_up(self, error: Exception) -> None:
        if self.unwritten is None:
            corpus = self.crawler.settings["CORPUS"]
            self.unwritten = (
                f"the corpus {corpus} can't be written to ({error}): is the disk full, or another"
                " program writing? What was written is in order; then run the crawl again"
            )
            assert self.crawler.engine is not None  # noqa: S101
            deferred_from_coro(self.crawler.engine.close_spider_async(reason="corpus"))

    # in the writer's thread

    def _open(self) -> None:
        spider, settings = self.spider, self.crawler.settings
        self.corpus = Corpus.open(settings["CORPUS"])
        self.corpus.write_portal(
            PortalFacts(
                spider.name, spider.title, spider.start_urls[0], spider.division, spider.expected
            )
        )
        self.before = self.corpus.last_good(spider.name, settings["MIRROR"])
        self.crawl = self.corpus.start_crawl(spider.name, datetime.now(UTC), settings["MIRROR"])
        if spider.resumed:
            self.read_by_attachment = self.corpus.parents_read(spider.name)
        for problem in self.corpus.summary(spider.name).problems:
            if problem.url:
                self.earlier.setdefault(key_of(problem.url), []).append(problem.url)

    def _keep(self, item: Capture, found: list[Read] | None) -> Counter[Kept]:
        """A capture, and what was read from it where it was read."""
        # What is found now stands for what was found before.
        for url in self.earlier.pop(key_of(item.url), ()) if self.earlier else ():
            self.corpus.clear_problem(None, url)
        self.corpus.write_capture(item, self.crawl)
        if found is not None:
            return Counter(self._keep_read(item, each) for each in found)
        if item.role == "blocked" or (item.role == "broken" and _was_wanted(item)):
            self.corpus.write_problem("fetch", item.reason, url=item.url)
            return Counter(["problem"])
        return Counter(["capture"])

    def _keep_read(self, item: Capture, read: Read) -> Kept:
        """A member of an archive has an address of its own, and is a capture like any other."""
        if read.member is None:
            return self._keep_outcome(item, read.outcome)
        member = replace(
            item,
            url=f"{item.url}#{quote(read.member)}",
            body=read.body,
            reason=f"a file in the archive: {read.member}",
        )
        self.corpus.write_capture(member, self.crawl)
        return self._keep_outcome(member, read.outcome)

    def _keep_outcome(self, item: Capture, found: Outcome) -> Kept:
        if isinstance(found, Failed):
            if item.role == "report" and item.url in self.read_by_attachment:
                return "capture"
            self.corpus.write_problem(found.stage, found.message, url=item.url)
            return "problem"
        return self._keep_copy(found, item)

    def _keep_copy(self, copy: Copy | Nameless, item: Capture) -> Kept:
        if self.corpus.write_copy(copy, item).outcome == "problem":
            return "problem"
        if item.parent:
            self.read_by_attachment.add(item.parent)
            self.corpus.clear_problem(None, item.parent)
        return "read"

    # the end

    def finish(self, spider: PortalSpider, reason: str) -> None:
        """The crawl's end: its verdict, what could not be fetched, and the figures of the corpus."""
        if not hasattr(self, "readers"):
            return
        self.readers.close()
        stats = self.crawler.stats
        assert stats is not None  # noqa: S101
        try:
            stats.set_value("nianbao/summary", self._write(self._finish, spider, reason))
        except (CorpusError, sqlite3.Error) as error:
            self._give_up(error)
        self.writer.shutdown()
        outcome, words = self._verdict(spider, reason)
        stats.set_value("nianbao/outcome", outcome)
        stats.set_value("nianbao/reason", words)

    def _finish(self, spider: PortalSpider, reason: str) -> Summary:
        for key in self.answered & self.earlier.keys():
            for url in self.earlier[key]:
                self.corpus.clear_problem("fetch", url)
        for url, words in spider.failures.items():
            self.corpus.write_problem("fetch", words, url=url)
        outcome, words = self._verdict(spider, reason)
        self.corpus.finish_crawl(self.crawl, datetime.now(UTC), outcome, words, _counts(spider))
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
        outcome, words = spider.verdict()
        whole = not (spider.spent or spider.unasked)
        figures = Figures(_counts(spider), len(spider.columns), len(spider.failures), whole)
        noticed = list(findings(figures, self.before))
        if outcome != "broken" and any(each.broken for each in noticed):
            outcome = "broken"
        return outcome, "; ".join([words, *(each.words for each in noticed)])


def _counts(spider: PortalSpider) -> dict[str, int]:
    return {**{str(role): n for role, n in spider.roles.items()}, "found": spider.found}


def _job(capture: Capture, division: str) -> Job:
    hints = dict(capture.hints)
    path = urlsplit(capture.url).path
    name = hints.get("name") or unquote(path.rsplit("/", 1)[-1]) or None
    title = hints.get("title") or capture.link_text
    return Job(capture.body, name, capture.url, title, hints.get("issuer"), division)


def _was_wanted(capture: Capture) -> bool:
    """Whether a page that is gone should have been a report."""
    return capture.parent is not None or classify(capture.link_text or "").sort == "report"
