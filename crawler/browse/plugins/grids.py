"""Datasette plugin: shows source tables as tables and lists of findings as lists, and folds long JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from datasette import hookimpl
from markupsafe import Markup, escape

from crawler.browse.translated import in_words
from parsers.keys import LAYOUTS

_FOLDED = {(table, name) for table, layout in LAYOUTS.items() if not layout.column for name in ("raw", "places")}
_LISTS = {("reports", "warnings"), ("reports", "disputes"), ("report_documents", "differs"), ("inferences", "rules")}


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(value: object, column: str, table: str | None) -> Markup | None:
    """The HTML of a cell; None leaves it to Datasette."""
    if not isinstance(value, str):
        return None
    if (table, column) == ("source_tables", "cells"):
        return _grid(json.loads(value))
    if (table, column) in _FOLDED:
        return Markup("<details><summary>JSON</summary><code>{}</code></details>").format(value)
    if (table, column) in _LISTS:
        return _list(json.loads(value))
    return None


def _grid(cells: list[Mapping[str, Any]]) -> Markup:
    """The grid as printed, with its spans and line breaks."""
    rows: dict[int, list[Markup]] = {}
    for cell in cells:
        spans = Markup("").join(
            Markup(' {}="{}"').format(name, cell[name]) for name in ("rowspan", "colspan") if name in cell
        )
        rows.setdefault(cell["row"], []).append(
            Markup('<td title="row {}, column {}"{}>{}</td>').format(
                cell["row"], cell["column"], spans, escape(cell["text"])
            )
        )
    body = Markup("").join(Markup("<tr>{}</tr>").format(Markup("").join(rows[row])) for row in sorted(rows))
    return Markup("<details><summary>{} × {}</summary><table>{}</table></details>").format(
        max((cell["row"] + cell.get("rowspan", 1) for cell in cells), default=0),
        max((cell["column"] + cell.get("colspan", 1) for cell in cells), default=0),
        body,
    )


def _list(found: list[Any] | dict[str, Any]) -> Markup:
    """The HTML list: warnings as sentences, figures by key; a blank for an empty list."""
    lines = (
        [f"{key}: {_said(what)}" for key, what in found.items()]
        if isinstance(found, dict)
        else [in_words(each) if isinstance(each, dict) else each for each in found]
    )
    if not lines:
        return Markup("&nbsp;")
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(line) for line in lines))


def _said(what: list[float | None] | dict[str, str | None]) -> str:
    """The two numbers that differ, or the printed text as each reader read it."""
    if isinstance(what, dict):
        return ", ".join(f"“{raw or ''}” ({reader})" for reader, raw in what.items())
    return " ≠ ".join(map(_or_blank, what))


def _or_blank(number: float | None) -> str:
    return "blank" if number is None else str(number)
