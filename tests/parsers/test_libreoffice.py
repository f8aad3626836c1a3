"""One LibreOffice for many files: it is reused, ended when it hangs or its owner ends, and locked
down.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from parsers import Unreadable, libreoffice
from parsers.libreoffice import keeper, office
from parsers.libreoffice.profile import SETTINGS
from tests.parsers.libreoffice import needs_libreoffice

RTF = rb"{\rtf1\ansi hello 4711\par}"
ENDLESS = rb"{\rtf1{\pict\pngblip\bin2147483647 x}}"
"""LibreOffice 7.4 waits for two gigabytes of this file that don't exist."""

pytestmark = [needs_libreoffice, pytest.mark.xdist_group("libreoffice")]


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    libreoffice.stop()
    yield
    libreoffice.stop()


def text_of(docx: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()


def running() -> office.Office:
    assert libreoffice._office is not None
    return libreoffice._office


def wait_until_gone(folder: Path, group: int, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and (folder.exists() or processes_of(group)):
        time.sleep(0.05)
    assert processes_of(group) == []
    assert not folder.exists()
    assert not keeper.socket(folder).exists()


def processes_of(group: int) -> list[str]:
    """The living members of a process group."""
    shown = subprocess.run(["ps", "-eo", "pgid=,pid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in shown.splitlines()]
    return [pid for pgid, pid, stat in rows if pgid == str(group) and not stat.startswith("Z")]


def test_one_process_serves_many_files() -> None:
    assert "hello 4711" in text_of(libreoffice.convert(RTF, ".rtf", "docx"))
    group = running().group
    for number in range(5):
        data = RTF.replace(b"4711", b"%d" % number)
        assert f"hello {number}" in text_of(libreoffice.convert(data, ".rtf", "docx"))
    assert running().group == group
    names = {path.name for path in running().folder.iterdir()}
    assert not [name for name in names if name.endswith(".rtf") and name != "blank.rtf"]
    assert not [name for name in names if name.endswith("-out")]


@pytest.mark.long
def test_nothing_is_left_when_it_is_stopped() -> None:
    libreoffice.convert(RTF, ".rtf", "docx")
    folder, group = running().folder, running().group
    assert keeper.socket(folder).exists()
    libreoffice.stop()
    wait_until_gone(folder, group)


@pytest.mark.long
def test_a_file_that_hangs_is_ended_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    libreoffice.convert(RTF, ".rtf", "docx")
    monkeypatch.setattr(libreoffice, "SECONDS", 1.5)
    folder, group = running().folder, running().group
    start = time.monotonic()
    with pytest.raises(Unreadable, match="took more than"):
        libreoffice.convert(ENDLESS, ".rtf", "docx")
    assert time.monotonic() - start < 8
    wait_until_gone(folder, group)
    again = time.monotonic()
    with pytest.raises(Unreadable, match="took more than"):
        libreoffice.convert(ENDLESS, ".rtf", "odt")  # known by now: not tried again
    assert time.monotonic() - again < 0.5
    monkeypatch.undo()
    assert "hello" in text_of(libreoffice.convert(RTF, ".rtf", "docx"))


@pytest.mark.slow
def test_a_killed_libreoffice_is_started_again() -> None:
    libreoffice.convert(RTF, ".rtf", "docx")
    old = running()
    os.killpg(old.group, signal.SIGKILL)
    assert "hello" in text_of(libreoffice.convert(RTF, ".rtf", "docx"))
    assert running().group != old.group
    wait_until_gone(old.folder, old.group)


@pytest.mark.long
def test_a_killed_keeper_is_noticed() -> None:
    libreoffice.convert(RTF, ".rtf", "docx")
    old = running()
    old.keeper.kill()
    old.keeper.wait()
    assert "hello" in text_of(libreoffice.convert(RTF, ".rtf", "docx"))
    wait_until_gone(old.folder, old.group)


OWNER = """
import json, sys, time
from parsers import libreoffice
for number in range(int(sys.argv[1])):
    data = b"{\\\\rtf1 hello %d\\\\par}" % (number + int(sys.argv[2]))
    made = libreoffice.convert(data, ".rtf", "rtf")
    assert b"hello %d" % (number + int(sys.argv[2])) in made, made
office = libreoffice._office
print(json.dumps([str(office.folder), office.group]), flush=True)
time.sleep(float(sys.argv[3]))
"""


def owner(files: int, first: int, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OWNER, str(files), str(first), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd())


def told(process: subprocess.Popen[str]) -> tuple[Path, int]:
    assert process.stdout is not None
    folder, group = json.loads(process.stdout.readline())
    return Path(folder), group


@pytest.mark.long
def test_it_goes_with_an_owner_that_is_killed() -> None:
    with owner(1, 0, 60) as process:
        folder, group = told(process)
        assert processes_of(group)
        process.kill()
        process.wait()
        wait_until_gone(folder, group)


@pytest.mark.long
def test_two_owners_side_by_side_leave_nothing() -> None:
    with owner(4, 100, 0) as one, owner(4, 200, 0) as other:
        places = [told(one), told(other)]
        assert [one.wait(30), other.wait(30)] == [0, 0]
    assert places[0] != places[1]
    for folder, group in places:
        wait_until_gone(folder, group)


@pytest.mark.long
def test_a_fork_leaves_its_parents_process_alone() -> None:
    libreoffice.convert(RTF, ".rtf", "docx")
    group = running().group
    child = os.fork()
    if child == 0:  # pragma: no cover
        libreoffice.stop()
        os._exit(0 if libreoffice.folder() is None else 1)
    assert os.waitpid(child, 0)[1] == 0
    libreoffice.convert(RTF, ".rtf", "docx")
    assert running().group == group


def test_where_it_is_missing_the_problem_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOFFICE", "/nowhere/soffice")
    with pytest.raises(Unreadable) as caught:
        libreoffice.convert(RTF, ".rtf", "docx")
    message = str(caught.value)
    assert "libreoffice-writer-nogui" in message
    assert "SOFFICE" in message
    assert "\n" not in message


def test_one_that_does_not_start_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for text in ("#!/bin/sh\nexit 1\n", "no program\0"):
        broken = tmp_path / "soffice"
        broken.write_text(text, "utf-8")
        broken.chmod(0o755)
        monkeypatch.setenv("SOFFICE", str(broken))
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        with pytest.raises(Unreadable, match="does not start"):
            libreoffice.convert(RTF, ".rtf", "docx")
        assert [path.name for path in tmp_path.iterdir()] == ["soffice"]
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(sys.platform != "linux", reason="limits are read from /proc")
@pytest.mark.long
def test_its_memory_is_limited() -> None:
    libreoffice.convert(RTF, ".rtf", "docx")
    for process in processes_of(running().group):
        limits = Path(f"/proc/{process}/limits").read_text("utf-8")
        row = next(line for line in limits.splitlines() if line.startswith("Max data size"))
        assert row.split()[3] == str(keeper.MEMORY)


@pytest.mark.slow
def test_nothing_is_fetched_or_included(tmp_path: Path) -> None:
    """Without the profile's settings, the same documents do reach the server and the file."""
    hits: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"FETCHED 777")

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    (tmp_path / "secret.txt").write_text("SECRET 777", "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        html = (
            f'<html><head><link rel=stylesheet href="{host}/x.css"></head>'
            f'<body background="{host}/b.png"><img src="{host}/i.png">hello</body></html>'
        )
        rtf = (
            f"{{\\rtf1{{\\*\\template {host}/t.dot}}hello"
            f'{{\\field{{\\*\\fldinst {{INCLUDEPICTURE "{host}/a.png" \\\\d}}}}{{\\fldrslt x}}}}'
            f'{{\\field{{\\*\\fldinst {{INCLUDETEXT "{host}/b.txt"}}}}{{\\fldrslt x}}}}'
            f'{{\\field{{\\*\\fldinst {{INCLUDETEXT "{tmp_path}/secret.txt"}}}}{{\\fldrslt x}}}}\\par}}'
        )
        made = [
            text_of(libreoffice.convert(data.encode(), kind, "docx")) for data, kind in ((html, ".html"), (rtf, ".rtf"))
        ]
        assert hits == []
        assert all("hello" in each and "777" not in each for each in made)
        libreoffice.stop()
        with pytest.MonkeyPatch.context() as patch:
            bare = SETTINGS.partition("<item")[0] + "</oor:items>"
            patch.setattr("parsers.libreoffice.office.SETTINGS", bare)
            libreoffice.convert(html.encode(), ".html", "docx")
        assert hits, "the test would not notice"
        server.shutdown()
