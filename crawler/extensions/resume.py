"""Pause and resume: saves what a crawl knows, and which requests are left, in the folder JOBDIR.

Scrapy's own JOBDIR can't be resumed after a kill -9: its queue on the disk, its list of seen addresses
and the corpus then come from different moments. Here all of it is saved together at intervals, and an
address stays pending until its answer is in the corpus. That is why JOBDIR is hidden from Scrapy
(`crawler.fetching.politeness`) and used here.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import AsyncioLoopingCall, create_looping_call
from twisted.internet.task import LoopingCall

from crawler.pipelines import session_of
from spiders.discovery.state import Crawl
from spiders.portal import PortalSpider

FORMAT = 3
"""Version of the state file; a file of another version is ignored."""


@dataclass(frozen=True, slots=True)
class State:
    """The content of the state file."""

    format: int
    portal: str
    crawl: Crawl


class Resume:
    """Saves and restores the state of a crawl. Settings: JOBDIR, JOBDIR_EVERY (seconds)."""

    def __init__(self, crawler: Crawler, folder: Path) -> None:
        self.crawler, self.file = crawler, file_in(folder)
        assert isinstance(crawler.spider, PortalSpider)
        self.spider = crawler.spider
        self.reason = "finished"
        self.loop: AsyncioLoopingCall | LoopingCall | None = None
        state = read(self.file)
        if state is not None and state.portal == self.spider.name:
            self.spider.crawl = self.spider.crawl.resume(state.crawl)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        folder = crawler.settings.get("NIANBAO_JOBDIR")
        if not folder or not isinstance(crawler.spider, PortalSpider):
            raise NotConfigured
        Path(folder).mkdir(parents=True, exist_ok=True)
        extension = cls(crawler, Path(folder))
        crawler.signals.connect(extension.opened, signals.spider_opened)
        crawler.signals.connect(extension.closed, signals.spider_closed)
        crawler.signals.connect(extension.ended, signals.engine_stopped)
        for signal in (signals.item_scraped, signals.item_error, signals.item_dropped):
            crawler.signals.connect(extension.written, signal)
        return extension

    def opened(self) -> None:
        self.loop = create_looping_call(self.save)
        self.loop.start(self.crawler.settings.getfloat("JOBDIR_EVERY"), now=False)

    def written(self, response: Any) -> None:
        self.spider.crawl.stored(response.request.cb_kwargs["lead"])

    def save(self) -> None:
        """Takes the current state, and writes it once everything that it calls done is in the corpus."""
        if session := session_of(self.crawler):
            state = self._state()
            session.after_flush(lambda: write(self.file, state))

    def closed(self, reason: str) -> None:
        self.reason = reason
        if self.loop and self.loop.running:
            self.loop.stop()

    def ended(self) -> None:
        """Runs after the corpus was closed. Writes the state if there is anything left to do; otherwise
        deletes the file.
        """
        session = session_of(self.crawler)
        if session is None or not session.wrote_all:
            return  # the last saved state is still right
        if self.reason == "finished" and not self.spider.crawl.pending:
            self.file.unlink(missing_ok=True)
        else:
            write(self.file, self._state())

    def _state(self) -> bytes:
        return pickle.dumps(State(FORMAT, self.spider.name, self.spider.crawl.saved()))


def file_in(folder: Path) -> Path:
    return folder / "crawl.state"


def read(file: Path) -> State | None:
    """The saved state; None if there is none to resume from. The file is trusted (it is unpickled), as in
    Scrapy's JOBDIR.
    """
    try:
        state = pickle.loads(file.read_bytes())  # noqa: S301
    except FileNotFoundError:
        return None
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        return None  # written by another version: the crawl begins anew, and stores nothing twice
    return state if isinstance(state, State) and state.format == FORMAT else None


def write(file: Path, state: bytes) -> None:
    """Writes the file atomically: after a crash it holds either the new state or the old one."""
    new = file.with_suffix(".new")
    new.write_bytes(state)
    new.replace(file)
