"""The corpus: rows per second into SQLite, and archived reports read again by one and two processes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from random import Random

from bench.measure import Result
from crawler.archive import folder_of
from crawler.archive.log import Began
from crawler.archive.records import Raw
from crawler.archive.writer import Writer
from crawler.clock import iso
from crawler.corpus import Corpus, PortalFacts
from crawler.corpus.again.reparse import Reparse
from crawler.corpus.documents import Readers
from crawler.corpus.ids import capture_id
from crawler.corpus.intake import Intake
from crawler.corpus.opening import open_database
from crawler.database.store import Row, Store
from nianbao_demo.render import MARKUPS
from nianbao_demo.render.pdf import PDFS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from spiders.captures import Capture

LEAST_ROWS = 30_000
"""Least number of rows per second."""
LEAST_GAIN = 1.8
"""Least gain of two processes over one, on two cores without other load."""
_BATCH = 1_000
_LUOYANG = PortalFacts("luoyang", "洛阳市人民政府", "https://www.ly.gov.cn/", "410300")
_START = datetime(2024, 2, 1, 8, tzinfo=UTC)


def run(*, rows: int = 100_000, reports: int = 2_000, rounds: int = 3) -> Iterator[Result]:
    """Measures both in turns; the archive is made once: half HTML pages, half PDF with text."""
    with tempfile.TemporaryDirectory(prefix="nianbao-") as room:
        yield _rows(Path(room), rows, rounds)
        yield _again(Path(room) / "corpus.db", reports, max(1, rounds - 1))


def _rows(room: Path, count: int, rounds: int) -> Result:
    """Rows of captures, the widest table with the most indices; foreign keys are checked."""
    rows = [_capture_row(number) for number in range(count)]
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(rounds):
        for write, rates in ((_by_us, ours), (_by_sqlite_utils, theirs)):
            path = room / f"{write.__name__}{number}.db"
            with Corpus.open(path) as corpus:
                corpus.write_portal(_LUOYANG)
            with closing(open_database(path)) as db:
                store = Store(db)
                start = time.perf_counter()
                write(store, rows)
                rates.append(count / (time.perf_counter() - start))
            path.unlink()
    return Result(
        "Rows of captures written, in batches",
        "rows",
        ours,
        f"sqlite-utils {version('sqlite-utils')} insert_all",
        theirs,
        None,
        least=LEAST_ROWS,
    )


def _capture_row(number: int) -> Row:
    url, at = f"https://www.ly.gov.cn/2024/{number}.html", _START + timedelta(seconds=number)
    return {
        "id": capture_id(url, at),
        "url": url,
        "fetched_at": iso(at),
        "status": 200,
        "role": "report",
        "reason": "its title says so",
        "link_text": "2023年政府信息公开年度报告",
        "referrer": "https://www.ly.gov.cn/list.html",
        "portal": "luoyang",
        "media_type": "text/html",
    }


def _by_us(store: Store, rows: list[Row]) -> None:
    for start in range(0, len(rows), _BATCH):
        with store.transaction():
            store.insert("captures", rows[start : start + _BATCH])


def _by_sqlite_utils(store: Store, rows: list[Row]) -> None:
    store.db.table("captures").insert_all(rows, pk="id", batch_size=_BATCH)


def _again(path: Path, count: int, rounds: int) -> Result:
    _archive(path, count)
    rates: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(rounds):
        for processes, found in rates.items():
            found.append(_read_again(path, processes))
    return Result(
        f"{count:,} archived HTML and PDF reports read again, -j 2", "reports", rates[2], "-j 1", rates[1], LEAST_GAIN
    )


def _read_again(path: Path, processes: int) -> float:
    """Reports per second, counted from when the workers have started."""
    folder = folder_of(path)
    assert folder is not None
    readers = Readers(processes)
    with closing(Reparse.open(path, folder, ())) as reparse:
        pieces = reparse.todo()
        reparse.run(pieces[: 2 * processes], readers, keep=False)
        start = time.perf_counter()
        again = reparse.run(pieces, readers, keep=False)
        spent = time.perf_counter() - start
    readers.close()
    assert again.read == len(pieces) and not again.missing  # noqa: PT018
    return len(pieces) / spent


def _archive(path: Path, count: int) -> None:
    """Makes a crawl whose reports are archived but not read yet."""
    folder = folder_of(path)
    assert folder is not None
    with Corpus.open(path) as corpus:
        crawl = corpus.name_crawl(_LUOYANG.id, _START)
        began = Began(
            crawl, _LUOYANG.id, _LUOYANG.name, _LUOYANG.base_url, _LUOYANG.division, _START, None, resumed=False
        )
        log = Writer(folder, began, corpus.connection)
        corpus.write_portal(_LUOYANG)
        corpus.start_crawl(_LUOYANG.id, _START, None, crawl)
        intake = Intake(corpus, _LUOYANG.id, crawl, log)
        for number in range(count):
            each = _capture(number)
            head = (("Content-Type", each.media_type),)
            log.exchange(Raw(each.url, "GET", (), b"", 200, "HTTP/1.1", head, each.body, each.fetched_at))
            intake.keep(each)
        intake.flush()
        log.close()


def _capture(number: int) -> Capture:
    rng, forms = Random(number), list(FORMS.values())
    render, ending = (
        (list(MARKUPS.values())[number // 2 % len(MARKUPS)], "html")
        if number % 2
        else (list(PDFS.values())[number // 2 % len(PDFS)], "pdf")
    )
    form = forms[number % len(forms)]
    report = random_report(rng, form, issuer="洛阳市财政局", year=form.first_year)
    return Capture(
        "luoyang",
        f"https://www.ly.gov.cn/{number}.{ending}",
        _START + timedelta(seconds=number + 1),
        200,
        "report",
        "its title says so",
        render(report, rng),
        f"text/{ending}",
    )
