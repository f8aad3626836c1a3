"""A fleet on Dask: a scheduler and two workers, and each of them killed in turn. Whatever dies, what is gathered at the
end is what one machine has, and no host was asked twice at a time.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest

from crawler.fleet.merging import merge
from parsers.version import PARSER_VERSION
from tests.whole import commands
from tests.whole.dask_world import Dask, dask
from tests.whole.fleet_world import World, content, one_machine, world

pytestmark = pytest.mark.long
LEASE = ("--lease", "20")
at_any_moment = pytest.mark.parametrize("seed", range(int(os.environ.get("NIANBAO_KILLS", "3"))))
"""NIANBAO_KILLS=17 makes 51 random moments."""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[World, Dask]]:
    with world(tmp_path, latency=0.15) as found, dask(tmp_path) as workers:
        found.fleet("init", "--register", str(found.register))
        yield found, workers


def begun(found: World, workers: Dask, *arguments: str) -> BaseProcess:
    out = found.room / "out"
    on = ("--on", str(workers.file), *LEASE)
    return commands.begin(commands.nianbao, found.command(*arguments, *on), out, out, dict(os.environ))


def said(found: World) -> str:
    return (found.room / "out").read_text()


def until(holds: Callable[[], bool], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def wait_for_any_moment(found: World, seed: int) -> None:
    """Waits until the portals were asked for some of their pages."""
    asked = Random(seed).randrange(1, 11)
    until(lambda: found.asked.total() >= asked)


def is_whole(found: World) -> None:
    assert max(found.at_once.values()) == 1
    files = sorted(found.store.glob("shards/*/corpus-*.db"))
    states = [json.loads(max(each.glob("state.json.*")).read_text()) for each in (found.store / "shards").iterdir()]
    merge(found.room / "both.db", [found.store / each["corpus"] for each in states])
    assert len(files) >= 2
    one_machine(found, found.room / "one.db")
    ours, wanted = content(found.room / "both.db"), content(found.room / "one.db")
    for table in wanted:
        assert ours[table] == wanted[table], table
    assert len(ours["reports"]) == 6


@at_any_moment
def test_a_worker_is_killed_in_a_crawl(seed: int, cluster: tuple[World, Dask]) -> None:
    found, workers = cluster
    process = begun(found, workers, "crawl")
    wait_for_any_moment(found, seed)
    workers.kill("one")
    workers.worker("one")
    process.join()
    assert process.exitcode == 0, said(found)
    is_whole(found)


@at_any_moment
def test_the_scheduler_is_killed_and_the_command_typed_again(seed: int, cluster: tuple[World, Dask]) -> None:
    found, workers = cluster
    process = begun(found, workers, "crawl")
    wait_for_any_moment(found, seed)
    workers.kill("scheduler")
    process.join()
    assert process.exitcode == 1
    assert "type the command again" in said(found)
    for name in ("one", "two"):  # which end when no scheduler comes back, their crawls with them
        workers.kill(name)
    workers.scheduler()
    for name in ("one", "two"):
        workers.worker(name)
    process = begun(found, workers, "crawl")
    process.join()
    assert process.exitcode == 0, said(found)
    is_whole(found)


@at_any_moment
def test_the_command_is_killed_and_typed_again(seed: int, cluster: tuple[World, Dask]) -> None:
    found, workers = cluster
    process = begun(found, workers, "crawl")
    wait_for_any_moment(found, seed)
    process.kill()
    process.join()
    for _ in range(10):  # the crawls under way come to their end without it
        process = begun(found, workers, "crawl")
        process.join()
        if process.exitcode == 0:
            break
        assert process.exitcode == 3, said(found)
        time.sleep(1)
    assert process.exitcode == 0, said(found)
    is_whole(found)


def test_a_worker_is_stopped_and_wakes_after_its_lease(cluster: tuple[World, Dask]) -> None:
    """Its crawl ends by its leash; another takes the lease; what it wakes to publish is refused."""
    found, workers = cluster
    workers.kill("two")
    process = begun(found, workers, "crawl", "410300-ly.test")
    until(lambda: found.asked.total() >= 3)
    workers.processes["one"].send_signal(signal.SIGSTOP)
    again = commands.run(commands.nianbao, found.command("crawl", *LEASE, "--scratch", str(found.room / "elsewhere")))
    assert again.returncode == 0, again.stdout + again.stderr
    states = sorted(found.store.glob("shards/410300-ly.test/state.json.*"))
    workers.processes["one"].send_signal(signal.SIGCONT)
    process.join(60)
    assert "lost" in said(found)
    assert sorted(found.store.glob("shards/410300-ly.test/state.json.*")) == states
    is_whole(found)


def unread(found: World) -> None:
    """Has the store say that all was read by older parsers."""
    now = f"'-v{PARSER_VERSION}-'"
    for shard in (found.store / "shards").iterdir():
        file = max(shard.glob("state.json.*"))
        state = json.loads(file.read_text())
        with closing(sqlite3.connect(found.store / state["corpus"])) as db, db:
            db.execute(f"UPDATE readings SET parser_version = '0', id = replace(id, {now}, '-v0-')")
            db.execute(f"UPDATE report_documents SET reading = replace(reading, {now}, '-v0-')")
        file.write_text(json.dumps({**state, "parsers": ""}))


def test_a_worker_is_killed_in_a_reading(cluster: tuple[World, Dask]) -> None:
    from distributed import Client

    found, workers = cluster
    found.fleet("crawl")
    unread(found)
    for room in (found.room / "scratch").glob("*/*/generation.json"):
        room.unlink()  # what lies there was read
    process = begun(found, workers, "read")
    with Client(scheduler_file=str(workers.file)) as client:

        def documents() -> list[str]:
            return [each["source"] for _, each in client.get_events("documents") or ()]

        until(lambda: len(documents()) >= 4)
        workers.kill("one")
        workers.worker("one")
        process.join()
        assert process.exitcode == 0, said(found)
        twice = [n for n in Counter(documents()).values() if n > 1]
    # That in its hands; and if it was the one that kept a shard, those that were on their way to it.
    assert sum(n - 1 for n in twice) <= 3
    is_whole(found)


def hangs(seconds: int) -> int:
    """Code in C that keeps the interpreter to itself."""
    return len(str(7 ** (10**8))) if seconds else 0


def eats(megabytes: int) -> int:
    held = [b"\x01" * 1_000_000 for _ in range(megabytes)]
    return len(held)


def lives(number: int) -> int:
    return number


def in_a_pool(what: Callable[[int], int], job: int) -> int:
    from crawler.corpus.documents import Readers
    from crawler.fleet import reading

    if not reading._pools:
        reading._pools.append(Readers(1, seconds=5, megabytes=400))
    return reading.pool().submit(what, job).result()


def test_a_document_that_hangs_or_eats_costs_itself_alone(tmp_path: Path) -> None:
    from distributed import Client

    from crawler.pool import Lost

    with dask(tmp_path) as workers, Client(scheduler_file=str(workers.file)) as client:
        client.wait_for_workers(2)
        bad = [client.submit(in_a_pool, what, n, pure=False) for what, n in ((hangs, 1), (eats, 3000))]
        good = [client.submit(in_a_pool, lives, n, pure=False) for n in range(6)]
        assert client.gather(good) == list(range(6))
        for each in bad:
            with pytest.raises(Lost):
                each.result()
        assert len(client.scheduler_info()["workers"]) == 2
