"""What a new user sees of a crawl: after some seconds what it has found so far and how to look at it; and at the end of
a crawl that found nothing, a file that can be attached to an issue.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from rich.markup import escape
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from twisted.internet.task import LoopingCall

from crawler import clock, permissions
from crawler.archive import folder_of
from crawler.console import Console
from crawler.corpus.counted.summary import Summary
from crawler.corpus.counted.unfound import unfound
from spiders.portal import PortalSpider

_AGAIN = 10
"""Times of the first span after which it is said again."""


class FirstHour:
    """Setting: SO_FAR, seconds after which it is first said what was found so far; 0: never."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.seconds = crawler.settings.getfloat("SO_FAR")
        if not crawler.settings.get("CORPUS"):
            raise NotConfigured
        self.corpus = Path(crawler.settings["CORPUS"])
        self.console = Console(stderr=True, highlight=False)
        self.loop: LoopingCall | None = None
        self.rounds = 0
        self.before = -1

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.opened, signals.spider_opened)
        crawler.signals.connect(extension.closing, signals.spider_closed)
        crawler.signals.connect(extension.ended, signals.engine_stopped)
        return extension

    def opened(self, spider: PortalSpider) -> None:
        if self.seconds > 0:
            self.loop = LoopingCall(self.say, spider)
            self.loop.start(self.seconds, now=False)

    def say(self, spider: PortalSpider) -> None:
        """Says it once, and then every ten spans if there is more."""
        self.rounds += 1
        if self.rounds % _AGAIN != 1:
            return
        with self._opened() as conn:
            if conn is None:
                return
            found, issuers, first, last = conn.execute(
                "SELECT count(*), count(DISTINCT issuer_id), min(year), max(year) FROM reports WHERE portal = ?",
                (spider.name,),
            ).fetchone()
        if found == self.before:
            return
        self.before = found
        if found:
            words = f"So far: {found:,} reports of {issuers:,} issuers, years {first}–{last}."
        else:
            roles = spider.crawl.roles
            words = f"So far: {roles.total():,} pages, {roles['column']:,} lists of reports, and no report yet."
        look = f"nianbao serve --corpus {self.corpus}"
        self.console.print(
            f"{words} It goes on; look at it meanwhile, in another terminal: {escape(look)}", soft_wrap=True
        )

    def closing(self) -> None:
        if self.loop and self.loop.running:
            self.loop.stop()

    def ended(self) -> None:
        """Writes the file if the portal gave no report, in this crawl or before."""
        stats, spider = self.crawler.stats, self.crawler.spider
        assert stats is not None
        summary = stats.get_value("nianbao/summary")
        if not isinstance(summary, Summary) or summary.found or not isinstance(spider, PortalSpider):
            return
        with self._opened() as conn:
            archive = folder_of(self.corpus, self.crawler.settings.get("ARCHIVE"))
            seen = unfound(conn, archive, spider.name) if conn else None
        if not seen:
            return
        path = self.corpus.with_name(f"nothing-found-{spider.name}-{clock.stamp(clock.now())}.json")
        try:
            permissions.make_file(path)
            path.write_text(json.dumps(seen, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            self.console.print(f"{escape(str(path))} can't be written: {error.strerror}")
            return
        name = escape(str(path))
        self.console.print(
            f"No report was found. What was seen stands in {name}: addresses, answers, titles and shapes of"
            f" {len(seen['pages']):,} pages, no text. Attach it to an issue; nianbao portal replay {name} makes a site"
            " of it to mend the spider by.",
            soft_wrap=True,
        )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        """The corpus, for reading while the crawl writes to it; None if it can't be opened now."""
        try:
            with closing(sqlite3.connect(f"{self.corpus.absolute().as_uri()}?mode=ro", uri=True, timeout=1)) as conn:
                conn.execute("SELECT 1 FROM reports LIMIT 1")
                yield conn
                return
        except sqlite3.Error:
            pass
        yield None
