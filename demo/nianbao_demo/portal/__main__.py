"""`python -m nianbao_demo.portal`: serves the demo world until it is interrupted."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date

import click

from nianbao_demo import families, needs
from nianbao_demo.portal import serve
from nianbao_demo.world import World, build
from nianbao_demo.world.plans import YEARS, due

_HINT = """\
{reports} reports of {issuers} issuers, {pages} pages, seed {seed}: {base}

Open it in a browser, or crawl it with the real spiders from another terminal:

  nianbao crawl luoyang  --mirror {base} --corpus data/demo.db
  nianbao crawl chuanhui --mirror {base} --corpus data/demo.db
  curl {base}/_demo/ledger.json

Ctrl-C ends it."""


_FAMILY_HINT = """\
{reports} reports, {pages} pages, seed {seed}: {base}

Portals of content systems, one each, that nothing was written for:

{hosts}

Add one as if it were yours, from another terminal (docs/add-a-portal.md):

  nianbao portal new https://{host}/ --mirror {base}

Ctrl-C ends it."""


@click.command()
@click.option("--port", default=8765, show_default=True, help="0 takes a free one.")
@click.option("--seed", default=2024, show_default=True, help="Another seed, another world.")
@click.option(
    "--day",
    type=click.IntRange(1, 3),
    default=1,
    show_default=True,
    help="2: months later, much has changed (/_demo/changes.json); 3: the day after, nothing has.",
)
@click.option(
    "--last",
    type=click.IntRange(YEARS[-1]),
    metavar="YEAR",
    help="The last report year on day 1  [default: as `nianbao demo` has it, the last one that is due]",
)
@click.option(
    "--family",
    "chosen",
    multiple=True,
    type=click.Choice([*families.FAMILIES, "all"]),
    help="Serve a portal of this content system instead; may be given again.",
)
def main(port: int, seed: int, day: int, last: int | None, chosen: tuple[str, ...]) -> None:
    """Serve the demo world on 127.0.0.1: the portals of Luoyang and Chuanhui, or of content systems."""
    words = needs.missing()
    if words:
        raise click.ClickException(words)
    last = last or max(YEARS[-1], due(date.today()) - (day > 1))  # noqa: DTZ011
    names = [*families.FAMILIES] if "all" in chosen else [*dict.fromkeys(chosen)]
    world = families.build(names, seed=seed) if names else build(seed, day, last)
    try:
        with serve(world, port) as portal:
            click.echo(_hint(world, names, portal.base))
            threading.Event().wait()
    except KeyboardInterrupt:
        click.echo("ended")
    except OSError as error:
        raise click.ClickException(f"port {port}: {error.strerror}; try --port 0") from error


def _hint(world: World, names: Sequence[str], base: str) -> str:
    counted = {"reports": len(world.publications), "pages": len(world.pages), "seed": world.seed, "base": base}
    if not names:
        issuers = len({publication.report.issuer for publication in world.publications})
        return _HINT.format(issuers=issuers, **counted)
    hosts = [families.host_of(name) for name in names]
    listed = "\n".join(f"  https://{host}/" for host in hosts)
    return _FAMILY_HINT.format(hosts=listed, host=hosts[0], **counted)


if __name__ == "__main__":
    main()
