"""Two portals that print each other's reports, as shards of a store; the server sees how often a host is asked at a time."""

from __future__ import annotations

import csv
import shutil
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path

from crawler.archive import folder_of
from crawler.corpus.again.rebuild import rebuild
from crawler.corpus.documents import Readers
from crawler.dictionary import TABLES
from tests.whole import commands, local_portal
from tests.whole.local_portal import Answer, Pages
from tests.whole.test_two_portals import PORTALS, pages

QUICK = (
    "DOWNLOAD_DELAY=0",
    "AUTOTHROTTLE_ENABLED=False",
    "CONCURRENT_REQUESTS_PER_DOMAIN=1",
    "PARSE_PROCESSES=0",
    "RETRY_TIMES=0",
)
_LEVELS = {"410300": "prefecture", "341125": "county"}


@dataclass
class World:
    """`at_once`: the most requests that a host had at a time, by host; `asked`: how often each page was asked for."""

    base: str
    room: Path
    at_once: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def store(self) -> Path:
        return self.room / "store"

    @property
    def register(self) -> Path:
        return self.room / "register.csv"

    def command(self, *arguments: str) -> list[str]:
        """A command of the fleet on this store, with its options."""
        name, *rest = arguments
        options = ["--scratch", str(self.room / "scratch")] if name in {"crawl", "read"} else []
        if name == "crawl":
            options += ["--mirror", self.base, *(part for each in QUICK for part in ("-s", each))]
        return ["fleet", name, str(self.store), *options, *rest]

    def fleet(self, *arguments: str, status: int = 0) -> str:
        """Runs a command of the fleet, which ends with `status`. Returns what it printed."""
        done = commands.run(commands.nianbao, self.command(*arguments))
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr


@contextmanager
def world(room: Path, latency: float = 0.0, more: Pages | None = None) -> Iterator[World]:
    served: dict[str, object] = {**pages(), **(more or {})}
    found = World("", room)
    watched = {path: _watched(found, path, page, latency) for path, page in served.items()}
    with local_portal.portal(watched) as server:
        found.base = server.base
        with found.register.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(("division", "name", "level", "url"))
            for host, title, division in PORTALS.values():
                name = title.removesuffix("人民政府")
                rows.writerow((division, name, _LEVELS[division], f"https://{host}/"))
        yield found


def _watched(world: World, path: str, page: object, latency: float) -> Callable[[int, Message], Answer]:
    host, lock, now = path.split("/")[1], threading.Lock(), _NOW

    def answer(visit: int, headers: Message) -> Answer:
        del visit, headers
        with lock:
            now[world.base, host] += 1
            world.asked[path] += 1
            world.at_once[host] = max(world.at_once[host], now[world.base, host])
        time.sleep(latency)
        with lock:
            now[world.base, host] -= 1
        assert isinstance(page, bytes)
        return Answer(page)

    return answer


_NOW: Counter[tuple[str, str]] = Counter()


def one_machine(world: World, corpus: Path) -> None:
    """Makes one corpus of what all shards fetched, as if one machine had crawled them into it at these times."""
    folder = folder_of(corpus)
    assert folder is not None
    for archive in world.store.glob("shards/*/archive"):
        shutil.copytree(archive, folder, dirs_exist_ok=True)
    with closing(Readers(0)) as readers:
        rebuild(corpus, folder, readers)


def content(corpus: Path, *, whole: bool = True) -> dict[str, list[str]]:
    """All rows. `whole`: every reference leads to a row."""
    found = {}
    with closing(sqlite3.connect(corpus)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if whole:
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES.values():
            columns = ", ".join(f'"{each.name}"' for each in table.columns)
            found[table.name] = sorted(map(repr, db.execute(f'SELECT {columns} FROM "{table.name}"')))
        searched = db.execute("SELECT rowid FROM sections_fts WHERE sections_fts MATCH '公开'")
        found["search"] = sorted(map(repr, searched))
    return found
