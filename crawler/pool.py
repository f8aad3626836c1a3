"""Worker processes with limits: a document that takes too long or too much memory, or crashes what
reads it, costs itself alone, and it is known why.

Each worker is a process, kept by a thread of this one that gives it a job and watches: the thread
ends the process when its time is over or its memory is full, sees it crash, and starts another. No
C library can hold that up.

Memory is what a process holds that is its own (Linux: anonymous pages, ten times a second; elsewhere
what `ps` says, once a second). What would be taken at one stroke, faster than anyone watches, the
system refuses: RLIMIT_DATA, half as much again, as it counts stacks and arenas that are never used.
LibreOffice, which some readers call, has limits of its own.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import resource
import signal
import subprocess
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

J = TypeVar("J")
T = TypeVar("T")

_LOOK = 0.1
"""Seconds between two looks at a worker's memory; results don't wait for them."""
_START = 120
"""Seconds a worker may take to start: it takes one, on a machine with much else to do ten."""
_SLACK = 1.5
_RESTS = 0.6
"""Of its memory, what a worker may hold between documents (OCR keeps 500 MB); else it is replaced."""

_AHEAD = 4
"""Jobs given to each worker before their turn: with fewer, workers wait for a slow one."""

_REFUSED = frozenset((signal.SIGABRT, signal.SIGTRAP, signal.SIGILL))
"""How C libraries end that get no memory: pdfium by the first."""

_spawn = get_context("spawn")
_starting = threading.Lock()


class Lost(Exception):
    """A document whose reading was ended: by which limit, or how it crashed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """For one document; `threads` is what libraries may use beside each other."""

    seconds: int
    megabytes: int
    threads: int = 1


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
    done: Future[T]


class Workers:
    """A pool. `processes` 0 works in this process, without limits; None is `processes_for`."""

    def __init__(self, processes: int | None, seconds: int, megabytes: int) -> None:
        self.processes = processes_for(megabytes) if processes is None else processes
        threads = max(1, (os.cpu_count() or 1) // max(1, self.processes))
        limits = Limits(seconds, megabytes, threads)
        self._tasks: queue.SimpleQueue[_Task[Any, Any] | None] = queue.SimpleQueue()
        self._keepers = [_Keeper(limits, self._tasks) for _ in range(self.processes)]
        for keeper in self._keepers:
            keeper.start()

    def submit(self, what: Callable[[J], T], job: J) -> Future[T]:
        """What `what` makes of the job, in a worker; the future raises `Lost` where it was ended.
        Both must be known to a process that only imports their modules.
        """
        done: Future[T] = Future()
        if self.processes:
            self._tasks.put(_Task(what, job, done))
            return done
        try:
            done.set_result(what(job))
        except Exception as error:  # noqa: BLE001  (it belongs to whoever waits for the future)
            done.set_exception(error)
        return done

    def close(self) -> None:
        """Ends all workers at once; what was not done is cancelled."""
        with contextlib.suppress(queue.Empty):
            while True:
                task = self._tasks.get_nowait()
                if task is not None:
                    task.done.cancel()
        for keeper in self._keepers:
            keeper.close()
            self._tasks.put(None)
        for keeper in self._keepers:
            keeper.join(5)


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

    def __init__(self, limits: Limits, tasks: queue.SimpleQueue[_Task[Any, Any] | None]) -> None:
        super().__init__(name="keeper", daemon=True)
        self._limits, self._tasks = limits, tasks
        self._closed = False
        self._worker: _Worker | None = None

    def run(self) -> None:
        # Workers start while the first pages are fetched, not when the first report is there.
        with contextlib.suppress(OSError):  # it is tried again, and told, with the first document
            self._worker = _Worker(self._limits)
        while (task := self._tasks.get()) is not None:
            if task.done.set_running_or_notify_cancel():
                self._do(task)
        self._end()

    def close(self) -> None:
        """From another thread: ends what is being done."""
        self._closed = True
        if self._worker is not None and self._worker.busy:
            self._worker.kill()

    def _do(self, task: _Task[Any, Any]) -> None:
        try:
            task.done.set_result(self._result(task))
        except Exception as error:  # noqa: BLE001  (it belongs to whoever waits for the future)
            task.done.set_exception(error)
        if self._worker is not None and self._worker.is_spent():
            self._end()

    def _result(self, task: _Task[Any, Any]) -> Any:
        for again in (True, False):
            try:
                worker = self._worker = self._worker or _Worker(self._limits)
            except OSError as error:
                raise Lost(f"no process could be started to read it ({error})") from error
            worker.busy = True  # then look whether all is closed; `close` looks the other way round
            try:
                if self._closed:
                    raise Lost("reading it was interrupted")
                return worker.do(task.what, task.job)
            except _Gone as gone:
                worker.kill()
                self._end()
                if gone.idle and again:  # it was ended between two documents, by somebody else
                    continue
                raise Lost(str(gone)) from None
            finally:
                worker.busy = False
        raise AssertionError

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


class _Gone(Exception):
    """A worker that is no more, and why; `idle`: before it had begun."""

    def __init__(self, words: str, *, idle: bool = False) -> None:
        super().__init__(words)
        self.idle = idle


class _Worker:
    """A process, seen from here."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.busy = False
        """Whether it has a document in hand."""
        self._pipe, there = _spawn.Pipe()
        self._process: SpawnProcess = _spawn.Process(target=_serve, args=(there, limits), daemon=True)
        with _starting, _deaf():
            self._process.start()
        there.close()  # so that the end of the process is the end of the pipe
        self._ready = False

    def do(self, what: Callable[[J], T], job: J) -> T:
        """Raises `_Gone`, or what `what` raises."""
        try:
            self._begin(what, job)
            self._wait(self._limits.seconds)
            result, error = self._pipe.recv()
        except (EOFError, OSError):
            raise _Gone(self._how_it_ended()) from None
        if isinstance(error, MemoryError):
            raise _Gone(self._too_much())
        if error is not None:
            raise error
        found: T = result
        return found

    def _begin(self, what: Callable[[J], T], job: J) -> None:
        """Until it has the document. A worker says when it is there, and what it was given."""
        try:
            if not self._ready:
                self._hear()
                self._ready = True
            self._pipe.send((what, job))
            self._hear()
        except (EOFError, OSError):
            words = f"the process that reads did not begin: {self._how_it_ended()}"
            raise _Gone(words, idle=True) from None

    def _hear(self) -> None:
        if not self._pipe.poll(_START):
            raise _Gone(f"the process that reads did not begin in {_START} seconds")
        self._pipe.recv()

    def _wait(self, seconds: float) -> None:
        """Until there is a result, or the end of the process. Raises `_Gone`."""
        deadline = time.monotonic() + seconds
        look = _LOOK if _PROC.exists() else 1.0
        while not self._pipe.poll(max(0.0, min(look, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                words = "(--timeout, or PARSE_TIMEOUT of a crawl, allows more)"
                raise _Gone(f"reading it took more than {self._limits.seconds} seconds {words}")
            if memory_of(self._process.pid) > self._limits.megabytes:
                raise _Gone(self._too_much())

    def _too_much(self) -> str:
        words = "(--memory, or PARSE_MEMORY of a crawl, allows more)"
        return f"reading it took more than {self._limits.megabytes:,} MB of memory {words}"

    def _how_it_ended(self) -> str:
        self._process.join(5)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"it ended the reader (exit status {code}): please report it with the document"
        if -code == signal.SIGKILL:
            return "the reader was killed: by someone, or by a system that is out of memory"
        name = signal.Signals(-code).name
        if -code in _REFUSED:
            return (
                f"the reader gave up (signal {-code}, {name}), as libraries do that are refused"
                f" memory beyond {self._limits.megabytes:,} MB (--memory, or PARSE_MEMORY of a crawl,"
                " allows more)"
            )
        return f"it crashed the reader (signal {-code}, {name}): please report it with the document"

    def is_spent(self) -> bool:
        return memory_of(self._process.pid) > _RESTS * self._limits.megabytes

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """One that has nothing to do ends by itself, and tidies up."""
        if self._ready:
            self._pipe.close()
            self._process.join(0.5)
        self._process.kill()
        self._pipe.close()
        self._process.join()


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C is for this process, which ends its workers in its own time. One that is started here
    is deaf to it from the first moment, as it inherits what is blocked.
    """
    resource_tracker.ensure_running()  # it hears again whoever starts it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_PROC = Path("/proc/self/status")


def memory_of(process: int | None) -> float:
    """Megabytes that are its own, be they shared or not; 0 where it is gone."""
    try:
        if _PROC.exists():
            lines = Path(f"/proc/{process}/status").read_text().splitlines()
            own = (line.split() for line in lines if line.startswith(("RssAnon:", "RssShmem:")))
            return sum(int(words[1]) for words in own) / 1024
        command = ["ps", "-o", "rss=", "-p", str(process)]
        said = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
        return int(said.stdout or 0) / 1024
    except (OSError, ValueError):
        return 0.0


# in a worker


def hush() -> None:
    """What libraries mutter about a damaged file goes nowhere: it names no file, and what is to be
    said of one is said in a line.
    """
    warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())


def _serve(there: Connection, limits: Limits) -> None:
    threading.Thread(target=_end_with_the_owner, daemon=True).start()
    hush()
    # Before the libraries are loaded that read them.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ.setdefault(name, str(limits.threads))
    import parsers.checks
    import parsers.interpret
    import parsers.readers.html
    import parsers.readers.plain  # noqa: F401  (loaded once, before the first document)

    most = int(limits.megabytes * _SLACK) * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    with contextlib.suppress(ValueError, OSError):  # macOS knows no such limit
        if hard == resource.RLIM_INFINITY or most <= hard:
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    with contextlib.suppress(BrokenPipeError):  # nobody waits any more
        there.send(None)
        while _do_next(there):
            pass


def _do_next(there: Connection) -> bool:
    """Whether there is more to do. What goes wrong is raised where the result is waited for."""
    try:
        what, job = there.recv()
        there.send(None)
        there.send((what(job), None))
    except EOFError:
        return False  # there are no more
    except Exception as error:  # noqa: BLE001
        there.send((None, error))
    return True


def _end_with_the_owner() -> None:
    """Also when that is killed in the middle of a document."""
    owner = parent_process()
    if owner is not None:
        owner.join()
        os._exit(1)
