"""Reports in several parts: an article over several pages, and pages of paper as pictures."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from nianbao_demo.render.scan import Scanner, scanned
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from tests.whole.local_portal import Answer, Pages, crawl, links, portal, report_page

ISSUER = "西工区财政局"
TITLE = f"{ISSUER}2023年政府信息公开工作年度报告"


def found(pages: Pages, tmp_path: Path) -> tuple[list[tuple[str, int, int]], list[str]]:
    """Issuer, year and number of figures of the reports, and the messages of problems."""
    with portal(pages) as local:
        crawl(local.base, tmp_path / "c.db")
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        reports = db.execute("select issuer_name, year, figures from reports").fetchall()
        return [tuple(row) for row in reports], [said for (said,) in db.execute("select message from problems")]


def cut(pager: Sequence[str]) -> list[str]:
    """A report's page in two, each with all that is around the article, and with its pager."""
    whole = report_page(ISSUER).decode()
    at = whole.index("<table", whole.index("<table") + 1)
    at = whole.rindex("<p", 0, at)
    body = whole.index("<body>") + len("<body>")
    end = whole.index("</body>")
    first = f"{whole[:body]}<div class='top'>首页</div><div id='zoom'>{whole[body:at]}</div>{pager[0]}{whole[end:]}"
    second = f"{whole[:body]}<div class='top'>首页</div><div id='zoom'>{whole[at:end]}</div>{pager[1]}{whole[end:]}"
    return [first, second]


PAGERS = {
    "links": ('<a href="t1_27.html">1</a><a href="t1_27_1.html">2</a><a href="t1_27_1.html">下一页</a>',) * 2,
    "a script": ('<script>createPageHTML(2, 0, "t1_27", "html");</script>',) * 2,
}


@pytest.mark.parametrize("pager", PAGERS)
def test_an_article_over_two_pages(pager: str, tmp_path: Path) -> None:
    first, second = cut(PAGERS[pager])
    pages: Pages = {
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": links((TITLE, "/nb/t1_27.html")),
        "/nb/t1_27.html": first,
        "/nb/t1_27_1.html": second,
    }
    assert found(pages, tmp_path) == ([(ISSUER, 2023, 200)], [])


def test_a_part_that_is_not_there_is_said(tmp_path: Path) -> None:
    pages: Pages = {
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": links((TITLE, "/nb/t1_27.html")),
        "/nb/t1_27.html": cut(PAGERS["links"])[0],
    }
    reports, problems = found(pages, tmp_path)
    assert reports == []
    assert ["one could not be had" in said for said in problems] == [True]


def pictures() -> list[bytes]:
    rng = Random(3)
    report = random_report(rng, FORMS["2021"], issuer=ISSUER, year=2023)
    made = []
    for each in scanned(report, Scanner(rng)):
        out = BytesIO()
        each.convert("RGB").save(out, "JPEG", quality=90)
        made.append(out.getvalue())
    return made


WAYS = {
    "in the page": '<p><img src="/u/{n}.jpg"></p>',
    "behind links": '<p><a href="/u/{n}.jpg">第{n}页</a></p>',
    "in a viewer": '<iframe src="/viewer.html?img=/u/{n}.jpg"></iframe>',
    "as objects": '<embed src="/u/{n}.jpg">',
}


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
def test_a_report_in_several_pictures(way: str, tmp_path: Path) -> None:
    made = pictures()
    assert len(made) > 1
    shown = "".join(WAYS[way].format(n=n) for n in range(1, len(made) + 1))
    jpeg = (("Content-Type", "image/jpeg"),)
    pages: Pages = {
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": links((TITLE, "/nb/1.html")),
        "/nb/1.html": f"<html><body><h1>{TITLE}</h1>{shown}</body></html>",
        **{f"/u/{n}.jpg": Answer(each, headers=jpeg) for n, each in enumerate(made, 1)},
    }
    ((issuer, year, figures),), _ = found(pages, tmp_path)
    assert (issuer, year) == (ISSUER, 2023)
    assert figures > 150
