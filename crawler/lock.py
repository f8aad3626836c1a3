"""One run at a time writes to a corpus: a lock beside it, that ends with whoever holds it.

A crawl that `nianbao refresh` starts is told of the lock that is held for it, and keeps it if the
command is killed: the lock is a file that both have open.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

_HELD = "NIANBAO_LOCK"
"""In the environment of a crawl: the file that is locked for it, and its descriptor."""
_LOOK = 0.5
"""Seconds between two tries."""


class Locked(Exception):
    """Another run holds the corpus. The message says who, and the way out."""


class Lock:
    """A lock that is held. `descriptor` is to be passed on with `environment`."""

    def __init__(self, file: IO[str], path: Path) -> None:
        self.descriptor = file.fileno()
        self.environment = {_HELD: f"{self.descriptor}:{path.resolve()}"}


@contextmanager
def locked(corpus: Path | str, what: str, wait: float = 0.0) -> Iterator[Lock | None]:
    """Holds the corpus for `what` (words), waiting up to `wait` seconds; None: it was locked for us.

    Raises `Locked`, and OSError where the lock's file can't be written.
    """
    path = lock_of(corpus)
    if os.environ.get(_HELD, "").partition(":")[2] == str(path.resolve()):
        yield None
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        _take(file, corpus, wait)
        file.truncate(0)
        file.write(f"{what}, process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%SZ}")
        file.flush()
        yield Lock(file, path)


def lock_of(corpus: Path | str) -> Path:
    return Path(f"{corpus}.lock")


def _take(file: IO[str], corpus: Path | str, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                file.seek(0)
                raise Locked(
                    f"{corpus} is being written to by another run ({file.read() or 'it just began'}):"
                    " nothing was done; try again when it has ended, or let it wait: --wait SECONDS"
                    " (of scrapy crawl: -s LOCK_WAIT=SECONDS)"
                ) from None
            time.sleep(_LOOK)
        else:
            return
