"""A second crawl reads nothing twice, and notices what was changed, moved or withdrawn."""

from __future__ import annotations

import re
from pathlib import Path

from tests.crawler.corpus.samples import dump, figure, rows
from tests.parsers.test_archive import zipped
from tests.whole.local_portal import crawl, links, portal, report_page

TITLE = "2023年政府信息公开工作年度报告"
FETCHES = {"captures", "crawls", "portals", "archive_files", "archive_records"}


def parsed(log: str) -> int:
    """The number of documents that the parsers read."""
    found = re.search(r"'nianbao/parsed': (\d+)", log)
    return int(found[1]) if found else 0


def test_a_second_crawl_parses_nothing_and_a_third_what_changed(tmp_path: Path) -> None:
    page = report_page("西工区财政局")
    front = links(
        (f"西工区财政局{TITLE}", "/a.html"),
        (f"西工区教体局{TITLE}", "/b.html"),
        (f"西工区各部门{TITLE}", "/all.zip"),
        (f"西工区卫健委{TITLE}", "/bad.pdf"),
    )
    pages: dict[str, bytes | str | int] = {
        "/": front,
        "/a.html": page,
        "/b.html": report_page("西工区教体局", seed=2),
        "/all.zip": zipped({"民政局.html": report_page("西工区民政局", seed=3)}),
        "/bad.pdf": b"%PDF-1.4 cut off",
    }
    corpus, shown = tmp_path / "c.db", ("-s", "LOG_LEVEL=INFO")
    with portal(pages) as local:
        first = crawl(local.base, corpus, *shown)
        assert (first.returncode, parsed(first.stderr)) == (0, 4), first.stderr
        before = dump(corpus, without=FETCHES)
        second = crawl(local.base, corpus, *shown)
        assert (second.returncode, parsed(second.stderr)) == (0, 0), second.stderr
        assert dump(corpus, without=FETCHES) == before
        pages |= {"/a.html": figure(page, 777), "/b.html": 404}
        third = crawl(local.base, corpus, *shown)
        assert (third.returncode, parsed(third.stderr)) == (0, 1), third.stderr
    assert rows(corpus, "SELECT issuer, new FROM changes") == [("洛阳市西工区财政局", "777")]
    assert rows(corpus, "SELECT issuer_name FROM reports WHERE withdrawn_at IS NOT NULL") == [("西工区教体局",)]
