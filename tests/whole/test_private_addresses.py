"""Portals that lead a crawl to services of its own machine: none of them is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.local_server import Quiet, answering
from tests.whole.local_portal import Answer, LocalPortal, Pages, crawl, links, portal, report_page
from tests.whole.names import crawl as crawl_with_names

TITLE = "西工区财政局2023年政府信息公开工作年度报告"
COLUMN = "政府信息公开年报"
SECRET = links((TITLE, "/1.html"))


def rows(corpus: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(corpus)) as db:
        return db.execute(sql).fetchall()


def refused(corpus: Path) -> list[str]:
    """The addresses that were not asked for as they are private, and of which nothing else is told."""
    said = rows(corpus, "select url, message from problems where message like '%a private address%'")
    captured = {url for (url,) in rows(corpus, "select url from captures")}
    assert not captured & {url for url, _ in said}
    return sorted(str(url) for url, _ in said)


@contextmanager
def internal(host: str = "127.0.0.1", port: int = 0) -> Iterator[LocalPortal]:
    """A service of this machine that must not be asked."""
    with portal({"/": SECRET, "/internal/column": SECRET, "/1.html": report_page()}, host=host, port=port) as service:
        yield service
        assert not service.requested


def test_a_name_that_leads_to_this_machine(tmp_path: Path) -> None:
    """The portal starts there, at a port; another port of the same name is not the portal."""
    with internal() as service:
        away = f"http://www.portal.test:{service.port}/internal/column"
        pages: Pages = {"/": links((COLUMN, away), (TITLE, "/1.html")), "/1.html": report_page()}
        with portal(pages) as local:
            start = f"http://www.portal.test:{local.port}"
            done = crawl_with_names(start, tmp_path / "c.db", {"www.portal.test": ["127.0.0.1"]})
    assert done.returncode == 0, done.stdout + done.stderr
    assert refused(tmp_path / "c.db") == [away]
    assert rows(tmp_path / "c.db", "select count(*) from reports") == [(1,)]
    assert "Traceback" not in done.stderr


def test_a_name_that_changes_its_answer(tmp_path: Path) -> None:
    """The first answer is the portal's address, the others that of a service with the same port."""
    closes = (("Connection", "close"),)
    pages: Pages = {
        "/robots.txt": Answer(b"", headers=closes),
        "/": Answer(links((COLUMN, "/nb/")).encode(), headers=closes),
        "/nb/": SECRET,
    }
    with portal(pages) as local, internal("127.0.0.2", local.port):
        start = f"http://www.portal.test:{local.port}"
        more = ("-s", "DNSCACHE_ENABLED=False")
        answers = ["127.0.0.1", "127.0.0.1", "127.0.0.2"]
        crawl_with_names(start, tmp_path / "c.db", {"www.portal.test": answers}, *more)
    assert local.requested == ["/robots.txt", "/"]
    assert refused(tmp_path / "c.db") == [f"{start}/nb/"]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_host_of_the_portal_at_a_private_address(tmp_path: Path, scheme: str) -> None:
    """It is declared by its name, which isn't private itself: by either scheme, it isn't asked, and it is no
    silent host, for the next one may be elsewhere.
    """
    with internal() as service:
        at = f"{scheme}://files.portal.test:{service.port}/internal/column"
        front = links((TITLE, "/1.html"), (COLUMN, at), ("附件.pdf", f"{at}.pdf"))
        with portal({"/": front, "/1.html": report_page()}) as local:
            done = crawl_with_names(
                local.base, tmp_path / "c.db", {"files.portal.test": ["127.0.0.1"]}, "-a", "hosts=files.portal.test"
            )
    assert done.returncode == 0, done.stdout + done.stderr
    assert refused(tmp_path / "c.db") == sorted([at, "https://files.portal.test/"])


def test_redirects_and_files(tmp_path: Path) -> None:
    """Of pages, of robots.txt and of attachments, to a port of a host that is the portal's, and away."""
    with internal() as service:

        def to(path: str) -> Answer:
            return Answer(status=302, headers=(("Location", f"{service.base}{path}"),))

        meta = f'<html><head><meta http-equiv="refresh" content="0;url={service.base}/meta"></head></html>'
        report = f"<html><body><h1>{TITLE}</h1><p>见附件</p><a href='{service.base}/a.pdf'>附件.pdf</a></body></html>"
        pages: Pages = {
            "/robots.txt": to("/robots.txt"),
            "/": links((COLUMN, "/nb/"), (COLUMN, f"http://x@127.1:{service.port}/"), (COLUMN, "/meta/")),
            "/nb/": links(
                (TITLE, "/1.html"),
                (TITLE.replace("财政", "教育"), "/2.html"),
                (TITLE.replace("财政", "民政"), "/3.pdf"),
                (TITLE.replace("财政", "水利"), f"http://2130706433:{service.port}/4.html"),
            ),
            "/meta/": meta,
            "/1.html": to("/1.html"),
            "/2.html": report,
            "/3.pdf": to("/3.pdf"),
        }
        with portal(pages) as local:
            done = crawl(local.base, tmp_path / "c.db")
    assert "Traceback" not in done.stderr
    assert {"/nb/", "/meta/", "/1.html", "/2.html", "/3.pdf"} <= set(local.requested)
    assert refused(tmp_path / "c.db") == [f"{service.base}/{name}" for name in ("1.html", "3.pdf", "a.pdf", "meta")]


def test_a_retry_of_the_crawl_from_its_archive_tells_the_same(tmp_path: Path) -> None:
    with internal() as service:
        pages: Pages = {"/": links((COLUMN, f"{service.base}/"), (TITLE, "/1.html")), "/1.html": report_page()}
        with portal(pages) as local:
            crawl(local.base, tmp_path / "c.db")
    crawl(local.base, tmp_path / "again.db", "-s", f"REPLAY={tmp_path / 'c-archive'}", "-s", "ARCHIVE=")
    assert refused(tmp_path / "again.db") == refused(tmp_path / "c.db") == [f"{service.base}/"]


@contextmanager
def proxy() -> Iterator[tuple[str, list[str]]]:
    """A user's proxy on this machine: its address, and the addresses it is asked for. It answers each itself."""
    asked: list[str] = []

    def answer(request: Quiet) -> None:
        asked.append(request.path)
        links_ = links((COLUMN, "http://127.0.0.1:9132/nb/"), (COLUMN, "http://localhost:9132/nb/"), (TITLE, "/1.html"))
        body = {"/": links_.encode(), "/1.html": report_page()}.get("/" + request.path.split("/", 3)[-1], b"")
        request.answer(body, 200 if body else 404)

    with answering(answer) as address:
        yield address, asked


def test_a_users_proxy_may_be_private_and_is_sent_to_nothing_private(tmp_path: Path) -> None:
    """Names are resolved there: this one can't be known here."""
    with proxy() as (address, asked):
        hosts = ("-a", "hosts=localhost", "-a", "files=127.0.0.9")
        told = {"http_proxy": address, "no_proxy": ""}
        done = crawl_with_names("http://www.portal.test", tmp_path / "c.db", {}, *hosts, **told)
    assert done.returncode == 3, done.stdout + done.stderr
    assert asked
    assert all(url.startswith("http://www.portal.test/") for url in asked)
    assert "http://localhost:9132/nb/" in refused(tmp_path / "c.db")
