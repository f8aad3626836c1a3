"""Pause and go on: what a crawl knows, and what it still has to ask for, in the folder JOBDIR.

Scrapy writes its own JOBDIR when a crawl ends in order, and can't go on after a kill -9: its queue
on the disk, its list of what was seen and the corpus then speak of different moments. Here all of
it is written at once, now and then: an address stays among those to be asked for until what it
answered is in the corpus. So JOBDIR is kept from Scrapy (`crawler.fetching.politeness`), and used here.
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
    """What is in the file."""

    format: int
    portal: str
    crawl: Crawl


class Resume:
    """Settings: JOBDIR, JOBDIR_EVERY (seconds)."""

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
        """What is known now is written once the corpus holds what it says is done."""
        if session := session_of(self.crawler):
            state = self._state()
            session.after_flush(lambda: write(self.file, state))

    def closed(self, reason: str) -> None:
        self.reason = reason
        if self.loop and self.loop.running:
            self.loop.stop()

    def ended(self) -> None:
        """After the corpus was closed: what is left to do is written, if anything is."""
        session = session_of(self.crawler)
        if session is None or not session.wrote_all:
            return  # the last state that was written is still true
        if self.reason == "finished" and not self.spider.crawl.pending:
            self.file.unlink(missing_ok=True)
        else:
            write(self.file, self._state())

    def _state(self) -> bytes:
        return pickle.dumps(State(FORMAT, self.spider.name, self.spider.crawl.saved()))


def file_in(folder: Path) -> Path:
    return folder / "crawl.state"


def read(file: Path) -> State | None:
    """None where there is nothing to go on with. As with Scrapy's JOBDIR, it is trusted."""
    try:
        state = pickle.loads(file.read_bytes())  # noqa: S301
    except FileNotFoundError:
        return None
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        return None  # of another version: the crawl begins anew, nothing is kept twice
    return state if isinstance(state, State) and state.format == FORMAT else None


def write(file: Path, state: bytes) -> None:
    """All of it, or what was there before."""
    new = file.with_suffix(".new")
    new.write_bytes(state)
    new.replace(file)
