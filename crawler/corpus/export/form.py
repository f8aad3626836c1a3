"""The layout of the official form on a sheet: the cell of each label and each figure of a report.

Its lines are those of the form, and others that the report prints: a group printed as one line, or a
line of another form.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass

from crawler.dictionary import TABLES, Value
from parsers.forms import FORMS, Clause, Form, Group, Term
from parsers.forms.model import slot_key
from parsers.keys import Key, key_of, table_of

WIDTH = 15
"""Columns of the sheet: as many as section 4 has figures."""
_LABELS = 8
"""Columns for the labels of section 3; the other seven are for its columns of figures."""
_FIGURES = WIDTH - _LABELS


@dataclass(frozen=True, slots=True)
class Box:
    """A merged cell; rows and columns count from 0. `value` is None for a figure that is blank or was not read."""

    row: int
    column: int
    rows: int
    columns: int
    value: Value
    key: str | None = None
    """The key of its figure; None for a label."""


def form_of(codes: Iterable[str], stated: str | None) -> Form:
    """The form that has the most of the codes; among equals, the stated one, else the newest."""
    wanted = {*codes}

    def rank(form: Form) -> tuple[int, bool, int]:
        has = {term.code for term in form.request_lines} | {
            f"{clause.code}.{item.code}.{measure.code}"
            for clause in form.clauses
            for item in clause.items
            for measure in clause.measures
        }
        return len(wanted & has), form.code == stated, form.first_year

    return max((form for form in FORMS.values() if form.sections), key=rank)


def disclosures(figures: Mapping[str, Value], stated: str | None) -> Iterator[Box]:
    """Section 2: a block for each clause."""
    prefix = "disclosures."
    codes = {key.removeprefix(prefix) for key in figures if key.startswith(prefix)}
    form, row = form_of(codes, stated), 0
    for clause in form.clauses:
        yield from _clause(clause, figures, row)
        row += 2 + len(clause.items)


def _clause(clause: Clause, figures: Mapping[str, Value], row: int) -> Iterator[Box]:
    yield Box(row, 0, 1, WIDTH, clause.label)
    yield Box(row + 1, 0, 1, 6, "信息内容")
    spans = list(_spans(6, WIDTH - 6, len(clause.measures)))
    for measure, (column, columns) in zip(clause.measures, spans, strict=True):
        label = measure.label
        if measure.unit == "万元" and "万元" not in label:
            label += "（单位：万元）"
        yield Box(row + 1, column, 1, columns, label)
    for at, item in enumerate(clause.items, row + 2):
        yield Box(at, 0, 1, 6, item.label)
        for measure, (column, columns) in zip(clause.measures, spans, strict=True):
            key = slot_key("disclosures", f"{clause.code}.{item.code}", measure.code)
            yield Box(at, column, 1, columns, figures.get(key), key)


def _spans(start: int, width: int, parts: int) -> Iterator[tuple[int, int]]:
    """Divides a width into parts as even as possible: the column and width of each."""
    for part in range(parts):
        first, last = width * part // parts, width * (part + 1) // parts
        yield start + first, last - first


def requests(figures: Mapping[str, Value], stated: str | None) -> Iterator[Box]:
    """Section 3: kinds of applicant as columns, the lines of the form as rows."""
    printed = {key_of(key).line for key in figures if table_of(key) == "requests"}
    form = form_of(printed, stated)
    yield Box(0, 0, 3, _LABELS, next(each for each in form.captions if "勾稽" in each))
    yield Box(0, _LABELS, 1, _FIGURES, "申请人情况")
    yield Box(1, _LABELS, 2, 1, form.request_columns[0].label)
    yield Box(1, _LABELS + 1, 1, _FIGURES - 2, "法人或其他组织")
    yield Box(1, WIDTH - 1, 2, 1, form.request_columns[-1].label)
    for at, term in enumerate(form.request_columns[1:-1], _LABELS + 1):
        yield Box(2, at, 1, 1, term.label)
    lines = _Lines(form, printed, figures)
    row = 3
    for part in (*form.requests, *_strangers(form, printed)):
        row = yield from lines.of(part, row, 0)


def _strangers(form: Form, printed: set[str]) -> Iterator[Term]:
    """Lines that the report prints and the form doesn't have."""
    groups = {each.code for part in form.requests if isinstance(part, Group) for each in part.groups()}
    known = {term.code for term in form.request_lines} | groups
    for row in TABLES["outcomes"].rows:
        if row["code"] in printed - known:
            yield Term(str(row["code"]), str(row["label"]), str(row["english"]))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lays out the lines of section 3, one below the other."""

    form: Form
    printed: set[str]
    figures: Mapping[str, Value]

    def of(self, part: Term | Group, row: int, column: int) -> Generator[Box, None, int]:
        """Yields a line, or a group's label with its lines to the right of it. Returns the next row."""
        if isinstance(part, Term):
            yield from self._line(part, row, column)
            return row + 1
        if part.code in self.printed:
            yield from self._line(part.as_line, row, column)
            row += 1
            if not any(term.code in self.printed for term in part.lines()):
                return row
        top, inside = row, column + (2 if column == 0 else 3)
        for each in part.parts:
            row = yield from self.of(each, row, inside)
        yield Box(top, column, row - top, inside - column, part.label)
        return row

    def _line(self, term: Term, row: int, column: int) -> Iterator[Box]:
        yield Box(row, column, 1, _LABELS - column, term.label)
        for at, applicant in enumerate(self.form.request_columns, _LABELS):
            key = slot_key("requests", term.code, applicant.code)
            yield Box(row, at, 1, 1, self.figures.get(key), key)


def appeals(figures: Mapping[str, Value], stated: str | None) -> Iterator[Box]:
    """Section 4: five figures for each of three channels, all in one row."""
    form = next((each for each in FORMS.values() if each.code == stated and each.channels), None)
    form = form or next(reversed(FORMS.values()))
    first, *others = form.channels
    each = len(form.results)
    yield Box(0, 0, 2, each, first.label)
    yield Box(0, each, 1, WIDTH - each, "行政诉讼")
    for nth, channel in enumerate(others, 1):
        yield Box(1, nth * each, 1, each, channel.label)
    for nth, channel in enumerate(form.channels):
        for at, result in enumerate(form.results, nth * each):
            yield Box(2, at, 1, 1, result.label)
            key = slot_key("appeals", channel.code, result.code)
            yield Box(3, at, 1, 1, figures.get(key), key)


def indicators(lines: Iterable[tuple[str, str, str, str, Value]]) -> Iterator[Box]:
    """A table of statistics in the order of print. Lines: name in keys, label, column, unit, value."""
    rows: dict[str, int] = {}
    columns: dict[str, int] = {}
    wide = _LABELS + 1
    yield Box(0, 0, 1, wide, "统计指标")
    yield Box(0, wide, 1, 1, "单位")
    for line, label, column, unit, value in lines:
        if column not in columns:
            columns[column] = wide + 1 + len(columns)
            yield Box(0, columns[column], 1, 1, {"year": "本年", "cumulative": "历年累计"}.get(column, column))
        if line not in rows:
            rows[line] = len(rows) + 1
            yield Box(rows[line], 0, 1, wide, label)
            yield Box(rows[line], wide, 1, 1, unit)
        yield Box(rows[line], columns[column], 1, 1, value, Key("indicators", line, column).text)


TABLES_OF_SECTIONS = {2: disclosures, 3: requests, 4: appeals}
