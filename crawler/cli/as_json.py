"""One document as JSON (docs/data-dictionary.md): the contract of `nianbao parse`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from parsers.forms import FORMS
from parsers.report import Figure, Number, Reading

_LATEST = next(reversed(FORMS.values()))


def as_json(reading: Reading, source: str) -> dict[str, Any]:
    """`source` is the file's name. Numbers are plain; money prints the shortest exact decimal."""
    report = reading.report
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
        "disclosures": _disclosures(report.figures),
        "requests": _lines(report.figures, "requests", [c.code for c in _LATEST.request_columns]),
        "appeals": _lines(report.figures, "appeals", [c.code for c in _LATEST.results]),
        "indicators": {
            key.split(".", 1)[1]: plain(f.value) for key, f in report.figures.items() if key.startswith("indicators.")
        },
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
    }


def _disclosures(figures: Mapping[str, Figure]) -> list[dict[str, Any]]:
    found = []
    for key, figure in figures.items():
        if key.startswith("disclosures."):
            clause, item, measure = key.removeprefix("disclosures.").rsplit(".", 2)
            found.append(
                {
                    "clause": clause,
                    "item": item,
                    "measure": measure,
                    "value": plain(figure.value),
                    "unit": figure.unit,
                    "raw": figure.raw,
                }
            )
    return found


def _lines(figures: Mapping[str, Figure], table: str, columns: list[str]) -> dict[str, list[Any]]:
    lines: dict[str, dict[str, Figure]] = {}
    for key, figure in figures.items():
        name, rest = key.split(".", 1)
        if name == table:
            line, column = rest.rsplit(".", 1)
            lines.setdefault(line, {})[column] = figure
    return {line: [plain(cells[c].value) if c in cells else None for c in columns] for line, cells in lines.items()}


def plain(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
