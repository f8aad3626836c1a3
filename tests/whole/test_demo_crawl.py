"""The complete way through the demo portal: every report once, every figure, whatever happens."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any
from urllib.request import urlopen

import pytest

from crawler.cli.demo import serve_portal
from crawler.cli.demo.ledger import compare
from nianbao_demo.portal import serve
from nianbao_demo.world import build
from tests.crawler.browse.chromium import CHROMIUM, needs_chromium, served
from tests.paths import ROOT
from tests.whole.archive_world import pages
from tests.whole.local_portal import crawl_command, portal, scrapy

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="session")
def base() -> Iterator[str]:
    with serve_portal(2024, 0) as address:
        yield address


@pytest.fixture(scope="session")
def ledger(base: str) -> list[dict[str, Any]]:
    with urlopen(f"{base}/_demo/ledger.json") as response:
        found: list[dict[str, Any]] = json.load(response)
    return found


def command(portal: str, base: str, corpus: Path) -> list[str]:
    return ["crawl", portal, "-s", f"MIRROR={base}", "-s", f"CORPUS={corpus}"]


def column(corpus: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(corpus)) as db:
        return [row[0] for row in db.execute(sql)]


def content(corpus: Path) -> list[str]:
    """The content of a corpus, without when and in which crawl something was fetched."""
    told_by_time = (
        "captures",
        "crawls",
        "portals",
        "documents",
        "sections_fts",
        "archive_files",
        "archive_records",
        "sqlite_stat1",
    )
    with closing(sqlite3.connect(corpus)) as db:
        return sorted(
            re.sub(r"'20\d\d-\d\d-\d\dT[^']*'", "T", line)
            for line in db.iterdump()
            if not any(f'INTO "{name}' in line for name in told_by_time)
        )


def test_every_report_once_and_every_figure(demo_corpus: Path, ledger: list[dict[str, Any]]) -> None:
    verdict = compare(ledger, demo_corpus)
    assert verdict.differences == []
    assert verdict.reports >= 300
    assert verdict.unsure <= 10  # including figures of scans
    assert len({entry["issuer"] for entry in ledger}) >= 60


def test_no_lookalike_is_a_report(base: str, demo_corpus: Path) -> None:
    with urlopen(f"{base}/_demo/lookalikes.json") as response:
        alike = {entry["url"] for entry in json.load(response)}
    assert alike
    assert not alike & set(column(demo_corpus, "select url from report_documents"))


def test_addresses_are_the_real_ones(base: str, demo_corpus: Path) -> None:
    urls = column(demo_corpus, "select url from captures")
    assert not [url for url in urls if "127.0.0.1" in url or base in url]
    assert any("//2/151/" in url for url in urls)


def test_only_the_portals_own_hosts(demo_corpus: Path) -> None:
    hosts = {url.split("/")[2] for url in column(demo_corpus, "select url from captures")}
    assert not [host for host in hosts if not host.endswith(".gov.cn")]


def test_what_could_not_be_read_is_said(demo_corpus: Path, ledger: list[dict[str, Any]]) -> None:
    problems = {url.split("://")[1] for url in column(demo_corpus, "select url from problems")}
    for entry in ledger:
        if not entry["readable"]:
            assert problems & {url.split("://")[1] for url in entry["urls"]}, entry["urls"]


@pytest.mark.long
def test_a_second_crawl_changes_nothing(base: str, demo_corpus: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "twice.db"
    shutil.copy(demo_corpus, corpus)
    done = scrapy(*command("chuanhui", base, corpus))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "reports" in done.stdout
    assert content(corpus) == content(demo_corpus)


@pytest.mark.long
def test_killed_and_run_again_is_the_same_corpus(base: str, demo_corpus: Path, tmp_path: Path) -> None:
    """Without JOBDIR: it starts at the front page again. test_robustness.py tests it on a small
    portal.
    """
    path = tmp_path / "killed.db"
    for seconds in (1.5, 3.0, 4.5):
        arguments = [sys.executable, "-m", "scrapy", *command("luoyang", base, path)]
        process = subprocess.Popen(
            arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for each in ("luoyang", "chuanhui"):
        assert scrapy(*command(each, base, path)).returncode == 0
    assert content(path) == content(demo_corpus)


KILLS = 20


@pytest.mark.long
@pytest.mark.timeout(1_800)
def test_killed_twenty_times_and_resumed_is_the_same_corpus(demo_corpus: Path, tmp_path: Path) -> None:
    """kill -9 at random moments, each time continued with JOBDIR; few pages are requested twice."""
    path, rng, kills = tmp_path / "killed.db", Random(20), 0
    with serve(build(2024)) as portal:
        job = ("-s", f"JOBDIR={tmp_path / 'job'}", "-s", "JOBDIR_EVERY=0.3")
        arguments = [sys.executable, "-m", "scrapy", *command("luoyang", portal.base, path), *job]
        while True:
            process = subprocess.Popen(
                arguments,
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
            before = portal.visits.total()
            # The moments are anywhere between its first request and the end of the crawl.
            patience = rng.random() * 80
            while process.poll() is None and (kills == KILLS or portal.visits.total() <= before + patience):
                time.sleep(0.02)
            if process.poll() is not None:
                break
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            kills += 1
        assert process.returncode == 0, process.communicate()[1]
        asked = portal.visits.total()
        assert scrapy(*command("chuanhui", portal.base, path)).returncode == 0
    print(f"{kills} kills, {asked} requests")
    assert kills == KILLS
    assert content(path) == content(demo_corpus)
    pages = "select distinct url || role || reason from captures order by 1"
    assert column(path, pages) == column(demo_corpus, pages)
    whole = column(demo_corpus, "select count(*) from captures where portal = 'luoyang'")[0]
    assert asked <= whole + KILLS * 60 + 100  # robots.txt of its hosts, and unfinished requests


def test_interrupted_is_broken_and_in_order(tmp_path: Path) -> None:
    """Ctrl-C in a terminal, which sends it to the workers, too."""
    path = tmp_path / "interrupted.db"
    with (
        portal(pages(), latency=0.2) as local,
        subprocess.Popen(
            [*crawl_command(local.base, path), "-s", "PARSE_PROCESSES=2"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process,
    ):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (path.exists() and _captures(path)):
            time.sleep(0.1)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=300)
    assert process.returncode == 1
    assert "it was interrupted (shutdown)" in errors
    assert "Traceback" not in errors
    assert column(path, "select outcome from crawls") == ["broken"]


def _captures(corpus: Path) -> bool:
    try:
        return bool(column(corpus, "select count(*) from captures")[0])
    except sqlite3.OperationalError:  # not created yet
        return False


@pytest.mark.long  # test_archive.py and test_no_room.py fill a disk in the short run
def test_a_full_disk_ends_the_crawl(base: str, demo_corpus: Path, tmp_path: Path) -> None:
    """The crawl ends at once with one line; once there is room, the corpus gets complete."""
    path = tmp_path / "full.db"
    scrapy_crawl = [sys.executable, "-m", "scrapy", *command("chuanhui", base, path)]
    full = subprocess.run(
        ["bash", "-c", 'ulimit -f 1500; exec "$@"', "bash", *scrapy_crawl],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert full.returncode == 1
    assert "can't be written to" in full.stderr
    assert "Traceback" not in full.stderr
    whole = "select issuer_name || year from reports where issuer_name like '川汇区%' order by 1"
    assert 0 < len(column(path, whole)) < len(column(demo_corpus, whole))
    assert scrapy(*command("chuanhui", base, path)).returncode == 0
    assert column(path, whole) == column(demo_corpus, whole)
    # Copies are found by comparing all texts of a year, and there are fewer texts here.
    here = {line for line in content(path) if "copied" not in line}
    assert here <= set(content(demo_corpus))


@pytest.mark.long
def test_a_district_alone(base: str, ledger: list[dict[str, Any]], tmp_path: Path) -> None:
    done = scrapy(*command("mengjin", base, tmp_path / "m.db"))
    assert done.returncode == 0, done.stderr
    found = set(column(tmp_path / "m.db", "select issuer_name || year from reports"))
    here = {f"{e['issuer']}{e['year']}" for e in ledger if "mengjin" in e["portals"] and e["readable"]}
    assert found == here


@pytest.mark.long
@pytest.mark.browser
@needs_chromium
def test_a_browser_sees_every_report(demo_corpus: Path, ledger: list[dict[str, Any]]) -> None:
    """A person's clicks: the list, one report, its requests, with the numbers of the ledger."""
    from playwright.sync_api import expect, sync_playwright

    readable = [entry for entry in ledger if entry["readable"]]
    entry = next(e for e in readable if e["issuer"] == "洛阳市财政局" and e["form"] == "2021")
    with served(demo_corpus) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}/corpus/reports")
        expect(page.locator("h3").first).to_contain_text(f"{len(readable)} rows")
        page.goto(f"{address}/corpus/reports?issuer_name={entry['issuer']}&year={entry['year']}")
        page.locator("td.col-id a").first.click()
        expect(page.locator("td.col-title")).to_contain_text(entry["title"])
        page.locator("li", has_text="依申请公开 requests").locator("a").click()
        for outcome, label in (("new", "本年新收政府信息公开申请数量"), ("total", "总计")):
            row = page.locator("table.rows-and-columns tbody tr", has_text=label).first
            for column in ("natural_person", "company", "total"):
                value = entry["figures"][f"requests.{outcome}.{column}"]
                shown = "" if value is None else f"{value:,}".replace(",", "")
                expect(row.locator(f"td.col-{column}")).to_have_text(shown)
        browser.close()
