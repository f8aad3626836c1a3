"""勾稽关系 of one report: every instance of its form's arithmetic over the cells it prints."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.forms import FORMS, TABLES, Equation, Form, TableName
from parsers.report import Report


def equations(report: Report) -> Iterator[Equation]:
    """For each table of the report, by the form whose cells it has."""
    for table in TABLES:
        keys = {key for key in report.figures if key.startswith(f"{table}.")}
        if keys:
            form, merged = _form_of(table, keys, report.form)
            yield from (
                each
                for each in form.equations(table, merged)
                if keys.issuperset(each.left + each.right)
            )


def _form_of(table: TableName, keys: set[str], code: str | None) -> tuple[Form, tuple[str, ...]]:
    """The form (the report's own first) and the groups printed as one line that give these cells."""
    forms = sorted(FORMS.values(), key=lambda form: form.code != code)
    ways: list[tuple[Form, tuple[str, ...]]] = []
    for form in forms:
        groups = tuple(each.code for each in form.request_groups if each.code)
        ways += [(form, ()), (form, groups)] if groups else [(form, ())]
    return max(ways, key=lambda way: len(keys & {slot.key for slot in way[0].slots(table, way[1])}))
