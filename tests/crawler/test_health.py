"""Health after a crawl: differences from the last crawl, as text and as an exit status for cron."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from crawler.health import Figures, findings
from tests.whole.local_portal import Answer, Pages, crawl, links, portal, report_page


def said(counts: dict[str, int], before: dict[str, int] | None = None, **more: int) -> str:
    now = Figures(counts, more.get("columns", 1), more.get("failed", 0), bool(more.get("whole", 1)))
    return " | ".join(f"{'BROKEN ' if each.broken else ''}{each.words}" for each in findings(now, before))


def test_what_is_noticed() -> None:
    assert said({"report": 30, "found": 30, "column": 5}) == ""
    assert said({"report": 30, "found": 30}, {"found": 30}) == ""
    assert said({"found": 29}, {"found": 30}) == "29 reports, where the last good crawl found 30"
    assert said({"found": 26}, {"found": 30}).startswith("BROKEN 26 reports, where")
    assert not said({"found": 2}, {"found": 3}).startswith("BROKEN")
    assert said({"found": 10}, {"found": 30}, whole=0) == ""
    assert "no column" in said({"found": 3}, columns=0)
    assert "25 of 30 pages that looked like" in said({"found": 5, "report": 5, "other": 25})
    assert said({"report": 27, "found": 27, "broken": 2}, failed=2).startswith("4 of 31 pages (13%)")
    assert said({"report": 9, "found": 9, "blocked": 12}, failed=10).startswith("BROKEN 22 of 31")


def test_fewer_than_the_last_good_crawl_is_broken_until_it_is_good_again(tmp_path: Path) -> None:
    titles = [f"西工区{each}局2023年政府信息公开工作年度报告" for each in "甲乙丙丁戊"]

    def pages(n: int) -> Pages:
        listed = links(*((title, f"/nb/{i}.html") for i, title in enumerate(titles[:n])))
        reports = {f"/nb/{i}.html": Answer(report_page()) for i in range(5)}
        return {"/": links(("政府信息公开年报", "/nb/")), "/nb/": listed, **reports}

    now = dict(pages(5))
    with portal(now) as local:
        statuses = []
        for n in (5, 2, 2, 5):
            now.update(pages(n))
            statuses.append(crawl(local.base, tmp_path / "c.db").returncode)
    assert statuses == [0, 1, 1, 0]  # a broken crawl is not what the next one is compared with
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        reasons = [reason for (reason,) in db.execute("select reason from crawls order by id")]
    assert "2 reports, where the last good crawl found 5: was the portal rebuilt?" in reasons[1]
    assert "where the last good crawl" not in reasons[3]
