"""Reading in worker processes: a document that hangs its reader, crashes it or fills the memory
costs itself alone.

A worker that takes too long is ended by its own alarm clock, and one that takes too much memory is
refused more by the system: no C library can hold up either. A crawl that is killed takes its
workers with it.
"""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, TypeVar

from crawler.corpus.rows import Copy, Nameless, copy_of
from parsers import Found, Unreadable, parse_all

T = TypeVar("T")

SECONDS = 180
"""For one document: a scan of thirty pages takes as long."""
MEGABYTES = 2_000
"""For one document: OCR takes 1,200; text formats stay below 500."""


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
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (a defect of ours costs its document, and is told)
        return [Read(Failed("read", defect(error)))]


def _outcome(found: Found, job: Job) -> Outcome:
    if found.reading is not None:
        return copy_of(found.reading, job.division)
    stage = "read" if isinstance(found.error, Unreadable) else "recognise"
    return Failed(stage, str(found.error))


def defect(error: Exception) -> str:
    """In words that find it again."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"a defect of this program stopped the reading ({type(error).__name__}: {error};"
        f" {Path(last.filename).name}, line {last.lineno}): please report it with the document"
    )


class Lost(Exception):
    """A document whose reading was ended: it took too long or too much memory, or crashed."""


class Workers:
    """A pool of processes with limits. `processes` 0 works in this one, without limits."""

    def __init__(
        self, processes: int | None, seconds: int = SECONDS, megabytes: int = MEGABYTES
    ) -> None:
        self.processes = max(1, (os.cpu_count() or 2) - 1) if processes is None else processes
        self.seconds, self.megabytes = seconds, megabytes
        self._lock = threading.Lock()
        self._pool = self._new_pool() if self.processes else None
        # All that were in a broken pool are done again alone, a few at a time.
        self._alone = ThreadPoolExecutor(max(1, self.processes), "alone")
        if self._pool:
            # Workers start while the first pages are fetched, not when the first report is there.
            for _ in range(self.processes):
                _deaf(lambda: self._pool and self._pool.submit(os.getpid))

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.processes, get_context("spawn"), _start_worker, (self.megabytes,)
        )

    def submit(self, what: Callable[[Job], T], job: Job) -> Future[T]:
        """What `what` makes of the job, in a worker. The future raises `Lost` where it was ended.

        A document that breaks the pool is tried once more, alone: then it is known by whom.
        """
        done: Future[T] = Future()
        if self._pool is None:
            done.set_result(what(job))
            return done
        with self._lock:
            pool = self._pool
            try:
                tried = _deaf(lambda: pool.submit(_within, what, job, self.seconds))
            except BrokenProcessPool:
                self._pool = pool = self._new_pool()
                tried = _deaf(lambda: pool.submit(_within, what, job, self.seconds))
        tried.add_done_callback(lambda found: self._tried(found, pool, what, job, done))
        return done

    def _tried(
        self, tried: Future[T], pool: ProcessPoolExecutor, what: Callable[[Job], T], job: Job,
        done: Future[T],
    ) -> None:  # fmt: skip
        error = None if tried.cancelled() else tried.exception()
        if tried.cancelled():
            done.cancel()
        elif isinstance(error, BrokenProcessPool | MemoryError):
            if isinstance(error, BrokenProcessPool):
                with self._lock:
                    if self._pool is pool:
                        self._pool = self._new_pool()
            self._alone.submit(self._do_alone, what, job, done)
        elif error is not None:
            done.set_exception(error)
        else:
            done.set_result(tried.result())

    def _do_alone(self, what: Callable[[Job], T], job: Job, done: Future[T]) -> None:
        """In a process of its own, which tells how it ended."""
        try:
            done.set_result(self._in_a_process(what, job))
        except Exception as error:  # noqa: BLE001  (it belongs to whoever waits for the future)
            done.set_exception(error)

    def _in_a_process(self, what: Callable[[Job], T], job: Job) -> T:
        context = get_context("spawn")
        here, there = context.Pipe(duplex=False)
        process = context.Process(
            target=_alone, args=(what, job, self.seconds, self.megabytes, there), daemon=True
        )
        _deaf(process.start)
        there.close()
        try:
            found: tuple[T | None, bool] | None = here.recv()
        except EOFError:
            found = None
        process.join()
        if found is not None and not found[1]:
            return found[0]  # type: ignore[return-value]
        raise Lost(self._why(process.exitcode or 0, out_of_memory=found is not None))

    def _why(self, ended: int, *, out_of_memory: bool) -> str:
        if out_of_memory:
            return f"reading it takes more than {self.megabytes:,} MB of memory"
        if ended == -signal.SIGALRM:
            return f"reading it takes more than {self.seconds} seconds"
        name = signal.Signals(-ended).name if ended < 0 else f"exit status {ended}"
        return (
            f"reading it crashed ({name}), or took more than {self.megabytes:,} MB of memory:"
            " please report it with the document"
        )

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._alone.shutdown(wait=False, cancel_futures=True)


class Readers(Workers):
    """Workers that make documents ready for the corpus."""

    async def read(self, job: Job) -> list[Read]:
        """What came of a document; one that was lost is a failure of it."""
        try:
            return await asyncio.wrap_future(self.submit(read, job))
        except Lost as error:
            return [Read(Failed("read", str(error)))]


def _deaf(start: Callable[[], T]) -> T:
    """Ctrl-C is for the crawl, which ends its workers in its own time. A worker that is started
    here is deaf to it from the first moment, as it inherits what is blocked.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# in a worker


def _within(what: Callable[[Job], T], job: Job, seconds: int) -> T:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)
    try:
        return what(job)
    finally:
        signal.alarm(0)


def _alone(
    what: Callable[[Job], T], job: Job, seconds: int, megabytes: int, there: Connection
) -> None:
    _start_worker(megabytes)
    try:
        found = (_within(what, job, seconds), False)
    except MemoryError:
        there.send((None, True))
    else:
        there.send(found)


def _start_worker(megabytes: int) -> None:
    threading.Thread(target=_end_with_the_crawl, daemon=True).start()
    import parsers.checks
    import parsers.interpret
    import parsers.readers.html
    import parsers.readers.plain  # noqa: F401  (loaded once, before the first document)

    # What a process writes to, whoever allocates it; address space that is only reserved is free.
    # macOS doesn't hold it.
    limit = megabytes * 1024 * 1024
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most == resource.RLIM_INFINITY or limit <= most:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))


def _end_with_the_crawl() -> None:
    """A pool's workers wait for work on a pipe that they hold open themselves: left alone, they
    would outlive a crawl that was killed.
    """
    crawl = parent_process()
    if crawl is not None:
        crawl.join()
        os._exit(1)
