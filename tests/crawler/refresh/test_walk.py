"""The requests of a refresh to a small portal, day by day, and what follows from the answers."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from tests.whole.local_portal import Answer, LocalPortal, Pages, links, portal, report_page, scrapy
from tests.whole.local_portal import crawl_command as command

pytestmark = pytest.mark.slow

FRONT = links(("政府信息公开年报", "/nb/"))
A, B, C = (report_page(f"西工区{name}局", 2023, seed) for seed, name in enumerate("甲乙丙"))
TITLES = {name: f"西工区{name}局2023年政府信息公开工作年度报告" for name in "甲乙丙"}
GONE = "SELECT url FROM report_documents WHERE withdrawn_at IS NOT NULL"
FIRST, NEXT = "2026-02-10T02:00Z", "2026-02-11T02:00Z"


def column(*named: tuple[str, str], more: str = "") -> str:
    entries = "".join(f'<li><a href="{to}">{TITLES[name]}</a></li>' for name, to in named)
    return f"<html><body><h1>政府信息公开年报</h1><ul>{entries}</ul>{more}</body></html>"


BOTH = column(("甲", "/a.html"), ("乙", "/b.html"))


def confirmed(body: str) -> Any:
    """A page that its server can confirm by 304."""

    def answer(_: int, headers: Message) -> Answer:
        if headers.get("If-None-Match") == '"1"':
            return Answer(status=304, headers=(("ETag", '"1"'),))
        return Answer(body.encode(), headers=(("ETag", '"1"'),))

    return answer


def visit(corpus: Path, pages: Pages, base: int, now: str, *more: str) -> tuple[LocalPortal, str]:
    """Crawls or refreshes the same address; returns the portal with its requests, and the output."""
    with portal(pages, port=base) as site:
        ended = scrapy(*command(site.base, corpus, *more)[3:], NIANBAO_NOW=now)
        assert "Traceback" not in ended.stderr
        return site, ended.stderr


def again(corpus: Path, pages: Pages, first: LocalPortal, now: str = NEXT, *more: str) -> list[str]:
    site, _ = visit(corpus, pages, first.port, now, "-s", "REFRESH=True", *more)
    return sorted(set(site.requested) - {"/robots.txt"})


def rows(corpus: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(corpus)) as db:
        return db.execute(sql).fetchall()


def first_crawl(corpus: Path, pages: Pages) -> LocalPortal:
    site, _ = visit(corpus, pages, 0, FIRST)
    return site


def test_a_day_later_only_the_list_is_asked_and_it_is_not_sent_again(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": confirmed(BOTH), "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    before = rows(corpus, "SELECT * FROM reports")
    assert again(corpus, pages, site) == ["/nb/"]
    assert rows(corpus, "SELECT status FROM captures ORDER BY fetched_at DESC LIMIT 1") == [(304,)]
    assert rows(corpus, "SELECT * FROM reports") == before
    assert rows(corpus, "SELECT outcome FROM crawls") == [("done",), ("done",)]
    # The body of a page that was answered by 304 is available all the same.
    held = "SELECT count(*) FROM captures c JOIN archive_records a ON a.id = c.archive WHERE a.sha256 = c.document"
    assert rows(corpus, held) == rows(corpus, "SELECT count(*) FROM captures")


def test_a_report_that_a_changed_list_names_no_more_is_looked_at_at_once(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": BOTH, "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    without = column(("甲", "/a.html"), ("丙", "/c.html"))
    later: Pages = {"/": FRONT, "/nb/": without, "/a.html": A, "/c.html": C}
    assert again(corpus, later, site) == ["/b.html", "/c.html", "/nb/"]
    assert [url.rsplit("/", 1)[1] for (url,) in rows(corpus, GONE)] == ["b.html"]
    assert rows(corpus, "SELECT count(*) FROM reports") == [(3,)]


def test_a_list_that_fails_makes_no_report_withdrawn(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": BOTH, "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    assert again(corpus, {**pages, "/nb/": 500}, site) == ["/nb/"]
    assert rows(corpus, GONE) == []


def leads(to: str) -> Answer:
    return Answer(status=302, headers=(("Location", to),))


@pytest.mark.parametrize("to", ["/gone.html", *(pytest.param(each, marks=pytest.mark.long) for each in ("/", "/nb/"))])
def test_a_report_whose_address_leads_to_where_none_is_is_withdrawn(tmp_path: Path, to: str) -> None:
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": BOTH, "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    later: Pages = {**pages, "/nb/": BOTH.replace("</ul>", "</ul><p>.</p>"), "/b.html": leads(to)}
    again(corpus, later, site, "2026-05-01T02:00Z")
    assert [url.rsplit("/", 1)[1] for (url,) in rows(corpus, GONE)] == ["b.html"]
    told = "SELECT status, role, document FROM captures WHERE url LIKE '%/b.html' ORDER BY fetched_at DESC LIMIT 1"
    assert rows(corpus, told) == [(302, "other", None)]
    held = "SELECT a.url, a.status FROM captures c JOIN archive_records a ON a.id = c.archive WHERE c.status = 302"
    assert rows(corpus, held) == [(f"{site.base}/b.html", 302)]

    again(corpus, pages, site, "2026-09-01T02:00Z")
    assert rows(corpus, GONE) == []


def test_a_portal_under_repair_makes_no_report_withdrawn(tmp_path: Path) -> None:
    """And reports that no list names any more are requested again nevertheless."""
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": BOTH, "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    repair = "<html><head><title>升级</title></head><body><p>网站升级改造中，敬请谅解。</p></body></html>"
    without = column(("甲", "/a.html"))
    later: Pages = {**pages, "/nb/": without, "/b.html": leads("/wh.html"), "/wh.html": repair}
    assert "/b.html" in again(corpus, later, site, "2026-05-01T02:00Z")
    assert rows(corpus, GONE) == []
    later = {**later, "/b.html": 500}
    assert "/b.html" in again(corpus, later, site, "2026-09-01T02:00Z")
    assert rows(corpus, GONE) == []
    later = {**later, "/b.html": 404}
    assert "/b.html" in again(corpus, later, site, "2027-02-01T02:00Z")
    assert [url.rsplit("/", 1)[1] for (url,) in rows(corpus, GONE)] == ["b.html"]


def test_a_report_whose_address_leads_to_its_new_one_has_moved(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": BOTH, "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    moved = column(("甲", "/a.html"), ("乙", "/new/b.html"))
    later: Pages = {**pages, "/nb/": moved, "/b.html": leads("/new/b.html"), "/new/b.html": B}
    again(corpus, later, site)
    found = rows(corpus, "SELECT url, moved_from FROM reports WHERE moved_from IS NOT NULL")
    assert found == [(f"{site.base}/new/b.html", f"{site.base}/b.html")]


def test_further_pages_are_asked_for_where_the_first_changed(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    more = '<a href="/nb/index_2.html">下一页</a>'
    pages: Pages = {
        "/": FRONT,
        "/nb/": column(("甲", "/a.html"), more=more),
        "/nb/index_2.html": column(("乙", "/b.html")),
        "/a.html": A,
        "/b.html": B,
        "/c.html": C,
    }
    site = first_crawl(corpus, pages)
    assert again(corpus, pages, site) == ["/nb/"]
    later: Pages = {
        **pages,
        "/nb/": column(("丙", "/c.html"), more=more),
        "/nb/index_2.html": column(("甲", "/a.html"), ("乙", "/b.html")),
    }
    found = again(corpus, later, site, "2026-02-12T02:00Z")
    assert found == ["/c.html", "/nb/", "/nb/index_2.html"]


@pytest.mark.long
def test_what_was_crawled_without_an_archive_is_fetched_again(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": BOTH, "/a.html": A, "/b.html": B}
    site, _ = visit(corpus, pages, 0, FIRST, "-s", "ARCHIVE=")
    assert again(corpus, pages, site, NEXT, "-s", "ARCHIVE=") == ["/", "/a.html", "/b.html", "/nb/"]


@pytest.mark.long
def test_a_page_keeps_its_own_validators_where_another_has_the_same_bytes(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    front = links(("政府信息公开年报", "/nb/"), ("信息公开年报", "/zf/"))
    pages: Pages = {"/": front, "/nb/": BOTH, "/zf/": confirmed(BOTH), "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    for day in (NEXT, "2026-02-12T02:00Z"):
        assert again(corpus, pages, site, day) == ["/nb/", "/zf/"]
    seen = "SELECT status FROM captures WHERE url LIKE '%/zf/' ORDER BY fetched_at"
    assert rows(corpus, seen) == [(200,), (304,), (304,)]


FRAME = (
    "<html><head><title>{title}-西工区人民政府</title></head><body><div class='header'><a href='/'>首页</a></div>"
    "<div class='crumb'>当前位置：<a href='/nb/'>政府信息公开年报</a></div><h1>{title}</h1>"
    "<p>发布时间：2024-01-20 来源：西工区 浏览次数：31</p>{body}<p>版权所有：西工区人民政府办公室 豫ICP备12345678号</p></body></html>"
)
EMPTY_LOOKS = [
    "<div id='zoom'></div>",
    "<div id='content'></div><script src='/show.js'></script>",
    "<div id='content'></div><script>$.get('/detail?id=1', function (d) { $('#content').html(d); });</script>",
    "",
    "<div class='nr'>内容为空</div>",
]


@pytest.mark.parametrize(
    "body", [*EMPTY_LOOKS[:2], *(pytest.param(each, marks=pytest.mark.long) for each in EMPTY_LOOKS[2:])]
)
def test_a_page_that_lost_its_content_for_a_day_makes_no_report_withdrawn(tmp_path: Path, body: str) -> None:
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": BOTH, "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    later: Pages = {**pages, "/b.html": FRAME.format(title=TITLES["乙"], body=body)}
    assert "/b.html" in again(corpus, later, site, "2026-05-01T02:00Z")
    assert rows(corpus, GONE) == []
    told = "SELECT role FROM captures WHERE url LIKE '%/b.html' ORDER BY fetched_at DESC LIMIT 1"
    assert rows(corpus, told) == [("broken",)]
    assert [url.rsplit("/", 1)[1] for (url,) in rows(corpus, "SELECT url FROM problems")] == ["b.html"]
    # It is looked at again the next day, not after a month.
    assert again(corpus, pages, site, "2026-05-02T02:00Z")[:1] == ["/b.html"]
    assert rows(corpus, "SELECT url FROM problems") == []
    assert rows(corpus, "SELECT * FROM revisions") == []


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (TITLES["乙"], "<p>该信息已下架。</p>"),
        (TITLES["乙"], "<p>您访问的页面不存在或已删除</p>"),
        ("关于召开座谈会的公告", "<p>经研究，定于本月召开座谈会，现将有关事项公告如下。</p>" * 12),
    ],
)
def test_a_page_that_says_it_or_has_other_content_makes_it_withdrawn(tmp_path: Path, title: str, body: str) -> None:
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": BOTH, "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    again(corpus, {**pages, "/b.html": FRAME.format(title=title, body=body)}, site, "2026-05-01T02:00Z")
    assert [url.rsplit("/", 1)[1] for (url,) in rows(corpus, GONE)] == ["b.html"]


def test_an_interface_that_lost_its_entries_for_a_day_is_named(tmp_path: Path) -> None:
    corpus, script = tmp_path / "c.db", "$.getJSON('/api/list', d => $('#l').html(d.rows.map(r => r.url)))"
    rows_of = [{"title": TITLES[name], "url": f"/{to}.html"} for name, to in (("甲", "a"), ("乙", "b"))]
    pages: Pages = {
        "/": FRONT,
        "/nb/": f"<html><body><h1>政府信息公开年报</h1><ul id='l'></ul><script>{script}</script></body></html>",
        "/api/list": json.dumps({"total": 2, "rows": rows_of}),
        "/a.html": A,
        "/b.html": B,
    }
    site = first_crawl(corpus, pages)
    again(corpus, {**pages, "/api/list": '{"total": 0, "rows": []}'}, site)
    ((outcome, reason),) = rows(corpus, "SELECT outcome, reason FROM crawls ORDER BY started_at DESC LIMIT 1")
    assert (outcome, rows(corpus, GONE)) == ("partial", [])
    assert "/nb/: a list that named 2 reports, which are still there, names none of them today" in reason


def test_a_list_that_lost_its_entries_for_a_day_is_named_and_makes_no_report_withdrawn(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    pages: Pages = {"/": FRONT, "/nb/": BOTH, "/a.html": A, "/b.html": B}
    site = first_crawl(corpus, pages)
    assert again(corpus, {**pages, "/nb/": column()}, site) == ["/a.html", "/b.html", "/nb/"]
    assert rows(corpus, GONE) == []
    ((outcome, reason),) = rows(corpus, "SELECT outcome, reason FROM crawls ORDER BY started_at DESC LIMIT 1")
    assert outcome == "partial"
    assert "/nb/: a list that named 2 reports, which are still there, names none of them today" in reason
    again(corpus, pages, site, "2026-02-12T02:00Z")
    assert rows(corpus, "SELECT outcome FROM crawls ORDER BY started_at DESC LIMIT 1") == [("done",)]
    # Where its reports are gone too, nothing is missing.
    assert again(corpus, {"/": FRONT, "/nb/": column()}, site, "2026-02-13T02:00Z") == ["/a.html", "/b.html", "/nb/"]
    ((reason,),) = rows(corpus, "SELECT reason FROM crawls ORDER BY started_at DESC LIMIT 1")
    assert "none of them" not in reason
    assert len(rows(corpus, GONE)) == 2
