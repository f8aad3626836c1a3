"""The windows: so many shards at a time, so many of a province, one of a domain; and what a command says of it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.cli.fleet.common import words_of
from crawler.fleet.engine import EngineError, Local
from crawler.fleet.run import Progress, Windows, run_all
from crawler.fleet.shards import Shard, in_places
from crawler.fleet.work import Done, Job, is_stopping

SHARD = Shard("", "", "", "", "county", "", "", ships=False)


def shards(count: int, provinces: int = 3, domains: int = 1000) -> list[tuple[Shard, Job]]:
    found = []
    for n in range(count):
        division = f"{11 + n % provinces}{n:04d}"
        shard = replace(SHARD, id=f"{division}-p{n}", division=division, domain=f"d{n % domains}")
        found.append((shard, Job("store", shard.id, Path("/nowhere"), run="a run")))
    return found


class Watched:
    """Work that takes a moment, and notes who works at a time."""

    def __init__(self, todo: list[tuple[Shard, Job]]) -> None:
        self.shards = {shard.id: shard for shard, _ in todo}
        self.lock, self.now, self.most = threading.Lock(), Counter[str](), Counter[str]()

    def __call__(self, job: Job) -> Done:
        shard = self.shards[job.shard]
        names = ("all", shard.province, shard.domain)
        with self.lock:
            self.now.update(names)
            for name in names:
                self.most[name] = max(self.most[name], self.now[name])
        time.sleep(0.002)
        with self.lock:
            self.now.subtract(names)
        return Done(job.shard, "done", "", 0.002)


def test_no_window_is_exceeded_and_all_is_done() -> None:
    todo = shards(120, provinces=3, domains=40)
    work, engine = Watched(todo), Local(8)
    done = run_all(engine, work, todo, Windows(8, 3))
    engine.close()
    assert sorted(each.shard for each in done) == sorted(shard.id for shard, _ in todo)
    assert work.most["all"] <= 8
    assert max(n for name, n in work.most.items() if name.isdigit()) == 3
    assert max(n for name, n in work.most.items() if name.startswith("d")) == 1


def test_ctrl_c_ends_what_is_under_way_and_begins_no_more() -> None:
    todo, begun = shards(20), list[str]()

    def work(job: Job) -> Done:
        begun.append(job.shard)
        while not is_stopping(job.run):
            time.sleep(0.01)
        return Done(job.shard, "stopped", "", 0.1)

    def show(progress: Progress) -> None:
        if len(begun) == 4 and not progress.stopping:
            raise KeyboardInterrupt

    engine = Local(4)
    done = run_all(engine, work, todo, Windows(4, 4), show)
    engine.close()
    assert [each.outcome for each in done] == ["stopped"] * 4
    assert len(begun) == 4


def test_a_defect_costs_its_shard_and_a_lost_engine_the_command() -> None:
    todo = shards(3)

    def broken(job: Job) -> Done:
        if job.shard.endswith("p1"):
            raise ZeroDivisionError
        return Done(job.shard, "done", "", 0.1)

    engine = Local(2)
    assert sorted(each.outcome for each in run_all(engine, broken, todo, Windows(2, 2))) == ["done", "done", "failed"]

    def lost(job: Job) -> Done:
        raise EngineError(job.shard)

    with pytest.raises(EngineError):
        run_all(engine, lost, todo, Windows(2, 2))
    engine.close()


def test_when_it_will_be_done() -> None:
    progress = Progress(10, 2, 0.0)
    assert progress.left(0.0) is None
    progress.done = [Done("a", "done", "", 60.0), Done("b", "busy", "", 1.0)]
    progress.under_way = {"c": 100.0, "d": 130.0}
    # 6 wait, of 60 s each, and 30 s of c and 60 s of d are left: by two at a time.
    assert progress.left(130.0) == (6 * 60 + 30 + 60) / 2
    assert "2 of 10 done" in words_of(progress)


def test_places() -> None:
    found = [replace(SHARD, division=code) for code in ("410000", "410300", "410302", "430000")]
    assert [each.division for each in in_places(found, ["410300"])] == ["410300", "410302"]
    assert [each.division for each in in_places(found, ["410000"])] == ["410000", "410300", "410302"]
    assert len(list(in_places(found, []))) == 4
