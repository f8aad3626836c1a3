"""Worker processes and their limits: a job that hangs, crashes or fills the memory fails alone."""

from __future__ import annotations

import ctypes
import os
import re
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from crawler import worker
from crawler.pool import Lost, Result, Workers, as_done, processes_for
from crawler.worker import memory_of
from tests.paths import ROOT

pytestmark = pytest.mark.slow

Reader = Callable[[bytes], object]

MEGABYTES = 300


def as_it_is(job: bytes) -> bytes:
    return job


def wrong(job: bytes) -> bytes:
    raise ValueError(job.decode())


def hangs(job: bytes) -> None:
    time.sleep(600)


def begins_and_hangs(job: bytes) -> None:
    """Writes a file, whose path is the job, and hangs."""
    Path(job.decode()).touch()
    time.sleep(600)


def meets_the_other(job: bytes) -> None:
    """Ends once two workers do it at the same time in the folder that is the job."""
    folder = Path(job.decode())
    (folder / str(os.getpid())).touch()
    while len(list(folder.iterdir())) < 2:
        time.sleep(0.01)


def hangs_in_c(job: bytes) -> None:
    """Hangs with the interpreter's lock held, so that no thread of the worker can run."""
    re.match(r"(a|a)+$", "a" * 60 + "b")


def crashes(job: bytes) -> None:
    ctypes.string_at(0)


def aborts(job: bytes) -> None:
    os.abort()


def leaves(job: bytes) -> None:
    os._exit(3)


def fills(job: bytes) -> None:
    """Fills the memory bit by bit as a C library does: with malloc, and by writing to it."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    for _ in range(200):
        found = libc.malloc(10_000_000)
        if not found:
            time.sleep(60)
        ctypes.memset(found, 1, 10_000_000)
        time.sleep(0.01)


def fills_at_once(job: bytes) -> int:
    return len(bytearray(2_000_000_000))


def says_its_process(job: bytes) -> int:
    return os.getpid()


KEPT: list[bytes] = []


def keeps(job: bytes) -> int:
    """Keeps more memory than a worker may have between two documents."""
    KEPT.append(b"x" * 190_000_000)
    return os.getpid()


def threads_and_limit(job: bytes) -> tuple[str, int]:
    return os.environ["OMP_NUM_THREADS"], resource.getrlimit(resource.RLIMIT_DATA)[0]


def says_the_process_it_was_forked_from(job: bytes) -> tuple[int, int]:
    """The process id of the parent, and the number of its threads."""
    return os.getppid(), len(list(Path(f"/proc/{os.getppid()}/task").iterdir()))


def returns_what_can_not_be_sent(job: bytes) -> object:
    return lambda: job


def loaded_in(process: int) -> bytes:
    if process != os.getpid():
        raise ValueError(f"only in process {process}")
    return b""


class Homebound:
    """An object that can only be unpickled in the process that made it."""

    def __reduce__(self) -> tuple[Callable[[int], bytes], tuple[int]]:
        return loaded_in, (os.getpid(),)


def returns_what_can_not_be_loaded(job: bytes) -> Homebound:
    return Homebound()


class TwoWords(Exception):
    """An exception that is made from two arguments but pickled with one."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def raises_what_can_not_be_loaded(job: bytes) -> None:
    raise TwoWords("odd", "words")


def exits(job: bytes) -> None:
    sys.exit(4)


@pytest.fixture
def workers() -> Iterator[Workers]:
    with closing(Workers(1, 600, MEGABYTES)) as workers:
        yield workers


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        (fills, "took more than 300 MB of memory"),
        (fills_at_once, "took more than 300 MB of memory"),
        (crashes, r"crashed the reader \(signal 11, SIGSEGV\)"),
        (aborts, r"gave up \(signal 6, SIGABRT\), as libraries do that are refused memory beyond"),
        (leaves, "exit status 3"),
        (exits, "exit status 4"),
        (returns_what_can_not_be_sent, "the result can't be passed on"),
        (returns_what_can_not_be_loaded, r"can't be loaded \(ValueError: only in process"),
        (raises_what_can_not_be_loaded, r"reading it failed \(TwoWords: odd words"),
    ],
)
def test_each_end_is_told_and_costs_its_document_alone(workers: Workers, reader: Reader, words: str) -> None:
    before, lost, after = (
        workers.submit(what, job) for what, job in ((as_it_is, b"1"), (reader, b"2"), (as_it_is, b"3"))
    )
    assert before.result() == b"1"
    with pytest.raises(Lost, match=words):
        lost.result()
    assert after.result() == b"3"


@pytest.mark.parametrize("reader", [hangs, hangs_in_c])
def test_what_takes_too_long_is_ended(reader: Reader) -> None:
    with closing(Workers(1, 2, MEGABYTES)) as workers:
        lost, after = workers.submit(reader, b""), workers.submit(as_it_is, b"3")
        with pytest.raises(Lost, match="took more than 2 seconds"):
            lost.result()
        assert after.result() == b"3"


def test_what_it_raises_is_raised(workers: Workers) -> None:
    with pytest.raises(ValueError, match="words"):
        workers.submit(wrong, b"words").result()
    process = workers.submit(says_its_process, b"").result()
    for odd in (returns_what_can_not_be_sent, returns_what_can_not_be_loaded, raises_what_can_not_be_loaded):
        with pytest.raises(Lost):
            workers.submit(odd, b"").result()
    assert workers.submit(says_its_process, b"").result() == process


def test_one_that_was_killed_between_documents_is_replaced(workers: Workers) -> None:
    process = workers.submit(says_its_process, b"").result()
    os.kill(process, signal.SIGKILL)
    assert workers.submit(as_it_is, b"x").result() == b"x"


def test_one_that_is_killed_in_the_middle_says_so(tmp_path: Path) -> None:
    with closing(Workers(1, 600, MEGABYTES)) as workers:
        process = workers.submit(says_its_process, b"").result()
        lost = begun(workers, tmp_path / "begun")
        os.kill(process, signal.SIGKILL)
        with pytest.raises(Lost, match="was killed"):
            lost.result()


def begun(workers: Workers, path: Path) -> Result[None]:
    """Starts a job that never ends; returns once it has begun."""
    future = workers.submit(begins_and_hangs, str(path).encode())
    while not path.exists():
        time.sleep(0.01)
    return future


def test_one_that_keeps_too_much_is_replaced(workers: Workers) -> None:
    first, second = (workers.submit(keeps, b"").result() for _ in range(2))
    assert first != second
    third, fourth = (workers.submit(says_its_process, b"").result() for _ in range(2))
    assert second != third == fourth


def test_threads_and_the_systems_own_limit(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    threads, limit = workers.submit(threads_and_limit, b"").result()
    assert threads == os.environ.get("OMP_NUM_THREADS", str(os.cpu_count()))
    assert limit == 450 * 1024 * 1024


def test_several_at_a_time(tmp_path: Path) -> None:
    with closing(Workers(2, 60, MEGABYTES)) as workers:
        for each in [workers.submit(meets_the_other, str(tmp_path).encode()) for _ in range(2)]:
            each.result()


def test_no_more_processes_than_there_is_to_do() -> None:
    for most, processes in ((1, 1), (2, 2), (9, 3), (0, 1)):
        with closing(Workers(3, 60, MEGABYTES, most=most)) as workers:
            assert workers.processes == processes


def test_in_this_process() -> None:
    workers = Workers(0, 1, 1)
    assert workers.submit(says_its_process, b"").result() == os.getpid()
    with pytest.raises(ValueError, match="words"):
        workers.submit(wrong, b"words").result()
    workers.close()


def test_closing_ends_everything_at_once(tmp_path: Path) -> None:
    workers = Workers(2, 600, MEGABYTES)
    server, _ = workers.submit(says_the_process_it_was_forked_from, b"").result()
    processes = [server, *_children_of(server)]
    under_way = [begun(workers, tmp_path / str(n)) for n in range(2)]
    waiting = [workers.submit(as_it_is, b"") for _ in range(100)]
    workers.close()
    assert all(each.cancelled() for each in waiting)
    for each in under_way:
        with pytest.raises(Lost, match="interrupted"):
            each.result()
    assert len(processes) == 3
    assert not any(_alive(each) for each in processes)
    with pytest.raises(CancelledError):
        workers.submit(as_it_is, b"").result()


def _children_of(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_how_many() -> None:
    """As many as fit into memory at their limit, with one processor left for the rest."""
    assert processes_for(10**9) == 1
    assert processes_for(1) == max(1, (os.cpu_count() or 2) - 1)


def test_memory_where_there_is_no_proc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = memory_of(os.getpid())
    monkeypatch.setattr(worker, "_PROC", tmp_path / "none")
    assert own * 0.5 < memory_of(os.getpid()) < own * 4
    assert memory_of(2**22 + 1) == 0


OWNER = """
import time
from crawler.pool import Workers
from tests.crawler.test_pool import hangs, hangs_in_c, says_its_process

if __name__ == "__main__":
    workers = Workers(1, 60, 300)
    print(workers.submit(says_its_process, b"").result(), flush=True)
    {then}
    time.sleep(60)
"""


@pytest.mark.parametrize("then", ["pass", "workers.submit(hangs, b'')", "workers.submit(hangs_in_c, b'')"])
def test_workers_end_with_an_owner_that_is_killed(tmp_path: Path, then: str) -> None:
    script = tmp_path / "owner.py"
    script.write_text(OWNER.format(then=then))
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as owner:
        assert owner.stdout is not None
        worker = int(owner.stdout.readline())
        assert _alive(worker)
        owner.kill()
    while _alive(worker):
        time.sleep(0.05)


def _alive(process: int) -> bool:
    """Whether a process is alive; an ended one may remain until its status is read."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


# What keeps a worker from starting

NOT_INSTALLED = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "lxml":
            raise {error}

sys.meta_path.insert(0, Missing())
"""
NO_FORK = """
import os

def fork():
    raise {error}

os.fork = fork
"""


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("import os; os._exit(3)", r"has ended \(exit status 3"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", r"has ended \(exit status -9"),
        *(
            (NOT_INSTALLED.format(error=f"{error}('no lxml here')"), f"{error}: no lxml here.*[Ii]nstall")
            for error in ("ImportError", "RuntimeError", "ValueError", "EOFError", "MemoryError", "SystemExit")
        ),
        (NO_FORK.format(error="BlockingIOError(11, 'no more processes')"), "no more processes.*fewer processes"),
        (NO_FORK.format(error="RuntimeError('not now')"), "RuntimeError: not now"),
    ],
)
def test_what_keeps_a_worker_from_starting_is_said(
    site: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A faulty installation or machine: Python runs `sitecustomize` when it starts."""
    (tmp_path / "sitecustomize.py").write_text(site)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with closing(Workers(2, 60, MEGABYTES)) as workers:
        lost = [workers.submit(as_it_is, b"") for _ in range(3)]
        for each in lost:
            with pytest.raises(Lost, match=words):
                each.result()


@pytest.mark.parametrize(
    ("interpreter", "words"),
    [("/nowhere/python", "FileNotFoundError"), (None, "TypeError"), ("/bin/false", r"has ended \(exit status 1")],
)
def test_an_interpreter_that_is_not_there(interpreter: str | None, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", interpreter)
    with closing(Workers(1, 60, MEGABYTES)) as workers, pytest.raises(Lost, match=words):
        workers.submit(as_it_is, b"").result()


def test_it_is_tried_again_with_each_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with closing(Workers(1, 60, MEGABYTES)) as workers:
        with pytest.raises(Lost):
            workers.submit(as_it_is, b"").result()
        monkeypatch.undo()
        assert workers.submit(as_it_is, b"1").result() == b"1"


def test_no_threads_to_be_had() -> None:
    before = threading.stack_size(2**46)  # larger than the address space
    try:
        workers = Workers(1, 60, MEGABYTES)
    finally:
        threading.stack_size(before)
    with closing(workers), pytest.raises(Lost, match="no thread could be started"):
        workers.submit(as_it_is, b"").result()


def test_what_can_not_be_passed_to_a_worker(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    process = workers.submit(says_its_process, b"").result()
    with pytest.raises(Lost, match="can't be passed to the process that reads"):
        workers.submit(lambda job: job, b"").result()
    here = ModuleType("here_alone")
    exec("def job(_): pass", here.__dict__)  # noqa: S102  (a module that no file has)
    monkeypatch.setitem(sys.modules, "here_alone", here)
    with pytest.raises(Lost, match=r"can't load the job \(ModuleNotFoundError: No module named 'here_alone'"):
        workers.submit(here.job, b"").result()
    assert workers.submit(says_its_process, b"").result() == process


def test_the_process_that_workers_are_forked_from_has_one_thread_and_is_replaced(workers: Workers) -> None:
    server, threads = workers.submit(says_the_process_it_was_forked_from, b"").result()
    assert threads == 1
    (worker,) = _children_of(server)
    os.kill(server, signal.SIGKILL)
    while _alive(worker):
        time.sleep(0.01)
    again, _ = workers.submit(says_the_process_it_was_forked_from, b"").result()
    assert again != server


def test_the_process_that_workers_are_forked_from_is_killed_in_the_middle(tmp_path: Path) -> None:
    with closing(Workers(1, 600, MEGABYTES)) as workers:
        server, _ = workers.submit(says_the_process_it_was_forked_from, b"").result()
        (worker,) = _children_of(server)
        lost = begun(workers, tmp_path / "begun")
        os.kill(server, signal.SIGKILL)
        with pytest.raises(Lost, match=r"the process that starts those that read has ended \(exit status -9"):
            lost.result()
        assert workers.submit(as_it_is, b"1").result() == b"1"
        assert not _alive(worker)


def test_a_keeper_that_fails_leaves_nobody_waiting(tmp_path: Path) -> None:
    """It sets the result of a job that has one already: an error outside of any job."""
    with closing(Workers(1, 600, MEGABYTES)) as workers:
        process = workers.submit(says_its_process, b"").result()
        taken = begun(workers, tmp_path / "begun")
        waiting = workers.submit(as_it_is, b"")
        taken.set_result(None)
        os.kill(process, signal.SIGKILL)
        for each in (waiting, workers.submit(as_it_is, b"")):
            with pytest.raises(Lost, match=r"a defect of this program stopped it \(InvalidStateError"):
                each.result()


def test_ctrl_c_ends_a_wait_although_it_does_not_wake_it(workers: Workers) -> None:
    """As if the signal came just before the thread sleeps: here another thread gets it."""
    lost = workers.submit(hangs, b"")

    def interrupt() -> None:
        while sys._current_frames()[waiting].f_code is not threading.Condition.wait.__code__:
            time.sleep(0.01)
        time.sleep(0.5)  # it sleeps by now; if not, the test proves less but passes
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    waiting = threading.get_ident()
    # A shell starts what it runs in the background with SIGINT ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):  # noqa: PT012
            threading.Thread(target=interrupt).start()
            lost.result()
    finally:
        signal.signal(signal.SIGINT, before)


def after_the_other(job: bytes) -> bytes:
    """Ends once the file whose path is the job is there; other jobs end at once."""
    while job.startswith(b"/") and not Path(job.decode()).exists():
        time.sleep(0.01)
    return job


def test_in_the_order_in_which_they_are_done(tmp_path: Path) -> None:
    """A long job holds up none of those after it, and all come, however few are submitted ahead."""
    gate = tmp_path / "gate"
    jobs = [str(gate).encode(), *(str(n).encode() for n in range(50))]
    with closing(Workers(2, 60, MEGABYTES)) as workers:
        came = []
        for job, future in as_done(workers, ((each, workers.submit(after_the_other, each)) for each in jobs)):
            assert future.result() == job
            came.append(job)
            if len(came) == 40:
                gate.touch()
    assert sorted(came) == sorted(jobs)
    assert came.index(jobs[0]) >= 40
