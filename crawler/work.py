"""Reading in worker processes: a document that hangs or crashes its reader costs itself alone.

A worker that takes too long is ended by its own alarm clock, which no C library can hold up. A
crawl that is killed takes its workers with it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

from crawler.corpus.rows import Copy, Nameless, copy_of
from parsers import Found, Unreadable, parse_all

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job:
    """What `parse` is given."""

    data: bytes
    name: str | None = None
    url: str | None = None
    title: str | None = None
    issuer: str | None = None
    division: str | None = None
    """Of the portal."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a document gave no report: the stage (`read`, `recognise`) and the words for it."""

    stage: str
    message: str


Outcome = Copy | Nameless | Failed


class Read(NamedTuple):
    """What came of a document, or of a `member` of an archive: its path there and its bytes."""

    outcome: Outcome
    member: str | None = None
    body: bytes = b""


def read(job: Job) -> list[Read]:
    """One file, here and now, made ready for the corpus: an archive gives all its reports."""
    try:
        found = parse_all(job.data, name=job.name, url=job.url, title=job.title, issuer=job.issuer)
        return [
            Read(_outcome(each, job), each.member, each.data if each.member else b"")
            for each in found
        ]
    except Exception as error:  # noqa: BLE001  (a defect of ours costs its document, and is told)
        return [Read(Failed("read", _defect(error)))]


def _outcome(found: Found, job: Job) -> Outcome:
    if found.reading is not None:
        return copy_of(found.reading, job.division)
    stage = "read" if isinstance(found.error, Unreadable) else "recognise"
    return Failed(stage, str(found.error))


def _defect(error: Exception) -> str:
    """In words that find it again."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"a defect of this program stopped the reading ({type(error).__name__}: {error};"
        f" {Path(last.filename).name}, line {last.lineno}): please report it with the document"
    )


def _read_within(job: Job, seconds: int) -> list[Read]:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)
    try:
        return read(job)
    finally:
        signal.alarm(0)


def _start_worker() -> None:
    threading.Thread(target=_end_with_the_crawl, daemon=True).start()
    import parsers.checks
    import parsers.interpret
    import parsers.readers.html
    import parsers.readers.plain  # noqa: F401  (loaded once, before the first document)


def _end_with_the_crawl() -> None:
    """A pool's workers wait for work on a pipe that they hold open themselves: left alone, they
    would outlive a crawl that was killed.
    """
    crawl = parent_process()
    if crawl is not None:
        crawl.join()
        os._exit(1)


def _submit(
    pool: ProcessPoolExecutor, what: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> Future[T]:
    """Ctrl-C is for the crawl, which ends its workers in its own time. A worker that is started
    here is deaf to it from the first moment, as it inherits what is blocked.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(what, *args, **kwargs)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Readers:
    """A pool of reading processes. `processes` 0 reads in this one, without a time limit."""

    def __init__(self, processes: int | None, seconds: int) -> None:
        self.processes = max(1, (os.cpu_count() or 2) - 1) if processes is None else processes
        self.seconds = seconds
        self._pool = self._new_pool(self.processes) if self.processes else None
        # All that were in a broken pool are read alone, a few at a time.
        self._alone = asyncio.Semaphore(max(1, self.processes))
        if self._pool:
            # Workers start while the first pages are fetched, not when the first report is there.
            for _ in range(self.processes):
                _submit(self._pool, os.getpid)

    @staticmethod
    def _new_pool(processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(processes, get_context("spawn"), _start_worker)

    async def read(self, job: Job) -> list[Read]:
        """A document that breaks the pool is tried once more, alone: then it is known by whom."""
        if self._pool is None:
            return read(job)
        pool = self._pool
        try:
            return await self._submit(pool, job)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = self._new_pool(self.processes)
        async with self._alone:
            alone = self._new_pool(1)
            try:
                return await self._submit(alone, job)
            except BrokenProcessPool:
                words = f"reading it crashed, or took more than {self.seconds} seconds"
                return [Read(Failed("read", words))]
            finally:
                alone.shutdown(wait=False, cancel_futures=True)

    async def _submit(self, pool: ProcessPoolExecutor, job: Job) -> list[Read]:
        return await asyncio.wrap_future(_submit(pool, _read_within, job, self.seconds))

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
