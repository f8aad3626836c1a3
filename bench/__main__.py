"""`python -m bench`: parsing against pandas.read_html, files against the libraries that read them,
crawling against a bare Scrapy spider, the corpus against sqlite-utils and against one process.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator

import click
from rich.console import Console
from rich.table import Table

from bench.measure import Result

PARTS = ("parse", "formats", "memory", "crawl", "families", "refresh", "store")


@click.command()
@click.option("--quick", is_flag=True, help="Fewer documents and rounds: a look, no measurement.")
@click.option("--only", type=click.Choice(PARTS), help="One of them.")
def main(*, quick: bool, only: str | None) -> None:
    """Medians of alternating rounds; the spread is that of single rounds. Beside it, of the
    formats: the share of the printed figures that were read; of the alternatives, which know no
    form, the share that stands alone in a cell of any table.
    """
    console = Console(width=130)
    table = Table(
        title=f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores"
    )
    for heading in ("what", "nianbao", "against", "", "ratio", "target"):
        table.add_column(heading, justify="left" if heading in {"what", "against"} else "right")
    for each in _results(only, quick=quick):
        console.print(f"{each.what}, against {each.against}: {each.ratio:.2f}", style="dim")
        color = "green" if each.met else "red"
        table.add_row(
            each.what, each.shown(each.ours, each.ours_right), each.against,
            each.shown(each.theirs, each.theirs_right), f"[{color}]{each.ratio:.2f}[/]",
            each.target_in_words,
        )  # fmt: skip
    if table.row_count:
        console.print(table)
    if only in {None, "memory"}:
        _memory(console)
    if only in {None, "families"}:
        _families(console, quick=quick)
    if only in {None, "refresh"}:
        _refresh(console)


def _results(only: str | None, *, quick: bool) -> Iterator[Result]:
    if only in {None, "crawl"}:  # first: the others stay on one core
        from bench import crawling

        yield from crawling.run(rounds=1 if quick else 3)
    if only in {None, "store"}:
        from bench import store

        small = {"rows": 20_000, "reports": 100, "rounds": 1} if quick else {}
        yield from store.run(**small)
    if only in {None, "parse"}:
        from bench import parsing

        yield parsing.run(pages=60 if quick else 240, rounds=3 if quick else 7)
    if only in {None, "formats"}:
        from bench import formats

        yield from formats.run(quick=quick)


def _families(console: Console, *, quick: bool) -> None:
    from bench import families

    table = Table(title="A portal of each family, by name, address and division alone")
    table.add_column("family")
    for heading in (
        "reports",
        "requests",
        "a report",
        "recall",
        "precision",
        "breadth-first, as many requests: recall",
    ):
        table.add_column(heading, justify="right")
    for cost in families.run((), organs=6 if quick else 20, years=3 if quick else 5):
        console.print(f"{cost.family}: {cost.each:.2f} requests a report", style="dim")
        table.add_row(
            cost.family, str(cost.reports), str(cost.requests), f"{cost.each:.2f}",
            f"{cost.recall:.0%}", f"{cost.precision:.0%}", f"{cost.breadth_first:.0%}",
        )  # fmt: skip
    console.print(table)


def _refresh(console: Console) -> None:
    from bench import refresh

    table = Table(title="A refresh where nothing changed, beside the first crawl")
    table.add_column("run")
    for heading in ("requests", "", "bytes", "", "seconds", ""):
        table.add_column(heading, justify="right")
    first: refresh.Cost | None = None
    for each in refresh.run():
        first = first or each
        asked, sent = each.requests / first.requests, each.bytes / first.bytes
        good = each is first or (asked <= refresh.MOST_REQUESTS and sent <= refresh.MOST_BYTES)
        color = "green" if good else "dim" if "--all" in each.what else "red"
        table.add_row(
            each.what, f"{each.requests:,}", f"[{color}]{asked:.1%}[/]", f"{each.bytes:,}",
            f"[{color}]{sent:.1%}[/]", f"{each.seconds:.1f}", f"{each.seconds / first.seconds:.0%}",
        )  # fmt: skip
    console.print(table)
    console.print(
        f"(targets of a refresh by schedule: at most {refresh.MOST_REQUESTS:.0%} of the requests,"
        f" {refresh.MOST_BYTES:.0%} of the bytes)"
    )


def _memory(console: Console) -> None:
    from bench import memory

    pages, ours, theirs = memory.run()
    color = "green" if ours < memory.MOST else "red"
    console.print(
        f"A PDF of {pages} pages with text: [{color}]{ours:.0f} MB[/] at the peak"
        f" (target < {memory.MOST}); pdfplumber's tables alone {theirs:.0f} MB"
    )


main()
