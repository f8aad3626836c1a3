"""The corpus for other programs: CSV, JSON Lines, Parquet, Excel, and a Frictionless data package.

To add a format: a module here that writes a table from its rows, and its line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crawler.corpus.export import package, text
from crawler.corpus.export.files import staged
from crawler.corpus.export.package import Written
from crawler.corpus.export.snapshot import Record, Selection, Snapshot, snapshot
from crawler.dictionary import Table

Format = Literal["csv", "jsonl", "parquet", "xlsx", "package"]
FORMATS: dict[str, str] = {
    "csv": "a CSV file for each table",
    "jsonl": "a file of JSON Lines for each table",
    "parquet": "a Parquet file for each table",
    "xlsx": "a workbook for each report, as the official form prints it, and one of all figures",
    "package": "CSV files with a datapackage.json that describes every table and column",
}
STEP = 1_000
"""Rows after which the watcher is told."""

Watch = Callable[[str, int], None]
"""Told of a table and how many more of its rows are written."""


@dataclass(frozen=True, slots=True)
class Exported:
    """`rows` by file; `notes`: what the format couldn't hold, in words."""

    rows: tuple[tuple[str, int], ...]
    notes: tuple[str, ...] = ()


def export(
    corpus: Path,
    folder: Path,
    format_: Format,
    selection: Selection | None = None,
    watch: Watch = lambda _table, _rows: None,
) -> Exported:
    """Writes the chosen reports and all that belongs to them. Raises `CorpusError`."""
    with (
        snapshot(corpus, selection or Selection()) as snap,
        staged(folder, package.SEAL if format_ == "package" else None) as stage,
    ):
        if format_ == "xlsx":
            return _workbooks(snap, stage, watch)
        if format_ == "parquet":
            return _parquet(snap, stage, watch)
        files = []
        for table in snap.tables:
            path = stage / f"{table.name}.{'jsonl' if format_ == 'jsonl' else 'csv'}"
            rows = _watched(snap.rows(table), table, watch)
            if format_ == "jsonl":
                count = text.write_jsonl(path, table, rows)
            else:
                # A package says its encoding; a CSV file alone can only show it.
                encoding = "utf-8" if format_ == "package" else "utf-8-sig"
                count = text.write_csv(path, table, rows, encoding)
            files.append(Written(table, path, count))
        if format_ == "package":
            package.write(stage / package.SEAL, package.descriptor(snap, files, stage))
        return Exported(tuple((each.path.name, each.rows) for each in files))


def _parquet(snap: Snapshot, stage: Path, watch: Watch) -> Exported:
    from crawler.corpus.export.parquet import write_parquet

    counts, notes = [], []
    for table in snap.tables:
        path = stage / f"{table.name}.parquet"
        count, long = write_parquet(path, table, _watched(snap.rows(table), table, watch))
        counts.append((path.name, count))
        if long:
            notes.append(f"{path.name}: {long} numbers are too long for a 64-bit float and are NULL; see raw")
    return Exported(tuple(counts), tuple(notes))


def _workbooks(snap: Snapshot, stage: Path, watch: Watch) -> Exported:
    from crawler.corpus.export import excel

    table = excel.long_table()
    rows = _watched(snap.rows(table), table, watch)
    count = excel.write_long(stage / "figures.xlsx", table, rows)
    reports = 0
    for report in snap.reports():
        year = report.rsplit("-", 1)[1]
        excel.write_report(stage / "reports" / year / f"{report}.xlsx", snap, report)
        watch("reports", 1)
        reports += 1
    return Exported((("figures.xlsx", count), ("reports/YEAR/REPORT.xlsx", reports)))


def _watched(rows: Iterable[Record], table: Table, watch: Watch) -> Iterator[Record]:
    for count, row in enumerate(rows, 1):
        yield row
        if count % STEP == 0:
            watch(table.name, STEP)


__all__ = ["FORMATS", "Exported", "Format", "Selection", "export"]
