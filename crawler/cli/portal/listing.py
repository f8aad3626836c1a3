"""`nianbao portal list`: lists the portals that ship with nianbao, and the known content systems."""

from __future__ import annotations

import click


@click.command("list")
def command() -> None:
    """List the portals that ship with nianbao, how to crawl each, and the content systems that are known.

    \b
    Examples:
      nianbao portal list
      nianbao crawl chuanhui         crawls one of them
    """  # noqa: D301
    from rich.table import Table

    from crawler.console import Console
    from spiders.portal import shipped_portals
    from spiders.systems.registry import SYSTEMS

    table = Table()
    table.add_column("command", no_wrap=True)
    for heading in ("portal", "division", "starts at"):
        table.add_column(heading, overflow="fold")
    for portal in shipped_portals():
        table.add_row(f"nianbao crawl {portal.name}", portal.title, portal.division, portal.start_urls[0])
    systems = Table()
    for heading in ("system =", "content system", "known by"):
        systems.add_column(heading, overflow="fold")
    for system in SYSTEMS.values():
        known_by = system.shown_by.replace("`", "") or f"its portal's file, with {', '.join(system.fields)}"
        systems.add_row(system.name, system.title, known_by)
    console = Console()
    console.print(table)
    console.print(systems)
    console.print("Any place of the register: nianbao portal find PLACE, nianbao crawl PLACE")
    console.print("Any other: nianbao portal new URL writes a file to start from (see docs/add-a-portal.md)")
