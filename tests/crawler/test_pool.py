"""Worker processes and their limits: what hangs, crashes or fills the memory costs itself alone."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler import worker
from crawler.pool import Lost, Workers, processes_for
from crawler.worker import memory_of
from tests.paths import ROOT

Reader = Callable[[bytes], object]

MEGABYTES = 300


def as_it_is(job: bytes) -> bytes:
    return job


def wrong(job: bytes) -> bytes:
    raise ValueError(job.decode())


def hangs(job: bytes) -> None:
    time.sleep(60)


def hangs_in_c(job: bytes) -> None:
    """Holding the interpreter's lock, so that no thread of the worker can do anything."""
    re.match(r"(a|a)+$", "a" * 60 + "b")


def crashes(job: bytes) -> None:
    ctypes.string_at(0)


def aborts(job: bytes) -> None:
    os.abort()


def leaves(job: bytes) -> None:
    os._exit(3)


def fills(job: bytes) -> None:
    """Bit by bit, as a C library does: by malloc, and written to."""
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
    """More than a worker may hold between two documents."""
    KEPT.append(b"x" * 190_000_000)
    return os.getpid()


def threads_and_limit(job: bytes) -> tuple[str, int]:
    return os.environ["OMP_NUM_THREADS"], resource.getrlimit(resource.RLIMIT_DATA)[0]


def returns_what_can_not_be_sent(job: bytes) -> object:
    return lambda: job


@pytest.fixture
def workers() -> Iterator[Workers]:
    workers = Workers(1, 2, MEGABYTES)
    yield workers
    workers.close()


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        (hangs, "took more than 2 seconds"),
        (hangs_in_c, "took more than 2 seconds"),
        (fills, "took more than 300 MB of memory"),
        (fills_at_once, "took more than 300 MB of memory"),
        (crashes, r"crashed the reader \(signal 11, SIGSEGV\)"),
        (aborts, r"gave up \(signal 6, SIGABRT\), as libraries do that are refused memory beyond"),
        (leaves, "exit status 3"),
    ],
)
def test_each_end_is_told_and_costs_its_document_alone(workers: Workers, reader: Reader, words: str) -> None:
    before, lost, after = (
        workers.submit(what, job) for what, job in ((as_it_is, b"1"), (reader, b"2"), (as_it_is, b"3"))
    )
    assert before.result(60) == b"1"
    with pytest.raises(Lost, match=words):
        lost.result(60)
    assert after.result(60) == b"3"


def test_what_it_raises_is_raised(workers: Workers) -> None:
    with pytest.raises(ValueError, match="words"):
        workers.submit(wrong, b"words").result(60)
    process = workers.submit(says_its_process, b"").result(60)
    with pytest.raises(Exception, match=r"pickle|local object"):
        workers.submit(returns_what_can_not_be_sent, b"").result(60)
    assert workers.submit(says_its_process, b"").result(60) == process


def test_one_that_was_killed_between_documents_is_replaced(workers: Workers) -> None:
    process = workers.submit(says_its_process, b"").result(60)
    os.kill(process, signal.SIGKILL)
    assert workers.submit(as_it_is, b"x").result(60) == b"x"


def test_one_that_is_killed_in_the_middle_says_so(workers: Workers) -> None:
    process = workers.submit(says_its_process, b"").result(60)
    lost = workers.submit(hangs, b"")
    time.sleep(0.3)
    os.kill(process, signal.SIGKILL)
    with pytest.raises(Lost, match="was killed"):
        lost.result(60)


def test_one_that_keeps_too_much_is_replaced(workers: Workers) -> None:
    first, second = (workers.submit(keeps, b"").result(60) for _ in range(2))
    assert first != second
    third, fourth = (workers.submit(says_its_process, b"").result(60) for _ in range(2))
    assert second != third == fourth


def test_threads_and_the_systems_own_limit(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    threads, limit = workers.submit(threads_and_limit, b"").result(60)
    assert threads == os.environ.get("OMP_NUM_THREADS", str(os.cpu_count()))
    assert limit == 450 * 1024 * 1024


def test_several_at_a_time() -> None:
    workers = Workers(2, 60, MEGABYTES)
    workers.submit(as_it_is, b"").result(60)
    begin = time.monotonic()
    pauses = [workers.submit(time.sleep, 0.5) for _ in range(4)]
    for each in pauses:
        each.result(60)
    assert 1.0 <= time.monotonic() - begin < 1.9
    workers.close()


def test_in_this_process() -> None:
    workers = Workers(0, 1, 1)
    assert workers.submit(says_its_process, b"").result() == os.getpid()
    with pytest.raises(ValueError, match="words"):
        workers.submit(wrong, b"words").result()
    workers.close()


def test_closing_ends_everything_at_once() -> None:
    before = set(multiprocessing.active_children())
    workers = Workers(2, 60, MEGABYTES)
    one, two = (workers.submit(says_its_process, b"").result(60) for _ in range(2))
    begun = [workers.submit(hangs, b"") for _ in range(2)]
    waiting = [workers.submit(as_it_is, b"") for _ in range(100)]
    time.sleep(0.2)
    begin = time.monotonic()
    workers.close()
    assert time.monotonic() - begin < 3
    assert all(each.cancelled() for each in waiting)
    for each in begun:
        with pytest.raises(Lost):
            each.result(1)
    assert not any(_alive(each) for each in (one, two))
    assert set(multiprocessing.active_children()) <= before


def test_how_many() -> None:
    """What fits at its limit, and leaves a processor to the rest."""
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
from tests.crawler.test_pool import hangs, says_its_process

if __name__ == "__main__":
    workers = Workers(1, 60, 300)
    print(workers.submit(says_its_process, b"").result(), flush=True)
    {then}
    time.sleep(60)
"""


@pytest.mark.parametrize("then", ["pass", "workers.submit(hangs, b'')"])
def test_workers_end_with_an_owner_that_is_killed(tmp_path: Path, then: str) -> None:
    script = tmp_path / "owner.py"
    script.write_text(OWNER.format(then=then))
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as owner:
        assert owner.stdout is not None
        worker = int(owner.stdout.readline())
        assert _alive(worker)
        time.sleep(0.2)
        owner.kill()
    deadline = time.monotonic() + 10
    while _alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(worker)


def _alive(process: int) -> bool:
    """One that has ended may stand there until somebody asks for its status."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
