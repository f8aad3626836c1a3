"""A large corpus: time and memory of each part of a refresh, of the checks and of the exports.
Every step runs in its own process, on a synthetic corpus (`bench.synthetic`).

The time per report should be the same in a small corpus and in a large one. What is done for one
portal at the end of every crawl should take the same time in both.
"""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Literal, cast

from bench import synthetic
from crawler.archive.log import Ended
from crawler.clock import iso
from crawler.corpus import Corpus, expected
from crawler.corpus.checked.across_years import crosscheck
from crawler.corpus.copies import Read, copy_of
from crawler.corpus.counted.by_rule import findings as by_rule
from crawler.corpus.documents import job_of
from crawler.corpus.export import export
from crawler.corpus.intake import Intake
from crawler.corpus.opening import open_database
from crawler.database.store import Row, Store
from crawler.refresh.histories import Known, known_pages
from crawler.refresh.news import before, findings
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from spiders.captures import Capture, Role

MOST_MEMORY = 2_000
"""Limit in megabytes."""
LEAST_ROWS = 30_000
"""Least number of rows per second."""
NEW = 5
"""Number of new reports that a refresh of a portal finds."""

Of = Literal["reports", "pages", "rows", "searches", "queries", "organs"]


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one step: `count` items, wall-clock seconds, processor seconds (which don't
    depend on other load), and peak megabytes.
    """

    step: str
    count: int
    of: Of
    seconds: float
    worked: float
    memory: float

    @property
    def each(self) -> float:
        """Processor milliseconds per item."""
        return 1000 * self.worked / self.count if self.count else 0.0


Done = tuple[int, Of]


def run(folder: Path, reports: int, *, formats: bool = True) -> Iterator[Cost]:
    """Every step on the corpus of that size; without `formats`, exports are left out."""
    path = synthetic.corpus(folder, reports)
    for step in STEPS:
        if not formats and step.startswith("export"):
            continue
        done = subprocess.run(
            [sys.executable, "-m", "bench.scale", step, str(path)], check=True, capture_output=True, text=True
        )
        yield Cost(**json.loads(done.stdout.splitlines()[-1]))


def _measured(step: str, path: Path) -> Cost:
    import sqlite_utils  # noqa: F401  (a second, which is no part of what is measured)

    started, idle = time.perf_counter(), time.process_time()
    count, of = STEPS[step](path)
    spent, worked = time.perf_counter() - started, time.process_time() - idle
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(step, count, of, spent, worked, peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


def _reports(path: Path) -> int:
    with closing(sqlite3.connect(path)) as conn:
        return int(conn.execute("SELECT count(*) FROM reports").fetchone()[0])


def _histories(path: Path) -> Done:
    """Loads what a crawl must know of a portal before it begins."""
    with closing(sqlite3.connect(path)) as conn:
        return len(known_pages(conn, _portal(conn))), "pages"


def _portal(conn: sqlite3.Connection) -> str:
    """The portal with the most pages; among equals, the one visited least."""
    row = conn.execute(
        "SELECT p.id FROM portals p ORDER BY (SELECT count(*) FROM crawls WHERE portal = p.id), p.id"
    ).fetchone()
    return str(row[0])


def _refresh(path: Path) -> Done:
    """Refreshes one portal without the network: every page is unchanged, and some reports are new."""
    now = datetime.now(UTC)
    with Corpus.open(path) as corpus:
        conn = corpus.connection
        portal = _portal(conn)
        then = before(conn, portal)
        (division,) = conn.execute("SELECT division FROM portals WHERE id = ?", (portal,)).fetchone()
        pages = known_pages(conn, portal)
        crawl = corpus.start_crawl(portal, now)
        intake = Intake(corpus, portal, crawl)
        for nth, page in enumerate(pages.values()):
            capture = _unchanged(conn, portal, page, now + timedelta(milliseconds=nth))
            job = job_of(capture, division)
            known = intake.known(job.source) if job else None
            intake.keep(capture, job.source if job and known else None, known or ())
        for nth in range(NEW):
            capture = _new(portal, division, now + timedelta(hours=1, seconds=nth))
            job = job_of(capture, division)
            assert job is not None
            intake.keep(capture, job.source, [_read(capture, division)])
        ended = Ended(now + timedelta(hours=2), "done", "everything was seen", {}, {}, ())
        intake.finish(ended, look_at_all=False)  # as `nianbao refresh` does
        corpus.summary(portal)
        found = findings(conn, portal, portal, then, 0.0)
        assert len(found.new) == NEW, found.new
        return len(pages) + NEW, "pages"


def _unchanged(conn: sqlite3.Connection, portal: str, page: Known, at: datetime) -> Capture:
    """A page confirmed by 304. Its bytes would come from the archive, which a synthetic corpus
    lacks.
    """
    row = conn.execute("SELECT report_id FROM report_documents WHERE url = ?", (page.url,)).fetchone()
    body = synthetic.body(row[0]) if row else b"gone"
    role = cast("Role", page.role)
    return Capture(portal, page.url, at, 304, role, page.reason, body, "text/html", link_text=page.link_text)


def _new(portal: str, division: str, at: datetime) -> Capture:
    rng = Random(f"{portal}{at}")
    name = "".join(rng.choices("水利农林渔牧交通文教卫生", k=6)) + "管理局"
    report = random_report(rng, FORMS["2021"], issuer=name, year=2025)
    url = f"https://{portal}.gov.example/new/{rng.randint(1, 10**9)}.html"
    body = MARKUPS["word"](report, rng)
    return Capture(portal, url, at, 200, "report", "its title says so", body, "text/html")


def _read(capture: Capture, division: str) -> Read:
    return Read(copy_of(parse(capture.body), division))


def _texts(path: Path) -> Done:
    """What `nianbao refresh` does once, after its crawls: compares the narratives of a year that
    has new reports with those of the year before.
    """
    with closing(open_database(path)) as db:
        crosscheck(Store(db))
        (count,) = db.conn.execute("SELECT count(*) FROM reports WHERE year >= 2024").fetchone()
    return int(count), "reports"


def _ready(path: Path) -> Done:
    """The end of a crawl without news: asks whether any check is due."""
    with closing(open_database(path)) as db:
        crosscheck(Store(db), texts=False)
    return 1, "reports"


def _expected(path: Path) -> Done:
    """The other step that `nianbao refresh` does once after its crawls: the expected reports."""
    with closing(open_database(path)) as db:
        store = Store(db)
        expected.fill(store)
        store.take_statistics()
        (count,) = db.conn.execute("SELECT count(*) FROM expected_issuers").fetchone()
    return int(count), "organs"


def _check(path: Path) -> Done:
    """`nianbao check --all`."""
    with closing(open_database(path)) as db:
        crosscheck(Store(db), everything=True)
        by_rule(db.conn, (), (), 3)
    return _reports(path), "reports"


def _found(path: Path) -> Done:
    """`nianbao check` when nothing is due."""
    with closing(open_database(path)) as db:
        crosscheck(Store(db))
        by_rule(db.conn, (), (), 3)
    return _reports(path), "reports"


def _summary(path: Path) -> Done:
    with Corpus.open(path) as corpus:
        corpus.summary()
    return _reports(path), "reports"


def _export(format_: str) -> Callable[[Path], Done]:
    def step(path: Path) -> Done:
        folder = path.with_suffix(f".{format_}")
        try:
            export(path, folder, format_)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return _reports(path), "reports"

    return step


def _search(path: Path) -> Done:
    """Searches for two characters, a phrase and two words; each shows the newest fifty results."""
    from crawler.database.search import match_query

    wanted = ("教育", "依申请公开", "年初 审计", '"信息公开 工作"') * 5
    with closing(sqlite3.connect(path)) as conn:
        for words in wanted:
            conn.execute(
                "SELECT s.report_id FROM sections s WHERE s.id IN (SELECT rowid FROM sections_fts"
                " WHERE sections_fts MATCH ?) LIMIT 50",
                (match_query(words),),
            ).fetchall()
    return len(wanted), "searches"


def _questions(path: Path) -> Done:
    """Runs every canned query, over all portals and years."""
    from crawler.browse.plugins import chinese
    from crawler.browse.queries import QUERIES

    asked = {"words": "教育", "issuer": "水利局", "year": "", "kind": "", "division": "", "key": ""}
    with closing(sqlite3.connect(path)) as conn:
        chinese.prepare_connection(conn)
        for each in QUERIES:
            year = {"year": "2024"} if "r.year = :year\n" in each.sql else {}
            conn.execute(each.sql, asked | year).fetchall()
    return len(QUERIES), "queries"


def _rows(path: Path) -> Done:
    """Writes rows of captures, in batches of 1,000; the next step deletes them."""
    start, count = datetime(2026, 6, 1, tzinfo=UTC), 100_000
    with closing(open_database(path)) as db:
        store = Store(db)
        portal = _portal(db.conn)
        rows: list[Row] = [
            {
                "id": f"{iso(start + timedelta(seconds=n))}-{n}",
                "url": f"https://rows/{n}.html",
                "fetched_at": iso(start + timedelta(seconds=n)),
                "status": 200,
                "role": "report",
                "reason": "its title says so",
                "portal": portal,
            }
            for n in range(count)
        ]
        for at in range(0, count, 1_000):
            with store.transaction():
                store.insert("captures", rows[at : at + 1_000])
    return count, "rows"


def _rows_away(path: Path) -> Done:
    """Deletes the rows of the step before."""
    with closing(open_database(path)) as db:
        rows = "url >= 'https://rows/' AND url < 'https://rows0'"
        count = db.conn.execute(f"DELETE FROM captures WHERE {rows}").rowcount
    return count, "rows"


STEPS: dict[str, Callable[[Path], Done]] = {
    "rows written": _rows,
    "rows taken back": _rows_away,
    "check --all": _check,
    "check, nothing due": _found,
    "histories of a portal": _histories,
    "refresh of a portal": _refresh,
    "narratives of two years": _texts,
    "end of a crawl, nothing new": _ready,
    "what is expected": _expected,
    "summary": _summary,
    "search": _search,
    "canned queries": _questions,
    **{f"export {name}": _export(name) for name in ("csv", "jsonl", "parquet", "package")},
}


if __name__ == "__main__":
    measured = _measured(sys.argv[1], Path(sys.argv[2]))
    print(json.dumps({name: getattr(measured, name) for name in Cost.__slots__}))
