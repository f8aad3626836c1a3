"""The owner's side of worker processes: starts them, gives them jobs, watches and ends them.

The worker's side is in `crawler.forkserver`. Nothing here may run in the main thread, which Ctrl-C can
interrupt anywhere; only `kill` and `ForkServer.end` may be called from any thread.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from crawler.forkserver import Channel
from crawler.forkserver import Message as Sent
from parsers.sentences import Message, Sentence

J = TypeVar("J")
T = TypeVar("T")

LOOK = 0.1
"""Seconds between two checks of a worker's memory. Results are received at once."""
START = 120
"""Seconds that a worker may take to start, or to accept a job. It usually takes one; ten on a busy machine."""
_NOT_BEGUN = f"the process that reads did not begin in {START} seconds: read it again when the machine has less to do"

TOO_LONG = Sentence(
    "reading.too_long",
    "reading it took more than {seconds} seconds (--timeout, or PARSE_TIMEOUT of a crawl, allows more)",
    "读取超过 {seconds} 秒（用 --timeout 可放宽，抓取时用 PARSE_TIMEOUT）",
)
TOO_MUCH = Sentence(
    "reading.too_much",
    "reading it took more than {megabytes:,} MB of memory (--memory, or PARSE_MEMORY of a crawl, allows more)",
    "读取所用内存超过 {megabytes:,} MB（用 --memory 可放宽，抓取时用 PARSE_MEMORY）",
)
KILLED = Sentence(
    "reading.killed",
    "the reader was killed: by someone, or by a system that is out of memory",
    "读取程序被终止：有人终止了它，或系统内存用尽",
)
GAVE_UP = Sentence(
    "reading.gave_up",
    "the reader gave up (signal {signal}, {name}), as libraries do that are refused memory beyond"
    " {megabytes:,} MB (--memory, or PARSE_MEMORY of a crawl, allows more)",
    "读取程序自行中止（信号 {signal}，{name}），程序库得不到超过 {megabytes:,} MB 的内存时会这样"
    "（用 --memory 可放宽，抓取时用 PARSE_MEMORY）",
)
CRASHED = Sentence(
    "reading.crashed",
    "it crashed the reader (signal {signal}, {name}): please report it with the document",
    "它使读取程序崩溃（信号 {signal}，{name}）：请附上文件报告此问题",
)
EXITED = Sentence(
    "reading.exited",
    "it ended the reader (exit status {status}): please report it with the document",
    "它使读取程序退出（退出状态 {status}）：请附上文件报告此问题",
)

_END = 2.0
"""Seconds that a fork server may take to end; then it is killed."""
_RESTS = 0.6
"""Share of its memory limit that a worker may hold between documents (OCR holds 500 MB); with more, it is
replaced.
"""

_REFUSED = frozenset((signal.SIGABRT, signal.SIGTRAP, signal.SIGILL))
"""Signals with which C libraries abort when they get no memory; pdfium uses SIGABRT."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one document. `threads` is the number of threads that libraries may use in each worker."""

    seconds: int
    megabytes: int
    threads: int = 1


class Gone(Exception):
    """A worker has ended, and why. `idle`: it ended before it had the job."""

    def __init__(self, why: Message | str, *, idle: bool = False) -> None:
        super().__init__(why)
        self.why, self.idle = why, idle


class NotPassed(Exception):
    """A job or a result could not be sent, and why. The worker can still be used."""


class ForkServer:
    """The process that workers are forked from. It is started with the first worker, and restarted with the
    next one if it has ended.
    """

    def __init__(self, limits: Limits, modules: Sequence[str]) -> None:
        self._limits, self._modules = limits, modules
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._closed = False

    def fork(self) -> tuple[Channel, Channel]:
        """Starts a worker. Returns its job channel and its leash without waiting for it. Raises OSError, and
        whatever else starting a process raises.
        """
        job, job_there = socket.socketpair()
        leash, leash_there = socket.socketpair()
        with job_there, leash_there:
            try:
                self._ask([job_there.fileno(), leash_there.fileno()])
            except BaseException:
                job.close()
                leash.close()
                raise
        for each in (job, leash):
            each.settimeout(START)
        return Channel(job), Channel(leash)

    def _ask(self, descriptors: list[int]) -> None:
        with self._lock:
            try:
                socket.send_fds(self._running(), [b"w"], descriptors)
            except ConnectionError:  # the server has just ended
                self.how_it_ended()
                try:
                    socket.send_fds(self._running(), [b"w"], descriptors)
                except ConnectionError:
                    raise OSError(self.how_it_ended()) from None

    def _running(self) -> socket.socket:
        if self._closed:
            raise OSError("the pool is closed")
        if self._control is not None and self._process is not None and self._process.poll() is None:
            return self._control
        if self._control is not None:
            self._control.close()
        self._control, there = socket.socketpair()
        self._control.settimeout(START)
        numbers = f"{there.fileno()}, {self._limits.megabytes}, {self._limits.threads}"
        code = (
            f"import sys; sys.path[:] = {list(map(str, sys.path))!a}; from crawler.forkserver import main;"
            f" main({numbers}, {tuple(self._modules)!a})"
        )
        with there, _deaf():
            self._process = subprocess.Popen(  # noqa: S603  (this interpreter)
                # -P: a module in the current directory must not be imported instead of Python's own.
                [sys.executable, "-P", "-c", code],
                stdin=subprocess.DEVNULL,
                pass_fds=(there.fileno(),),
            )
        return self._control

    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def how_it_ended(self) -> str:
        """A message on how the server ended; waits briefly if it is still ending."""
        assert self._process is not None
        try:
            status = f"exit status {self._process.wait(_END)}"
        except subprocess.TimeoutExpired:
            status = "or does not answer"
        words = f"the process that starts those that read has ended ({status})"
        return f"{words}: by someone, by a system that is out of memory, or as stderr says"

    def close(self) -> None:
        """From now on, no worker can be started."""
        self._closed = True

    def end(self, *, empty: bool) -> None:
        """Ends the server and all its workers within seconds; at once if it is `empty`, without workers."""
        self.close()
        free = self._lock.acquire(timeout=_END)  # another thread may be starting the server
        try:
            if self._control is not None:
                self._control.close()
            if self._process is None:
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0 if empty else _END)
            self._process.kill()
            self._process.wait()
        finally:
            if free:
                self._lock.release()


class Worker:
    """A process that does one job after another. Creating one raises what `ForkServer.fork` raises."""

    def __init__(self, server: ForkServer, limits: Limits) -> None:
        self._server, self._limits = server, limits
        self.busy = False
        """Whether it is working on a document."""
        self._process: int | None = None
        """Its process id, once it is ready."""
        self._status: int | None = None
        """How it ended, once that is known."""
        self._killed = False
        self._closing = threading.Lock()
        self._job, self._leash = server.fork()

    def do(self, what: Callable[[J], T], job: J) -> T:
        """The result of `what(job)` in the worker. Raises `Gone`, `NotPassed`, or what `what` raises."""
        self._begin(_pickled(what, job))
        try:
            self._wait(self._limits.seconds)
            data = self._job.receive_bytes()
        except TimeoutError:
            raise Gone(f"the process that reads did not send its result in {START} seconds") from None
        except (EOFError, OSError):
            raise Gone(self._how_it_ended()) from None
        try:
            kind, what_came = pickle.loads(data)  # noqa: S301  (from a worker of ours)
        except Exception as error:
            words = f"what the process that reads has sent can't be loaded ({type(error).__name__}: {error})"
            raise NotPassed(f"{words}: please report it with the document") from error
        found: T = self._taken(kind, what_came)
        return found

    def _taken(self, kind: str, what_came: Any) -> Any:
        match kind:
            case "done":
                return what_came
            case "failed":
                raise what_came
            case "memory":
                raise Gone(self._too_much())
            case "lost":
                raise NotPassed(what_came)
        raise AssertionError(kind)

    def _begin(self, data: bytes) -> None:
        """Sends the job, and waits until the worker has it. Raises `Gone`."""
        try:
            self._make_ready()
            self._job.send_bytes(data)
            kind, words = self._hear(self._job)
        except TimeoutError:
            raise Gone(_NOT_BEGUN) from None
        except (EOFError, OSError):
            words = f"the process that reads did not begin: {self._how_it_ended()}"
            raise Gone(words, idle=True) from None
        if kind != "begun":
            self._taken(kind, words)

    def _make_ready(self) -> None:
        """Waits until the worker has started. Raises `Gone`, EOFError or OSError (TimeoutError)."""
        if self._process is not None:
            if self._leash.poll(0):  # the worker has ended, or its server, which ends the worker with it
                raise EOFError
            return
        kind, what_came = self._hear(self._leash)
        if kind == "refused":
            raise Gone(f"no process could be started to read it ({what_came})")
        self._hear(self._job)
        self._process = what_came

    def _hear(self, channel: Channel) -> Sent:
        if not channel.poll(START):
            raise TimeoutError
        return channel.receive()

    def _wait(self, seconds: float) -> None:
        """Waits until there is a result or the process has ended. Raises `Gone` if it exceeds a limit."""
        deadline = time.monotonic() + seconds
        look = LOOK if _PROC.exists() else 1.0
        while not self._job.poll(max(0.0, min(look, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                raise Gone(TOO_LONG(seconds=self._limits.seconds))
            if memory_of(self._process) > self._limits.megabytes:
                raise Gone(self._too_much())

    def _too_much(self) -> Message:
        return TOO_MUCH(megabytes=self._limits.megabytes)

    def _how_it_ended(self) -> Message | str:
        if self._killed:
            return "reading it was interrupted"
        status = self._exit_status(5)
        if status is None:
            return self._server.how_it_ended()
        if status >= 0:
            return EXITED(status=status)
        if -status == signal.SIGKILL:
            return KILLED()
        name = signal.Signals(-status).name
        if -status in _REFUSED:
            return GAVE_UP(signal=-status, name=name, megabytes=self._limits.megabytes)
        return CRASHED(signal=-status, name=name)

    def _exit_status(self, seconds: float) -> int | None:
        """The exit status, or minus the signal; None if the fork server doesn't report it in time."""
        deadline = time.monotonic() + seconds
        with contextlib.suppress(EOFError, OSError):
            while self._status is None and self._leash.poll(max(0.0, deadline - time.monotonic())):
                kind, status = self._leash.receive()
                if kind == "ended":
                    self._status = status
        return self._status

    def is_spent(self) -> bool:
        return memory_of(self._process) > _RESTS * self._limits.megabytes

    def kill(self) -> None:
        """Has the fork server kill the process, as only its parent knows that the process id still belongs
        to it.
        """
        self._killed = True
        with self._closing:
            if self._process is None:
                self._leash.abandon()  # the server may still be loading its modules
            else:
                self._leash.finish()
        if self._process is not None and self._status is None and not self._server.is_alive():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)

    def end(self) -> None:
        """Ends the worker. An idle one gets a moment to exit by itself before it is killed."""
        self._job.finish()
        if self._process is not None and not self.busy:
            self._exit_status(0.5)
        self.kill()
        self._exit_status(5)
        with self._closing:
            self._leash.close()
            self._job.close()


def _pickled(what: Callable[[J], T], job: J) -> bytes:
    try:
        return pickle.dumps((what, job), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        words = f"it can't be passed to the process that reads ({type(error).__name__}: {error})"
        raise NotPassed(f"{words}: the function and what it is given must be importable") from error


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Blocks SIGINT in this thread, so that a process started meanwhile has it blocked from its first moment
    (signal masks are inherited). Ctrl-C is handled by this process, which ends the others. The fork
    server sets SIGINT to be ignored and then unblocks it.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_PROC = Path("/proc/self/status")


def memory_of(process: int | None) -> float:
    """Megabytes of a process's own memory, private or shared; 0 if the process has ended."""
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
