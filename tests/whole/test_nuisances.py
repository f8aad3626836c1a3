"""Nuisances that a crawler must cope with, each tested by a real crawl of a real server.

Most are on one portal (nuisance_portal.py) that is crawled once. This list names their tests by
function, with the nuisance's name in brackets.

Transport
    HTTPS broken where HTTP works, and the reverse    test_the_other_scheme
    old TLS                                           test_robustness: test_old_tls_for_the_hosts_that_are_named
    gzip unasked, untold, broken, cut off             test_robustness: test_every_report_behind_a_fault_is_read, …
    a redirect to itself that sets a cookie           test_redirect: test_a_page_that_redirects_to_itself_with_a_cookie
    bare IPs and ports                                test_read[a bare IP and a port]
    www. and the bare host, both live                 test_read, test_one_page_under_both_names_is_asked_for_once
    bursts answered with 200 and the wrong page       test_robustness: test_every_report_behind_a_fault_is_read
    a home page that works and columns that answer 403    test_blocked[a column that answers 403 …]
Blocked pages
    加速乐, 知道创宇, 瑞数, 阿里云, 网宿, WZWS           test_blocked, test_no_guard_is_asked_twice
Lists
    past the end: stubs, or the last page again       test_read[pages past the end that …]
    no anchors in the HTML                            test_said[no anchors …]; in Chromium: test_browser_pages
    JSONP                                             test_content_systems[henan]
    a header row first                                test_read[a header row first]
    dates: over lines, epoch milliseconds, 年月日      test_read[a date …], test_dates_on_pages
    link text cut short, the full title in @title     test_read[link text cut short …]
    external links mixed in                           test_foreign_hosts_are_never_asked
    a leaf column per organ and year                  test_read[a leaf column …]
    columns that are redirects, iframes or frames     test_read[a column …]
Identity
    the path does not tell the organ                  test_read[a path of another organ]
    publication date, URL date and year differ        test_read[publication date …]
    titles of every wording, over two lines, missing  test_read[a title …]
    organs renamed and merged                         test_read[孟津县, …], test_what_became_of_an_organ
    placeholders, counters, font widgets              test_read[a placeholder …, counters …]
    copies on junk domains                            test_foreign_hosts_are_never_asked
Look-alikes
    政府工作报告 … news about it                        test_lookalikes
Content
    tables from Word, digits split over runs          test_read[tables pasted …, digits split …]
    tables without text, long JPGs                    test_a_long_picture_is_read (long), test_said[tables without text …]
    PDF beside HTML with other figures                test_read, test_copies_that_differ_are_said
    a, iframe, embed, object, onclick, script text,
    viewer.html?file=, window.open                    test_read[an attachment in …]
    attachments without extension, GBK names,
    GBK percent-encoding, on another host             test_read, test_names_of_files, test_said[an attachment on …]
    an HTML error page under a .pdf name              test_said[an HTML error page …]
    gb2312 in a meta, a silent header; a BOM          test_read[meta charset …, a BOM]
    prose that repeats, adds or contradicts           test_read[prose …]
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from crawler.outcome import PARTIAL
from nianbao_demo.render import PICTURES
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from spiders.pages.others import is_another
from tests.whole.local_portal import Pages, crawl, links, portal, report_page, scrapy
from tests.whole.nuisance_portal import ALIKE, DEPARTMENT, GUARDS, STORE, Nuisances, at, build, forbidden_hosts
from tests.whole.test_robustness import old_tls

made = cache(build)
"""The portal; cached, as all tests and their collection use the same one."""
pytestmark = pytest.mark.xdist_group("nuisances")


@dataclass
class Crawled:
    """The corpus, the requests to the server, and the output of the crawl."""

    corpus: Path
    requested: Counter[str]
    printed: str
    portal: Nuisances

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.corpus)) as db:
            return [tuple(row) for row in db.execute(sql, values)]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    corpus = tmp_path_factory.mktemp("nuisances") / "c.db"
    facts = {
        "url": at("/"),
        "title": "洛阳市人民政府",
        "division": "410300",
        "hosts": f"{GUARDS},{DEPARTMENT}",
        "files": STORE,
    }
    with portal(made().pages) as local:
        settings = {
            "MIRROR": local.base,
            "CORPUS": corpus,
            "BLOCKS_IN_A_ROW": 0,
            "BROWSER_PAGES": 0,
            "PARSE_PROCESSES": 0,
        }
        done = scrapy(
            "crawl",
            "portal",
            *(part for name, value in facts.items() for part in ("-a", f"{name}={value}")),
            *(part for name, value in settings.items() for part in ("-s", f"{name}={value}")),
        )
        requested = Counter(local.requested)
    assert done.returncode == PARTIAL, done.stderr  # columns that are refused, or that only a browser could fill
    assert "Traceback" not in done.stderr
    return Crawled(corpus, requested, " ".join(done.stdout.replace("│", " ").split()), made())


@pytest.mark.parametrize("nuisance", made().reports)
def test_read(crawled: Crawled, nuisance: str) -> None:
    """The report is found once, with issuer, year, date of publication and every figure."""
    report = made().reports[nuisance]
    found = crawled.rows(
        "select id, published_on from reports where issuer_name = ? and year = ?", report.issuer, report.year
    )
    assert len(found) == 1
    ((key, published_on),) = found
    assert published_on == str(report.published_on)
    figures: dict[str, float | None] = dict(crawled.rows("select key, value from figures where report_id = ?", key))
    assert figures == {
        key: None if figure.value is None else float(figure.value) for key, figure in report.figures.items()
    }


def test_nothing_else_is_a_report(crawled: Crawled) -> None:
    published = {(report.issuer, report.year) for report in made().reports.values()}
    assert set(crawled.rows("select issuer_name, year from reports")) == published


@pytest.mark.parametrize("nuisance", made().blocked)
def test_blocked(crawled: Crawled, nuisance: str) -> None:
    url, words = made().blocked[nuisance]
    ((role, reason),) = crawled.rows("select role, reason from captures where url = ?", url)
    assert role == "blocked"
    assert words in str(reason)
    assert crawled.rows("select message from problems where url = ?", url) == [(reason,)]


def test_no_guard_is_asked_twice(crawled: Crawled) -> None:
    """The crawler doesn't do what the firewall's scripts ask for."""
    for url, _ in made().blocked.values():
        assert crawled.requested[f"/{url.partition('://')[2]}"] == 1


@pytest.mark.parametrize("nuisance", made().lookalikes)
def test_lookalikes(crawled: Crawled, nuisance: str) -> None:
    url = made().lookalikes[nuisance]
    roles = crawled.rows("select role from captures where url = ?", url)
    if is_another(ALIKE[nuisance]):  # the list says so
        assert roles == []
    else:
        assert roles == [("lookalike",)]
    assert not crawled.rows("select 1 from report_documents where url = ?", url)


@pytest.mark.parametrize("nuisance", made().problems)
def test_said(crawled: Crawled, nuisance: str) -> None:
    """What can't be read is among the problems, in words."""
    url, words = made().problems[nuisance]
    ((message,),) = crawled.rows("select message from problems where url = ?", url)
    assert words in str(message)
    for role, reason in crawled.rows("select role, reason from captures where url = ?", url):
        assert role in {"attachment", "column"} or words in str(reason)


def test_foreign_hosts_are_never_asked(crawled: Crawled) -> None:
    hosts = {path.split("/")[1] for path in crawled.requested}
    assert not hosts & set(forbidden_hosts())


def test_one_page_under_both_names_is_asked_for_once(crawled: Crawled) -> None:
    asked = [path for path in crawled.requested.elements() if path.endswith("n.gov.cn/nb/both.html")]
    assert len(asked) == 1


def test_what_became_of_an_organ(crawled: Crawled) -> None:
    """A report belongs to the place for which it was made; the place records its successor."""
    became: dict[str, str] = dict(
        crawled.rows(
            "select distinct d.name, n.name from reports r join issuers i on i.id = r.issuer_id"
            " join divisions d on d.code = i.division join divisions n on n.code = d.became"
        )
    )
    assert became == {"孟津县": "孟津区", "吉利区": "孟津区", "偃师市": "偃师区"}


def test_copies_that_differ_are_said(crawled: Crawled) -> None:
    """The page's figures are the report's; the PDF's are stored next to them."""
    issuer = made().reports["PDF beside HTML with other figures"].issuer
    copies = crawled.rows(
        "select chosen, d.agrees, d.url, differs from report_documents d"
        " join reports r on r.id = report_id where r.issuer_name = ? order by chosen desc",
        issuer,
    )
    (page, file) = copies
    assert str(page[2]).endswith("/nb/beside.html")
    assert (file[0], file[1], str(file[2])) == (0, 0, at("/file/beside.pdf"))
    assert len(json.loads(str(file[3]))) > 10


@pytest.mark.parametrize("nuisance", made().names)
def test_names_of_files(crawled: Crawled, nuisance: str) -> None:
    url, name = made().names[nuisance]
    ((told,),) = crawled.rows("select hints from captures where url = ?", url)
    assert json.loads(str(told))["name"] == name


def test_the_summary_says_what_was_not_asked_for(crawled: Crawled) -> None:
    assert "reports and files that were not asked for, see the table problems: " in crawled.printed


# Nuisances that need servers of their own

TITLE = "西工区财政局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize("works", ["http", "https"])
def test_the_other_scheme(tmp_path: Path, works: str) -> None:
    """The portal is declared with the scheme that doesn't work: its host is read by the other one."""
    pages: Pages = {"/": links((TITLE, "/1.html")), "/1.html": report_page()}
    tls = old_tls(tmp_path) if works == "https" else None
    with portal(pages, tls=tls) as local:
        declared = local.base.replace(works, {"http": "https", "https": "http"}[works], 1)
        done = crawl(declared, tmp_path / "c.db", "-s", "OLD_TLS_HOSTS=127.0.0.1")
    assert done.returncode == 0, done.stdout
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        assert db.execute("select count(*) from reports").fetchall() == [(1,)]


def test_dates_on_pages(tmp_path: Path) -> None:
    """In a line of the page, split, in Chinese, and only in the page's metadata."""
    page = report_page().decode()
    printed = {
        "/1.html": "<p>发布时间：\n2024\n-01-\n20 09:10</p>",
        "/2.html": "<p>发布日期：2024年01月20日</p>",
        "/3.html": "<p>时间：2024.1.20</p>",
    }
    names = dict(zip(printed, ("甲局", "乙局", "丙局"), strict=True))
    pages: Pages = {
        "/": links(*((TITLE.replace("财政局", name), at) for at, name in names.items())),
        **{
            at: _undated(page).replace("财政局", names[at]).replace("<h1>", f"{line}<h1>")
            for at, line in printed.items()
        },
    }
    with portal(pages) as local:
        assert crawl(local.base, tmp_path / "c.db").returncode == 0
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        found = db.execute("select issuer_name, published_on from reports").fetchall()
    assert sorted(found) == sorted((f"西工区{name}", "2024-01-20") for name in names.values())


def _undated(page: str) -> str:
    page = re.sub(r'<div class="info">.*?</div>|<meta name="PubDate"[^>]*>', "", page)
    return re.sub(r"<h1>.*?</h1>|<p align=.center.><b>.*?</p>", "", page).replace("<body>", f"<body><h1>{TITLE}</h1>")


@pytest.mark.long
def test_a_long_picture_is_read(tmp_path: Path) -> None:
    """A page whose report is one picture; the site's emblem is not part of it."""
    report = random_report(Random(1), FORMS["2021"], issuer="西工区财政局", year=2023)
    shown = '<img src="/images/logo.png"><p><img src="/upload/20240120/1.jpg"></p>'
    pages: Pages = {
        "/": links((TITLE, "/1.html")),
        "/1.html": f"<html><body><h1>{TITLE}</h1>{shown}</body></html>",
        "/upload/20240120/1.jpg": PICTURES["scan_picture"](report, Random(1)),
    }
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db")
    assert done.returncode == 0, done.stdout
    assert "/images/logo.png" not in local.requested
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        figures = dict(db.execute("select key, value from figures"))
    wrong = [
        key
        for key, figure in report.figures.items()
        if figures[key] not in {None, figure.value and float(figure.value)}
    ]
    assert not wrong
    assert sum(value is not None for value in figures.values()) > 150
