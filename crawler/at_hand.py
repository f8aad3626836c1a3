"""手头: the page that a crawl is at, in a file beside the corpus, so that the next crawl knows which page the
watchdog ended a crawl over.

A process that stands still in C code can't write anything any more. So the page is written down before it is
touched, and what the watchdog writes (the tracebacks, by faulthandler) is appended to the same file.
"""

from __future__ import annotations

import os
from asyncio import AbstractEventLoop, get_running_loop
from pathlib import Path
from typing import NamedTuple


class Left(NamedTuple):
    """What a crawl that was ended left: its portal, and the page that it was at; None if it was at none."""

    portal: str
    url: str | None


def file_of(corpus: Path | str) -> Path:
    return Path(f"{corpus}.at-hand")


def left(corpus: Path | str) -> Left | None:
    """What the last crawl left, if the watchdog ended it; else None."""
    try:
        first, _, traces = file_of(corpus).read_text("utf-8", "replace").partition("\n")
    except OSError:
        return None
    portal, _, url = first.partition(" ")
    return Left(portal, url.strip() or None) if traces.strip() and portal else None


class AtHand:
    """The file, open for writing. Raises OSError if it can't be made."""

    def __init__(self, corpus: Path | str, portal: str) -> None:
        self._path, self._portal = file_of(corpus), portal
        self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self.traces = os.open(self._path, os.O_WRONLY | os.O_APPEND)
        """The file's descriptor for the watchdog."""
        self._loop: AbstractEventLoop | None = None
        self._width = 0
        self._write("")

    def note(self, url: str) -> None:
        """Notes that this page is touched next. It counts until the event loop runs again: nothing is at hand
        then.
        """
        self._write(url)
        if self._loop is None:
            self._loop = get_running_loop()
            self._loop.call_soon(self._nothing)

    def _nothing(self) -> None:
        self._loop = None
        self._write("")

    def _write(self, url: str) -> None:
        if self._file < 0:
            return
        said = f"{self._portal} {url}".encode("utf-8", "replace")
        self._width = max(self._width, len(said))  # blanks cover a longer address of before: one call a page
        os.pwrite(self._file, said.ljust(self._width) + b"\n", 0)

    def close(self) -> None:
        """The crawl has ended, and leaves nothing."""
        for each in (self._file, self.traces):
            os.close(each)
        self._file = -1
        self._path.unlink(missing_ok=True)
