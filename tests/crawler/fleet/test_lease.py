"""Leases: at every moment one holder at most, by a clock that is set."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from crawler.fleet import lease as leases
from crawler.fleet.folder import Folder
from crawler.fleet.lease import MARGIN, Lease, LeaseLost, Taken, is_gone, owner, take

START = datetime(2026, 2, 1, tzinfo=UTC)
KEY = "leases/ly.gov.cn/lease.json"


class Clock:
    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def goes_on(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_one_at_a_time_and_each_of_a_higher_generation(store: Folder, clock: Clock) -> None:
    first = take(store, KEY, "crawl a", clock, 600)
    with pytest.raises(Taken) as taken:
        take(store, KEY, "crawl b", clock, 600)
    assert taken.value.alive
    first.release()
    assert take(store, KEY, "crawl b", clock, 600).generation == first.generation + 1 == 2


def test_a_lease_that_is_renewed_lasts(store: Folder, clock: Clock) -> None:
    held = take(store, KEY, "crawl a", clock, 600)
    for _ in range(50):
        clock.goes_on(60)
        held.renew()
        assert held.left() == 600
        with pytest.raises(Taken):
            take(store, KEY, "crawl b", clock, 600)


def test_threads_that_renew_it_at_once_are_one_owner(store: Folder, clock: Clock) -> None:
    held = take(store, KEY, "crawl a", clock, 600)

    def renew(_: int) -> None:
        for _ in range(10):
            held.renew()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(renew, range(4)))
    assert held.left() == 600


def test_it_is_over_for_its_owner_before_another_may_have_it(store: Folder, clock: Clock) -> None:
    held = take(store, KEY, "crawl a", clock, 600)
    clock.goes_on(600)
    assert held.left() == 0
    with pytest.raises(LeaseLost):
        held.renew()
    with pytest.raises(Taken):
        take(store, KEY, "crawl b", clock, 600)
    clock.goes_on(600 * MARGIN + 1)
    assert take(store, KEY, "crawl b", clock, 600).generation == 2


def test_who_sleeps_through_its_lease_can_neither_renew_nor_give_it_back(store: Folder, clock: Clock) -> None:
    slept = Clock()
    held = take(store, KEY, "crawl a", slept, 600)
    clock.goes_on(600 * (1 + MARGIN) + 1)
    other = take(store, KEY, "crawl b", clock, 600)
    with pytest.raises(LeaseLost):  # its clock stood still, and the store knows better
        held.renew()
    held.release()
    assert held.left() == 0
    other.renew()
    with pytest.raises(Taken):
        take(store, KEY, "crawl c", clock, 600)


def test_the_lease_of_a_dead_process_of_this_machine_is_free_at_once(store: Folder, clock: Clock) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import datetime; from crawler.fleet.folder import Folder;"
        f"from crawler.fleet.lease import take; at = datetime.fromisoformat({clock().isoformat()!r});"
        f"take(Folder(Path(sys.argv[1])), {KEY!r}, 'crawl a', lambda: at, 600)"
    )
    subprocess.run([sys.executable, "-c", code, str(store.root)], check=True)
    assert take(store, KEY, "crawl b", clock, 600).generation == 2


def test_processes_are_told_apart() -> None:
    host, machine, pid, began = owner().split()
    assert is_gone(owner()) is False
    assert is_gone(f"{host} {machine} {pid} {int(began) + 1}") is True  # another process had its number
    assert is_gone(f"{host} other/1 {pid} {began}") is None  # nobody here can know
    child = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and nobody has waited for it
    assert leases._began(child.pid) == ""
    child.wait()


@pytest.mark.parametrize("seed", range(20))
def test_at_no_moment_two_holders(seed: int, store: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Holders with clocks that differ, which renew, sleep, give back and die, in random order."""
    monkeypatch.setattr(leases, "is_gone", lambda _: None)  # as if each were on a machine of its own
    rng, true = Random(seed), Clock()
    apart = [rng.uniform(-300 * MARGIN, 300 * MARGIN) for _ in range(4)]
    held: list[Lease | None] = [None] * 4
    generations = []

    def clock_of(n: int) -> leases.Clock:
        return lambda: true.at + timedelta(seconds=apart[n])

    for _ in range(200):
        true.goes_on(rng.expovariate(1 / 120))
        n = rng.randrange(4)
        mine = held[n]
        if mine is None or not mine.left():
            try:
                held[n] = take(store, KEY, f"crawl {n}", clock_of(n), 600)
                generations.append(held[n].generation)  # type: ignore[union-attr]
            except Taken:
                held[n] = None
        elif rng.random() < 0.7:
            mine.renew()
        elif rng.random() < 0.5:
            mine.release()
        assert sum(each is not None and each.left() > 0 for each in held) <= 1
    assert generations == sorted(set(generations))
    assert len(generations) > 5
