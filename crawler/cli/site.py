"""The option --site of commands that write links to a served copy of the corpus."""

from __future__ import annotations

from urllib.parse import urlsplit

import click


def _whole(context: click.Context, option: click.Parameter, said: str | None) -> str:
    del context, option
    if not said:
        return ""
    try:
        parts = urlsplit(said)
        fine = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        fine = False
    if not fine:
        raise click.BadParameter(f"{said} is no address of a site (https://…)")
    return said if said.endswith("/") else f"{said}/"


SITE = click.option(
    "--site",
    metavar="URL",
    callback=_whole,
    help="Where a copy of the corpus is served: links lead there.  [default: to the portals alone]",
)
