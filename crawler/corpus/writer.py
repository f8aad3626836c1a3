"""The corpus, opened for writing. The rows of portals and crawls are written here, those of captures in
`intake`.

Nothing here uses the clock or depends on the order in which captures come: the rows of a report
follow from its copies alone, and these from captures and readings (`derived`). So the same input a
second time changes nothing, and a crawl that was killed and started again ends in the same corpus.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from crawler import clock
from crawler.corpus import corrections, expected, ids, successions
from crawler.corpus.checked.across_years import Crosschecked, crosscheck
from crawler.corpus.counted.summary import Summary, summarise
from crawler.corpus.derived.reports import portal_changed
from crawler.corpus.opening import open_database
from crawler.corpus.standing import of_portal
from crawler.corpus.values import dumps
from crawler.database.store import Row, Store
from parsers.text import clean


@dataclass(frozen=True, slots=True)
class PortalFacts:
    """What the corpus knows of a portal; `division` is a GB/T 2260 code."""

    id: str
    name: str
    base_url: str
    division: str | None = None
    expected: tuple[str, ...] | None = None
    """The organs whose reports it should have, as `spiders.expected` reads them; None: those that the
    portal of that name declares, if it comes with this program.
    """


class Corpus:
    """The corpus, opened for writing. One process writes at a time; readers are never blocked."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, path: Path | str) -> Corpus:
        """Opens the corpus at `path`, and creates it if there is none. Raises `CorpusError`."""
        return cls(Store(open_database(Path(path))))

    @property
    def connection(self) -> sqlite3.Connection:
        """The SQLite connection, for queries."""
        return self.store.conn

    def close(self) -> None:
        self.store.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write_portal(self, portal: PortalFacts) -> None:
        """Writes a portal's row. Raises `CorpusError` for a division that isn't a GB/T 2260 code."""
        wanted = portal.expected if portal.expected is not None else expected.declared_by(portal.id)
        before = of_portal(self.store.conn, portal.id)
        with self.store.transaction():
            if portal.division is not None:
                self.store.ensure_division(portal.division)
            row: Row = {
                "id": portal.id,
                "name": clean(portal.name),
                "base_url": portal.base_url,
                "division": portal.division,
                "expected": dumps(wanted) if wanted else None,
            }
            self.store.db.table("portals").upsert(row, pk="id")
            if before != of_portal(self.store.conn, portal.id):
                portal_changed(self.store, portal.id)

    def name_crawl(self, portal: str, started_at: datetime) -> str:
        """The id of a new crawl, such as luoyang-20261120T223300Z; the second one in the same second
        gets the suffix -2.
        """
        wanted = crawl = ids.crawl_id(portal, started_at)
        nth = 1
        while self.has_crawl(crawl):
            nth += 1
            crawl = f"{wanted}-{nth}"
        return crawl

    def has_crawl(self, crawl: str) -> bool:
        return self.store.one("SELECT 1 FROM crawls WHERE id = ?", crawl) is not None

    def start_crawl(
        self, portal: str, started_at: datetime, mirror: str | None = None, crawl: str | None = None
    ) -> str:
        """Writes the row of a new crawl. Returns its id: `crawl`, or by default the next free one."""
        with self.store.transaction():
            crawl = crawl or self.name_crawl(portal, started_at)
            row: Row = {"id": crawl, "portal": portal, "started_at": clock.iso(started_at), "mirror": mirror}
            self.store.insert("crawls", [row])
            self.store.conn.execute("UPDATE portals SET last_crawl = ? WHERE id = ?", (crawl, portal))
        return crawl

    def last_good(self, portal: str, mirror: str | None) -> dict[str, int] | None:
        """Counts of the portal's last crawl that ended as done or partial, from the same mirror or from the portal
        itself; None if there is none.
        """
        row = self.store.one(
            "SELECT counts FROM crawls WHERE portal = ? AND mirror IS ? AND outcome IN ('done', 'partial')"
            " ORDER BY started_at DESC, id DESC LIMIT 1",
            portal,
            mirror,
        )
        return None if row is None or row[0] is None else dict(json.loads(row[0]))

    def crosscheck(self, *, everything: bool = False, texts: bool = True) -> Crosschecked:
        """Checks reports against other years, other issuers and the calendar: those written since the last
        time, or with `everything` all. Without `texts`, narratives aren't compared and stay due.
        """
        return crosscheck(self.store, everything=everything, texts=texts)

    def look_at_all(self, *, everything: bool = False) -> Crosschecked:
        """Runs the steps that take longer the larger the corpus is: successions, all of `crosscheck`, the expected
        issuers, and statistics for SQLite. When running several crawls, call it once after the last.
        """
        successions.fill(self.store)
        done = self.crosscheck(everything=everything)
        expected.fill(self.store)
        self.store.take_statistics()
        return done

    def correct(self, folder: Path, *, write: bool = True) -> corrections.Corrected:
        """Replaces the stored corrections with those in a folder's files; without `write`, only checks the
        files.
        """
        return (corrections.apply if write else corrections.check)(self.store, folder)

    def summary(self, portal: str | None = None) -> Summary:
        """Counts of a portal's reports, or of the whole corpus."""
        return summarise(self.store.conn, portal)
