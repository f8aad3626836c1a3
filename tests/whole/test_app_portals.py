"""Portals that are one page with a script: a real Chromium reads their lists, and as few of their articles as it must."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

from nianbao_demo.assembled.apps import KINDS, App, app
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from tests.crawler.browse.chromium import needs_chromium
from tests.whole.local_portal import LocalPortal, crawl, crawl_command, portal

ROOT = Path(__file__).parents[2]
Found = dict[str, tuple[str, int]]
needs_browser = pytest.mark.skipif(not find_spec("scrapy_playwright"), reason="the extra browser is not installed")


def content(issuer: str, year: int) -> str:
    rng = Random(f"{issuer}{year}")
    page = MARKUPS["ueditor"](random_report(rng, FORMS["2021"], issuer=issuer, year=year), rng).decode()
    return page[page.index("<body>") + 6 : page.index("</body>")]


def served(made: App) -> dict[str, str | int]:
    rest = {} if made.kind.mark else {"*": made.shell}
    return {**made.pages, "/robots.txt": 404, "/favicon.ico": 404, **rest}


def reports(corpus: Path, local: LocalPortal) -> Found:
    """The reports of a corpus that are still there: their addresses, issuers and years."""
    with closing(sqlite3.connect(corpus)) as db:
        rows = db.execute(
            "select url, issuer_name, year from reports r where exists"
            " (select 1 from report_documents d where d.report_id = r.id and d.withdrawn_at is null)"
        ).fetchall()
    return {url.removeprefix(local.base): (issuer, year) for url, issuer, year in rows}


def end(corpus: Path) -> str:
    with closing(sqlite3.connect(corpus)) as db:
        return ": ".join(db.execute("select outcome, reason from crawls order by started_at desc").fetchone())


def test_without_a_browser_its_address_is_named(tmp_path: Path) -> None:
    made = app(Random(1), "hash", content, organs=1, years=(2023,))
    with portal(served(made)) as local:
        done = crawl(local.base, tmp_path / "c.db", "-s", "BROWSER_PAGES=0")
    assert done.returncode == 1
    said = end(tmp_path / "c.db")
    assert said.startswith("broken: ")
    assert f"{local.base}/: " in said
    assert "filled by scripts" in said


@pytest.mark.browser
@needs_chromium
@needs_browser
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=() if kind == "opened" else pytest.mark.long) for kind in KINDS]
)
def test_every_report_is_found(tmp_path: Path, kind: str) -> None:
    made = app(Random(kind), kind, content)
    with portal(served(made)) as local:
        done = crawl(local.base, tmp_path / "c.db")
    assert "Traceback" not in done.stderr, done.stderr
    assert reports(tmp_path / "c.db", local) == made.reports, end(tmp_path / "c.db")
    assert end(tmp_path / "c.db").startswith("done"), end(tmp_path / "c.db")
    articles = [path for path in local.requested if path.startswith("/api/hits")]
    assert len(articles) <= 2  # that were drawn
    each = 3 if kind == "history" else 2  # the shell, once more if nothing tells that it is one, and the interface
    assert len(local.requested) <= each * len(made.reports) + 22


@pytest.mark.long
@pytest.mark.browser
@needs_chromium
@needs_browser
@pytest.mark.parametrize("kind", ["hash", "opened", "history"])
def test_day_after_day(tmp_path: Path, kind: str) -> None:
    """The second day nothing has changed; on the third a figure, and one report more and one fewer."""
    corpus, made = tmp_path / "c.db", app(Random(kind), kind, content)
    pages = served(made)
    with portal(pages) as local:
        crawl(local.base, corpus)
        crawl(local.base, corpus)
        assert reports(corpus, local) == made.reports
        assert changes(corpus) == []
        later = app(Random(kind), kind, content, organs=4)
        gone = next(url for url, (_, year) in later.reports.items() if year == 2021)
        number = re.sub(r"\D", "", gone)
        pages |= {**later.pages, f"/api/article/{number}": '{"code": 200, "data": {"content": "该信息已撤回"}}'}
        other, (issuer, year) = next((url, each) for url, each in later.reports.items() if each[1] == 2022)
        key = f"/api/article/{re.sub(r'[^0-9]', '', other)}"
        figure = re.compile(r"(<td[^<>]*>)(\d+)(</td>)")
        pages[key] = figure.sub(lambda f: f"{f[1]}{int(f[2]) + 7}{f[3]}", str(pages[key]), count=1)
        crawl(local.base, corpus)
        assert reports(corpus, local) == {url: each for url, each in later.reports.items() if url != gone}
    assert {each[:2] for each in changes(corpus)} == {(issuer, year)}


def changes(corpus: Path) -> list[tuple[str, int, str]]:
    with closing(sqlite3.connect(corpus)) as db:
        return db.execute(
            "select r.issuer_name, r.year, v.field from revisions v join reports r on r.id = v.report_id"
        ).fetchall()


@pytest.mark.long
@pytest.mark.browser
@needs_chromium
@needs_browser
@pytest.mark.parametrize("seed", range(3))
def test_killed_and_resumed(tmp_path: Path, seed: int) -> None:
    """Killed at random moments, each time continued."""
    corpus, rng, kills = tmp_path / "c.db", Random(seed), 0
    made = app(rng, rng.choice(["hash", "opened", "history"]), content)
    with portal(served(made), latency=0.05) as local:
        job = ("-s", f"JOBDIR={tmp_path / 'job'}", "-s", "JOBDIR_EVERY=0.1")
        while True:
            process = subprocess.Popen(
                crawl_command(local.base, corpus, *job), cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True
            )
            before, patience = len(local.requested), rng.random() * 25
            while process.poll() is None and (kills == 6 or len(local.requested) <= before + patience):
                time.sleep(0.02)
            if process.poll() is not None:
                break
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
    assert process.returncode == 0, end(corpus)
    assert reports(corpus, local) == made.reports
    assert changes(corpus) == []
