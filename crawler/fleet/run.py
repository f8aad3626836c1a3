"""Work on many shards, through two windows: so many at a time, and so many of a province.

A province's portals often stand behind one firewall. Shards of one domain go one after another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from time import monotonic

from crawler.fleet.engine import Engine, EngineError, Work
from crawler.fleet.shards import Shard
from crawler.fleet.work import Done, Job

_LOOK = 0.5
"""Seconds after which a waiting command looks whether it was interrupted, and shows how long it has waited."""


@dataclass(frozen=True, slots=True)
class Windows:
    """How many shards are worked on at a time, in all and of a province."""

    at_once: int
    per_province: int


@dataclass(slots=True)
class Progress:
    """How far a command is."""

    total: int
    at_once: int
    began: float
    under_way: dict[str, float] = field(default_factory=dict)
    """By shard: when it was begun (monotonic seconds)."""
    done: list[Done] = field(default_factory=list)
    stopping: bool = False

    def left(self, now: float) -> float | None:
        """Seconds until all will be done, as far as can be said: as long as those took that are done; None before
        one is.
        """
        took = [each.seconds for each in self.done if each.outcome not in {"busy", "lost", "failed"}]
        if not took:
            return None
        mean = sum(took) / len(took)
        waiting = self.total - len(self.done) - len(self.under_way)
        running = [max(0.0, mean - (now - begun)) for begun in self.under_way.values()]
        return max([(waiting * mean + sum(running)) / self.at_once, *running])


Show = Callable[[Progress], None]


def run_all(
    engine: Engine, work: Work, todo: Sequence[tuple[Shard, Job]], windows: Windows, show: Show = lambda _: None
) -> list[Done]:
    """Has all shards worked on. Ctrl-C ends what is under way in order; what hadn't begun isn't. Raises `EngineError`
    if the engine broke down.
    """
    queue = _Queue(list(todo), windows)
    progress = Progress(len(todo), windows.at_once, monotonic())
    running: dict[Future[Done], Shard] = {}
    while queue.waiting or running:
        try:
            if not progress.stopping:
                for shard, job in queue.admitted():
                    running[engine.submit(work, job)] = shard
                    progress.under_way[shard.id] = monotonic()
            if not running:
                break
            show(progress)
            ended, _ = wait(running, _LOOK, FIRST_COMPLETED)
            for future in ended:
                _take(future, running, queue, progress)
        except KeyboardInterrupt:
            if progress.stopping:
                raise
            progress.stopping = True
            engine.stop({job.run for _, job in todo})
    show(progress)
    return progress.done


def _take(future: Future[Done], running: dict[Future[Done], Shard], queue: _Queue, progress: Progress) -> None:
    shard = running.pop(future)
    del progress.under_way[shard.id]
    queue.leave(shard)
    try:
        progress.done.append(future.result())
    except EngineError:
        raise
    except Exception as error:  # noqa: BLE001  (a defect of ours costs its shard, and is reported)
        words = f"a defect of this program ({type(error).__name__}: {error})"
        progress.done.append(Done(shard.id, "failed", words, 0.0))


class _Queue:
    """The shards that wait, and who of them may begin."""

    def __init__(self, waiting: list[tuple[Shard, Job]], windows: Windows) -> None:
        self.waiting, self.windows = waiting, windows
        self.provinces, self.domains = Counter[str](), set[str]()

    def admitted(self) -> list[tuple[Shard, Job]]:
        """The next ones that may begin; they are under way from now on."""
        room = self.windows.at_once - self.provinces.total()
        found, left = list[tuple[Shard, Job]](), list[tuple[Shard, Job]]()
        for shard, job in self.waiting:
            full = self.provinces[shard.province] >= self.windows.per_province or shard.domain in self.domains
            if len(found) == room or full:
                left.append((shard, job))
                continue
            found.append((shard, job))
            self.provinces[shard.province] += 1
            self.domains.add(shard.domain)
        self.waiting = left
        return found

    def leave(self, shard: Shard) -> None:
        self.provinces[shard.province] -= 1
        self.domains.discard(shard.domain)
