"""`nianbao serve`: the corpus in Datasette."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("serve")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    help="The corpus file  [default: data/corpus.db, else data/demo.db]",
)
@click.option("--port", default=8001, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser window.")
def command(corpus: Path | None, port: int, host: str, open_browser: bool) -> None:
    """Browse a corpus: reports, figures, failed checks, and a search of the narrative."""
    from crawler.browse.errors import BrowseError
    from crawler.browse.serve import serve

    try:
        serve(corpus or _default(), host=host, port=port, open_browser=open_browser)
    except BrowseError as error:
        click.echo(f"nianbao: {error}", err=True)
        sys.exit(1)


def _default() -> Path:
    real = Path("data/corpus.db")
    return real if real.exists() or not Path("data/demo.db").exists() else Path("data/demo.db")
