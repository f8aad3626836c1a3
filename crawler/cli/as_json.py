"""One document as JSON, the output format of `nianbao parse` (docs/data-dictionary.md)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from parsers.forms import LATEST
from parsers.keys import key_of, table_of
from parsers.report import Figure, Number, Reading, Report


def as_json(reading: Reading, source: str) -> dict[str, Any]:
    """The reading as plain values for JSON. `source` is the file's name. Amounts of money are floats, so that JSON
    shows the shortest exact decimal.
    """
    report = reading.report
    looks = [
        {**each._asdict(), "place": cell.place.known}
        for source_table in report.tables
        for cell in source_table.table.cells
        for each in cell.looks
    ]
    return {
        "source": source,
        "sha256": reading.sha256,
        "media_type": reading.media_type,
        "reader": reading.reader,
        "readers": list(reading.readers),
        "verdict": reading.verdict,
        "issuer": report.issuer,
        "year": report.year,
        "title": report.title,
        "form": report.form,
        "published_on": report.published_on.isoformat() if report.published_on else None,
        "sections": [{"number": s.number, "heading": s.heading, "text": s.text} for s in report.sections],
        "disclosures": _rows(report.figures, "disclosures"),
        "requests": _lines(report.figures, "requests", [c.code for c in LATEST.request_columns]),
        "appeals": _lines(report.figures, "appeals", [c.code for c in LATEST.results]),
        # An empty object where there are none, as before any were read.
        "indicators": _indicators(report) or {},
        "checks": [
            {
                "rule": c.rule,
                "subject": c.subject,
                "left": plain(c.left),
                "right": plain(c.right),
                "status": c.status,
                **c.message.as_json,
            }
            for c in reading.checks
        ],
        "inferences": {each.key: plain(each.value) for each in reading.inferences},
        "disputes": {each.key: dict(each.readings) for each in reading.disputes},
        "warnings": [str(warning) for warning in report.warnings],
        "notices": [
            {**each.message.as_json, "subject": each.subject, "place": each.place.known if each.place else None}
            for each in report.warnings
        ],
        **({"scope": report.scope, "scope_evidence": report.evidence["scope"]} if report.scope else {}),
        **({"looks": looks} if looks else {}),
    }


def _rows(figures: Mapping[str, Figure], table: str) -> list[dict[str, Any]]:
    """An object for each figure of a table, with the codes of its line and column."""
    return [
        {**key_of(key).codes, "value": plain(figure.value), "unit": figure.unit, "raw": figure.raw}
        for key, figure in figures.items()
        if table_of(key) == table
    ]


def _indicators(report: Report) -> list[dict[str, Any]]:
    """An object for each figure of the tables of statistics, or of the narrative, in the order of print."""
    rows: list[dict[str, Any]] = []
    for text, printed in report.indicators.items():
        figure = report.figures[text]
        rows.append(
            {
                "indicator": printed.indicator,
                "label": printed.label,
                "position": len(rows) + 1,
                "column": key_of(text).column,
                "value": plain(figure.value),
                "unit": figure.unit,
                "raw": figure.raw,
                "source": printed.source,
                **({"sentence": printed.sentence} if printed.sentence else {}),
            }
        )
    return rows


def _lines(figures: Mapping[str, Figure], table: str, columns: list[str]) -> dict[str, list[Any]]:
    """For each line of a table, by its code, the numbers in the order of `columns`; None for a missing cell."""
    lines: dict[str, dict[str, Figure]] = {}
    for text, figure in figures.items():
        if table_of(text) == table:
            key = key_of(text)
            lines.setdefault(key.line, {})[key.column] = figure
    return {line: [plain(cells[c].value) if c in cells else None for c in columns] for line, cells in lines.items()}


def plain(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
