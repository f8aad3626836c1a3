"""A cell of dashes and slashes is blank wherever it is displayed, compared or searched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from crawler.cli.explain.readings import findings
from crawler.corpus.fields import Field, differ
from crawler.corpus.figures import figures_of
from parsers.document import Cell, Place, Table
from parsers.forms import FORMS
from parsers.grid.model import Word
from parsers.grid.text import Line
from parsers.grid.unruled import Row
from parsers.parse import parse
from parsers.readers.lines.cut_rows import rejoined
from parsers.text import BLANK_SIGNS, is_blank
from tests.crawler.browse.client import Client
from tests.crawler.corpus.derived.test_history import DAY, PAGE, REPORT, at, crawl
from tests.crawler.corpus.samples import rows
from tests.parsers import rendered

NOTHING = ("", " ", "\xa0", "\u3000", "\u200b", "\ufeff")
WIDE = ("－", "＿", "／", "＼", "｜", "ｰ", "﹣")
"""The signs in other widths; NFKC makes them equal."""
SIGNS = (*NOTHING, *BLANK_SIGNS, *WIDE, "——", "- -", "／／", "—\n—")
KEYS = [slot.key for slot in FORMS["2021"].slots("requests")][: len(SIGNS)]
PRINTS = dict(zip(KEYS, SIGNS, strict=True))
SIGNED = rendered.html(PRINTS)
EMPTY = rendered.html(dict.fromkeys(KEYS, ""))
NO_BLANK = ("0", "无", "…", "*", "x", "-3", "1/2", "－5", "〇", "·")


@pytest.mark.parametrize("text", SIGNS)
def test_blank(text: str) -> None:
    assert is_blank(text)
    assert is_blank(f" {text}\u3000{text}")


@pytest.mark.parametrize("text", NO_BLANK)
def test_not_blank(text: str) -> None:
    assert not is_blank(text)
    assert differ(Field(text), Field(""))


def test_the_parser_reads_no_number_and_warns_of_none() -> None:
    reading = parse(SIGNED)
    figures = reading.report.figures
    assert {key for key, figure in figures.items() if figure.value is None} == {*KEYS}
    assert {key: figures[key].raw is not None and is_blank(figures[key].raw or "") for key in KEYS} == dict.fromkeys(
        KEYS, True
    )
    assert reading.report.warnings == ()
    explained = findings(reading).by_key
    assert {explained[key].kind for key in KEYS} == {"blank"}


def test_pages_show_it_as_blank_and_a_sign_that_goes_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    crawl(path, [at(SIGNED, 0)])
    with sqlite3.connect(path) as conn:
        assert {figures_of(conn, REPORT)[key].state for key in KEYS} == {"blank"}
    shown = Client(path).get(f"/report/{REPORT}.json").json()["figures"]
    assert {shown[key]["state"] for key in KEYS} == {"blank"}
    crawl(path, [at(EMPTY, DAY), at(SIGNED, 2 * DAY)])
    assert rows(path, "SELECT field, old, new FROM revisions") == []
    crawl(path, [at(rendered.html(PRINTS | {KEYS[0]: "5", KEYS[-1]: "x"}), 3 * DAY)])
    assert {row[0] for row in rows(path, "SELECT field FROM revisions")} == {KEYS[0], KEYS[-1]}
    assert rows(path, "SELECT DISTINCT url FROM revisions") == [(PAGE,)]


@pytest.mark.parametrize("one", SIGNS)
def test_a_sign_against_another_is_no_difference(one: str) -> None:
    assert not any(differ(Field(one), Field(other)) for other in (*SIGNS, None))


@pytest.mark.parametrize("sign", [*BLANK_SIGNS, *WIDE])
def test_a_table_without_rulings_has_it_among_its_figures(sign: str) -> None:
    pieces = tuple(piece(text, at) for at, text in enumerate(("（一）予以公开", "3", sign, "0")))
    assert [each.text for each in Row(pieces[0], pieces).figures] == ["3", sign, "0"]


def piece(text: str, at: int) -> Line:
    box = (100.0 * at, 100.0, 100.0 * at + 50, 112.0)
    return Line((Word(text, box),), text, box, 1)


@pytest.mark.parametrize("sign", [*BLANK_SIGNS, *WIDE])
def test_a_row_that_begins_with_it_is_not_put_to_the_row_before_the_page(sign: str) -> None:
    before = table(1, ["2.重复申请", "0"])
    after = table(2, [sign, ""])
    assert list(rejoined([before, after])) == [before, after]
    assert list(rejoined([before, table(2, ["的数量", ""])])) != [before, table(2, ["的数量", ""])]


def table(page: int, texts: list[str]) -> Table:
    cells = [Cell(text, 0, column, 1, 1, Place(page - 1, 0, column, page=page)) for column, text in enumerate(texts)]
    return Table(tuple(cells), Place(table=page - 1, page=page))
