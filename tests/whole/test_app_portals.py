"""Portals that are one page with a script: a real Chromium reads their lists, and as few of their articles as it must."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

from nianbao_demo.assembled.apps import KINDS, App, app
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from tests.crawler.browse.chromium import needs_chromium
from tests.whole.local_portal import LocalPortal, crawl, portal


def content(issuer: str, year: int) -> str:
    rng = Random(f"{issuer}{year}")
    page = MARKUPS["ueditor"](random_report(rng, FORMS["2021"], issuer=issuer, year=year), rng).decode()
    return page[page.index("<body>") + 6 : page.index("</body>")]


def crawled(made: App, corpus: Path, *more: str) -> tuple[LocalPortal, str, list[tuple[str, str, int]], int]:
    """The portal as it was asked, the end in words, the reports with their addresses, and the number of drawn pages."""
    rest = {} if made.kind.mark else {"*": made.shell}
    with portal({**made.pages, "/robots.txt": 404, "/favicon.ico": 404, **rest}) as local:
        done = crawl(local.base, corpus, *more)
    assert "Traceback" not in done.stderr, done.stderr
    with closing(sqlite3.connect(corpus)) as db:
        found = db.execute("select url, issuer_name, year from reports order by url").fetchall()
        ((outcome, why),) = db.execute("select outcome, reason from crawls").fetchall()
    drawn = sum(1 for path in local.requested if path.startswith("/js/app"))
    return local, f"{outcome}: {why}", [(url.removeprefix(local.base), name, year) for url, name, year in found], drawn


@pytest.mark.browser
@needs_chromium
@pytest.mark.skipif(not find_spec("scrapy_playwright"), reason="the extra browser is not installed")
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=() if kind in {"hash", "opened"} else pytest.mark.long) for kind in KINDS]
)
def test_every_report_is_found(tmp_path: Path, kind: str) -> None:
    made = app(Random(kind), kind, content)
    local, end, found, drawn = crawled(made, tmp_path / "c.db")
    assert {url: (name, year) for url, name, year in found} == made.reports, end
    assert end.startswith("done"), end
    assert drawn <= 7
    assert len(local.requested) <= 4 * len(made.reports)
