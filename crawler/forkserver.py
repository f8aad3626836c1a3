"""The process that workers are forked from, and the loop that a worker runs.

A pool starts one fork server, as a fresh interpreter. It has a single thread, so it can be forked safely,
unlike a program with threads. It loads the modules that jobs need once; a worker that is forked from it
starts in milliseconds and has them loaded.

Sockets connect it to its owner, the process that has the pool:

- the control socket: the owner sends the sockets of each new worker. When it is closed, the server ends;
- a job socket for each worker, between the owner and the worker: carries jobs and results;
- a leash for each worker, between the owner and the server: the server reports the worker's process
  id and how it ended. If the owner closes the leash or dies, the server kills the worker.
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
"""The kind of the message, and its content.

On a leash: `began` (process id), `refused` (why no worker could be forked), `ended` (exit status, or
minus the number of the signal that killed it). From a worker: `ready`, `begun` (it has the job), then one of
`done` (the result), `failed` (the exception that the job raised), `memory` (a MemoryError), `lost` (why job
or result could not be sent).
"""

SLACK = 1.5
"""RLIMIT_DATA as a multiple of the memory that a document may take, as it also counts stacks and arenas
that are never used.
"""
_LENGTH = struct.Struct("!Q")


class Channel:
    """Sends and receives pickled objects over a socket. Receiving raises EOFError if the other side is gone.
    Both raise OSError, such as TimeoutError after the socket's timeout.
    """

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def send(self, message: Message) -> None:
        self.send_bytes(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))

    def send_bytes(self, data: bytes | bytearray) -> None:
        self._socket.sendall(_LENGTH.pack(len(data)))
        self._socket.sendall(data)

    def receive(self) -> Message:
        """The next message. Also raises whatever unpickling raises; the channel can still be used then."""
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
        """Whether something can be received or the other side is gone; waits for it up to `seconds`."""
        waiting = select.poll()
        waiting.register(self._socket, select.POLLIN)
        return bool(waiting.poll(seconds * 1000))

    def finish(self) -> None:
        """Ends sending: the other side gets EOFError, but can still send. Unlike `close`, this may be called
        while another thread uses the channel.
        """
        with contextlib.suppress(OSError):  # one side has closed it already
            self._socket.shutdown(socket.SHUT_WR)

    def abandon(self) -> None:
        """Like `finish`, and also ends receiving: a thread that waits here gets EOFError."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._socket.close()


def main(control: int, megabytes: int, threads: int, modules: Sequence[str]) -> None:
    """Runs the fork server, and each worker that is forked from it. `control` is the file descriptor of the
    control socket, `megabytes` the memory that a document may take, `threads` the number of threads
    that libraries may use.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner handles Ctrl-C, and ends its workers
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ.setdefault(name, str(threads))  # before libraries are loaded that read these
    _silence()
    lifeline, alive = os.pipe()
    job = _Server(socket.socket(fileno=control), modules, alive).run()
    if job is not None:
        _serve(Channel(job), megabytes, lifeline)


def _load(modules: Sequence[str]) -> str | None:
    """Imports the modules. Returns a message if one could not be imported, else None."""
    gc.disable()  # imports create hundreds of thousands of objects that are never freed
    try:
        for name in modules:
            import_module(name)
    except BaseException as error:  # noqa: BLE001  (the owner raises it, for each job)
        return f"{_in_words(error)}: is the installation complete? Install nianbao again"
    finally:
        gc.enable()
        gc.freeze()  # a garbage collection in a worker would copy memory pages that it shares with the others
    return None


def _in_words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _silence() -> None:
    """Drops warnings and log messages of libraries about damaged files: they don't name the file, and each
    failure is reported in one line anyway.
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
        """Workers, by the file descriptor of their leash."""
        self._woken, bell = socket.socketpair()
        for each in (self._woken, bell):
            each.setblocking(False)
        self._bell = bell
        signal.set_wakeup_fd(bell.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # a handler must be set for the signal to write to `bell`
        self._poll = select.poll()
        for each in (control, self._woken):
            self._poll.register(each, select.POLLIN)

    def run(self) -> socket.socket | None:
        """Returns only in a forked worker, with its job socket. The server itself runs until its owner ends."""
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
        """Handles a request of the owner, which brings two sockets for a new worker. Returns the job socket in
        that worker, None in the server.
        """
        try:
            asked, descriptors, _, _ = socket.recv_fds(self._control, 1, 2)
        except ConnectionError:
            asked, descriptors = b"", []
        if not asked:  # the owner has ended
            self._end()
        for descriptor in descriptors:
            os.set_inheritable(descriptor, False)
        sockets = [socket.socket(fileno=each) for each in descriptors]
        if len(sockets) == 2:
            return self._fork(*sockets)
        for each in sockets:  # this process has too many open files: the owner notices the closed leash
            each.close()
        return None

    def _fork(self, job: socket.socket, leash: socket.socket) -> socket.socket | None:
        """Forks a worker. Returns the job socket in the worker, None in the server."""
        if self._fault is not None:  # loading may have failed for lack of memory: try again
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
        with contextlib.suppress(OSError):  # an owner that has ended or closed the leash doesn't wait for it
            Channel(leash).send(message)

    def _forget(self, leash: socket.socket) -> None:
        """Closes, in a worker, the descriptors that belong to the server."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for each in (leash, self._control, self._woken, self._bell, *(c.leash for c in self._children.values())):
            each.close()
        os.close(self._alive)

    def _look_at_leash(self, descriptor: int) -> None:
        """Kills the worker if the owner has closed its leash or has ended."""
        child = self._children[descriptor]
        try:
            closed = not child.leash.recv(1, socket.MSG_DONTWAIT)
        except BlockingIOError:  # the event was for an earlier leash with the same descriptor
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
                    with contextlib.suppress(KeyError):  # already unregistered, if this process killed it
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


# In a worker


def _serve(channel: Channel, megabytes: int, lifeline: int) -> None:
    threading.Thread(target=_end_with_the_server, args=(lifeline,), daemon=True).start()
    most = int(megabytes * SLACK) * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    with contextlib.suppress(ValueError, OSError):  # macOS has no such limit
        if hard == resource.RLIM_INFINITY or most <= hard:
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    with contextlib.suppress(EOFError, ConnectionError):  # there are no more jobs
        channel.send(("ready", None))
        while _do_next(channel):
            pass


def _end_with_the_server(lifeline: int) -> None:
    """Ends the worker when the server is gone. A server that ends normally kills its workers; one that was
    killed can't.
    """
    os.read(lifeline, 1)
    os._exit(1)


def _do_next(channel: Channel) -> bool:
    """Does the next job. Returns whether the channel can still be used. Raises EOFError if there are no more
    jobs.
    """
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
    """The pickled message for a job that raised. Some exceptions can't be pickled, or not unpickled; then
    their message is sent instead.
    """
    try:
        data = pickle.dumps(("failed", error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(data)  # noqa: S301  (from above)
    except Exception:  # noqa: BLE001  (an exception of any class)
        return pickle.dumps(("lost", f"reading it failed ({_in_words(error)})"))
    return data
