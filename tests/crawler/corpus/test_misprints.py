"""The errors of print: since when they stand, what would mend them, and which the publisher corrected."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crawler.corpus.export import Selection, export
from crawler.corpus.misprints import corrected, standing
from crawler.dictionary.misprints import MISPRINTS
from parsers.parse import parse
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import capture, figure, page, rows, write

URL = "https://www.ly.gov.cn/2024/01-20/1.html"
REPORT, WRONG = "410300-洛阳市财政局-2023", "410300-洛阳市教育局-2023"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report whose last cell was misprinted and is corrected a year later, and one that stays wrong."""
    path = tmp_path_factory.mktemp("misprints") / "c.db"
    right = page(1, path=URL)
    body = figure(right[1].body, 4711)
    later = (right[0], capture(URL, right[1].body, hours=24 * 366))
    write(path, [(parse(body), capture(URL, body)), page(4, issuer="洛阳市教育局", consistent=False), later])
    return path


def test_what_the_publisher_corrected_is_told_with_how_long_it_stood(corpus: Path) -> None:
    ((field, old, new),) = rows(corpus, "SELECT field, old_value, new_value FROM revisions")
    with closing(sqlite3.connect(corpus)) as conn:
        (row,) = corrected(conn, REPORT)
        assert list(standing(conn, REPORT)) == []
    assert row["state"] == "corrected"
    assert row["corrected_cells"] == [[field, old, new]]
    assert field in row["cells"]
    assert row["left"] != row["right"]
    assert [[field, old, new]] in row["hint"]  # the arithmetic had pointed at the cell
    assert row["until"] < row["corrected_on"] == "2025-02-01"
    assert row["since"] <= "2024-02-01"


def test_what_stands_is_what_the_checks_say(corpus: Path) -> None:
    stored = rows(
        corpus, "SELECT rule, subject, left, right FROM checks WHERE report_id = ? AND status = 'fail'", WRONG
    )
    with closing(sqlite3.connect(corpus)) as conn:
        found = list(standing(conn, WRONG))
    assert found
    assert {(row["rule"], row["subject"], row["left"], row["right"]) for row in found} <= set(stored)
    for row in found:
        assert set(row) == {column.name for column in MISPRINTS.columns}
        assert (row["hint_count"] is None) == (row["hint"] is None)
        assert all(len(each) == row["hint_cells"] for each in row["hint"] or ())


def test_the_export_has_them_all_and_no_figure_is_changed(corpus: Path, tmp_path: Path) -> None:
    before = rows(corpus, "SELECT * FROM requests")
    done = export(corpus, tmp_path / "out", "misprints")
    lines = [json.loads(line) for line in (tmp_path / "out" / "misprints.jsonl").read_text().splitlines()]
    assert dict(done.rows)["misprints.csv"] == len(lines) > 1
    assert {row["state"] for row in lines} == {"stands", "corrected"}
    assert rows(corpus, "SELECT * FROM requests") == before
    assert not rows(corpus, "SELECT 1 FROM inferences WHERE report_id = ?", WRONG)
    export(corpus, tmp_path / "again", "misprints", Selection(years=(2023,)))
    assert (tmp_path / "again" / "misprints.csv").read_bytes() == (tmp_path / "out" / "misprints.csv").read_bytes()


def test_the_registers_show_them(corpus: Path) -> None:
    site = Client(corpus)
    (row,) = site.get("/register/corrected.json").json()["rows"]
    assert row["report"] == REPORT
    assert len(row["sums"]) == len(row["changes"]) == 1
    data = site.get("/register/misprints.json").json()
    assert {each["report"] for each in data["rows"]} == {WRONG}
    assert all(each["since"] for each in data["rows"])
    for lang, words in (("en", "Smallest change (a hint)"), ("zh", "最小改动（提示）")):
        assert words in site.get("/register/misprints", lang=lang).text
        assert site.get("/register/corrected", lang=lang).status_code == 200
    assert site.get("/register/misprints.csv").text.startswith("\ufeffreport,")
