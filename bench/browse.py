"""What people wait for: the pages of a large corpus, four of them at once.

python -m bench --only browse --reports 100000 --folder FOLDER

The server is `nianbao serve` in a process of its own; the clients ask for another page each time.
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

CLIENTS = 4
REQUESTS = 80
"""Of each kind of page."""
MEDIAN, WORST = 150, 400
"""Milliseconds: at most half of the answers take longer than the first, one of 20 than the second."""
MEMORY = 500
"""Megabytes of the server at the end."""

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
    """For a kind of page, in milliseconds."""

    page: str
    times: tuple[float, ...]
    refused: int
    """Answers other than 200."""
    worked: float
    """What the server itself worked for one of them: the same on a busy machine."""

    @property
    def median(self) -> float:
        return median(self.times)

    @property
    def worst(self) -> float:
        """19 of 20 took less."""
        return quantiles(self.times, n=20)[-1]

    @property
    def met(self) -> bool:
        return self.median < MEDIAN and self.worst < WORST and not self.refused


def run(folder: Path, reports: int, requests: int = REQUESTS) -> Iterator[Waited | float]:
    """What each kind of page took, and at the end the server's memory in megabytes."""
    path = synthetic.corpus(folder, reports, checked=False)
    with serving(path) as (base, process):
        for page, addresses in _addresses(path, requests):
            # The first of a kind warms what is counted once; in the times it counts like the others.
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


def _addresses(path: Path, count: int) -> Iterator[tuple[str, Sequence[str]]]:
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
    yield ("registers", [f"/register/{each}" for each in rng.choices(("sums", "changes", "late", "missing"), k=count)])


def _matrix(rng: Random, portals: Sequence[str], divisions: Sequence[str]) -> str:
    """One of its pages, or some of its rows."""
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
    """Its address, and the process."""
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
    """Megabytes that the process holds, without what is only mapped from files."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    held = {name: value for name, _, value in (line.partition(":") for line in lines)}
    return (int(held["VmRSS"].split()[0]) - int(held["RssFile"].split()[0])) / 1024


def _worked(pid: int) -> float:
    """Milliseconds that the process and its threads were at work."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
