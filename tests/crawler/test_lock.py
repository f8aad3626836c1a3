"""Two runs at once: the second one ends with a clear message or waits; a kill leaves no lock."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.cli import main
from crawler.lock import Locked, lock_of, locked
from tests.crawler.corpus import archived_crawl
from tests.crawler.corpus.samples import dump, page
from tests.paths import ROOT
from tests.whole.local_portal import crawl, portal

_HOLD = """
import sys, time
from crawler.lock import locked
with locked(sys.argv[1], "a test"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def held(corpus: Path, seconds: float = 60) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _HOLD, str(corpus), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def refresh(corpus: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from crawler.cli import main; main()",
            "refresh",
            "luoyang",
            "--corpus",
            str(corpus),
            *more,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_second_refresh_leaves_with_a_clear_word(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    with held(corpus):
        second = refresh(corpus)
    assert second.returncode == 1
    assert "another run (a test, process" in second.stderr
    assert "--wait" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_crawl_takes_the_same_lock(tmp_path: Path) -> None:
    with held(tmp_path / "c.db"), portal({"/": "<p>x</p>"}) as site:
        second = crawl(site.base, tmp_path / "c.db")
    assert second.returncode == 1
    assert "another run" in second.stderr
    assert site.requested == []


@pytest.mark.parametrize(
    "command", ["reparse --keep", "rebuild", "check", "corrections apply --folder {folder}", "refresh luoyang"]
)
def test_whatever_writes_takes_the_same_lock(command: str, tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    archived_crawl.crawl(corpus, [page(1)[1]])
    before = dump(corpus)
    arguments = [*command.format(folder=tmp_path).split(), "--corpus", str(corpus)]
    with locked(corpus, "a test"):
        second = CliRunner().invoke(main, arguments)
        assert second.exit_code == 1
        assert "another run (a test, process" in second.stderr
        assert second.stderr.count("\n") == 1
    assert dump(corpus) == before
    assert sorted(each.name for each in tmp_path.glob("c.db*")) == ["c.db", "c.db.lock"]


def test_what_only_looks_needs_no_lock(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    archived_crawl.crawl(corpus, [page(1)[1]])
    with locked(corpus, "a test"):
        for command in ("reparse --diff", f"corrections check --folder {tmp_path}"):
            looked = CliRunner().invoke(main, [*command.split(), "--corpus", str(corpus)])
            assert looked.exit_code == 0, looked.stderr


def test_a_corpus_that_is_being_looked_at_is_not_replaced(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    archived_crawl.crawl(corpus, [page(1)[1]])
    rebuild = ["rebuild", "-j", "0", "--corpus", str(corpus)]
    with closing(sqlite3.connect(corpus)) as looking:
        looking.execute("SELECT count(*) FROM reports").fetchall()
        refused = CliRunner().invoke(main, rebuild)
        assert refused.exit_code == 1
        assert "is open in another program" in refused.stderr
        assert looking.execute("SELECT count(*) FROM reports").fetchone() == (1,)
    assert CliRunner().invoke(main, rebuild).exit_code == 0


def test_who_waits_gets_it_when_the_other_ends(tmp_path: Path) -> None:
    with held(tmp_path / "c.db", seconds=1):
        began = time.monotonic()
        with locked(tmp_path / "c.db", "the second", wait=20):
            assert time.monotonic() - began < 15


def test_a_killed_run_leaves_nothing_to_clear_away(tmp_path: Path) -> None:
    with held(tmp_path / "c.db") as other:
        with pytest.raises(Locked), locked(tmp_path / "c.db", "too early"):
            pass
        other.send_signal(signal.SIGKILL)
        other.wait()
    with locked(tmp_path / "c.db", "the next"):
        assert "the next" in lock_of(tmp_path / "c.db").read_text()
