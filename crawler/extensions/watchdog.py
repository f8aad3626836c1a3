"""看门狗: ends a crawl that doesn't move.

Code in C, such as a regular expression, may keep a process to itself for ever: no thread and no signal handler
in Python runs then. So it is the system that ends the process, by a timer (SIGALRM) that the event loop
sets anew every few seconds; faulthandler writes down, in C, where all threads are. The corpus's lock goes with
the process, and what it had archived is taken up by the next crawl.

If the loop runs and yet nothing comes and nothing is stored for long, the crawl is closed in order.

A crawl on a leash (`crawler.leash`) is ended by the same timer when the lease of its portal is over: a process that
was stopped meanwhile dies as it is woken, before it asks anything.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
from collections.abc import AsyncIterable, AsyncIterator
from time import monotonic
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.asyncio import AsyncioLoopingCall, create_looping_call
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.task import LoopingCall

from crawler import leash
from crawler.at_hand import AtHand
from crawler.outcome import STANDSTILL
from spiders.portal import PortalSpider

_OFTEN = 8
"""How often the timer is set anew before it would end the process."""
_LONGEST = 5.0
"""Most seconds between two times."""
_NO_LIMIT = 1e6
"""Seconds that stand for no watchdog, in a crawl on a leash."""
_LEAST = 0.001
"""Seconds that a timer needs, as it is switched off by 0."""
_SOONER = 0.95
"""Part of the time after which the tracebacks are shown on stderr."""

log = logging.getLogger(__name__)


class Watchdog:
    """Settings: WATCHDOG (seconds in which the event loop must run once; 0: no watchdog), STANDSTILL (seconds in
    which something must come or be stored; 0: no limit).
    """

    def __init__(self, crawler: Crawler, seconds: float) -> None:
        self.crawler, self.seconds = crawler, seconds
        self.most = crawler.settings.getfloat("STANDSTILL")
        self.at_hand: AtHand | None = None
        self.loop: AsyncioLoopingCall | LoopingCall | None = None
        self.moves = self.seen = 0
        self.since = monotonic()
        self.closing = False
        self.due: float | None = None
        """When the watchdog ends the process (monotonic seconds); None: it doesn't."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        seconds = crawler.settings.getfloat("WATCHDOG")
        if seconds <= 0 and leash.held() is not None:
            seconds = _NO_LIMIT
        if seconds <= 0 or not isinstance(crawler.spider, PortalSpider):
            raise NotConfigured
        extension = cls(crawler, seconds)
        crawler.signals.connect(extension.opened, signals.spider_opened)
        crawler.signals.connect(extension.closed, signals.spider_closed)
        crawler.signals.connect(extension.answered, signals.response_downloaded)
        for each in (signals.item_scraped, signals.item_dropped, signals.item_error, signals.request_left_downloader):
            crawler.signals.connect(extension.moved, each)
        return extension

    def opened(self, spider: PortalSpider) -> None:
        try:
            self.at_hand = AtHand(self.crawler.settings["CORPUS"], spider.name)
        except OSError as error:
            log.warning("there is no watchdog: %s: %s", error.filename, error.strerror)
            return
        faulthandler.register(signal.SIGALRM, file=self.at_hand.traces, all_threads=True, chain=True)
        signal.signal(signal.SIGTSTP, self._pause)
        self.since = monotonic()
        self.loop = create_looping_call(self.look)
        self.loop.start(min(self.seconds / _OFTEN, _LONGEST), now=True)
        held = leash.held()
        if held is not None:
            held.extended = self._arm

    def answered(self, response: Response) -> None:
        """An answer came, and no middleware has touched it yet."""
        self.moved()
        self.note(response.url)

    def note(self, url: str) -> None:
        """Notes that the answer from this address is touched next."""
        if self.at_hand is not None:
            self.at_hand.note(url)

    def moved(self) -> None:
        self.moves += 1

    def look(self) -> None:
        if self.closing:
            return  # the timer runs: a crawl that doesn't close either is ended
        self._set(self.seconds)
        engine, now = self.crawler.engine, monotonic()
        if self.moves != self.seen or (engine is not None and engine.paused):
            self.seen, self.since = self.moves, now
        elif self.most and now - self.since >= self.most and engine is not None:
            self.closing = True
            self._set(self.seconds + self.crawler.settings.getfloat("PARSE_TIMEOUT"))
            log.warning("nothing has come and nothing was stored for %.0f seconds: the crawl ends", self.most)
            deferred_from_coro(engine.close_spider_async(reason=STANDSTILL))

    def closed(self) -> None:
        """The crawl ends in order. Its last work on the corpus may take long, and needs no watchdog."""
        if self.loop and self.loop.running:
            self.loop.stop()
        self._set(0)
        if self.at_hand is not None:
            faulthandler.unregister(signal.SIGALRM)
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            self.at_hand.close()
            self.at_hand = None

    def _pause(self, *_: Any) -> None:
        """Ctrl-Z: while the process is stopped, the timer must not run."""
        if leash.held() is None:
            self._set(0)
        os.kill(os.getpid(), signal.SIGSTOP)
        self._set(self.seconds)

    def _set(self, seconds: float) -> None:
        self.due = monotonic() + seconds if seconds else None
        self._arm()
        if seconds:
            faulthandler.dump_traceback_later(seconds * _SOONER)
        else:
            faulthandler.cancel_dump_traceback_later()

    def _arm(self) -> None:
        """Sets the timer: to what is over first, the watchdog's patience or the lease."""
        due, held = self.due, leash.held()
        if due is None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            return
        seconds = max(_LEAST, due - monotonic())
        signal.setitimer(signal.ITIMER_REAL, seconds if held is None else min(seconds, held.left()))


class Noted:
    """A middleware of the downloader and of the spider: it notes a page before the others of each side touch it,
    and each time the spider goes on with it.
    """

    def __init__(self, watchdog: Watchdog) -> None:
        self.watchdog = watchdog

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        watchdog = crawler.get_extension(Watchdog)
        if not isinstance(watchdog, Watchdog):
            raise NotConfigured
        return cls(watchdog)

    def process_response(self, request: Request, response: Response) -> Response:
        del request
        self.watchdog.note(response.url)
        return response

    def process_spider_input(self, response: Response) -> None:
        self.watchdog.note(response.url)

    async def process_spider_output(self, response: Response, result: AsyncIterable[Any]) -> AsyncIterator[Any]:
        self.watchdog.note(response.url)
        async for each in result:
            yield each
            self.watchdog.note(response.url)
