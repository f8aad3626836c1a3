"""The names of figures: table, line and column as the form prints them, and in English."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from parsers.forms import FORMS, Form
from parsers.forms.model import slot_key
from parsers.keys import CUMULATIVE, YEAR, Key, key_of, table_of


class Name(NamedTuple):
    """A figure's name from table to column: the labels as the form prints them, and in English."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]


@lru_cache(4096)
def name_of(key: str, form: str | None) -> Name:
    """The name of a figure in the report's form, else in any form that has the cell; else the key itself."""
    if table_of(key) == "indicators":
        return _indicator(key_of(key))
    ways = sorted(FORMS, key=lambda code: code != form)
    return next((_names(code)[key] for code in ways if key in _names(code)), Name((key,), (key,)))


COLUMNS = {YEAR: ("本年", "of the year"), CUMULATIVE: ("历年累计", "of all years")}
"""Chinese and English names of the columns of tables of statistics that have a code."""


def _indicator(key: Key) -> Name:
    """The name of a figure of a table of statistics. Without a code, the words of the print."""
    chinese, english = _indicators().get(key.line, (key.line, key.line))
    column = COLUMNS.get(key.column, (key.column, key.column))
    return Name(("统计表", chinese, column[0]), ("Table of statistics", english, column[1]))


@cache
def _indicators() -> dict[str, tuple[str, str]]:
    lines = (line for form in FORMS.values() for line in form.indicator_lines.values())
    return {line.code: (line.label, line.english) for line in lines}


@cache
def _names(code: str) -> dict[str, Name]:
    form = FORMS[code]
    if not form.sections:
        return {}
    two, three, four = (f"{numeral}、{head.label}" for numeral, head in zip("二三四", form.sections[1:4], strict=True))
    _, second, third, fourth, *_ = (head.english for head in form.sections)
    found = {}
    for clause in form.clauses:
        for item in clause.items:
            for measure in clause.measures:
                found[slot_key("disclosures", f"{clause.code}.{item.code}", measure.code)] = Name(
                    (two, clause.label, item.label, measure.label),
                    (second, clause.english, item.english, measure.english),
                )
    for line, chinese, english in _request_lines(form):
        for column in form.request_columns:
            found[slot_key("requests", line, column.code)] = Name(
                (three, *chinese, column.label), (third, *english, column.english)
            )
    for channel in form.channels:
        for result in form.results:
            found[slot_key("appeals", channel.code, result.code)] = Name(
                (four, channel.label, result.label), (fourth, channel.english, result.english)
            )
    return found


def _request_lines(form: Form) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each line of section 3: its code, then the labels of its groups and its own, in Chinese and English."""
    above: dict[str, list[tuple[str, str]]] = {}
    for group in form.request_groups:
        if group.code:
            yield group.code, (group.label,), (group.english,)
        for term in group.lines():
            above.setdefault(term.code, []).append((group.label, group.english))
    for term in form.request_lines:
        groups = above.get(term.code, [])
        yield (
            term.code,
            (*(chinese for chinese, _ in groups), term.label),
            (*(english for _, english in groups), term.english),
        )
