"""Figures to rows and back without loss; a new table of figures needs one entry in each of two
lists.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.corpus.copies import Copy, copy_of, unpack
from crawler.corpus.derived.choice import differences
from crawler.corpus.figures import figures_in, figures_of, numbers_in, numbers_of, prints_in, rows_of, value_columns
from crawler.corpus.values import exact
from crawler.dictionary import TABLES
from crawler.dictionary.model import Table, integer, json, number, text
from nianbao_demo.reports import random_report
from parsers import keys
from parsers.document import Place
from parsers.forms import FORMS
from parsers.keys import COUNT, LAYOUTS, Layout, key_of
from parsers.report import Figure
from tests.crawler.corpus.samples import page, write

REPORT = "410300-洛阳市财政局-2023"


def test_every_layout_is_that_of_its_table_in_the_dictionary() -> None:
    for table, layout in LAYOUTS.items():
        columns = {column.name: column for column in TABLES[table].columns}
        assert TABLES[table].unique == (("report_id", *layout.codes),)
        assert {"raw", "source_table", "position", *layout.codes} <= columns.keys()
        if layout.column:
            assert value_columns(table) == ("value",)
            assert {"unit", "place"} <= columns.keys()
        else:
            across = TABLES[TABLES[table].across or ""]
            assert value_columns(table) == tuple(row["code"] for row in across.rows)
            assert "places" in columns
    of_forms = {slot.column for form in FORMS.values() for slot in form.slots("requests")}
    assert of_forms == set(value_columns("requests"))


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10_000), st.sampled_from(sorted(FORMS)), st.sampled_from([0.0, 0.3]))
def test_rows_hold_every_figure(seed: int, form: str, blank: float) -> None:
    report = random_report(Random(seed), FORMS[form], issuer="洛阳市财政局", year=2023, blank=blank)
    figures = report.figures
    rows = rows_of(REPORT, figures, {0, 1, 2})
    back = figures_in(rows)
    assert [*back] == [*figures]
    for key, figure in figures.items():
        stored = back[key]
        assert (stored.key, stored.raw, stored.value) == (key, figure.raw, exact(figure.value))
        assert stored.unit == figure.unit
        assert dict(stored.place) == (figure.place.known if figure.place else {})
    assert [(key, figure.raw, figure.value) for key, figure in back.items()] == list(prints_in(rows))
    assert numbers_in(rows) == {key: figure.value for key, figure in back.items()}


def test_a_stored_report_has_the_figures_of_its_copy(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    sample = page(1, blank=0.2)
    write(path, [sample])
    copy = copy_of(sample[0], "410300")
    assert isinstance(copy, Copy)
    with sqlite3.connect(path) as conn:
        assert figures_of(conn, REPORT) == figures_in(unpack(copy.packed))
        assert numbers_of(conn, REPORT) == numbers_in(unpack(copy.packed))
        view = {row[0]: row[1:] for row in conn.execute("SELECT key, value, raw, unit FROM figures")}
        assert {f.key: (f.value, f.raw, f.unit) for f in figures_of(conn, REPORT).values()} == view
        assert figures_of(conn, "nobody") == {}
    conn.close()


def test_differences_are_of_numbers_alone() -> None:
    figures = {"requests.new.total": Figure(3, "3", COUNT), "requests.new.other": Figure(None, "x", COUNT)}
    other = {"requests.new.total": Figure(4, "4", COUNT), "requests.new.other": Figure(None, "", COUNT)}
    rows = [rows_of(REPORT, each, set()) for each in (figures, other, {})]
    assert differences(rows[0], rows[1]) == {"requests.new.total": [3, 4]}
    assert differences(rows[0], rows[2]) == {"requests.new.total": [3, None]}
    assert differences(rows[0], rows[0]) == {}


def test_a_cell_in_another_table_names_that_table() -> None:
    """A line of section 3 may continue in the next table of the source."""
    here, there = Place(table=1, row=2, column=3), Place(table=2, row=0, column=0)
    figures = {
        "requests.new.natural_person": Figure(1, "1", COUNT, here),
        "requests.new.total": Figure(1, "1", COUNT, there),
    }
    back = figures_in(rows_of(REPORT, figures, {1, 2}))
    assert [back[key].source_table for key in figures] == [f"{REPORT}/1", f"{REPORT}/2"]


COMMON = (
    text("report_id", "The report.", "所属报告。", references="reports", required=True),
    integer("position", "Place.", "次序。", required=True),
    text("source_table", "The table.", "原表。"),
)
WIDE = Table(
    "hearings",
    "听证",
    "Hearings of a year by their kind.",
    "听证。",
    (
        *COMMON,
        text("topic", "What it is about.", "事项。", required=True),
        text("stage", "At what stage.", "阶段。", required=True),
        number("held", "Held.", "举行。", unit="cases (件)"),
        number("refused", "Refused.", "拒绝。", unit="cases (件)"),
        json("raw", "As printed.", "原文。", required=True),
        json("places", "Where.", "位置。", required=True),
    ),
    ("report_id", "position"),
)
NARROW = replace(
    WIDE,
    name="costs",
    columns=(
        *COMMON,
        text("cost", "What for.", "用途。", required=True),
        number("value", "How much.", "金额。", unit="as in the column unit"),
        text("unit", "Its unit.", "单位。", required=True),
        text("raw", "As printed.", "原文。"),
        json("place", "Where.", "位置。"),
    ),
)


@pytest.fixture
def more_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two additional tables of figures, as another form would need them."""
    for table, layout in ((WIDE, Layout(("topic", "stage"))), (NARROW, Layout((), "cost"))):
        monkeypatch.setitem(LAYOUTS, table.name, layout)
        monkeypatch.setitem(TABLES, table.name, table)
    keys.key_of.cache_clear()


@pytest.mark.usefixtures("more_tables")
def test_a_further_table_of_figures() -> None:
    place = Place(table=0, row=1, column=2)
    figures = {
        "hearings.rules.second.draft.held": Figure(2, "2", COUNT, place),
        "hearings.rules.second.draft.refused": Figure(None, "—", COUNT),
        "costs.postage": Figure(Decimal("25.1"), "251000元", "万元", place),
    }
    assert key_of("hearings.rules.second.draft.held").codes == {"topic": "rules.second", "stage": "draft"}
    rows = rows_of(REPORT, figures, {0})
    (hearing,), (cost,) = rows["hearings"], rows["costs"]
    assert (hearing["topic"], hearing["stage"], hearing["held"], hearing["refused"]) == (
        "rules.second",
        "draft",
        2,
        None,
    )
    assert (cost["cost"], cost["value"], cost["unit"]) == ("postage", 25.1, "万元")
    back = figures_in(rows)
    assert [(f.key, f.value, f.raw, f.state) for f in back.values()] == [
        ("hearings.rules.second.draft.held", 2, "2", "number"),
        ("hearings.rules.second.draft.refused", None, "—", "blank"),
        ("costs.postage", 25.1, "251000元", "number"),
    ]
    with sqlite3.connect(":memory:") as conn:
        for table in LAYOUTS:
            names = ", ".join(f'"{column.name}"' for column in TABLES[table].columns)
            conn.execute(f"CREATE TABLE {table} ({names})")
            for row in rows[table]:
                into = ", ".join(f'"{name}"' for name in row)
                conn.execute(f"INSERT INTO {table} ({into}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
        assert figures_of(conn, REPORT) == back
        assert numbers_of(conn, REPORT) == numbers_in(rows)
    conn.close()
