"""`python -m fuzz.site`: random requests to a served corpus, as strangers would send them.

A real server is asked for the site's own routes with strange ids and parameters, for tables with strange filters,
for prepared queries, and for SQL made of what can be dear or dangerous. What must never happen is in `faults_of`.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import click

from fuzz.strangers import Requests

MOST_ANSWERED = 50_000_000
MOST_MEMORY = 500
"""Megabytes of the serving process."""
SLOWEST = 60
"""Seconds for one answer, many times the time limit of a query."""
_CLIENTS = 4
_OPTIONS = ("--time-limit", "1000", "--row-limit", "1000", "--immutable")


@dataclass(frozen=True)
class Server:
    """A server in a process of its own."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    corpus: Path

    def peak(self) -> int | None:
        """The most memory it had, in megabytes; None where the system doesn't tell."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


@dataclass
class Found:
    """What a run saw: answers by status, and a line for each fault."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    longest: int = 0
    slowest: float = 0.0
    peak: int | None = None


@contextmanager
def served(corpus: Path, *options: str) -> Iterator[Server]:
    """`nianbao serve` of the corpus, ended at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "nianbao", "serve", "--corpus", str(corpus), "--port", str(port), *options]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with (
            log.open("wb") as out,
            subprocess.Popen(  # noqa: S603
                command, stdout=out, stderr=out
            ) as process,
        ):
            try:
                _await(port, process, log)
                yield Server(port, process, log, corpus)
            finally:
                process.terminate()


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise click.ClickException(f"the server ended at once: {log.read_text(errors='replace')[-500:]}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise click.ClickException("the server doesn't answer")


def ask(port: int, target: str, method: str = "GET") -> Answer:
    """One request, sent as it is. Raises `OSError` or `http.client.HTTPException` where there is no whole answer."""
    began = time.monotonic()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=SLOWEST)) as connection:
        connection.putrequest(method, target, skip_accept_encoding=True)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read(MOST_ANSWERED + 1)
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, body, time.monotonic() - began)


def faults_of(answer: Answer, folder: str) -> list[str]:
    """What is wrong with an answer, in words."""
    faults = []
    if answer.status >= 500 and not (answer.status == 503 and "retry-after" in answer.headers):
        faults.append(f"status {answer.status}")
    if len(answer.body) > MOST_ANSWERED:
        faults.append(f"more than {MOST_ANSWERED:,} bytes")
    if folder.encode() in answer.body or any(folder in value for value in answer.headers.values()):
        faults.append("the folder of the corpus is told")
    if b"Traceback (most recent" in answer.body:
        faults.append("a traceback is told")
    if "x-content-type-options" not in answer.headers and b"Invalid HTTP request" not in answer.body:
        faults.append("headers are missing")
    return faults


def run(server: Server, requests: int, seed: int) -> Found:
    """Sends the requests, a few at a time, and at the end asks whether the server is still well."""
    maker = Requests(server.corpus)
    folder, found = str(server.corpus.parent.absolute()), Found()

    def one(number: int) -> None:
        rng = Random(f"{seed}/{number}")
        method, target = maker.request(rng)
        said = f"--seed {seed}, request {number}: {method} {target[:300]}"
        try:
            answer = ask(server.port, target, method)
        except (OSError, http.client.HTTPException) as error:
            found.faults.append(f"{type(error).__name__} {error}: {said}")
            return
        found.statuses[answer.status] += 1
        found.longest = max(found.longest, len(answer.body))
        found.slowest = max(found.slowest, answer.seconds)
        found.faults += [f"{fault}: {said}" for fault in faults_of(answer, folder)]

    with ThreadPoolExecutor(_CLIENTS) as clients:
        list(clients.map(one, range(requests)))
    if server.process.poll() is not None:
        found.faults.append(f"the server ended with {server.process.returncode}")
    else:
        found.peak = server.peak()
        if found.peak is not None and found.peak > MOST_MEMORY:
            found.faults.append(f"the server took {found.peak} MB")
    if "Traceback (most recent" in (log := server.log.read_text(errors="replace")):
        found.faults.append(f"a traceback in the log: {log[log.index('Traceback') :][:3000]}")
    return found


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.option("--corpus", type=click.Path(path_type=Path, exists=True), default=Path("data/demo.db"), show_default=True)
@click.option("--requests", type=click.IntRange(1), default=10_000, show_default=True, help="How many.")
@click.option("--seed", default=1, show_default=True, help="The same seed sends the same requests.")
def main(*, corpus: Path, requests: int, seed: int) -> None:
    """Send random requests to `nianbao serve`, and look for what must never happen: an error of the program, an
    answer over 50 MB, a server over 500 MB, a path of this machine, a traceback.

    Exit status: 0 nothing of it happened; 1 something did.
    """
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    with served(corpus, *_OPTIONS) as server:
        found = run(server, requests, seed)
    for fault in found.faults[:40]:
        click.echo(fault)
    counts = ", ".join(f"{status}: {count:,}" for status, count in sorted(found.statuses.items()))
    click.echo(f"{requests:,} requests; answers by status {counts}")
    longest, slowest = f"{found.longest / 10**6:.1f} MB", f"{found.slowest:.1f} s"
    click.echo(f"the longest {longest}, the slowest {slowest}, the server at most {found.peak} MB")
    sys.exit(1 if found.faults else 0)


if __name__ == "__main__":
    main()
