"""A portal that shows its pages only to who keeps a cookie that a script sets."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from email.message import Message
from pathlib import Path

from tests.whole.local_portal import Answer, Pages, crawl, links, portal, report_page


def _behind(page: str | bytes, script: str, cookie: str) -> Answer:
    gate = f"<html><body><script>{script}location.reload();</script></body></html>"
    body = page.encode() if isinstance(page, str) else page

    def answer(visit: int, headers: Message) -> Answer:
        del visit
        return Answer(body if cookie in (headers["Cookie"] or "") else gate.encode())

    return answer  # type: ignore[return-value]


def _crawled(script: str, cookie: str, folder: Path) -> tuple[int, int, int]:
    """Exit status, number of reports, number of requests."""
    pages: Pages = {
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": _behind(links(("西工区财政局2023年政府信息公开工作年度报告", "/nb/1.html")), script, cookie),
        "/nb/1.html": _behind(report_page(), script, cookie),
    }
    with portal(pages) as local:
        done = crawl(local.base, folder / "c.db", "-s", "BROWSER_PAGES=0")
    with closing(sqlite3.connect(folder / "c.db")) as db:
        ((count,),) = db.execute("select count(*) from reports")
    return done.returncode, count, len(local.requested)


def test_a_cookie_that_is_written_out_is_kept(tmp_path: Path) -> None:
    status, count, asked = _crawled("document.cookie='seen=1; path=/';", "seen=1", tmp_path)
    assert (status, count) == (0, 1)
    assert asked == 5  # robots.txt, the front page, the column twice, the report


def test_one_that_is_worked_out_is_not(tmp_path: Path) -> None:
    status, count, asked = _crawled("document.cookie='k=' + (3 * 5).toString(16);", "k=f", tmp_path)
    assert (status, count) == (1, 0)
    assert asked <= 4
