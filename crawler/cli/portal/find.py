"""`nianbao portal find`: looks a place up in the register of governments' portals."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from spiders.register import Entry

_SHOWN = 40


@click.command("find")
@click.argument("place", nargs=-1, required=True)
@click.option("--below", is_flag=True, help="The governments of the divisions within it, too.")
@click.option("--json", "as_json", is_flag=True, help="All that the register says, as JSON.")
def command(place: tuple[str, ...], *, below: bool, as_json: bool) -> None:
    """Look up the portal of a PLACE, by its name, in full or short, or its code (GB/T 2260).

    The register has the hosts of nearly all provinces, prefectures and counties, and of some departments, with who
    says so and how sure it is: a, two sources agree, and it answered or a third names it; b, one that answered, or
    two; c, one. It was compiled from public lists, and none was opened by us (docs/portals.md).

    \b
    Examples:
      nianbao portal find 洛阳
      nianbao portal find 朝阳                  several places of that name
      nianbao portal find 洛阳 --below          and its districts and counties
      nianbao portal find 410302 --json
      nianbao crawl 洛阳市老城区                 crawls it

    \b
    Exit status: 0 found; 1 nothing of that name.
    """  # noqa: D301
    from crawler.dictionary.divisions import became, former
    from crawler.terminal import say
    from spiders import register

    said = "".join(place)
    found = register.find(said)
    if not any(each.name.startswith(said) for each in found) and (known := former(said)):  # 孟津县 became 孟津区
        say(became(*known), err=True)
        found = register.find(known[1].code)
    if below:
        found += [inside for each in list(found) for inside in register.below(each) if inside not in found]
    if as_json:
        say(json.dumps([_as_json(each) for each in found], ensure_ascii=False, indent=1))
    elif found:
        _show(found)
    else:
        nothing = f"nothing of the name {said} is in the register: nianbao portal new URL begins with an address"
        say(register.of_zone(said) or nothing, err=True)
    sys.exit(0 if found else 1)


def _as_json(entry: Entry) -> dict[str, object]:
    from dataclasses import asdict

    from spiders import register

    return {
        **asdict(entry),
        "within": entry.within,
        "sources": entry.sources.split(),
        "declaration": register.declaration(entry),
    }


def _show(found: list[Entry]) -> None:
    from rich.table import Table

    from crawler.console import Console

    table = Table()
    table.add_column("division", no_wrap=True)
    for heading in ("portal", "starts at"):
        table.add_column(heading, overflow="fold")
    table.add_column("sure", no_wrap=True)
    for heading in ("content system", "seen"):
        table.add_column(heading, overflow="fold")
    for each in found[:_SHOWN]:
        system = each.system or "–"
        table.add_row(each.division, f"{each.within}{each.name}", each.url, each.confidence, system, each.seen)
    console = Console()
    console.print(table)
    if len(found) > _SHOWN:
        console.print(f"and {len(found) - _SHOWN} more; --json shows all")
