"""Several portals crawled by one process into one corpus."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.whole.local_portal import crawl, portal
from tests.whole.test_robustness import many

_TWO = """
import sys
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings
from spiders.any_portal import AnyPortal

settings = Settings()
settings.setmodule("crawler.settings", priority="project")
quick = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "PARSE_PROCESSES": 0}
settings.setdict({**quick, "CORPUS": sys.argv[1]}, priority="cmdline")
process = CrawlerProcess(settings)
for n, url in enumerate(sys.argv[2:]):
    facts = {"url": url, "title": f"{n}区人民政府", "division": "410303", "name": f"p{n}"}
    process.crawl(AnyPortal, **facts)
process.start()
"""


def rows(corpus: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(corpus)) as db:
        return [tuple(row) for row in db.execute(sql)]


@pytest.mark.long
def test_three_portals_at_once(tmp_path: Path) -> None:
    """Each crawl is done, and the corpus equals that of three crawls one after the other."""
    with ExitStack() as stack:
        sites = [stack.enter_context(portal(many(), latency=0.02)) for _ in range(3)]
        done = subprocess.run(
            [sys.executable, "-c", _TWO, str(tmp_path / "c.db"), *(f"{s.base}/" for s in sites)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        for site in sites:
            crawl(site.base, tmp_path / "one.db")
        assert [site.at_once for site in sites] == [1, 1, 1]
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    crawls = rows(tmp_path / "c.db", "select portal, outcome from crawls order by 1")
    assert crawls == [("p0", "done"), ("p1", "done"), ("p2", "done")]
    for told in ("url from report_documents", "issuer_name, year from reports", "url from captures"):
        sql = f"select {told} order by 1, 2" if "," in told else f"select {told} order by 1"
        assert rows(tmp_path / "c.db", sql) == rows(tmp_path / "one.db", sql)
    assert done.stdout.count("Browse it:") == 3
