"""租约: who may ask a portal's hosts, and until when.

An engine may run a task twice: a worker that it takes for dead may be alive. So whoever works on a shard takes the
lease of its domain, a document that is written on condition, and renews it. Each new lease has a higher generation:
what is published bears it, and a lower one is refused (`crawler.fleet.scratch`). A crawl whose lease isn't renewed is
ended by the system (`crawler.leash`) before another may take it.

The clocks of the machines may differ by `MARGIN` of it: a lease is over for others so much later than for its owner.
"""

from __future__ import annotations

import os
import socket
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from crawler.clock import iso
from crawler.fleet.store import Conflict, Document, Store

SECONDS = 600.0
"""How long a lease lasts unless it is renewed."""
MARGIN = 0.1
"""Part of a lease by which the clocks of two machines may differ: a minute of the usual ten."""
RENEWALS = 10
"""How often a lease is renewed before it would be over."""

Clock = Callable[[], datetime]


def wall() -> datetime:
    """The time by this machine's clock. Not `crawler.clock.now`, which may be set: each process would set it anew."""
    return datetime.now(UTC)


class Taken(Exception):
    """Another process has the lease. `until`: when it is over, if it isn't renewed."""

    def __init__(self, key: str, owner: str, until: datetime, *, alive: bool) -> None:
        super().__init__(f"{key} is leased to {owner} until {until:%H:%M:%SZ}")
        self.key, self.owner, self.until, self.alive = key, owner, until, alive
        """`alive`: the owner is a process of this machine, and runs."""


class LeaseLost(Exception):
    """The lease is another's now, or was over before it could be renewed."""


@dataclass(slots=True)
class Lease:
    """A lease that this process holds. Its methods may be called by several threads: the one that renews it goes on
    while another publishes under it.
    """

    store: Store
    key: str
    generation: int
    what: str
    seconds: float
    clock: Clock
    until: datetime
    tag: str
    token: str
    lost: bool = False
    turn: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    """Held while it is written: two threads that wrote it at once would take each other for another owner."""

    def left(self) -> float:
        """Seconds until it is over for its owner; 0 if it is lost."""
        return 0.0 if self.lost else max(0.0, (self.until - self.clock()).total_seconds())

    def renew(self) -> None:
        """Raises `LeaseLost`, or `StoreError` if the store can't be reached: then it is still held until it is over."""
        with self.turn:
            until = self.clock() + timedelta(seconds=self.seconds)  # before the store is asked, which may take long
            if not self.left():
                self.lost = True
                raise LeaseLost(self.key)
            try:
                self.tag = self.store.write(self.key, self._content(until), self.tag)
            except Conflict:
                self.lost = True
                raise LeaseLost(self.key) from None
            self.until = until

    def release(self) -> None:
        """Gives the lease back; the generation stays. Does nothing if it is lost."""
        with self.turn:
            if self.lost:
                return
            self.lost = True
            with suppress(Conflict):
                self.store.write(self.key, self._content(None), self.tag)

    def _content(self, until: datetime | None) -> Document:
        return _content(self, until)


def _content(lease: Lease, until: datetime | None) -> dict[str, Any]:
    return {
        "generation": lease.generation,
        "until": iso(until) if until else None,
        "seconds": lease.seconds,
        "what": lease.what,
        "owner": owner() if until else None,
        "token": lease.token,
    }


def take(store: Store, key: str, what: str, clock: Clock = wall, seconds: float = SECONDS) -> Lease:
    """Takes a lease. Raises `Taken`, or `StoreError`."""
    token = uuid.uuid4().hex
    while True:
        now = clock()
        found = store.read(key)
        if found is not None:
            _refuse_if_held(key, found.content, now)
        generation = (int(found.content["generation"]) if found else 0) + 1
        until = now + timedelta(seconds=seconds)
        try:
            lease = Lease(store, key, generation, what, seconds, clock, until, "", token)
            lease.tag = store.write(key, _content(lease, until), found.tag if found else None)
        except Conflict:
            continue
        return lease


def _refuse_if_held(key: str, content: Document, now: datetime) -> None:
    until = until_of(content)
    if until is None or now > until + timedelta(seconds=MARGIN * float(content["seconds"])):
        return
    owner = str(content["owner"])
    gone = is_gone(owner)
    if gone is not True:
        raise Taken(key, owner, until, alive=gone is False and not _is_stopped(owner))


def until_of(content: Document) -> datetime | None:
    """Until when a lease lasts; None if it was given back."""
    return datetime.fromisoformat(content["until"]) if content.get("until") else None


def owner() -> str:
    """Names this process so that others know it: machine, its start and process space, number and start."""
    return f"{socket.gethostname()} {_machine()} {os.getpid()} {_began(os.getpid())}"


def is_gone(said: str) -> bool | None:
    """Whether the process that `owner` named is no more; None if it is of another machine."""
    match said.split():
        case [_, machine, pid, began] if machine == _machine() and machine != "?" and pid.isdigit():
            return _began(int(pid)) != began
    return None


def _is_stopped(said: str) -> bool:
    """Whether a process of this machine was stopped (SIGSTOP), and may sleep through its lease."""
    return _fields(int(said.split()[2]))[:1] == ["T"]


@cache
def _machine() -> str:
    """The start of this machine, and the space that numbers of processes belong to: a container has its own."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}/{Path('/proc/self/ns/pid').stat().st_ino}"
    except OSError:
        return "?"


def _began(pid: int) -> str:
    """When a process began, in ticks since the machine's start; "" if there is none, or only what is left of one."""
    fields = _fields(pid)
    return "" if not fields or fields[0] in {"Z", "X"} else fields[19]


def _fields(pid: int) -> list[str]:
    """What the system says of a process, from its state on; empty if there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
