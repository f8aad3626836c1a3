"""`nianbao refresh`: the periodic run that updates a corpus."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.common import give_up, named_values
from crawler.cli.exclusively import SHARED, WAIT, writing
from crawler.cli.portal.common import check_mirror
from crawler.cli.site import SITE
from crawler.terminal import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.lock import Lock
    from crawler.refresh.news import Findings
    from crawler.refresh.runs import Target


@click.command("refresh")
@click.argument("portals", nargs=-1, metavar="[PORTAL…]")
@click.option("--all", "everything", is_flag=True, help="Look at all that is known, due or not.")
@click.option(
    "--config",
    "configs",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A portal of your own: the file that describes it. May be repeated.",
)
@click.option(
    "--report",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Write what was found there, as Markdown and JSON.",
)
@click.option(
    "--feeds",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the feeds of the registers there, as Atom and JSON Feed.",
)
@SITE
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=Path("data/corpus.db"),
    show_default=True,
    help="The corpus file.",
)
@WAIT
@SHARED
@click.option(
    "--time",
    "minutes",
    metavar="MINUTES",
    type=click.FloatRange(min=0, min_open=True),
    default=360,
    show_default=True,
    help="A portal that takes longer is ended, and the next one begun.",
)
@click.option("--mirror", metavar="URL", help="Fetch from a mirror, such as the demo portal's address.")
@click.option(
    "-s",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="A setting of the crawls, as in nianbao crawl. May be repeated.",
)
def command(
    *,
    portals: tuple[str, ...],
    everything: bool,
    configs: tuple[Path, ...],
    folder: Path | None,
    feeds: Path | None,
    site: str,
    corpus: Path,
    wait: float,
    minutes: float,
    mirror: str | None,
    settings: tuple[str, ...],
) -> None:
    """Look again at the portals of a corpus, and say what is new, changed, moved or withdrawn.

    Without PORTAL, all portals in the corpus are visited, one after another. Only what is due is
    requested, and sent only if it has changed. Lists are due often, this year's reports now and
    then, old ones rarely, and everything within 90 days. It is meant for a timer or cron, once a day.

    \b
    Examples:
      nianbao refresh                                all portals
      nianbao refresh luoyang --report reports/      one, and a report as a mail or feed wants it
      nianbao refresh --feeds feeds/                 feeds for readers (docs/feeds.md)
      nianbao refresh --config example.toml          a portal of your own
      nianbao refresh --wait 3600                    wait for a crawl that runs still
      nianbao refresh --time 60                      an hour at most for each portal

    A portal has six hours, enough for some 10,000 requests at the usual pace; give more to the first
    refresh of a large portal of your own. One that is ended for its time counts as broken, and keeps
    what it has.

    Exit status: 0 all went well, whatever was found; 1 a portal is broken, or another run has the
    corpus; 2 not understood; 3 none is broken, but one is known not to be read in full (partial).
    """  # noqa: D301
    from crawler import clock
    from crawler.outcome import PARTIAL
    from crawler.refresh.report import write_report
    from crawler.refresh.runs import look_at_all

    check_mirror(mirror)
    chosen = _targets(corpus, portals, configs)
    given = _settings(settings, everything=everything, mirror=mirror)
    at = clock.now()
    with writing(corpus, "nianbao refresh", wait) as lock:
        runs = _run_all(chosen, corpus, given, lock, 60 * minutes)
        look_at_all(corpus)
    show(runs)
    if folder is not None:
        try:
            files = write_report(folder, runs, at)
        except OSError as error:
            give_up(f"the report can't be written: {error.filename}: {error.strerror}")
        say(f"Written: {files[0]} and {files[1].name}")
    if feeds is not None:
        _write_feeds(corpus, feeds, site)
    if any(each.outcome == "broken" for each in runs):
        sys.exit(1)
    if not all(each.good for each in runs):
        sys.exit(PARTIAL)


def _write_feeds(corpus: Path, folder: Path, site: str) -> None:
    from crawler.browse.pages.feeds import write
    from crawler.refresh.runs import opened

    if not corpus.exists():
        give_up(f"there is no corpus {corpus}, and so no news")
    try:
        with opened(corpus) as conn:
            written = list(write(conn, folder, site))
    except OSError as error:
        give_up(f"the feeds can't be written: {error.filename}: {error.strerror}")
    say(f"Written: {len(written)} feeds in {folder}")


def _targets(corpus: Path, names: Sequence[str], files: Sequence[Path]) -> list[Target]:
    from crawler.corpus.writer import Corpus
    from crawler.database.errors import CorpusError
    from crawler.refresh.runs import targets
    from spiders.any_portal import AnyPortal
    from spiders.portal import PortalError

    configs = {}
    for file in files:
        try:
            portal = AnyPortal(config=str(file))
        except PortalError as error:
            give_up(str(error), 2)
        configs[portal.name] = (str(file.absolute()), portal.title)
    if not corpus.exists() and not names and not configs:
        give_up(
            f"there is no corpus {corpus}: crawl a portal first (nianbao crawl luoyang), name one, or"
            " say where the corpus is with --corpus",
            2,
        )
    try:
        if corpus.exists():
            Corpus.open(corpus).close()
        found = targets(corpus, names, configs)
        Corpus.open(corpus).close()
    except CorpusError as error:
        give_up(str(error))
    except KeyError as error:
        give_up(f"nobody knows a portal {error.args[0]!r}: see nianbao portal list", 2)
    if not found:
        give_up(f"{corpus} knows no portal yet: name one, such as nianbao refresh luoyang", 2)
    return found


def _settings(given: Sequence[str], *, everything: bool, mirror: str | None) -> dict[str, str]:
    settings = named_values("-s", given)
    if everything:
        settings["REFRESH_ALL"] = "True"
    if mirror:
        settings["MIRROR"] = mirror
    return settings


def _run_all(
    chosen: Sequence[Target], corpus: Path, settings: dict[str, str], lock: Lock | None, seconds: float
) -> list[Findings]:
    from crawler.console import Console
    from crawler.refresh.report import headline
    from crawler.refresh.runs import run

    console = Console(stderr=True, highlight=False)
    runs = []
    for number, target in enumerate(chosen, 1):
        if console.is_terminal:
            console.print(f"[dim]{number} of {len(chosen)}[/]")
        found = run(target, corpus, settings, lock, seconds=seconds, show=console.is_terminal)
        runs.append(found)
        if console.is_terminal:
            console.print(f"  {target.title}: {headline(found)}", markup=False)
    return runs


_WIDE = 100
"""Least width of a terminal, in characters, with room for the portals' titles next to the numbers."""


def show(runs: Sequence[Findings]) -> None:
    """Prints the table of results, and below it why a portal is broken, or what of it is missing."""
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    from crawler.console import Console

    console = Console(highlight=False)
    wide = console.width >= _WIDE
    table = Table(
        title="What the refresh found", title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False
    )
    table.add_column("portal", overflow="fold")
    heads = ("new", "changed", "moved", "gone", "broken", "asked", "same", "s")
    for head in heads:
        table.add_column(head, justify="right")
    table.add_column("outcome")
    for each in runs:
        style = "green" if each.good else "bold red"
        counts = (
            len(each.new),
            len(each.changed),
            len(each.moved),
            len(each.withdrawn),
            len(each.broken),
            each.traffic.requests,
            each.traffic.not_modified,
            round(each.seconds),
        )
        table.add_row(
            escape(f"{each.title} · {each.portal}" if wide else each.portal),
            *(f"{n:,}" for n in counts),
            f"[{style}]{each.outcome}[/]",
        )
    console.print(table)
    for each in runs:
        if not each.good:
            say(f"nianbao: {each.portal} is {each.outcome}: {each.reason}", err=True)
