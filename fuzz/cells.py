"""A report as printed beside the report as read, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from parsers.equations import equations
from parsers.interpret.table_heads.column_names import SURE
from parsers.report import Reading, Report

_NUMERAL = re.compile(r"\d+(?:\.\d+)?")


class CellRead(NamedTuple):
    """A cell of a report, as printed and as read."""

    key: str
    outcome: str
    """`right`, `doubted` (right, but marked), `sum`, `unsure`, `warned` (wrong, and marked that
    way), `null` (not read, with a warning) or `SILENT`.
    """
    printed: str
    read: str
    confidence: float | None


def compared(report: Report, reading: Reading) -> Iterator[CellRead]:
    """Every cell that was printed or read."""
    read = reading.report
    failed = {(c.rule, c.subject) for c in reading.checks if c.status == "fail"}
    in_failed = {key for law in equations(read) if (law.rule, law.subject) in failed for key in law.left + law.right}
    subjects = {notice.subject for notice in read.warnings if notice.subject}
    # Numbers that a warning names as in no line: they may be printed more often than there.
    named = {n for notice in read.warnings if not notice.subject for n in _NUMERAL.findall(str(notice.message))}

    def warned(key: str) -> bool:
        # The cell's own key, or its line's; a warning about the whole table doesn't mark the cell.
        return key in subjects or key.rsplit(".", 1)[0] in subjects

    for key in dict.fromkeys((*report.figures, *read.figures)):
        was, got = report.value(key), read.value(key)
        figure = read.figures.get(key)
        sure = figure.confidence if figure else None
        unsure = sure is not None and sure < SURE
        if was == got:
            outcome = "doubted" if warned(key) or unsure else "right"
        elif got is None and (warned(key) or key.partition(".")[0] in subjects or str(was).lstrip("-") in named):
            outcome = "null"
        elif warned(key):
            outcome = "warned"
        elif unsure:
            outcome = "unsure"
        elif key in in_failed:
            outcome = "sum"
        else:
            outcome = "SILENT"
        raw = figure.raw if figure else None
        yield CellRead(key, outcome, "blank" if was is None else str(was), repr(raw), sure)
