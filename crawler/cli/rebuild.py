"""`nianbao rebuild`: makes the corpus again from its archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from crawler.cli.exclusively import SHARED, WAIT, in_words, writing
from crawler.terminal import say


@click.command("rebuild")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=Path("data/corpus.db"),
    show_default=True,
    help="Where the new corpus goes. One that is there is kept as NAME.before.",
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    help="The archive's folder  [default: NAME-archive beside the corpus]",
)
@click.option("-j", "--processes", type=click.IntRange(0), help="Documents read at a time  [default: processors - 1]")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("corrections"),
    show_default=True,
    help="What persons read in misprinted cells: PORTAL.csv.",
)
@WAIT
@SHARED
def command(corpus: Path, archive: Path | None, processes: int | None, corrections: Path, wait: float) -> None:
    """Make the whole corpus anew from its archive, and corrections.

    Every page and file that was ever fetched is read again with the parsers of today, in the order
    of the crawls; nothing is fetched. With the same parsers, the new corpus equals the one that
    grew crawl by crawl, row for row. The old one stays in its place until the new one is whole.
    """
    from crawler.archive import folder_of
    from crawler.corpus.again.rebuild import rebuild, size_of
    from crawler.corpus.documents import Readers

    folder = archive or folder_of(corpus)
    assert folder is not None
    with in_words(corpus):
        total = size_of(folder)
    with writing(corpus, "nianbao rebuild", wait):
        readers = Readers(processes)
        try:
            with _progress(total) as advance:
                caught = rebuild(corpus, folder, readers, advance, corrections)
        finally:
            readers.close()
    if caught.running:
        say(f"nianbao: {caught.running} crawls under way were left out: run it again later", err=True)
    cut = f"; {caught.cut} half records were passed over" if caught.cut else ""
    say(f"{corpus}: {caught.captures:,} pages of {caught.crawls:,} crawls{cut}")


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar, shown only on a terminal. `total` and the steps of the given function are in bytes."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from crawler.console import Console

    console = Console(stderr=True)
    columns = (TextColumn("reading the archive"), BarColumn(), DownloadColumn())
    with Progress(
        *columns, TimeRemainingColumn(), console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=total)
        yield lambda size: bar.advance(task, size)
