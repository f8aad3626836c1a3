"""`nianbao fleet init`: adds shards to a store, from the register of portals."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.cli.common import give_up
from crawler.cli.fleet.common import STORE, in_words
from crawler.terminal import say


@click.command("init")
@STORE
@click.argument("places", metavar="[PLACE]...", nargs=-1)
@click.option(
    "--province",
    "provinces",
    multiple=True,
    metavar="CODE",
    help="All governments of a province, by the first two digits of its code, or its name. May be repeated.",
)
@click.option("--country", is_flag=True, help="All governments of the register.")
@click.option(
    "--register",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Portals of your own: a CSV file with the columns division, name, level, url, as spiders/register.csv.",
)
def command(
    store: str, places: tuple[str, ...], provinces: tuple[str, ...], file: Path | None, *, country: bool
) -> None:
    """Add shards to STORE, which is made if there is none: one for each portal of the places named.

    PLACE is a place of the register, by name or code, with all divisions within it (nianbao portal find).
    Shards that are there already stay as they are, so that places can be added at any time. Nothing is
    fetched.

    \b
    Examples:
      nianbao fleet init store/ --province 41
      nianbao fleet init store/ 洛阳 郑州市中原区
      nianbao fleet init store/ --register portals.csv
      nianbao fleet init s3://bucket/nianbao --country

    Exit status: 0 done; 1 the store can't be used; 2 not understood.
    """  # noqa: D301
    from crawler.fleet.planned import RegisterError, governments, planned, read_register
    from crawler.fleet.shards import add
    from crawler.fleet.stores import open_store
    from spiders import register

    try:
        entries = read_register(file) if file else []
        for each in (*provinces, *places):
            entries += governments(each)
        if country:
            entries += register.register()
        if not entries:
            give_up("name places, --province, --country or --register: nothing was added", 2)
        shards = list({each.id: each for each in planned(dict.fromkeys(entries))}.values())
    except (RegisterError, ValueError) as error:
        give_up(str(error), 2)
    with in_words():
        opened = open_store(store)
        added = sum(add(opened, each) for each in shards)
    known = f"; {len(shards) - added:,} were there already" if added < len(shards) else ""
    say(f"{store}: {added:,} shards added{known}")
