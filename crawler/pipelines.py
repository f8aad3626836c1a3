"""From captures to rows: what spiders yield is written, and what may be a report is read.

Nothing is kept outside the corpus: a crawl that was killed is simply run again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Self
from urllib.parse import unquote, urlsplit

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.corpus.rows import Copy, Nameless
from crawler.corpus.writer import Corpus, PortalFacts
from crawler.work import Failed, Job, Readers
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

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pipeline = cls(crawler)
        # After the last item, and with the reason: close_spider isn't told it.
        crawler.signals.connect(pipeline.finish, signals.spider_closed)
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
        processes = settings["PARSE_PROCESSES"]
        self.readers = Readers(
            None if processes is None else int(processes), settings.getint("PARSE_TIMEOUT")
        )

    async def process_item(self, item: Capture) -> Capture:
        self.corpus.write_capture(item, self.crawl)
        if item.role in {"report", "attachment"}:
            found = await self.readers.read(_job(item, self.spider.division))
            if isinstance(found, Failed):
                self._note(found, item)
            else:
                self._write(found, item)
        elif item.role == "blocked" or (item.role == "broken" and _was_wanted(item)):
            self._problem("fetch", item.reason, item.url)
        return item

    def _write(self, copy: Copy | Nameless, capture: Capture) -> None:
        self.corpus.write_copy(copy, capture)
        self._count("nianbao/read")
        if capture.parent:
            self.read_by_attachment.add(capture.parent)
            self.corpus.clear_problem(None, capture.parent)

    def _note(self, failed: Failed, capture: Capture) -> None:
        if capture.role == "report" and capture.url in self.read_by_attachment:
            return
        self._problem(failed.stage, failed.message, capture.url)

    def _problem(self, stage: str, message: str, url: str) -> None:
        self._count("nianbao/problems")
        self.corpus.write_problem(stage, message, url=url)

    def _count(self, name: str) -> None:
        assert self.crawler.stats is not None  # noqa: S101
        self.crawler.stats.inc_value(name)

    def finish(self, spider: PortalSpider, reason: str) -> None:
        """The crawl's end: its verdict, what could not be fetched, and the figures of the corpus."""
        if not hasattr(self, "corpus"):
            return
        self.readers.close()
        for url, words in spider.failures.items():
            self._problem("fetch", words, url)
        outcome, words = spider.verdict()
        if reason != "finished":
            outcome, words = (
                "broken",
                f"it was interrupted ({reason}); run it again, it goes on where it must",
            )
        self.corpus.finish_crawl(
            self.crawl,
            datetime.now(UTC),
            outcome,
            words,
            {str(role): n for role, n in spider.roles.items()},
        )
        stats = self.crawler.stats
        assert stats is not None  # noqa: S101
        stats.set_value("nianbao/outcome", outcome)
        stats.set_value("nianbao/reason", words)
        stats.set_value("nianbao/summary", self.corpus.summary(spider.name))
        self.corpus.close()


def _job(capture: Capture, division: str) -> Job:
    hints = dict(capture.hints)
    name = unquote(urlsplit(capture.url).path.rsplit("/", 1)[-1]) or None
    title = hints.get("title") or capture.link_text
    return Job(capture.body, name, capture.url, title, hints.get("issuer"), division)


def _was_wanted(capture: Capture) -> bool:
    """Whether a page that is gone should have been a report."""
    return capture.parent is not None or classify(capture.link_text or "").sort == "report"
