"""`nianbao refresh --time`: a portal that takes too long, or whose crawl hangs in C code, is ended, and the next
one is visited.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.start import _environment
from tests.paths import ROOT
from tests.whole.local_portal import Answer, Pages, links, portal, report_page

pytestmark = pytest.mark.long

TITLE = "西工区财政局2023年政府信息公开工作年度报告"
HANGS = """
import re
from scrapy.logformatter import LogFormatter
from spiders.discovery import answers
take = answers.take
def hangs(crawl, response, lead):
    if "hangs" in response.url:
        re.match("(a|a)*b", "a" * 100)  # in C, for ever: no other thread runs
    return take(crawl, response, lead)
answers.take = hangs
class Strange(LogFormatter):
    pass
"""
QUICK = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=False", "RETRY_TIMES=0", "PARSE_PROCESSES=0")


def pages(path: str, report: bytes | Answer) -> Pages:
    return {"/": links((TITLE, path)), path: report}


def refresh(tmp_path: Path, bases: dict[str, str], *more: str) -> tuple[int, dict[str, Any]]:
    """Refreshes portals with these names and addresses; the exit status, and the report by portal."""
    (tmp_path / "strange.py").write_text(HANGS)
    configs = []
    for name, base in bases.items():
        file = tmp_path / f"{name}.toml"
        file.write_text(f'name = "{name}"\ntitle = "{name}"\ndivision = "410303"\nstart_urls = ["{base}/"]\n')
        configs += ["--config", str(file)]
    settings = [part for each in (*QUICK, "LOG_FORMATTER=strange.Strange") for part in ("-s", each)]
    command = ["refresh", "--corpus", str(tmp_path / "c.db"), "--report", str(tmp_path / "reports"), *configs]
    done = subprocess.run(
        [sys.executable, "-c", "from crawler.cli import run; run()", *command, *settings, *more],
        cwd=ROOT,
        env={**_environment(), "PYTHONPATH": f"{tmp_path}:{ROOT}:{ROOT / 'demo'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    written = tmp_path / "reports" / "latest.json"
    assert written.exists(), done.stderr
    return done.returncode, {each["portal"]: each for each in json.loads(written.read_text())["portals"]}


def reports(corpus: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(corpus)) as db:
        return db.execute("SELECT DISTINCT portal FROM captures WHERE role = 'report'").fetchall()


def test_a_crawl_that_hangs_in_c_code_is_ended_and_the_next_begins(tmp_path: Path) -> None:
    with portal(pages("/hangs.html", report_page())) as first, portal(pages("/1.html", report_page())) as second:
        status, found = refresh(tmp_path, {"a": first.base, "b": second.base}, "--time", "0.4", "-s", "WATCHDOG=0")
    assert status == 1
    assert found["a"]["outcome"] == "broken"
    assert found["a"]["reason"].startswith("its time of 0.4 minutes was over (--time)")
    assert found["b"]["outcome"] == "done"
    assert reports(tmp_path / "c.db") == [("b",)]


def test_the_watchdog_is_faster(tmp_path: Path) -> None:
    """The next portal's crawl says why the one before ended; and the next refresh of that one ends by itself."""
    with portal(pages("/hangs.html", report_page())) as first, portal(pages("/1.html", report_page())) as second:
        bases = {"a": first.base, "b": second.base}
        status, found = refresh(tmp_path, bases, "-s", "WATCHDOG=3")
        assert (status, found["a"]["outcome"], found["b"]["outcome"]) == (1, "broken", "done")
        assert found["a"]["reason"].startswith(f"it stood still over {first.base}/hangs.html")
        with closing(sqlite3.connect(tmp_path / "c.db")) as db:
            ((outcome, reason),) = db.execute("SELECT outcome, reason FROM crawls WHERE portal = 'a'").fetchall()
        assert outcome == "broken"
        assert reason.startswith(f"it stood still over {first.base}/hangs.html, and the watchdog ended it")
        _, found = refresh(tmp_path, bases, "-s", "WATCHDOG=3")
        assert "watchdog" not in found["a"]["reason"]
        assert first.requested.count("/hangs.html") == 1


def test_a_slow_portal_ends_in_order(tmp_path: Path) -> None:
    """It keeps what it has: the end of its crawl is in the corpus."""
    many: dict[str, Any] = {f"/{i}.html": report_page(seed=i) for i in range(200)}
    many["/"] = links(*((TITLE.replace("财政", f"{i}"), path) for i, path in enumerate(many)))
    with portal(many, latency=1) as slow:
        status, found = refresh(tmp_path, {"a": slow.base}, "--time", "0.3")
    assert (status, found["a"]["outcome"]) == (1, "broken")
    assert "--time" in found["a"]["reason"]
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        assert db.execute("SELECT outcome, reason FROM crawls").fetchone() == (
            "broken",
            "it was interrupted (shutdown): run it again, nothing is kept twice",
        )
        (kept,) = db.execute("SELECT count(*) FROM captures WHERE role = 'report'").fetchone()
    assert kept > 0
