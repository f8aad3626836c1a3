"""`nianbao portal list`: what can be crawled."""

from __future__ import annotations

import click


@click.command("list")
def command() -> None:
    """List the portals that ship with nianbao, and how to crawl each.

    \b
    Examples:
      nianbao portal list
      nianbao crawl chuanhui         crawls one of them
    """  # noqa: D301
    from rich.console import Console
    from rich.table import Table

    from spiders.portal import shipped_portals

    table = Table()
    table.add_column("command", no_wrap=True)
    for heading in ("portal", "division", "starts at"):
        table.add_column(heading, overflow="fold")
    for portal in shipped_portals():
        table.add_row(f"nianbao crawl {portal.name}", portal.title, portal.division, portal.start_urls[0])
    console = Console()
    console.print(table)
    console.print("Any other: nianbao portal new URL writes a file to start from (see docs/add-a-portal.md)")
