"""闲时: makes requests only during the hours in which few people use the portals.

Outside this window the crawl waits, and continues when it opens. Requests that the downloader already
has (one per host) are still sent. The hours are in Beijing time, as on the portals.
"""

from __future__ import annotations

import logging
import re
from datetime import time
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import AsyncioLoopingCall, create_looping_call
from twisted.internet.task import LoopingCall

from crawler import clock
from crawler.clock import BEIJING

_EVERY = 20.0
"""Seconds between two checks of the clock."""

_WINDOW = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_log = logging.getLogger(__name__)


class OffPeak:
    """Pauses and continues the crawl. Setting: OFFPEAK, such as 22:00-06:00."""

    def __init__(self, crawler: Crawler, hours: tuple[time, time]) -> None:
        self.crawler, self.hours = crawler, hours
        self.loop: AsyncioLoopingCall | LoopingCall | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        hours = window(crawler.settings.get("OFFPEAK") or "")
        if hours is None:
            raise NotConfigured
        extension = cls(crawler, hours)
        crawler.signals.connect(extension.opened, signals.spider_opened)
        crawler.signals.connect(extension.closed, signals.spider_closed)
        return extension

    def opened(self) -> None:
        self.loop = create_looping_call(self.look)
        self.loop.start(_EVERY, now=True)

    def look(self) -> None:
        engine = self.crawler.engine
        assert engine is not None
        hour = clock.now().astimezone(BEIJING).time()
        if is_within(hour, self.hours) and engine.paused:
            engine.unpause()
            _log.warning("the window OFFPEAK is open: the crawl goes on")
        elif not is_within(hour, self.hours) and not engine.paused:
            engine.pause()
            _log.warning("outside the window OFFPEAK: the crawl waits until %s", self.hours[0])

    def closed(self) -> None:
        if self.loop and self.loop.running:
            self.loop.stop()


def window(text: str) -> tuple[time, time] | None:
    """When the window opens and closes; None if `text` isn't a window of time."""
    match = _WINDOW.fullmatch(text.strip())
    if match is None:
        return None
    hours = [int(part) for part in match.groups()]
    try:
        opens, closes = time(hours[0], hours[1]), time(hours[2], hours[3])
    except ValueError:
        return None
    return None if opens == closes else (opens, closes)


def is_within(now: time, hours: tuple[time, time]) -> bool:
    """Whether the window is open at the time of day `now`. The window may include midnight."""
    opens, closes = hours
    return opens <= now < closes if opens < closes else now >= opens or now < closes
