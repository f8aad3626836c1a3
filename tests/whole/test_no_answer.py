"""A portal that doesn't answer: the crawl ends soon and says why in one line."""

from __future__ import annotations

import socket
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.whole.local_portal import crawl

HOSTS = [f"127.0.0.{n}" for n in range(1, 10)]


@contextmanager
def silent() -> Iterator[tuple[int, Counter[str]]]:
    """A server that accepts every connection and sends nothing: its port, and connections by
    address.
    """
    server = socket.create_server(("0.0.0.0", 0), backlog=100)  # noqa: S104  (all of 127.*)
    calls: Counter[str] = Counter()
    held = []

    def take() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            calls[connection.getsockname()[0]] += 1
            held.append(connection)

    threading.Thread(target=take, daemon=True).start()
    try:
        yield server.getsockname()[1], calls
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        for connection in held:
            connection.close()


def test_hosts_that_take_the_call_and_say_nothing(tmp_path: Path) -> None:
    """Two requests of robots.txt by each scheme and no others; and one line about all hosts."""
    with silent() as (port, calls):
        began = time.monotonic()
        hosts = ("-a", f"hosts={','.join(HOSTS[1:])}")
        settings = ("FIRST_ANSWER=1", "RETRY_TIMES=2", "RETRY_BACKOFF=0")
        done = crawl(
            f"http://127.0.0.1:{port}", tmp_path / "c.db", *hosts, *(part for each in settings for part in ("-s", each))
        )
        took = time.monotonic() - began
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert calls["127.0.0.1"] == 4
    assert took < 30
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("nianbao: ")]
    assert "no page of the portal could be reached; not reached: 9 hosts, such as" in line
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        said = dict(db.execute("select url, message from problems").fetchall())
    assert len(said) == 9
    assert said[f"http://127.0.0.1:{port}/"] == "could not be fetched: no answer came in time"
    # No other host has such a port: one line about all of them, too.
    assert len(set(said.values())) == 2


def test_names_that_nobody_knows(tmp_path: Path) -> None:
    hosts = ",".join(f"h{n}.gov.invalid" for n in range(8))
    done = crawl("https://www.gov.invalid", tmp_path / "c.db", "-a", f"hosts={hosts}")
    assert done.returncode == 1
    assert "(is this machine connected to the internet?)" in done.stderr
    assert "9  could not be fetched: its name is not known (DNS)" in done.stdout
