"""`nianbao portal new`: writes a first TOML file for a portal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from crawler.cli.common import give_up
from crawler.cli.portal.common import check_mirror, is_address, unknown
from crawler.terminal import say

if TYPE_CHECKING:
    from crawler.cli.portal.config import Draft
    from crawler.dry_run import Findings

_REQUESTS = 40
"""Enough for the front page and the pages it links to, so that further hosts of the portal are found."""
_SECONDS = 40
"""Most seconds that the dry run takes."""


@click.command("new")
@click.argument("url", metavar="URL")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="The file to write; - is stdout.  [default: the host's name, such as example.toml]",
)
@click.option("--title", help="The portal's name.  [default: as its pages say it]")
@click.option(
    "--division",
    metavar="CODE",
    help="Six digits (GB/T 2260).  [default: found by the portal's name, or left to fill in]",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--mirror", metavar="URL", help="Fetch from a mirror instead.")
def command(  # noqa: PLR0917  (click gives them by name)
    url: str, output: str | None, title: str | None, division: str | None, force: bool, mirror: str | None
) -> None:
    """Write a file that describes the portal at URL, to be tried, completed and crawled.

    Up to forty pages are looked at, for 40 seconds at most: they tell the portal's name, its
    division, and further hosts of its own. What is not certain stands in the file as a comment.

    \b
    Examples:
      nianbao portal new https://www.example.gov.cn/
      nianbao portal new https://www.example.gov.cn/ -o mine.toml --division 410303

    Exit status: 0 written; 1 not; 2 not understood.
    """  # noqa: D301
    if not is_address(url) or not urlsplit(url).hostname:
        give_up(f"{url!r} is no address of a page: it starts with https://", 2)
    if division is not None and (len(division) != 6 or not division.isdecimal()):
        give_up(f"--division must be six digits (GB/T 2260), not {division!r}", 2)
    check_mirror(mirror)
    from crawler.cli.portal.config import draft, file_name

    to = output or file_name(url)
    if to != "-" and Path(to).exists() and not force:
        give_up(f"{to} is there already: name another file with -o, or write over it with --force")
    found = look(url, mirror)
    if not found.names and title is None:
        give_up(
            f"no page at {url} could be read ({why(found)}): look whether it opens in a browser;"
            " or give --title …, and the file is written all the same"
        )
    drafted = draft(url, found, title, division, file_name(url) if to == "-" else to)
    if to == "-":
        say(drafted.text, end="")
        return
    try:
        Path(to).write_text(drafted.text, encoding="utf-8")
    except OSError as error:
        give_up(f"{to} can't be written ({error.strerror}): name another file with -o")
    _say_what_next(to, drafted, mirror)


def look(url: str, mirror: str | None) -> Findings:
    """A short dry run that finds the portal's name and hosts. Possible only once per process."""
    from crawler.console import Console
    from crawler.dry_run import dry_run

    with Console(stderr=True).status(f"looking at {url}, at most {_SECONDS} seconds"):
        kind, facts = unknown(url)
        return dry_run(kind, facts, seconds=_SECONDS, requests=_REQUESTS, mirror=mirror)


def why(found: Findings) -> str:
    """The first reason why no page could be read."""
    reasons = [*found.failures.values(), *(each.reason for each in found.refused)]
    if found.forbidden:
        reasons.append("robots.txt forbids it")
    return reasons[0] if reasons else "it has no title"


def _say_what_next(to: str, drafted: Draft, mirror: str | None) -> None:
    where = f" --mirror {mirror}" if mirror else ""
    steps = [f"nianbao portal check {to}{where}", f"nianbao crawl {to}{where}"]
    if drafted.todo:
        steps.insert(0, f"fill in {', '.join(drafted.todo)}")
    say(f"{to} is written: {drafted.title}, division {drafted.division or 'not known'}.")
    for note in drafted.notes:
        say(f"  {note}")
    say("Next:")
    for number, step in enumerate(steps, 1):
        say(f"  {number}. {step}")
    sys.stdout.flush()
