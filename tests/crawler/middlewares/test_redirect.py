"""Redirects as portals send them, from a real server through all of Scrapy's middlewares."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.local_server import Quiet, answering
from tests.whole.local_portal import crawl, links, report_page

TITLE = "西工区财政局2023年政府信息公开工作年度报告"
PAGES = {"/": links((TITLE, "/1.html")).encode(), "/1.html": report_page()}


@contextmanager
def server(
    cookie: str = "", away: str = "", *, pages: Mapping[str, bytes] = PAGES, sessions: bool = False
) -> Iterator[tuple[str, list[str]]]:
    """A server; yields its address and the list of requested paths. `cookie` is a path that
    redirects to itself until its cookie is sent back; `away` is the target of a redirect at
    /1.html. With `sessions`, every address redirects to one below a new session's folder, as
    ASP.NET does for clients without cookies.
    """
    asked: list[str] = []

    def answer(request: Quiet) -> None:
        asked.append(request.path)
        bare = re.sub(r"/\(S\(\w+\)\)", "", request.path)
        body = pages.get(bare, b"")
        to = away if away and request.path == "/1.html" else None
        if request.path == cookie and "seen=1" not in (request.headers.get("Cookie") or ""):
            to = request.path
        if sessions and bare == request.path and body:
            to = f"/(S(visit{len(asked)})){request.path}"
        if to:
            request.answer(b"", 302, Location=to, Set_Cookie="seen=1; path=/")
        else:
            request.answer(body, 200 if body else 404)

    with answering(answer) as address:
        yield address, asked


def reports(corpus: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(corpus)) as db:
        return [tuple(row) for row in db.execute("select issuer_name, year from reports")]


@pytest.mark.parametrize("path", ["/", "/1.html"])
def test_a_page_that_redirects_to_itself_with_a_cookie(path: str, tmp_path: Path) -> None:
    with server(cookie=path) as (base, _):
        done = crawl(base, tmp_path / "c.db")
    assert done.returncode == 0, done.stderr
    assert reports(tmp_path / "c.db") == [("西工区财政局", 2023)]


def test_another_host_is_never_asked(tmp_path: Path) -> None:
    with server() as (foreign, asked):
        away = foreign.replace("127.0.0.1", "localhost") + "/1.html"
        with server(away=away) as (base, _):
            done = crawl(base, tmp_path / "c.db")
    assert asked == []
    assert done.returncode == 1
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        ((message,),) = db.execute("select message from problems").fetchall()
    assert "leads away from the portal, to localhost" in message


def test_a_session_in_every_address(tmp_path: Path) -> None:
    """The list is paged and the report stored as with any other address."""
    pages = {
        "/": links(("政府信息公开年报", "/nb/list.html")).encode(),
        "/nb/list.html": links(("下一页", "list_2.html")).encode(),
        "/nb/list_2.html": links((TITLE, "../(S(old))/nb/1.html")).encode(),
        "/nb/1.html": report_page(),
    }
    with server(pages=pages, sessions=True) as (base, asked):
        done = crawl(base, tmp_path / "c.db")
    assert done.returncode == 0, done.stderr
    assert reports(tmp_path / "c.db") == [("西工区财政局", 2023)]
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        urls = [url for (url,) in db.execute("select url from captures")]
    assert not [url for url in urls if "(S(" in url]
    assert sum(path.endswith("/nb/1.html") for path in asked) == 2  # once more at the target of the redirect
