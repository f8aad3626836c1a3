"""How a crawl ends: done, empty, broken, or not started; each with an exit status and one clear
line.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.whole import commands
from tests.whole.local_portal import Pages, crawl, links, portal, report_page, scrapy


def rows(corpus: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(corpus)) as db:
        return [tuple(row) for row in db.execute(sql)]


def test_done(tmp_path: Path) -> None:
    pages: Pages = {
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": links(
            ("西工区财政局2023年政府信息公开工作年度报告", "/nb/1.html"),
            ("2023年政府工作报告", "/nb/2.html"),
            ("西工区发布2023年政府信息公开工作年度报告", "/nb/3.html"),
        ),
        "/nb/1.html": report_page(),
        "/nb/2.html": "<html><body><h1>2023年政府工作报告</h1><p>各位代表</p></body></html>",
        "/nb/3.html": "<html><body><h1>西工区发布2023年政府信息公开工作年度报告</h1><p>日前</p></body></html>",
    }
    corpus = tmp_path / "c.db"
    with portal(pages) as local:
        done = crawl(local.base, corpus)
    assert done.returncode == 0, done.stderr
    assert "done" in done.stdout
    assert "1 set aside, 1 more not fetched: their titles in the lists say so" in " ".join(done.stdout.split())
    assert "/nb/2.html" not in local.requested
    assert rows(corpus, "select issuer_name, year from reports") == [("西工区财政局", 2023)]
    assert rows(corpus, "select url from captures where role = 'lookalike'") == [(f"{local.base}/nb/3.html",)]
    assert rows(corpus, "select outcome from crawls") == [("done",)]


def test_coverage_names_what_was_not_read(tmp_path: Path) -> None:
    more = '<a href="javascript:void(0)">下一页</a>'
    listed = links(("西工区财政局2023年政府信息公开工作年度报告", "/nb/1.html"))
    pages: Pages = {
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": listed.replace("</body>", f"{more}</body>"),
        "/nb/1.html": report_page(),
    }
    corpus = tmp_path / "c.db"
    with portal(pages) as local:
        assert crawl(local.base, corpus, "-s", "BROWSER=False").returncode == 3
    said = commands.run(commands.nianbao, ["coverage", "--corpus", str(corpus)]).stdout
    assert " ended partial on " in said
    assert f"{local.base}/nb/: the list goes on behind “下一页”, which names no address" in said
    assert said.count(f"{local.base}/nb/") == 1
    rows_ = json.loads(commands.run(commands.nianbao, ["coverage", "--format", "json", "--corpus", str(corpus)]).stdout)
    assert {row["crawl_outcome"] for row in rows_} == {"partial"}


def test_empty(tmp_path: Path) -> None:
    pages: Pages = {
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": "<html><body><h1>政府信息公开年报</h1><ul></ul></body></html>",
    }
    corpus = tmp_path / "c.db"
    with portal(pages) as local:
        done = crawl(local.base, corpus)
    assert done.returncode == 0, done.stderr
    assert rows(corpus, "select outcome from crawls") == [("empty",)]
    assert "there is no report in them" in " ".join(done.stdout.split())


@pytest.mark.parametrize("front", [500, 403, links(("新闻", "/news/"))], ids=["error", "refused", "no column"])
def test_broken(tmp_path: Path, front: str | int) -> None:
    corpus = tmp_path / "c.db"
    with portal({"/": front}) as local:
        done = crawl(local.base, corpus)
    assert done.returncode == 1, done.stderr
    ((outcome, reason),) = rows(corpus, "select outcome, reason from crawls")
    assert outcome == "broken"
    assert reason


def test_fewer_than_expected_is_broken(tmp_path: Path) -> None:
    pages: Pages = {"/": links(("西工区财政局2023年政府信息公开工作年度报告", "/1.html")), "/1.html": report_page()}
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db", "-a", "least=5")
    assert done.returncode == 1
    assert "fewer than the 5 expected" in " ".join(done.stdout.split())


def test_nobody_answers(tmp_path: Path) -> None:
    done = crawl("http://127.0.0.1:9", tmp_path / "c.db")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "no page of the portal could be reached" in done.stdout
    assert rows(tmp_path / "c.db", "select outcome from crawls") == [("broken",)]
    assert rows(tmp_path / "c.db", "select stage from problems") == [("fetch",)]


def test_a_guard_is_recorded_and_left_alone(tmp_path: Path) -> None:
    pages: Pages = {
        "/": links(
            ("西工区财政局2023年政府信息公开工作年度报告", "/1.html"),
            ("西工区教体局2023年政府信息公开工作年度报告", "/2.html"),
        ),
        "/1.html": report_page(),
        "/2.html": "<script>document.cookie='__jsl_clearance=1'</script>",
    }
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db")
    assert done.returncode == 0
    ((message,),) = rows(tmp_path / "c.db", "select message from problems")
    assert "加速乐" in str(message)
    assert local.requested.count("/2.html") == 1


def test_robots_are_obeyed(tmp_path: Path) -> None:
    pages: Pages = {
        "/robots.txt": "User-agent: *\nDisallow: /nb/",
        "/": links(("政府信息公开年报", "/nb/"), ("西工区财政局2023年政府信息公开工作年度报告", "/1.html")),
        "/nb/": links(("西工区教体局2023年政府信息公开工作年度报告", "/nb/2.html")),
        "/1.html": report_page(),
    }
    with portal(pages) as local:
        crawl(local.base, tmp_path / "c.db")
    assert "/1.html" in local.requested
    assert not [path for path in local.requested if path.startswith("/nb/")]


def test_the_other_scheme_is_tried(tmp_path: Path) -> None:
    pages: Pages = {"/": links(("西工区财政局2023年政府信息公开工作年度报告", "/1.html")), "/1.html": report_page()}
    with portal(pages) as local:
        done = crawl(local.base.replace("http:", "https:"), tmp_path / "c.db")
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "c.db", "select count(*) from reports") == [(1,)]


def test_other_hosts_are_not_visited(tmp_path: Path) -> None:
    with portal({"/": report_page(), "/x.html": report_page()}) as foreign:
        away = foreign.base.replace("127.0.0.1", "localhost")
        pages: Pages = {
            "/": links(
                ("西工区财政局2023年政府信息公开工作年度报告", f"{away}/x.html"), ("政府信息公开年报", f"{away}/")
            )
        }
        with portal(pages) as local:
            crawl(local.base, tmp_path / "c.db")
    assert not foreign.requested


def test_bad_documents_stand_in_problems_and_the_rest_goes_on(tmp_path: Path) -> None:
    title = "西工区{}2023年政府信息公开工作年度报告"
    pages: Pages = {
        "/": links(
            *((title.format(name), f"/{n}.html") for n, name in enumerate(("财政局", "教体局", "民政局", "卫健委")))
        ),
        "/0.html": report_page(),
        "/1.html": f"<html><body><h1>{title.format('教体局')}</h1><p>见附件</p><a href='/a.pdf'>附件.pdf</a></body></html>",
        "/2.html": "",
        "/3.html": f"<html><body><h1>{title.format('卫健委')}</h1><p><a href='/b.html'>{title.format('卫健委')}</a></p></body></html>",
        "/a.pdf": b"%PDF-1.4 \x00\x01",
        "/b.html": report_page("西工区卫健委"),
    }
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db")
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "c.db", "select issuer_name from reports order by 1") == [
        ("西工区卫健委",),
        ("西工区财政局",),
    ]
    found = {
        str(url).removeprefix(local.base): str(stage)
        for url, stage in rows(tmp_path / "c.db", "select url, stage from problems")
    }
    # A page whose attachment was read is not a problem.
    assert found == {"/1.html": "recognise", "/a.pdf": "read", "/2.html": "fetch"}


def test_problems_end_when_the_next_crawl_gets_there(tmp_path: Path) -> None:
    """A refused column, a failed report, and an empty page that has no report later, either."""
    title = "西工区{}2023年政府信息公开工作年度报告"
    front = links(
        ("政府信息公开年报", "/nb/"), (title.format("财政局"), "/1.html"), (title.format("教体局"), "/2.html")
    )
    good: Pages = {
        "/": front,
        "/nb/": links((title.format("民政局"), "/nb/3.html")),
        "/nb/3.html": report_page("西工区民政局"),
        "/1.html": report_page(),
        "/2.html": f"<html><body><h1>{title.format('教体局')}</h1><p>见附件</p></body></html>",
    }
    pages = {**good, "/nb/": 403, "/1.html": 500, "/2.html": ""}
    corpus = tmp_path / "c.db"
    with portal(pages) as local:

        def problems() -> dict[str, str]:
            crawl(local.base, corpus)
            found = rows(corpus, "select url, stage from problems")
            return {str(url).removeprefix(local.base): str(stage) for url, stage in found}

        assert problems() == {"/nb/": "fetch", "/1.html": "fetch", "/2.html": "fetch"}
        pages.update(good)
        # It says that there is an attachment, and has none.
        assert problems() == {"/2.html": "recognise"}
    assert rows(corpus, "select count(*) from reports") == [(2,)]


def test_names_with_brackets_are_printed_as_they_are(tmp_path: Path) -> None:
    with portal(
        {"/": links(("西工区财政局2023年政府信息公开工作年度报告", "/1.html")), "/1.html": report_page()}
    ) as local:
        done = crawl(local.base, tmp_path / "c.db", "-a", "title=测试区[/red][bold]人民政府")
    assert done.returncode == 0, done.stderr
    assert "测试区[/red][bold]人民政府" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["luoyong"], "there is no portal 'luoyong'"),
        (["portal"], "title, division, start_urls missing"),
        (["portal", "-a", "config=no-such.toml"], "there is no such file"),
        (["portal", "-a", "url=ftp://x/", "-a", "title=x", "-a", "division=410303"], "is no address of a page"),
        (["portal", "-a", "url=https://x.gov.cn/", "-a", "title=x", "-a", "division=41"], "six digits"),
        (
            ["portal", "-a", "url=https://x.gov.cn/", "-a", "title=x", "-a", "division=410303", "-a", "colour=red"],
            "unknown field colour",
        ),
        (["luoyang", "-a", "x=1"], "takes no arguments"),
        (["luoyang", "-s", "MIRROR=http://127.0.0.1:9"], "does not answer"),
        (["luoyang", "-s", "MIRROR=nonsense"], "is no address"),
        (["luoyang", "-s", "PARSE_PROCESSES=many"], "PARSE_PROCESSES=many is no whole number"),
        (["luoyang", "-s", "PARSE_TIMEOUT=-1"], "PARSE_TIMEOUT=-1 is no whole number"),
        (["luoyang", "-s", "PARSE_MEMORY=0"], "PARSE_MEMORY=0 leaves documents nothing"),
        ([], "name one portal"),
    ],
)
def test_not_begun(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = scrapy("crawl", *arguments, "-s", f"CORPUS={tmp_path / 'c.db'}")
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.startswith("nianbao: ")
    assert done.stderr.count("\n") == 1


def test_a_broken_config_says_where(tmp_path: Path) -> None:
    config = tmp_path / "p.toml"
    config.write_text("title = x\n")
    done = scrapy("crawl", "portal", "-a", f"config={config}", "-s", f"CORPUS={tmp_path / 'c.db'}")
    assert done.returncode == 2
    assert "is no TOML" in done.stderr
    assert "line 1" in done.stderr


def test_a_file_that_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "c.db").write_text("something else entirely, and long enough to be looked at" * 20)
    done = scrapy("crawl", "luoyang", "-s", f"CORPUS={tmp_path / 'c.db'}")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "c.db" in done.stderr
