"""A lock that lets only one run at a time write to a corpus. It is a file next to the corpus, and is released
when the process that holds it ends.

A crawl that `nianbao refresh` starts inherits the open lock file, so it still holds the lock if that
command is killed.
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

from crawler import permissions

_HELD = "NIANBAO_LOCK"
"""Environment variable of a crawl that inherits a lock: DESCRIPTOR:PATH of the lock file."""
_LOOK = 0.5
"""Seconds between two attempts to get the lock."""


class Locked(Exception):
    """Another run holds the corpus. The message names it, and says what to do."""


class Lock:
    """A lock that this process holds. To pass it to a process, start that with this `descriptor` open and with
    the variables in `environment`.
    """

    def __init__(self, file: IO[str], path: Path) -> None:
        self.descriptor = file.fileno()
        self.environment = {_HELD: f"{self.descriptor}:{path.resolve()}"}


@contextmanager
def locked(corpus: Path | str, what: str, wait: float = 0.0) -> Iterator[Lock | None]:
    """Holds the lock on a corpus, after waiting for it up to `wait` seconds. `what` describes the run in
    words, for the message of others that want the lock. Yields None if this process inherited the lock.

    Raises `Locked`, and OSError if the lock file can't be written.
    """
    path = lock_of(corpus)
    if os.environ.get(_HELD, "").partition(":")[2] == str(path.resolve()):
        yield None
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+", encoding="utf-8", opener=permissions.opener) as file:
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
