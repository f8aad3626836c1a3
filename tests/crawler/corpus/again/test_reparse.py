"""重读: reading with new parsers shows what they read differently, and reads nothing needlessly."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import crawler.corpus.documents
from crawler.cli import main
from parsers import version
from parsers.interpret.words import labels
from parsers.interpret.words.labels import Line
from parsers.text import label_key
from spiders.captures import Capture
from tests.crawler.corpus.archived_crawl import crawl
from tests.crawler.corpus.samples import capture, dump, page, rows

PAGE = "https://www.ly.gov.cn/2024/01-20/1.html"
REPORT = "410300-洛阳市财政局-2023"
WORDING = "1.属于国家秘密"
ODD = "甲、涉密类情形不公开"
"""A wording that no form knows."""

BODY = page(1)[1].body
ODD_BODY = BODY.replace(WORDING.encode(), ODD.encode())
assert ODD_BODY != BODY

TODAY = version.PARSER_VERSION
LATER = str(int(TODAY) + 1)


def there() -> list[Capture]:
    others = [page(n, year=2020 + n, path=f"https://www.ly.gov.cn/{n}.html", hours=n) for n in (1, 2)]
    return [capture(PAGE, ODD_BODY), *(captured for _, captured in others), capture(PAGE, ODD_BODY + b" ", hours=9)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    crawl(tmp_path / "corpus.db", there())
    return tmp_path / "corpus.db"


@pytest.fixture
def next_version(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsers that know one more wording than those that made the corpus."""
    del corpus
    monkeypatch.setattr("parsers.version.PARSER_VERSION", LATER)
    monkeypatch.setitem(labels.LINES, label_key(ODD), (Line("requests", "refused_state_secret"),))
    labels._lines_named.cache_clear()


@pytest.fixture(autouse=True)
def _forget() -> None:
    labels._lines_named.cache_clear()


def reparse(corpus: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["reparse", "--corpus", str(corpus), "-j", "0", *options])


def test_what_was_read_by_this_version_costs_nothing(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawler.corpus.documents, "parse_all", None)  # a call would fail
    done = reparse(corpus, "--diff")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "0 documents read again" in done.stderr


def test_the_same_parsers_read_the_same(corpus: Path) -> None:
    done = reparse(corpus, "--diff", "--all")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "4 documents read again, 0 of them otherwise" in done.stderr


@pytest.mark.usefixtures("next_version")
def test_another_version_shows_cell_by_cell_what_it_reads_otherwise(corpus: Path) -> None:
    before = dump(corpus)
    done = reparse(corpus, "--diff")
    assert done.exit_code == 1
    assert "2 of them otherwise" in done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    cells = {field: after for report, field, _, after in lines if field.startswith("requests.")}
    assert {report for report, *_ in lines} == {REPORT}
    assert set(cells) == {f"requests.refused_state_secret.{column}" for column in COLUMNS}
    assert any(field.startswith("warning: ") and after == "–" for _, field, _, after in lines)
    assert dump(corpus) == before


COLUMNS = (
    "natural_person",
    "company",
    "research_institution",
    "social_organisation",
    "legal_service",
    "other",
    "total",
)


@pytest.mark.usefixtures("next_version")
def test_kept_it_is_as_if_these_parsers_had_read_it_all(corpus: Path, tmp_path: Path) -> None:
    assert rows(
        corpus,
        "SELECT natural_person FROM requests JOIN reports r ON r.id = report_id WHERE year = 2023 AND outcome = 'refused_state_secret'",
    ) == [(None,)]
    done = reparse(corpus, "--keep")
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    crawl(tmp_path / "anew" / "corpus.db", there())
    apart = {"archive_records", "archive_files", "captures"}  # WARC records have ids of their own
    assert dump(corpus, without=apart) == dump(tmp_path / "anew" / "corpus.db", without=apart)
    assert rows(corpus, "SELECT DISTINCT parser_version FROM readings") == [(LATER,)]
    assert rows(corpus, "SELECT * FROM revisions") == []
    assert rows(corpus, "PRAGMA foreign_key_check") == []
    done = reparse(corpus, "--diff")
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.usefixtures("next_version")
def test_a_killed_keep_goes_on_where_it_was(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from crawler.corpus.again.reparse import Reparse

    def killed(_: Reparse) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Reparse, "_replace_older", killed)
        reparse(corpus, "--keep")
    assert rows(corpus, "SELECT count(DISTINCT parser_version) FROM readings") == [(2,)]
    done = reparse(corpus, "--keep")
    assert done.exit_code == 0
    assert "0 documents read again" in done.stderr
    assert rows(corpus, "SELECT DISTINCT parser_version FROM reports") == [(LATER,)]
    assert rows(corpus, "SELECT DISTINCT parser_version FROM readings") == [(LATER,)]


@pytest.mark.usefixtures("next_version")
def test_what_is_not_archived_keeps_its_reading_and_is_named(corpus: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "nowhere"
    done = reparse(corpus, "--keep", "--archive", str(elsewhere))
    assert done.exit_code == 1
    assert "not read again" in done.stderr
    assert rows(corpus, "SELECT DISTINCT parser_version FROM reports") == [(TODAY,)]


def test_a_portal_that_was_never_crawled_is_named(corpus: Path) -> None:
    done = reparse(corpus, "henan")
    assert done.exit_code == 2
    assert "has nothing of henan" in done.stderr


def test_workers_read_what_this_process_reads(corpus: Path) -> None:
    done = CliRunner().invoke(main, ["reparse", "--corpus", str(corpus), "-j", "2", "--all"])
    assert done.exit_code == 0, done.stderr
    assert "4 documents read again, 0 of them otherwise" in done.stderr
