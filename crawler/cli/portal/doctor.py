"""`nianbao portal doctor`: finds out why a portal yields nothing, or less than before."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.common import give_up
from crawler.cli.corpus_option import corpus_option

if TYPE_CHECKING:
    from crawler.corpus.counted.crawls import Change, Crawl

_NAMED = 5
"""Most addresses that are listed one by one."""


@click.command("doctor")
@click.argument("name", metavar="NAME")
@corpus_option("The corpus with the portal's crawls.")
def command(name: str, corpus: Path) -> None:
    """Why the portal NAME yields nothing, or less: its last crawl beside the last good one.

    Nothing is fetched: the corpus tells which reports and columns are gone, which hosts refuse or
    don't answer, and what to do next. NAME is that of a portal that ships, or the name in your
    file, which is the host's where none is given.

    \b
    Examples:
      nianbao portal doctor luoyang
      nianbao portal doctor example --corpus data/demo.db

    Exit status: 0 the last crawl is as good as the one before; 1 something is wrong; 2 not
    understood.
    """  # noqa: D301
    from crawler.corpus.counted.crawls import compare, crawls_of

    with closing(_opened(corpus)) as conn:
        try:
            crawls = crawls_of(conn, name)
            change = compare(conn, crawls[1], crawls[0]) if len(crawls) == 2 else None
            known = [row[0] for row in conn.execute("SELECT DISTINCT portal FROM crawls ORDER BY 1")]
        except sqlite3.Error as error:
            give_up(f"{corpus} is no corpus of nianbao ({error}): name another with --corpus", 2)
    if not crawls:
        there = f"it has crawls of {', '.join(known)}" if known else "it has no crawl at all"
        give_up(f"{corpus} has no crawl of {name!r}; {there}", 2)
    wrong = list(_alone(crawls[0])) + (list(_changed(change)) if change else [])
    _show(name, crawls, change, wrong)
    if wrong:
        sys.exit(1)


def _opened(corpus: Path) -> sqlite3.Connection:
    from crawler.corpus.opening import open_for_reading
    from crawler.database.errors import CorpusError

    if not corpus.is_file():
        give_up(f"there is no corpus {corpus}: crawl first (nianbao crawl …), or name it with --corpus", 2)
    try:
        return open_for_reading(corpus)
    except CorpusError as error:
        give_up(str(error), 2)


def _show(name: str, crawls: list[Crawl], change: Change | None, wrong: list[str]) -> None:
    from rich.markup import escape
    from rich.table import Table

    from crawler.console import Console

    table = Table(title=escape(name), title_justify="left")
    for heading in ("", "last crawl", "last good one before it")[: len(crawls) + 1]:
        table.add_column(heading, overflow="fold")
    rows = {
        "began": [_minute(each.started_at) for each in crawls],
        "ended": [
            _minute(each.ended_at) if each.ended_at else "never: it was killed, or runs still" for each in crawls
        ],
        "outcome": [each.outcome or "–" for each in crawls],
        "why": [each.reason or "–" for each in crawls],
        "reports carried": [f"{len(each.reports):,}" for each in crawls],
        "columns of reports": [f"{len(each.columns):,}" for each in crawls],
        "blocked, errors": [f"{len(each.refused):,}" for each in crawls],
    }
    for heading, cells in rows.items():
        table.add_row(heading, *map(escape, cells))
    console = Console(highlight=False)
    console.print(table)
    for each in wrong:
        console.print(f"[red]·[/] {escape(each)}", soft_wrap=True)
    if not wrong:
        compared = "as good as the one before" if len(crawls) == 2 else "in order"
        console.print(f"[green]Nothing is wrong:[/] the last crawl is {compared}.")
    else:
        console.print(f"Next: {escape(_next(name, crawls[0], change))}", soft_wrap=True)


def _minute(moment: str) -> str:
    return f"{moment[:16].replace('T', ' ')} UTC"


def _alone(crawl: Crawl) -> Iterator[str]:
    """What is wrong with the last crawl in itself."""
    if crawl.ended_at is None:
        yield "the last crawl has no end: it was killed, or runs still"
    elif crawl.outcome in {"broken", "partial"}:
        yield f"the last crawl is {crawl.outcome}: {crawl.reason}"


def _changed(change: Change) -> Iterator[str]:
    """What is worse in the last crawl than in the last good one before it."""
    before, after = change.before, change.after
    if change.lost_reports:
        n, m = len(before.reports), len(after.reports)
        yield (
            f"{len(change.lost_reports):,} of {n:,} reports were not met again ({m:,} were met;"
            f" they stay in the corpus): {_some(change.lost_reports.values())}"
        )
    for fate, urls in _grouped(change.lost_columns).items():
        yield f"{len(urls):,} of {len(before.columns):,} columns vanished ({fate}): {_some(urls)}"
    for why, urls in _grouped(change.new_refusals).items():
        yield f"new since then, {len(urls):,} pages: {why}: {_some(urls)}"
    if change.silent_hosts:
        yield f"hosts that gave pages and give none now: {_some(sorted(change.silent_hosts))}"


def _grouped(reasons: Mapping[str, str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for url, reason in reasons.items():
        groups.setdefault(reason, []).append(url)
    return dict(sorted(groups.items(), key=lambda each: -len(each[1])))


def _some(named: Iterable[str]) -> str:
    every = list(named)
    more = f" and {len(every) - _NAMED:,} more" if len(every) > _NAMED else ""
    return ", ".join(every[:_NAMED]) + more


def _next(name: str, last: Crawl, change: Change | None) -> str:
    if last.ended_at is None or "interrupted" in (last.reason or ""):
        return "run the crawl again: nothing is kept twice."
    check = f"nianbao portal check {name} (or your file's name, or the portal's address)"
    if change and change.is_guarded:
        return f"a guard refuses us, and is left alone: wait a day, raise DOWNLOAD_DELAY, then {check}."
    if change and change.unlinked:
        return (
            f"the portal was rearranged: open a column in a browser; if it moved, add its new address"
            f" to start_urls. What is found now: {check}."
        )
    if not (last.reports or last.columns):
        return f"see what answers now: {check}."
    return f"run the crawl again, as servers have bad days; if it stays so: {check}."
