"""`nianbao fleet read`: reads the shards of a store again, with the parsers of today."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.cli.fleet.common import STORE, Options, chosen, conclude, in_words, on_engine, run, states


@click.command("read")
@STORE
@click.argument("places", metavar="[SHARD|PLACE]...", nargs=-1)
@on_engine
@click.option(
    "-j",
    "--processes",
    type=click.IntRange(1),
    help="On this machine: documents read at a time, by all shards together  [default: processors - 1]",
)
def command(
    *,
    store: str,
    places: tuple[str, ...],
    on: str,
    at_once: int,
    per_province: int,
    scratch: Path | None,
    lease: float,
    processes: int | None,
) -> None:
    """Read the archived documents of STORE again with the parsers of today; nothing is fetched.

    Only what these parsers haven't read is read, and kept: as the documents are the same, this makes
    no revision. Each document has its limits of time and memory; one that exceeds them costs itself
    alone, and is named. nianbao reparse --diff shows what a new version reads otherwise, on one corpus.

    With Dask, documents are spread over all workers, scans to those that offer the resource `ocr`, if
    any does. A lost worker costs the documents in its hands: they are read once more.

    \b
    Examples:
      nianbao fleet read store/ -j 8
      nianbao fleet read store/ --on scheduler.json --at-once 50

    Exit status: 0 done; 1 a shard could not be read or published; 2 not understood; 3 some documents
    could not be read, or another run has the shard.
    """  # noqa: D301
    from crawler.fleet import reading
    from crawler.fleet.stores import open_store
    from parsers import version

    options = Options(store, on, at_once, per_province, scratch, lease)
    if on == "local":
        reading.pool(processes)
    try:
        with in_words():
            opened = open_store(store)
            shards = chosen(opened, places)
            known = states(opened, shards)
            behind = [each for each in shards if (state := known[each.id]) and state.parsers != version.PARSER_VERSION]
            todo = [(each, options.job(each)) for each in behind]
            done = run(options, reading.read, todo)
    finally:
        reading.close_pool()
    conclude(done, len(todo), f"{len(todo):,} shards, {sum(each.read for each in done):,} documents read again")
