"""Ends a connection whose answer begins with headers without end. Twisted limits a line, not their number, and
DOWNLOAD_MAXSIZE counts the body alone.
"""

from __future__ import annotations

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.internet.interfaces import IAddress
from twisted.web._newclient import BODY, DONE

MOST = 1 << 18
"""Bytes of an answer's headers, with those of all answers before the final one (status 1xx)."""


class _Protocol(_LenientHTTP11ClientProtocol):
    """Counts the bytes that come before a body."""

    _head = 0

    def dataReceived(self, data: bytes) -> None:  # noqa: N802  (Twisted's name)
        parser = self._parser
        in_head = parser is not None and parser.state not in {BODY, DONE}
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if not in_head or parser is None or self._parser is not parser or parser.state in {BODY, DONE}:
            self._head = 0
            return
        self._head += len(data)
        if self._head > MOST and self.transport is not None:
            self.transport.abortConnection()


class ShortHeads(_LenientHTTP11ClientFactory):
    """For the `_factory` of Twisted's pool of connections."""

    def buildProtocol(self, addr: IAddress | None) -> _Protocol:  # noqa: N802  (Twisted's name)
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
