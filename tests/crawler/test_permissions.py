"""Corpus, archive, lock and job folder are readable by their owner alone, unless told otherwise."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.whole.archive_world import nianbao
from tests.whole.local_portal import Pages, crawl, links, portal, report_page

_PAGES: Pages = {
    "/": links(("政府信息公开年报", "/nb/")),
    "/nb/": links(("西工区财政局2023年政府信息公开工作年度报告", "/1.html"), ("x", "/2.html")),
    "/1.html": report_page(),
}


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """The umask of most machines, which lets others read."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def _open_to_others(folder: Path) -> list[str]:
    """Files and folders in it that others may read, unless one above them is closed."""
    found = []
    for path in folder.iterdir():
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            found += [path.name, *(_open_to_others(path) if path.is_dir() else ())]
    return sorted(found)


def _crawled(tmp_path: Path, *more: str) -> None:
    """Crawls, is paused, and leaves its lock, its log and its state."""
    with portal(_PAGES) as local:
        job = ("-s", f"JOBDIR={tmp_path / 'job'}", "-s", "REQUESTS_PER_RUN=3")
        crawl(local.base, tmp_path / "c.db", *job, *more)
    there = {each.name for each in tmp_path.rglob("*")}
    assert there >= {"c.db", "c.db.lock", "c-archive", "job", "crawl.json"}


@pytest.mark.slow
def test_nobody_else_reads_what_is_made(tmp_path: Path) -> None:
    _crawled(tmp_path)
    assert _open_to_others(tmp_path) == []
    at = ("--corpus", str(tmp_path / "c.db"))
    assert nianbao("rebuild", *at, "-j", "0").returncode == 0
    new = ("--corpus", str(tmp_path / "new.db"), "--archive", str(tmp_path / "c-archive"))
    assert nianbao("rebuild", *new, "-j", "0").returncode == 0
    assert _open_to_others(tmp_path) == []
    out = tmp_path / "out"
    assert nianbao("export", *at, "--format", "csv", str(out)).returncode == 0
    assert "out" in _open_to_others(tmp_path)  # an export is made to be passed on


def test_others_read_it_if_they_are_to(tmp_path: Path) -> None:
    _crawled(tmp_path, "-s", "SHARED=1")
    assert {"c.db", "c.db.lock", "c-archive", "job", "crawl.json"} <= set(_open_to_others(tmp_path))
    new = ("--corpus", str(tmp_path / "new.db"), "--archive", str(tmp_path / "c-archive"), "--shared")
    assert nianbao("rebuild", *new, "-j", "0").returncode == 0
    assert {"new.db", "new.db.lock"} <= set(_open_to_others(tmp_path))


def test_what_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    _crawled(tmp_path)
    (tmp_path / "c.db").chmod(0o640)
    (tmp_path / "c-archive").chmod(0o750)
    _crawled(tmp_path)
    assert nianbao("rebuild", "--corpus", str(tmp_path / "c.db"), "-j", "0").returncode == 0
    assert (tmp_path / "c.db").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "c-archive").stat().st_mode & 0o777 == 0o750
