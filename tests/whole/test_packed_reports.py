"""An archive file on a portal: every report in it is stored, with an address of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import unquote

from tests.parsers.test_archive import rar5, zipped
from tests.whole.local_portal import Pages, crawl, links, portal, report_page


def test_all_reports_of_archives_are_kept_and_what_is_damaged_is_named(tmp_path: Path) -> None:
    title = "西工区各部门2023年政府信息公开工作年度报告"
    pages: Pages = {
        "/": links((title, "/all.zip"), (f"{title}（二）", "/p.html")),
        "/all.zip": zipped(
            {
                "科室/财政局.html": report_page("西工区财政局", seed=1),
                "科室/教体局.html": report_page("西工区教体局", seed=2),
                "科室/民政局2022.html": report_page("西工区民政局", 2022, seed=3),
                "说明.txt": b"x",
            },
            "gbk",
        ),
        "/p.html": f"<html><body><h1>{title}</h1><a href='/b.rar'>附件.rar</a></body></html>",
        "/b.rar": rar5({"卫健委.html": report_page("西工区卫健委", seed=4), "坏.pdf": b"%PDF-1.4 "}),
    }
    corpus = tmp_path / "c.db"
    with portal(pages) as local:
        done = crawl(local.base, corpus)
    assert done.returncode == 0, done.stderr
    with sqlite3.connect(corpus) as database:
        found = database.execute("select issuer_name, year, url from reports").fetchall()
        problems = database.execute("select url from problems").fetchall()
    at = {name: (year, unquote(url).removeprefix(local.base)) for name, year, url in found}
    assert at == {
        "西工区财政局": (2023, "/all.zip#科室/财政局.html"),
        "西工区教体局": (2023, "/all.zip#科室/教体局.html"),
        "西工区民政局": (2022, "/all.zip#科室/民政局2022.html"),
        "西工区卫健委": (2023, "/b.rar#卫健委.html"),
    }
    assert [unquote(url).removeprefix(local.base) for (url,) in problems] == ["/b.rar#坏.pdf"]
