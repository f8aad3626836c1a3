"""Runs work on untrusted documents in a separate process, with limits of time and memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import BoundedSemaphore
from typing import TypeVar

from crawler.pool import Workers

J = TypeVar("J")
T = TypeVar("T")

_SECONDS, _MEGABYTES = 30, 1500
"""The limits. For comparison, straightening a scanned page takes two seconds and 300 MB."""
WAITING = 6
"""Jobs that may wait for the process, the one it is doing among them."""


class Busy(Exception):
    """As many jobs wait as may."""


def apart(what: Callable[[J], T], job: J) -> T:
    """Returns `what(job)`, computed in the separate process, which does one job at a time. Raises `Busy`,
    `crawler.pool.Lost` if a limit ended it, and whatever `what` raises.
    """
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        return _workers().submit(what, job).result(timeout=4 * _SECONDS)
    finally:
        _places.release()


_places = BoundedSemaphore(WAITING)


@cache
def _workers() -> Workers:
    """The process, which is started when it is first needed and ends with this one."""
    return Workers(1, _SECONDS, _MEGABYTES)
