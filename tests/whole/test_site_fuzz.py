"""A served corpus is asked by strangers for whatever comes to their minds."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from fuzz.site import ask, faults_of, run, served
from tests.crawler.browse.archived_corpus import write
from tests.paths import SHARED

CASES = SHARED / "cases" / "attacks"
OPTIONS = ("--time-limit", "500", "--row-limit", "1000")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "asked.db"
    write(path)
    return path


def test_strange_requests_do_no_harm(corpus: Path) -> None:
    with served(corpus, *OPTIONS) as server:
        found = run(server, 40, seed=3)
    assert found.faults == []
    assert found.statuses.total() == 40


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_ten_thousand_strange_requests_do_no_harm(corpus: Path) -> None:
    with served(corpus, *OPTIONS) as server:
        found = run(server, 10_000, seed=11)
    assert found.faults == []


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases lie beside the checkout")
def test_the_requests_that_brought_it_down(corpus: Path) -> None:
    with served(corpus, *OPTIONS) as server:
        for line in (CASES / "sql-zeroblob.txt").read_text().splitlines():
            answer = ask(server.port, line)
            assert (answer.status, faults_of(answer, str(corpus.parent))) == (400, [])
            assert b"too big" in answer.body
        for line in (CASES / "addresses-500.txt").read_text().splitlines():
            answer = ask(server.port, line)
            assert answer.status == (404 if urlsplit(line).path.startswith("/picture") else 400)
            assert faults_of(answer, str(corpus.parent)) == []
            assert b'class="brand"' in answer.body
        assert (server.peak() or 0) < 300
        assert "Traceback" not in server.log.read_text()
