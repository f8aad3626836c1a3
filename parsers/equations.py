"""勾稽关系 of one report: every instance of its form's arithmetic, over the cells the report has."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from parsers.forms import FORMS, TABLES, Equation, Form, TableName
from parsers.keys import key_of
from parsers.report import Report


def equations(report: Report) -> Iterator[Equation]:
    """The equations of each table of the report, by the form whose cells the table has."""
    return equations_over(report.figures.keys(), report.form)


def equations_over(keys: Set[str], code: str | None) -> Iterator[Equation]:
    """The equations of a report, given the keys of its figures and the code of its form."""
    for table in TABLES:
        form, merged = form_of(table, keys, code)
        if table == "indicators":
            yield from _of_indicators(form, keys)
            continue
        for each in form.equations(table, merged):
            if each.left[0] in keys and each.right[0] in keys:
                yield each


def _of_indicators(form: Form, keys: Set[str]) -> Iterator[Equation]:
    """The equations of a table of statistics: those all of whose lines are printed, with no line of the province's
    own among them, which may belong to the sum.
    """
    places = {key: at for at, key in enumerate(each for each in keys if each.startswith("indicators."))}
    own = [at for key, at in places.items() if key_of(key).line not in form.indicator_lines]
    for law in form.equations("indicators"):
        cells = law.left + law.right
        if places.keys() >= set(cells):
            held = [places[key] for key in cells]
            if not any(min(held) < at < max(held) + 2 for at in own):
                yield law


def form_of(table: TableName, keys: Set[str], code: str | None) -> tuple[Form, tuple[str, ...]]:
    """The form whose cells a table has (preferably the report's own), and the groups printed as one line.

    `code` is the code of the report's form. If no form has exactly these cells, the nearest is returned.
    """
    ways = sorted(_ways(table), key=lambda way: way[0].code != code)
    whole = next((way for way in ways if way[2] <= keys), None)
    form, merged, _ = whole or max(ways, key=lambda way: len(keys & way[2]))
    return form, merged


@cache
def _ways(table: TableName) -> tuple[tuple[Form, tuple[str, ...], frozenset[str]], ...]:
    """Every way to print a table: the form, the codes of the groups printed as one line, and the keys of the cells."""
    ways: list[tuple[Form, tuple[str, ...], frozenset[str]]] = []
    for form in (form for form in FORMS.values() if table in form.tables):
        groups = tuple(each.code for each in form.request_groups if each.code)
        for merged in dict.fromkeys(((), groups)):
            cells = frozenset(slot.key for slot in form.slots(table, merged))
            ways.append((form, merged, cells))
    return tuple(ways)
