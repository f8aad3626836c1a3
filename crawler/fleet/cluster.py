"""Dask behind the seam: `Cluster` has shards worked on by its workers (extra `fleet`).

A shard is one task, in a thread of a worker that makes room for others at once (`secede`): a crawl is a process that
needs hardly any of it. Of a crawl, the resource `crawl` is taken, if any worker offers it; so machines say how many
they want. To read a shard again, its task sends the documents out one by one, a few ahead; scans take the resource
`ocr`. In each worker our own pool does the reading, within its limits.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future
from functools import partial
from importlib.metadata import version as version_of
from typing import Any, TypeVar, cast

import distributed
from distributed import Client, KilledWorker, get_worker, secede, worker_client

from crawler.corpus.again.reparse import Fetched, Piece, fetch, read_again, read_fetched
from crawler.corpus.copies import Read
from crawler.fleet import crawling, reading
from crawler.fleet import work as works
from crawler.fleet.engine import EngineError, Work
from crawler.fleet.work import Done, Job, on_shard
from crawler.pool import Lost
from parsers import version

J = TypeVar("J")
T = TypeVar("T")

_PATIENCE = 60
"""Seconds in which a scheduler must answer."""
_LOST = "the workers that read it died, one after another: was it their memory?"


class Cluster:
    """See `Engine`."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.name = f"Dask at {client.scheduler.address}"
        self._under_way: set[Any] = set()
        self._lock = threading.Lock()

    @classmethod
    def connect(cls, on: str) -> Cluster:
        """Connects to a scheduler by its file or address. Raises `EngineError`."""
        try:
            client = Client(on, timeout=_PATIENCE) if "://" in on else Client(scheduler_file=on, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise EngineError(f"no scheduler of Dask answers at {on} ({error}): is it running?") from error
        _check(client)
        return cls(client)

    def submit(self, work: Work, job: Job) -> Future[Done]:
        there, resource = _THERE[work]
        offered = _offered(self.client)
        dasks = self.client.submit(
            there,
            job,
            key=f"{resource}-{job.shard}-{os.urandom(4).hex()}",
            pure=False,
            resources={resource: 1} if resource in offered else None,
        )
        with self._lock:
            self._under_way.add(dasks)
        return _ours(dasks, lambda: self._forget(dasks))

    def _forget(self, dasks: Any) -> None:
        with self._lock:
            self._under_way.discard(dasks)

    def stop(self, runs: Iterable[str]) -> None:
        self.client.run(works.stop, list(runs), on_error="ignore")

    def close(self) -> None:
        self.client.close()


def _check(client: Client) -> None:
    """Raises `EngineError` if there are no workers, or some have another version of nianbao."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise EngineError(
            f"the scheduler at {client.scheduler.address} has no workers yet: start dask worker"
        ) from None
    here = _versions()
    there = client.run(_versions, on_error="ignore")
    for worker, found in there.items():
        if found != here:
            raise EngineError(
                f"{worker} has nianbao, parsers and Dask {found}, and this command {here}: make them the same"
            )


def _versions() -> tuple[str, str, str]:
    return version_of("nianbao"), version.PARSER_VERSION, distributed.__version__


def _offered(client: Client) -> set[str]:
    """The resources that any worker offers."""
    workers = client.scheduler_info(n_workers=-1)["workers"].values()
    return {name for each in workers for name, amount in (each.get("resources") or {}).items() if amount}


def _ours(dasks: Any, ended: Callable[[], None] = lambda: None) -> Future[Any]:
    """A future of Dask's as one of Python's. Its result is taken from the worker as soon as it is there: else it would
    be lost with the worker.
    """
    ours: Future[Any] = Future()
    ours.set_running_or_notify_cancel()

    def take(done: Any) -> None:
        try:
            result = done.result()
        except KilledWorker:
            ours.set_exception(Lost(_LOST))
        except (CancelledError, distributed.CancelledError) as error:
            words = "the scheduler was lost, or forgot this task: start it again, and type the command again"
            ours.set_exception(EngineError(f"{words} ({error})"))
        except (distributed.comm.CommClosedError, OSError) as error:
            ours.set_exception(EngineError(f"the scheduler was lost ({error}): type the command again"))
        except Exception as error:  # noqa: BLE001  (the future raises it)
            ours.set_exception(error)
        else:
            ours.set_result(result)
        finally:
            ended()
            done.release()

    dasks.add_done_callback(take)
    return ours


# what runs in a worker


def crawl_there(job: Job) -> Done:
    secede()
    return crawling.crawl(job)


def read_there(job: Job) -> Done:
    with worker_client(timeout=_PATIENCE) as client:
        spread = Spread(client, job.share)
        return on_shard(job, "read", partial(reading.read_with, spread, job))


class Spread:
    """A pool of readers (`crawler.pool.Pool`) that are the workers of the cluster."""

    def __init__(self, client: Client, share: int) -> None:
        self._client = client
        self._scans = {"ocr": 1} if "ocr" in _offered(client) else None
        threads = sum(client.nthreads().values())
        # Twice as many documents are out as are read, all shards together: what is out is lost with this process.
        self.processes = max(1, -(-2 * threads // max(1, share)))
        self.ahead = 1

    def submit(self, what: Callable[[J], T], job: J) -> Future[T]:
        """Sends a document out, with its bytes: the archive lies here alone."""
        if what is not read_again or not isinstance(job, Piece):
            raise TypeError(what)
        fetched = fetch(job)
        if isinstance(fetched, str):
            failed: Future[Any] = Future()
            failed.set_result(fetched)
            return failed
        resources = self._scans if job.scan else None
        dasks = self._client.submit(
            read_document,
            fetched,
            key=f"document-{fetched.source.key}-{os.urandom(4).hex()}",
            pure=False,
            resources=resources,
            priority=10,
        )
        return cast("Future[T]", _ours(dasks))


def read_document(fetched: Fetched) -> list[Read] | str:
    """Reads a document in the pool of this worker's process. Raises `Lost`."""
    worker = get_worker()
    # Told to the scheduler, so that what a worker had in its hands can be seen when it has died.
    worker.log_event("documents", {"source": fetched.source.sha256, "name": fetched.source.hints.name})
    threads = worker.state.nthreads
    return reading.pool(threads).submit(read_fetched, fetched).result()


_THERE: dict[Work, tuple[Callable[[Job], Done], str]] = {
    crawling.crawl: (crawl_there, "crawl"),
    reading.read: (read_there, "keep"),
}
"""What a worker is to run for the work on a shard, and the resource that it takes."""
