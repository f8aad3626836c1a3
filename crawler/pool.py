"""Worker processes with limits. A document that takes too long, takes too much memory or crashes its reader
loses only itself, and the reason is reported.

Each worker is a process (`crawler.worker`) with a thread in this process that gives it jobs and watches it.
The thread ends the process when it exceeds its time or memory, notices a crash, and starts another. No C
library can block this.

Memory means the process's own memory (Linux: anonymous pages, measured ten times a second; elsewhere the
figure of `ps`, once a second). For memory that is allocated faster than it is measured, there is a limit
in the system: RLIMIT_DATA, set to 1.5 times as much, as it counts stacks and arenas that are never used.
LibreOffice, which some readers call, has limits of its own.

Whatever goes wrong here, every future ends: with a result, with the exception of the job, or with `Lost`.
All processes end with this one, however that ends.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from crawler.worker import ForkServer, Gone, Limits, NotPassed, Worker
from parsers.sentences import Message

J = TypeVar("J")
T = TypeVar("T")

SECONDS = 180
"""Time for one document: a scan of thirty pages takes about so long."""
MEGABYTES = 2_000
"""Memory for one document: OCR takes 1,200 MB, text formats less than 500."""
TEXT_FORMATS = (
    "parsers.checks",
    "parsers.inference",
    "parsers.interpret",
    "parsers.referee",
    "parsers.readers.html",
    "parsers.readers.plain",
)
"""Modules needed to read a page of text. Those for another format are loaded with its first document."""

_INTERRUPTED = "reading it was interrupted"
_CTRL_C = 0.2
"""Seconds until a thread that waits for a result notices Ctrl-C."""
_CLOSING = 2.0
"""Seconds that threads have to end their workers when the pool is closed; then the workers are killed."""
_AHEAD = 4
"""Jobs per worker that are submitted ahead: with fewer, the other workers would wait for a slow one."""


class Lost(Exception):
    """The reading of a document was ended, or could not begin. The message says which limit it exceeded, or
    what else went wrong, and what to do.
    """

    def __init__(self, why: Message | str) -> None:
        super().__init__(why)
        self.why = why


class Result(Future[T]):
    """The result of a job. Ctrl-C can interrupt waiting for it.

    A wait without a timeout can miss Ctrl-C: Python notes the signal and handles it when the main thread
    runs again. A signal that arrives between the last check for such notes and the start of the wait
    doesn't wake the thread. So this waits only for a moment at a time.
    """

    def result(self, timeout: float | None = None) -> T:
        while timeout is None and not self.done():
            with contextlib.suppress(TimeoutError):
                super().result(_CTRL_C)
        return super().result(timeout)


def processes_for(megabytes: int) -> int:
    """The default number of worker processes: one fewer than there are processors, and no more than fit in
    the machine's memory if each takes `megabytes`; at least one.
    """
    processors = (os.cpu_count() or 2) - 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**2
    return max(1, min(processors, int(memory / megabytes)))


class Pool(Protocol):
    """What reads documents: processes of this machine, or of others (`crawler.fleet`)."""

    processes: int
    """Jobs that are done at a time."""
    ahead: int
    """Jobs, for each of them, that are submitted ahead."""

    def submit(self, what: Callable[[J], T], job: J) -> Future[T]:
        """Calls `what(job)` elsewhere. The future raises `Lost` if that was ended."""


@dataclass(frozen=True, slots=True)
class _Task(Generic[J, T]):
    what: Callable[[J], T]
    job: J
    done: Result[T]


class Workers:
    """A pool of worker processes. With `processes` 0, jobs run in this process, without limits; None means
    `processes_for(megabytes)`. `most` is the largest number of jobs at a time, so that no more
    processes are started. `modules` are loaded once, before the first document.
    """

    def __init__(
        self,
        processes: int | None,
        seconds: int,
        megabytes: int,
        *,
        most: int | None = None,
        modules: Sequence[str] = TEXT_FORMATS,
    ) -> None:
        self.processes = processes_for(megabytes) if processes is None else processes
        self.ahead = _AHEAD
        if most is not None:
            self.processes = min(self.processes, max(1, most))
        threads = max(1, (os.cpu_count() or 1) // max(1, self.processes))
        limits = Limits(seconds, megabytes, threads)
        self._tasks: queue.SimpleQueue[_Task[Any, Any] | None] = queue.SimpleQueue()
        self._over = False
        self._fault: str | None = None
        """Why no job can be done any more; None if the pool works, or was closed."""
        self._server = ForkServer(limits, modules)
        self._keepers = [_Keeper(self._server, limits, self._tasks, self._give_up) for _ in range(self.processes)]
        try:
            for keeper in self._keepers:
                keeper.start()
        except RuntimeError as error:
            self._give_up(f"no thread could be started ({error}): end other programs, or use fewer processes")

    def submit(self, what: Callable[[J], T], job: J) -> Result[T]:
        """Calls `what(job)` in a worker and returns its future, which raises `Lost` if the reading was ended.
        Function and job must be picklable, and their modules importable.
        """
        done: Result[T] = Result()
        if self.processes:
            self._tasks.put(_Task(what, job, done))
            if self._over:
                self._drop()
            return done
        try:
            done.set_result(what(job))
        except Exception as error:  # noqa: BLE001  (the future raises it)
            done.set_exception(error)
        return done

    def close(self) -> None:
        """Ends all workers within seconds. Jobs that haven't begun are cancelled."""
        self._over = True
        self._drop()
        self._server.close()
        started = [keeper for keeper in self._keepers if keeper.ident is not None]
        for keeper in started:
            keeper.close()
            self._tasks.put(None)
        deadline = time.monotonic() + _CLOSING
        for keeper in started:
            keeper.join(max(0.0, deadline - time.monotonic()))
        self._server.end(empty=not any(keeper.is_alive() for keeper in started))

    def _give_up(self, fault: str) -> None:
        """Ends all waiting jobs, and all that are submitted from now on, with `Lost`, so that no caller
        waits for ever.
        """
        self._fault = fault
        self._over = True
        self._drop()

    def _drop(self) -> None:
        """Takes all tasks from the queue and ends them. It is called both after `_over` changes and, if that
        is set, after each `put`, so it finds every task, whichever came first.
        """
        ends = 0
        with contextlib.suppress(queue.Empty):
            while True:
                task = self._tasks.get_nowait()
                if task is None:
                    ends += 1
                elif self._fault is None:
                    task.done.cancel()
                elif task.done.set_running_or_notify_cancel():
                    task.done.set_exception(Lost(self._fault))
        for _ in range(ends):
            self._tasks.put(None)


def in_turn(workers: Pool, begun: Iterable[tuple[J, Future[T] | None]]) -> Iterator[tuple[J, Future[T] | None]]:
    """The pairs of `begun`, in the same order. Iterating over `begun` submits the jobs; it is read only so
    far ahead that all workers are busy. A pair has None instead of a future if it needs no worker.
    """
    waiting: deque[tuple[J, Future[T] | None]] = deque()
    most = workers.ahead * max(1, workers.processes)
    working = 0
    for each in begun:
        waiting.append(each)
        working += each[1] is not None
        while working > most:
            working -= waiting[0][1] is not None
            yield waiting.popleft()
    yield from waiting


def as_done(workers: Pool, begun: Iterable[tuple[J, Future[T]]]) -> Iterator[tuple[J, Future[T]]]:
    """The pairs of `begun`, each as soon as its job is done: as `in_turn`, but no long job holds up those after it,
    and hardly any result is lost with this process.
    """
    under_way: dict[Future[T], J] = {}
    most = workers.ahead * max(1, workers.processes)
    for job, future in begun:
        under_way[future] = job
        if len(under_way) > most:
            yield from _done(under_way)
    while under_way:
        yield from _done(under_way)


def _done(under_way: dict[Future[T], J]) -> Iterator[tuple[J, Future[T]]]:
    """Those that are done, taken out, as soon as one is. Ctrl-C can interrupt the wait (`Result`)."""
    done: set[Future[T]] = set()
    while not done:
        done, _ = wait(under_way, _CTRL_C, FIRST_COMPLETED)
    for future in done:
        yield under_way.pop(future), future


class _Keeper(threading.Thread):
    """The thread of one worker: gives it jobs, enforces its limits, and replaces it when it has ended."""

    def __init__(
        self,
        server: ForkServer,
        limits: Limits,
        tasks: queue.SimpleQueue[_Task[Any, Any] | None],
        give_up: Callable[[str], None],
    ) -> None:
        super().__init__(name="keeper", daemon=True)
        self._server, self._limits, self._tasks, self._give_up = server, limits, tasks, give_up
        self._closed = False
        self._worker: Worker | None = None

    def run(self) -> None:
        try:
            self._keep()
        except BaseException as error:  # noqa: BLE001  (a defect here must not leave callers waiting)
            words = f"a defect of this program stopped it ({type(error).__name__}: {error})"
            self._give_up(f"{words}: please report it, and read the document again")

    def _keep(self) -> None:
        # Workers start while the first pages are fetched, not only when the first report arrives.
        with contextlib.suppress(Lost):  # the first job tries again, and reports the error
            self._ready()
        while (task := self._tasks.get()) is not None:
            if task.done.set_running_or_notify_cancel():
                self._do(task)
        self._end()

    def close(self) -> None:
        """Called from another thread: ends the current job."""
        self._closed = True
        worker = self._worker
        if worker is not None and worker.busy:
            worker.kill()

    def _do(self, task: _Task[Any, Any]) -> None:
        try:
            result = self._result(task)
        except BaseException as error:  # noqa: BLE001  (the future raises it)
            task.done.set_exception(error)
        else:
            task.done.set_result(result)
        if self._worker is not None and self._worker.is_spent():
            self._end()

    def _result(self, task: _Task[Any, Any]) -> Any:
        for again in (True, False):
            worker = self._ready()
            worker.busy = True  # set before `_closed` is read; `close` does the reverse, so one sees the other
            try:
                if self._closed:
                    raise Lost(_INTERRUPTED)
                return worker.do(task.what, task.job)
            except NotPassed as error:
                raise Lost(str(error)) from error
            except Gone as gone:
                self._end()
                if self._closed:
                    raise Lost(_INTERRUPTED) from None
                if gone.idle and again:  # something else ended it between two documents
                    continue
                raise Lost(gone.why) from None
            finally:
                worker.busy = False
        raise AssertionError

    def _ready(self) -> Worker:
        """The worker, which is started if there is none. Raises `Lost`."""
        if self._worker is None:
            try:
                self._worker = Worker(self._server, self._limits)
            except Exception as error:
                words = f"no process could be started to read it ({type(error).__name__}: {error})"
                raise Lost(f"{words}: end other programs, or use fewer processes") from error
        return self._worker

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


__all__ = ["MEGABYTES", "SECONDS", "TEXT_FORMATS", "Lost", "Pool", "Result", "Workers", "processes_for"]
