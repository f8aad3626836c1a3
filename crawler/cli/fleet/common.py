"""What the fleet's commands share: their options, the choice of shards, progress and result."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

import click

from crawler.cli.common import give_up
from crawler.terminal import say

if TYPE_CHECKING:
    from crawler.fleet.engine import Work
    from crawler.fleet.run import Progress
    from crawler.fleet.shards import Shard, State
    from crawler.fleet.store import Store
    from crawler.fleet.work import Done, Job

F = TypeVar("F", bound=Callable[..., Any])

AT_ONCE, PER_PROVINCE = 4, 20

STORE = click.argument("store", metavar="STORE")
_SHOWN = 12
"""Shards that are named in the result; `nianbao fleet status` lists them all."""
_EVERY = 30.0
"""Seconds between two lines of progress where there is no terminal."""


def on_engine(command: F) -> F:
    """The options of commands that have shards worked on."""
    options = (
        click.option(
            "--on",
            default="local",
            metavar="local|FILE|ADDRESS",
            show_default=True,
            help="Who does it: this machine, or Dask by its scheduler's file or address (nianbao[fleet]).",
        ),
        click.option(
            "--at-once", type=click.IntRange(1), default=AT_ONCE, show_default=True, help="So many shards at a time."
        ),
        click.option(
            "--per-province",
            type=click.IntRange(1),
            default=PER_PROVINCE,
            show_default=True,
            help="And so many of one province, whose portals may stand behind one firewall.",
        ),
        click.option(
            "--scratch",
            type=click.Path(path_type=Path, file_okay=False),
            help="Folder on a disk of the worker's own, where shards are worked on  [default: a temporary one]",
        ),
        click.option(
            "--lease",
            type=click.FloatRange(2),
            default=600,
            show_default=True,
            metavar="SECONDS",
            help="After so long, a portal of a machine that went silent may be taken by another.",
        ),
    )
    for each in reversed(options):
        command = each(command)
    return command


@dataclass(frozen=True, slots=True)
class Options:
    """The values of `on_engine`."""

    store: str
    on: str
    at_once: int
    per_province: int
    scratch: Path | None
    lease: float
    run: str = field(default_factory=lambda: os.urandom(8).hex())
    """Names this run of the command, so that it can be stopped."""

    def job(self, shard: Shard, **more: Any) -> Job:
        from crawler.fleet.lease import MARGIN
        from crawler.fleet.scratch import default_root
        from crawler.fleet.work import Job

        scratch = (self.scratch or default_root()).absolute()
        where = self.store if "://" in self.store else str(Path(self.store).absolute())
        wait = self.lease * (1 + 2 * MARGIN)
        return Job(where, shard.id, scratch, self.lease, wait, run=self.run, share=self.at_once, **more)


@contextmanager
def in_words() -> Iterator[None]:
    """Ends the command with a line on stderr and status 1 if store, engine, corpus or disk can't be used."""
    from crawler.database.errors import CorpusError
    from crawler.fleet.engine import EngineError
    from crawler.fleet.store import Missing, StoreError

    try:
        yield
    except (StoreError, EngineError, CorpusError) as error:
        give_up(str(error))
    except Missing as error:
        give_up(f"{error.args[0]} is not in the store: is somebody else removing things there?")
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up(f"{error.filename or ''}: {error.strerror or error}")


def chosen(store: Store, names: Sequence[str]) -> list[Shard]:
    """The shards of a store that are named: by their ids, or by places, with those within them; all, if none is."""
    from crawler.fleet.planned import governments
    from crawler.fleet.shards import in_places, shards_of

    known = shards_of(store)
    if not known:
        give_up(f"{store.where} has no shards: nianbao fleet init {store.where} --province 41, for example", 2)
    if not names:
        return known
    ids, found = {each.id: each for each in known}, dict[str, Any]()
    for name in names:
        if name in ids:
            found[name] = ids[name]
            continue
        try:
            division = governments(name)[0].division
        except ValueError as error:
            give_up(f"{name} is no shard of {store.where}, and {error}", 2)
        inside = {each.id: each for each in in_places(known, [division])}
        if not inside:
            give_up(f"{store.where} has no shard in {name}: nianbao fleet init {store.where} {name}", 2)
        found |= inside
    return [found[name] for name in sorted(found)]


def states(store: Store, shards: Sequence[Shard]) -> dict[str, State | None]:
    """The states of shards, by id. Read side by side: an object store takes its time for each."""
    from concurrent.futures import ThreadPoolExecutor

    from crawler.fleet.shards import state_of

    with ThreadPoolExecutor(16) as threads:
        read = threads.map(lambda each: state_of(store, each)[0], shards)
        return dict(zip((each.id for each in shards), read, strict=True))


def run(options: Options, work: Work, todo: list[tuple[Shard, Job]]) -> list[Done]:
    """Has the shards worked on, and shows how far it is. SIGTERM is as Ctrl-C."""
    from crawler.fleet.engines import open_engine
    from crawler.fleet.run import Windows, run_all

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    engine = open_engine(options.on, options.at_once)
    try:
        with _shown(engine.name) as show:
            return run_all(engine, work, todo, Windows(options.at_once, options.per_province), show)
    except KeyboardInterrupt:  # the second one
        say("nianbao: ended at once; what was under way goes on from its archive", err=True)
        sys.stderr.flush()
        os._exit(1)
    finally:
        engine.close()


@contextmanager
def _shown(where: str) -> Iterator[Callable[[Progress], None]]:
    """Shows progress: on a terminal as a line that changes, else as a line now and then."""
    from crawler.console import Console

    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield _in_lines()
        return
    with console.status("") as status:
        told = 0

        def show(progress: Progress) -> None:
            nonlocal told
            for each in progress.done[told:]:
                console.print(line_of(each), markup=False)
            told = len(progress.done)
            status.update(f"{words_of(progress)} on {where}")

        yield show


def _in_lines() -> Callable[[Progress], None]:
    told, last = 0, monotonic()

    def show(progress: Progress) -> None:
        nonlocal told, last
        for each in progress.done[told:]:
            say(line_of(each), err=True)
        told = len(progress.done)
        if monotonic() - last >= _EVERY:
            last = monotonic()
            say(words_of(progress), err=True)

    return show


def line_of(done: Done) -> str:
    return f"{done.shard}: {done.outcome} in {time_words(done.seconds)}: {done.reason}"


def words_of(progress: Progress) -> str:
    """How far a command is, in words."""
    now = monotonic()
    under = sorted(progress.under_way, key=lambda each: progress.under_way[each])
    names = ", ".join(under[:3]) + (" …" if len(under) > 3 else "")
    bad = sum(each.outcome in _BAD for each in progress.done)
    words = f"{len(progress.done):,} of {progress.total:,} done"
    words += f", {bad:,} of them not well" if bad else ""
    words += f", {len(under):,} under way ({names})" if under else ""
    if progress.stopping:
        return f"{words}; what is under way is being ended in order (Ctrl-C again: at once)"
    left = progress.left(now)
    return words if left is None or not under else f"{words}; all done in about {time_words(left)}"


def time_words(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


_BAD = frozenset(("broken", "failed", "lost"))
_INCOMPLETE = frozenset(("partial", "busy", "stopped"))


def conclude(done: Sequence[Done], total: int, what: str) -> None:
    """Prints the result, and ends the command with its status."""
    from crawler.outcome import PARTIAL

    counts = Counter(each.outcome for each in done)
    not_begun = total - len(done)
    words = ", ".join(f"{n:,} {outcome}" for outcome, n in sorted(counts.items(), key=lambda each: -each[1]))
    words += f"{', ' if words else ''}{not_begun:,} not begun" if not_begun else ""
    say(f"{what}: {words or 'nothing was left to do'}")
    bad = [each for each in done if each.outcome in _BAD]
    for each in bad[:_SHOWN]:
        say(f"nianbao: {each.shard} is {each.outcome}: {each.reason}", err=True)
    if len(bad) > _SHOWN:
        say(f"nianbao: and {len(bad) - _SHOWN:,} more: nianbao fleet status --broken lists them", err=True)
    if bad:
        sys.exit(1)
    if not_begun or any(each.outcome in _INCOMPLETE for each in done):
        sys.exit(PARTIAL)
