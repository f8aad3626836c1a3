"""`nianbao serve`: serves the corpus in Datasette, with pages for people."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.common import RAW_CSV
from crawler.terminal import say

if TYPE_CHECKING:
    from crawler.browse.serving import Serving


@click.command("serve")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    help="The corpus file, or the folder of nianbao fleet gather  [default: data/corpus.db, else data/demo.db]",
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    help="Folder of the pages as they were fetched  [default: CORPUS-archive, beside the corpus]",
)
@click.option("--port", default=8001, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser window.")
@click.option(
    "--immutable", is_flag=True, help="Nothing writes to the corpus meanwhile: counts are kept, pages may be cached."
)
@click.option("--download", is_flag=True, help="Offer the whole file (only with --immutable).")
@click.option("--time-limit", default=5000, show_default=True, metavar="MS", help="Milliseconds a query may take.")
@click.option("--row-limit", default=5000, show_default=True, metavar="ROWS", help="Rows a query may give.")
@RAW_CSV
@click.option(
    "--no-sql",
    "sql",
    flag_value=False,
    default=True,
    help="Visitors can't write SQL of their own; pages, tables and prepared queries stay.",
)
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Serve nothing: write a folder that plain Datasette serves and `datasette publish` takes.",
)
def command(
    *,
    corpus: Path | None,
    archive: Path | None,
    port: int,
    host: str,
    open_browser: bool,
    immutable: bool,
    download: bool,
    time_limit: int,
    row_limit: int,
    sql: bool,
    raw_csv: bool,
    folder: Path | None,
) -> None:
    """Browse a corpus: coverage, reports as the official form prints them, where each figure stood,
    and a search of the narrative. Pages in English and Chinese, also as JSON and CSV; nothing is
    loaded from elsewhere, nothing can be written.
    """
    from crawler.browse.errors import BrowseError
    from crawler.browse.provinces import national, provinces_of
    from crawler.browse.serve import serve
    from crawler.browse.serving import Serving, beside

    path = national(corpus or _default())
    if download and not (immutable or folder):
        raise click.UsageError("--download needs --immutable: a file that changes has no whole copy")
    limits = max(20, time_limit), max(1, row_limit)
    try:
        provinces = provinces_of(path)
        serving = Serving(path, immutable, download, archive or beside(path), *limits, sql, raw_csv, provinces)
        if folder is not None:
            _write(serving, folder)
            return
        serve(serving, host=host, port=port, open_browser=open_browser)
    except BrowseError as error:
        say(f"nianbao: {error}", err=True)
        sys.exit(1)


def _write(serving: Serving, folder: Path) -> None:
    from crawler.browse import published

    published.write(serving, folder)
    say(f"{folder} is written. This serves it:\n\n  {published.command(serving, folder)}\n")
    if serving.archive is not None:
        copy = shlex.join(["cp", "-r", str(serving.archive), str(folder / published.ARCHIVE)])
        say(f"With the pages as they were fetched, and pictures of them:\n\n  {copy}")


def _default() -> Path:
    real = Path("data/corpus.db")
    return real if real.exists() or not Path("data/demo.db").exists() else Path("data/demo.db")
