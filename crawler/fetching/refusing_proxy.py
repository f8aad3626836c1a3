"""The browser's only way to a network: a proxy that refuses everything.

Chromium is started with this server as its proxy for all addresses, those of this machine among them. What a
page may load is fetched by the crawl itself (`crawler.fetching.browser`) and handed to Chromium before it would
connect. So whatever arrives here took another way: a popup, a worker, a websocket, a redirect, a prefetch. It
gets 403, wherever it was going.
"""

from __future__ import annotations

import asyncio
import logging
from asyncio import StreamReader, StreamWriter
from contextlib import suppress

from scrapy.statscollectors import StatsCollector

logger = logging.getLogger(__name__)

REFUSED = "nianbao/browser/refused"
"""Scrapy's statistic with the number of refused connections and requests."""

_ANSWER = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_PATIENCE = 10.0
"""Seconds for the first line of a request."""
_SHOWN = 200
"""Characters of it that are logged."""


class RefusingProxy:
    """A proxy on a free port of this machine that refuses everything, and counts."""

    def __init__(self, stats: StatsCollector | None) -> None:
        self.stats = stats
        self._server: asyncio.Server | None = None

    async def open(self) -> str:
        """Begins to listen. Returns the proxy's address."""
        self._server = await asyncio.start_server(self._refuse, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _refuse(self, reader: StreamReader, writer: StreamWriter) -> None:
        # A line that is too long is a ValueError.
        with suppress(OSError, ValueError, TimeoutError):
            line = await asyncio.wait_for(reader.readline(), _PATIENCE)
            if line:
                self.count(line.decode("latin-1"))
                writer.write(_ANSWER)
                await asyncio.wait_for(writer.drain(), _PATIENCE)
        writer.close()

    def count(self, asked: str) -> None:
        """Counts something that the browser may not ask for."""
        if self.stats is not None:
            self.stats.inc_value(REFUSED)
        logger.debug("refused to the browser: %r", asked[:_SHOWN])
