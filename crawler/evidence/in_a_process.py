"""Runs work on untrusted documents in a separate process, with limits of time and memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from crawler.pool import Workers

J = TypeVar("J")
T = TypeVar("T")

_SECONDS, _MEGABYTES = 30, 1500
"""The limits. For comparison, straightening a scanned page takes two seconds and 300 MB."""


def apart(what: Callable[[J], T], job: J) -> T:
    """Returns `what(job)`, computed in the separate process, which does one job at a time. Raises
    `crawler.pool.Lost` if a limit ended it, and whatever `what` raises.
    """
    return _workers().submit(what, job).result(timeout=4 * _SECONDS)


@cache
def _workers() -> Workers:
    """The process, which is started when it is first needed and ends with this one."""
    return Workers(1, _SECONDS, _MEGABYTES)
