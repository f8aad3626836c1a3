"""Captures of random reports, as a spider would yield them, with their readings."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from crawler.corpus import Corpus, PortalFacts
from crawler.corpus.copies import Read, copy_of
from crawler.corpus.documents import job_of
from crawler.corpus.intake import Intake, Kept
from crawler.dictionary import TABLES
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.parse import parse
from parsers.report import Reading
from spiders.captures import Capture, Role

LUOYANG = PortalFacts("luoyang", "洛阳市人民政府", "https://www.ly.gov.cn/", "410300")
START = datetime(2024, 2, 1, 8, 0, 0, tzinfo=UTC)
MARKUP = next(iter(MARKUPS))

Sample = tuple[Reading, Capture]

TIMED = {"captures", "crawls"}
"""Tables that record fetches: they grow with every crawl."""


def page(
    seed: int,
    *,
    issuer: str = "洛阳市财政局",
    year: int = 2023,
    form: str = "2021",
    path: str | None = None,
    hours: int = 0,
    role: Role = "report",
    blank: float = 0.0,
    consistent: bool = True,
    markup: str = MARKUP,
) -> Sample:
    """A capture of a published report with its reading; the same seed gives the same figures."""
    report = random_report(Random(seed), FORMS[form], issuer=issuer, year=year, blank=blank, consistent=consistent)
    body = MARKUPS[markup](report, Random(seed))
    url = path or f"https://www.ly.gov.cn/{year + 1}/01-20/{seed}.html"
    return parse(body), capture(url, body, hours=hours, role=role)


def capture(url: str, body: bytes = b"", *, hours: int = 0, role: Role = "report") -> Capture:
    parent = "https://www.ly.gov.cn/report.html" if role == "attachment" else None
    return Capture(
        "luoyang", url, START + timedelta(hours=hours), 200, role, "its title says so", body, "text/html", parent=parent
    )


def write(path: Path, samples: Iterable[Sample]) -> None:
    """Opens a corpus, writes the samples in the given order, and closes it."""
    with opened(path) as intake:
        for each in samples:
            keep(intake, each)


@contextmanager
def opened(path: Path) -> Iterator[Intake]:
    """The intake of a corpus, for captures without a crawl."""
    with Corpus.open(path) as corpus:
        corpus.write_portal(LUOYANG)
        intake = Intake(corpus, LUOYANG.id, None)
        yield intake
        intake.flush()


def keep(intake: Intake, sample: Sample) -> Kept:
    """Stores a sample as a crawl does, with its reading, which may be invented."""
    reading, captured = sample
    job = job_of(captured, LUOYANG.division)
    assert job is not None
    return intake.keep(captured, job.source, [Read(copy_of(reading, LUOYANG.division))])


def two_years(path: Path, *, everything: bool = False) -> None:
    """A checked corpus with two reports of one issuer; the later one has a second copy."""
    second = page(2, year=2023, path="https://www.ly.gov.cn/copy.html")
    write(path, [page(1, year=2022), page(2, year=2023), second])
    with Corpus.open(path) as corpus:
        corpus.look_at_all(everything=everything)


def dump(path: Path, *, without: Iterable[str] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, sorted, and the words of the search index."""
    with closing(sqlite3.connect(path)) as conn:
        tables = {
            name: sorted(conn.execute(f'SELECT * FROM "{name}"'), key=repr) for name in TABLES if name not in {*without}
        }
        conn.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, sections_fts, instance)")
        tables["words"] = sorted(conn.execute("SELECT * FROM temp.words"), key=repr)
        return tables


def rows(path: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql, values).fetchall()


def figure(body: bytes, number: int) -> bytes:
    """The page with another number in its last cell."""
    cells = list(re.finditer(rb">\s*(\d+)\s*<", body))
    return body[: cells[-1].start(1)] + str(number).encode() + body[cells[-1].end(1) :]
