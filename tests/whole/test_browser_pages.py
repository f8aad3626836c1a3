"""Pages filled by scripts: they are opened in a real Chromium, which requests only what it needs."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.crawler.browse.chromium import needs_chromium
from tests.whole.local_portal import Answer, Pages, crawl, links, portal, report_page
from tests.whole.names import crawl as crawl_with_names

TITLES = [f"西工区{each}局2023年政府信息公开工作年度报告" for each in ("甲", "乙", "丙")]
LIST = """<html><body><h1>政府信息公开年报</h1><a href="/">首页</a><img src="/logo.png"><ul id="list"></ul>
<script>
fetch("/counter.json").catch(() => 0)
fetch("http://localhost:9/elsewhere").catch(() => 0)
fetch("/nb/list.json").then(r => r.json()).then(rows => rows.forEach(([to, text]) => {
  const a = document.createElement("a"); a.href = to; a.textContent = text;
  document.getElementById("list").append(a) }))
</script></body></html>"""
SHELL = """<html><head><title>县政府</title></head><body><div id="app"></div>
<script>fetch(location.pathname + ".part").then(r => r.text()).then(t => { document.getElementById("app").innerHTML = t })</script>
</body></html>"""


def body_of(page: bytes) -> bytes:
    return page[page.index(b"<body") :]


def pages() -> Pages:
    found = {f"/nb/{i}.html": report_page(title[:5], seed=i) for i, title in enumerate(TITLES)}
    return {
        "/robots.txt": "User-agent: *\nDisallow: /counter",
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": LIST,
        "/nb/list.json": json.dumps([[f"/nb/{i}.html", title] for i, title in enumerate(TITLES)]),
        "/counter.json": "{}",
        "/logo.png": b"\x89PNG",
        **found,
        "/nb/2.html": SHELL,
        "/nb/2.html.part": Answer(body_of(found["/nb/2.html"])),
    }


def rows(corpus: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(corpus)) as db:
        return [tuple(row) for row in db.execute(sql)]


def test_without_a_browser_it_is_said(tmp_path: Path) -> None:
    """A column that scripts fill must not count as empty."""
    with portal(pages()) as local:
        done = crawl(local.base, tmp_path / "c.db", "-s", "BROWSER_PAGES=0")
    assert done.returncode == 1
    assert [url for (url,) in rows(tmp_path / "c.db", "select url from problems")] == [f"{local.base}/nb/"]
    ((message,),) = rows(tmp_path / "c.db", "select message from problems")
    assert "filled by scripts" in str(message)


@pytest.mark.browser
@needs_chromium
@pytest.mark.skipif(not find_spec("scrapy_playwright"), reason="the extra browser is not installed")
@pytest.mark.parametrize(
    "mirrored", [pytest.param(False, id="live", marks=pytest.mark.long), pytest.param(True, id="mirror")]
)
def test_what_scripts_fill_is_read(tmp_path: Path, mirrored: bool) -> None:
    """A list and a report; on a mirror, under addresses that can't be reached."""
    served = pages()
    if mirrored:
        served = {path: page for path, page in served.items() if path != "/"}
        served = {f"/www.x.gov.cn{path}": page for path, page in pages().items()}
    with portal(served, latency=0.05) as local:
        base, more = ("https://www.x.gov.cn", ("-s", f"MIRROR={local.base}")) if mirrored else (local.base, ())
        one = ("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
        done = crawl(base, tmp_path / "c.db", *one, *more)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    found = [name for (name,) in rows(tmp_path / "c.db", "select issuer_name from reports")]
    assert sorted(map(str, found)) == sorted(title[:5] for title in TITLES)
    assert not [path for path in local.requested if path.endswith(("logo.png", "counter.json"))]
    assert local.at_once == 1
    urls = [str(url) for (url,) in rows(tmp_path / "c.db", "select url from captures")]
    assert all(url.startswith(base) for url in urls)
    plain = [path for path in local.requested if path.endswith(("/0.html", "/1.html"))]
    assert len(plain) == 2  # pages that need no browser are not opened in one


@pytest.mark.long
@pytest.mark.browser
@needs_chromium
@pytest.mark.skipif(not find_spec("scrapy_playwright"), reason="the extra browser is not installed")
def test_a_list_from_the_bare_host(tmp_path: Path) -> None:
    """It is the same server, which gets one request at a time: its robots.txt must not wait for the page that
    waits for it.
    """
    anywhere = (("Access-Control-Allow-Origin", "*"),)
    served = {**pages(), "/nb/list.json": Answer(str(pages()["/nb/list.json"]).encode(), headers=anywhere)}
    with portal(served) as local:
        bare = f"http://portal.test:{local.port}"
        served["/nb/"] = LIST.replace('"/nb/list.json"', f'"{bare}/nb/list.json"')
        names = {"www.portal.test": ["127.0.0.1"], "portal.test": ["127.0.0.1"]}
        one = ("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
        done = crawl_with_names(bare.replace("//", "//www."), tmp_path / "c.db", names, *one)
    assert done.returncode == 0, done.stdout + done.stderr
    assert rows(tmp_path / "c.db", "select count(*) from reports") == [(3,)]
