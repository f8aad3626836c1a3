"""The fleet: what the bookkeeping of a country costs, and reading by Dask against the pool without it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, cast

from crawler.corpus.again.reparse import Fetched, read_fetched
from crawler.fleet.engine import Work
from crawler.fleet.folder import Folder
from crawler.fleet.planned import planned
from crawler.fleet.run import Windows, run_all
from crawler.fleet.shards import State, add, as_document, shards_of, state_of
from crawler.fleet.work import Done, Job
from crawler.pool import as_done, in_turn
from spiders import register

J = TypeVar("J")
T = TypeVar("T")

LEAST_GAIN = 1.8
"""Least gain of two workers over one, on two cores without other load."""
MOST_COST = 1.15
"""Most time by two workers of Dask, as a multiple of that by the pool of two without it."""


@dataclass(frozen=True)
class Cost:
    """What something cost: seconds of this process's processor, wall seconds, MB of memory that it grew by."""

    what: str
    number: int
    cpu: float
    wall: float
    megabytes: float

    @property
    def each(self) -> float:
        """Milliseconds of processor for one."""
        return self.cpu / self.number * 1000


@contextmanager
def _measured(what: str, number: int, found: list[Cost]) -> Iterator[None]:
    before, cpu, wall = _memory(), time.process_time(), time.monotonic()
    yield
    found.append(Cost(what, number, time.process_time() - cpu, time.monotonic() - wall, max(0.0, _memory() - before)))


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bookkeeping(*, shards: int | None = None, pieces: int = 1_000_000) -> list[Cost]:
    """A country's shards without crawls: made, listed, each published and run through the windows; and a million
    pieces, each a sleep in a thread, through the window in which documents are read.
    """
    found: list[Cost] = []
    with tempfile.TemporaryDirectory(prefix="nianbao-") as room:
        store = Folder(Path(room))
        entries = register.register()[:shards]
        with _measured("planned from the register", len(entries), found):
            wanted = list(planned(entries))
        with _measured("shards made", len(wanted), found):
            for each in wanted:
                add(store, each)
        for each in wanted:
            state = State(1, "c", 0, "", "done", "", "2026-01-01T00:00:00Z", 60.0, 9, "", 5, 9, 9, 0)
            store.write(each.state, as_document(state), None)
        with _measured("shards and states read (status)", len(wanted), found):
            known = shards_of(store)
            states = [state_of(store, each) for each in known]
        assert all(state for state, _ in states)
        jobs = [(each, Job(room, each.id, Path(room))) for each in known]
        with _measured("shards through the windows, 100 at a time", len(jobs), found):
            assert len(run_all(_Sleeps(100), _slept, jobs, Windows(100, 20))) == len(jobs)
        with _measured("pieces through a window of 64", pieces, found):
            pool = _SleepingPool(64)
            begun = ((n, pool.submit(_sleep, n)) for n in range(pieces))
            assert sum(1 for _ in in_turn(pool, begun)) == pieces
            pool.close()
    return found


def _sleep(number: int) -> int:
    time.sleep(0)
    return number


def _slept(job: Job) -> Done:
    time.sleep(0.001)
    return Done(job.shard, "done", "", 0.001)


class _Sleeps:
    """An engine whose shards sleep."""

    name = "threads"

    def __init__(self, at_once: int) -> None:
        self._threads = ThreadPoolExecutor(at_once)

    def submit(self, work: Work, job: Job) -> Future[Done]:
        return self._threads.submit(work, job)

    def stop(self, runs: object) -> None:
        """Nothing is asked to end."""

    def close(self) -> None:
        self._threads.shutdown()


class _SleepingPool:
    """A pool of threads that sleep."""

    ahead = 1

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._threads = ThreadPoolExecutor(processes)

    def submit(self, what: Callable[[J], T], job: J) -> Future[T]:
        return self._threads.submit(what, job)

    def close(self) -> None:
        self._threads.shutdown()


@dataclass(frozen=True)
class Read:
    """Documents read a second: by Dask with one worker and with two, and by the pool of two processes."""

    documents: int
    one: float
    two: float
    pool: float


def reading(documents: int = 2_000) -> Read:
    """Reads printed reports, half HTML pages, half PDF with text."""
    from random import Random

    from crawler.corpus.copies import sha256
    from crawler.corpus.documents import Readers
    from crawler.corpus.readings import Hints, Source
    from nianbao_demo.render import MARKUPS
    from nianbao_demo.render.pdf import PDFS
    from nianbao_demo.reports import random_report
    from parsers.forms import FORMS

    printed = []
    for number in range(40):
        rng = Random(number)
        report = random_report(rng, FORMS["2021"], issuer="洛阳市财政局", year=2023)
        make = MARKUPS["ueditor"] if number % 2 else next(iter(PDFS.values()))
        body = make(report, rng)
        printed.append(Fetched(Source(sha256(body), Hints()), body))
    jobs = [printed[n % len(printed)] for n in range(documents)]
    readers = Readers(2)
    try:
        pool = _rate(readers.submit(read_fetched, each) for each in jobs)
    finally:
        readers.close()
    return Read(documents, _by_dask(jobs, 1), _by_dask(jobs, 2), pool)


def _rate(begun: Iterable[Future[Any]]) -> float:
    began, futures = time.monotonic(), list(begun)
    for each in futures:
        each.result()
    return len(futures) / (time.monotonic() - began)


def _by_dask(jobs: list[Fetched], workers: int) -> float:
    from distributed import Client

    from crawler.fleet.cluster import read_document

    with _dask(workers) as file, Client(scheduler_file=file) as client:
        client.wait_for_workers(workers)
        pool = _ClientPool(client, workers)
        client.gather([client.submit(read_document, jobs[0], pure=False, workers=[w]) for w in client.nthreads()])
        began = time.monotonic()
        begun = ((n, pool.submit(read_document, each)) for n, each in enumerate(jobs))
        for _, future in as_done(pool, begun):
            future.result()
        return len(jobs) / (time.monotonic() - began)


class _ClientPool:
    """The window of `crawler.fleet.cluster.Spread`, in this process."""

    ahead = 1

    def __init__(self, client: Any, workers: int) -> None:
        self._client, self.processes = client, 2 * workers

    def submit(self, what: Callable[[J], T], job: J) -> Future[T]:
        from crawler.fleet.cluster import _ours

        return cast("Future[T]", _ours(self._client.submit(what, job, pure=False)))


@contextmanager
def _dask(workers: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="nianbao-") as room:
        file = f"{room}/s.json"
        environment = {**os.environ, "DASK_CONFIG": str(files("crawler.fleet") / "dask.yaml")}

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "dask", *arguments, "--scheduler-file", file, "--host", "127.0.0.1"]
            quiet = subprocess.DEVNULL
            return subprocess.Popen([*command, "--no-dashboard"], env=environment, stdout=quiet, stderr=quiet)

        own = ("--no-nanny", "--nthreads", "1", "--memory-limit", "0", "--local-directory", room)
        processes = [start("scheduler", "--port", "0"), *(start("worker", *own) for _ in range(workers))]
        try:
            while not Path(file).exists():
                time.sleep(0.05)
            yield file
        finally:
            for each in processes:
                each.kill()
                each.wait()
