"""The process that workers are forked from, and what a worker does.

A pool starts one fork server, as a fresh interpreter: it has a single thread, so that it may be
forked safely, which a program with threads may not. It loads the modules that jobs need once; a
worker that is forked from it starts in milliseconds and has them loaded.

Three sockets connect it to its owner, the process that has the pool:

- the control socket: the owner sends the sockets of a new worker; its end is the end of the server;
- for each worker a job socket, between the owner and the worker: jobs and results;
- for each worker a leash, between the owner and the server: the server reports the worker's process
  id and how it ended. An owner that closes the leash, or is no more, has the worker killed.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import resource
import select
import signal
import socket
import struct
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Message = tuple[str, Any]
"""What it is, and what belongs to it.

On a leash: `began` (process id), `refused` (why no worker could be forked), `ended` (exit status,
minus the signal that killed it). From a worker: `ready`, `begun` (it has the job), then one of
`done` (the result), `failed` (the exception of the job), `memory` (a MemoryError), `lost` (why job
or result could not be passed on).
"""

SLACK = 1.5
"""Of the megabytes a document may take, what the system allows: RLIMIT_DATA also counts stacks and
arenas that are never used."""
_LENGTH = struct.Struct("!Q")


class Channel:
    """Whole objects over a socket, pickled. Receiving raises EOFError where the other side is gone;
    both raise OSError, such as TimeoutError after the socket's timeout.
    """

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def send(self, message: Message) -> None:
        self.send_bytes(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))

    def send_bytes(self, data: bytes | bytearray) -> None:
        self._socket.sendall(_LENGTH.pack(len(data)))
        self._socket.sendall(data)

    def receive(self) -> Message:
        """Raises what unpickling raises, too; then the channel can still be used."""
        message: Message = pickle.loads(self.receive_bytes())  # noqa: S301  (from a process of ours)
        return message

    def receive_bytes(self) -> bytearray:
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size))
        return self._exactly(length)

    def _exactly(self, length: int) -> bytearray:
        data = bytearray(length)
        rest = memoryview(data)
        while rest:
            received = self._socket.recv_into(rest)
            if not received:
                raise EOFError
            rest = rest[received:]
        return data

    def poll(self, seconds: float) -> bool:
        """Whether something can be received, or the other side is gone; waits so long."""
        waiting = select.poll()
        waiting.register(self._socket, select.POLLIN)
        return bool(waiting.poll(seconds * 1000))

    def finish(self) -> None:
        """The other side finds that nothing more comes; what it sends can still be received. Unlike
        `close`, it may be called while another thread uses the channel.
        """
        with contextlib.suppress(OSError):  # it is closed already, here or there
            self._socket.shutdown(socket.SHUT_WR)

    def abandon(self) -> None:
        """As `finish`; and whoever waits here for something to come finds that nothing does."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._socket.close()


def main(control: int, megabytes: int, threads: int, modules: Sequence[str]) -> None:
    """The fork server, and each worker that is forked from it. `control` is a file descriptor;
    a document may take so many megabytes, and libraries use so many threads.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the owner, which ends its workers
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ.setdefault(name, str(threads))  # before the libraries are loaded that read them
    _silence()
    lifeline, alive = os.pipe()
    job = _Server(socket.socket(fileno=control), modules, alive).run()
    if job is not None:
        _serve(Channel(job), megabytes, lifeline)


def _load(modules: Sequence[str]) -> str | None:
    """Imports them; why one could not be imported, in words."""
    gc.disable()  # imports make hundreds of thousands of objects that stay
    try:
        for name in modules:
            import_module(name)
    except BaseException as error:  # noqa: BLE001  (the owner raises it, for each job)
        return f"{_in_words(error)}: is the installation complete? Install nianbao again"
    finally:
        gc.enable()
        gc.freeze()  # a collection in a worker would copy the pages that it shares with the others
    return None


def _in_words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _silence() -> None:
    """What libraries say about a damaged file is dropped: it names no file, and each failure is
    reported in one line.
    """
    import logging
    import warnings

    warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Child:
    process: int
    leash: socket.socket


class _Server:
    """Forks workers, kills those whose leash is closed, and reports how each ended."""

    def __init__(self, control: socket.socket, modules: Sequence[str], alive: int) -> None:
        self._control, self._modules, self._alive = control, modules, alive
        self._fault = _load(modules)
        self._children: dict[int, _Child] = {}
        """By the file descriptor of the leash."""
        self._woken, bell = socket.socketpair()
        for each in (self._woken, bell):
            each.setblocking(False)
        self._bell = bell
        signal.set_wakeup_fd(bell.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # only so that the bell rings
        self._poll = select.poll()
        for each in (control, self._woken):
            self._poll.register(each, select.POLLIN)

    def run(self) -> socket.socket | None:
        """The job socket, in a worker that was forked; the server itself ends with its owner."""
        while True:
            for descriptor, _ in self._poll.poll():
                if descriptor == self._woken.fileno():
                    with contextlib.suppress(BlockingIOError):
                        self._woken.recv(1024)
                    self._reap()
                elif descriptor == self._control.fileno():
                    job = self._answer()
                    if job is not None:
                        return job
                elif descriptor in self._children:
                    self._look_at_leash(descriptor)

    def _answer(self) -> socket.socket | None:
        """A request, with two sockets for a new worker: its job socket in that, None in the server."""
        try:
            asked, descriptors, _, _ = socket.recv_fds(self._control, 1, 2)
        except ConnectionError:
            asked, descriptors = b"", []
        if not asked:  # the owner is no more
            self._end()
        for descriptor in descriptors:
            os.set_inheritable(descriptor, False)
        sockets = [socket.socket(fileno=each) for each in descriptors]
        if len(sockets) == 2:
            return self._fork(*sockets)
        for each in sockets:  # this process may not open more files: the owner sees the leash closed
            each.close()
        return None

    def _fork(self, job: socket.socket, leash: socket.socket) -> socket.socket | None:
        """The job socket in the worker, None in the server."""
        if self._fault is not None:  # perhaps there was no memory
            self._fault = _load(self._modules)
        if self._fault is not None:
            self._report(leash, ("refused", self._fault))
            return None
        try:
            process = os.fork()
        except Exception as error:  # noqa: BLE001  (the owner raises it, for the job)
            self._report(leash, ("refused", f"{_in_words(error)}: end other programs, or use fewer processes"))
            return None
        if not process:
            self._forget(leash)
            return job
        self._children[leash.fileno()] = _Child(process, leash)
        self._report(leash, ("began", process))
        self._poll.register(leash, select.POLLIN)
        return None

    def _report(self, leash: socket.socket, message: Message) -> None:
        with contextlib.suppress(OSError):  # an owner that is gone, or has let go, doesn't wait for it
            Channel(leash).send(message)

    def _forget(self, leash: socket.socket) -> None:
        """In a worker: what is the server's, it must not hold open."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for each in (leash, self._control, self._woken, self._bell, *(c.leash for c in self._children.values())):
            each.close()
        os.close(self._alive)

    def _look_at_leash(self, descriptor: int) -> None:
        """Kills the worker where the owner has closed it, or is no more."""
        child = self._children[descriptor]
        try:
            closed = not child.leash.recv(1, socket.MSG_DONTWAIT)
        except BlockingIOError:  # poll spoke of another leash, which had the same descriptor
            return
        except ConnectionError:
            closed = True
        if closed:
            self._poll.unregister(descriptor)
            os.kill(child.process, signal.SIGKILL)

    def _reap(self) -> None:
        while self._children:
            process, status = os.waitpid(-1, os.WNOHANG)
            if not process:
                return
            for descriptor, child in list(self._children.items()):
                if child.process == process:
                    with contextlib.suppress(KeyError):  # it was killed here
                        self._poll.unregister(descriptor)
                    self._report(child.leash, ("ended", os.waitstatus_to_exitcode(status)))
                    child.leash.close()
                    del self._children[descriptor]

    def _end(self) -> None:
        for each in self._children.values():
            os.kill(each.process, signal.SIGKILL)
        for each in self._children.values():
            os.waitpid(each.process, 0)
        os._exit(0)


# in a worker


def _serve(channel: Channel, megabytes: int, lifeline: int) -> None:
    threading.Thread(target=_end_with_the_server, args=(lifeline,), daemon=True).start()
    most = int(megabytes * SLACK) * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    with contextlib.suppress(ValueError, OSError):  # macOS knows no such limit
        if hard == resource.RLIM_INFINITY or most <= hard:
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    with contextlib.suppress(EOFError, ConnectionError):  # there are no more jobs
        channel.send(("ready", None))
        while _do_next(channel):
            pass


def _end_with_the_server(lifeline: int) -> None:
    """The server kills its workers at its end; one that was itself killed can't."""
    os.read(lifeline, 1)
    os._exit(1)


def _do_next(channel: Channel) -> bool:
    """Whether the channel can still be used. Raises EOFError where there are no more jobs."""
    what: Any
    try:
        what, job = channel.receive()
    except MemoryError:
        channel.send(("memory", None))
        return False
    except (EOFError, OSError):
        raise
    except Exception as error:  # noqa: BLE001  (the owner raises it)
        words = f"the process that reads can't load the job ({_in_words(error)})"
        channel.send(("lost", f"{words}: its function and classes must be in modules that can be imported"))
        return True
    channel.send(("begun", None))
    try:
        result = what(job)
    except MemoryError:
        channel.send(("memory", None))
    except Exception as error:  # noqa: BLE001  (the owner raises it)
        channel.send_bytes(_failed(error))
    else:
        channel.send_bytes(_done(result))
    return True


def _done(result: object) -> bytes:
    try:
        return pickle.dumps(("done", result), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps(("memory", None))
    except Exception as error:  # noqa: BLE001  (the owner raises it)
        return pickle.dumps(("lost", f"the result can't be passed on ({_in_words(error)})"))


def _failed(error: Exception) -> bytes:
    """Some exceptions can't be pickled, or only pickled: then their words are passed on."""
    try:
        data = pickle.dumps(("failed", error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(data)  # noqa: S301  (from above)
    except Exception:  # noqa: BLE001  (an exception of any class)
        return pickle.dumps(("lost", f"reading it failed ({_in_words(error)})"))
    return data
