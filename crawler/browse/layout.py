"""Lays out the tables of a report as the official form prints them, from the data that define the form.

A grid is a list of rows, and a row a list of cells as in an HTML table: each with its spans, and either
`words` (Chinese and English) or the `key` of the figure that belongs there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from crawler.evidence.names import COLUMNS, name_of
from parsers.equations import form_of
from parsers.forms import Form, Group, TableName, Term
from parsers.forms.model import slot_key
from parsers.keys import key_of

Cell = dict[str, Any]
Grid = list[list[Cell]]

_INDICATOR = ("统计指标", "Indicator")
_ITEM = ("信息内容", "Item")
_NOTE = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "(In each column, the first and the second line add up to the third and the fourth)",
)
_APPLICANTS = ("申请人情况", "Applicants")
_ORGANISATIONS = ("法人或其他组织", "Legal persons and other organisations")
_RECONSIDERATION = ("行政复议", "Administrative reconsideration")
_LITIGATION = ("行政诉讼", "Administrative litigation")


def grid(table: TableName, keys: Collection[str], code: str | None) -> Grid:
    """The grid of a table; empty if the report has no figure of this table. `keys` are the keys of all figures
    of the report. Figures on lines that the form lacks are not in the grid: the caller must list them elsewhere.
    """
    here = {key: None for key in keys if key.startswith(f"{table}.")}
    if not here:
        return []
    if table == "indicators":
        return list(_indicators(here))
    form, merged = form_of(table, here.keys(), code)
    if table == "disclosures":
        return list(_disclosures(form))
    return list(_requests(form, merged) if table == "requests" else _appeals(form))


def _indicators(keys: Collection[str]) -> Iterator[list[Cell]]:
    """A table of statistics, in the order of print: a row for each line, a column for each column of figures."""
    lines: dict[str, dict[str, str]] = {}
    for text in keys:
        key = key_of(text)
        lines.setdefault(key.line, {})[key.column] = text
    columns = list(dict.fromkeys(column for of_line in lines.values() for column in of_line))
    heads = [COLUMNS.get(column, (column, column)) for column in columns]
    yield [_head(_INDICATOR), *(_head((chinese, _capital(english))) for chinese, english in heads)]
    for of_line in lines.values():
        name = name_of(next(iter(of_line.values())), None)
        words = [name.chinese[1], _capital(name.english[1])]
        cells = [_figure(of_line[column]) if column in of_line else _head(("", "")) for column in columns]
        yield [{"kind": "label", "words": words, "rowspan": 1, "colspan": 1}, *cells]


def keys_in(rows: Grid) -> set[str]:
    return {cell["key"] for row in rows for cell in row if "key" in cell}


def _head(words: tuple[str, str], rowspan: int = 1, colspan: int = 1) -> Cell:
    return {"kind": "head", "words": list(words), "rowspan": rowspan, "colspan": colspan}


def _label(term: Term | Group, rowspan: int = 1, colspan: int = 1) -> Cell:
    words = [term.label, _capital(term.english)]
    return {"kind": "label", "words": words, "rowspan": rowspan, "colspan": colspan}


def _figure(key: str, colspan: int = 1) -> Cell:
    return {"kind": "figure", "key": key, "rowspan": 1, "colspan": colspan}


def _capital(english: str) -> str:
    return english[:1].upper() + english[1:]


def _words(term: Term) -> tuple[str, str]:
    return (term.label, _capital(term.english))


def _disclosures(form: Form) -> Iterator[list[Cell]]:
    """Section 2: a block for each clause, whose last column fills the remaining width."""
    width = max(len(clause.measures) for clause in form.clauses)
    for clause in form.clauses:
        last = len(clause.measures) - 1
        spans = [width - last if at == last else 1 for at in range(len(clause.measures))]
        yield [_head((clause.label, clause.english), 1, width + 1)]
        columns = zip(clause.measures, spans, strict=True)
        yield [_head(_ITEM), *(_head(_words(term), 1, span) for term, span in columns)]
        for item in clause.items:
            keys = (slot_key("disclosures", f"{clause.code}.{item.code}", term.code) for term in clause.measures)
            yield [_label(item), *(_figure(key, span) for key, span in zip(keys, spans, strict=True))]


def _requests(form: Form, merged: Collection[str]) -> Iterator[list[Cell]]:
    """Section 3: three columns of labels, one for each level of the form's groups."""
    first, *organisations, last = form.request_columns
    columns = len(form.request_columns)
    yield [_head(_NOTE, 3, 3), _head(_APPLICANTS, 1, columns)]
    yield [_head(_words(first), 2), _head(_ORGANISATIONS, 1, len(organisations)), _head(_words(last), 2)]
    yield [_head(_words(term)) for term in organisations]
    for part in form.requests:
        for labels, line in _labelled(part, merged, 3):
            yield [*labels, *(_figure(slot_key("requests", line, c.code)) for c in form.request_columns)]


def _labelled(part: Term | Group, merged: Collection[str], columns: int) -> Iterator[tuple[list[Cell], str]]:
    """Each line of a part as (labels before its figures, code). A group's label appears once and spans all lines
    of the group. `merged`: the groups that the report prints as one line.
    """
    if isinstance(part, Group) and part.code in merged:
        part = part.as_line
    if isinstance(part, Term):
        yield [_label(part, 1, columns)], part.code
        return
    inside = [line for each in part.parts for line in _labelled(each, merged, columns - 1)]
    for at, (labels, code) in enumerate(inside):
        yield ([_label(part, len(inside)), *labels] if at == 0 else labels), code


def _appeals(form: Form) -> Iterator[list[Cell]]:
    """Section 4: one line of figures, under the channels and the results of each."""
    first, *litigation = form.channels
    width = len(form.results)
    yield [_head(_RECONSIDERATION, 2, width), _head(_LITIGATION, 1, width * len(litigation))]
    yield [_head(_words(channel), 1, width) for channel in litigation]
    yield [_head(_words(result)) for _ in form.channels for result in form.results]
    yield [
        _figure(slot_key("appeals", channel.code, result.code))
        for channel in (first, *litigation)
        for result in form.results
    ]
