"""Pause and resume: saves what a crawl knows, and which requests are left, in the folder JOBDIR.

Scrapy's own JOBDIR can't be resumed after a kill -9: its queue on the disk, its list of seen addresses
and the corpus then come from different moments. Here all of it is saved together at intervals, and an
address stays pending until its answer is in the corpus. That is why JOBDIR is hidden from Scrapy
(`crawler.fetching.politeness`) and used here. What is saved is JSON: whoever can write to the folder can make the
crawl skip pages of the portal, and nothing else; Scrapy's own files would run their code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import AsyncioLoopingCall, create_looping_call
from twisted.internet.task import LoopingCall

from crawler import permissions
from crawler.pipelines import session_of
from spiders.discovery.saved import crawl_from, plain
from spiders.discovery.state import Crawl
from spiders.portal import PortalSpider

FORMAT = 4
"""Version of the state file."""
_PICKLED = "crawl.state"
"""The state file of versions until 3. It is never read: that would run what is in it."""


class NoState(Exception):
    """The job folder can't be used. The message says why, and what to do."""


class Resume:
    """Saves and restores the state of a crawl. Settings: JOBDIR, JOBDIR_EVERY (seconds)."""

    def __init__(self, crawler: Crawler, folder: Path) -> None:
        self.crawler, self.file = crawler, file_in(folder)
        assert isinstance(crawler.spider, PortalSpider)
        self.spider = crawler.spider
        self.reason = "finished"
        self.loop: AsyncioLoopingCall | LoopingCall | None = None
        saved = read(folder, self.spider)
        if saved is not None:
            self.spider.crawl = self.spider.crawl.resume(saved)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        folder = crawler.settings.get("NIANBAO_JOBDIR")
        if not folder or not isinstance(crawler.spider, PortalSpider):
            raise NotConfigured
        permissions.make_folder(Path(folder))
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
        crawl = plain(self.spider.crawl.saved())
        return json.dumps({"format": FORMAT, "portal": self.spider.name, "crawl": crawl}).encode()


def file_in(folder: Path) -> Path:
    return folder / "crawl.json"


def read(folder: Path, spider: PortalSpider) -> Crawl | None:
    """The saved state of a portal's crawl; None if there is none to resume from. Raises `NoState`."""
    file, pickled = file_in(folder), folder / _PICKLED
    try:
        state = json.loads(file.read_bytes())
    except FileNotFoundError:
        if pickled.exists():
            raise NoState(
                f"{pickled} is of an earlier version and is not loaded, as it could hold code: delete it, and"
                " the crawl begins anew; nothing is stored twice"
            ) from None
        return None
    except (ValueError, RecursionError) as error:
        raise _unusable(file, error) from error
    match state:
        case {"format": int(version)} if version != FORMAT:
            raise _unusable(file, f"it is of another version, {version}")
        case {"portal": str(portal)} if portal != spider.name:
            raise NoState(f"{file} is of the portal {portal}: name another folder")
        case {"format": int(), "portal": str(), "crawl": crawl}:
            try:
                return crawl_from(crawl, spider.crawl.site)
            except ValueError as error:
                raise _unusable(file, error) from error
    raise _unusable(file, "it holds no crawl")


def _unusable(file: Path, why: object) -> NoState:
    return NoState(f"{file} can't be used ({why}): delete it, and the crawl begins anew; nothing is stored twice")


def write(file: Path, state: bytes) -> None:
    """Writes the file atomically: after a crash it holds either the new state or the old one."""
    new = file.with_suffix(".new")
    with open(new, "wb", opener=permissions.opener) as opened:
        opened.write(state)
    new.replace(file)
