"""`nianbao portals`: what can be crawled."""

from __future__ import annotations

import click


@click.command("portals")
def command() -> None:
    """List the portals that ship with nianbao, and how to crawl each."""
    from rich.console import Console
    from rich.table import Table

    from spiders.portal import shipped_portals

    table = Table()
    for heading in ("command", "portal", "division", "starts at"):
        table.add_column(heading, overflow="fold")
    for portal in shipped_portals():
        table.add_row(
            f"scrapy crawl {portal.name}", portal.title, portal.division, portal.start_urls[0]
        )
    console = Console()
    console.print(table)
    console.print(
        "Any other: scrapy crawl portal -a url=… -a title=… -a division=…   (see docs/portals.md)"
    )
