"""The work on one shard, under its lease: what the crawls and the reading again have in common.

Whoever works on a shard holds its lease, and the lock of its scratch; renews the one, and lets go of both at the end.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from crawler.archive.errors import ArchiveError
from crawler.database.errors import CorpusError
from crawler.fleet import lease as leases
from crawler.fleet.lease import Lease, LeaseLost, Taken, take
from crawler.fleet.scratch import Scratch, scratch_of
from crawler.fleet.shards import Shard, State, shard_of
from crawler.fleet.store import Missing, Store, StoreError
from crawler.fleet.stores import open_store
from crawler.lock import Lock as CorpusLock
from crawler.lock import Locked, locked

log = logging.getLogger(__name__)

_STOPPED: set[str] = set()
"""Runs of commands that are to end."""
_LOOK = 2.0
"""Seconds between two tries to get a lease."""
_AFTER_DEATH = 30.0
"""Seconds within which a crawl ends whose keeper is dead."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is told; it can be pickled. `wait`: seconds for a lease that another has, which may be dead."""

    store: str
    shard: str
    scratch: Path
    lease: float = leases.SECONDS
    wait: float = 0.0
    seconds: float = 0.0
    """For a crawl: how long it may take at most."""
    settings: Mapping[str, str] = field(default_factory=dict)
    run: str = ""
    """Names the run of the command that this is a part of."""
    share: int = 1
    """Shards that are worked on at a time: they share the readers."""


@dataclass(frozen=True, slots=True)
class Done:
    """How the work on a shard ended."""

    shard: str
    outcome: str
    """done, partial, empty or broken as a crawl; `busy`: another has the lease; `lost`: another took it; `failed`:
    the store, the corpus or the disk can't be used; `stopped`: this process was to end.
    """
    reason: str
    seconds: float
    state: State | None = None
    read: int = 0
    missing: int = 0
    """Documents that were read again, and that could not be."""


@dataclass(frozen=True, slots=True)
class Held:
    """A shard that is being worked on."""

    store: Store
    shard: Shard
    lease: Lease
    scratch: Scratch
    lock: CorpusLock | None
    lost: threading.Event
    """Set when the lease is lost."""
    renewed: list[Callable[[], None]]
    """Called each time the lease was renewed."""


def stop(runs: Iterable[str]) -> None:
    """Has all work of these runs in this process end: in order, published and given back."""
    _STOPPED.update(runs)


def is_stopping(run: str) -> bool:
    return run in _STOPPED


def on_shard(job: Job, what: str, work: Callable[[Held], Done]) -> Done:
    """Does `work` under the shard's lease. Never raises what a shard, a store or a disk can bring about."""
    began = time.monotonic()

    def ended(outcome: str, why: object) -> Done:
        return Done(job.shard, outcome, str(why), time.monotonic() - began)

    try:
        store = open_store(job.store)
        shard = shard_of(store, job.shard)
        with _leased(store, shard, job, what) as held:
            return work(held)
    except Taken as error:
        return ended("busy", error)
    except LeaseLost as error:
        return ended("lost", error)
    except Locked as error:
        return ended("busy", error)
    except Missing as error:
        return ended("failed", f"{error.args[0]} is not in the store")
    except (StoreError, CorpusError, ArchiveError, OSError) as error:
        return ended("failed", error)


@contextmanager
def _leased(store: Store, shard: Shard, job: Job, what: str) -> Iterator[Held]:
    lease = _taken(store, shard, job, what)
    lost, ended, renewed = threading.Event(), threading.Event(), list[Callable[[], None]]()
    renewer = threading.Thread(target=_renew, args=(lease, lost, ended, renewed), name="lease", daemon=True)
    renewer.start()
    try:
        scratch = scratch_of(job.scratch, store, shard)
        with locked(scratch.corpus, f"nianbao fleet {what}", _AFTER_DEATH) as lock:
            yield Held(store, shard, lease, scratch, lock, lost, renewed)
    finally:
        ended.set()
        renewer.join()
        _release(lease)


def _taken(store: Store, shard: Shard, job: Job, what: str) -> Lease:
    until = time.monotonic() + job.wait
    while True:
        try:
            return take(store, shard.lease, f"{what} {shard.id}", seconds=job.lease)
        except Taken as error:
            if error.alive or time.monotonic() >= until or is_stopping(job.run):
                raise
            time.sleep(min(_LOOK, job.lease / 10))


def _renew(lease: Lease, lost: threading.Event, ended: threading.Event, renewed: list[Callable[[], None]]) -> None:
    """Renews the lease until the work has ended; a store that can't be reached is asked again until it is over."""
    while not ended.wait(lease.seconds / leases.RENEWALS):
        try:
            lease.renew()
        except LeaseLost:
            lost.set()
            return
        except StoreError as error:
            log.warning("the lease of %s can't be renewed: %s", lease.key, error)
            continue
        for each in renewed:
            each()


def _release(lease: Lease) -> None:
    try:
        lease.release()
    except StoreError as error:
        log.warning("the lease of %s can't be given back, and runs out: %s", lease.key, error)
