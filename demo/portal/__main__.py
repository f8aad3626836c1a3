"""`python -m demo.portal`: serves the demo world until it is interrupted."""

from __future__ import annotations

import threading

import click

from demo.portal import serve
from demo.world import build

_HINT = """\
{reports} reports of {issuers} issuers, {pages} pages, seed {seed}: {base}

Open it in a browser, or crawl it with the real spiders from another terminal:

  scrapy crawl luoyang  -s MIRROR={base} -s CORPUS=data/demo.db
  scrapy crawl chuanhui -s MIRROR={base} -s CORPUS=data/demo.db
  curl {base}/_demo/ledger.json

Ctrl-C ends it."""


@click.command()
@click.option("--port", default=8765, show_default=True, help="0 takes a free one.")
@click.option("--seed", default=2024, show_default=True, help="Another seed, another world.")
@click.option(
    "--day", type=click.IntRange(1, 3), default=1, show_default=True,
    help="2: months later, much has changed (/_demo/changes.json); 3: the day after, nothing has.",
)  # fmt: skip
def main(port: int, seed: int, day: int) -> None:
    """Serve the demo world on 127.0.0.1."""
    world = build(seed, day)
    try:
        with serve(world, port) as portal:
            issuers = len({publication.report.issuer for publication in world.publications})
            click.echo(
                _HINT.format(
                    reports=len(world.publications), issuers=issuers, pages=len(world.pages),
                    seed=seed, base=portal.base,
                )
            )  # fmt: skip
            threading.Event().wait()
    except KeyboardInterrupt:
        click.echo("ended")
    except OSError as error:
        raise click.ClickException(f"port {port}: {error.strerror}; try --port 0") from error


if __name__ == "__main__":
    main()
