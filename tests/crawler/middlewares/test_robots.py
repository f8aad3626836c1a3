"""What robots.txt asks for beyond the pages that it forbids."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.whole.local_portal import Pages, crawl, links, portal, report_page

TITLE = "西工区财政局2023年政府信息公开工作年度报告"
PORTAL: Pages = {"/": links((TITLE, "/1.html")), "/1.html": report_page()}


@pytest.mark.parametrize("status", [500, 503])
def test_an_error_forbids_everything(status: int, tmp_path: Path) -> None:
    with portal({**PORTAL, "/robots.txt": status}) as local:
        done = crawl(local.base, tmp_path / "c.db")
    assert set(local.requested) == {"/robots.txt"}
    assert done.returncode == 1
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        assert [said for (said,) in db.execute("select message from problems") if f"status {status}" in said]


def test_where_there_is_none_everything_is_allowed(tmp_path: Path) -> None:
    with portal({**PORTAL, "/robots.txt": 404}) as local:
        assert crawl(local.base, tmp_path / "c.db").returncode == 0


def test_its_delay_is_kept(tmp_path: Path) -> None:
    with portal({**PORTAL, "/robots.txt": "User-agent: *\nCrawl-delay: 1.5\n"}) as local:
        assert crawl(local.base, tmp_path / "c.db").returncode == 0
    times = [at for path, at in zip(local.requested, local.times, strict=True) if path != "/robots.txt"]
    assert times[1] - times[0] > 0.7  # Scrapy varies a delay by half
