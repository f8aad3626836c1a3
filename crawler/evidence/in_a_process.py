"""Work on documents that nobody vouches for, in a process of its own with limits."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from crawler.pool import Workers

J = TypeVar("J")
T = TypeVar("T")

_SECONDS, _MEGABYTES = 30, 1500
"""A scanned page is straightened in two seconds and 300 MB."""


def apart(what: Callable[[J], T], job: J) -> T:
    """What `what` makes of the job. Raises `crawler.pool.Lost` where a limit ended it, and whatever
    it raises itself. One job at a time.
    """
    return _workers().submit(what, job).result(timeout=4 * _SECONDS)


@cache
def _workers() -> Workers:
    """One process, started when it is first wanted; it ends with this one."""
    return Workers(1, _SECONDS, _MEGABYTES)
