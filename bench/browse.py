"""Response times of a large corpus' pages, with four clients at once.

python -m bench --only browse --reports 100000 --folder FOLDER

The server is `nianbao serve` in a process of its own; the clients request a different page each
time.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import ProxyHandler, build_opener

from bench import synthetic
from bench.organs import YEARS
from crawler.corpus.copies import REPORT_TABLES, packed
from crawler.database.store import Rows
from crawler.fleet.gathering import NATIONAL

CLIENTS = 4
REQUESTS = 80
"""Number of requests for each kind of page."""
MEDIAN, WORST = 150, 400
"""Limits in milliseconds: for the median, and for 19 of 20 answers."""
MEMORY = 500
"""Limit in megabytes for the server at the end."""

_WORDS = (
    "教育",
    "依申请公开",
    "审计",
    "信息公开",
    "目录 链接",
    "年初",
    "老年人",
    "“政务新媒体”",
    "法律顾问",
    "不存在的词",
)
_OPENER = build_opener(ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Waited:
    """Response times of one kind of page, in milliseconds."""

    page: str
    times: tuple[float, ...]
    refused: int
    """Number of answers other than 200."""
    worked: float
    """Processor time of the server per answer, which doesn't depend on other load."""

    @property
    def median(self) -> float:
        return median(self.times)

    @property
    def worst(self) -> float:
        """The time within which 19 of 20 answers came."""
        return quantiles(self.times, n=20)[-1]

    @property
    def met(self) -> bool:
        return self.median < MEDIAN and self.worst < WORST and not self.refused


def run(folder: Path, reports: int, requests: int = REQUESTS, *, gathered: bool = False) -> Iterator[Waited | float]:
    """The times of each kind of page, and at the end the server's memory in megabytes. `gathered`: the reports lie in a
    database for each province, as a fleet's do.
    """
    if gathered:
        path = synthetic.gathered(folder, reports)
        corpus, files = path / NATIONAL, [*path.glob("corpus-*.db")]
    else:
        path = corpus = synthetic.corpus(folder, reports, checked=False)
        files = [path]
    for each in files:
        _keep_readings(each, requests if each == corpus else -(-requests // len(files)))
    cited = [report for each in files for report in _with_readings(each)]
    with serving(path) as (base, process):
        for page, addresses in _addresses(corpus, requests, cited):
            # The first request of a kind fills the cache of counts; it counts in the times like the
            # others.
            before = _worked(process.pid)
            with ThreadPoolExecutor(CLIENTS) as clients:
                answers = list(clients.map(lambda each: _ask(base + each), addresses))
            yield Waited(
                page,
                tuple(taken for taken, _ in answers),
                sum(status != 200 for _, status in answers),
                (_worked(process.pid) - before) / len(addresses),
            )
        yield _memory(process.pid)


def _keep_readings(path: Path, count: int) -> None:
    """Gives as many reports the readings that synthetic corpora leave out: citations are made of them."""
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.row_factory = sqlite3.Row
        reports = conn.execute("SELECT id FROM reports ORDER BY first_seen").fetchall()
        for (report,) in reports[:: max(1, len(reports) // count)][:count]:
            rows: Rows = {
                table: [
                    dict(row)
                    for row in conn.execute(
                        f"SELECT * FROM {table} WHERE {'id' if table == 'reports' else 'report_id'} = ?", [report]
                    )
                ]
                for table in ("reports", *REPORT_TABLES)
            }
            copy = packed(rows, report)[1]
            conn.execute("UPDATE readings SET copy = ? WHERE report_id = ? AND copy IS NULL", (copy, report))


def _with_readings(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as conn:
        return [report for (report,) in conn.execute("SELECT report_id FROM readings WHERE copy IS NOT NULL")]


def _addresses(path: Path, count: int, cited: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    rng = Random(1)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        issuers = [each for (each,) in conn.execute("SELECT id FROM issuers ORDER BY id")]
        portals = [each for (each,) in conn.execute("SELECT id FROM portals ORDER BY id")]
        divisions = [each for (each,) in conn.execute("SELECT DISTINCT division FROM issuers ORDER BY 1")]
    some = [quote(rng.choice(issuers)) for _ in range(count)]
    yield "home", ["/home"] * count
    yield "matrix", [_matrix(rng, portals, divisions) for _ in range(count)]
    yield "report", [f"/report/{each}-{rng.choice(YEARS)}" for each in some]
    yield "issuer", [f"/issuer/{each}" for each in some]
    yield "search", [f"/search?words={quote(rng.choice(_WORDS))}" for _ in range(count)]
    yield "promises", [f"/promises/{each}" for each in some]
    yield "citation", [f"/cite/{quote(each)}{rng.choice(_CITED)}" for each in rng.choices(cited, k=count)]
    yield "questions", [_question(rng, divisions, issuers) for _ in range(count)]
    yield "map", [f"/map{rng.choice(('', '?year=2023', '?year=2022', '?measure=punctual'))}" for _ in range(count)]
    yield "errors of print", [f"/register/misprints{_narrowed(rng, divisions)}" for _ in range(count)]
    yield (
        "new, withdrawn, corrected",
        [f"/register/{rng.choice(('new', 'withdrawn', 'corrected'))}{_narrowed(rng, divisions)}" for _ in range(count)],
    )
    yield "feeds", [f"/feed/{rng.choice(_FEEDS)}.{rng.choice(('atom', 'json'))}" for _ in range(count)]
    yield (
        "feeds, filtered",
        [f"/feed/{rng.choice(_FEEDS)}.atom{_narrowed(rng, divisions, always=True)}" for _ in range(count)],
    )
    yield "OpenAPI, tables in words", [f"/{rng.choice(('openapi.json', 'llms.txt'))}" for _ in range(count)]
    yield ("registers", [f"/register/{each}" for each in rng.choices(("sums", "changes", "late", "missing"), k=count)])


_CITED = ("", "", "/requests", "/requests.new.total")
_FEEDS = ("new", "changes", "withdrawn", "late", "missing", "sums")


def _narrowed(rng: Random, divisions: Sequence[str], *, always: bool = False) -> str:
    """The query of a filter, or none."""
    some = (
        f"?division={rng.choice(divisions)}",
        f"?division={rng.choice(divisions)[:2]}0000",
        f"?year={rng.choice(YEARS)}",
        "?kind=government",
    )
    return rng.choice(some if always else ("", *some))


def _question(rng: Random, divisions: Sequence[str], issuers: Sequence[str]) -> str:
    """Questions about a place, a kind of issuer, a name, or an issuer's peers."""
    asked = rng.choice(
        (
            f"division={rng.choice(divisions)}&from=2021&to=2023",
            f"division={rng.choice(divisions)[:4]}00&from=2023&to=2023&order=new",
            f"kind=government&division={rng.choice(divisions)[:2]}0000&from=2022&to=2023&order=refused_share",
            f"name={quote('财政')}&division={rng.choice(divisions)[:2]}0000",
            f"peers={quote(rng.choice(issuers))}&from=2023&to=2023",
        )
    )
    return f"/questions?{asked}&m.new=1&m.refused_share=1"


def _matrix(rng: Random, portals: Sequence[str], divisions: Sequence[str]) -> str:
    """A page of the matrix, or some of its rows."""
    return rng.choice(
        (
            f"/home?page={rng.randint(1, 200)}",
            f"/home?portal={rng.choice(portals)}",
            f"/home?kind=government&page={rng.randint(1, 20)}",
            f"/home?division={rng.choice(divisions)}",
            f"/home?name={quote(rng.choice(('财政', '教育局', '水利')))}",
        )
    )


def _ask(address: str) -> tuple[float, int]:
    started = time.perf_counter()
    try:
        with _OPENER.open(address, timeout=60) as answer:
            answer.read()
            status = answer.status
    except HTTPError as error:
        status = error.code
    return 1000 * (time.perf_counter() - started), status


@contextmanager
def serving(path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a server of the corpus, and its process."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = "from crawler.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--corpus", str(path), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            if process.poll() is not None:
                raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
            try:
                _OPENER.open(f"{base}/-/versions.json", timeout=5).close()
                break
            except (URLError, TimeoutError):
                time.sleep(0.2)
        yield base, process
    finally:
        process.terminate()
        process.wait()


def _memory(pid: int) -> float:
    """Megabytes that the process has allocated, without files that are only mapped."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    held = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return (int(held["VmRSS"].split()[0]) - int(held["RssFile"].split()[0])) / 1024


def _worked(pid: int) -> float:
    """Processor time of the process and its threads, in milliseconds."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
