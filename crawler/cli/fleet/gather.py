"""`nianbao fleet gather`: databases to browse and files to analyse, from the shards of a store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from crawler.cli.common import give_up
from crawler.cli.fleet.common import STORE, chosen, in_words
from crawler.terminal import say


@click.command("gather")
@STORE
@click.argument("places", metavar="[SHARD|PLACE]...", nargs=-1)
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FOLDER",
    help="Where it goes: on a disk of this machine, with room for twice what is there.",
)
@click.option("--no-parquet", "parquet", flag_value=False, default=True, help="Databases alone.")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("corrections"),
    show_default=True,
    help="Folder of what persons read in misprinted cells.",
)
def command(store: str, places: tuple[str, ...], target: Path, corrections: Path, *, parquet: bool) -> None:
    """Gather the shards of STORE: a database for each province, a small one for the country, and Parquet.

    Reports that several portals print become one, as in a corpus into which all were crawled. The
    checks over issuers and years run here. All is built beside and swapped in whole, so that it may be
    browsed meanwhile; provinces in which nothing has changed are taken over. manifest.json says which
    publication of which shard is in it.

    \b
      FOLDER/corpus.db            the country: who, when, how many, what is missing; no texts
      FOLDER/corpus-410000.db     a province, with everything
      FOLDER/parquet/TABLE/report_year=2023/province=41/part.parquet

    \b
    Examples:
      nianbao fleet gather store/ --to national/
      nianbao fleet gather store/ 河南 --to henan/ --no-parquet
      nianbao serve --corpus national/corpus-410000.db --immutable

    Exit status: 0 done; 1 it could not be made, and what was there stays; 2 not understood; 3 shards
    were left out that were never crawled.
    """  # noqa: D301
    from crawler.console import Console
    from crawler.fleet.gathering import NothingToGather, gather
    from crawler.fleet.stores import open_store
    from crawler.outcome import PARTIAL

    console = Console(stderr=True, highlight=False)
    with in_words():
        opened = open_store(store)
        shards = chosen(opened, places)
        folder = corrections if corrections.is_dir() else None
        try:
            with console.status("") as status:
                made = gather(opened, shards, target, corrections=folder, parquet=parquet, tell=status.update)
        except NothingToGather:
            give_up(f"no shard of {store} was crawled yet: nianbao fleet crawl {store}")
    kept = len(made.provinces) - len(made.again)
    taken = f" ({kept:,} unchanged)" if kept else ""
    say(f"{target}: {made.reports:,} reports of {made.shards:,} shards, {len(made.provinces):,} provinces{taken}")
    if made.left_out:
        names = ", ".join(made.left_out[:3]) + (" …" if len(made.left_out) > 3 else "")
        say(f"nianbao: {len(made.left_out):,} shards were left out, as they were never crawled: {names}", err=True)
        sys.exit(PARTIAL)
