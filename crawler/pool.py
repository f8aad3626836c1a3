"""Worker processes with limits: a document that takes too long or too much memory, or crashes what
reads it, costs itself alone, and it is known why.

Each worker is a process (`crawler.worker`), kept by a thread of this one that gives it a job and
watches: the thread ends the process when its time is over or its memory is full, sees it crash, and
starts another. No C library can hold that up.

Memory is what a process holds that is its own (Linux: anonymous pages, ten times a second; elsewhere
what `ps` says, once a second). What would be taken at one stroke, faster than anyone watches, the
system refuses: RLIMIT_DATA, half as much again, as it counts stacks and arenas that are never used.
LibreOffice, which some readers call, has limits of its own.

Whatever goes wrong here, every future is done in the end: with a result, with what the job raised,
or with `Lost`. All processes end with this one, however that ends.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from crawler.worker import ForkServer, Gone, Limits, NotPassed, Worker
from parsers.sentences import Message

J = TypeVar("J")
T = TypeVar("T")

SECONDS = 180
"""For one document: a scan of thirty pages takes as long."""
MEGABYTES = 2_000
"""For one document: OCR takes 1,200; text formats stay below 500."""
TEXT_FORMATS = (
    "parsers.checks",
    "parsers.inference",
    "parsers.interpret",
    "parsers.referee",
    "parsers.readers.html",
    "parsers.readers.plain",
)
"""Modules that reading a page of text needs. Those of other formats are loaded with the first of them."""

_INTERRUPTED = "reading it was interrupted"
_CTRL_C = 0.2
"""Seconds until a thread that waits for a result sees that it was interrupted."""
_CLOSING = 2.0
"""Seconds that closing a pool leaves the threads to end their workers; then they are killed."""
_AHEAD = 4
"""Jobs given to each worker before their turn: with fewer, workers wait for a slow one."""


class Lost(Exception):
    """A document whose reading was ended, or could not begin: by which limit, how it crashed, what
    went wrong, and what to do.
    """

    def __init__(self, why: Message | str) -> None:
        super().__init__(why)
        self.why = why


class Result(Future[T]):
    """What comes of a job. Waiting for it can be interrupted by Ctrl-C.

    A wait without end can miss a Ctrl-C: Python notes the signal and acts on it in the main thread
    when that runs again, and a signal that comes after the last look at such notes but before the
    thread sleeps does not wake it. So it sleeps only for a moment at a time.
    """

    def result(self, timeout: float | None = None) -> T:
        while timeout is None and not self.done():
            with contextlib.suppress(TimeoutError):
                super().result(_CTRL_C)
        return super().result(timeout)


def processes_for(megabytes: int) -> int:
    """As many as there are processors but one, and as the machine's memory holds at their limits;
    at least one.
    """
    processors = (os.cpu_count() or 2) - 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**2
    return max(1, min(processors, int(memory / megabytes)))


@dataclass(frozen=True, slots=True)
class _Task(Generic[J, T]):
    what: Callable[[J], T]
    job: J
    done: Result[T]


class Workers:
    """A pool. `processes` 0 works in this process, without limits; None is `processes_for`, and `most`
    what there is to do at a time. `modules` are loaded once, before the first document.
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
        if most is not None:
            self.processes = min(self.processes, max(1, most))
        threads = max(1, (os.cpu_count() or 1) // max(1, self.processes))
        limits = Limits(seconds, megabytes, threads)
        self._tasks: queue.SimpleQueue[_Task[Any, Any] | None] = queue.SimpleQueue()
        self._over = False
        self._fault: str | None = None
        """Why nothing can be done any more; None where the pool was closed."""
        self._server = ForkServer(limits, modules)
        self._keepers = [_Keeper(self._server, limits, self._tasks, self._give_up) for _ in range(self.processes)]
        try:
            for keeper in self._keepers:
                keeper.start()
        except RuntimeError as error:
            self._give_up(f"no thread could be started ({error}): end other programs, or use fewer processes")

    def submit(self, what: Callable[[J], T], job: J) -> Result[T]:
        """What `what` makes of the job, in a worker; the future raises `Lost` where it was ended.
        Both must be known to a process that only imports their modules.
        """
        done: Result[T] = Result()
        if self.processes:
            self._tasks.put(_Task(what, job, done))
            if self._over:
                self._drop()
            return done
        try:
            done.set_result(what(job))
        except Exception as error:  # noqa: BLE001  (it belongs to whoever waits for the future)
            done.set_exception(error)
        return done

    def close(self) -> None:
        """Ends all workers, within seconds; what was not done is cancelled."""
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
        """Nothing waits for ever: what is waiting, and what is submitted from now on, is lost."""
        self._fault = fault
        self._over = True
        self._drop()

    def _drop(self) -> None:
        """Takes all tasks from the queue. Called after each `put` and each change of `_over`, so that
        it finds every task, whichever came first.
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


def in_turn(workers: Workers, begun: Iterable[tuple[J, Future[T] | None]]) -> Iterator[tuple[J, Future[T] | None]]:
    """What was begun, in its order. `begun` gives work to the workers as it is gone through, and is
    gone through only so far ahead that they are busy; what needs no worker has None.
    """
    waiting: deque[tuple[J, Future[T] | None]] = deque()
    most = _AHEAD * max(1, workers.processes)
    working = 0
    for each in begun:
        waiting.append(each)
        working += each[1] is not None
        while working > most:
            working -= waiting[0][1] is not None
            yield waiting.popleft()
    yield from waiting


class _Keeper(threading.Thread):
    """Keeps one worker busy, in limits, and alive."""

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
        except BaseException as error:  # noqa: BLE001  (a defect here: those who wait must hear of it)
            words = f"a defect of this program stopped it ({type(error).__name__}: {error})"
            self._give_up(f"{words}: please report it, and read the document again")

    def _keep(self) -> None:
        # Workers start while the first pages are fetched, not when the first report is there.
        with contextlib.suppress(Lost):  # it is tried again with the first document, which is lost then
            self._ready()
        while (task := self._tasks.get()) is not None:
            if task.done.set_running_or_notify_cancel():
                self._do(task)
        self._end()

    def close(self) -> None:
        """From another thread: ends what is being done."""
        self._closed = True
        worker = self._worker
        if worker is not None and worker.busy:
            worker.kill()

    def _do(self, task: _Task[Any, Any]) -> None:
        try:
            result = self._result(task)
        except BaseException as error:  # noqa: BLE001  (it belongs to whoever waits for the future)
            task.done.set_exception(error)
        else:
            task.done.set_result(result)
        if self._worker is not None and self._worker.is_spent():
            self._end()

    def _result(self, task: _Task[Any, Any]) -> Any:
        for again in (True, False):
            worker = self._ready()
            worker.busy = True  # then look whether all is closed; `close` looks the other way round
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
                if gone.idle and again:  # it was ended between two documents, by somebody else
                    continue
                raise Lost(gone.why) from None
            finally:
                worker.busy = False
        raise AssertionError

    def _ready(self) -> Worker:
        """The worker, started where there is none. Raises `Lost`."""
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


__all__ = ["MEGABYTES", "SECONDS", "TEXT_FORMATS", "Lost", "Result", "Workers", "processes_for"]
