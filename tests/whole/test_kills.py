"""kill -9 at random moments of every command that writes: after the next run nothing is lost,
doubled or incomplete.

A run without a kill gives the time and the expected result; then the command is killed at random
moments within that time, several times, and finally runs to its end.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from crawler.archive.files import members
from crawler.dictionary import TABLES
from parsers import version
from tests.crawler.corpus.samples import dump, figure
from tests.whole import background_commands
from tests.whole.archive_world import is_sound, pages
from tests.whole.local_portal import Pages, links, portal, report_page

FIRST, LATER = datetime(2026, 2, 10, 2, tzinfo=UTC), datetime(2026, 4, 2, 2, tzinfo=UTC)
LOG = {"captures", "crawls", "portals", "archive_files", "archive_records"}
"""Tables that record every run."""


@dataclass
class World:
    """A portal on two days, and a corpus of each from a run without a kill. `seconds` is the time
    of such a run, by name.
    """

    base: str
    pages: dict[str, object]
    folder: Path
    seconds: dict[str, float]

    def turn(self, day: Pages) -> None:
        """Switches the portal to that day."""
        self.pages.clear()
        self.pages.update(day)

    @property
    def first(self) -> Path:
        return self.folder / "first" / "c.db"

    @property
    def second(self) -> Path:
        return self.folder / "second" / "c.db"


def second_day() -> Pages:
    """The portal's second day: a changed figure, and a removed, a new and a moved report, and a
    list with the new links.
    """
    day = dict(pages())
    old = day["/nb/0-2022.html"]
    assert isinstance(old, bytes)
    day["/nb/0-2022.html"] = figure(old, 4711)
    del day["/nb/1-2022.html"]
    day["/nb/moved.html"] = day.pop("/nb/2-2022.html")
    day["/nb/new.html"] = report_page("西工区审计局", 2023, seed=99)
    title = "西工区{}年政府信息公开工作年度报告"
    kept = [
        (title.format(f"{organ}{year}"), path)
        for organ, year, path in (
            ("财政局", 2021, "/nb/0-2021.html"),
            ("财政局", 2022, "/nb/0-2022.html"),
            ("教育局", 2021, "/nb/1-2021.html"),
            ("民政局", 2022, "/nb/moved.html"),
            ("司法局", 2022, "/nb/3-2022.html"),
            ("审计局", 2023, "/nb/new.html"),
            ("水利局", 2023, "/nb/w.html"),
        )
    ]
    day["/nb/"] = links(*kept)
    return day


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder, served = tmp_path_factory.mktemp("kills"), dict[str, object]()
    with portal(served, latency=0.003) as local:  # type: ignore[arg-type]
        world = World(local.base, served, folder, {})
        world.turn(pages())
        world.first.parent.mkdir()
        background_commands.nianbao("--version").join()  # loads the process from which all others are forked
        timed(world, "crawl", lambda: background_commands.crawl(world.base, world.first, at(FIRST)))
        shutil.copytree(world.first.parent, world.second.parent)
        world.turn(second_day())
        timed(world, "refresh", lambda: refresh(world, world.second, at(LATER)))
        yield world


def at(moment: datetime, nth: int = 0) -> str:
    """The time of run number `nth`; runs follow each other."""
    return (moment + timedelta(minutes=nth)).isoformat()


def refresh(world: World, corpus: Path, now: str) -> BaseProcess:
    return background_commands.crawl(world.base, corpus, now, "-s", "REFRESH=True")


def timed(world: World, name: str, run: Callable[[], BaseProcess]) -> None:
    """Runs to the end, asserts success, and records the time."""
    began = monotonic()
    process = run()
    process.join()
    assert process.exitcode == 0
    world.seconds[name] = monotonic() - began


def killed(
    world: World, name: str, run: Callable[[int], BaseProcess], times: int, rng: Random, after: Callable[[], None]
) -> None:
    """Starts run after run and kills it; `after` checks what is left. The last run comes to its end."""
    for nth in range(times):
        process = run(nth)
        sleep(rng.random() * world.seconds[name])
        process.kill()
        process.join()
        after()
    process = run(times)
    process.join()
    assert process.exitcode == 0


def holds(corpus: Path) -> None:
    """Asserts that the database is intact if it exists; it may be incomplete."""
    if corpus.exists():
        with closing(sqlite3.connect(corpus)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def content(corpus: Path) -> dict[str, list[str]]:
    """All rows that don't depend on the runs and their times."""
    with closing(sqlite3.connect(corpus)) as db:
        found = {}
        for table in TABLES.values():
            if table.name in LOG:
                continue
            columns = ", ".join(
                f'"{each.name}"'
                for each in table.columns
                if not each.name.endswith(("_seen", "_at")) and each.references != "captures"
            )
            rows = db.execute(f'SELECT {columns} FROM "{table.name}"')
            found[table.name] = sorted(map(repr, rows))
        return found


def same(corpus: Path, other: Path) -> None:
    for name, rows in content(corpus).items():
        assert rows == content(other)[name], name


def crawls(world: World, folder: Path, times: int, rng: Random) -> None:
    world.turn(pages())
    corpus = folder / "c.db"
    killed(
        world,
        "crawl",
        lambda nth: background_commands.crawl(world.base, corpus, at(FIRST, nth)),
        times,
        rng,
        lambda: holds(corpus),
    )
    is_sound(corpus)
    same(corpus, world.first)
    _equals_its_rebuild(corpus)


def refreshes(world: World, folder: Path, times: int, rng: Random) -> None:
    shutil.copytree(world.first.parent, folder, dirs_exist_ok=True)
    world.turn(second_day())
    corpus = folder / "c.db"
    killed(world, "refresh", lambda nth: refresh(world, corpus, at(LATER, nth)), times, rng, lambda: holds(corpus))
    is_sound(corpus)
    same(corpus, world.second)
    timed(world, "refresh", lambda: refresh(world, corpus, at(LATER + timedelta(days=1))))
    same(corpus, world.second)
    _equals_its_rebuild(corpus)


def _equals_its_rebuild(corpus: Path) -> None:
    new = corpus.with_name("new.db")
    process = background_commands.nianbao(
        "rebuild", "--corpus", str(new), "--archive", str(corpus.with_name("c-archive")), "-j", "0"
    )
    process.join()
    assert process.exitcode == 0
    assert dump(new) == dump(corpus)


def reparses(world: World, folder: Path, times: int, rng: Random) -> None:
    def reparse(corpus: Path) -> BaseProcess:
        return background_commands.nianbao(
            "reparse",
            "--keep",
            "-j",
            "0",
            "--corpus",
            str(corpus),
            "--archive",
            str(world.second.with_name("c-archive")),
            parsers=f"{version.PARSER_VERSION}1",
        )

    whole, corpus = folder / "whole.db", folder / "c.db"
    for each in (whole, corpus):
        shutil.copy(world.second, each)
    timed(world, "reparse", lambda: reparse(whole))
    killed(world, "reparse", lambda _: reparse(corpus), times, rng, lambda: holds(corpus))
    assert dump(corpus) == dump(whole)
    # Other parsers are no reason for a revision.
    assert len(dump(corpus)["revisions"]) == len(dump(world.second)["revisions"]) > 0


def exports(world: World, folder: Path, times: int, rng: Random) -> None:
    def export(corpus: Path, to: Path) -> BaseProcess:
        return background_commands.nianbao("export", str(to), "--corpus", str(corpus))

    old, new, there = folder / "old", folder / "new", folder / "there"
    timed(world, "export", lambda: export(world.first, old))
    timed(world, "export", lambda: export(world.second, new))
    shutil.copytree(old, there)

    def files(of: Path) -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in of.iterdir() if each.is_file()}

    before, wanted = files(old), files(new)

    def whole() -> None:
        found = files(there)
        assert all(body in (before[name], wanted[name]) for name, body in found.items())
        if "datapackage.json" in found:
            assert found in (before, wanted)

    killed(world, "export", lambda _: export(world.second, there), times, rng, whole)
    assert files(there) == wanted
    assert [each for each in there.iterdir() if each.is_dir()] == []


def rebuilds(world: World, folder: Path, times: int, rng: Random) -> None:
    def rebuild(corpus: Path) -> BaseProcess:
        return background_commands.nianbao(
            "rebuild", "-j", "0", "--corpus", str(corpus), "--archive", str(world.second.with_name("c-archive"))
        )

    timed(world, "rebuild", lambda: rebuild(folder / "alone.db"))
    corpus, wanted = folder / "c.db", dump(world.second)
    assert dump(folder / "alone.db") == wanted
    shutil.copy(world.second, corpus)

    def is_there() -> None:
        assert corpus.exists()
        holds(corpus)

    killed(world, "rebuild", lambda _: rebuild(corpus), times, rng, is_there)
    assert dump(corpus) == wanted
    assert sorted(each.name for each in folder.glob("c.db*")) == ["c.db", "c.db.before", "c.db.lock"]


RUNS = {
    "crawl": (crawls, 2),
    "refresh": (refreshes, 2),
    "reparse": (reparses, 1),
    "export": (exports, 1),
    "rebuild": (rebuilds, 1),
}
"""Commands to kill, and how often in the short run."""


@pytest.mark.parametrize(
    "name", [each if each in {"crawl", "refresh"} else pytest.param(each, marks=pytest.mark.long) for each in RUNS]
)
def test_killed_at_any_moment_nothing_is_lost(name: str, world: World, tmp_path: Path) -> None:
    kill, times = RUNS[name]
    kill(world, tmp_path, times, Random(name))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", RUNS)
def test_killed_two_hundred_times(name: str, seed: int, world: World, tmp_path: Path) -> None:
    kill, _ = RUNS[name]
    kill(world, tmp_path, 10, Random(f"{name} {seed}"))


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(0, id="nothing", marks=pytest.mark.long),
        pytest.param(20, id="a piece"),
        pytest.param(None, id="the first record", marks=pytest.mark.long),
    ],
)
def test_a_first_crawl_that_was_killed_at_once_is_in_nobodys_way(
    left: int | None, world: World, tmp_path: Path
) -> None:
    """Its archive is there, and the corpus has no record of it."""
    (whole,) = world.first.with_name("c-archive").rglob("*.warc.gz")
    path = tmp_path / "c-archive" / whole.relative_to(world.first.with_name("c-archive"))
    path.parent.mkdir(parents=True)
    with whole.open("rb") as file:
        first = next(members(file))
    path.write_bytes(whole.read_bytes()[: first.end if left is None else left])
    world.turn(pages())
    corpus = tmp_path / "c.db"
    timed(world, "crawl", lambda: background_commands.crawl(world.base, corpus, at(FIRST, 1)))
    is_sound(corpus)
    same(corpus, world.first)
    _equals_its_rebuild(corpus)
