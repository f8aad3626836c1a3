"""引擎: who does the work on shards. The seam behind which Dask stands (`crawler.fleet.cluster`).

An engine may run a task twice, or forget it: leases and generations see to it that neither does harm. It has no part
in what is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from crawler.fleet import work as works
from crawler.fleet.work import Done, Job

Work = Callable[[Job], Done]


class EngineError(Exception):
    """The engine can't be used. The message says why, and what to do."""


class Engine(Protocol):
    """Where shards are worked on."""

    name: str
    """How progress names it."""

    def submit(self, work: Work, job: Job) -> Future[Done]:
        """Has a shard worked on. The future raises `EngineError` if the engine broke down."""

    def stop(self, runs: Iterable[str]) -> None:
        """Asks all work of these runs to end in order. The futures still end."""

    def close(self) -> None:
        """Waits until nothing is under way that this process would take with it."""


class Local:
    """Processes of this machine: each crawl is one, with a thread here that holds its lease."""

    name = "this machine"

    def __init__(self, at_once: int) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="shard")

    def submit(self, work: Work, job: Job) -> Future[Done]:
        return self._threads.submit(work, job)

    def stop(self, runs: Iterable[str]) -> None:
        works.stop(runs)

    def close(self) -> None:
        self._threads.shutdown(cancel_futures=True)
