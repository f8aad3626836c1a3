"""`nianbao doctor` on machines that lack something: an empty PATH, a full disk, a clock that is wrong."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from crawler.cli.doctor import looks
from tests.crawler.corpus.samples import page, write

COMMAND = [sys.executable, "-c", "from crawler.cli import run; run()", "doctor", "--json"]


def doctor(tmp_path: Path, *more: str, **variables: str) -> tuple[int, dict[str, Any]]:
    given = {**os.environ, **variables}
    command = [*COMMAND, "--corpus", str(tmp_path / "data" / "corpus.db"), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=given)
    assert not done.stderr, done.stderr
    return done.returncode, {each["name"]: each for each in json.loads(done.stdout)}


def test_what_is_not_on_the_path_is_missing_and_what_it_is_for_is_said(tmp_path: Path) -> None:
    code, found = doctor(tmp_path, PATH=str(tmp_path))
    assert code == 3
    for name in ("LibreOffice", "Chromium", "Chinese fonts", "RAR"):
        assert not found[name]["there"]
        assert found[name]["needed_for"]
        assert "install" in found[name]["remedy"]
    for name in ("Python", "SQLite", "Disk", "Clock"):
        assert found[name]["there"], found[name]
    assert "Network" not in found


def test_a_program_that_does_not_start_is_not_there(tmp_path: Path) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    _, found = doctor(tmp_path, PATH=str(tmp_path))
    assert not found["LibreOffice"]["there"]
    assert found["LibreOffice"]["words"] == str(broken)


def test_a_crawl_in_the_future_means_that_the_clock_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [page(1)])
    assert looks.clock(path).there
    with sqlite3.connect(path) as conn:
        conn.execute("INSERT INTO crawls (id, portal, started_at) VALUES ('one', 'luoyang', '2999-01-01T00:00:00Z')")
    look = looks.clock(path)
    assert not look.there
    assert "2999-01-01" in look.words
    assert looks.clock(tmp_path / "nothing.db").there


def test_a_disk_without_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "_LEAST_DISK", 10**18)
    look = looks.disk(tmp_path / "not" / "there" / "corpus.db")
    assert (look.there, look.always) == (False, True)
    assert str(tmp_path) in look.words


class _Portal(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.send_response_only(404)
        self.send_header("Date", "Mon, 01 Jan 2001 00:00:00 GMT")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def test_the_network_is_asked_only_on_request_and_any_answer_counts(tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), _Portal) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"127.0.0.1:{server.server_address[1]}"
        found = {each.name: each for each in looks.network(host)}
        server.shutdown()
    assert found["Network"].there
    assert found["Network"].words == f"http://{host} answers 404"
    assert not found["Clock of the net"].there
    (look,) = looks.network(host)
    assert (look.there, look.always) == (False, True)
