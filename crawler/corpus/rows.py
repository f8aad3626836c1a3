"""A reading as rows: pure, so that the same reading gives the same rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from crawler.corpus.ids import number
from parsers.document import Place
from parsers.report import Figure, Number, Reading, SourceTable

Row = dict[str, Any]


def report_rows(report_id: str, reading: Reading) -> dict[str, list[Row]]:
    """All rows below a report, by table."""
    report = reading.report
    rows: dict[str, list[Row]] = {
        "sections": [
            {
                "id": number(report_id, str(section.number)), "report_id": report_id,
                "number": str(section.number), "heading": section.heading, "text": section.text,
            }
            for section in report.sections
        ],
        "source_tables": [_source_table(report_id, table) for table in report.tables],
        "checks": [
            {
                "report_id": report_id, "rule": c.rule, "subject": c.subject, "left": sql(c.left),
                "right": sql(c.right), "status": c.status, "message": c.message,
            }
            for c in reading.checks
        ],
        "inferences": [
            {"report_id": report_id, "cell": i.key, "value": sql(i.value), "rules": dump(list(i.rules))}
            for i in reading.inferences
        ],
    }  # fmt: skip
    return rows | _figure_rows(report_id, report.figures)


def _figure_rows(report_id: str, figures: Mapping[str, Figure]) -> dict[str, list[Row]]:
    disclosures: list[Row] = []
    lines: dict[tuple[str, str], dict[str, Figure]] = {}
    for key, figure in figures.items():
        table, rest = key.split(".", 1)
        line, column = rest.rsplit(".", 1)
        if table == "disclosures":
            clause, item = line.rsplit(".", 1)
            disclosures.append({
                "report_id": report_id, "clause": clause, "item": item, "measure": column,
                "value": sql(figure.value), "unit": figure.unit, "raw": figure.raw,
                "place": dump(_place(figure.place)),
            })  # fmt: skip
        else:
            lines.setdefault((table, line), {})[column] = figure
    rows: dict[str, list[Row]] = {"disclosures": disclosures, "requests": [], "appeals": []}
    for (table, line), columns in lines.items():
        rows[table].append(
            {"report_id": report_id, ("outcome" if table == "requests" else "channel"): line}
            | {column: sql(figure.value) for column, figure in columns.items()}
            | {
                "raw": dump({column: figure.raw for column, figure in columns.items()}),
                "places": dump({column: _place(figure.place) for column, figure in columns.items()}),
            }
        )
    return rows


def _source_table(report_id: str, source: SourceTable) -> Row:
    cells = source.table.cells
    return {
        "report_id": report_id,
        "position": source.position,
        "section": str(source.section) if source.section else None,
        "page": source.table.place.page,
        "row_count": max((c.row + c.rowspan for c in cells), default=0),
        "column_count": max((c.column + c.colspan for c in cells), default=0),
        "cells": dump([
            {"text": c.text, "row": c.row, "column": c.column}
            | ({"rowspan": c.rowspan} if c.rowspan > 1 else {})
            | ({"colspan": c.colspan} if c.colspan > 1 else {})
            | ({"line": c.place.line} if c.place.line else {})
            for c in cells
        ]),
    }  # fmt: skip


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    parts = {"page": place.page, "table": place.table, "row": place.row, "column": place.column, "line": place.line, "box": place.box}
    return {name: value for name, value in parts.items() if value is not None}


def sql(value: Number | None) -> int | float | None:
    """A float prints the shortest decimal that gives it back: 24252.311082 stays that."""
    return float(value) if isinstance(value, Decimal) else value


def dump(value: object) -> str | None:
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
