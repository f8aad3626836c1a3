"""Mirrors: a folder of files is one as well, and all other components see the real addresses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from crawler.fetching.mirror import mirrored, real
from tests.local_server import Quiet, listening
from tests.whole.local_portal import links, report_page, scrapy

MIRROR = "http://127.0.0.1:8765"
URL = "https://www.x.gov.cn/nb"


class Files(Quiet, SimpleHTTPRequestHandler):
    """Serves a folder."""


@pytest.fixture
def tree(tmp_path: Path) -> Iterator[str]:
    """The files that `wget --mirror` writes, served over HTTP."""
    root = tmp_path / "tree"
    column = root / "www.x.gov.cn" / "nb"
    column.mkdir(parents=True)
    (root / "www.x.gov.cn" / "index.html").write_text(links(("政府信息公开年报", "/nb")))
    title = "西工区财政局2023年政府信息公开工作年度报告"
    (column / "index.html").write_text(links((title, "1.html")))
    (column / "1.html").write_bytes(report_page())
    with listening(partial(Files, directory=str(root))) as address:
        yield address


def crawl(mirror: str, corpus: Path, **environment: str) -> list[str]:
    facts = ("-a", "url=https://www.x.gov.cn/", "-a", "title=测试区", "-a", "division=410303")
    settings = ("-s", f"MIRROR={mirror}", "-s", f"CORPUS={corpus}", "-s", "PARSE_PROCESSES=0")
    done = scrapy("crawl", "portal", *facts, *settings, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(corpus)) as db:
        return [url for (url,) in db.execute("select url from captures order by url")]


def test_a_tree_of_files(tree: str, tmp_path: Path) -> None:
    """Its server redirects /www.x.gov.cn/nb to /www.x.gov.cn/nb/, in addresses of its own."""
    assert crawl(tree, tmp_path / "c.db") == [
        "https://www.x.gov.cn/",
        "https://www.x.gov.cn/nb/",
        "https://www.x.gov.cn/nb/1.html",
    ]


def test_no_proxy_stands_between_us_and_the_mirror(tree: str, tmp_path: Path) -> None:
    nobody = "http://someone:secret@127.0.0.1:9"
    urls = crawl(tree, tmp_path / "c.db", http_proxy=nobody, https_proxy=nobody, no_proxy="")
    assert len(urls) == 3


@pytest.mark.parametrize(
    ("location", "there"),
    [
        ("/other/", "/other/"),  # the portal's own path, as the demo portal writes it
        ("https://y.gov.cn/a", "https://y.gov.cn/a"),
        ("/www.x.gov.cn/nb/", "https://www.x.gov.cn/nb/"),  # the mirror's path
        (f"{MIRROR}/www.x.gov.cn/nb/", "https://www.x.gov.cn/nb/"),
        (f"{MIRROR}/y.gov.cn/a?b=c", "https://y.gov.cn/a?b=c"),
    ],
)
def test_where_redirects_lead(location: str, there: str) -> None:
    assert real(location, URL, MIRROR) == there


def test_the_path_stays_as_it_is() -> None:
    assert mirrored("https://x.gov.cn:81//2/?a=%E5", MIRROR) == f"{MIRROR}/x.gov.cn:81//2/?a=%E5"
