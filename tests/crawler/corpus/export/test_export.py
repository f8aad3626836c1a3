"""Exports: the programs they are for read them back, and all cells equal those of the corpus."""

from __future__ import annotations

import csv
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from crawler.cli import main
from crawler.corpus.export import FORMATS, Selection, export
from crawler.corpus.export.excel import stored
from crawler.corpus.export.files import STAGE
from crawler.corpus.export.snapshot import INTERNAL, Record, snapshot
from crawler.corpus.export.text import null_of
from crawler.corpus.values import exact
from crawler.dictionary import Table
from crawler.formulas import guarded
from parsers.parse import parse
from tests.crawler.corpus.samples import page, write

EVERYTHING = Selection()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with both forms, blanks, failed sums, a report at two addresses, and prints that are
    difficult in files: a formula, a control character, quotes, line breaks, a number of 19
    digits.
    """
    path = tmp_path_factory.mktemp("export") / "corpus.db"
    write(
        path,
        [
            page(1),
            page(2, year=2022, blank=0.2),
            page(3, year=2019, form="2019", blank=0.1),
            page(4, issuer="洛阳市民政局", consistent=False),
            page(1, path="https://www.ly.gov.cn/copy.html"),
            page(5, issuer="洛阳市人民政府", year=2020, form="2019"),
        ],
    )
    with sqlite3.connect(path) as conn:
        first = "rowid = (SELECT min(rowid) FROM disclosures WHERE report_id LIKE '%财政局-2023')"
        conn.execute(f"UPDATE disclosures SET raw = '=1+1', value = NULL WHERE {first}")
        conn.execute(f"UPDATE disclosures SET raw = '', value = NULL WHERE {first.replace('min', 'max')}")
        conn.execute("UPDATE reports SET title = 'A \x07\"年报\",\r\n第二行 ' WHERE year = 2022")
        conn.execute(
            "UPDATE disclosures SET value = 1234567890123456789 WHERE measure = 'repealed'"
            " AND item = 'regulations' AND report_id LIKE '%民政局%'"
        )
    conn.close()  # moves the write-ahead log into the file, which tests copy
    return path


def exported(corpus: Path, folder: Path, format_: str) -> Path:
    export(corpus, folder, format_)
    return folder


def tables(corpus: Path) -> Iterator[tuple[Table, list[Record]]]:
    with snapshot(corpus, EVERYTHING) as snap:
        for table in snap.tables:
            yield table, list(snap.rows(table))


def test_the_snapshot_is_what_the_tables_hold(corpus: Path) -> None:
    with sqlite3.connect(corpus) as conn:
        for table, rows in tables(corpus):
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            there = conn.execute(f"SELECT {names} FROM {table.name}").fetchall()
            assert sorted(rows, key=repr) == sorted(there, key=repr), table.name


def _in_csv(value: object) -> str:
    return guarded(value) if isinstance(value, str) else str(value)


@pytest.mark.parametrize("format_", ["csv", "package"])
def test_formulas_in_csv_are_guarded_unless_they_are_not_to_be(corpus: Path, tmp_path: Path, format_: str) -> None:
    for name, raw_csv, print_ in (("guarded", False, "'=1+1"), ("raw", True, "=1+1")):
        export(corpus, tmp_path / name, format_, raw_csv=raw_csv)
        with (tmp_path / name / "disclosures.csv").open(encoding="utf-8-sig", newline="") as file:
            prints = {row["raw"] for row in csv.DictReader(file)}
        assert print_ in prints
        assert {"'=1+1", "=1+1"} - prints
    if format_ == "package":
        assert "apostrophe" in (tmp_path / "guarded" / "datapackage.json").read_text("utf-8")
        assert "apostrophe" not in (tmp_path / "raw" / "datapackage.json").read_text("utf-8")


def test_csv_in_pandas(corpus: Path, tmp_path: Path) -> None:
    folder = exported(corpus, tmp_path, "csv")
    for table, rows in tables(corpus):
        read = pd.read_csv(folder / f"{table.name}.csv", dtype=str, keep_default_na=False)
        assert list(read.columns) == [column.name for column in table.columns]
        nulls = [null_of(column) for column in table.columns]
        wanted = [
            [null if value is None else _in_csv(value) for value, null in zip(row, nulls, strict=True)] for row in rows
        ]
        assert read.to_numpy().tolist() == wanted, table.name


def test_numbers_of_csv_in_pandas_are_missing_where_they_are_null_and_nowhere_else(
    corpus: Path, tmp_path: Path
) -> None:
    folder = exported(corpus, tmp_path, "csv")
    read = pd.read_csv(folder / "figures.csv")
    with sqlite3.connect(corpus) as conn:
        counts = conn.execute(
            "SELECT count(*), sum(value IS NULL), sum(value = 0), sum(raw = '') FROM figures"
        ).fetchone()
    missing = int(read["value"].isna().sum())
    assert (len(read), missing, int((read["value"] == 0).sum())) == counts[:3]
    assert missing > 20
    with (folder / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        raw = [row["raw"] for row in csv.DictReader(file)]
    assert raw.count("") == counts[3] > 0


def test_jsonl(corpus: Path, tmp_path: Path) -> None:
    folder = exported(corpus, tmp_path, "jsonl")
    for table, rows in tables(corpus):
        lines = (folder / f"{table.name}.jsonl").read_text("utf-8").split("\n")[:-1]
        nested = [column.type == "json" for column in table.columns]
        wanted = [
            [json.loads(v) if is_json and isinstance(v, str) else v for v, is_json in zip(row, nested, strict=True)]
            for row in rows
        ]
        assert [list(json.loads(line).values()) for line in lines] == wanted, table.name


def test_parquet(corpus: Path, tmp_path: Path) -> None:
    done = export(corpus, tmp_path, "parquet")
    too_long = 0
    for table, rows in tables(corpus):
        read = pq.read_table(tmp_path / f"{table.name}.parquet")
        assert [read.schema.field(c.name).nullable for c in table.columns] == [
            not column.required for column in table.columns
        ]
        for column, values in zip(table.columns, zip(*rows, strict=True), strict=False):
            wanted: list[object] = list(values)
            if column.type == "number":
                long = [isinstance(v, int) and abs(v) > 2**53 for v in values]
                wanted = [None if cut else v for v, cut in zip(values, long, strict=True)]
                too_long += sum(long)
            assert read[column.name].to_pylist() == wanted, (table.name, column.name)
    assert too_long == 3  # in disclosures and in the views figures and series
    assert [note.split(":")[0] for note in done.notes] == ["disclosures.parquet", "figures.parquet", "series.parquet"]


@pytest.mark.slow
def test_the_data_package_validates_and_holds_the_corpus(corpus: Path, tmp_path: Path) -> None:
    folder = exported(corpus, tmp_path, "package")
    from frictionless import Package  # here, as it takes long: each worker collects these tests, one runs this

    package = Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])
    for table, rows in tables(corpus):
        resource = package.get_table_resource(table.name)
        read = [[row[c.name] for c in table.columns] for row in resource.read_rows()]
        wanted = [
            [
                json.loads(v)
                if c.type == "json" and isinstance(v, str)
                else float(v)
                if c.type == "number" and v is not None
                else guarded(v)
                if isinstance(v, str)
                else v
                for c, v in zip(table.columns, row, strict=True)
            ]
            for row in rows
        ]
        plain = [
            [
                v.isoformat() if hasattr(v, "isoformat") else float(v) if c.type == "number" and v is not None else v
                for c, v in zip(table.columns, row, strict=True)
            ]
            for row in read
        ]
        assert plain == wanted, table.name
        schema = resource.schema.to_descriptor()
        assert [key["fields"][0] for key in schema.get("foreignKeys", [])] == [
            column.name for column in table.columns if column.references and column.references not in INTERNAL
        ]
        assert all(field["description"] for field in schema["fields"])


@pytest.mark.slow
def test_a_package_that_lost_a_row_does_not_validate(corpus: Path, tmp_path: Path) -> None:
    from frictionless import Package

    folder = exported(corpus, tmp_path, "package")
    issuers = folder / "issuers.csv"
    issuers.write_text("".join(issuers.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    assert not Package(str(folder / "datapackage.json")).validate().valid


def test_the_long_table_in_excel(corpus: Path, tmp_path: Path) -> None:
    folder = exported(corpus, tmp_path, "xlsx")
    sheet = openpyxl.load_workbook(folder / "figures.xlsx", read_only=True)["figures"]
    head, *read = sheet.iter_rows(values_only=True)
    with snapshot(corpus, EVERYTHING) as snap:
        figures = next(table for table in snap.tables if table.name == "figures")
        at = [[column.name for column in figures.columns].index(str(name)) for name in head]
        wanted = [tuple(stored(row[n]) for n in at) for row in snap.rows(figures)]
    assert list(read) == wanted
    value, raw = head.index("value"), head.index("raw")
    formulas = [row for row in read if row[raw] == "=1+1"]
    assert len(formulas) == 1
    assert formulas[0][value] is None
    assert sum(row[value] == "1234567890123456789" for row in read) == 1


def test_a_workbook_looks_like_the_form_so_the_parser_reads_it_back(corpus: Path, tmp_path: Path) -> None:
    folder = exported(corpus, tmp_path, "xlsx")
    books = sorted((folder / "reports").rglob("*.xlsx"))
    with sqlite3.connect(corpus) as conn:
        ids = [row[0] for row in conn.execute("SELECT id FROM reports ORDER BY id")]
        assert sorted(book.stem for book in books) == ids
        for book in books:
            stored_figures = dict(conn.execute("SELECT key, value FROM figures WHERE report_id = ?", (book.stem,)))
            read = parse(book.read_bytes()).report.figures
            # A number of nineteen digits is stored as text in Excel, and read as that number.
            assert {key: exact(figure.value) for key, figure in read.items()} == stored_figures, book.stem


def test_blank_cells_are_empty_in_the_workbook(corpus: Path, tmp_path: Path) -> None:
    folder = exported(corpus, tmp_path, "xlsx")
    with sqlite3.connect(corpus) as conn:
        (blanks,) = conn.execute(
            "SELECT count(*) FROM figures WHERE value IS NULL AND report_id LIKE '%财政局-2022'"
        ).fetchone()
    book = openpyxl.load_workbook(next((folder / "reports" / "2022").iterdir()))
    sheet = book.worksheets[0]
    inside = {
        (y, x)
        for area in sheet.merged_cells.ranges
        for y in range(area.min_row, area.max_row + 1)
        for x in range(area.min_col, area.max_col + 1)
        if (y, x) != (area.min_row, area.min_col)
    }
    empty = [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.style == "figure" and cell.value is None and (cell.row, cell.column) not in inside
    ]
    assert len(empty) == blanks > 10


def test_a_format_that_is_not_there_is_refused(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no export format feather; there are package, csv"):
        export(corpus, tmp_path, "feather")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_corpus_gives_the_same_bytes(format_: str, corpus: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(corpus, copy)
    with sqlite3.connect(copy) as conn:
        conn.execute("VACUUM")
    conn.close()
    first = exported(corpus, tmp_path / "a", format_)
    second = exported(copy, tmp_path / "b", format_)
    files = [path.relative_to(first) for path in sorted(first.rglob("*")) if path.is_file()]
    assert files == [p.relative_to(second) for p in sorted(second.rglob("*")) if p.is_file()]
    for path in files:
        assert (first / path).read_bytes() == (second / path).read_bytes(), path


@pytest.mark.slow
@pytest.mark.parametrize(
    "selection", [Selection(("luoyang",), (2019, 2020)), pytest.param(Selection(years=(2023,)), marks=pytest.mark.long)]
)
def test_a_part_of_the_corpus_is_whole_in_itself(selection: Selection, corpus: Path, tmp_path: Path) -> None:
    from frictionless import Package

    export(corpus, tmp_path, "package", selection)
    package = Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])
    years = {row["year"] for row in package.get_table_resource("reports").read_rows()}
    assert years == {*selection.years}
    assert {row["year"] for row in package.get_table_resource("figures").read_rows()} == years


def nianbao(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(each) for each in arguments])
    return done.exit_code, done.output


def test_what_cannot_be_done_is_said_in_a_line(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, words = nianbao("export", out, "--corpus", corpus, "--year", "1999")
    assert status == 1
    assert "no report of year 1999; the corpus has these: 2019, 2020, 2022, 2023" in words
    status, words = nianbao("export", out, "--corpus", tmp_path / "none.db")
    assert status == 1
    assert "there is no corpus at" in words
    (tmp_path / "file").write_text("")
    status, words = nianbao("export", tmp_path / "file" / "in", "--corpus", corpus)
    assert status == 1
    assert "can't be written to" in words
    assert nianbao("export", out, "--format", "word", "--corpus", corpus)[0] == 2


@pytest.mark.slow
def test_killed_in_the_middle_no_file_is_half(corpus: Path, tmp_path: Path) -> None:
    """The older export stays complete, and the next run ends as if there had been no kill."""
    whole = exported(corpus, tmp_path / "whole", "package")
    folder = exported(corpus, tmp_path / "out", "package")
    command = [
        sys.executable,
        "-c",
        "from crawler.cli import main; main()",
        "export",
        str(folder),
        "--corpus",
        str(corpus),
    ]
    ends = []
    for tables_done in (8,):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while run.poll() is None and time.monotonic() < deadline:
            if files_in(folder / STAGE) >= tables_done:
                break
        run.send_signal(signal.SIGKILL)
        ends.append(run.wait())
        for path in whole.iterdir():
            assert (folder / path.name).read_bytes() == path.read_bytes()
    assert -signal.SIGKILL in ends
    exported(corpus, folder, "package")
    assert sorted(p.name for p in folder.iterdir()) == sorted(p.name for p in whole.iterdir())


def files_in(folder: Path) -> int:
    """0 if there is no such folder: an export that has ended removes it at any moment."""
    try:
        return sum(1 for _ in folder.iterdir())
    except FileNotFoundError:
        return 0


def test_two_exports_into_one_folder(corpus: Path, tmp_path: Path) -> None:
    from crawler.corpus.export.files import staged
    from crawler.database.errors import CorpusError

    with staged(tmp_path), pytest.raises(CorpusError, match="another export is writing"):
        export(corpus, tmp_path, "csv")


@pytest.mark.long
@pytest.mark.parametrize("format_", ["csv", "parquet", "package"])
def test_memory_does_not_grow_with_the_corpus(format_: str, corpus: Path, tmp_path: Path) -> None:
    """20,000 reports need hardly more memory than 1,000; 200,000 stay below 2 GB."""
    peaks = []
    for count in (1_000, 20_000):
        large = tmp_path / f"{count}.db"
        shutil.copy(corpus, large)
        multiply(large, count)
        code = (
            "import resource, sys; from pathlib import Path; from crawler.corpus.export import export;"
            "export(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]);"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(large), str(tmp_path / f"out{count}"), format_],
            capture_output=True,
            text=True,
            check=True,
        )
        peaks.append(int(done.stdout) / 1024)
    print(f"{format_}: {peaks[0]:.0f} MB for 1,000 reports, {peaks[1]:.0f} MB for 20,000")
    assert peaks[1] < peaks[0] + 100


def multiply(path: Path, count: int) -> None:
    """Copies the reports until there are `count`; only ids and issuers differ."""
    from crawler.corpus.copies import REPORT_TABLES
    from crawler.dictionary import TABLES

    with sqlite3.connect(path) as conn:
        (source,) = conn.execute("SELECT id FROM reports WHERE id LIKE '%民政局%'").fetchone()
        conn.execute(
            "CREATE TEMP TABLE n AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?) SELECT n FROM c",
            (count,),
        )
        new = "printf('410300-某局%07d', n)"
        conn.execute(
            f"INSERT INTO issuers SELECT {new}, 'x', division, kind, other_names FROM issuers, n WHERE id = ?",
            (source.removesuffix("-2023"),),
        )
        for name in ("reports", *REPORT_TABLES):
            columns = [column.name for column in TABLES[name].columns]
            own = {
                "report_id": f"{new} || '-2023'",
                "issuer_id": new,
                "id": {
                    "reports": f"{new} || '-2023'",
                    "source_tables": f"{new} || '-2023/' || position",
                    "sections": "n * 16 + number",
                }.get(name, ""),
                "source_table": "NULL",
            }
            chosen = ", ".join(own.get(c) or f'"{c}"' for c in columns)
            key = "id" if name == "reports" else "report_id"
            conn.execute(f"INSERT INTO {name} SELECT {chosen} FROM {name}, n WHERE {key} = ?", (source,))
    conn.close()
