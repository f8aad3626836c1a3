"""`nianbao portal` as a user runs it: with the demo portal, a small local portal, and no server."""

from __future__ import annotations

import re
import socket
import sqlite3
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from nianbao_demo.portal import Portal, serve
from nianbao_demo.world import build
from spiders.any_portal import AnyPortal
from spiders.systems.registry import SYSTEMS
from tests.paths import ROOT
from tests.whole import commands
from tests.whole.local_portal import Pages, crawl, links, portal, report_page, scrapy

pytestmark = pytest.mark.slow

GONE = "http://127.0.0.1:9/"
"""An address without a server."""


@pytest.fixture(scope="module")
def demo() -> Iterator[Portal]:
    with serve(build(2024)) as running:
        yield running


def nianbao(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {"COLUMNS": "240", "PYTHONPATH": str(ROOT)}
    return commands.run(commands.nianbao, arguments, environment, cwd)


def flat(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


def test_check_shows_what_a_portal_gives(demo: Portal, tmp_path: Path) -> None:
    done = nianbao("portal", "check", "https://mengjin.gov.cn/", "--mirror", demo.base, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "https://mengjin.gov.cn/zwgk/zfxxgk/xxgknb_3311/" in done.stdout
    assert re.search("孟津[区县].*局20\\d\\d年.*政府信息公开", done.stdout)
    assert "oss.ly.gov.cn" in flat(done.stdout)  # attachments are there, and it isn't declared
    assert "nianbao portal new https://mengjin.gov.cn/" in done.stdout
    assert not list(tmp_path.iterdir())  # neither a corpus nor other files


def test_check_ends_at_its_limit_and_says_what_would_follow(demo: Portal) -> None:
    before = demo.visits.total()
    done = nianbao("portal", "check", "luoyang", "--requests", "20", "--mirror", demo.base)
    assert 15 <= demo.visits.total() - before <= 20
    assert done.returncode in {0, 1}
    assert "ways to what is disclosed" in flat(done.stdout)
    assert "mcms (declared)" in done.stdout


def test_check_recognises_the_content_system(demo: Portal) -> None:
    done = nianbao("portal", "check", "http://www.chuanhui.gov.cn/", "--mirror", demo.base)
    assert done.returncode == 0, done.stderr
    assert "sitesources (shown by" in done.stdout


def test_check_of_a_portal_that_refuses(demo: Portal) -> None:
    done = nianbao("portal", "check", "https://yichuan.gov.cn/", "--mirror", demo.base)
    assert done.returncode == 1
    assert "403 from yichuan.gov.cn: blocked with status 403" in flat(done.stdout)
    assert "Next: nianbao crawl" not in done.stdout


def test_check_where_nobody_answers() -> None:
    done = nianbao("portal", "check", GONE)
    assert done.returncode == 1
    assert "no answer from 127.0.0.1" in flat(done.stdout)
    assert "nothing of the portal answered" in flat(done.stdout)
    assert "Traceback" not in done.stderr


@pytest.mark.long
def test_check_where_somebody_listens_and_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        done = nianbao("portal", "check", url, "--seconds", "2")
    assert done.returncode == 1
    assert "nothing of the portal answered" in flat(done.stdout)


def test_check_says_that_there_is_no_column() -> None:
    pages: Pages = {
        "/": links(("新闻", "/news/"), ("政务公开", "/zwgk/"), ("部门", "/bm/"), ("旧站", "/alt/")),
        "/zwgk/": links(("政府信息公开", "/zwgk/zfxxgk/")),
        "/zwgk/zfxxgk/": 412,
    }
    with portal(pages) as local:
        done = nianbao("portal", "check", f"{local.base}/")
    assert done.returncode == 1
    words = flat(done.stdout)
    assert "no annual-report column was found" in words
    assert "412 from 127.0.0.1" in words
    assert "start_urls" in words  # the suggested solution


@pytest.mark.long
def test_check_of_a_column_without_reports_and_of_robots() -> None:
    pages: Pages = {
        "/robots.txt": "User-agent: *\nDisallow: /nb/2023/",
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": links(("2023年", "/nb/2023/")),
    }
    with portal(pages) as local:
        done = nianbao("portal", "check", f"{local.base}/")
    assert done.returncode == 0  # a column was found
    assert "no report in them" in flat(done.stdout)
    assert "robots.txt forbids 1 pages" in flat(done.stdout)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "luoyong"], "neither an address"),
        (["check", "no-such.toml"], "there is no such file"),
        (["check", "https://"], "is no address of a page"),
        (["check", "luoyang", "--mirror", GONE], "does not answer"),
        (["new", "www.example.gov.cn"], "it starts with https://"),
        (["new", "https://www.example.gov.cn/", "--division", "41"], "six digits"),
        (["doctor", "luoyang", "--corpus", "no-such.db"], "there is no corpus no-such.db"),
    ],
)
def test_not_understood(arguments: list[str], words: str) -> None:
    done = nianbao("portal", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.startswith("nianbao: ")
    assert done.stderr.count("\n") == 1


def test_new_writes_a_file_that_can_be_crawled(demo: Portal, tmp_path: Path) -> None:
    done = nianbao("portal", "new", "https://xinan.gov.cn/", "--mirror", demo.base, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    written = tmp_path / "xinan.toml"
    facts = tomllib.loads(written.read_text())
    assert facts["title"] == "新安县人民政府"
    assert facts["division"] == "410323"
    assert facts["start_urls"] == ["https://xinan.gov.cn/"]
    assert AnyPortal(config=str(written)).name == "xinan"
    # The next step that it suggests uses the mirror, too, and not the real portal.
    assert f"nianbao portal check {written.name} --mirror {demo.base}" in done.stdout
    assert f"nianbao crawl {written.name} --mirror {demo.base}" in done.stdout
    page = (ROOT / "docs" / "add-a-portal.md").read_text()
    assert tomllib.loads(page.split("```toml\n")[1].split("```")[0]) == facts

    checked = nianbao("portal", "check", "xinan.toml", "--mirror", demo.base, cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert f"nianbao crawl xinan.toml --mirror {demo.base}" in flat(checked.stdout)
    crawled = scrapy(
        "crawl",
        "portal",
        "-a",
        f"config={written}",
        "-s",
        f"MIRROR={demo.base}",
        "-s",
        f"CORPUS={tmp_path / 'c.db'}",
        "-s",
        "PARSE_PROCESSES=0",
    )
    assert crawled.returncode == 0, crawled.stderr
    assert "done" in crawled.stdout


def test_new_names_the_hosts_that_are_the_portals_own(demo: Portal) -> None:
    done = nianbao("portal", "new", "https://www.ly.gov.cn/", "--mirror", demo.base, "-o", "-")
    facts = tomllib.loads(done.stdout)
    assert set(facts["hosts"]) == {"cz.ly.gov.cn", "wgl.ly.gov.cn", "nync.ly.gov.cn"}
    assert "#   mengjin.gov.cn" in done.stdout  # another government's host is only suggested


def test_new_leaves_open_what_it_cannot_know(tmp_path: Path) -> None:
    with portal(
        {"/": '<html><head><title>欢迎访问某某"区\x07人民政府门户网站</title></head><body><p>首页</p></body></html>'}
    ) as local:
        done = nianbao("portal", "new", f"{local.base}/", "-o", "p.toml", cwd=tmp_path)
        again = nianbao("portal", "new", f"{local.base}/", "-o", "p.toml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    facts = tomllib.loads((tmp_path / "p.toml").read_text())
    assert facts["title"] == '某某"区 人民政府' or facts["title"] == '某某"区人民政府'
    assert facts["division"] == ""
    assert "fill in division" in done.stdout
    unfinished = nianbao("portal", "check", "p.toml", cwd=tmp_path)
    assert unfinished.returncode == 2
    assert "division is not filled in: the six digits" in unfinished.stderr
    assert again.returncode == 1
    assert "--force" in again.stderr


@pytest.mark.long
def test_new_where_nobody_answers(tmp_path: Path) -> None:
    done = nianbao("portal", "new", GONE, cwd=tmp_path)
    assert done.returncode == 1
    assert "could not be fetched" in done.stderr
    assert not list(tmp_path.iterdir())
    given = nianbao("portal", "new", GONE, "--title", "某某区人民政府", "-o", "-")
    assert given.returncode == 0
    assert tomllib.loads(given.stdout)["title"] == "某某区人民政府"


def test_list() -> None:
    done = nianbao("portal", "list")
    assert done.returncode == 0
    for shipped in ("luoyang", "mengjin", "chuanhui", "zhoukou", "henan"):
        assert f"nianbao crawl {shipped}" in done.stdout
    for system in SYSTEMS.values():
        assert system.title in done.stdout


TITLE = "西工区{}2023年政府信息公开工作年度报告"
GOOD: Pages = {
    "/": links(("政府信息公开年报", "/nb/"), ("公开年报", "/gknb/")),
    "/nb/": links((TITLE.format("民政局"), "/nb/1.html"), (TITLE.format("财政局"), "/nb/2.html")),
    "/nb/1.html": report_page("西工区民政局"),
    "/nb/2.html": report_page("西工区财政局"),
    "/gknb/": links((TITLE.format("教体局"), "/gknb/3.html")),
    "/gknb/3.html": report_page("西工区教体局"),
}


def test_doctor_says_what_is_gone_and_why(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    pages = dict(GOOD)
    with portal(pages) as local:
        name = f"127.0.0.1-{local.base.rsplit(':', 1)[1]}"

        def doctor() -> tuple[int, str]:
            done = nianbao("portal", "doctor", name, "--corpus", str(corpus))
            assert "Traceback" not in done.stderr
            return done.returncode, flat(done.stdout)

        crawl(local.base, corpus)
        assert doctor()[0] == 0  # one crawl without trouble
        crawl(local.base, corpus)
        status, words = doctor()
        assert status == 0
        assert "as good as the one before" in words

        pages["/nb/"] = 403
        pages["/"] = links(("政府信息公开年报", "/nb/"))
        crawl(local.base, corpus)
        status, words = doctor()
        assert status == 1
        assert "3 of 3 reports were not met again" in words
        assert f"1 of 2 columns vanished (blocked with status 403): {local.base}/nb/" in words
        assert f"1 of 2 columns vanished (no link leads there any more): {local.base}/gknb/" in words
        assert "a guard refuses us" in words

        pages.update(GOOD)
        crawl(local.base, corpus)
        assert doctor()[0] == 0


@pytest.mark.long
def test_doctor_of_a_portal_that_fell_silent_and_of_a_killed_crawl(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    with portal(GOOD) as local:
        crawl(local.base, corpus)
    crawl(local.base, corpus)  # the server is gone
    name = f"127.0.0.1-{local.base.rsplit(':', 1)[1]}"
    done = nianbao("portal", "doctor", name, "--corpus", str(corpus))
    assert done.returncode == 1
    assert "hosts that gave pages and give none now: 127.0.0.1" in flat(done.stdout)
    with closing(sqlite3.connect(corpus)) as db:
        db.execute("UPDATE crawls SET ended_at = NULL, outcome = NULL WHERE outcome = 'broken'")
        db.commit()
    done = nianbao("portal", "doctor", name, "--corpus", str(corpus))
    assert done.returncode == 1
    assert "run the crawl again" in flat(done.stdout)
    other = nianbao("portal", "doctor", "luoyang", "--corpus", str(corpus))
    assert other.returncode == 2
    assert name in other.stderr


def test_the_declarations_of_zhoukou_and_henan_find_reports() -> None:
    """On pages shaped like the real ones; the demo world has no sites of these portals."""
    column = "/www.zhoukou.gov.cn/sitesources/zksrmzf/page_pc/zwgk/gkznhml/zfxxgknb/"
    zhoukou = report_page("周口市民政局")
    henan = "/www.henan.gov.cn"
    pages: Pages = {
        "/www.zhoukou.gov.cn/": links(
            ("政府信息公开年报", f"http://www.zhoukou.gov.cn{column.removeprefix('/www.zhoukou.gov.cn')}index.html")
        ),
        f"{column}index.html": links(("2020年", "2020n/index.html")),
        f"{column}2020n/index.html": links(
            ("周口市民政局2020年政府信息公开工作年度报告", "mzj/articleA7403B21A6CE4D6C9002DB9926C0BDC5.html")
        ),
        f"{column}2020n/mzj/articleA7403B21A6CE4D6C9002DB9926C0BDC5.html": zhoukou,
        f"{henan}/": links(("政府信息公开年报", "https://www.henan.gov.cn/zwgk/zfxxgknb/")),
        f"{henan}/zwgk/zfxxgknb/": links(
            ("河南省水利厅2023年政府信息公开工作年度报告", "https://www.henan.gov.cn/2024/01-20/2889001.html")
        ),
        f"{henan}/2024/01-20/2889001.html": "<html><body><h1>河南省水利厅2023年政府信息公开工作年度报告</h1><p><a href='https://oss.henan.gov.cn/typtfile/20240120/0123456789abcdef0123456789abcdef.pdf'>附件</a></p></body></html>",
        "/oss.henan.gov.cn/typtfile/20240120/0123456789abcdef0123456789abcdef.pdf": b"%PDF-1.4 ",
    }
    with portal(pages) as local:
        for name, report in (
            ("zhoukou", "articleA7403B21A6CE4D6C9002DB9926C0BDC5.html"),
            ("henan", "0123456789abcdef.pdf"),
        ):
            done = nianbao("portal", "check", name, "--mirror", local.base)
            assert done.returncode == 0, done.stdout
            assert report in done.stdout
