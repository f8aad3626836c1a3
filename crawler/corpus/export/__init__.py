"""Exports the corpus for other programs: CSV, JSON Lines, Parquet, Excel, a Frictionless data package.

To add a format: a module here that writes one table (as `text` does; then `per_table` makes it a format) or
a whole `Snapshot` (then it is a `Format`, see `formats`), and its entry in `FORMATS` below. `nianbao export
--format` and docs/export.md (`make docs`) follow from it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from crawler.corpus.export import misprints, package, text
from crawler.corpus.export.files import staged
from crawler.corpus.export.formats import Exported, Format, Watch, per_table, watched
from crawler.corpus.export.parquet import write_parquet
from crawler.corpus.export.snapshot import Selection, Snapshot, snapshot


def export(
    corpus: Path,
    folder: Path,
    format_: str,
    selection: Selection | None = None,
    watch: Watch = lambda _table, _rows: None,
    *,
    raw_csv: bool = False,
) -> Exported:
    """Writes the selected reports and all that belongs to them, in one of `FORMATS`. With `raw_csv`, formulas
    in CSV aren't guarded.

    Raises `CorpusError`; ValueError for a format that isn't in `FORMATS`.
    """
    if format_ not in FORMATS:
        raise ValueError(f"there is no export format {format_}; there are {', '.join(FORMATS)}")
    chosen = FORMATS[format_]
    with snapshot(corpus, selection or Selection()) as snap, staged(folder, chosen.seal) as stage:
        write = chosen.raw if raw_csv and chosen.raw else chosen.write
        return write(snap, stage, watch)


def _write_workbooks(snap: Snapshot, folder: Path, watch: Watch) -> Exported:
    # Imported here, because openpyxl takes long to import and only this format needs it.
    from crawler.corpus.export import excel

    table = excel.long_table()
    count = excel.write_long(folder / "figures.xlsx", table, watched(snap.rows(table), table, watch))
    reports = 0
    for report in snap.reports():
        year = report.rsplit("-", 1)[1]
        excel.write_report(folder / "reports" / year / f"{report}.xlsx", snap, report)
        watch("reports", 1)
        reports += 1
    return Exported((("figures.xlsx", count), ("reports/YEAR/REPORT.xlsx", reports)))


FORMATS: dict[str, Format] = {
    "package": Format(
        "Data Package",
        ".csv",
        "CSV files with a datapackage.json that describes every table and column, in English and Chinese",
        "`frictionless validate FOLDER/datapackage.json`, R's and Python's `frictionless`",
        package.write,
        seal=package.SEAL,
        raw=package.write_raw,
    ),
    "csv": per_table(
        "CSV",
        ".csv",
        "a CSV file for each table, with a byte-order mark so that Excel shows Chinese",
        "anything",
        text.write_csv,
        raw=partial(text.write_csv, guard=False),
    ),
    "jsonl": per_table(
        "JSON Lines",
        ".jsonl",
        "a file of JSON Lines for each table, in which columns of JSON are JSON",
        "`jq`, any language",
        text.write_jsonl,
    ),
    "parquet": per_table(
        "Parquet",
        ".parquet",
        "a typed Parquet file for each table (needs pip install 'nianbao[export]')",
        "pandas, polars, DuckDB, R's `arrow`",
        write_parquet,
    ),
    "xlsx": Format(
        "Excel",
        ".xlsx",
        "a workbook for each report, as the official form prints it, with its source and failed checks,"
        " and one of all figures",
        "Excel, LibreOffice",
        _write_workbooks,
    ),
    "misprints": misprints.FORMAT,
}
"""Every format by its name; the first is the default of `nianbao export`."""

__all__ = ["FORMATS", "Exported", "Format", "Selection", "Watch", "export"]
