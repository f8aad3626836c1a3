"""`nianbao export`: writes the corpus in formats that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from crawler.cli.common import RAW_CSV
from crawler.corpus.export import FORMATS, Selection, Watch, export
from crawler.database.errors import CorpusError
from crawler.terminal import say


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(tuple(FORMATS)),
    default=next(iter(FORMATS)),
    show_default=True,
    help="; ".join(f"{name}: {each.words}" for name, each in FORMATS.items()) + ".",
)
@click.option("--portal", "portals", multiple=True, help="Only reports read from this portal.")
@click.option("--year", "years", multiple=True, type=int, help="Only reports for this year.")
@RAW_CSV
@click.option("--corpus", type=click.Path(path_type=Path), help="[default: data/corpus.db, else data/demo.db]")
def command(
    folder: Path | None,
    *,
    format_: str,
    portals: tuple[str, ...],
    years: tuple[int, ...],
    raw_csv: bool,
    corpus: Path | None,
) -> None:
    """Write the corpus into FOLDER for other programs.

    FOLDER is data/export/FORMAT if none is given. --portal and --year may be given several times;
    without them, everything is written. A crawl may go on meanwhile: what is written is the corpus
    of one moment. Files are there whole or not at all, and the same corpus gives the same bytes.

    \b
      nianbao export                                    a data package: data/export/package
      nianbao export --format parquet --year 2023       for pandas, DuckDB, R
      nianbao export --format xlsx --portal luoyang     for people

    A blank cell is NULL in all formats, never 0: null in JSON and Parquet, nothing in Excel and CSV.
    In CSV, where a cell printed blank ("") is another thing than no such cell, the latter is \\N; and
    a text that a spreadsheet would take for a formula has an apostrophe before it (--raw-csv: none).
    """  # noqa: D301
    from crawler.corpus.opening import default_corpus

    if raw_csv and FORMATS[format_].raw is None:
        raise click.UsageError(f"--raw-csv goes with CSV, and {format_} has none")
    target = folder or Path("data/export") / format_
    selection = Selection(portals, years)
    try:
        with _progress() as watch:
            done = export(corpus or default_corpus(), target, format_, selection, watch, raw_csv=raw_csv)
    except CorpusError as error:
        say(f"nianbao: {error}", err=True)
        sys.exit(1)
    for name, rows in done.rows:
        if rows:
            say(f"{rows:>10,}  {target / name}")
    for note in done.notes:
        say(note, err=True)


@contextmanager
def _progress() -> Iterator[Watch]:
    """Shows the number of rows written, by table; only on a terminal. Gives the function that counts them."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from crawler.console import Console

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,}"))
    with Progress(
        *columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal, transient=True
    ) as bar:
        tasks = {}

        def watch(table: str, rows: int) -> None:
            if table not in tasks:
                tasks[table] = bar.add_task(table, total=None)
            bar.advance(tasks[table], rows)

        yield watch
